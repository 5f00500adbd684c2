import AuditModel

extension ExampleBuilder {
  mutating func set(
    _ subject: ExampleSubject, at range: Range<Int>, to value: PlacedText, isPair: Bool
  ) throws(Fault) {
    let text = value.unquoted
    switch subject {
    case .cell(let operand):
      try requireValue(value, range)
      let content = RuleExample.CellContent(text)
      if content.isUnreadable, !isPair, !value.isQuoted,
        let blank = value.scalars.firstIndex(where: \.isBlank)
      {
        throw Fault(.missingComma, value.fileRange(blank + 1..<value.scalars.count))
      }
      settings.append(.cell(operand, content))
    case .table(let table):
      if value.scalars.isEmpty, !isPair, lowering.scope.has(.table) {
        settings.append(.at(.table, .table(table)))
        return
      }
      try requireValue(value, range)
      switch Vocabulary.state(text) {
      case .absent: settings.append(.tableAbsent(table))
      case .blank: settings.append(.tableBlank(table))
      default: throw Fault(.tableValue(text), value.whole)
      }
    case .fact(let fact):
      try set(fact, at: range, to: value)
      if fact == .periodFrom || fact == .periodTo { periodRange = range }
    case .edition:
      try requireValue(value, range)
      settings.append(.edition(try edition(value), table: nil))
    case .section(let section):
      try set(section, at: range, to: value, isPair: isPair)
    case .instance(let instance):
      try requireValue(value, range)
      settings.append(.at(instance, try symbol(value, of: instance.type)))
    case .note(let fact):
      try requireValue(value, range)
      try set(fact, to: value)
    case .nothing:
      guard body.searches else {
        throw Fault(.nothingToSearch(body.scope.quantifierText), range)
      }
      guard value.scalars.isEmpty else {
        throw Fault(.unexpected(.word(text), after: true), value.whole)
      }
      settings.append(.nothing)
    }
  }

  private func requireValue(_ value: PlacedText, _ name: Range<Int>) throws(Fault) {
    if value.scalars.isEmpty { throw Fault(.statementWithoutValue, name) }
  }

  private mutating func set(
    _ section: SectionOperand, at range: Range<Int>, to value: PlacedText, isPair: Bool
  ) throws(Fault) {
    if value.scalars.isEmpty, !isPair {
      guard case .section(let index) = section, body.quantifier == .section else {
        throw Fault(.statementWithoutValue, range)
      }
      settings.append(.at(.section, .section(index)))
      return
    }
    let text = value.unquoted
    switch Vocabulary.state(text) {
    case .absent: settings.append(.sectionAbsent(section))
    case .blank: settings.append(.sectionText(section, ""))
    default:
      if section == .text(.headings) { try requireNumbers(ofHeadings: value) }
      settings.append(.sectionText(section, text))
    }
  }

  /// A line takes the place of the official heading of its number; one without would stand nowhere.
  private func requireNumbers(ofHeadings value: PlacedText) throws(Fault) {
    let numbers = catalog.editions.flatMap(\.sections).map(\.number)
    for line in value.withoutQuotes.split(at: ["\n"]) where !line.scalars.isEmpty {
      guard numbers.contains(where: { line.string.hasPrefix($0 + "、") }) else {
        throw Fault(.headingWithoutNumber(line.string, first: numbers.first ?? "一"), line.whole)
      }
    }
  }

  private mutating func set(
    _ fact: Fact, at range: Range<Int>, to value: PlacedText
  ) throws(Fault) {
    try requireValue(value, range)
    let text = value.unquoted
    // What a report does not state is not set: examples begin with a report that states nothing.
    if Vocabulary.state(text) == .absent { return }
    switch fact {
    case .year:
      guard let year = Int(text), FormFileReader.believableYears.contains(year) else {
        throw Fault(.expectedNumber("year", found: text), value.whole)
      }
      settings.append(.year(year))
    case .agency: settings.append(.agency(text))
    case .title: settings.append(.title(text))
    case .brokenOff: settings.append(.brokenOff(text))
    case .agencyKind:
      if case .kind(let kind) = try symbol(value, of: .agencyKind) { settings.append(.kind(kind)) }
    case .agencyLevel:
      if case .level(let level) = try symbol(value, of: .agencyLevel) {
        settings.append(.level(level))
      }
    case .signed: settings.append(.signed(try date(value)))
    case .published: settings.append(.published(try date(value)))
    case .periodFrom: periodFrom = try date(value)
    case .periodTo: periodTo = try date(value)
    case .detectedEdition(.table(let table)):
      settings.append(.edition(try edition(value), table: table))
    case .sectionsPrinted:
      var sections: [Int] = []
      let numbers = value.withoutQuotes
      for (i, number) in numbers.scalars.enumerated() where !number.isBlank && number != "、" {
        let name = Syntax.Name(text: String(number), range: numbers.fileRange(i..<i + 1))
        sections.append(try lowering.section(numbered: name))
      }
      settings.append(.sectionsPrinted(sections))
    case .expectedEdition, .detectedEdition, .appliedEdition:
      throw Fault(.derivedFact(text), range)
    }
  }

  private mutating func set(_ fact: NoteFact, to value: PlacedText) throws(Fault) {
    note.isSaid = true
    switch fact {
    case .printed: note.printed = value.unquoted
    case .official: note.official = value.unquoted
    case .kind:
      if case .noteKind(let kind) = try symbol(value, of: .noteKind) { note.kind = kind }
    case .weight:
      if case .weight(let weight) = try symbol(value, of: .weight) { note.weight = weight }
    case .table:
      if case .table(let table) = try symbol(value, of: .tableName) { note.table = table }
    case .row:
      if case .row(let table, let row) = try lineOfNote(value, .rowName) {
        note.table = table
        note.row = row
      }
    case .column:
      if case .column(let table, let column) = try lineOfNote(value, .columnName) {
        note.table = table
        note.column = column
      }
    }
  }

  /// A line of the note's table, or of the first table that has one of this name.
  private func lineOfNote(_ value: PlacedText, _ type: ValueType) throws(Fault) -> Symbol {
    let symbols = try lowering.symbols(Syntax(.word(value.unquoted), value.whole), of: type)
    return symbols.first { symbol in
      switch symbol {
      case .row(let table, _), .column(let table, _): note.table == nil || note.table == table
      default: false
      }
    } ?? symbols[0]
  }

  private func symbol(_ value: PlacedText, of type: ValueType) throws(Fault) -> Symbol {
    let symbols = try lowering.symbols(Syntax(.word(value.unquoted), value.whole), of: type)
    guard symbols.count == 1 else {
      throw Fault(.ambiguousName(value.unquoted, ["几个表都有它"]), value.whole)
    }
    return symbols[0]
  }

  private func edition(_ value: PlacedText) throws(Fault) -> Int {
    guard case .edition(let edition) = try symbol(value, of: .edition) else { return 0 }
    return edition
  }

  private func date(_ value: PlacedText) throws(Fault) -> CalendarDate {
    let parts = value.string.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), let date = CalendarDate(year: year, month: month, day: day)
    else { throw Fault(.badDate(value.string), value.whole) }
    return date
  }
}

extension PlacedText {
  fileprivate var isQuoted: Bool {
    scalars.count >= 2 && scalars.first == "\"" && scalars.last == "\""
  }

  /// Without the quotes around the whole of it.
  fileprivate var withoutQuotes: PlacedText { isQuoted ? self[1..<scalars.count - 1] : self }

  var unquoted: String { withoutQuotes.string }
}
