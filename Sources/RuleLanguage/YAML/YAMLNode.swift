/// A value of a YAML file with its places.
struct YAMLNode {
  enum Content {
    case scalar(YAMLScalar)
    case mapping([YAMLPair])
    case sequence([YAMLNode])
  }

  var content: Content
  /// Whether a collection is written with brackets or braces.
  var isFlow: Bool
  var range: Range<Int>

  var isList: Bool { if case .sequence = content { true } else { false } }

  /// Where a mistake in the value is shown: a text, or the first sign of a collection.
  var mark: Range<Int> {
    if case .scalar = content { return range }
    return range.lowerBound..<min(range.lowerBound + 1, range.upperBound)
  }
}

struct YAMLPair {
  var key: YAMLScalar
  var value: YAMLNode
}

/// A text of a YAML file, untyped: the schema decides whether "2021" is a year or a text.
struct YAMLScalar {
  enum Style { case plain, singleQuoted, doubleQuoted, literal, folded }

  var text: PlacedText
  var style: Style
  /// Quotes included.
  var range: Range<Int>

  var string: String { text.string }
  /// Nothing written: `key:` without a value.
  var isMissing: Bool { style == .plain && text.scalars.isEmpty }
}
