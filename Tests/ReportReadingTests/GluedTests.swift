import AuditModel
import Testing

@testable import ReportReading

/// Figures of several cells that were run together.
struct GluedTests {
  private let rules = ProjectRules.current

  private static let header =
    "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"

  private func read(_ rows: String) throws -> Report {
    try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      一、总体情况
      无。
      二、主动公开政府信息情况
      第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件77132470
      三、收到和处理政府信息公开申请情况
      \(Self.header)\(rows)
      六、其他需要报告的事项
      无。
      """)
  }

  static let rows: [(printed: String, name: String, values: [String])] = [
    ("一、本年新收政府信息公开申请数量230000023", "新收", ["23", "0", "0", "0", "0", "0", "23"]),
    ("一、本年新收政府信息公开申请数量230 000023", "新收", ["23", "0", "0", "0", "0", "0", "23"]),
    ("（一）予以公开7000007", "予以公开", ["7", "0", "0", "0", "0", "0", "7"]),
    // The last digit numbers the label behind it.
    (
      "1.属于国家秘密00000002.其他法律行政法规禁止公开1000001", "国家秘密",
      ["0", "0", "0", "0", "0", "0", "0"]
    ),
    (
      "1.属于国家秘密00000002.其他法律行政法规禁止公开1000001", "法律法规禁止",
      ["1", "0", "0", "0", "0", "0", "1"]
    ),
    ("（七）总计 23 0 00 0 023", "办理总计", ["23", "0", "0", "0", "0", "0", "23"]),
    // 1, 11, 0 … 12; 11, 1, 0 … 12; 1, 1, 10 … 12.
    ("（一）予以公开11100 0012", "予以公开", Array(repeating: "unreadable", count: 7)),
    // No way: a row that does not add up.
    ("（一）予以公开12000019", "予以公开", Array(repeating: "unreadable", count: 7)),
  ]

  @Test(arguments: rows)
  func rowIsSplitWhereOneWayIsLeft(printed: String, name: String, values: [String]) throws {
    let report = try read(printed)
    #expect(try rules.figures(report, name) == values)
    let total = try #require(rules.catalog.cell(named: "表三[\(name),总计]"))
    let notes = report.notes.filter { $0.cell == total }.map(\.kind)
    #expect(notes == [values[0] == "unreadable" ? .artefact : .inferred])
  }

  /// Of a table in which cells are blank, a row that has one reading without blanks may have others with them.
  static let amidBlanks: [(printed: String, values: [String])] = [
    // 37, 0, 4 and a blank, or 3, 7, 0 …: told by nothing.
    ("（一）予以公开3741162178", Array(repeating: "unreadable", count: 7)),
    // Seven zeros are seven cells, blanks or not.
    ("（一）予以公开0000000", Array(repeating: "0", count: 7)),
    // Six may be any.
    ("（一）予以公开000000", Array(repeating: "unreadable", count: 7)),
    // A dash is a cell of its own.
    ("（一）予以公开9/0/009", ["9", "dash", "0", "dash", "0", "0", "9"]),
    ("（一）予以公开////6/6", ["dash", "dash", "dash", "dash", "6", "dash", "6"]),
  ]

  @Test(arguments: amidBlanks)
  func blanksAreReckonedWith(printed: String, values: [String]) throws {
    let report = try read("一、本年新收政府信息公开申请数量二、上年结转政府信息公开申请数量\(printed)（七）总计8000008")
    #expect(try rules.figures(report, "予以公开") == values)
    #expect(try rules.figures(report, "办理总计") == ["8", "0", "0", "0", "0", "0", "8"])
  }

  /// Without a total nothing tells how figures are to be cut, were there as many digits as columns.
  @Test(arguments: ["458", "902", "3-117"])
  func rowsWithoutTotalAreNotCut(printed: String) throws {
    let report = try rules.read(
      table2: """
        第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可\(printed)其他对外管理服务事项000
        """, year: 2020)
    for column in ["上年项目", "增减", "处理决定"] {
      #expect(try rules.figure(report, "表二[行政许可,\(column)]") == "unreadable")
      #expect(try rules.figure(report, "表二[其他事项,\(column)]") == "0")
    }
  }

  /// Figures of neighbouring cells may touch on a page: the total is not blank, nor the last figure so long.
  static let touching: [(printed: String, values: [String])] = [
    ("    402    75     0     12     30   88607", ["402", "75", "0", "12", "30", "88", "607"]),
    ("    402    75     0     12     3088    607", ["402", "75", "0", "12", "30", "88", "607"]),
    // Cells are blank, and nothing touches: 7 + 3 + 9 + 2 + 5 + 9 = 35 proves nothing.
    (
      "      7           3                             925   935",
      Array(repeating: "absent", count: 7)
    ),
    // The sum speaks against every way to cut it.
    ("    402    75     0     12     30   88999", Array(repeating: "absent", count: 7)),
  ]

  @Test(arguments: touching)
  func figuresThatTouchAreTwo(printed: String, values: [String]) throws {
    let report = try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告

      三、收到和处理政府信息公开申请情况

                                         自然人  商业企业 科研机构 社会公益组织 法律服务机构 其他  总计
        一、本年新收政府信息公开申请数量    \(printed)
        二、上年结转政府信息公开申请数量         31     0     0      2      0    14     47
            （一）予以公开                      120     4     0      0      1     3    128
            （二）部分公开                        9     0     0      0      0     0      9
        （七）总计                              129     4     0      0      1     3    137
        四、结转下年度继续办理                   12     0     0      0      0     0     12

      六、其他需要报告的事项

      无。
      """)
    #expect(try rules.figures(report, "新收") == values)
    #expect(try rules.figures(report, "上年结转") == ["31", "0", "0", "2", "0", "14", "47"])
  }

  @Test func readingsAreToldWhereSeveralAreLeft() throws {
    let report = try read("（一）予以公开11100 0012")
    let cell = try #require(rules.catalog.cell(named: "表三[予以公开,自然人]"))
    let note = try #require(report.notes.first { $0.cell == cell })
    #expect(
      note.printed == "11100 0012：几格的数字连在一起，可读作 1、1、10、0、0、0、12；或 1、11、0、0、0、0、12；或 11、1、0、0、0、0、12"
    )
  }

  @Test(arguments: ["注：本表统计截至12月31日。", "注：其中2件为线上申请。", "（单位：件）", ""])
  func remarkBehindTheLastRowIsNoneOfIt(remark: String) throws {
    let report = try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告 一、总体情况 无。 三、收到和处理政府信息公开申请情况 申请人情况 自然人 法人或其他组织 总计 \
      商业企业 科研机构 社会公益组织 法律服务机构 其他 一、本年新收政府信息公开申请数量 23 0 0 0 0 0 23 \
      四、结转下年度继续办理 2 0 0 0 0 0 2 \(remark) 六、其他需要报告的事项 无。
      """)
    #expect(try rules.figures(report, "新收") == ["23", "0", "0", "0", "0", "0", "23"])
    #expect(try rules.figures(report, "结转下年") == ["2", "0", "0", "0", "0", "0", "2"])
  }

  static let blocks: [(printed: String, cell: String, value: String)] = [
    // A figure amid the label is none of the row's.
    (
      "第二十条第（八）项信息内容本年收费金额（单位：万元，保留4位小数）行政事业性收费159",
      "表二[行政事业性收费,收费金额]", "159"
    ),
    ("第二十条第（六）项信息内容本年处理决定数量行政处罚39宗行政强制0项", "表二[行政处罚,处理决定]", "39"),
    // A mark behind a figure is not the end of the label.
    ("第二十条第（六）项信息内容本年处理决定数量行政处罚39）行政强制0）", "表二[行政处罚,处理决定]", "39"),
    // Nobody can tell where one figure ends: 8 and 31 thousand, or 831.
    (
      "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章831，5661，372行政规范性文件000",
      "表二[规章,制发]", "unreadable"
    ),
  ]

  @Test(arguments: blocks)
  func unitsAndSeparatorsPartNoFigures(printed: String, cell: String, value: String) throws {
    let report = try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      一、总体情况
      无。
      二、主动公开政府信息情况
      \(printed)
      六、其他需要报告的事项
      无。
      """)
    #expect(try rules.figure(report, cell) == value)
  }

  @Test func digitsAsManyAsCellsAreOneEach() throws {
    let report = try read("（一）予以公开0000000")
    for column in ["制发", "废止", "现行有效"] {
      let cell = report.cells[try #require(rules.catalog.cell(named: "表二[规章,\(column)]"))]
      #expect(cell.state == .number)
      let other = report.cells[try #require(rules.catalog.cell(named: "表二[规范性文件,\(column)]"))]
      #expect(other.state == .unreadable)
    }
  }

  /// The totals of a column may decide where a row alone does not.
  @Test func totalOfAColumnDecidesBetweenReadings() throws {
    let leaves = rules.catalog.editions[1].tables[1].rows
      .filter { !["新收", "上年结转", "办理总计", "结转下年", "予以公开"].contains($0.name) }
      .map { $0.label + " 0 0 0 0 0 0 0 " }
    let report = try read(
      "（一）予以公开11100 0012 " + leaves.joined() + "（七）总计 1 11 0 0 0 0 12")
    #expect(try rules.figures(report, "予以公开") == ["1", "11", "0", "0", "0", "0", "12"])
  }
}
