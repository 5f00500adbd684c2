import AuditModel
import Testing

@testable import ReportReading

/// Compares what was read with what was printed.
struct ReadBack {
  let printed: PrintedReport
  let report: Report
  let label: String

  init(_ printed: PrintedReport, rules: ProjectRules, label: String) throws {
    self.printed = printed
    self.label = label
    report = try rules.read(printed.bytes)
  }

  private var catalog: FormCatalog { printed.catalog }

  /// All differences; the caller reports them, so that a failing form shows once.
  func differences() -> [String] { identity() + sections() + everyCell() }

  // MARK: Who and when

  private func identity() -> [String] {
    var found: [String] = []
    if report.year != printed.year { found.append("year \(report.year ?? 0), not \(printed.year)") }
    if report.agency != printed.agency {
      found.append("agency \(report.agency ?? "nil"), not \(printed.agency)")
    }
    if (report.signed != nil) != (printed.signer != nil) {
      found.append("signed \(report.signed.map { "\($0)" } ?? "nil")")
    }
    let from = CalendarDate(year: printed.year, month: 1, day: 1)
    let to = CalendarDate(year: printed.year, month: 12, day: 31)
    if report.period?.from != from || report.period?.to != to { found.append("period") }
    return found
  }

  // MARK: Sections

  private func sections() -> [String] {
    let places = printed.headingPlaces
    guard report.sections.map(\.index) == printed.sections.map(\.index) else {
      return ["sections \(report.sections.map(\.index))"]
    }
    var found: [String] = []
    for (i, section) in report.sections.enumerated() {
      let expected = printed.sections[i]
      if section.heading.lowerBound < places[i].lowerBound
        || section.heading.upperBound > places[i].upperBound
      {
        found.append("heading \(expected.heading) at \(section.heading)")
      }
      let paragraphs = section.paragraphs.map { report.text(report.paragraphs[$0]) }
      if paragraphs != expected.paragraphs {
        found.append("paragraphs of \(expected.heading): \(paragraphs)")
      }
      if section.hasTable == expected.tables.isEmpty { found.append("hasTable of \(i)") }
    }
    return found
  }

  // MARK: Cells

  private func everyCell() -> [String] {
    var found: [String] = []
    for number in report.cells.indices {
      let name = catalog.reference(to: number)
      guard let texts = printed.texts[number] else {
        if report.cells[number].state != .absent { found.append("\(name) should be absent") }
        continue
      }
      if texts.count > 1 {
        if report.cells[number].state != .absent { found.append("\(name) has sub-rows") }
        for (i, text) in texts.enumerated() {
          let address = catalog.address(of: number)
          let rows = report.subRows.filter { $0.table == address.table && $0.row == address.row }
          guard i < rows.count else {
            found.append("\(name) sub-row \(i) missing")
            continue
          }
          found += difference(rows[i].cells[address.column], text, number, i, name)
        }
      } else {
        found += difference(report.cells[number], texts[0], number, 0, name)
      }
    }
    return found
  }

  private func difference(
    _ cell: Cell, _ text: CellText, _ number: Int, _ occurrence: Int, _ name: String
  ) -> [String] {
    if cell.state == .absent, isOpen(number) { return [] }
    if cell.state != text.state {
      return ["\(name) \(cell.state), not \(text.state) “\(text.text)”"]
    }
    if cell.value != text.value { return ["\(name) \(cell.value), not \(text.value)"] }
    guard let place = printed.places[number]?[occurrence] else {
      return ["\(name) was not printed"]
    }
    let printedAt = report.printedOffset(of: cell.text.lowerBound)
    if printedAt != place, !(text.state == .blank && printedAt == place + 1) {
      return ["\(name) at \(printedAt), not \(place)"]
    }
    return []
  }

  /// Whether nothing tells where the values of a cell's line begin: blanks at its ends may be filling.
  /// Such a line may be given up, but not in silence.
  private func isOpen(_ number: Int) -> Bool {
    let address = catalog.address(of: number)
    guard printed.kind != .tabCells,
      report.notes.contains(where: {
        $0.table == address.table && ($0.kind == .missingColumn || $0.kind == .extraColumn)
      })
    else { return false }
    for grid in printed.sections.flatMap(\.tables) where grid.table == address.table {
      for line in grid.lines where line.kind == .values(row: address.row) {
        let values = line.cells.filter(\.isValue)
        if values.first?.text == "" || values.last?.text == "" { return true }
      }
    }
    return false
  }

  /// How many cells were given up.
  var openCells: Int {
    printed.texts.keys.count { report.cells[$0].state == .absent && isOpen($0) }
  }

  /// What stands in a cell that must not: a number that this cell does not print there.
  func inventions() -> [String] {
    report.cells.indices.compactMap { number in
      let cell = report.cells[number]
      guard cell.state == .number else { return nil }
      return printed.places[number]?.contains(report.printedOffset(of: cell.text.lowerBound))
        == true
        ? nil : "\(catalog.reference(to: number)) = \(cell.value) is printed elsewhere"
    }
  }

  func expectSame(sourceLocation: SourceLocation = #_sourceLocation) {
    let found = differences()
    guard !found.isEmpty else { return }
    Issue.record(
      "\(label): \(found.prefix(6).joined(separator: "; "))\n\(notes)",
      sourceLocation: sourceLocation)
  }

  /// The cells, and which sections there are.
  func expectSameTables(sourceLocation: SourceLocation = #_sourceLocation) {
    var found = everyCell()
    if report.sections.map(\.index) != printed.sections.map(\.index) {
      found.append("sections \(report.sections.map(\.index))")
    }
    if report.year != printed.year { found.append("year \(report.year ?? 0)") }
    guard !found.isEmpty else { return }
    Issue.record(
      "\(label), \(report.layout): \(found.count) such as \(found.prefix(4).joined(separator: "; "))\n\(notes)",
      sourceLocation: sourceLocation)
  }

  func expectNothingInvented(sourceLocation: SourceLocation = #_sourceLocation) {
    let found = inventions()
    guard !found.isEmpty else { return }
    Issue.record(
      "\(label): \(found.prefix(6).joined(separator: "; "))\n\(notes)",
      sourceLocation: sourceLocation)
  }

  private var notes: String {
    report.notes.prefix(8).map { "\($0.kind.name) \($0.printed ?? "–") | \($0.official ?? "–")" }
      .joined(separator: "\n")
  }
}
