import AuditModel
import Testing

@testable import ReportReading

/// Tables whose cells are marked off by lines of dashes, or by tags amid Markdown.
struct DrawnTableTests {
  private let rules = ProjectRules.current

  private func read(_ tables: String) throws -> Report {
    try rules.read(
      """
      # 清溪区教育局2021年政府信息公开工作年度报告

      ## 二、主动公开政府信息情况

      \(tables)

      ## 六、其他需要报告的事项

      无。
      """)
  }

  private func figures(_ report: Report, _ row: String, _ columns: [String]) throws -> [String] {
    try columns.map { try rules.figure(report, "表二[\(row),\($0)]") }
  }

  static let ruled = """
      -------------------- ---------------- -------------- --------------
      第二十条第（一）项
      信息内容             本年制发件数     本年废止件数   现行有效件数
      规章                 14                              14
      行政规范性文件       0                7              60
      第二十条第（五）项
      信息内容             本年处理决定数量
      行政许可             94
      第二十条第（八）项
      信息内容                              本年收费金额
      行政事业性收费                        3
      -------------------- ---------------- -------------- --------------
    """

  @Test func columnsBelowDashesAreTold() throws {
    let report = try read(Self.ruled)
    #expect(try figures(report, "规章", ["制发", "废止", "现行有效"]) == ["14", "blank", "14"])
    #expect(try figures(report, "规范性文件", ["制发", "废止", "现行有效"]) == ["0", "7", "60"])
    #expect(try figures(report, "行政许可", ["处理决定"]) == ["94"])
    #expect(try figures(report, "行政事业性收费", ["收费金额"]) == ["3"])
  }

  static let blocks = [
    """
    [width="90%",cols="^40%,^20%,^20%,^20%",]
    |===
    |信息内容 |本年制发件数 a|
    本年废止

    件数

    |现行有效件数
    |规章 |14 | |14
    |行政规范性文件 |0 |7

    |60
    |信息内容 |本年处理决定数量 | |
    |行政许可 |94 | |
    |===
    """,
    """
    |===
    |信息内容 |本年制发件数 |本年废止件数 |现行有效件数
    |规章
    |14
    |
    |14

    |行政规范性文件 |0 |7 |60
    |信息内容 |本年处理决定数量 | |
    |行政许可 |94 | |
    |===
    """,
  ]

  @Test(arguments: blocks)
  func cellsBehindPipesFillRows(block: String) throws {
    let report = try read(block)
    #expect(try figures(report, "规章", ["制发", "废止", "现行有效"]) == ["14", "blank", "14"])
    #expect(try figures(report, "规范性文件", ["制发", "废止", "现行有效"]) == ["0", "7", "60"])
    #expect(try figures(report, "行政许可", ["处理决定"]) == ["94"])
  }

  /// Cells that do not fill their rows are nobody's.
  @Test func cellsThatLackOneAreNotRead() throws {
    let report = try read(Self.blocks[1].replacing("|14\n|\n|14", with: "|14\n|14"))
    #expect(report.cells.allSatisfy { $0.state == .absent || $0.state == .unreadable })
  }

  @Test func tagsAroundTheTextOfACellAreNoneOfIt() throws {
    let rows = [
      ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "14", "", "14"],
      ["行政规范性文件", "0", "7", "60"],
    ].map { row in
      "| "
        + row.map { $0.isEmpty ? "" : "<span style=\"color:#000;\"><b>\($0)</b></span>" }
        .joined(separator: " | ") + " |"
    }
    let report = try read(
      ([rows[0], "|---|---|---|---|"] + rows.dropFirst()).joined(separator: "\n"))
    #expect(try figures(report, "规章", ["制发", "废止", "现行有效"]) == ["14", "blank", "14"])
    #expect(try figures(report, "规范性文件", ["制发", "废止", "现行有效"]) == ["0", "7", "60"])
  }

  /// Where blank lines part the rows, a label goes on below; two figures below one another are nobody's.
  @Test func rowsPartedByBlankLinesHaveSeveralLines() throws {
    let report = try read(
      """
        ------------ -------------- -------------- --------------
        信息内容     本年制发件数   本年废止件数   现行有效件数

        规章         14             0              14

        行政规范性   0              7              6
        文件                                       0
        ------------ -------------- -------------- --------------
      """)
    #expect(try figures(report, "规章", ["制发", "废止", "现行有效"]) == ["14", "0", "14"])
    #expect(
      try figures(report, "规范性文件", ["制发", "废止", "现行有效"]) == ["0", "7", "unreadable"])
  }

  /// What stands between the columns belongs to none of them.
  @Test func textBesideTheColumnsIsNoTable() throws {
    let report = try read(
      """
        ------------ -------------- -------------- --------------
        信息内容     本年制发件数   本年废止件数   现行有效件数
        规章         14             0            14
        ------------ -------------- -------------- --------------
      """)
    #expect(try figures(report, "规章", ["现行有效"]) != ["14"])
  }

  static let tagged = """
    <table border="1">
    <colgroup><col style="width: 10%" /></colgroup>
    <tr><td colspan="4">第二十条第（一）项</td></tr>
    <tr><td>信息内容</td><td>本年制发<br />
    件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
    <tr class="odd">
    <td>规章</td>
    <td><span>1</span><span>4</span></td><td>&nbsp;</td>
    <td><p>14</p></td>
    </tr>
    <!-- <tr><td>规章</td><td>5</td><td>5</td><td>5</td></tr> -->
    <tr><TD>行政规范性文件</TD><td>0</td><td>7<br/>8</td><td> 60 </td></tr>
    </table>
    """

  @Test func cellsBetweenTagsAreTold() throws {
    let report = try read(Self.tagged)
    #expect(try figures(report, "规章", ["制发", "废止", "现行有效"]) == ["14", "blank", "14"])
    #expect(
      try figures(report, "规范性文件", ["制发", "废止", "现行有效"]) == ["0", "unreadable", "60"])
  }

  /// Markdown draws what it can with pipes, and carries only the rest as tags.
  @Test func tablesBetweenPipesStandBesideOthers() throws {
    let report = try read(
      """
      |          |              |              |              |
      |----------|--------------|--------------|--------------|
      | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
      | 规章     | 14           |              | 14           |
      | 行政规范性文件 | 0      | 7            | 60           |

      <table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>
      <tr><td>行政许可</td><td>94</td></tr></table>
      """)
    #expect(try figures(report, "规章", ["制发", "废止", "现行有效"]) == ["14", "blank", "14"])
    #expect(try figures(report, "规范性文件", ["制发", "废止", "现行有效"]) == ["0", "7", "60"])
    #expect(try figures(report, "行政许可", ["处理决定"]) == ["94"])
  }

  /// A word of a label in the last cell of one line and the first of the next, though the second is a label too.
  @Test func labelsBrokenBetweenPipesAreJoined() throws {
    let report = try rules.read(
      table3: """
        | （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |
        | 自然人 | 法人或其他组织 | 总计 |
        | 商业 |
        | 企业 | 科研 |
        | 机构 | 社会公益组织 | 法律服务机构 | 其他 |
        | 一、本年新收政府信息公开申请数量 | 12 | 0 | 14 | 15 | 0 | 0 | 41 |
        | 二、上年结转政府信息公开申请数量 | 9 | 0 | 0 | - | 0 | 0 | 9 |
        """)
    #expect(try rules.figures(report, "新收") == ["12", "0", "14", "15", "0", "0", "41"])
  }
}
