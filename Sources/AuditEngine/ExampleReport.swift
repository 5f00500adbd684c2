import AuditModel

/// Builds the report that an example of a rule speaks of.
///
/// What the example does not mention is there and says nothing: sections with headings alone, tables whose
/// cells were not read, no dates. Of a table of which it names a cell all other cells are 0.
struct ExampleReport {
  private let example: RuleExample
  private let settings: ExampleSettings
  private let rule: Rule
  private let program: CheckProgram
  private let edition: Int
  private let instance: Instance
  private let readsTables: Bool

  private var catalog: FormCatalog { program.catalog }

  init(
    _ example: RuleExample, _ settings: ExampleSettings, rule: Rule, program: CheckProgram,
    edition: Int, instance: Instance, readsTables: Bool
  ) {
    self.example = example
    self.settings = settings
    self.rule = rule
    self.program = program
    self.edition = edition
    self.instance = instance
    self.readsTables = readsTables
  }

  func build() -> Report {
    var report = Report(cellCount: catalog.cellCount, tableCount: catalog.tables.count)
    report.year = settings.year
    // Only the year can tell whether a rule without tables applies.
    if report.year == nil, rule.editions != nil, !readsTables {
      report.year = catalog.editions[edition].firstYear
    }
    addTables(to: &report)
    addFacts(to: &report)
    addSections(to: &report)
    return report
  }

  // MARK: Tables

  private func edition(of table: Int) -> Int {
    settings.tableEditions[table] ?? settings.edition ?? edition
  }

  private func addTables(to report: inout Report) {
    for table in catalog.tables.indices where !settings.absentTables.contains(table) {
      report.tables[table].isFound = true
      report.tables[table].edition = edition(of: table)
    }
    let named = settings.cells.compactMap { setting in
      program.forms.cell(setting.operand, at: instance).map { ($0, setting) }
    }
    let tables =
      settings.findsNothing
      ? Array(catalog.tables.indices)
      : named.map { program.forms.table(of: $0.0) } + settings.blankTables
    for table in catalog.tables.indices
    where report.tables[table].isFound && tables.contains(table) {
      let state: Cell.State = settings.blankTables.contains(table) ? .blank : .number
      for cell in catalog.declared[edition(of: table)][table].cells {
        report.cells[cell] = Cell(state: state)
      }
    }
    for (cell, setting) in named {
      report.cells[Int(cell)] = self.cell(
        setting.content, figure: catalog.column(of: Int(cell)).figure, in: &report)
    }
  }

  private func cell(
    _ content: RuleExample.CellContent, figure: FormLine.Figure, in report: inout Report
  ) -> Cell {
    switch content {
    case .absent: return .absent
    case .blank: return Cell(state: .blank)
    case .dash: return Cell(state: .dash, text: append("/", to: &report))
    case .printed(let text):
      let range = append(text, to: &report)
      return readCell(range, in: report.source.span, figure: figure)
    }
  }

  // MARK: Facts

  private func addFacts(to report: inout Report) {
    for setting in example.settings {
      switch setting {
      case .kind(let kind): report.agencyKind = kind
      case .level(let level): report.agencyLevel = level
      case .agency(let agency): report.agency = agency
      case .title(let title): report.title = append(title, to: &report)
      case .brokenOff(let words):
        report.notes.append(
          ReaderNote(kind: .brokenOff, place: append(words, to: &report), printed: words))
      case .signed(let date): report.signed = date
      case .published(let date): report.published = date
      case .period(let from, let to):
        report.period = Report.Period(from: from, to: to, place: 0..<0)
      case .note(let note): report.notes.append(note)
      case .at, .cell, .year, .edition, .sectionText, .sectionAbsent, .sectionsPrinted,
        .tableAbsent, .tableBlank, .nothing:
        break
      }
    }
    if let name = settings.signature { report.signature = append(name, to: &report) }
    // Whoever is said to be a department is one of some level.
    if report.agencyKind != .unknown, report.agencyLevel == .unknown {
      let isOfTown = report.agencyKind == .subdistrict || report.agencyKind == .township
      report.agencyLevel = isOfTown ? .town : .county
    }
  }

  // MARK: Sections

