import AuditModel
import Testing

@testable import AuditEngine

/// Silence never means passed: on a form that nobody filled in no rule over figures or prose passes.
struct BlankFormTests {
  private static func prose(_ pattern: Int) -> Expression {
    .matches(.sectionText(.section(4)), pattern: pattern)
  }

  static let overFigures =
    SampleRules.everything + [
      rule("f/zero", .cell(table: t3), require: .cell(.instance) >= number(0), blank: .zero),
      rule("f/dash", .cell(table: t3), require: state(.instance, .notEqual, .dash)),
      rule(
        "f/count", .table([t3]),
        require: .compare(
          .equal, .countCells(all(t3), where: state(.instance, .equal, .dash)), number(0))),
      rule("f/once", require: fixed("新收", "总计") >= number(0)),
      rule(
        "f/part", require: fixed("上年结转", "自然人") + fixed("结转下年", "自然人") == number(0), blank: .part),
      rule("f/unit", .note([.unitInCell]), require: .truth(false)),
    ]
  static let overProse = [
    rule("p/matches", require: prose(0)), rule("p/not", require: .not(prose(0))),
    rule(
      "p/report", require: .not(.matches(.sectionText(.text(.report)), pattern: 0))),
    rule("p/long", require: .length(.sectionText(.section(4))) <= number(1000)),
    rule(
      "p/list",
      require: .compare(
        .equal,
        .countItems(
          .listTexts([.init(text: .text("问题"), condition: .not(prose(0)))])), number(0))),
  ]

  @Test(arguments: [Cell.State.blank, .absent])
  func noRulePasses(state: Cell.State) throws {
    var builder = ReportBuilder(texts: Array(repeating: "", count: 6))
    builder.report.paragraphs = []
    builder.report.preamble = 0..<0
    for i in builder.report.sections.indices { builder.report.sections[i].paragraphs = 0..<0 }
    for table in [t2, t3, t4] {
      if state == .absent { builder.remove(table: table) } else { builder.setAll(table, state) }
    }
    for rule in Self.overFigures + Self.overProse {
      let audit = try audit([rule], builder.report, patterns: ["问题"])
      #expect(audit.checks.passed == 0, "\(rule.id)")
      #expect(audit.instances.passed == 0, "\(rule.id)")
    }
    let audit = try audit(SampleRules.everything, builder.report)
    #expect(audit.grade == nil && audit.score == nil)
  }

  @Test func blanksBesideFiguresAreNoReasonToDoubt() throws {
    var builder = ReportBuilder()
    builder.set("表三", "国家秘密", "自然人", .blank)
    let rule = rule("f/state", .cell(table: t3), require: state(.instance, .notEqual, .dash))
    #expect(try audit([rule], builder.report).instances.passed == 175)
  }
}
