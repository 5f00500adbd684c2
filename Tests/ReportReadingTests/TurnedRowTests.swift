import AuditModel
import Testing

@testable import ReportReading

/// Tables whose labels stand in the last column.
struct TurnedRowTests {
  private let rules = ProjectRules.current

  private static let labels = [
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（七）总计", "四、结转下年度继续办理",
  ]
  private static let rows = ["新收", "上年结转", "予以公开", "部分公开", "办理总计", "结转下年"]

  private func figures(_ i: Int) -> [String] {
    ["\(i + 20)", "0", "\(i)", "0", "0", "0", "\(2 * i + 20)"]
  }

  private func text(_ rows: [[String]], partedBy mark: String) -> String {
    let header = [
      ["自然人", "法人或其他组织", "总计"], ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    return (header + rows).map { $0.joined(separator: mark) }.joined(separator: "\n")
  }

  /// The label of the group of rows stands before the values of its first.
  @Test(arguments: [" | ", "\t", "  ", " ", "\n"])
  func labelBehindTheValuesOfEachRow(mark: String) throws {
    let rows = Self.labels.enumerated().map { i, label in
      (i == 2 ? ["三、本年度办理结果"] : []) + figures(i) + [label]
    }
    let report = try rules.read(table3: text(rows, partedBy: mark))
    for (i, row) in Self.rows.enumerated() {
      #expect(try rules.figures(report, row) == figures(i))
    }
  }

  /// Where a cell is blank, nobody knows whose the others are.
  @Test(arguments: ["  ", " ", "\n"])
  func labelsBehindValuesOfWhichOneIsMissingAreNotRead(mark: String) throws {
    let rows = Self.labels.enumerated().map { i, label in
      Array(figures(i).dropLast(i == 3 ? 1 : 0)) + [label]
    }
    let report = try rules.read(table3: text(rows, partedBy: mark))
    for row in Self.rows {
      #expect(try rules.figures(report, row).allSatisfy { $0 == "absent" })
    }
  }

  @Test(arguments: [" | ", "  ", "\n"])
  func labelsBehindTheValuesOfBlocks(mark: String) throws {
    let rows = [
      ["第二十条第（一）项"], ["本年制发件数", "本年废止件数", "现行有效件数", "信息内容"], ["2", "1", "3", "规章"],
      ["961", "4", "962", "行政规范性文件"], ["第二十条第（五）项"], ["本年处理决定数量", "信息内容"], ["55", "行政许可"],
      ["第二十条第（六）项"], ["本年处理决定数量", "信息内容"], ["66", "行政处罚"], ["77", "行政强制"],
    ]
    let report = try rules.read(
      table2: rows.map { $0.joined(separator: mark) }.joined(separator: "\n"))
    #expect(try rules.figure(report, "表二[规章,制发]") == "2")
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "962")
    #expect(try rules.figure(report, "表二[行政许可,处理决定]") == "55")
    #expect(try rules.figure(report, "表二[行政处罚,处理决定]") == "66")
    #expect(try rules.figure(report, "表二[行政强制,处理决定]") == "77")
  }

  /// A line that numbers the columns is no row, though the last row is blank.
  @Test(arguments: ["  ", "\n"])
  func numbersOfColumnsAreNoValues(mark: String) throws {
    let numbers = ["1", "2", "3", "4", "5", "6", "7"]
    let rows = Self.labels.enumerated().map { i, label in [label] + (i == 5 ? [] : figures(i)) }
    let report = try rules.read(table3: text([numbers] + rows, partedBy: mark))
    #expect(try rules.figures(report, "新收") == figures(0))
    #expect(try rules.figures(report, "办理总计") == figures(4))
  }
}
