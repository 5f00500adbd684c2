import AuditModel
import Testing

@testable import AuditEngine

/// Examples of rules are built into reports and judged like those.
struct ExampleTests {
  typealias Setting = RuleExample.Setting

  private func example(_ settings: [Setting]) -> RuleExample {
    // What an outcome rests on is told where the example asks for something.
    RuleExample(
      expected: .pass, settings: settings,
      results: [.init(name: "left", value: "", place: .start)], place: .start)
  }

  private func named(_ name: String, _ value: Int64) -> Setting {
    .cell(.row(officialForms.row("表三", name)), .printed("\(value)"))
  }

  private func run(
    _ rule: Rule, _ settings: [Setting], edition: Int = new, patterns: [String] = []
  ) throws -> ExampleOutcome {
    let example = example(settings)
    return try Judge(ruleSet([rule], patterns: patterns)).run(
      example, ExampleSettings(example), of: 0, edition: edition)
  }

  @Test func cellsThatAreNotNamedAreZero() throws {
    let pass = try run(SampleRules.balance, [named("新收", 2), named("办理总计", 2)])
    #expect(pass.verdict == .passed)
    #expect(pass.left == "2" && pass.right == "2")
    let fail = try run(SampleRules.balance, [named("新收", 2)])
    #expect(fail.verdict == .failed && fail.gives(.fail) && !fail.gives(.pass))
    #expect(fail.value(named: "difference") == "2")
    #expect(fail.value(named: "severity") == "serious")
    #expect(fail.value(named: "unknown") == nil)
  }

  @Test func blankAndAbsentCells() throws {
    let row = officialForms.row("表三", "新收")
    let blank = try run(SampleRules.balance, [.cell(.row(row), .blank)])
    #expect(blank.verdict == .undecided(.blank))
    #expect(blank.reason == "单元格空白：表三[新收,自然人]")
    let absent = try run(SampleRules.balance, [.cell(.row(row), .absent)])
    #expect(absent.verdict == .undecided(.absent))
  }

  static let printed:
    [(table: String, row: String, column: String, text: String, verdict: Verdict)] =
      [
        ("表三", "新收", "自然人", "−5", .passed), ("表三", "新收", "自然人", "１，２８８件", .passed),
        ("表三", "新收", "自然人", "↓5", .undecided(.unreadable)),
        ("表三", "新收", "自然人", "007", .undecided(.unreadable)),
        ("表三", "新收", "自然人", "5元", .undecided(.unreadable)),
        ("表三", "新收", "自然人", "--", .undecided(.dash)),
        ("表三", "新收", "自然人", "\\", .undecided(.dash)),
        ("表三", "新收", "自然人", "―", .undecided(.dash)),
        ("表二", "行政许可", "增减", "↓5", .passed), ("表二", "行政许可", "增减", "（3）", .passed),
        ("表二", "集中采购", "采购金额", "5件", .undecided(.unreadable)),
        ("表二", "集中采购", "采购金额", "5元", .passed),
      ]

  /// What a cell of an example is, is what the same text is in a report.
  @Test(arguments: printed)
  func cellIsReadAsInAReport(
    table: String, row: String, column: String, text: String, verdict: Verdict
  ) throws {
    let cell = CellOperand.fixed(
      officialForms.tables[officialForms.table(named: table)!].cell(
        row: officialForms.row(table, row), column: officialForms.column(table, column)))
    let rule = rule("t/read", .once, require: .cell(cell) >= number(-2000))
    let outcome = try run(rule, [.cell(cell, .printed(text))], edition: old)
    #expect(outcome.verdict == verdict)
  }

  @Test func namedInstanceIsJudged() throws {
    let column = officialForms.column("表三", "科研机构")
    let rule = rule(
      "t/at", .cell(table: t3), require: .cell(.instance) >= number(0),
      message: [.value(name: "column", .instance(.column))])
    let outcome = try run(
      rule,
      [
        .at(.column, .column(table: t3, column: column)),
        .at(.row, .row(table: t3, row: officialForms.row("表三", "新收"))),
        .cell(.instance, .printed("-1")),
      ])
    #expect(outcome.verdict == .failed)
    #expect(outcome.message == "科研机构")
  }

  @Test func firstInstanceTheRuleAppliesToIsJudged() throws {
    let rule = rule(
      "t/when", .column(table: t3),
      when: .compare(
        .equal, .instance(.column),
        .symbol(.column(table: t3, column: officialForms.column("表三", "总计")))),
      require: row("新收") == number(0))
    #expect(try run(rule, [named("新收", 1)]).verdict == .failed)
  }

