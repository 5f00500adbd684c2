import AuditModel
import Testing

@testable import ReportReading

/// Tables that an agency or a converter set otherwise than the form does.
struct RearrangedTableTests {
  private let rules = ProjectRules.current

  static let columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]

  private func read(section four: [[String]], between mark: String) throws -> Report {
    try rules.read(
      """
      清溪区教育局2022年政府信息公开工作年度报告
      四、政府信息公开行政复议、行政诉讼情况
      \(four.map { $0.joined(separator: mark) }.joined(separator: mark == "\n" ? "\n" : "\(mark)\n"))
      五、存在的主要问题及改进情况
      无。
      """)
  }

  private func figures(_ report: Report, _ row: String) throws -> [String] {
    try Self.columns.map { try rules.figure(report, "表四[\(row),\($0)]") }
  }

  private func expectEachRowsFigures(in report: Report) throws {
    #expect(try figures(report, "复议") == ["1", "2", "3", "4", "10"])
    #expect(try figures(report, "直接起诉") == ["5", "0", "1", "0", "6"])
    #expect(try figures(report, "复议后起诉") == ["0", "7", "0", "1", "8"])
  }

  /// 表四 with a line for each row.
  @Test(arguments: [" | ", "\t"])
  func rowsOfATablePrintedAcrossOneBelowTheOther(mark: String) throws {
    let report = try read(
      section: [
        [""] + Self.columns, ["行政复议", "1", "2", "3", "4", "10"],
        ["行政诉讼", "未经复议直接起诉", "5", "0", "1", "0", "6"], ["行政诉讼", "复议后起诉", "0", "7", "0", "1", "8"],
      ], between: mark)
    try expectEachRowsFigures(in: report)
  }

  /// The group of the last two rows printed before the first one.
  @Test(arguments: [" | ", "\t", "\n"])
  func groupsOfRowsInAnotherOrder(mark: String) throws {
    let report = try read(
      section: [
        ["行政诉讼", "行政复议"], ["未经复议直接起诉", "复议后起诉"] + Self.columns, Self.columns + Self.columns,
        ["5", "0", "1", "0", "6", "0", "7", "0", "1", "8", "1", "2", "3", "4", "10"],
      ], between: mark)
    try expectEachRowsFigures(in: report)
  }

  /// The group of two rows printed over each of them, with the other row between.
  @Test(arguments: [" | ", "\t"])
  func aGroupOfRowsTornApartByAnotherRow(mark: String) throws {
    let report = try read(
      section: [
        ["行政诉讼", "行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"] + Self.columns, Self.columns + Self.columns,
        ["5", "0", "1", "0", "6", "1", "2", "3", "4", "10", "0", "7", "0", "1", "8"],
      ], between: mark)
    try expectEachRowsFigures(in: report)
  }

  /// A column of the agency's own numbers before the labels.
  @Test(arguments: [" | ", "\t"])
  func numbersBeforeLabelsAreNoValues(mark: String) throws {
    let rows = [
      ["1", "一、本年新收政府信息公开申请数量", "8", "1", "2", "3", "4", "5", "23"],
      ["2", "二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "2", "0", "3"],
      ["3", "三、本年度办理结果", "（一）予以公开", "6", "1", "0", "3", "4", "5", "19"],
      ["4", "四、结转下年度继续办理", "2", "0", "0", "0", "1", "0", "3"],
    ]
    let header = ["项目"] + ProjectRules.applicants
    let report = try rules.read(
      table3: ([header] + rows).map { $0.joined(separator: mark) }.joined(separator: "\n"))
    #expect(try rules.figures(report, "新收") == Array(rows[0].dropFirst(2)))
    #expect(try rules.figures(report, "予以公开") == Array(rows[2].dropFirst(3)))
    #expect(try rules.figures(report, "结转下年") == Array(rows[3].dropFirst(2)))
  }
}
