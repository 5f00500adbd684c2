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

/// Which part of a report is meant.
extension Lowering {
  /// A section named by `section`, `section 一` or `section of 表三`; nil where the operand is none.
  func section(_ operand: Syntax) throws(Fault) -> SectionOperand? {
    switch operand.kind {
    case .word(let word) where Vocabulary.instanceName(word) == .section:
      guard scope.has(.section) else {
        throw Fault(.noInstance(word, in: scope.quantifierText), operand.range)
      }
      return .instance
    case .section(let number): return .section(try section(numbered: number))
    case .sectionOf(let name):
      return .ofTable(try tableOperand(Syntax(.word(name.text), name.range)))
    default: return nil
    }
  }

  func section(numbered number: Syntax.Name) throws(Fault) -> Int {
    if let section = catalog.section(numbered: number.text) { return section }
    let numbers = catalog.editions.first?.sections.map(\.number) ?? []
    throw Fault(.unknownSection(number.text, known: numbers), number.range)
  }

  func textSource(_ operand: Syntax) throws(Fault) -> SectionOperand {
    if let section = try section(operand) { return section }
    guard let word = operand.word, let source = Vocabulary.textSource(word) else {
      throw Fault(whyNoTextSource(operand.word ?? ""), operand.range)
    }
    return .text(source)
  }

  private func whyNoTextSource(_ word: String) -> Mistake {
    if let number = gluedSection(word) { return .gluedSection(word, number: number) }
    if let number = sectionNumber(in: word) { return .sectionNumberAlone(number, as: word) }
    return .expectedTextSource
  }

  func tableOperand(_ operand: Syntax) throws(Fault) -> TableOperand {
    guard let word = operand.word else { throw Fault(.expectedTable, operand.range) }
    if Vocabulary.instanceName(word) == .table {
      guard let table = scope.instanceTable else {
        throw Fault(.noInstance(word, in: scope.quantifierText), operand.range)
      }
      return table
    }
    return .table(try table(Syntax.Name(text: word, range: operand.range)))
  }
}
