import AuditModel
import Testing

@testable import AuditEngine

/// Sums that count a term only where its condition holds.
struct TermTests {
  /// `sum(新收 where 上年结转 > 0, 办理总计 where 上年结转 = 0) = expected`, for 自然人.
  private static func requirement(_ expected: Int) -> Expression {
    let carried = fixed("上年结转", "自然人")
    return .aggregate(
      .sum,
      [
        .term(fixed("新收", "自然人"), where: .compare(.greater, carried, number(0))),
        .term(fixed("办理总计", "自然人"), where: .compare(.equal, carried, number(0))),
      ]) == number(expected)
  }

  static let cases: [(carried: Cell.State, value: Double, expected: Int, verdict: Verdict)] = [
    (.number, 1, 5, .passed), (.number, 1, 12, .failed), (.number, 0, 7, .passed),
    (.number, 0, 5, .failed), (.absent, 0, 5, .undecided(.absent)),
  ]

  @Test(arguments: cases)
  func onlyTermsWhoseConditionHoldsCount(
    carried: Cell.State, value: Double, expected: Int, verdict: Verdict
  ) throws {
    var builder = ReportBuilder()
    builder.set("表三", "新收", "自然人", 5)
    builder.set("表三", "办理总计", "自然人", 7)
    builder.set("表三", "上年结转", "自然人", carried == .number ? value : 0)
    if carried != .number { builder.set("表三", "上年结转", "自然人", carried) }
    let rule = rule("t/terms", .once, require: Self.requirement(expected))
    #expect(try AuditEngineTests.verdict(rule, builder.report) == verdict)
  }

  @Test func whatDoesNotCountIsNotLookedAt() throws {
    var builder = ReportBuilder()
    builder.set("表三", "新收", "自然人", .unreadable)
    builder.set("表三", "办理总计", "自然人", 7)
    builder.set("表三", "上年结转", "自然人", 0)
    let passing = rule("t/terms", .once, require: Self.requirement(7))
    #expect(try AuditEngineTests.verdict(passing, builder.report) == .passed)
    let failing = rule("t/terms", .once, require: Self.requirement(8))
    let finding = try #require(try audit([failing], builder.report).findings.first)
    #expect(finding.cells.map(\.reference) == ["表三[上年结转,自然人]", "表三[办理总计,自然人]"])
  }
}
