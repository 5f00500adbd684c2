import AuditModel
import TestSupport
import Testing

@testable import AuditEngine

/// What searches over the prose come to.
struct SearchTests {
  /// `申请(number)件`, as the rule language writes `申请<件数>`.
  static let count = RulePattern(
    text: "申请(?<g0>(?<g0n>[0-9]+)(?<g0x>余)?(?<g0u>件))",
    captures: [.init(name: "said", kind: .count, groups: [.init(name: "g0")])])
  static let word = RulePattern(text: "待补充")

  private static func report(_ texts: [Int: String]) -> Report {
    ReportBuilder(texts: (0..<6).map { texts[$0] ?? "本机关按规定开展工作。" }).report
  }

  func audit(
    _ rule: Rule, _ report: Report, _ patterns: [RulePattern] = [Self.count, Self.word],
    words: FigureWords = FigureWords(inexactBefore: ["约", "数十"], inexactAfter: ["以上"])
  ) throws -> ReportAudit {
    var rules = ruleSet([rule])
    rules.patterns = patterns
    rules.figureWords = words
    return try Judge(rules).audit(report)
  }

  private static func each(
    _ places: [SectionOperand], _ pattern: Int, require: Expression = .truth(false)
  )
    -> Rule
  {
    rule(
      "t/each", .match(TextSearch(places: places, pattern: pattern)), require: require,
      message: [.value(name: "match", .found(.match, .match))])
  }

  private static let saidOperand = CaptureOperand(search: .extract(0), capture: 0)

  /// `said = 表三[新收,总计]`
  private static func extract(_ places: [SectionOperand], when: Expression? = nil) -> Rule {
    var rule = rule(
      "t/said", when: when, require: .captured(saidOperand) == fixed("新收", "总计"))
    rule.extracts = [TextSearch(places: places, pattern: 0)]
    return rule
  }

  @Test func everyFindIsAnInstanceInTheOrderOfThePrint() throws {
    let report = Self.report([0: "甲待补充，乙待补充。", 4: "一是待补充。"])
    let audit = try audit(Self.each([.section(4), .section(0)], 1), report)
    #expect(audit.instances.failed == 3 && audit.checks.failed == 1)
    #expect(audit.findings.map(\.instance) == ["#1", "#2", "#3"])
    #expect(audit.findings.map(\.message) == ["待补充", "待补充", "待补充"])
    #expect(audit.findings.map(\.location.quote) == ["甲待补充，乙待补充", "甲待补充，乙待补充", "一是待补充"])
    let places = audit.findings.map(\.location.place)
    #expect(places[0].column == 2 && places[1].column == 7 && places[0].line == places[1].line)
  }

  @Test func nothingFoundIsOnePassedVerdict() throws {
    let texts: [ReportText] = [.report, .file, .raw, .preamble]
    for places in [[.section(0)]] + texts.map({ [SectionOperand.text($0)] }) {
      let audit = try audit(Self.each(places, 1), Self.report([:]))
      #expect(audit.instances.passed == 1 && audit.instances.failed == 0)
    }
  }

  @Test func nothingFoundInWhatWasNotReadIsUndecided() throws {
    var missing = Self.report([:])
    missing.sections.remove(at: 0)
    let search = Self.each([.section(0)], 1)
    let audit = try audit(search, missing)
    #expect(audit.undecided.map(\.code) == [.noText])
    #expect(audit.undecided[0].reason == "没有读到所需的文字：“一、总体情况”")
    let empty = Self.report([0: ""])
    #expect(try self.audit(search, empty).undecided.map(\.code) == [.noText])
    // One of several places is enough where the others stand in the report.
    let both = Self.each([.section(0), .section(4)], 1)
    #expect(try self.audit(both, empty).instances.passed == 1)
    #expect(try self.audit(both, missing).undecided.map(\.code) == [.noText])
  }

