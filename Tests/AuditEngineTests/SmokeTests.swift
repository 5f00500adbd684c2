import AuditModel
import Testing

@testable import AuditEngine

struct SmokeTests {
  @Test func cleanReportPassesEverything() throws {
    let judge = try Judge(ruleSet(SampleRules.everything))
    let audit = judge.audit(ReportBuilder().report)
    #expect(audit.findings.isEmpty)
    #expect(audit.undecided.isEmpty)
    #expect(audit.checks.passed == SampleRules.everything.count)
    #expect(audit.cells.expected == 200)
    #expect(audit.grade == "优秀")
  }

  @Test func changedCellIsFoundByEveryRuleOverIt() throws {
    let judge = try Judge(ruleSet(SampleRules.everything))
    var builder = ReportBuilder()
    builder.set("表三", "新收", "自然人", 3)
    let audit = judge.audit(builder.report)
    #expect(audit.findings.map(\.instance) == ["自然人", "新收"])
  }
}
