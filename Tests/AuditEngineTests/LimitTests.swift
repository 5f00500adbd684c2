import AuditModel
import Testing

@testable import AuditEngine

/// What cannot be worked out within fixed limits is undecided, and quickly.
struct LimitTests {
  @Test func patternThatBacktracksForeverIsUndecided() throws {
    let texts = [String(repeating: "a", count: 60) + "！", "二", "三", "四", "五", "六"]
    let report = ReportBuilder(texts: texts).report
    let rule = rule("t/limit", require: .matches(.sectionText(.section(0)), pattern: 0))
    let start = ContinuousClock.now
    #expect(
      try verdict(rule, report, patterns: ["^(a+)+$"]) == .undecided(.limit))
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test func brokenPatternIsRefused() {
    #expect(throws: (any Error).self) { try Judge(ruleSet([], patterns: ["a(*F)"])) }
  }

  /// Nobody reads hundreds of thousands of findings, and they would fill the memory.
  @Test func findingsOfOneRuleAreCutOff() throws {
    var builder = ReportBuilder()
    for _ in 0..<100_000 {
      builder.report.notes.append(ReaderNote(kind: .extraRow, place: 0..<1, printed: "甲"))
    }
    let rules = [
      rule("t/note", .note([.extraRow]), require: .truth(false)),
      rule("t/unsure", .note([.extraRow]), require: KleeneTests.unknown),
    ]
    let audit = try audit(rules, builder.report)
    #expect(audit.findings.count == 200)
    #expect(audit.undecided.count == 200)
    #expect(
      audit.omissions == [
        .init(rule: 0, findings: .init(serious: 99_800), undecided: 0),
        .init(rule: 1, findings: .init(), undecided: 99_800),
      ])
    #expect(audit.findingCounts == .init(serious: 100_000))
    #expect(audit.instances.failed == 100_000)
    #expect(audit.instances.undecided == 100_000)
  }

  @Test func figuresThatDoNotFitAreUndecided() throws {
    var power = number(9_000_000_000_000)
    for _ in 0..<4 { power = .arithmetic(.times, power, power) }
    #expect(
      try verdict(rule("t/limit", require: power > number(0)), ReportBuilder().report)
        == .undecided(.limit))
  }

  @Test func largeFiguresAreAddedExactly() throws {
    var builder = ReportBuilder()
    let large = FixedDecimal(scaled: .max)
    for column in ["自然人", "商业企业", "总计"] {
      builder.report.cells[officialForms.cell("表三", "予以公开", column)].value = large
    }
    let finding = try #require(try audit([SampleRules.rowTotal], builder.report).findings.first)
    #expect(finding.left == "9223372036854.775807")
    #expect(finding.right == "18446744073709.551614")
    #expect(finding.difference == "-9223372036854.775807")
  }

  static let quotients: [(Int, Int, String)] = [
    (1, 3, "0.333333"), (100, 3, "33.33"), (-200, 3, "-66.67"), (2, 3, "0.666667"),
    (-2, 3, "-0.666667"), (10, 4, "2.5"), (0, 7, "0"),
    (1, 2_000_000_000, "0"), (1_999_999, 2, "999999.5"), (1, 1_000_000, "0.000001"),
  ]

  @Test(arguments: quotients)
  func fractionsAreExactAndPrintedToSixPlaces(a: Int, b: Int, text: String) throws {
    let quotient = try #require(Exact(a).divided(by: Exact(b)))
    #expect(quotient.description == text)
    #expect(quotient.times(Exact(b)) == Exact(a))
  }
}
