import AuditModel
import Testing

@testable import AuditEngine

struct GradingTests {
  /// A rule that fails as often as the table has such cells.
  private func failing(
    _ id: String, _ count: Int, _ severity: Severity = .ordinary
  ) -> Rule {
    rule(
      id, .cell(table: t4),
      when: .cell(.instance) > number(0), require: .cell(.instance) > number(count),
      severity: severity)
  }

  /// A rule that every report passes: without any there is no grade.
  private let passing = rule("t/passing", require: .compare(.equal, number(0), number(0)))

  /// As many cells of 表四 hold 1 as `cells`, so that a rule that wants more fails so often.
  private func report(cells: Int) -> Report {
    var report = ReportBuilder().report
    for cell in officialForms.declared[new][t4].cells.prefix(cells) {
      report.cells[cell].value = decimal(1)
    }
    return report
  }

  static let scores: [(serious: Int, ordinary: Int, score: Int64, grade: String)] = [
    (0, 0, 100, "优秀"), (0, 3, 91, "优秀"), (1, 0, 90, "优秀"), (1, 1, 87, "良好"),
    (2, 0, 80, "良好"), (2, 3, 71, "合格"),
  ]

  @Test(arguments: scores)
  func pointsMakeTheGrade(serious: Int, ordinary: Int, score: Int64, grade: String) throws {
    let report = report(cells: 1)
    let rules =
      [passing] + (0..<serious).map { failing("a/s\($0)", 1, .serious) }
      + (0..<ordinary).map { failing("b/o\($0)", 1) }
    let audit = try audit(rules, report)
    #expect(audit.score == decimal(score))
    #expect(audit.grade == grade)
    #expect(audit.deductions.count == serious + ordinary)
  }

