import AuditModel
import Testing

@testable import ReportReading

/// Titles and paragraphs that a text browser broke into lines.
struct WrappedTextTests {
  private static let paragraphs = [
    "青岚市望海区教育局编制本报告，统计期限为2021年1月1日至2021年12月31日，请各界监督并提出意见。",
    "一、总体情况",
    "区教育局把家长问得最多的九十六个问题编成问答，按入学、转学、资助、校外培训、特殊教育五类排列，每个问题都注明依据的文件、办理的窗口和需要的材料。",
    "全年在门户网站公开信息，其中招生类、资助类、督导类各占三成，招生范围图逐校标明边界，标出学位预警的学校，家长输入小区名称即可看到对应的学校和近三年的录取情况。",
    "六、其他需要报告的事项",
    "无。",
  ]

  /// Breaks a paragraph of Han characters after so many columns; a digit takes one of them.
  private func wrapped(_ paragraph: String, _ columns: Int) -> String {
    var lines = [""]
    var width = 0
    for character in paragraph {
      let own = character.isASCII ? 1 : 2
      if width + own > columns {
        lines.append("")
        width = 0
      }
      lines[lines.count - 1].append(character)
      width += own
    }
    return lines.joined(separator: "\n")
  }

  private func read(_ title: String, columns: Int) throws -> Report {
    let paragraphs = [title] + Self.paragraphs
    return try ProjectRules.current.read(
      paragraphs.map { wrapped($0, columns) }.joined(separator: "\n\n") + "\n")
  }

  @Test(arguments: 40...80)
  func titleIsReadAtEveryWidth(columns: Int) throws {
    for agency in ["望海区教育局", "青岚市望海区教育局", "青岚市望海区住房和城乡建设局"] {
      let report = try read("\(agency)2021年政府信息公开工作年度报告", columns: columns)
      #expect(report.agency == agency)
      #expect(report.title != nil)
      #expect(report.year == 2021)
    }
  }

  /// A letter behind a label is the first of the next one, not a remark.
  @Test func lineMayEndBehindTheFirstLetterOfALabel() throws {
    let rules = ProjectRules.current
    let results = "结果维持 结果纠正 其他结果 尚未审结 总计"
    let report = try rules.read(
      table4: """
        行政复议 行政诉讼 结
        \(results.dropFirst()) 未经复议直接起诉 复议后起诉 \(results) \(results) 1 0 0 0 1 0 0 2 0 2 0 0 0 0 0
        """)
    #expect(try rules.figure(report, "表四[复议,结果维持]") == "1")
    #expect(try rules.figure(report, "表四[直接起诉,其他结果]") == "2")
    #expect(report.notes.isEmpty)
  }

  @Test func yearInBracketsMayStandOnTheNextLine() throws {
    let report = try read("青岚市望海区教育局政府信息公开工作年度报告（2021年）", columns: 42)
    #expect(report.agency == "青岚市望海区教育局")
    #expect(report.title.map { report.text($0).hasSuffix("（2021年）") } == true)
  }

  private static let table = """
    | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    | --- | --- | --- | --- |
    | 规章 | 0 | 0 | 0 |
    | 行政规范性文件 | 3 | 1 | 12 |
    | 信息内容 | 本年处理决定数量 |  |  |
    | 行政许可 | 25 |  |  |
    | 行政处罚 | 7 |  |  |
    | 行政强制 | 0 |  |  |
    | 信息内容 | 本年收费金额（单位：万元） |  |  |
    | 行政事业性收费 | 1.5 |  |  |
    """

  /// Where the tables have their rows told, by pipes or tabs, paragraphs are put together all the same.
  @Test(arguments: 40...66, [false, true])
  func paragraphsAreWholeBesideToldRows(columns: Int, isTabbed: Bool) throws {
    let table =
      isTabbed
      ? Self.table.split(separator: "\n").filter { !$0.contains("---") }.map {
        $0.dropFirst(2).dropLast(2).replacing(" | ", with: "\t")
      }.joined(separator: "\n") : Self.table
    let report = try ProjectRules.current.read(
      (["望海区教育局2021年政府信息公开工作年度报告"] + Self.paragraphs.prefix(4)).map { wrapped($0, columns) }
        .joined(separator: "\n\n") + "\n二、主动公开政府信息情况\n\(table)\n六、其他需要报告的事项\n无。\n")
    let section = try #require(report.sections.first)
    #expect(
      section.paragraphs.map { report.text(report.paragraphs[$0]) }
        == Array(Self.paragraphs[2...3]))
    #expect(report.layout == (isTabbed ? .tabRows : .pipes))
    let cell = try #require(
      ProjectRules.current.catalog.cell(named: "表二[规范性文件,现行有效]"))
    #expect(report.cells[cell].value.description == "12")
  }

  /// What stands between the lines of a paragraph, or behind a full one, and is none of it.
  @Test(arguments: [
    // The number of a page.
    ("年内办理信息公开申请，因政府信息公开引起的行政复议6\n1\n件，均已审结。", "引起的行政复议6件，均已审结。"),
    // So many characters in each line, digits among them.
    (
      "2021年全年新收申请406件，上年结转1件，办结4\n04件，结转下年度继续办理3件。",
      "2021年全年新收申请406件，上年结转1件，办结404件，结转下年度继续办理3件。"
    ),
    // The end of a sentence, worded like a heading.
    ("全年未收取信息处理费，向社会公布的事项之外无\n其他需要报告的事项。", "全年未收取信息处理费，向社会公布的事项之外无其他需要报告的事项。"),
  ])
  func paragraphIsWhole(row: (printed: String, whole: String)) throws {
    let full = Self.paragraphs[3].prefix(54)
    let lines = stride(from: 0, to: 54, by: 27).map { full.dropFirst($0).prefix(27) }
    let report = try ProjectRules.current.read(
      """
      望海区教育局2021年政府信息公开工作年度报告
      一、总体情况
      　　\(lines.joined(separator: "\n"))
      　　\(lines.joined(separator: "\n"))
      　　\(lines.joined(separator: "\n"))
      　　\(row.printed)
      二、主动公开政府信息情况
      \(Self.table)
      五、存在的主要问题及改进情况
      \(Self.paragraphs[2].prefix(26))。
      望海区教育局
      2022年1月13日
      """)
    let paragraphs = report.sections[0].paragraphs.map { report.text(report.paragraphs[$0]) }
    #expect(paragraphs.last?.hasSuffix(row.whole) == true)
    #expect(report.sections.count == 3)
    #expect(report.signed == CalendarDate(year: 2022, month: 1, day: 13))
    #expect(report.signature != nil)
  }
}
