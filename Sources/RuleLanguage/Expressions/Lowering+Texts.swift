import AuditModel

/// What searches found.
extension Lowering {
  /// A name that a search gives; nil where none does.
  func capture(named word: String) -> Typed? {
    scope.captures.first { $0.name == word }.map {
      Typed(expression: .captured($0.operand), type: $0.type)
    }
  }

  /// `match`, `sentence`, `clause` and `before` under `each match`.
  func extent(_ word: String, at range: Range<Int>) throws(Fault) -> Typed? {
    guard let canonical = Vocabulary.extent.canonical(word) else { return nil }
    guard scope.hasMatch, scope.visited == nil else {
      throw Fault(.noInstance(word, in: scope.quantifierText), range)
    }
    guard let extent = Vocabulary.textExtent(word) else {
      precondition(canonical == "repeated", "the word stands in the vocabulary only")
      return Typed(expression: .isRepeated, type: .truth)
    }
    return Typed(expression: .found(.match, extent), type: .text)
  }

  /// `sentence(said)`: the sentence in which the value stands.
  func surroundings(
    _ function: String, _ operands: [Syntax], at range: Range<Int>
  ) throws(Fault) -> Typed {
    guard operands.count == 1 else {
      throw Fault(.argumentCount(function, expected: "一个取出的名称"), range)
    }
    let value = try lower(operands[0])
    guard case .captured(let operand) = value.expression else {
      throw Fault(.expectedCapture(scope.captures.map(\.name)), operands[0].range)
    }
    let extent = Vocabulary.textExtent(function) ?? .sentence
    return Typed(expression: .found(operand.search, extent), type: .text)
  }
}

extension Vocabulary {
  static func textExtent(_ word: String) -> TextExtent? {
    switch Self.extent.canonical(word) {
    case "match": .match
    case "sentence": .sentence
    case "clause": .clause
    case "before": .before
    default: nil
    }
  }
}
