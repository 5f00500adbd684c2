import AuditModel
import Testing

@testable import ReportReading

/// What honest reports do that is easily misread.
struct InnocentTests {
  private let rules = ProjectRules.current

  private static let table2 = """
    第二十条第（一）项\t\t\t
    信息内容\t本年制发件数\t本年废止件数\t现行有效件数
    规章\t0\t0\t0
    行政规范性文件\t3\t1\t12
    第二十条第（五）项\t\t\t
    信息内容\t本年处理决定数量\t\t
    行政许可\t25\t\t
    第二十条第（六）项\t\t\t
    信息内容\t本年处理决定数量\t\t
    行政处罚\t4\t\t
    行政强制\t0\t\t
    第二十条第（八）项\t\t\t
    信息内容\t本年收费金额（单位：万元）\t\t
    行政事业性收费\t0\t\t
    """

  /// A report of the 2021 edition with `one` in section 一, `two` around 表二 and `five` in section 五.
  private func read(
    one: String = "本年度认真落实条例。", before: String = "", table: String = table2, after: String = "",
    five: String = "宣传力度不够。", six: String = "无"
  ) throws -> Report {
    try rules.read(
      """
      清溪区教育局2022年政府信息公开工作年度报告
      一、总体情况
      \(one)
      二、主动公开政府信息情况
      \(before)
      \(table)
      \(after)
      三、收到和处理政府信息公开申请情况
      四、政府信息公开行政复议、行政诉讼情况
      五、存在的主要问题及改进情况
      \(five)
      六、其他需要报告的事项
      \(six)
      """)
  }

  private func paragraphs(_ report: Report, _ section: Int) -> [String] {
    report.sections[section].paragraphs.map { report.text(report.paragraphs[$0]) }
  }

  @Test(arguments: [
    "（一）总体情况", "(二) 主动公开政府信息情况", "1.主动公开政府信息情况", "（三）依申请公开情况", "主动公开情况", "基本情况",
    "一是主动公开政府信息情况。", "二、三级单位同步推进。", "全文包括总体情况、主动公开政府信息情况。",
  ])
  func subHeadingWordedLikeATitleIsText(line: String) throws {
    let report = try read(one: line)
    #expect(report.sections.map(\.index) == [0, 1, 2, 3, 4, 5])
    #expect(paragraphs(report, 0) == [line])
  }

  @Test func proseNumberedLikeSectionsStaysInItsSection() throws {
    let five = ["一、存在的主要问题", "公开不够及时。", "二、改进措施", "加强培训。", "三、下一步工作打算", "严格审核。"]
    let report = try read(five: five.joined(separator: "\n"))
    #expect(report.sections.map(\.index) == [0, 1, 2, 3, 4, 5])
    #expect(paragraphs(report, 4) == five)
  }