  /// In bytes: the headings and a sentence or two.
  private static let usualLength = 600

  private func addSections(to report: inout Report) {
    for (section, text) in settings.texts where section.isOutsideSections {
      addParagraph(text, to: &report)
    }
    if settings.findsNothing, searched.contains(where: \.isOutsideSections) {
      addParagraph(Self.plainText, to: &report)
    }
    report.preamble = 0..<report.paragraphs.count
    report.sections.reserveCapacity(program.sectionCount)
    report.source.reserveCapacity(Self.usualLength)
    let absent = settings.absentSections.compactMap { number($0) }
    for section in settings.printed ?? Array(0..<program.sectionCount)
    where !absent.contains(section) {
      addSection(section, to: &report)
    }
  }

  private func addSection(_ section: Int, to report: inout Report) {
    let isRepeated = report.sections.contains { $0.index == section }
    var text = isRepeated ? nil : settings.texts.last { number($0.section) == section }?.text
    if settings.findsNothing, text == nil, searched.contains(where: { number($0) == section }) {
      text = Self.plainText
    }
    let heading = addHeading(of: section, to: &report)
    let first = report.paragraphs.count
    if let text, !text.isEmpty { addParagraph(text, to: &report) }
    // What is said to be empty has no table either.
    let hasTable =
      text?.isEmpty != true && !isRepeated
      && catalog.editions[edition].tables.contains {
        $0.section == section && report.tables[$0.index].isFound
      }
    report.sections.append(
      Report.Section(
        index: section, heading: heading, body: heading.upperBound..<report.source.count,
        paragraphs: first..<report.paragraphs.count, hasTable: hasTable))
  }

  private func addHeading(of section: Int, to report: inout Report) -> Range<Int> {
    let sections = catalog.editions[edition].sections
    let isInForm = section < sections.count
    let start = report.source.count
    if settings.hasHeadings,
      let heading = settings.heading(beginning: isInForm ? sections[section].number + "、" : "")
    {
      write(heading, to: &report)
    } else if isInForm {
      report.source += program.headings[edition][section]
    }
    return endLine(from: start, in: &report)
  }

  /// Stands where an example says that nothing is found.
  private static let plainText = "本机关如实报告。"

  /// What the rule searches.
  private var searched: [SectionOperand] {
    var searches = rule.extracts
    if case .match(let search) = rule.quantifier { searches.append(search) }
    return searches.flatMap(\.places)
  }

  private func number(_ operand: SectionOperand) -> Int? {
    switch operand {
    case .section(let section): section
    case .instance: instance.section >= 0 ? Int(instance.section) : nil
    case .ofTable(.table(let table)): section(ofTable: table)
    case .ofTable(.instance):
      instance.table >= 0 ? section(ofTable: Int(instance.table)) : nil
    case .text: nil
    }
  }

  private func section(ofTable table: Int) -> Int? {
    catalog.editions[edition].tables.first { $0.index == table }?.section
  }

  private func addParagraph(_ text: String, to report: inout Report) {
    let newline = UInt8(ascii: "\n")
    var start = report.source.count
    for byte in text.utf8 where byte != newline || report.source.count > start {
      report.source.append(byte)
      if byte == newline {
        report.paragraphs.append(start..<report.source.count - 1)
        start = report.source.count
      }
    }
    if report.source.count > start { report.paragraphs.append(endLine(from: start, in: &report)) }
  }

  private func append(_ line: String, to report: inout Report) -> Range<Int> {
    let start = report.source.count
    write(line, to: &report)
    return endLine(from: start, in: &report)
  }

  private func write(_ text: String, to report: inout Report) {
    var text = text
    text.withUTF8 { report.source.append(contentsOf: $0) }
  }

  private func endLine(from start: Int, in report: inout Report) -> Range<Int> {
    let end = report.source.count
    report.source.append(UInt8(ascii: "\n"))
    return start..<end
  }
}

extension SectionOperand {
  fileprivate var isOutsideSections: Bool {
    switch self {
    case .text(.report), .text(.preamble), .text(.raw), .text(.file): true
    case .text(.headings), .text(.title), .text(.signature), .section, .instance, .ofTable: false
    }
  }
}
