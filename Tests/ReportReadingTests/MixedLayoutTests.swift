import AuditModel
import Testing

@testable import ReportReading

/// Reports of which a converter wrote one table as rows between pipes, and another one cell for each line.
struct MixedLayoutTests {
  private let rules = ProjectRules.current

  private static let rows = """
    |信息内容|本年制发件数|本年废止件数|现行有效件数|
    |---|---|---|---|
    |规章|0|0|0|
    |行政规范性文件|4|1|9|
    |信息内容|本年处理决定数量| | |
    |行政许可|31| | |
    |信息内容|本年处理决定数量| | |
    |行政处罚|7| | |
    |行政强制|2| | |
    |信息内容|本年收费金额（单位：万元）| | |
    |行政事业性收费|0| | |
    """

  /// 表三 with one cell on each line, `gap` between them.
  private func text(gap: String, labels: [String] = ProjectRules.printedColumns) throws -> String {
    let edition = try #require(rules.catalog.editions.first { $0.id == "2021" })
    let form = try #require(edition.tables.first { $0.name == "表三" })
    let cells = form.rows.enumerated().flatMap { i, row in
      [row.label] + [i + 3, 0, 1, 0, 0, 0, i + 4].map(String.init)
    }
    return """
      清溪区教育局2021年政府信息公开工作年度报告
      一、总体情况
      全年公开信息12条。
      二、主动公开政府信息情况
      \(Self.rows)
      三、收到和处理政府信息公开申请情况
      \((labels + cells).joined(separator: gap))
      六、其他需要报告的事项
      无。
      """
  }

  @Test(arguments: ["\n\n", "\n"])
  func tablesAreReadEachInItsLayout(gap: String) throws {
    let report = try rules.read(text(gap: gap))
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "9")
    #expect(try rules.figure(report, "表二[行政处罚,处理决定]") == "7")
    #expect(try rules.figures(report, "新收") == ["3", "0", "1", "0", "0", "0", "4"])
    #expect(try rules.figures(report, "予以公开") == ["5", "0", "1", "0", "0", "0", "6"])
    #expect(report.tables.allSatisfy { !$0.isUnread })
  }

  /// Where the header is not there, nothing is read, and the table is not missing.
  @Test func tableWithoutHeaderIsUnread() throws {
    let report = try rules.read(
      text(gap: "\n\n").replacing("科研机构\n\n", with: "").replacing("自然人\n\n", with: ""))
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "9")
    #expect(try rules.figure(report, "表三[新收,总计]") == "absent")
    #expect(report.tables[1].isUnread)
    #expect(!report.notes.contains { $0.kind == .missingRow || $0.kind == .missingColumn })
  }

  /// Prose that names rows and figures is no table.
  @Test(arguments: [
    "本年度未制发规章、行政规范性文件，行政许可31件，行政处罚7件，行政强制2件，行政事业性收费0万元。",
    "本年新收政府信息公开申请4件，予以公开3件，部分公开1件。", "见附件。",
  ])
  func proseIsNoTable(prose: String) throws {
    let report = try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      二、主动公开政府信息情况
      \(prose)
      三、收到和处理政府信息公开申请情况
      \(prose)
      六、其他需要报告的事项
      无。
      """)
    #expect(report.tables.allSatisfy { !$0.isUnread && !$0.isFound })
  }
}