  @Test(arguments: ["注：规章由市政府制发，本局不涉及。", "备注：数据截至2022年12月31日。", "说明：以上数据由各科室提供，共3项。"])
  func noteBelowATableIsText(line: String) throws {
    let report = try read(after: line)
    #expect(paragraphs(report, 1) == [line])
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "12")
    #expect(!report.notes.contains { $0.kind == .extraRow || $0.kind == .missingRow })
  }

  @Test(arguments: ["单位：件", "主动公开政府信息情况统计表", "表一 主动公开情况", "（单位：件、万元）"])
  func lineAboveATableIsText(line: String) throws {
    let report = try read(before: line)
    #expect(paragraphs(report, 1) == [line])
    #expect(try rules.figure(report, "表二[行政许可,处理决定]") == "25")
    #expect(report.notes.isEmpty)
  }

  @Test(arguments: [
    "（万元，保留四位小数）", " （指本年实际收取的金额， 保留四位小数）", "（单位：万元） (指2022年实收,退费 用负值)",
  ])
  func remarkBehindAColumnIsPartOfItsLabel(remark: String) throws {
    let table = Self.table2.replacing("（单位：万元）", with: remark)
      .replacing("\t", with: "\n|\n").replacing("\n", with: "\n\n")
    let report = try read(table: table)
    #expect(try rules.figure(report, "表二[行政事业性收费,收费金额]") == "0")
    #expect(!report.notes.contains { $0.kind == .extraColumn })
  }

  @Test func proseIndentedByATabIsText() throws {
    let report = try read(
      one: "\t2022年，本局主动公开信息30条。\n\t依申请公开3件。", before: "\t本年度公开情况如下：",
      five: "\t一是公开不够及时。\n\t二是培训不足。")
    #expect(paragraphs(report, 0) == ["2022年，本局主动公开信息30条。", "依申请公开3件。"])
    #expect(paragraphs(report, 1) == ["本年度公开情况如下："])
    #expect(paragraphs(report, 4) == ["一是公开不够及时。", "二是培训不足。"])
  }

  @Test func proseWithAPipeIsOneParagraph() throws {
    let line = "本局网站设“政策|解读”专栏，公开信息30条。"
    let report = try read(one: line, before: line)
    #expect(paragraphs(report, 0) == [line])
    #expect(paragraphs(report, 1) == [line])
  }

  @Test func proseWithATabInsideIsOneParagraph() throws {
    let line = "一是\t加强领导。"
    #expect(paragraphs(try read(one: line), 0) == [line])
  }

  @Test func attachmentsAndContactsBehindSectionSixAreItsText() throws {
    let six = ["无其他需要报告的事项。", "附件：2022年度统计表", "联系电话：0000-12345678"]
    #expect(paragraphs(try read(six: six.joined(separator: "\n")), 5) == six)
  }

  @Test func bookmarksInCellsAndLabelsAreNoText() throws {
    let table = Self.table2.replacing(
      "规章\t0\t0", with: "[bookmark: a1]规章\t[bookmark: _GoBack]0\t0[bookmark: b]")
    let report = try read(table: table)
    #expect(try rules.figure(report, "表二[规章,制发]") == "0")
    #expect(try rules.figure(report, "表二[规章,废止]") == "0")
    #expect(report.notes.map(\.kind) == [.artefact, .artefact, .artefact])
  }

  @Test func valuesWithoutALabelAreNoted() throws {
    let table = Self.table2.replacing("行政规范性文件\t3", with: "\t3")
    let report = try read(table: table)
    #expect(try rules.figure(report, "表二[规范性文件,制发]") == "absent")
    #expect(report.notes.contains { $0.kind == .extraRow })
    #expect(report.notes.contains { $0.kind == .missingRow && $0.official == "行政规范性文件" })
  }

  @Test func headerUnitOfYuanHoldsForTheCellsBelow() throws {
    let table = Self.table2
      .replacing("（单位：万元）", with: "（单位：元）").replacing("收费\t0\t\t", with: "收费\t385000\t\t")
    #expect(try rules.figure(try read(table: table), "表二[行政事业性收费,收费金额]") == "38.5")
    let spaced = Self.table2
      .replacing("（单位：万元）", with: "（单位：万　元）").replacing("收费\t0\t\t", with: "收费\t38.5\t\t")
    #expect(try rules.figure(try read(table: spaced), "表二[行政事业性收费,收费金额]") == "38.5")
  }

  @Test func alteredRowBelowAGroupOfAnotherEditionIsThatRow() throws {
    let report = try rules.read(
      """
      三、收到和处理政府信息公开申请情况
      申请人情况\t\t\t\t\t\t\t\t
      \t\t自然人\t法人或其他组织\t\t\t\t\t总计
      \t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t
      （六）其他处理\t1.申请人无正当理由逾期不补正的、行政机关不再处理其信息公开申请\t1\t2\t3\t4\t5\t6\t21
      \t3.其他\t1\t0\t0\t0\t0\t0\t1
      """)
    #expect(try rules.figure(report, "表三[逾期不补正,总计]") == "21")
    #expect(report.subRows.isEmpty)
    #expect(report.tables[1].edition == 1)
  }

  @Test func labelOverSeveralTabLinesIsOneLabel() throws {
    let report = try rules.read(
      """
      二、主动公开政府信息情况
      \t第二十条第（一）项

      \t信息内容
      \t本年制发
      \t件数
      \t本年废止件数
      \t现行有效件数

      \t行政规范
      \t性文件
      \t3
      \t1
      \t12

      """)
    #expect(try rules.figure(report, "表二[规范性文件,制发]") == "3")
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "12")
  }

  @Test func wordsInAFirstCellMayBeASubRowOrNoNumber() throws {
    // Nothing tells whether 若干 is the name of a row below 规章 or stands for a number.
    let report = try read(
      table: Self.table2.replacing("规章\t0\t0\t0", with: "规章\t若干\t0\t0\t")
        .replacing("12\n", with: "12\t\n"))
    #expect(try rules.figure(report, "表二[规章,制发]") == "absent")
    #expect(try rules.figure(report, "表二[规章,废止]") == "absent")
    #expect(report.notes.contains { $0.kind == .missingColumn })
  }

  @Test(arguments: ["若干", "十二"])
  func wordsAloneBesideALabelStandForItsOneNumber(words: String) throws {
    let report = try read(
      table: Self.table2.replacing("行政许可\t25", with: "行政许可\t\(words)"))
    #expect(try rules.figure(report, "表二[行政许可,处理决定]") == "unreadable")
    #expect(try rules.figure(report, "表二[行政处罚,处理决定]") == "4")
    #expect(report.subRows.isEmpty)
  }

  @Test func aTitleInTheMiddleOfAPageIsNoLineOfTheParagraphBelow() throws {
    let blanks = String(repeating: " ", count: 14)
    let report = try rules.read(
      """
      \(blanks)澄阳县石桥镇人民政府2024年政府信息公开工作年度报告

          根据《中华人民共和国政府信息公开条例》要求，澄阳县石桥镇人民政府编制
      本报告。本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
          一、总体情况
          2024年，石桥镇人民政府在县委、县政府的领导下，认真落实《中华人民共和
      国政府信息公开条例》，稳步推进政府信息公开工作，通过县政府门户网站公开
      各类信息213条，其中工作动态126条，通知公告41条，财政信息8条，其他信息38
      条。
      """)
    let title = try #require(report.title)
    #expect(report.text(title) == "澄阳县石桥镇人民政府2024年政府信息公开工作年度报告")
    #expect(report.preamble.count == 2)
  }

  @Test func aRowThatLostItsFillingKeepsItsTotal() throws {
    // Where all rows begin behind their labels, blanks in front of the total are cells.
    let report = try rules.read(
      table3: """
        申请人情况 |||||||||
        自然人 | 法人或其他组织 | 总计 ||||||
        商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
        一、本年新收政府信息公开申请数量 | 5 | 1 |  |  |  |  | 6 |||
        二、上年结转政府信息公开申请数量 | 1 |  |  |  |  |  | 1 |||
        三、本年度办理结果 | （一）予以公开 | 5 | 1 |  |  |  |  | 6 ||
        （七）总计 |  |  |  |  |  |  | 6 ||
        四、结转下年度继续办理 | 1 |  |  |  |  |  | 1 |||
        """)
    #expect(try rules.figures(report, "办理总计") == Array(repeating: "blank", count: 6) + ["6"])
  }

  @Test func aMergedCellPrintedAgainIsOneCell() throws {
    let report = try rules.read(
      """
      清溪区教育局2022年政府信息公开工作年度报告
      二、主动公开政府信息情况
      | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |
      | --- | --- | --- | --- |
      | 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |
      | 行政许可 | 25 | 25 | 25 |
      三、收到和处理政府信息公开申请情况
      | 申请人情况 | 申请人情况 | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | 一、本年新收政府<br>信息公开申请数量 | 一、本年新收政府<br>信息公开申请数量 | 一、本年新收政府<br>信息公开申请数量 | 5 | 1 | 0 | 0 | 0 | 0 | 6 |
      | 三、本年度办理结果 | （七）总计 | （七）总计 | 5 | 1 | 0 | 0 | 0 | 0 | 6 |
      """)
    #expect(try rules.figure(report, "表二[行政许可,处理决定]") == "25")
    #expect(try rules.figures(report, "新收") == ["5", "1", "0", "0", "0", "0", "6"])
    #expect(try rules.figures(report, "办理总计") == ["5", "1", "0", "0", "0", "0", "6"])
    #expect(!report.notes.contains { $0.kind == .labelAltered })
  }
}
