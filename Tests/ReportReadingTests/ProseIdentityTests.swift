import AuditModel
import Testing

@testable import ReportReading

/// Whose report it is, and of which year, where prose tells it and neither a title nor a signature does.
struct ProseIdentityTests {
  private func read(_ head: String) throws -> Report { try ProjectRules.current.read(head: head) }

  static let authors: [(prose: String, agency: String?, kind: AgencyKind)] = [
    // The sentence that names the report.
    ("根据条例，现公布清溪区审计局2022年政府信息公开工作年度报告。", "清溪区审计局", .department),
    ("现公布青岚市柳津区柳浪街道办事处2022年政府信息公开工作年度报告。", "青岚市柳津区柳浪街道办事处", .subdistrict),
    ("要求，特编制青岚市人民政府外事办公室2022年政府信息公开工作年度报告。", "青岚市人民政府外事办公室", .department),
    ("现公布青岚市民政局（以下简称市局）2022年政府信息公开工作年度报告。", "青岚市民政局", .department),
    ("特向社会公布柳浪街道2022年度信息公开年度报告。", "柳浪街道", .subdistrict),
    ("编制形成2022年柳津县人民政府办公室政府信息公开年度报告。", "柳津县人民政府办公室", .department),
    ("柳津县白鹤镇2022年政府信息公开 工作情况", "柳津县白鹤镇", .township),
    // Who made it, whom to ask, who did something.
    ("本报告由青岚市住房和城乡建设管理委员会编制而成。", "青岚市住房和城乡建设管理委员会", .department),
    ("如有疑问，请与柳津县政务服务和大数据管理局（电话：0）联系。", "柳津县政务服务和大数据管理局", .department),
    ("如有疑问，请与柳津县卫健委办公室联系。柳津县人民政府网站可下载。", "柳津县卫健委", .department),
    ("2022年，青岚高新技术产业开发区管委会城市管理局深入贯彻条例。", "青岚高新技术产业开发区管委会城市管理局", .department),
    ("2022年，青岚市人力资源和社会保障局认真贯彻条例。", "青岚市人力资源和社会保障局", .department),
    ("2023年度柳浪街道办事处共办理申请3件。", "柳浪街道办事处", .subdistrict),
    ("全文包括白鹤镇人民政府信息公开情况。", "白鹤镇人民政府", .township),
    ("2022年，柳津县坚持公开。可从“柳津县政府”门户网站下载。", "柳津县", .government),
    // An office is asked for its government, unless it says what it did.
    ("请与柳津县人民政府办公室联系。", "柳津县人民政府办公室", .unknown),
    (
      "请与柳津县人民政府办公室联系。\n2022年，柳津县人民政府办公室认真贯彻条例。",
      "柳津县人民政府办公室", .department
    ),
    // Another body is spoken of.
    ("依据《国务院办公厅关于印发格式的通知》编制。", nil, .unknown),
    ("在柳津县人民政府网站公开12条。", nil, .unknown),
    ("链接到省卫健委、柳津县政府等网站。", nil, .unknown),
    ("来源：柳津县人民政府办公室 浏览次数：3", nil, .unknown),
    ("优化栏目设置和页面布局，由分管副局长负责，形成工作格局。", nil, .unknown),
    // Two that have as much for them.
    ("2022年，柳津县财政局认真贯彻条例。2022年，望海县审计局认真贯彻条例。", nil, .unknown),
    // How it speaks of itself tells what it is.
    ("现公布我局2022年政府信息公开工作年度报告。", nil, .department),
    ("结合我镇实际编制。", nil, .township),
    ("柳津县人民政府认真贯彻条例。我镇公开12条。", nil, .township),
    ("我局在市公安局、县委的坚强领导下公开12条。", nil, .department),
    ("我局与我镇共同公开12条。", nil, .unknown),
  ]

  @Test(arguments: authors)
  func proseTellsWhoseReportItIs(row: (prose: String, agency: String?, kind: AgencyKind)) throws {
    let report = try read(row.prose)
    #expect(report.agency == row.agency)
    #expect(report.agencyKind == row.kind)
  }

