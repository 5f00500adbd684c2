import AuditModel
import Testing

@testable import ReportReading

/// Tables with a column of the agency's own, or one twice, in whose lines cells are blank.
struct OtherColumnTests {
  private let rules = ProjectRules.current

  private static let corner = ["", "", ""]

  private func read(_ lines: [[String]], between mark: String) throws -> Report {
    try rules.read(table3: lines.map { $0.joined(separator: mark) }.joined(separator: "\n"))
  }

  /// 备注 behind the last column.
  @Test(arguments: [" | ", "\t"])
  func remarkBehindABlankCellIsNoTotal(mark: String) throws {
    let report = try read(
      [
        Self.corner + ["申请人情况", "", "", "", "", "", "", "备注"],
        Self.corner + ["自然人", "法人或其他组织", "", "", "", "", "总计", ""],
        Self.corner + ["", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "", ""],
        ["一、本年新收政府信息公开申请数量", "", "", "98", "59", "128", "0", "0", "98", "383", "17"],
        ["二、上年结转政府信息公开申请数量", "", "", "1", "0", "5", "0", "0", "0", "6", "见说明"],
        ["三、本年度办理结果", "（一）予以公开", "", "", "0", "25", "0", "0", "23", "48", "5"],
        ["", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "", "", "0", "0", "0", "0", "0", "", "9"],
        ["四、结转下年度继续办理", "", "", "", "4", "5", "0", "0", "0", "9", ""],
      ], between: mark)
    #expect(try rules.figures(report, "新收") == ["98", "59", "128", "0", "0", "98", "383"])
    #expect(try rules.figures(report, "予以公开") == ["blank", "0", "25", "0", "0", "23", "48"])
    #expect(try rules.figures(report, "部分公开") == ["blank", "0", "0", "0", "0", "0", "blank"])
    #expect(try rules.figures(report, "结转下年") == ["blank", "4", "5", "0", "0", "0", "9"])
  }

  /// A sum of the organizations, and the total once more.
  @Test(arguments: [
    (["合计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], ["总计"]),
    (["法人或其他组织小计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], ["总计"]),
    (["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], ["总计", "总计"]),
  ])
  func columnTwiceAboveABlankCell(organizations: [String], totals: [String]) throws {
    let blanks = organizations.dropFirst().map { _ in "" }
    let sums = organizations.count > 5
    func row(_ label: String, _ person: String, _ parts: [String], _ total: String) -> [String] {
      [label, "", "", person] + (sums ? ["7"] : []) + parts + totals.map { _ in total }
    }
    let report = try read(
      [
        Self.corner + ["自然人", "法人或其他组织"] + blanks + totals,
        Self.corner + [""] + organizations + totals.map { _ in "" },
        row("一、本年新收政府信息公开申请数量", "4", ["1", "2", "0", "3", "1"], "11"),
        row("二、上年结转政府信息公开申请数量", "", ["0", "2", "2", "3", "0"], "7"),
        row("（一）予以公开", "", ["", "0", "0", "2", "5"], "7"),
      ], between: " | ")
    #expect(try rules.figures(report, "新收") == ["4", "1", "2", "0", "3", "1", "11"])
    #expect(try rules.figures(report, "上年结转") == ["blank", "0", "2", "2", "3", "0", "7"])
    #expect(try rules.figures(report, "予以公开") == ["blank", "blank", "0", "0", "2", "5", "7"])
  }

  /// A line that begins behind the first column is as wide as its header all the same.
  @Test func oneLineThatBeginsBehindTheFirstColumnKeepsItsPlaces() throws {
    let report = try read(
      [
        ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "说明"],
        ["（一）予以公开", "", "0", "0", "0", "0", "0", "0", "25"],
      ], between: "\t")
    #expect(try rules.figures(report, "予以公开") == ["blank", "0", "0", "0", "0", "0", "0"])
  }

  /// Last year's figures beside this year's, on lines of cells and in HTML.
  @Test(arguments: ["\t", "</td><td>"])
  func blankCellBesideLastYearsFigure(mark: String) throws {
    let rows = [
      ["信息内容", "本年处理决定数量", "上年处理决定数量"], ["行政处罚", "246", "6"], ["行政强制", "", "44"],
    ].map { $0.joined(separator: mark) }
    let report = try rules.read(
      table2: mark == "\t"
        ? "第二十条第（六）项\t\t\n" + rows.joined(separator: "\n")
        : "<table><tr><td colspan=\"3\">第二十条第（六）项</td></tr>\n"
          + rows.map { "<tr><td>\($0)</td></tr>" }.joined(separator: "\n") + "\n</table>")
    #expect(try rules.figure(report, "表二[行政处罚,处理决定]") == "246")
    #expect(try rules.figure(report, "表二[行政强制,处理决定]") == "blank")
  }

  /// Two figures behind a label that has one: the second is not its own, whatever the first looks like.
  @Test(arguments: ["93347.6", "1,802"])
  func lastYearsFigureIsNotTakenForThisYears(figure: String) throws {
    let report = try rules.read(
      table2: """
        第二十条第（一）项
        信息内容 本年制发件数 上年制发件数 本年废止件数 上年废止件数 现行有效件数 上年现行有效件数
        第二十条第（五）项
        信息内容 本年处理决定数量 上年处理决定数量
        第二十条第（八）项
        信息内容 本年收费金额（单位：万元） 上年收费金额（单位：万元）
        行政事业性收费 \(figure) 17
        """)
    #expect(try rules.figure(report, "表二[行政事业性收费,收费金额]") != "17")
  }

  /// A header in which no cell stands above the labels of rows says nothing of their places.
  @Test(arguments: [" | ", "\t"])
  func headerWithoutTheCellOfLabelsTellsNoPlaces(mark: String) throws {
    let report = try rules.read(
      table2: [
        ["第二十条第（一）项", "", "", ""], ["本年制发件数", "本年废止件数", "现行有效件数", "备注"], ["规章", "5", "1", "4"],
        ["行政规范性文件", "7", "2", "9"],
      ].map { $0.joined(separator: mark) }.joined(separator: "\n"))
    #expect(try rules.figure(report, "表二[规章,制发]") == "5")
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "9")
  }

  /// On a page, a sum of the organizations under the name of a total: 总计 is the official one.
  @Test func sumOfAGroupIsNotTheTotal() throws {
    let rows = [
      ["", "", "", "法人或其他组织", "", "", "", "", ""],
      ["", "自然人", "合计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
      ["一、本年新收政府信息公开申请数量", "14", "9", "2", "0", "3", "4", "0", "23"],
      ["二、上年结转政府信息公开申请数量", "5", "8", "8", "0", "0", "0", "0", "13"],
      ["四、结转下年度继续办理", "1", "3", "0", "0", "0", "0", "3", "4"],
    ]
    let lines = rows.map { row in
      row.enumerated().map { i, cell in
        cell + String(repeating: " ", count: max(0, (i == 0 ? 40 : 14) - cell.displayWidth))
      }.joined()
    }
    let report = try rules.read(table3: lines.joined(separator: "\n"))
    let totals = try ["新收", "上年结转", "结转下年"].map { try rules.figures(report, $0).last }
    #expect(zip(totals, ["23", "13", "4"]).allSatisfy { $0 == $1 || $0 == "absent" }, "\(totals)")
  }
}