  @Test func findsSayWhatTheyAreAbout() throws {
    var report = Self.report([0: "共新收 申请 12 件,答复 11 件。"])
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(11)
    let audit = try audit(Self.extract([.section(0)]), report)
    let finding = try #require(audit.findings.first)
    #expect(finding.left == "12" && finding.right == "11" && finding.difference == "1")
    #expect(finding.values == [.init(name: "said", value: "12")])
    #expect(finding.cells.map(\.reference) == ["表三[新收,总计]"])
    // As it is printed, not as it was searched.
    #expect(finding.location.quote == "共新收 申请 12 件,答复 11 件")
    #expect(report.text(report.paragraphs[1]).hasPrefix("共新收"))
    #expect(finding.location.place.column == 5)
  }

  static let statements: [(text: String, cell: Int64, verdict: Verdict)] = [
    ("申请12件。", 12, .passed), ("申请12件。", 11, .failed),
    ("申请12件，又申请12件。", 12, .passed), ("申请12件，又申请12件。", 11, .failed),
    ("申请12件，区级申请5件。", 12, .undecided(.ambiguous)), ("申请12件，区级申请5件。", 11, .failed),
    ("申请12余件。", 12, .undecided(.ambiguous)), ("申请12余件，申请12件。", 12, .passed),
    ("约申请12件。", 11, .failed), ("申请12件以上。", 11, .undecided(.ambiguous)),
    ("没有说。", 11, .passed),
  ]

  @Test(arguments: statements)
  func whatIsSaidIsHeldAgainstTheTable(text: String, cell: Int64, verdict: Verdict) throws {
    var report = Self.report([0: text])
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(cell)
    let audit = try audit(Self.extract([.section(0)]), report)
    switch verdict {
    case .undecided(let code):
      #expect(audit.undecided.map(\.code) == [code])
      #expect(audit.undecided.first?.reason.contains("“申请12") == true)
    case .failed: #expect(audit.instances.failed == 1)
    default: #expect(audit.instances.passed == 1)
    }
  }

  /// The rule does not apply to the first.
  @Test func theFindingSpeaksOfTheStatementThatBreaksTheRule() throws {
    var report = Self.report([0: "申请5件，申请12件。"])
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(11)
    let rule = Self.extract([.section(0)], when: .captured(Self.saidOperand) > number(6))
    let finding = try #require(try audit(rule, report).findings.first)
    #expect(finding.left == "12")
    #expect(finding.values == [.init(name: "said", value: "12")])
  }

  @Test func whatIsNotSaidDecidesNothing() throws {
    let said = Expression.captured(Self.saidOperand)
    let (yes, no) = (Expression.truth(true), Expression.truth(false))
    // Silence passes, but for what else fails or cannot be decided.
    let absent = Expression.compare(.equal, .fact(.published), .fact(.published))
    let cases: [(Expression, Verdict)] = [
      (said > number(0), .passed), (.not(said > number(0)), .passed),
      (.and(said > number(0), no), .failed), (.or(said > number(0), no), .passed),
      (.or(said > number(0), yes), .passed), (.and(said > number(0), absent), .undecided(.noDate)),
      (.captureExists(Self.saidOperand), .failed),
      (.implies(.captureExists(Self.saidOperand), no), .passed),
      (said == fixed("新收", "总计"), .passed),
    ]
    for (requirement, verdict) in cases {
      var rule = rule("t/said", require: requirement)
      rule.extracts = [TextSearch(places: [.section(0)], pattern: 0)]
      let audit = try audit(rule, Self.report([:]))
      switch verdict {
      case .passed: #expect(audit.instances.passed == 1, "\(requirement)")
      case .failed: #expect(audit.instances.failed == 1, "\(requirement)")
      default: #expect(audit.instances.undecided == 1, "\(requirement)")
      }
    }
    let when = Self.extract([.section(0)], when: said > number(0))
    #expect(try audit(when, Self.report([:])).instances.notApplicable == 1)
  }

