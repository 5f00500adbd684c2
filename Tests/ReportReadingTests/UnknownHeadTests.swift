import AuditModel
import Testing

@testable import ReportReading

/// One column head that nobody knows, and tables without any figure.
struct UnknownHeadTests {
  private let rules = ProjectRules.current

  /// A report with the label of one column of 表三 changed.
  private func report(
    _ kind: PrintedReport.Kind, _ column: String, as label: String, seed: Int
  ) -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: seed % 2, kind: kind, seed: seed, variety: false)
    let table = 1
    printed.change(table) { grid in
      for line in grid.lines.indices where grid.lines[line].kind == .header {
        for i in grid.lines[line].cells.indices {
          if case .label(column, let role) = grid.lines[line].cells[i].content {
            grid.lines[line].cells[i].content = .label(label, role)
          }
        }
      }
    }
    printed.print(variety: false)
    return printed
  }

  /// In running text unknown words and the known label behind them are one.
  @Test(
    arguments: PrintedReport.Kind.allCases.filter { $0 != .page && $0 != .running },
    ["科研机构", "社会公益组织", "法律服务机构"])
  func headBetweenItsNeighboursIsAltered(kind: PrintedReport.Kind, column: String) throws {
    for seed in 0..<4 {
      let printed = report(kind, column, as: "有关团体", seed: seed)
      let back = try ReadBack(printed, rules: rules, label: "\(kind) \(column) seed \(seed)")
      back.expectSameTables()
      let notes = back.report.notes.filter { $0.table == 1 && $0.kind != .cornerNoteMissing }
      #expect(
        notes.map(\.kind) == [.labelAltered, .inferred]
          || notes.map(\.kind) == [.inferred, .labelAltered])
      #expect(notes.contains { $0.official == column && $0.weight == .content })
    }
  }

  /// At an end of its group it may as well be a column of the agency's own.
  @Test(arguments: PrintedReport.Kind.allCases, ["自然人", "商业企业", "其他", "总计"])
  func headAtAnEndGivesNoWrongNumber(kind: PrintedReport.Kind, column: String) throws {
    for seed in 0..<4 {
      let printed = report(kind, column, as: "有关团体", seed: seed)
      try ReadBack(printed, rules: rules, label: "\(kind) \(column) seed \(seed)")
        .expectNothingInvented()
    }
  }

  @Test(arguments: PrintedReport.Kind.allCases.filter { $0 != .page })
  func tableWithoutFiguresIsBlank(kind: PrintedReport.Kind) throws {
    for edition in [0, 1] {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: edition, kind: kind, seed: 5, variety: false)
      let cells = printed.texts.keys.filter { rules.catalog.address(of: $0).table == 1 }
      for cell in cells { printed.texts[cell] = [.blank] }
      printed.redraw()
      printed.print(variety: false)
      let report = try rules.read(printed.bytes)
      #expect(cells.allSatisfy { report.cells[$0].state == .blank }, "\(kind)")
      #expect(!report.notes.contains { $0.table == 1 && $0.kind == .missingColumn })
    }
  }
}
