import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// The header of 表四 in other shapes than the form's: whose a value is, its labels tell, or nobody knows.
struct AcrossHeadTests {
  private let rules = ProjectRules.current

  private static let columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
  private static let values = [
    "复议": [13, 17, 19, 23, 72], "直接起诉": [3, 5, 7, 11, 26], "复议后起诉": [29, 31, 37, 41, 138],
  ]
  private static let five = columns.joined(separator: " ")

  /// How the lines of a header and one line of values are printed.
  enum Layout: String, CaseIterable {
    /// All lines between pipes.
    case piped
    /// A label or value on each line.
    case single
    /// Blanks between the cells of a line.
    case spaced
  }

  private func read(_ header: [String], _ values: [Int], _ layout: Layout) throws -> Report {
    let lines = header + [values.map(String.init).joined(separator: " ")]
    let table: String
    switch layout {
    case .piped:
      let rows = lines.map { $0.split(separator: " ") }
      let width = rows.map(\.count).max() ?? 0
      table = rows.map { row in
        let cells = row + Array(repeating: "", count: width - row.count)
        return "| \(cells.joined(separator: " | ")) |"
      }.joined(separator: "\n")
    case .single: table = lines.joined(separator: " ").replacing(" ", with: "\n")
    case .spaced: table = lines.joined(separator: "\n")
    }
    return try rules.read(
      """
      柳津县财政局2022年政府信息公开工作年度报告
      一、总体情况
      公开了财政预算。
      四、政府信息公开行政复议、行政诉讼情况
      \(table)
      五、存在的主要问题及改进情况
      解读不够通俗。
      六、其他需要报告的事项
      无

      """)
  }

  private func expect(
    _ report: Report, allIn states: Set<Cell.State>, _ label: Comment,
    _ location: SourceLocation = #_sourceLocation
  ) {
    for (row, figures) in Self.values {
      for (column, figure) in zip(Self.columns, figures) {
        let cell = rules.catalog.cell(named: "表四[\(row),\(column)]").map { report.cells[$0] }
        #expect(states.contains(cell?.state ?? .absent), label, sourceLocation: location)
        if cell?.state == .number {
          let value = FixedDecimal(whole: Int64(figure))
          #expect(cell?.value == value, label, sourceLocation: location)
        }
      }
    }
  }

  /// Each label of a group that is printed more than once has a row, the last one all others.
  @Test(arguments: [
    (["行政复议 行政诉讼", "未经复议直接起诉 复议后起诉"], ["复议", "直接起诉", "复议后起诉"]),
    (["行政诉讼 行政复议", "未经复议直接起诉 复议后起诉"], ["直接起诉", "复议后起诉", "复议"]),
    (["行政诉讼 行政复议 行政诉讼", "未经复议直接起诉 复议后起诉"], ["直接起诉", "复议", "复议后起诉"]),
    (["行政诉讼 行政复议 行政诉讼", "复议后起诉 未经复议直接起诉"], ["复议后起诉", "复议", "直接起诉"]),
    (["行政复议 行政诉讼 行政诉讼", "行政诉讼 未经复议直接起诉 行政诉讼 复议后起诉"], ["复议", "直接起诉", "复议后起诉"]),
  ])
  func groupsAreInTheOrderOfThePrint(heads: [String], order: [String]) throws {
    for layout in Layout.allCases {
      let values = order.flatMap { Self.values[$0] ?? [] }
      let header = heads + [[Self.five, Self.five, Self.five].joined(separator: " ")]
      let report = try read(header, values, layout)
      expect(report, allIn: [.number], "\(layout) \(heads)")
    }
  }

  /// A column of the agency's own beside those of the form takes no value of theirs.
  @Test(arguments: [
    (["行政复议 行政诉讼 案件合计", "未经复议直接起诉 复议后起诉"], 15),
    (["行政复议 行政诉讼 说明", "未经复议直接起诉 复议后起诉"], 15),
    (["行政复议 案件合计 行政诉讼", "未经复议直接起诉 复议后起诉"], 5),
    (["行政复议 行政诉讼", "未经复议直接起诉 复议后起诉 应诉小计"], 15),
  ])
  func ownColumnsTakeNoValue(heads: [String], place: Int) throws {
    for layout in Layout.allCases {
      var values = ["复议", "直接起诉", "复议后起诉"].flatMap { Self.values[$0] ?? [] }
      values.insert(236, at: place)
      let header = heads + [[Self.five, Self.five, Self.five].joined(separator: " ")]
      let report = try read(header, values, layout)
      // In one line the label may as well be that of a first column below a row.
      let states: Set<Cell.State> = layout == .piped ? [.number] : [.number, .absent]
      expect(report, allIn: states, "\(layout) \(heads)")
    }
  }

  /// Merged cells printed once for each cell that they take the place of, one of them a label that nobody knows: the
  /// values below it are nobody else's.
  @Test func repeatedLabelsKeepTheirValues() throws {
    let five = { (label: String) in Array(repeating: label, count: 5).joined(separator: " ") }
    let values = ["复议", "直接起诉", "复议后起诉"].flatMap { Self.values[$0] ?? [] }
    let header = [
      "\(five("行政复议")) \(five("行政诉讼")) \(five("行政诉讼"))",
      "\(Self.five) \(five("行政诉讼未经复议直接起诉")) \(five("行政诉讼先复议再起诉"))",
      "\(Self.five) \(Self.five) \(Self.five)",
    ]
    expect(try read(header, values, .piped), allIn: [.number, .absent], "repeated")
  }

  /// An altered label of a row's first column stays that column's.
  @Test(arguments: Layout.allCases)
  func alteredFirstColumnStaysInItsRow(layout: Layout) throws {
    let values = ["复议", "直接起诉", "复议后起诉"].flatMap { Self.values[$0] ?? [] }
    let altered = "维持行为数 " + Self.columns.dropFirst().joined(separator: " ")
    let header = ["行政复议 行政诉讼", "未经复议直接起诉 复议后起诉", "\(altered) \(Self.five) \(Self.five)"]
    expect(try read(header, values, layout), allIn: [.number, .absent], "\(layout)")
  }
}
