import AuditModel
import AuditReporting
import TestSupport
import Testing

struct TextAuditTests {
  let plain = TextStyle(isColoured: false)

  @Test func auditForPeople() throws {
    let text = Samples.output(
      of: Samples.files, by: TextAuditRenderer(Samples.run, style: plain))
    try expectGolden(text, "audit.txt")
  }

  @Test func brokenRulesAreNamedBeforeAndBehindTheReports() throws {
    let text = Samples.output(
      of: [Samples.files[0]], by: TextAuditRenderer(Samples.brokenRun, style: plain))
    try expectGolden(text, "broken-rule.txt")
  }

  /// A list of words with a wrong line breaks no rule: all of them ran.
  @Test func rulesThatRanAreNotCalledLeftOut() throws {
    var run = Samples.brokenRun
    run.rules.broken = []
    let text = Samples.output(
      of: [Samples.files[0]], by: TextAuditRenderer(run, style: plain))
    #expect(text.contains("规则文件有 1 处错误，有错误的部分没有用到："))
    #expect(text.contains("规则文件有 1 处错误，以上结果没有用到有错误的部分。"))
    #expect(!text.contains("规则没有运行") && !text.contains("不含这些规则"))
  }

  @Test func coloursChangeNothingElse() throws {
    let coloured = Samples.output(
      of: Samples.files, by: TextAuditRenderer(Samples.run, style: TextStyle(isColoured: true)))
    let text = Samples.output(
      of: Samples.files, by: TextAuditRenderer(Samples.run, style: plain))
    #expect(coloured != text)
    #expect(coloured.replacing(/\u{1B}\[[0-9]*m/, with: "") == text)
  }

  @Test func reportsCannotSteerTheTerminal() {
    let text = Samples.output(
      of: Samples.files, by: TextAuditRenderer(Samples.run, style: plain))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func whatIsAboutTheWholeReportNamesNoLine() {
    var audit = ReportAudit()
    audit.findings = [Samples.wrongSum]
    audit.findings[0].location.isWhole = true
    let file = AuditedFile(
      path: "reports/a.txt", sha256: nil, format: "txt", outcome: .audited(audit))
    let text = Samples.output(of: [file], by: TextAuditRenderer(Samples.run, style: plain))
    #expect(text.contains("reports/a.txt（整份报告）\n"))
    #expect(!text.contains("reports/a.txt:") && !text.contains("原文"))
  }

  @Test func noLineIsWiderThanThePage() {
    let text = Samples.output(
      of: Samples.files, by: TextAuditRenderer(Samples.run, style: plain))
    for line in text.split(separator: "\n") { #expect(line.displayWidth <= 92, "\(line)") }
  }
}

struct ReportStandingTests {
  func file(
    _ path: String, _ agency: String, score: Int64?, grade: String? = nil, serious: Int = 0,
    isJudged: Bool = true
  ) -> AuditedFile {
    var audit = ReportAudit()
    audit.checks.passed = isJudged ? 1 : 0
    audit.grade = grade ?? score.map { $0 >= 90 ? "优秀" : $0 >= 80 ? "良好" : "不合格" }
    audit.agency = agency
    audit.score = score.map(Samples.whole)
    audit.findings = Array(repeating: Samples.wrongSum, count: serious)
    return AuditedFile(path: path, sha256: nil, format: "txt", outcome: .audited(audit))
  }

  func order(_ files: [AuditedFile]) -> [String] {
    ReportStanding.worstFirst(
      files.enumerated().map {
        ReportStanding(of: $0.element, index: $0.offset, grading: Samples.grading)
      }
    ).map(\.path)
  }

  @Test func agenciesStandByTheirWorstReport() {
    let files = [
      file("1", "甲", score: 95), file("2", "乙", score: 70), file("3", "甲", score: 60),
      file("4", "丙", score: 80),
    ]
    #expect(order(files) == ["1", "3", "2", "4"])
  }

  /// Judged and without a grade is worst, even where nothing was found; not judged at all says nothing.
  @Test func withoutGradeThoughJudgedIsWorst() {
    let files = [
      file("1", "甲", score: 50), file("2", "乙", score: nil, serious: 1),
      file("3", "丙", score: nil, isJudged: false), file("5", "戊", score: nil),
      AuditedFile(path: "0", sha256: nil, format: "txt", outcome: .unreadable("")),
      file("4", "丁", score: 100),
    ]
    #expect(order(files) == ["2", "5", "1", "4", "3", "0"])
  }

  @Test func theGradeCountsBeforeTheScore() {
    let files = [file("1", "甲", score: 80), file("2", "乙", score: 90, grade: "不合格")]
    #expect(order(files) == ["2", "1"])
  }

  @Test func equalOnesStandByPath() {
    let files = [file("1", "乙", score: 90), file("2", "甲", score: 90)]
    #expect(order(files) == ["1", "2"])
  }
}
