import AuditModel

/// What was read of reports, as `gouji/report/1`: one object, or an array of them.
public struct JSONReadingRenderer: ReadingRenderer {
  public var separator: String { ",\n" }

  public init() {}

  public func begin(isArray: Bool, into output: inout OutputBuffer) {
    if isArray { output.write("[\n" as StaticString) }
  }

  public func end(isArray: Bool, into output: inout OutputBuffer) {
    output.write(isArray ? "\n]\n" : "\n" as StaticString)
  }

  public func render(_ reading: Reading, into output: inout OutputBuffer) {
    output.writeJSON { $0.reading(reading) }
  }
}

extension JSONWriter {
  fileprivate mutating func reading(_ reading: Reading) {
    let report = reading.report
    beginObject()
    field("schema", "gouji/report/1")
    field("path", reading.path)
    field("format", reading.format)
    field("encoding", report.encoding)
    field("layout", report.layout.rawValue)
    field("agency", report.agency)
    field("agencyKind", report.agencyKind.name)
    field("agencyLevel", report.agencyLevel.name)
    field("year", report.year)
    key("title")
    if let title = report.title { text(title, in: reading) } else { null() }
    key("edition")
    edition(
      expected: report.expectedEdition(in: reading.catalog),
      detected: report.detectedEdition(in: reading.catalog), tables: report.tables.map(\.edition),
      evidence: reading.report.editionEvidence, in: reading.catalog)
    field("signed", report.signed?.description)
    field("published", report.published?.description)
    key("period")
    if let period = report.period { self.period(period, in: reading) } else { null() }
    paragraphs("preamble", report.preamble, in: reading)
    array("sections", report.sections) { $0.section($1, in: reading) }
    key("cells")
    beginArray()
    for table in reading.catalog.tables.indices {
      for cell in reading.cells(ofTable: table) { self.cell(cell, in: reading) }
    }
    endArray()
    array("notes", report.notes) { $0.note($1, in: reading) }
    endObject()
  }

  private mutating func text(_ range: Range<Int>, in reading: Reading) {
    beginObject()
    field("text", reading.report.text(range))
    place("at", reading.place(range))
    endObject()
  }

  private mutating func period(_ period: Report.Period, in reading: Reading) {
    beginObject()
    field("from", period.from.description)
    field("to", period.to.description)
    place("at", reading.place(period.place))
    endObject()
  }

  private mutating func paragraphs(
    _ name: StaticString, _ indices: Range<Int>, in reading: Reading
  ) {
    array(name, reading.report.paragraphs[indices]) { $0.text($1, in: reading) }
  }

  private mutating func section(_ section: Report.Section, in reading: Reading) {
    // Numbers and titles are the same in every edition; the newest one tells them.
    let form = reading.catalog.editions.last?.sections[section.index]
    beginObject()
    field("number", form?.number)
    field("title", form?.title)
    field("printed", reading.report.text(section.heading))
    place("at", reading.place(section.heading))
    field("endLine", reading.endLine(of: section))
    paragraphs("paragraphs", section.paragraphs, in: reading)
    endObject()
  }

  private mutating func cell(_ placed: Reading.PlacedCell, in reading: Reading) {
    let cell = placed.cell
    let isAbsent = cell.state == .absent
    beginObject()
    field("ref", placed.reference)
    field("table", placed.table)
    field("row", placed.row)
    field("column", placed.column)
    field("state", cell.state.name)
    field("value", cell.state == .number ? cell.value.description : nil)
    field("unit", reading.unit(of: cell))
    field("text", isAbsent ? nil : reading.report.text(cell.text))
    field("label", cell.label.map(reading.report.text))
    field("extra", placed.isExtra)
    place("at", isAbsent ? nil : reading.place(cell.text))
    if placed.isReplaced { field("reason", "sub-rows") }
    endObject()
  }

  private mutating func note(_ note: ReaderNote, in reading: Reading) {
    let catalog = reading.catalog
    beginObject()
    field("kind", note.kind.name)
    field("text", note.printed ?? note.official)
    field(
      "ref", note.cell.map(catalog.reference) ?? note.table.map { catalog.tables[$0].name })
    place("at", reading.place(note.place))
    endObject()
  }
}
