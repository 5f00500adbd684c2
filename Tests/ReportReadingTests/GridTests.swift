import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// Tables whose lines are as wide as their header, with a column of the agency's own and blank cells: what a cell belongs to
/// stands above it.
struct GridTests {
  private let rules = ProjectRules.current

  enum Layout: String, CaseIterable {
    /// Merged cells in their first place, the others blank.
    case piped, tabbed
    /// Merged cells printed in each place.
    case repeated
    /// Merged cells in tags.
    case tagged
  }

  /// What an agency adds, and where among the seven columns.
  enum Own: String, CaseIterable {
    case subtotal = "小计"
    /// A variant of 总计.
    case groupTotal = "合计"
    case remark = "备注"
    case share = "占比"
    case secondTotal = "总计"

    var isInGroup: Bool { self == .subtotal || self == .groupTotal }
    var place: Int { isInGroup ? 1 : 7 }
  }

  /// A cell of a table, and how many columns and lines it takes.
  private struct Cell {
    var text: String
    var columns = 1
    var lines = 1
  }

  private static let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
  /// Name, label and depth.
  private static let rows = [
    ("新收", "一、本年新收政府信息公开申请数量", 0), ("上年结转", "二、上年结转政府信息公开申请数量", 0),
    ("予以公开", "（一）予以公开", 1), ("部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1),
    ("国家秘密", "1.属于国家秘密", 2), ("法律法规禁止", "2.其他法律行政法规禁止公开", 2),
    ("结转下年", "四、结转下年度继续办理", 0),
  ]

  private static func header(_ own: Own) -> [[Cell]] {
    let isInGroup = own.isInGroup
    var top = [
      Cell(text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", columns: 3, lines: 3),
      Cell(text: "申请人情况", columns: isInGroup ? 8 : 7),
    ]
    if !isInGroup { top.append(Cell(text: own.rawValue, lines: 3)) }
    let middle = [
      Cell(text: "自然人", lines: 2), Cell(text: "法人或其他组织", columns: isInGroup ? 6 : 5),
      Cell(text: "总计", lines: 2),
    ]
    let lower = (isInGroup ? [own.rawValue] : []) + columns[1..<6]
    return [top, middle, lower.map { Cell(text: $0) }]
  }

  private static func lines(_ own: Own, _ values: [[String]]) -> [[Cell]] {
    var lines = header(own)
    for (row, values) in zip(rows, values) {
      let values = values.map { Cell(text: $0) }
      switch row.2 {
      case 0: lines.append([Cell(text: row.1, columns: 3)] + values)
      case 1:
        let group = row.0 == "予以公开" ? [Cell(text: "三、本年度办理结果", lines: 4)] : []
        lines.append(group + [Cell(text: row.1, columns: 2)] + values)
      default:
        let group = row.0 == "国家秘密" ? [Cell(text: "（三）不予公开", lines: 2)] : []
        lines.append(group + [Cell(text: row.1)] + values)
      }
    }
    return lines
  }

  private static func print(_ lines: [[Cell]], _ layout: Layout) -> String {
    guard layout != .tagged else {
      let rows = lines.map { line in
        "<tr>"
          + line.map { "<td colspan=\"\($0.columns)\" rowspan=\"\($0.lines)\">\($0.text)</td>\n" }
          .joined() + "</tr>\n"
      }
      return "<table>\n\(rows.joined())</table>"
    }
    var open: [Int: (lines: Int, text: String)] = [:]
    let grid = lines.map { line in
      var texts: [String] = []
      func fill() {
        while let cell = open[texts.count], cell.lines > 0 {
          open[texts.count] = (cell.lines - 1, cell.text)
          texts.append(layout == .repeated ? cell.text : "")
        }
      }
      for cell in line {
        fill()
        for column in 0..<cell.columns {
          open[texts.count] = (cell.lines - 1, cell.text)
          texts.append(column == 0 || layout == .repeated ? cell.text : "")
        }
      }
      fill()
      return texts
    }
    return grid.map {
      layout == .tabbed ? $0.joined(separator: "\t") : "| \($0.joined(separator: " | ")) |"
    }.joined(separator: "\n")
  }

  /// Figures that add up, some zeros of which are blank, with what the agency's own column says.
  private static func values(
    _ own: Own, _ random: inout SeededRandom
  ) -> (figures: [[Int?]], printed: [[String]]) {
    var all: [[Int?]] = []
    var printed: [[String]] = []
    for _ in rows {
      let parts = (0..<6).map { _ in random.once(in: 2) ? 0 : random.below(90) }
      let total = parts.reduce(0, +)
      let figures = (parts + [total]).map { $0 == 0 && random.once(in: 2) ? nil : $0 }
      all.append(figures)
      var texts = figures.map { $0.map(String.init) ?? "" }
      let text =
        switch own {
        case .subtotal, .groupTotal: String(parts[1...].reduce(0, +))
        case .remark: random.once(in: 2) ? "" : random.once(in: 2) ? "见说明" : "17"
        case .share: "\(random.below(100)).5%"
        case .secondTotal: String(total)
        }
      texts.insert(text, at: own.place)
      printed.append(texts)
    }
    return (all, printed)
  }

  @Test(arguments: Layout.allCases, Own.allCases)
  func eachValueIsThatOfTheLabelAbove(layout: Layout, own: Own) throws {
    var random = SeededRandom(seed: 11)
    var read = 0
    for _ in 0..<40 {
      let (figures, printed) = Self.values(own, &random)
      let report = try rules.read(
        """
        柳津县财政局2022年政府信息公开工作年度报告
        一、总体情况
        公开了财政预算。
        三、收到和处理政府信息公开申请情况
        \(Self.print(Self.lines(own, printed), layout))
        五、存在的主要问题及改进情况
        解读不够通俗。
        六、其他需要报告的事项
        无

        """)
      for (row, figures) in zip(Self.rows, figures) {
        for (column, figure) in zip(Self.columns, figures) {
          let cell = try #require(rules.catalog.cell(named: "表三[\(row.0),\(column)]"))
          let found = report.cells[cell]
          if found.state == .absent { continue }
          read += 1
          #expect(found.state == (figure == nil ? .blank : .number), "\(printed)")
          let value = FixedDecimal(whole: Int64(figure ?? 0))
          #expect(figure == nil || found.value == value, "\(printed)")
        }
      }
    }
    #expect(read == 40 * 49, "\(read)")
  }

  private func read(表二 lines: [[String]], _ between: String, _ edge: String) throws -> Report {
    let table = lines.map { edge + $0.joined(separator: between) + edge }
    return try rules.read(
      """
      柳津县财政局2022年政府信息公开工作年度报告
      一、总体情况
      公开了财政预算。
      二、主动公开政府信息情况
      \(table.joined(separator: "\n"))
      五、存在的主要问题及改进情况
      解读不够通俗。
      六、其他需要报告的事项
      无

      """)
  }

  private func expect(_ report: Report, _ cells: KeyValuePairs<String, Int?>) throws {
    for (name, figure) in cells {
      let cell = try #require(rules.catalog.cell(named: "表二[\(name)]"))
      #expect(report.cells[cell].state == (figure == nil ? .blank : .number), "\(name)")
      #expect(figure == nil || report.cells[cell].value == FixedDecimal(whole: Int64(figure ?? 0)))
    }
  }

  /// A column of numbers before the labels, and one for remarks behind the values.
  @Test(arguments: [("|", "|"), ("\t", "")])
  func numberedRowsKeepTheirColumns(between: String, edge: String) throws {
    let lines = [
      ["第二十条第（一）项", "", "", "", "", ""],
      ["序号", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "说明"],
      ["1", "规章", "", "3", "5", ""], ["2", "行政规范性文件", "4", "", "16", "其中修订2件"],
    ]
    try expect(
      read(表二: lines, between, edge),
      [
        "规章,制发": nil, "规章,废止": 3, "规章,现行有效": 5, "规范性文件,制发": 4, "规范性文件,废止": nil,
        "规范性文件,现行有效": 16,
      ])
  }

  /// Last year's figures beside this year's, below a label that is spelled much like theirs.
  @Test(arguments: [("|", "|"), ("\t", "")], [true, false])
  func lastYearsColumnIsNotThisYears(marks: (String, String), isFirst: Bool) throws {
    let lines = [
      ["第二十条第（六）项", "", ""], ["信息内容", "本年处理决定数量", "上年处理决定数量"], ["行政处罚", "211", "26"],
      ["行政强制", "", "44"],
    ]
    let order = isFirst ? [0, 2, 1] : [0, 1, 2]
    try expect(
      read(表二: lines.map { line in order.map { line[$0] } }, marks.0, marks.1),
      ["行政处罚,处理决定": 211, "行政强制,处理决定": nil])
  }
}
