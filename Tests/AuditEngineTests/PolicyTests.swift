import AuditModel
import Testing

@testable import AuditEngine

/// What a blank or a dash means to a rule, by its policy and by where the cell stands.
struct PolicyTests {
  typealias Policy = Rule.MissingValuePolicy

  /// 上年结转 and 结转下年 may be taken as zero; 新收 must be filled in, 办理总计 is derived.
  static let balance = row("新收") + row("上年结转") == row("办理总计") + row("结转下年")
  static let total = column("总计") == sumOfRow("自然人", "其他")

  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var policy: Policy
    var state = Cell.State.blank
    var missing: [String]
    var values: [String: Double] = [:]
    var verdict: Verdict

    var testDescription: String { "\(what), \(policy)" }
  }

  static let balances: [Case] = [
    Case(
      what: "所有格有数", policy: .undecided, missing: [], values: ["新收": 2, "办理总计": 2], verdict: .passed
    ),
    Case(
      what: "加项空", policy: .part, missing: ["上年结转"], values: ["新收": 2, "办理总计": 2], verdict: .passed),
    Case(what: "加项空且不平", policy: .part, missing: ["上年结转"], values: ["新收": 2], verdict: .failed),
    Case(what: "新收空", policy: .part, missing: ["新收"], verdict: .undecided(.blank)),
    Case(what: "办理总计空", policy: .part, missing: ["办理总计"], verdict: .undecided(.blank)),
    Case(
      what: "加项空", policy: .undecided, missing: ["上年结转"], values: ["新收": 2, "办理总计": 2],
      verdict: .undecided(.blank)),
    Case(what: "新收空", policy: .zero, missing: ["新收"], verdict: .passed),
    Case(what: "新收空", policy: .zero, missing: ["新收"], values: ["办理总计": 1], verdict: .failed),
    Case(what: "加项空", policy: .fail, missing: ["上年结转"], verdict: .failed),
    Case(what: "加项横杠", policy: .part, state: .dash, missing: ["上年结转"], verdict: .passed),
    Case(
      what: "加项缺", policy: .zero, state: .absent, missing: ["上年结转"], verdict: .undecided(.absent)),
    Case(
      what: "加项不是数字", policy: .zero, state: .unreadable, missing: ["上年结转"],
      verdict: .undecided(.unreadable)),
    Case(
      what: "缺格压不过空格", policy: .fail, state: .absent, missing: ["上年结转"],
      verdict: .undecided(.absent)),
  ]

  @Test(arguments: balances)
  func missingTermOfTheBalance(_ test: Case) throws {
    var builder = ReportBuilder()
    for (name, value) in test.values { builder.set("表三", name, "自然人", value) }
    for name in test.missing { builder.set("表三", name, "自然人", test.state) }
    let rule = rule(
      "t/balance", .column(table: t3), when: only("自然人"), require: Self.balance,
      blank: test.policy, dash: test.policy)
    #expect(try verdict(rule, builder.report) == test.verdict)
  }

  static let totals: [Case] = [
    Case(
      what: "一列空", policy: .part, missing: ["科研机构"], values: ["自然人": 3, "总计": 3], verdict: .passed),
    Case(what: "总计空", policy: .part, missing: ["总计"], verdict: .undecided(.blank)),
    Case(
      what: "六列空而总计为零", policy: .part,
      missing: ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], verdict: .passed),
    Case(
      what: "六列空而总计不为零", policy: .part,
      missing: ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], values: ["总计": 3],
      verdict: .undecided(.blank)),
    Case(
      what: "六列空而总计不为零", policy: .zero,
      missing: ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], values: ["总计": 3],
      verdict: .failed),
  ]

  @Test(arguments: totals)
  func missingTermOfTheTotal(_ test: Case) throws {
    var builder = ReportBuilder()
    for (name, value) in test.values { builder.set("表三", "予以公开", name, value) }
    for name in test.missing { builder.set("表三", "予以公开", name, test.state) }
    let condition = Expression.compare(
      .equal, .instance(.row), .symbol(.row(table: t3, row: officialForms.row("表三", "予以公开"))))
    let rule = rule(
      "t/total", .row(table: t3), when: condition, require: Self.total, blank: test.policy)
    #expect(try verdict(rule, builder.report) == test.verdict)
  }

  @Test func partIsZeroOnlyInASum() throws {
    var builder = ReportBuilder()
    builder.set("表三", "上年结转", "自然人", .blank)
    let condition = only("自然人")
    for requirement in [
      row("上年结转") == number(0), row("新收") - row("上年结转") == number(0),
      .arithmetic(.times, row("上年结转"), number(2)) == number(0),
      .aggregate(.maximum, [row("新收"), row("上年结转")]) == number(0),
    ] {
      let rule = rule(
        "t/part", .column(table: t3), when: condition, require: requirement, blank: .part)
      #expect(try verdict(rule, builder.report) == .undecided(.blank))
    }
    let rule = rule(
      "t/part", .column(table: t3), when: condition,
      require: .aggregate(.sum, [row("新收"), row("上年结转")]) == number(0), blank: .part)
    #expect(try verdict(rule, builder.report) == .passed)
  }

  @Test func nothingButBlanksIsNotZero() throws {
    var builder = ReportBuilder()
    for name in ["上年结转", "结转下年"] { builder.set("表三", name, "自然人", .blank) }
    let rule = rule(
      "t/all", .column(table: t3), when: only("自然人"),
      require: .aggregate(.sum, [row("上年结转")]) == .aggregate(.sum, [row("结转下年")]), blank: .part)
    #expect(try verdict(rule, builder.report) == .undecided(.blank))
  }

  @Test func takenBlankIsMarked() throws {
    var builder = ReportBuilder()
    builder.set("表三", "新收", "自然人", 4)
    builder.set("表三", "上年结转", "自然人", .blank)
    let rule = rule(
      "t/balance", .column(table: t3), when: only("自然人"), require: Self.balance, blank: .part)
    let finding = try #require(try audit([rule], builder.report).findings.first)
    #expect(
      finding.cells.map { "\($0.reference) \($0.state) \($0.isTakenAsZero)" } == [
        "表三[新收,自然人] number false", "表三[上年结转,自然人] blank true", "表三[办理总计,自然人] number false",
        "表三[结转下年,自然人] number false",
      ])
    #expect(finding.left == "4" && finding.right == "0" && finding.difference == "4")
  }

  private func only(_ name: String) -> Expression {
    .compare(
      .equal, .instance(.column),
      .symbol(.column(table: t3, column: officialForms.column("表三", name))))
  }
}
