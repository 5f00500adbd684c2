import AuditModel
import Testing

@testable import ReportReading

/// Who reports on which year: title, signature, metadata, prose.
struct IdentityTests {
  private func read(_ head: String, tail: String = "") throws -> Report {
    try ProjectRules.current.read(head: head, tail: tail)
  }

  static let titles: [(title: String, agency: String?, year: Int?)] = [
    ("2020年度柳浪街道政府信息公开工作年度报告", "柳浪街道", 2020),
    ("柳浪街道2020年政府信息公开工作年度报告", "柳浪街道", 2020),
    ("望海县白鹤镇人民政府2023年度政府信息公开工作年度报告", "望海县白鹤镇人民政府", 2023),
    ("云岭省财政厅2022年政府信息公开年度报告", "云岭省财政厅", 2022),
    ("云岭省财政厅政府信息公开工作年度报告（2022年）", "云岭省财政厅", 2022),
    ("**云岭省财政厅政府信息公开工作年度报告（2022年）**", "云岭省财政厅", 2022),
    ("青岚市人民政府办公室\n2021年政府信息公开工作年度报告", "青岚市人民政府办公室", 2021),
    ("青岚市人民政府办公室2021年\n政府信息公开工作年度报告", "青岚市人民政府办公室", 2021),
    ("2021年政府信息公开工作年度报告", nil, 2021),
    ("二〇二一年度白鹤镇政府信息公开工作年度报告", "白鹤镇", 2021),
    ("　　白鹤镇2021年政府信息公开工作年度报告　", "白鹤镇", 2021),
    ("# 白鹤镇2021年政府信息公开工作年度报告", "白鹤镇", 2021),
    ("白鹤镇人民政府2024年信息公开工作年度报告", "白鹤镇人民政府", 2024),
    ("白鹤镇2021年政务公开工作年度报告", "白鹤镇", 2021),
    ("2021 年度 白鹤镇 政府信息公开工作年度报告", "白鹤镇", 2021),
    ("２０２１年白鹤镇政府信息公开工作年度报告", "白鹤镇", 2021),
    // The agency once more above the title, shorter.
    ("柳浪街道\n\n柳浪街道办事处2023年政府信息公开工作年度报告", "柳浪街道办事处", 2023),
    // The headline of a page.
    (
      "柳浪街道2022年政府信息公开年报\n发布日期：2024-01-20 16:08　信息来源：柳浪街道　浏览次数：57\n青岚市柳浪街道办事处2023年政府信息公开工作年度报告",
      "青岚市柳浪街道办事处", 2023
    ),
    (
      "柳浪街道2022年政府信息公开年报\n现予公布。\n青岚市柳浪街道办事处2023年政府信息公开工作年度报告",
      "柳浪街道", 2022
    ),
  ]

  @Test(arguments: titles)
  func titleGivesAgencyAndYear(row: (title: String, agency: String?, year: Int?)) throws {
    let report = try read(row.title)
    #expect(report.agency == row.agency)
    #expect(report.year == row.year)
    #expect(report.title.map(report.text) != nil)
  }

  /// The page's day stands before the title with nothing between them.
  @Test(arguments: [
    (
      "网站首页走进白鹤镇政务公开互动交流\n索引号：GL7/2022-0031发布机构：镇党政办发文日期：2022-02-172021年度白鹤镇人民政府政府信息公开工作年度报告",
      "2021年度白鹤镇人民政府政府信息公开工作年度报告"
    ),
    (
      "网站首页走进白鹤镇政务公开互动交流\n索引号：GL7/2022-0031主题分类：政府信息公开年报发布时间：2022/03/01白鹤镇人民政府2021年政府信息公开工作年度报告",
      "白鹤镇人民政府2021年政府信息公开工作年度报告"
    ),
    ("白鹤镇人民政府2021年政府信息公开工作年度报告", "白鹤镇人民政府2021年政府信息公开工作年度报告"),
  ])
  func titleBeginsBehindTheDay(printed: String, title: String) throws {
    let report = try read(printed)
    #expect(report.title.map(report.text) == title)
    #expect(report.year == 2021)
    #expect(report.agency == "白鹤镇人民政府")
  }

