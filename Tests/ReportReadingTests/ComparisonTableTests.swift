import AuditModel
import Testing

@testable import ReportReading

/// Tables that stand behind a report for comparison.
struct ComparisonTableTests {
  private let rules = ProjectRules.current

  private static let table2 = """
    第二十条第（一）项 | | |
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
    规章 | 0 | 0 | 0
    行政规范性文件 | 2 | 1 | 9
    第二十条第（五）项 | | |
    信息内容 | 本年处理决定数量
    行政许可 | 3
    第二十条第（六）项 | | |
    信息内容 | 本年处理决定数量
    行政处罚 | 4
    行政强制 | 5
    第二十条第（八）项 | | |
    信息内容 | 本年收费金额（单位：万元）
    行政事业性收费 | 0
    """

  private func report(behind table2: String) throws -> Report {
    try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      二、主动公开政府信息情况
      \(table2)
      六、其他需要报告的事项
      无。
      清溪区教育局
      2022年1月10日
      附：2020年主动公开情况（旧格式，供对照）
      信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
      规范性文件 | 6 | 6 | 8
      """)
  }

  /// An earlier year's table for comparison, behind the signature.
  @Test func whatFollowsAWholeTableIsNoneOfIt() throws {
    let report = try report(behind: Self.table2)
    #expect(try rules.figure(report, "表二[规范性文件,制发]") == "2")
    #expect(!report.tables[0].isMixed)
    #expect(!report.notes.contains { [.extraRow, .missingColumn].contains($0.kind) })
  }

  /// Where the table stands nowhere else, it is the one behind the signature.
  @Test func aTableBehindTheReportIsRead() throws {
    #expect(try report(behind: "见附表。").tables[0].isFound)
  }
}
