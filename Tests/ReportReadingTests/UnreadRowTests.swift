import AuditModel
import Testing

@testable import ReportReading

/// Rows in whose cells other things are printed than figures, in texts whose cells blanks part.
struct UnreadRowTests {
  private let rules = ProjectRules.current

  private static let labels = [
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "三、本年度办理结果  （一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（三）不予公开  1.属于国家秘密", "2.其他法律行政法规禁止公开",
    "（四）无法提供  1.本机关不掌握相关政府信息", "（七）总计", "四、结转下年度继续办理",
  ]

  private func figures(_ i: Int) -> [String] {
    ["\(i + 20)", "0", "\(i)", "0", "0", "0", "\(2 * i + 20)"]
  }

  /// Rows whose cells `blank` parts, one of them with other cells than figures.
  private func report(_ cells: [String], ofRow row: Int, partedBy blank: String) throws -> Report {
    let rows = Self.labels.indices.map { i in
      ([Self.labels[i]] + (i == row ? cells : figures(i))).joined(separator: blank)
    }
    return try rules.read(
      table3: """
        自然人\(blank)法人或其他组织\(blank)总计
        商业企业\(blank)科研机构\(blank)社会公益组织\(blank)法律服务机构\(blank)其他
        \(rows.joined(separator: "\n"))
        """)
  }

  static let cells = [
    ["12", "零", "零", "零", "零", "零", "12"], ["零", "零", "零", "零", "零", "零", "零"],
    ["24", "暂无", "4", "暂无", "暂无", "16", "44"],
    ["12(7)", "0(23)", "0(3)", "0(15)", "0(3)", "0(21)", "12(20)"],
    ["81〔1〕", "0〔1〕", "0〔1〕", "0〔1〕", "0〔1〕", "0〔1〕", "81〔1〕"],
    ["5*", "0*", "0*", "0", "0", "0", "5*"],
    ["30（上年7）", "0（上年1）", "0", "0", "0", "0", "30（上年8）"], ["约30", "0", "0", "0", "0", "0", "约30"],
    ["1440（同比+4%）", "0", "0", "0", "0", "若干", "1440（同比+4%）"],
    ["9.", "0.", "0.", "0.", "0.", "0.", "9."],
  ]

  /// Such a row keeps its label and what is printed; the rows around it keep their own.
  @Test(arguments: cells, ["  ", " "])
  func rowWithOtherCellsThanFiguresTakesNobodysValues(cells: [String], blank: String) throws {
    let report = try report(cells, ofRow: 3, partedBy: blank)
    for (printed, read) in zip(cells, try rules.figures(report, "部分公开")) {
      #expect(read == (printed.allSatisfy(\.isNumber) && printed != "零" ? printed : "unreadable"))
    }
    #expect(try rules.figures(report, "予以公开") == figures(2))
    #expect(try rules.figures(report, "国家秘密") == figures(4))
    #expect(try rules.figures(report, "法律法规禁止") == figures(5))
  }

  /// Where more stands in the row than it has cells, none of them is blank.
  @Test(arguments: ["  ", " "])
  func rowWithTooManyWordsIsNotBlank(blank: String) throws {
    let cells = ["12", "(上年 7)", "0", "(上年 3)", "0", "0", "0", "0", "12", "(上年 10)"]
    let report = try report(cells, ofRow: 3, partedBy: blank)
    #expect(try !rules.figures(report, "部分公开").contains("blank"))
    #expect(try rules.figures(report, "国家秘密") == figures(4))
  }

  /// On a page, labels broken over lines.
  @Test(arguments: ["113（0", "0〔1〕", "12①", "8."])
  func rowOfAPageWithOtherCellsThanFiguresIsNotBlank(cell: String) throws {
    func line(_ label: String, _ cells: [String]) -> String {
      let width = label.unicodeScalars.reduce(0) { $0 + ($1.value < 0x300 ? 1 : 2) }
      return label + String(repeating: " ", count: max(1, 40 - width))
        + cells.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined()
    }
    let report = try rules.read(
      table3: """
        \(line("", ["自然人", "商业企", "科研机", "社会公", "法律服", "其他", "总计"]))
        \(line("", ["", "业", "构", "益组织", "务机构", "", ""]))
        \(line("一、本年新收政府信息公开申请数量", figures(1)))
        \(line("二、上年结转政府信息公开申请数量", figures(2)))
        \(line("  （一）予以公开", figures(3)))
        \(line("  （二）部分公开（区分处理的，只计这一", figures(4)))
          情形，不计其他情形）
        \(line("  1.属于国家秘密", figures(5)))
        \(line("  2.其他法律行政法规禁止公", ["5", "0", "0", "0", "0", "0", cell]))
          开
        \(line("  3.危及“三安全一稳定”", Array(repeating: cell, count: 7)))
        \(line("  4.保护第三方合法权益", figures(6)))
        \(line("（七）总计", figures(8)))
        \(line("四、结转下年度继续办理", figures(9)))
        """)
    #expect(try rules.figures(report, "三安全一稳定") == Array(repeating: "unreadable", count: 7))
    #expect(
      try rules.figures(report, "法律法规禁止") == ["5", "0", "0", "0", "0", "0", "unreadable"])
    #expect(try rules.figures(report, "国家秘密") == figures(5))
    #expect(try rules.figures(report, "第三方权益") == figures(6))
  }

  /// A word before all values is the name of a row below the label's.
  @Test func wordBeforeAllValuesIsNoCell() throws {
    let report = try rules.read(
      table2: """
        第二十条第（五）项
        信息内容  上一年项目数量  本年增/减  处理决定数量
        行政许可  1  2  3
        其他对外管理服务事项  行政检查  4  5  6
        第二十条第（六）项
        信息内容  上一年项目数量  本年增/减  处理决定数量
        行政处罚  7  8  9
        行政强制  3  2  1
        """, year: 2020)
    #expect(report.subRows.map(\.name) == ["行政检查"])
    #expect(try rules.figure(report, "表二[行政处罚,上年项目]") == "7")
  }
}
