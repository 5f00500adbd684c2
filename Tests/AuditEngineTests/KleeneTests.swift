import AuditModel
import Testing

@testable import AuditEngine

/// True or undecided is true, false and undecided is false, the rest stays undecided.
struct KleeneTests {
  static let yes = Expression.truth(true)
  static let no = Expression.truth(false)
  /// The report has no publication date.
  static let unknown = Expression.compare(.equal, .fact(.published), .fact(.published))

  static let truths: [(expression: Expression, verdict: Verdict)] = [
    (.and(yes, yes), .passed), (.and(yes, no), .failed), (.and(no, unknown), .failed),
    (.and(unknown, no), .failed), (.and(unknown, yes), .undecided(.noDate)),
    (.and(yes, unknown), .undecided(.noDate)),
    (.or(no, no), .failed), (.or(no, yes), .passed), (.or(unknown, yes), .passed),
    (.or(yes, unknown), .passed), (.or(unknown, no), .undecided(.noDate)),
    (.not(yes), .failed), (.not(no), .passed), (.not(unknown), .undecided(.noDate)),
    (.implies(no, unknown), .passed), (.implies(unknown, yes), .passed),
    (.implies(yes, no), .failed), (.implies(unknown, no), .undecided(.noDate)),
    (.implies(yes, unknown), .undecided(.noDate)), (.and(.or(unknown, yes), .not(no)), .passed),
  ]

  @Test(arguments: truths)
  func truthTables(expression: Expression, verdict: Verdict) throws {
    let rule = rule("t/kleene", require: expression)
    #expect(try AuditEngineTests.verdict(rule, ReportBuilder().report) == verdict)
  }