  static let names: [(name: String, kind: AgencyKind, level: AgencyLevel)] = [
    ("云岭省人民政府", .government, .province), ("青岚市人民政府", .government, .city),
    ("望海县人民政府", .government, .county), ("临江市清溪区人民政府", .government, .county),
    ("白鹤镇人民政府", .township, .town), ("青石乡人民政府", .township, .town), ("白鹤镇", .township, .town),
    ("柳浪街道办事处", .subdistrict, .town), ("柳浪街道", .subdistrict, .town),
    ("北京市东城区人民政府柳浪街道办事处", .subdistrict, .town),
    ("云岭省财政厅", .department, .province), ("青岚市市场监督管理局", .department, .city),
    ("望海县教育局", .department, .county), ("清溪区人民政府办公室", .department, .county),
    ("上海市科学技术委员会", .department, .province), ("青岚高新技术产业开发区管理委员会", .committee, .county),
    ("青岚市", .government, .city), ("上海市青溪区", .government, .county), ("青岚市第一人民医院", .other, .city),
    ("国家体育总局", .department, .state), ("海东自治州人民政府", .government, .city),
    ("山南自治县人民政府", .government, .county),
  ]

  @Test(arguments: names)
  func nameShowsKindAndLevel(row: (name: String, kind: AgencyKind, level: AgencyLevel)) throws {
    let report = try read("\(row.name)2022年政府信息公开工作年度报告")
    #expect(report.agency == row.name)
    #expect(report.agencyKind == row.kind)
    #expect(report.agencyLevel == row.level)
  }

  /// Who signs does not change whose report it is, where the title names a body that others sign for.
  static let signers: [(title: String, signer: String, agency: String, AgencyKind, AgencyLevel)] = [
    ("柳津县人民政府", "柳津县人民政府办公室", "柳津县人民政府", .government, .county),
    ("青岚市人民政府", "青岚市人民政府办公厅", "青岚市人民政府", .government, .city),
    ("青岚市柳津县人民政府", "柳津县政府办", "青岚市柳津县人民政府", .government, .county),
    ("云岭省人民政府", "云岭省人民政府办公厅", "云岭省人民政府", .government, .province),
    ("柳津县", "柳津县人民政府办公室", "柳津县", .government, .county),
    ("上海市", "上海市人民政府办公厅", "上海市", .government, .province),
    ("县人民政府", "柳津县人民政府办公室", "县人民政府", .government, .county),
    ("白鹤镇人民政府", "白鹤镇党政办公室", "白鹤镇人民政府", .township, .town),
    ("白鹤镇", "白鹤镇党政综合办公室", "白鹤镇", .township, .town),
    ("柳浪街道办事处", "柳浪街道党政办公室", "柳浪街道办事处", .subdistrict, .town),
    ("青岚经济技术开发区管理委员会", "青岚经济技术开发区管委会办公室", "青岚经济技术开发区管理委员会", .committee, .county),
    // A municipal bureau that writes the report of the government.
    ("柳津县人民政府", "柳津县行政审批服务管理局", "柳津县人民政府", .government, .county),
    // The title names the office itself, or a department.
    ("柳津县人民政府办公室", "柳津县人民政府办公室", "柳津县人民政府办公室", .department, .county),
    ("柳津县政府办公室", "柳津县人民政府办公室", "柳津县人民政府办公室", .department, .county),
    ("青岚市人民政府办公厅", "青岚市人民政府办公厅", "青岚市人民政府办公厅", .department, .city),
    ("柳津县财政局", "柳津县财政局", "柳津县财政局", .department, .county),
    ("青岚市人民政府外事办公室", "青岚市人民政府外事办公室", "青岚市人民政府外事办公室", .department, .city),
    ("青岚市人民政府国有资产监督管理委员会", "青岚市国资委", "青岚市人民政府国有资产监督管理委员会", .department, .city),
    ("青岚市城市管理委员会", "青岚市城管委", "青岚市城市管理委员会", .department, .city),
    // A place alone is whose bureau signs.
    ("柳津县", "柳津县财政局", "柳津县财政局", .department, .county),
    ("柳津县", "柳津县扶贫开发办公室", "柳津县扶贫开发办公室", .department, .county),
    // Its own, or its government's: nothing tells.
    ("", "柳津县人民政府办公室", "柳津县人民政府办公室", .unknown, .county),
    // The same body, more or less fully.
    ("柳津县", "柳津县人民政府", "柳津县人民政府", .government, .county),
    ("白鹤镇", "柳津县白鹤镇人民政府", "柳津县白鹤镇人民政府", .township, .town),
  ]

