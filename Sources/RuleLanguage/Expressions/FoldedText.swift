import AuditModel

/// Texts that are searched are written in one way first. Words and texts in quotes are written so too; of a pattern, only
/// its author can tell what it should be.
extension PlacedText {
  /// The first sign of a literal text that no such text has.
  var signFoldedAway: Fault? {
    var text = string
    return text.withUTF8 { bytes in
      let folding = TextFolding(bytes)
      var start = 0
      while let change = folding.next(from: start) {
        start = change.range.upperBound
        // At an end it depends on what the pattern goes on with.
        if case .nothing = change.replacement, !bytes.isBesideWide(change.range) { continue }
        let sign = String(decoding: bytes[change.range], as: UTF8.self)
        let first = String(decoding: bytes[..<change.range.lowerBound], as: UTF8.self)
          .unicodeScalars.count
        return Fault(
          .foldedAway(sign, instead: change.replacement.text),
          fileRange(first..<first + sign.unicodeScalars.count))
      }
      return nil
    }
  }
}

extension SectionOperand {
  /// Whether its text is written in one way before it is searched.
  var isFolded: Bool { self != .text(.raw) && self != .text(.file) }
}

extension Lowering {
  /// Whether what is searched was written in one way first. Cells, notes and facts are as they are printed.
  func isFolded(_ text: Expression) -> Bool {
    switch text {
    case .sectionText(let section): return section.isFolded
    case .named(let binding): return scope.bindings[binding].isFolded
    case .found(.match, _):
      guard case .match(let search) = scope.quantifier else { return false }
      return search.places.allSatisfy(\.isFolded)
    case .found(let search, _):
      return scope.captures.first { $0.operand.search == search }?.isFolded ?? false
    case .captured(let operand):
      return scope.captures.first { $0.operand == operand }?.isFolded ?? false
    default: return false
    }
  }

  /// What is sought in a text, a text in quotes as that one is written.
  func sought(_ operand: Syntax, in text: Expression) throws(Fault) -> Expression {
    let sought = try self.text(operand)
    let written =
      if case .named(let binding) = sought { scope.bindings[binding].quoted } else { sought.quoted }
    guard let written, isFolded(text) else { return sought }
    return .text(TextFolding.folded(written))
  }
}

extension Expression {
  /// What stands there in quotes; nil where it is something else.
  var quoted: String? { if case .text(let text) = self { text } else { nil } }
}