  @Test func statementsAreTriedInEveryInstance() throws {
    var rule = rule(
      "t/said", .column(table: t3), require: .captured(Self.saidOperand) >= row("新收"))
    rule.extracts = [TextSearch(places: [.section(0)], pattern: 0)]
    var report = Self.report([0: "申请3件，申请5件。"])
    report.cells[officialForms.cell("表三", "新收", "自然人")].value = decimal(4)
    report.cells[officialForms.cell("表三", "新收", "其他")].value = decimal(6)
    let audit = try audit(rule, report)
    #expect(audit.instances.passed == 5)
    #expect(audit.undecided.map(\.instance) == ["自然人"])
    #expect(audit.findings.map(\.instance) == ["其他"])
  }

  // MARK: Limits

  @Test func aCatastropheIsUndecidedEverywhere() throws {
    let text = String(repeating: "a", count: 60) + "！"
    let pattern = RulePattern(text: "(a+)+$")
    let start = ContinuousClock.now
    let prose = Expression.sectionText(.section(0))
    var said = rule("t/said", require: .captureExists(Self.saidOperand))
    said.extracts = [TextSearch(places: [.section(0)], pattern: 0)]
    let named = RulePattern(
      text: "(a+)+$", captures: [.init(name: "said", kind: .text, groups: [.init(name: "")])])
    let rules = [
      Self.each([.section(0)], 0), said,
      rule("t/times", require: .occurrences(prose, pattern: 0) == number(0)),
      rule("t/sum", require: .aggregateFigures(.sum, prose, pattern: 0) == number(0)),
    ]
    for rule in rules {
      let patterns = rule.id == "t/said" ? [named] : [pattern]
      let audit = try audit(rule, Self.report([0: text]), patterns)
      #expect(audit.undecided.map(\.code) == [.limit], "\(rule.id)")
    }
    #expect(ContinuousClock.now - start < .seconds(3))
  }

  @Test func moreFindsThanAnyoneReadsAreSaidToBeMore() throws {
    let text = String(repeating: "待补充，", count: 600)
    let audit = try audit(Self.each([.section(0)], 1), Self.report([0: text]))
    #expect(audit.findings.count == 200)
    #expect(audit.omissions == [.init(rule: 0, findings: .init(serious: 300), undecided: 0)])
    #expect(audit.undecided.map(\.code) == [.limit])
    let said = String(repeating: "申请1件，", count: 600)
    #expect(
      try self.audit(Self.extract([.section(0)]), Self.report([0: said])).undecided.map(\.code)
        == [.limit])
  }

  @Test func moreStatementsThanCanBeTriedAreUndecided() throws {
    let text = (1...100).map { "申请\($0)件，" }.joined()
    let audit = try audit(Self.extract([.section(0)]), Self.report([0: text]))
    #expect(audit.undecided.map(\.code) == [.limit])
  }
}

extension SearchTests {
  /// `申请(number)万件` and `占(percentage)`
  private static let rounded = RulePattern(
    text: "申请(?<g0>(?<g0n>[0-9.]+)万(?<g0u>件))",
    captures: [.init(name: "said", kind: .count, groups: [.init(name: "g0")])])
  private static let share = RulePattern(
    text: "占(?<g0>(?<g0n>[0-9.]+)(?<g0u>%))",
    captures: [.init(name: "said", kind: .percentage, groups: [.init(name: "g0")])])

  static let tolerances: [(text: String, tolerance: Tolerance, cell: Int64, verdict: Verdict)] = [
    ("申请0.17万件。", .relative(FixedDecimal(scaled: 50_000)), 1684, .passed),
    ("申请1.2万件。", .relative(FixedDecimal(scaled: 50_000)), 12_000, .passed),
    ("申请1.2万件。", .relative(FixedDecimal(scaled: 50_000)), 1684, .failed),
    ("申请1.2万件。", .relative(FixedDecimal(scaled: 50_000)), 12_700, .undecided(.ambiguous)),
    ("申请1.2万件。", .absolute(FixedDecimal(whole: 500)!), 12_000, .passed),
    ("申请1.2万件。", .absolute(FixedDecimal(whole: 500)!), 12_900, .undecided(.ambiguous)),
    ("申请1.2万件。", .absolute(FixedDecimal(whole: 500)!), 13_000, .failed),
    ("申请1.2万件。", .absolute(FixedDecimal(whole: 500)!), 10_999, .failed),
    ("申请1.2万件。", .printed, 12_000, .undecided(.ambiguous)), ("申请1.2万件。", .printed, 1684, .failed),
  ]

