import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// Cells in paragraphs of their own, of which a blank one leaves a line end less than another.
struct ThinBlankTests {
  private let rules = ProjectRules.current

  /// A report whose 表三 has blanks anywhere but in its totals.
  private func print(edition: Int, seed: Int, blanks: Int) throws -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: .blankLine, seed: seed, variety: false)
    printed.balance()
    let table = try #require(rules.catalog.tables.firstIndex { $0.name == "表三" })
    for cell in printed.texts.keys.sorted() where printed.random.below(6) < blanks {
      let isTotal = rules.catalog.reference(to: cell).hasSuffix(",总计]")
      guard rules.catalog.address(of: cell).table == table, !isTotal else { continue }
      printed.texts[cell] = [.blank]
    }
    printed.redraw()
    printed.print(
      .lineCells(.init(parting: .blankLine, hasThinBlanks: true)), variety: false)
    return printed
  }

  @Test(arguments: [1, 3, 6], [0, 1])
  func blanksKeepTheirPlaces(blanks: Int, edition: Int) throws {
    for seed in 0..<12 {
      let printed = try print(edition: edition, seed: seed, blanks: blanks)
      try ReadBack(printed, rules: rules, label: "\(edition) \(blanks) seed \(seed)")
        .expectSameTables()
    }
  }

  /// A row that lost a cell is shorter than others like it: what is left must not move.
  @Test func lostCellsAreNotInvented() throws {
    for seed in 0..<25 {
      var printed = try print(edition: seed % 2, seed: seed, blanks: 3)
      var random = SeededRandom(seed: seed)
      printed.loseValues(&random)
      printed.print(.lineCells(.init(parting: .blankLine, hasThinBlanks: true)), variety: false)
      try ReadBack(printed, rules: rules, label: "seed \(seed)").expectNothingInvented()
    }
  }
}
