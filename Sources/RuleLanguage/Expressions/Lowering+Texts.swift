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
  func surroundings(_ extent: TextExtent, of operand: Syntax) throws(Fault) -> Typed {
    guard case .captured(let captured) = try lower(operand).expression else {
      throw Fault(.expectedCapture(scope.captures.map(\.name)), operand.range)
    }
    return Typed(expression: .found(captured.search, extent), type: .text)
  }
}