  @Test(arguments: signers)
  func titleTellsForWhomAnOfficeSigns(
    row: (title: String, signer: String, agency: String, kind: AgencyKind, level: AgencyLevel)
  ) throws {
    let report = try read(
      "\(row.title)2022年政府信息公开工作年度报告", tail: "\n\(row.signer)\n2023年1月13日")
    #expect(report.agency == row.agency)
    #expect(report.agencyKind == row.kind)
    #expect(report.agencyLevel == row.level)
  }

  /// The steps of a way through a site end with the name of a column, which is no title; the title stands below.
  @Test(arguments: ["首页 > 政府信息公开 > 政府信息公开年报", "首页>政务公开>政府信息公开年度报告", "您的位置：首页 » 政府信息公开年报"])
  func wayThroughASiteIsNoTitle(way: String) throws {
    let titled = try read(
      "\(way)\n柳津县人民政府2022年政府信息公开工作年度报告", tail: "\n柳津县人民政府办公室\n2023年3月28日")
    #expect(titled.agency == "柳津县人民政府")
    #expect(titled.agencyKind == .government)
    let untitled = try read(way, tail: "\n柳津县人民政府办公室\n2023年3月28日")
    #expect(untitled.title == nil)
    #expect(untitled.agencyKind == .unknown)
  }

