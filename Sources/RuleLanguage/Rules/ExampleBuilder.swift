import AuditModel

/// Builds one example from its statements.
struct ExampleBuilder {
  let rule: RuleFileReader
  let body: RuleFileReader.Body
  let outcome: RuleExample.Outcome
  var settings: [RuleExample.Setting] = []
  private var results: [RuleExample.Result] = []
  private var said: [Statement] = []
  /// What is said of the note, put together at the end.
  var note = NoteParts()
  var periodFrom: CalendarDate?
  var periodTo: CalendarDate?
  /// Where the last of them stands.
  var periodRange = 0..<0

  /// `表四` selects the instance, `表四 空` says what stands there: both may be said.
  private struct Statement: Equatable {
    var subject: ExampleSubject
    var isSelection: Bool
  }

  struct NoteParts {
    var isSaid = false
    var kind: ReaderNote.Kind?
    var printed: String?
    var official: String?
    var weight: LabelVariant.Weight?
    var table: Int?
    var row: Int?
    var column: Int?
  }

  init(rule: RuleFileReader, body: RuleFileReader.Body, outcome: RuleExample.Outcome) {
    self.rule = rule
    self.body = body
    self.outcome = outcome
  }

  var catalog: FormCatalog { rule.names.catalog }
  var lowering: Lowering { Lowering(scope: body.scope, patterns: rule.patterns) }

  /// `新收 10, 上年结转 3 -> left 13`
  mutating func add(statements text: PlacedText) throws(Fault) {
    if let arrow = StatementCutter.wideArrow(in: text) {
      throw Fault(.wrongOperator("→", right: "->"), text.fileRange(arrow..<arrow + 1))
    }
    var cutter = StatementCutter(text)
    var isFirst = true
    while let statement = try cutter.next() {
      var reader = ExampleNameReader(text: statement, lowering: lowering)
      let subject: ExampleSubject
      do throws(Fault) {
        subject = try reader.read()
      } catch {
        // A name that nothing has, with no value behind it: the comma was part of a text.
        guard !isFirst, case .unknownName(let name, _, _, nil) = error.mistake,
          reader.rest.scalars.isEmpty || said.last?.subject.isText == true
        else { throw error }
        throw Fault(.commaInValue(name), error.range)
      }
      isFirst = false
      try add(subject, at: reader.nameRange, value: reader.rest, isPair: false)
    }
    if let results = cutter.results { try add(results: results) }
  }

  /// A pair of the mapping form.
  mutating func add(name: PlacedText, value: PlacedText) throws(Fault) {
    var reader = ExampleNameReader(text: name, lowering: lowering)
    let subject = try reader.read()
    guard reader.rest.scalars.isEmpty else {
      throw Fault(.unexpected(.word(reader.rest.string), after: true), reader.rest.whole)
    }
    try add(subject, at: reader.nameRange, value: value, isPair: true)
  }

  private mutating func add(
    _ subject: ExampleSubject, at range: Range<Int>, value: PlacedText, isPair: Bool
  ) throws(Fault) {
    let statement = Statement(
      subject: subject, isSelection: value.scalars.isEmpty && !isPair)
    if said.contains(statement) { throw Fault(.saidTwice, range) }
    said.append(statement)
    try set(subject, at: range, to: value, isPair: isPair)
  }

  /// `left 13, severity ordinary`
  mutating func add(results text: PlacedText) throws(Fault) {
    for part in text.split(at: [",", "，"]) {
      guard let blank = part.scalars.firstIndex(where: \.isBlank) else {
        throw Fault(.resultShape, part.whole)
      }
      let name = part[0..<blank]
      let value = part[blank..<part.scalars.count].trimmed
      results.append(
        RuleExample.Result(
          name: try resultName(name), value: try resultValue(name, value),
          place: rule.diagnostics.source.place(of: name.whole.lowerBound)))
    }
  }

  private func resultName(_ text: PlacedText) throws(Fault) -> String {
    let name = text.string
    if let word = Vocabulary.messageName.canonical(name), word != "instance" {
      guard body.requirement?.sides != nil else {
        throw Fault(.notOneComparison(word), text.whole)
      }
      return word
    }
    if Vocabulary.exampleName.canonical(name) == "severity" { return "severity" }
    if body.scope.taken.contains(name) { return name }
    let known = Vocabulary.messageName.spellings + ["severity", "级别"] + body.scope.taken
    throw Fault(.unknownResult(name, near: nearName(to: name, among: known)), text.whole)
  }

  private func resultValue(_ name: PlacedText, _ value: PlacedText) throws(Fault) -> String {
    if value.scalars.isEmpty { throw Fault(.resultShape, name.whole) }
    if Vocabulary.exampleName.canonical(name.string) == "severity" {
      guard let severity = Vocabulary.severity(value.string) else {
        throw Fault(
          .unknownChoice(
            value.string, what: "级别", known: Vocabulary.severity.shown,
            near: nearWord(to: value.string, among: Vocabulary.severity.spellings)), value.whole)
      }
      return severity.name
    }
    return RuleExample.CellContent(value.string).number?.description ?? value.string
  }

  /// The example with what follows from all statements together.
  mutating func finished(at place: SourcePlace, _ mark: Range<Int>) throws(Fault) -> RuleExample {
    if periodFrom != nil || periodTo != nil {
      guard let from = periodFrom, let to = periodTo else {
        let missing =
          periodFrom.map { "期限止 \($0.year)-12-31" } ?? periodTo.map { "期限起 \($0.year)-01-01" }
        throw Fault(.halfPeriod(missing: missing ?? ""), periodRange)
      }
      settings.append(.period(from, to))
    }
    if note.isSaid { settings.append(.note(try finishedNote(at: mark))) }
    if let selected = impliedInstance { settings.insert(selected, at: 0) }
    return RuleExample(
      expected: outcome, settings: settings, results: results, place: place)
  }

  private func finishedNote(at mark: Range<Int>) throws(Fault) -> ReaderNote {
    guard case .note(let kinds) = body.quantifier else {
      throw Fault(.noInstance("note", in: body.scope.quantifierText), mark)
    }
    guard let kind = note.kind ?? (kinds.count == 1 ? kinds[0] : nil) else {
      throw Fault(.noteKindMissing, mark)
    }
    return ReaderNote(
      kind: kind, place: 0..<0, table: note.table, cell: notedCell, printed: note.printed,
      official: note.official, weight: note.weight ?? LabelVariant.Weight.none)
  }

  /// The cell of the row and the column that are told; where only one is, the first cell of that line.
  private var notedCell: Int? {
    guard note.row != nil || note.column != nil, let table = note.table else { return nil }
    let declared = catalog.declared.flatMap { $0[table].cells }
    return declared.first { cell in
      let address = catalog.address(of: cell)
      return (note.row == nil || address.row == note.row)
        && (note.column == nil || address.column == note.column)
    }
  }

  /// Where no instance is named, the one section or table that the statements speak of.
  private var impliedInstance: RuleExample.Setting? {
    if settings.contains(where: { if case .at = $0 { true } else { false } }) { return nil }
    switch body.quantifier {
    case .section:
      let sections = Set(said.compactMap(\.subject.section))
      return sections.count == 1 ? .at(.section, .section(sections.first!)) : nil
    case .table:
      let tables = Set(said.compactMap { $0.subject.table(in: catalog) })
      return tables.count == 1 ? .at(.table, .table(tables.first!)) : nil
    default: return nil
    }
  }
}

extension PlacedText {
  /// Its place in the file.
  var whole: Range<Int> { fileRange(0..<scalars.count) }
}
