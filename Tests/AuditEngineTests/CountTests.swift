import AuditModel
import Testing

@testable import AuditEngine

/// Counts of cells some of which were not found: certain where every possible count says the same.
struct CountTests {
  static func blanks(_ comparison: Expression.Comparison, _ count: Int) -> Expression {
    .compare(
      comparison, .countCells(all(t4), where: state(.instance, .equal, .blank)), number(count))
  }

  static let counts: [(blanks: Int, absent: Int, requirement: Expression, verdict: Verdict)] = [
    (0, 0, blanks(.equal, 0), .passed), (2, 0, blanks(.equal, 0), .failed),
    (0, 1, blanks(.equal, 0), .undecided(.absent)), (2, 1, blanks(.equal, 0), .failed),
    (2, 1, blanks(.less, 3), .undecided(.absent)), (2, 1, blanks(.lessOrEqual, 3), .passed),
    (2, 1, blanks(.greater, 1), .passed), (2, 1, blanks(.greaterOrEqual, 4), .failed),
    (2, 1, blanks(.notEqual, 5), .passed), (0, 15, blanks(.equal, 0), .undecided(.absent)),
    // A condition about being absent is itself known.
    (
      0, 15,
      .compare(
        .equal, .countCells(all(t4), where: state(.instance, .notEqual, .absent)), number(0)),
      .passed
    ),
    (0, 4, .compare(.equal, .countCells(all(t4), where: nil), number(15)), .passed),
  ]

  @Test(arguments: counts)
  func countOverATable(
    blanks: Int, absent: Int, requirement: Expression, verdict: Verdict
  ) throws {
    var report = ReportBuilder().report
    let cells = officialForms.declared[new][t4].cells
    for cell in cells.prefix(blanks) { report.cells[cell].state = .blank }
    for cell in cells.suffix(absent) { report.cells[cell] = .absent }
    let rule = rule("t/count", .table([t4]), require: requirement)
    #expect(try AuditEngineTests.verdict(rule, report) == verdict)
  }

  @Test func countedCellsAreCited() throws {
    var builder = ReportBuilder()
    builder.set("表四", "复议", "总计", .blank)
    builder.set("表四", "直接起诉", "结果维持", .blank)
    let finding = try #require(try audit([SampleRules.blank(t4)], builder.report).findings.first)
    #expect(finding.cells.map(\.reference) == ["表四[复议,总计]", "表四[直接起诉,结果维持]"])
    #expect(finding.left == "2")
  }

  static let lists: [(blank: [(row: String, column: String)], told: String)] = [
    ([("复议", "总计")], "复议·总计"),
    ([("复议", "总计"), ("直接起诉", "结果维持")], "复议·总计、直接起诉·结果维持"),
    ([("复议", "结果维持"), ("复议", "总计"), ("直接起诉", "总计")], "复议（结果维持、总计）、直接起诉·总计"),
    ([], "整张表"),
  ]

  @Test(arguments: lists)
  func listsNameWhatTheyPicked(blank: [(row: String, column: String)], told: String) throws {
    var builder = ReportBuilder()
    for (row, column) in blank { builder.set("表四", row, column, .blank) }
    if blank.isEmpty { builder.setAll(t4, .blank) }
    let list = Expression.listCells(all(t4), where: state(.instance, .equal, .blank))
    let rule = rule(
      "t/list", .table([t4]), require: .compare(.equal, .countItems(.named(0)), number(0)),
      bindings: [Rule.Binding(name: "空白格", value: list)],
      message: [.text("空白："), .value(name: "空白格", .named(0))])
    let finding = try #require(try audit([rule], builder.report).findings.first)
    #expect(finding.message == "空白：" + told)
    #expect(finding.values == [Finding.NamedValue(name: "空白格", value: told)])
  }

  @Test func textsThatApplyAreListed() throws {
    let list = Expression.listTexts([
      .init(text: .text("甲"), condition: .truth(true)),
      .init(text: .text("乙"), condition: .truth(false)),
      .init(text: .text("丙"), condition: KleeneTests.unknown),
      .init(text: .fact(.agency), condition: .truth(true)),
    ])
    let report = ReportBuilder().report
    let agency = try #require(report.agency)
    #expect(try findings(over: list, report).first?.message == "甲、\(agency)")
  }

  /// A text that was not read may or may not belong to the list.
  @Test func textsThatAreNotThereAreUndecided() throws {
    var report = ReportBuilder().report
    report.title = nil
    let missing = Expression.Item(text: .fact(.title), condition: .truth(true))
    let some = Expression.Item(text: .text("甲"), condition: .truth(true))
    #expect(try findings(over: .listTexts([missing, some]), report).isEmpty)
    let two = Expression.listTexts([missing, some, some])
    #expect(try findings(over: two, report).first?.message == "甲、甲")
  }

  /// Of a rule that finds a list longer than one.
  private func findings(over list: Expression, _ report: Report) throws -> [Finding] {
    let rule = rule(
      "t/list", require: .compare(.lessOrEqual, .countItems(.named(0)), number(1)),
      bindings: [Rule.Binding(name: "缺", value: list)], message: [.value(name: "缺", .named(0))])
    return try audit([rule], report).findings
  }
}
