import AuditModel
import Testing

@testable import ReportReading

/// A table that mixes labels of two editions is said to be mixed; one stray label is only an altered one.
struct MixedEditionTests {
  private func table(_ rows: String) throws -> Report.Table {
    let text = """
      云河市档案局2022年政府信息公开工作年度报告
      一、总体情况
      二、主动公开政府信息情况
      第二十条第（一）项 | | | |
      \(rows)
      三、收到和处理政府信息公开申请情况
      """
    return try ProjectRules.current.read(Array(text.utf8)).tables[0]
  }

  static let tail = """
    第二十条第（五）项 | | | |
    信息内容 | 本年处理决定数量 |
    行政许可 | 3 |
    第二十条第（八）项 | | | |
    信息内容 | 本年收费金额（单位：万元） |
    行政事业性收费 | 0 |
    """

  static let tables: [(rows: String, isMixed: Bool)] = [
    ("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n" + tail, false),
    ("信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n规章 | 0 | 0 | 0 |\n" + tail, true),
    (
      "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n"
        + tail.replacing("本年处理决定数量", with: "处理决定数量"), false
    ),
    (
      "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n" + tail
        + "\n第二十条第（九）项 | | |\n信息内容 | 采购项目数量 | 采购总金额 |\n政府集中采购 | 1 | 20 |", true
    ),
  ]

  @Test(arguments: tables)
  func twoForeignLabelsMakeAMixture(rows: String, isMixed: Bool) throws {
    let table = try table(rows)
    #expect(table.isFound)
    #expect(table.isMixed == isMixed)
  }

  /// What a header of the other edition lacks, it does not have to have.
  @Test func headerOfTheOtherEditionLacksNoColumns() throws {
    func missing(_ header: String) throws -> Int {
      let text = """
        云河市档案局2022年政府信息公开工作年度报告
        二、主动公开政府信息情况
        第二十条第（一）项 | | | |
        信息内容 | \(header) |
        规章 | 0 | 0 | 0 |
        行政规范性文件 | 0 | 0 | 0 |
        \(Self.tail)
        三、收到和处理政府信息公开申请情况
        """
      let report = try ProjectRules.current.read(Array(text.utf8))
      return report.notes.count { $0.kind == .missingColumn }
    }
    #expect(try missing("本年新制作数量 | 本年新公开数量 | 对外公开总数量") == 0)
    #expect(try missing("本年新制作数量 | 本年废止件数 | 现行有效件数") == 1)
    #expect(try missing("本年制发件数 | 现行有效件数") == 1)
  }
}