  static let signatures: [(tail: String, agency: String?, signed: String?, last: [String])] = [
    ("\n柳浪街道办事处\n2021年1月13日\n", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n2021年1月13日\n柳浪街道办事处\n", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n柳浪街道办事处 2021年1月13日\n", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n　　　　柳浪街道办事处　　2021年1月13日", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n柳浪街道办事处二〇二一年一月十三日", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n2021年1月13日", "柳浪街道", "2021-01-13", ["无"]),
    ("\n（2021年1月13日）", "柳浪街道", "2021-01-13", ["无"]),
    ("\n柳浪街道办事处\n日期：2021年1月13日", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n成文日期: 2021-01-13\n柳浪街道办事处", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n（成文日期：二〇二一年一月十三日）", "柳浪街道", "2021-01-13", ["无"]),
    ("\n（2021年元月13日印发）", "柳浪街道", "2021-01-13", ["无"]),
    ("\n柳浪街道办事处　日期：2021年1月13日", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n柳浪街道办事处\n日　期： 2021年1月13日", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n柳浪街道办事处\n落款日期：\n2021年1月13日", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("\n统计截止日期：2021年1月13日", "柳浪街道", nil, ["无", "统计截止日期：2021年1月13日"]),
    ("\n培训日期：2021年1月13日", "柳浪街道", nil, ["无", "培训日期：2021年1月13日"]),
    ("\n发布日期：2021年1月13日", "柳浪街道", nil, ["无", "发布日期：2021年1月13日"]),
    ("\n柳浪街道办事处", "柳浪街道办事处", nil, ["无"]),
    ("\n\t柳浪街道办事处\n\t2021年1月13日\n", "柳浪街道办事处", "2021-01-13", ["无"]),
    ("", "柳浪街道", nil, ["无"]),
    ("\n联系单位：柳浪街道办事处", "柳浪街道", nil, ["无", "联系单位：柳浪街道办事处"]),
    ("\n本报告于2021年1月13日编制完成。", "柳浪街道", nil, ["无", "本报告于2021年1月13日编制完成。"]),
    ("\n2021年2月30日", "柳浪街道", nil, ["无", "2021年2月30日"]),
    (
      "\n柳浪街道办事处\n2021年2月30日", "柳浪街道办事处", nil,
      ["无", "柳浪街道办事处", "2021年2月30日"]
    ),
  ]

  @Test(arguments: signatures)
  func signatureGivesNameAndDate(
    row: (tail: String, agency: String?, signed: String?, last: [String])
  ) throws {
    let report = try read("柳浪街道2020年政府信息公开工作年度报告", tail: row.tail)
    #expect(report.agency == row.agency)
    #expect(report.signed?.description == row.signed)
    let last = try #require(report.sections.last)
    #expect(last.paragraphs.map { report.text(report.paragraphs[$0]) } == row.last)
  }

  @Test func fullestPrintedNameWins() throws {
    let report = try read(
      "临江市清溪区人民政府柳浪街道办事处2020年政府信息公开工作年度报告", tail: "\n柳浪街道办事处\n2021年1月13日")
    #expect(report.agency == "临江市清溪区人民政府柳浪街道办事处")
  }

  @Test func proseNamesTheAgencyWhereNothingElseDoes() throws {
    let report = try read("本报告由清溪区政府编制，统计期限自2020年1月1日起至2020年12月31日止。清溪区政府网站公布全文。")
    #expect(report.agency == "清溪区政府")
    #expect(report.agencyKind == .government)
    #expect(report.year == 2020)
  }

  @Test func noYearIsNoYear() throws {
    let report = try read("柳浪街道政府信息公开工作年度报告")
    #expect(report.year == nil)
  }

  @Test(
    arguments: [
      ("2021年，公开信息12条。", "2022年1月18日", 2021), ("2021年公开信息12条，2020年结转3件。", "2022年1月18日", 2021),
      // What the day speaks for, the prose does not.
      ("全年公开信息12条。", "2022年1月18日", nil), ("2020年，公开信息12条。", "2022年1月18日", nil),
      ("2021年，公开信息12条。", "", nil),
    ] as [(String, String, Int?)])
  func dayAndProseTellTheYearWhereNothingElseDoes(prose: String, day: String, year: Int?) throws {
    let report = try read("柳浪街道政府信息公开工作年度报告\n" + prose, tail: "\n柳浪街道\n" + day)
    #expect(report.year == year)
  }

  /// Sections alone, as a page's text without its head and foot.
  @Test(
    arguments: [
      ("（一）主动公开。2021年，我局公开信息12条。", 2021), ("坚持公开为常态，2022年度我镇公开信息12条。", 2022),
      ("2021年，公开信息12条。\n较2020年增长三成。", 2021),
      // Days, spans and what another year is told of.
      ("2021年5月，公开信息12条。", nil), ("2021年至2023年公开信息12条。", nil), ("较2021年增长三成。", nil),
      ("2021年，公开信息12条。2022年，计划公开20条。", nil),
    ] as [(String, Int?)])
  func clausesOfTheFirstSectionTellTheYear(prose: String, year: Int?) throws {
    func report(tail: String) throws -> Report {
      try ProjectRules.current.read("一、总体情况\n\(prose)\n六、其他需要报告的事项\n无。\n\(tail)")
    }
    #expect(try report(tail: "").year == year)
    #expect(try report(tail: "2031年1月18日").year == nil)
  }

  // MARK: Metadata

  @Test func headerLinesAreMetadataAndNoBody() throws {
    let report = try read(
      """
      标题: 清溪区教育局2021年政府信息公开工作年度报告
      发布机构：清溪区教育局
      发布时间: 2022-01-28 10:30
      索引号: 0001/2022-0001
      原文链接: http://example.invalid/1.html
      正文
      """)
    #expect(report.agency == "清溪区教育局")
    #expect(report.year == 2021)
    #expect(report.published?.description == "2022-01-28")
    #expect(report.signed == nil)
    #expect(report.preamble.isEmpty)
    #expect(report.title.map(report.text) == "清溪区教育局2021年政府信息公开工作年度报告")
  }

  @Test(
    arguments: [
      ("发布日期：2022年1月28日", "2022-01-28"), ("公开日期: 2022.01.28", "2022-01-28"), ("发布时间:", nil),
      ("生效日期: 2022-03-02", nil),
    ] as [(String, String?)])
  func publicationDateComesFromItsOwnLine(line: String, date: String?) throws {
    #expect(try read(line + "\n柳浪街道2021年政府信息公开工作年度报告").published?.description == date)
  }

  @Test(
    arguments: [
      ("发布日期：2022-02-15  来源：清溪区教育局", "2022-02-15"),
      ("来源：清溪区教育局 发布时间：2022-02-15 10:22 浏览次数：123 字号：[大 中 小]", "2022-02-15"),
      ("2022-02-15 10:22    来源：区教育局", "2022-02-15"),
      ("来源：区教育局  2022-02-15  浏览量：33", "2022-02-15"),
      ("【发布日期：2022年2月15日】", "2022-02-15"), ("**发布日期：** 2022/02/15", "2022-02-15"),
      ("浏览次数：12\n发布时间：\n2022.2.15", "2022-02-15"), ("2022年1月18日", nil),
      ("发布时间：202〇年2月15日", "2020-02-15"), ("发布日期：20２２-02-15", "2022-02-15"),
      ("**发布时间：　**\n2022-02-15", "2022-02-15"),
      (
        "发布时间：2022-02-15\n------------------------------正文------------------------------",
        "2022-02-15"
      ),
      ("统计时间：2021-01-01 至 2021-12-31", nil), ("联系时间：2022-02-15", nil),
      ("数据截至2021-12-31，发布时间以网站为准。", nil),
    ] as [(String, String?)])
  func pagesPrintTheDayOfPublicationBelowTheTitle(line: String, date: String?) throws {
    let report = try read("清溪区教育局2021年政府信息公开工作年度报告\n" + line + "\n根据《条例》编制。")
    #expect(report.published?.description == date)
  }

  @Test(arguments: ["发布日期：2022-02-15", "发布时间：2022-02-15 09:10 责任编辑：办公室", "【关闭】\n公布日期：2022-02-15"])
  func pagesPrintTheDayOfPublicationBelowTheSignature(lines: String) throws {
    let report = try read(
      "清溪区教育局2021年政府信息公开工作年度报告", tail: "清溪区教育局\n2022年1月18日\n" + lines)
    #expect(report.published?.description == "2022-02-15")
    #expect(report.signed?.description == "2022-01-18")
  }

  @Test(
    arguments: [
      ("发布日期：2022-03-15", "2022-03-15"), ("（2022年3月15日公布）", "2022-03-15"),
      ("2022年3月15日公布", "2022-03-15"), ("公布日期：2022年3月15日", "2022-03-15"),
      ("本报告于2022年3月15日在区政府门户网站公布。", "2022-03-15"), ("公布于2022年3月15日", "2022-03-15"),
      ("成文日期： 2022-03-15", nil), ("成文日期：2022-01-15 发布日期：2022-03-15", "2022-03-15"),
      ("没有其他事项。本报告已于2022年3月15日对外公布。", "2022-03-15"), ("发布时间 2022-03-15 10:00", "2022-03-15"),
      ("（本报告于二〇二二年三月十五日公布）", "2022-03-15"), ("发布日期为2022年3月15日", "2022-03-15"),
      ("本报告将于2022年3月15日公布。", nil), ("本报告于2022年3月31日前公布。", nil),
      ("修订目录，2022年3月15日公布。", nil), ("《办法》（2022年3月15日公布）", nil),
      ("2021年度报告于2022年3月15日公布。", nil), ("时间 2022年3月15日", nil),
      ("本报告于2022年3月15日编制完成。", nil),
    ] as [(String, String?)])
  func dayOfPublicationStandsAboveTheSignature(line: String, date: String?) throws {
    for tail in ["\n清溪区教育局\n2022年1月18日", ""] {
      let report = try read("清溪区教育局2021年政府信息公开工作年度报告", tail: "\n" + line + tail)
      #expect(report.published?.description == date)
    }
  }

  @Test(
    arguments: [
      // The title alone is of another year.
      ("报告期为2021年1月1日至2021年12月31日。", "2022年1月18日", 2021),
      ("现将2021年情况报告如下。", "2022年1月18日", 2021), ("期限为2021年1月1日至12月31日。", "", 2021),
      // The period is wrong, or the day is, or the report is late.
      ("统计期限2019年1月1日至2019年12月31日。", "2021年1月18日", 2020),
      ("2020年，我局公开信息。", "2022年1月18日", 2020), ("我局公开信息。", "2022年3月18日", 2020),
      ("期限为2021年1月1日至12月31日，2020年结转3件。", "", 2020),
      ("期限为2020年1月1日至2020年12月31日。", "2022年1月18日", 2020),
    ] as [(String, String, Int)])
  func titleOfAnotherYearIsOverruled(one: String, signed: String, year: Int) throws {
    let report = try read("清溪区教育局2020年政府信息公开工作年度报告\n" + one, tail: "\n清溪区教育局\n" + signed)
    #expect(report.year == year)
  }

  @Test func dateBelowTheTitleIsTheSignature() throws {
    let report = try read("柳浪街道2020年政府信息公开工作年度报告\n（2021年1月20日）")
    #expect(report.signed?.description == "2021-01-20")
  }
}