  @Test func capsLimitRulesAndFamilies() throws {
    var grading = defaultGrading
    grading.familyCaps = ["a": decimal(25)]
    let rules = [failing("a/1", 1, .serious), failing("a/2", 1, .serious), failing("b/1", 1)]
    let audit = try Judge(ruleSet(rules, grading: grading)).audit(report(cells: 3))
    #expect(
      audit.deductions == [
        .init(rule: 0, findings: 3, points: decimal(20), isCapped: true),
        .init(rule: 1, findings: 3, points: decimal(5), isCapped: true),
        .init(rule: 2, findings: 3, points: decimal(9), isCapped: false),
      ])
    #expect(audit.score == decimal(66))
  }

  /// One cell that breaks a row and a column costs once.
  @Test func whatFollowsFromAnotherFindingCostsNothing() throws {
    var report = ReportBuilder().report
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(5)
    let row = SampleRules.rowTotal
    var column = SampleRules.balance
    column.yieldsTo = [row.id]
    let once = try audit([column, row], report)
    #expect(once.findings.map(\.cause).count == 2)
    #expect(once.findings.compactMap(\.cause).count == 1)
    #expect(once.score == decimal(90))
    // Another place is another mistake.
    report.cells[officialForms.cell("表三", "予以公开", "总计")].value = decimal(5)
    report.cells[officialForms.cell("表三", "新收", "总计")].value = .zero
    column = SampleRules.resultsSum
    column.yieldsTo = [SampleRules.balance.id]
    #expect(
      try audit([column, row, SampleRules.balance], report).findings.allSatisfy { $0.cause == nil })
  }

  @Test func scoreNeverFallsBelowZero() throws {
    var grading = defaultGrading
    grading.ruleCap = nil
    let audit = try Judge(ruleSet([failing("a/1", 1, .serious)], grading: grading))
      .audit(report(cells: 15))
    #expect(audit.score == decimal(0))
    #expect(audit.grade == "不合格")
  }

  @Test func ownPointsReplaceThoseOfTheSeverity() throws {
    var rule = failing("a/1", 1, .serious)
    rule.points = decimal(1)
    #expect(try audit([rule], report(cells: 1)).score == decimal(99))
  }

  @Test func vetoMakesTheWorstGrade() throws {
    var grading = defaultGrading
    grading.vetoes = ["a/1"]
    let judge = try Judge(ruleSet([failing("a/1", 1, .hint), passing], grading: grading))
    let audit = judge.audit(report(cells: 1))
    #expect(audit.score == decimal(100))
    #expect(audit.grade == "不合格")
    #expect(audit.gradeReasons == ["“a/1”一票否决，评为不合格"])
    #expect(judge.audit(report(cells: 0)).grade == "优秀")
  }

  @Test func tableThatWasNotReadBarsTheBestGrade() throws {
    var builder = ReportBuilder()
    builder.remove(table: t2)
    let audit = try audit([passing], builder.report)
    #expect(audit.grade == "良好")
    #expect(audit.gradeReasons == ["没有读到表二的数据，不能评为优秀"])
  }

  @Test func nothingDecidedIsNoGrade() throws {
    let signed = rule("t/signed", require: .compare(.equal, .fact(.signed), .fact(.signed)))
    var builder = ReportBuilder()
    builder.report.signed = nil
    for rules in [[], [signed]] {
      let audit = try audit(rules, builder.report)
      #expect(audit.grade == nil && audit.score == nil)
      #expect(audit.gradeReasons == ["没有一条规则得出结论"])
    }
  }

  static let obstacles:
    [(what: String, spoil: @Sendable (inout ReportBuilder) -> Void, reasons: [String])] = [
      ("年度不明", { $0.report.year = nil }, ["报告年度不明"]),
      ("表四未读到", { $0.remove(table: t4) }, ["没有读到表四的数据"]),
      ("表三空白", { $0.setAll(t3, .blank) }, ["表三全部空白"]),
      ("缺一章", { $0.report.sections.removeLast() }, []),
      ("缺两章", { $0.report.sections.removeLast(2) }, ["缺少 2 个规定章节"]),
      ("重复不算多一章", { $0.report.sections[5].index = 4 }, []),
      (
        "二十一格缺",
        { builder in
          for cell in officialForms.declared[new][t3].cells.prefix(21) {
            builder.report.cells[cell] = .absent
          }
        }, ["应有 200 格，其中 21 格未读到或不是数字"]
      ),
      (
        "二十格不是数字",
        { builder in
          for cell in officialForms.declared[new][t3].cells.prefix(20) {
            builder.report.cells[cell].state = .unreadable
          }
        }, ["有 20 格没有读出来，不评级"]
      ),
    ]

  @Test(arguments: obstacles)
  func someReportsGetNoGrade(
    what: String, spoil: @Sendable (inout ReportBuilder) -> Void, reasons: [String]
  ) throws {
    var builder = ReportBuilder()
    spoil(&builder)
    let audit = try audit([passing], builder.report)
    #expect(audit.gradeReasons == reasons, "\(what)")
    #expect((audit.grade == nil) == !reasons.isEmpty, "\(what)")
    #expect((audit.score == nil) == !reasons.isEmpty, "\(what)")
  }

  @Test func subRowsStandInForMissingCells() throws {
    var builder = ReportBuilder(year: 2020, edition: old)
    // As many absent cells as are just allowed, and three more that sub-rows replace.
    for cell in officialForms.declared[old][t3].cells.prefix(19) {
      builder.report.cells[cell] = .absent
    }
    for name in ["上年项目", "增减", "处理决定"] { builder.set("表二", "其他事项", name, .absent) }
    #expect(try audit([], builder.report).grade == nil)
    builder.report.subRows = [
      Report.SubRow(
        table: t2, row: officialForms.row("表二", "其他事项"), name: "行政检查",
        cells: Array(
          repeating: Cell(state: .number), count: officialForms.tables[t2].columns.count))
    ]
    let audit = try audit([passing], builder.report)
    #expect(audit.grade == "优秀")
    #expect(audit.cells.absent == 22)
  }
}
