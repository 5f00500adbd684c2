import AuditModel
import Testing

@testable import ReportReading

/// Rows that the end of a page tore in two, in tables between pipes.
struct TornRowTests {
  private let rules = ProjectRules.current

  private func read(_ rows: String) throws -> Report {
    try rules.read(
      table3: """
        | | | |自然人|法人或其他组织| | | | |总计|
        | | | | |商业企业|科研机构|社会公益组织|法律服务机构|其他| |
        |一、本年新收政府信息公开申请数量| | |4|1|0|0|0|0|5|
        \(rows)
        |（七）总计| | |5|0|0|0|0|0|5|
        """)
  }

  static let full = ["3", "0", "0", "1", "0", "0", "4"]

  static let torn: [(rows: String, name: String, values: [String])] = [
    // The figures stand above, the number of the page between the halves.
    ("| |（三）不予公开|7.属于行|3|0|0|1|0|0|4|\n第 2 页\n| | |政执法案卷| | | | | | | |", "执法案卷", full),
    // The figures stand below.
    ("| |（三）不予公开|7.属于行| | | | | | | |\n12\n| | |政执法案卷|3|0|0|1|0|0|4|", "执法案卷", full),
    // Two labels are torn, and the header stands again.
    (
      """
      | |（四）无法|2.没有现成信|3|0|0|1|0|0|4|
      | | | |自然人|法人或其他组织| | | | |总计|
      | |提供|息需要另行制作| | | | | | | |
      """, "需另行制作", full
    ),
    // Nothing but the number stands above, with the figures or without.
    (
      "| |（三）不予公开|7.|3|0|0|1|0|0|4|\n— 2 —\n| | |属于行政执法案卷| | | | | | | |", "执法案卷",
      full
    ),
    (
      "| |（三）不予公开|7.| | | | | | | |\n| | |属于行政执法案卷|3|0|0|1|0|0|4|", "执法案卷", full
    ),
    // Nothing is printed in either.
    (
      "| |（五）不予处理|3.要求提供| | | | | | | |\n- 4 -\n| | |公开出版物| | | | | | | |", "公开出版物",
      Array(repeating: "blank", count: 7)
    ),
  ]

  @Test(arguments: torn)
  func halvesAreOneRow(rows: String, name: String, values: [String]) throws {
    let report = try read(rows)
    #expect(try rules.figures(report, name) == values)
    #expect(try rules.figures(report, "办理总计") == ["5", "0", "0", "0", "0", "0", "5"])
    #expect(!report.notes.contains { $0.kind == .labelAltered })
  }

  /// Two whole rows are two, though figures stand in one of them alone.
  @Test func wholeRowsAreNotJoined() throws {
    let report = try read(
      "| |（三）不予公开|7.属于行政执法案卷|3|0|0|1|0|0|4|\n| | |8.属于行政查询事项| | | | | | | |")
    #expect(try rules.figures(report, "执法案卷") == Self.full)
    #expect(try rules.figures(report, "行政查询") == Array(repeating: "blank", count: 7))
  }
}
