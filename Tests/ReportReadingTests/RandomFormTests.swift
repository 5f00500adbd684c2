import AuditModel
import Foundation
import TestSupport
import Testing

@testable import ReportReading

/// Whole reports made at random from the form data, printed in every layout, must be read back as they are.
struct RandomFormTests {
  /// `GOUJI_FORMS=20000` tries more of them.
  static let count = ProcessInfo.processInfo.environment["GOUJI_FORMS"].flatMap(Int.init) ?? 230

  @Test(arguments: PrintedReport.Kind.framed, [0, 1, 2])
  func printedFormIsReadBack(kind: PrintedReport.Kind, edition: Int) throws {
    let rules = ProjectRules.withThirdEdition
    var open = 0
    for seed in 0..<Self.count {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: edition, kind: kind, seed: seed * 9 + edition)
      printed.print()
      let back = try ReadBack(printed, rules: rules, label: "\(kind) \(edition) seed \(seed)")
      back.expectSame()
      open += back.openCells
    }
    #expect(open <= Self.count / 2)
  }

  @Test(arguments: PrintedReport.Kind.framed)
  func blankFormStaysBlank(kind: PrintedReport.Kind) throws {
    let rules = ProjectRules.current
    for edition in rules.catalog.editions.indices {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: edition, kind: kind, seed: 7, variety: false)
      for cell in printed.texts.keys { printed.texts[cell] = [.blank] }
      for form in rules.catalog.editions[edition].tables {
        let grid = printed.grid(form, variety: false)
        printed.change(form.index) { $0 = grid }
      }
      printed.print(variety: false)
      let report = try rules.read(printed.bytes)
      let states = Set(printed.texts.keys.map { report.cells[$0].state })
      #expect(states == [.blank])
    }
  }
}