  /// All counts that round to it must give the same answer.
  @Test(arguments: tolerances)
  func aRoundedNumberIsJudgedByItsTolerance(
    text: String, tolerance: Tolerance, cell: Int64, verdict: Verdict
  ) throws {
    var report = Self.report([0: text])
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(cell)
    var rule = rule(
      "t/said",
      require: .isNear(.captured(Self.saidOperand), fixed("新收", "总计"), tolerance))
    rule.extracts = [TextSearch(places: [.section(0)], pattern: 0)]
    let audit = try audit(rule, report, [Self.rounded])
    switch verdict {
    case .undecided(let code):
      #expect(audit.undecided.map(\.code) == [code])
      #expect(audit.undecided.first?.reason == "文字写的是取整的数，不能断定是否相符：“申请1.2万件”")
    case .failed: #expect(audit.instances.failed == 1)
    default: #expect(audit.instances.passed == 1)
    }
  }

  @Test func aRoundedNumberIsToldAsItIsPrinted() throws {
    var report = Self.report([0: "申请1.2万件。"])
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(1684)
    let finding = try #require(
      try audit(Self.extract([.section(0)]), report, [Self.rounded]).findings.first)
    #expect(finding.left == "1.2万件" && finding.right == "1684" && finding.difference == "10316")
  }

  @Test func percentagesThatDifferArePrintedSo() throws {
    var report = Self.report([0: "占43.47%。"])
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(23)
    report.cells[officialForms.cell("表三", "新收", "其他")].value = decimal(10)
    let said = Expression.captured(Self.saidOperand)
    let share = Expression.arithmetic(.divided, fixed("新收", "其他"), fixed("新收", "总计"))
    var rule = rule(
      "t/said", require: said == share,
      message: [
        .percentage(name: "said%", said), .text("、"), .percentage(name: "right%", share),
        .text("、"), .percentage(name: "difference%", .arithmetic(.minus, said, share)),
      ])
    rule.extracts = [TextSearch(places: [.section(0)], pattern: 0)]
    #expect(
      try audit(rule, report, [Self.share]).findings.map(\.message) == ["43.47%、43.48%、-0.01%"])
    report = Self.report([0: "占43.5%。"])
    report.cells[officialForms.cell("表三", "新收", "总计")].value = decimal(23)
    report.cells[officialForms.cell("表三", "新收", "其他")].value = decimal(10)
    #expect(try audit(rule, report, [Self.share]).findings.map(\.message) == ["43.5%、43.48%、0.02%"])
  }

  @Test func onlyWhatWasNotReadIsNamed() throws {
    var report = Self.report([0: "申请12件。"])
    report.sections.removeLast()
    let other = CaptureOperand(search: .extract(1), capture: 0)
    var rule = rule(
      "t/two",
      require: .and(
        .captured(Self.saidOperand) >= number(3),
        .implies(.captureExists(other), .captured(other) > number(0))))
    rule.extracts = [
      TextSearch(places: [.section(0)], pattern: 0), TextSearch(places: [.section(5)], pattern: 0),
    ]
    let reasons = try audit(rule, report).undecided.map(\.reason)
    #expect(reasons.count == 1)
    #expect(reasons.first?.contains("“六、") == true && reasons.first?.contains("“一、") == false)
  }

  @Test func aLongSentenceIsQuotedAboutTheFind() throws {
    let before = String(repeating: "前", count: 70)
    let rule = rule(
      "t/each", .match(TextSearch(places: [.section(0)], pattern: 0)), require: .truth(false))
    let report = ReportBuilder(
      texts: [before + "待补充，以后再写。", "二", "三", "四", "五", "六"]
    ).report
    let finding = try #require(try audit(rule, report, [RulePattern(text: "待补充")]).findings.first)
    let quote = "…" + String(repeating: "前", count: 20) + "待补充，以后再写"
    #expect(finding.location.quote == quote)
    #expect(finding.message == "t/each：“\(quote)”")
  }
}
