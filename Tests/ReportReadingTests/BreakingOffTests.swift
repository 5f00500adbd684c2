import AuditModel
import Testing

@testable import ReportReading

/// Texts that break off, and reports that end where others go on.
struct BreakingOffTests {
  private let rules = ProjectRules.current

  private static let one = """
    清溪区林业局2023年政府信息公开工作年度报告
    一、总体情况
    （一）主动公开情况
    全年公开林木采伐许可41条，按月更新，逐条审核。
    """
  private static let two = """
    二、主动公开政府信息情况
    第二十条第（一）项 |
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
    规章 | 0 | 0 | 0
    行政规范性文件 | 2 | 1 | 9
    第二十条第（五）项 |
    信息内容 | 本年处理决定数量
    行政许可 | 41
    第二十条第（六）项 |
    信息内容 | 本年处理决定数量
    行政处罚 | 7
    行政强制 | 0
    第二十条第（八）项 |
    信息内容 | 本年收费金额（单位：万元）
    行政事业性收费 | 3.2
    """

  private func brokenOff(_ text: String) throws -> String? {
    try rules.read(text).brokenOff?.printed
  }

  /// How the text goes on behind section 一, and the words in which it breaks off.
  @Test(arguments: [
    ("全年召开协调会，对迟报", "对迟报"), ("落实以下制度：审批单，", "审批单"), ("（二）依申请公开情况\n全年没", "全年没"),
    ("（二）依申请", "依申请"), ("二、主动公", "主动公"), ("二、", "二"), ("二、主动公开政府信息情况", "主动公开政府信息情况"),
  ])
  func breaksOffAmidWords(tail: String, words: String) throws {
    let found = try #require(try brokenOff(Self.one + "\n" + tail))
    #expect(found == words || found.hasSuffix(words))
  }

  /// What ends as reports end lacks what is not there.
  @Test(arguments: [
    "", "办结时限缩短一天。", "（以上数据截至年末）", "清溪区林业局\n2024年1月15日", "二〇二四年一月十五日", "扫一扫在手机打开当前页",
    "清溪区林业局办公室",
  ])
  func endsAsReportsDo(tail: String) throws {
    #expect(try brokenOff(Self.one + "\n" + tail) == nil)
  }

  /// A table without its last lines, and the piece of a label or a cell that the text ends with.
  @Test(arguments: [2, 4, 5, 6, 7, 9, 10, 12, 13])
  func breaksOffAmidATable(lines: Int) throws {
    let head = Self.two.split(separator: "\n").prefix(lines + 1).joined(separator: "\n")
    for cut in [head, String(head.dropLast()), String(head.dropLast(2))] {
      let report = try rules.read(Self.one + "\n" + cut)
      #expect(report.brokenOff != nil, "\(cut.suffix(12))")
      #expect(report.notes.filter { $0.kind == .missingRow }.isEmpty, "\(cut.suffix(12))")
    }
  }

  @Test(arguments: [two, two + "\n我局没有收费项目。"])
  func aWholeTableEndsAText(section: String) throws {
    let report = try rules.read(Self.one + "\n" + section)
    #expect(report.brokenOff == nil)
    #expect(try rules.figure(report, "表二[行政事业性收费,收费金额]") == "3.2")
  }

  /// A row that is not there before the break is missing.
  @Test func rowsBeforeTheBreakAreMissing() throws {
    let lines = Self.two.split(separator: "\n").filter { !$0.hasPrefix("行政许可") }.prefix(10)
    let report = try rules.read(Self.one + "\n" + lines.joined(separator: "\n"))
    #expect(report.brokenOff != nil)
    #expect(report.notes.filter { $0.kind == .missingRow }.map(\.official) == ["行政许可"])
  }

  /// Nothing is missing behind the last section, however it ends.
  @Test func theLastSectionEndsTheReport() throws {
    let report = try rules.read(head: "清溪区林业局2023年政府信息公开工作年度报告", tail: "没有收费，特此")
    #expect(report.brokenOff == nil)
  }
}