  @Test(
    arguments: [
      ("现公布我局2022年政府信息公开工作年度报告。", 2022), ("现将我局2022年度信息公开工作情况报告如下。", 2022),
      ("汇报我镇2022年政府信息公开工作。", 2022), ("青岚市规划局编制了2022年政府信息公开年度报告。", 2022),
      ("编制完成《柳津县教育局2022年政府信息公开工作年度报告》，共六部分。", 2022),
      // The name of the report counts, not the period.
      ("编制了2022年政府信息公开年度报告。统计期限自2021年1月1日起至2021年12月31日止。", 2022),
      // Other papers and other matters.
      ("根据《关于编制2022年政府信息公开工作年度报告有关事项的通知》编制。", nil),
      ("按照做好2022年政府信息公开工作年度报告编制工作的要求。", nil), ("公布2022年预算报告。", nil),
    ] as [(String, Int?)])
  func sentenceThatNamesTheReportTellsItsYear(prose: String, year: Int?) throws {
    #expect(try read(prose).year == year)
  }

  /// In section 一 they tell of what was done, last year's report among it.
  @Test func reportsPublishedDuringTheYearTellNoYear() throws {
    let report = try ProjectRules.current.read(
      "一、总体情况\n按时编制了2021年政府信息公开工作年度报告。\n六、其他需要报告的事项\n无")
    #expect(report.year == nil)
  }

  @Test(arguments: [
    "标题: 清溪区柳浪街道办事处2022年政府信息公开工作年度报告", "标题清溪区柳浪街道办事处2022年政府信息公开工作年度报告",
    "图片\n\n清溪区柳浪街道办事处2022年政府信息公开工作年度报告",
    "政府信息公开\n清溪区柳浪街道办事处2022年政府信息公开工作年度报告",
    "【图文】清溪区柳浪街道办事处2022年政府信息公开工作年度报告",
    "Page 12 - 清溪区柳浪街道办事处2022年政府信息公开工作年度报告",
    "文号是否有效\n名 称： 清溪区柳浪街道办事处2022年政府信息公开工作年度报告",
  ])
  func whatAPageSetsBeforeATitleIsNoneOfIt(head: String) throws {
    let report = try read(head)
    #expect(report.agency == "清溪区柳浪街道办事处")
    #expect(report.title.map(report.text) == "清溪区柳浪街道办事处2022年政府信息公开工作年度报告")
  }

  @Test(arguments: [
    "2022年政府信息公开工作年度报告\n清溪区白鹤镇人民政府\n2022年政府信息公开工作年度报告",
    "关于2022年度政府信息公开工作的年度报告\n来源：镇党政办\n清溪区白鹤镇人民政府\n关于2022年度政府信息公开工作的年度报告",
  ])
  func titleWithTheAgencyCountsNotTheHeadlineWithoutIt(head: String) throws {
    let report = try read(head)
    #expect(report.agency == "清溪区白鹤镇人民政府")
    #expect(report.agencyKind == .township)
    #expect(report.title.map(report.text)?.hasPrefix("清溪区白鹤镇人民政府") ?? false)
  }

  @Test func agencyInALineOfATableIsItsFirstField() throws {
    let report = try read("发文机关: | 清溪区财政局 | 发文日期: | |\n名称: | |||")
    #expect(report.agency == "清溪区财政局")
    #expect(report.title == nil)
  }

  @Test(arguments: [
    "2022年政府信息公开工作年度报告 ( 2023-01-31 )", "索引：7\n成文日期: 2023-01-31\n清溪区财政局2022年政府信息公开工作年度报告",
    "索引：7\n成文日期：\n\n2023-01-31\n清溪区财政局2022年政府信息公开工作年度报告",
  ])
  func dayAtTheTopOfAPageIsRead(head: String) throws {
    #expect(try read(head).signed?.description == "2023-01-31")
  }

  /// Rows and columns that both editions have are read by the edition that another table tells.
  @Test func withoutAYearTheTablesTellTheEditionOfEachOther() throws {
    let text = """
      一、总体情况
      二、主动公开政府信息情况
      第二十条第（一）项 | | | |
      信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
      规章 | 0 | 0 | 0 |
      三、收到和处理政府信息公开申请情况
       | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
      一、本年新收政府信息公开申请数量 | 4 | 1 | 0 | 0 | 2 | 0 | 7 |
      二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
      六、其他需要报告的事项
      无
      """
    let report = try ProjectRules.current.read(text)
    #expect(report.year == nil)
    let table3 = 1
    #expect(report.tables[table3].edition == report.tables[0].edition)
    #expect(report.tables[table3].edition != nil)
    #expect(
      try ProjectRules.current.figures(report, "新收") == ["4", "1", "0", "0", "2", "0", "7"])
  }
}