  @Test func sectionsStandWithoutTextUnlessSaidOtherwise() throws {
    let missing = rule("t/missing", .section, require: .sectionExists(.instance))
    #expect(try run(missing, [.at(.section, .section(2))]).verdict == .passed)
    #expect(try run(missing, [.sectionAbsent(.instance)]).verdict == .failed)
    let matches = rule("t/text", require: .matches(.sectionText(.section(4)), pattern: 0))
    #expect(
      try run(matches, [.sectionText(.section(4), "存在问题")], patterns: ["问题"]).verdict == .passed)
    #expect(try run(matches, [], patterns: ["问题"]).verdict == .undecided(.noText))
    let empty = rule("t/empty", .section, require: .not(.sectionIsEmpty(.instance)))
    #expect(try run(empty, [.sectionText(.section(5), "")]).verdict == .failed)
    let order = rule("t/order", require: .matches(.fact(.sectionsPrinted), pattern: 0))
    #expect(
      try run(order, [.sectionsPrinted([0, 2, 1])], patterns: ["^一三二$"]).verdict == .passed)
  }

  @Test func tablesStandUnlessSaidOtherwise() throws {
    let rule = rule("t/table", .table([]), require: .tableExists(.instance))
    #expect(try run(rule, [.at(.table, .table(t3))]).verdict == .passed)
    #expect(try run(rule, [.tableAbsent(t4)]).verdict == .failed)
  }

  @Test func notesAndNothing() throws {
    let rule = rule(
      "t/note", .note([.labelAltered]),
      require: .compare(.notEqual, .noteFact(.weight), .symbol(.weight(.content))))
    let note = ReaderNote(
      kind: .labelAltered, place: 0..<0, table: t3, printed: "危机", official: "危及",
      weight: .content)
    #expect(try run(rule, [.note(note)]).verdict == .failed)
    #expect(try run(rule, [.nothing]).verdict == .passed)
    let units = AuditEngineTests.rule("t/unit", .note([.unitInCell]), require: .truth(false))
    #expect(try run(units, [.nothing]).verdict == .passed)
  }

  @Test func factsAreUnknownUnlessSaid() throws {
    let rule = rule(
      "t/late", when: .compare(.equal, .fact(.agencyKind), .symbol(.kind(.department))),
      require: .fact(.published)
        <= .yearMonthDay(
          .fact(.year) + number(1), number(1), number(31)),
      bindings: [
        Rule.Binding(
          name: "期限", value: .yearMonthDay(.fact(.year) + number(1), number(1), number(31)))
      ])
    let said: [Setting] = [.kind(.department), .year(2021), .published(day(2022, 2, 1))]
    let outcome = try run(rule, said)
    #expect(outcome.verdict == .failed)
    #expect(outcome.left == "2022-02-01" && outcome.value(named: "期限") == "2022-01-31")
    #expect(outcome.difference == "1")
    #expect(try run(rule, Array(said.dropLast())).verdict == .undecided(.noDate))
    #expect(try run(rule, Array(said.dropFirst())).verdict == .undecided(.noAgency))
    #expect(try run(rule, [.kind(.township)]).verdict == .notApplicable)
  }

  static let editions: [(rule: Rule, settings: [Setting], editions: [Int])] = [
    (SampleRules.balance, [], [old, new]),
    (SampleRules.balance, [.edition(new, table: nil)], [new]),
    (rule("t/own", .column(table: t3), require: row("逾期未缴费") >= number(0)), [], [new]),
    (
      rule("t/full", require: fixed("逾期未缴费", "总计") >= number(0)), [], [new]
    ),
    (
      SampleRules.balance, [.cell(.row(officialForms.row("表三", "逾期未缴费")), .printed("0"))],
      [new]
    ),
    (rule("t/named", .column(table: t3), require: .truth(true), editions: [old]), [], [old]),
    (rule("t/year", require: .truth(true)), [.year(2020)], [old]),
    (rule("t/any", require: .truth(true)), [], [old, new]),
    (
      rule("t/mixed", require: .truth(true)),
      [.year(2022), .edition(old, table: t3)], [new]
    ),
  ]

  @Test(arguments: editions)
  func exampleRunsWhereItsRuleApplies(
    rule: Rule, settings: [Setting], editions: [Int]
  ) throws {
    let judge = try Judge(ruleSet([rule]))
    #expect(judge.editions(for: ExampleSettings(example(settings)), of: 0) == editions)
  }
}