  @Test func conditionDecidesWhetherTheRuleApplies() throws {
    let report = ReportBuilder().report
    #expect(try verdict(rule("t/when", when: Self.no, require: Self.no), report) == .notApplicable)
    #expect(try verdict(rule("t/when", when: Self.yes, require: Self.no), report) == .failed)
    #expect(
      try verdict(rule("t/when", when: Self.unknown, require: Self.no), report)
        == .undecided(.noDate))
  }

  static let facts: [(expression: Expression, verdict: Verdict)] = [
    (.factExists(.published), .failed), (.factExists(.title), .passed),
    (.compare(.greater, .fact(.signed), .date(day(2022, 1, 1))), .undecided(.noDate)),
    (.compare(.equal, .fact(.year), number(2022)), .passed),
    (.compare(.equal, .fact(.agencyKind), .symbol(.kind(.department))), .passed),
    (.compare(.equal, .fact(.agencyLevel), .symbol(.level(.unknown))), .failed),
    (.compare(.equal, .fact(.expectedEdition), .symbol(.edition(new))), .passed),
    (.compare(.notEqual, .fact(.sectionsPrinted), .text("")), .passed),
    (.compare(.equal, .fact(.sectionsPrinted), .text("一二三四五六")), .passed),
    (
      .compare(
        .equal, .fact(.detectedEdition(table: .table(t3))),
        .fact(.appliedEdition(table: .table(t3)))), .passed
    ),
    (.sectionExists(.section(5)), .passed), (.sectionIsEmpty(.section(5)), .failed),
    (.tableExists(.table(t4)), .passed), (.sectionExists(.ofTable(.table(t4))), .passed),
    (
      .compare(
        .equal, .yearMonthDay(number(2023), number(1), number(31)), .date(day(2023, 1, 31))),
      .passed
    ),
    (
      .compare(.equal, .yearMonthDay(number(2023), number(2), number(30)), .date(day(2023, 1, 1))),
      .undecided(.noDate)
    ),
    (
      .compare(.equal, .days(.date(day(2023, 3, 1)), .date(day(2023, 2, 1))), number(28)), .passed
    ),
    (.compare(.equal, .length(.text("表 三　五")), number(3)), .passed),
    (
      .compare(.equal, .length(.text("\u{FEFF}表\u{200B}3，“é”𠮷\u{2028}한\u{205F}")), number(8)),
      .passed
    ),
    (
      .compare(.equal, .arithmetic(.divided, number(1), number(0)), number(1)),
      .undecided(.zeroDivisor)
    ),
    (.compare(.equal, .length(.sectionText(.section(0))), number(11)), .passed),
  ]

  @Test(arguments: facts)
  func factsOfTheReport(expression: Expression, verdict: Verdict) throws {
    let rule = rule("t/fact", require: expression)
    #expect(try AuditEngineTests.verdict(rule, ReportBuilder().report) == verdict)
  }

  /// The fifth section stands there with nothing in it.
  static let lengths: [(expression: Expression, verdict: Verdict)] = {
    let length = Expression.length(.sectionText(.section(4)))
    let (isLong, isShort) = (length >= number(30), length <= number(1000))
    let (other, empty) = (.fact(.year) == number(2022), Expression.sectionIsEmpty(.section(4)))
    return [
      (isLong, .failed), (isShort, .undecided(.noText)), (length == number(0), .undecided(.noText)),
      (.or(isLong, other), .passed), (.or(other, isLong), .passed),
      (.or(isLong, empty), .passed), (.or(empty, isLong), .passed),
      (.or(isShort, other), .passed), (.or(other, isShort), .passed),
      (.or(isShort, no), .undecided(.noText)), (.or(no, isShort), .undecided(.noText)),
      (.and(isShort, other), .undecided(.noText)), (.and(other, isShort), .undecided(.noText)),
      (.not(.and(.not(isShort), .not(other))), .passed),
      (.implies(.not(isShort), no), .undecided(.noText)), (.implies(isLong, other), .passed),
    ]
  }()

  /// That a section is empty lets nothing pass, but does not keep a rule from passing that holds without it.
  @Test(arguments: lengths)
  func lengthOfAnEmptySection(expression: Expression, verdict: Verdict) throws {
    let report = ReportBuilder(texts: ["一", "二", "三", "四", "", "六"]).report
    let rule = rule("t/length", require: expression)
    #expect(try AuditEngineTests.verdict(rule, report) == verdict)
  }

  @Test func whatIsMissingIsNamedOnce() throws {
    let report = ReportBuilder(texts: Array(repeating: "", count: 6)).report
    let text = Expression.matches(.sectionText(.section(4)), pattern: 0)
    let rule = rule("t/text", require: .and(text, .not(text)))
    #expect(
      try audit([rule], report, patterns: ["问题"]).undecided.map(\.reason)
        == ["没有读到所需的文字：“五、存在的问题”"])
  }

  @Test func missingFactsAreUndecided() throws {
    var report = ReportBuilder().report
    report.year = nil
    report.agency = nil
    report.agencyKind = .unknown
    report.sections = []
    let cases: [(Expression, Verdict)] = [
      (.compare(.equal, .fact(.year), number(2022)), .undecided(.noYear)),
      (
        .compare(.equal, .fact(.expectedEdition), .symbol(.edition(new))), .undecided(.noYear)
      ),
      (.compare(.equal, .fact(.agency), .text("")), .undecided(.noText)),
      (
        .compare(.equal, .fact(.agencyKind), .symbol(.kind(.department))), .undecided(.noAgency)
      ),
      (.compare(.equal, .fact(.agencyKind), .symbol(.kind(.unknown))), .passed),
      (.compare(.equal, .fact(.sectionsPrinted), .text("")), .passed),
      (.compare(.equal, .fact(.sectionsPrinted), .text("一")), .undecided(.noText)),
      (.sectionIsEmpty(.section(0)), .undecided(.noText)),
      (.compare(.greater, .length(.sectionText(.section(0))), number(0)), .undecided(.noText)),
    ]
    for (expression, expected) in cases {
      #expect(try verdict(rule("t/fact", require: expression), report) == expected)
    }
  }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
  CalendarDate(year: year, month: month, day: day) ?? CalendarDate(year: 1, month: 1, day: 1)!
}
