import AuditModel
import Testing

@testable import ReportReading

/// Numbers too wide for the cells of a page, whose digits go on in the next line.
struct WrappedNumberTests {
  private let rules = ProjectRules.current

  /// A line of a page: the label, and the values in columns; "" leaves one out.
  private func line(_ label: String, _ values: [String]) -> String {
    let width = label.unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    return label + String(repeating: " ", count: 44 - width)
      + values.map { $0 + String(repeating: " ", count: 8 - $0.count) }.joined()
  }

  private func read(_ rows: [(label: String, values: [String])]) throws -> Report {
    let first = [
      ("一、本年新收政府信息公开申请数量", ["12", "0", "0", "30", "0", "0", "42"]),
      ("二、上年结转政府信息公开申请数量", ["0", "0", "0", "18", "0", "0", "18"]),
    ]
    return try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      一、总体情况
      无。
      三、收到和处理政府信息公开申请情况
      \(String(repeating: " ", count: 60))申请人情况
      \(String(repeating: " ", count: 44))\(ProjectRules.applicants.joined(separator: "  "))
      \((first + rows).map { line($0.0, $0.1) }.joined(separator: "\n"))
      六、其他需要报告的事项
      无。
      """)
  }

  /// The words of the first row and of the last are torn; those between must not slide by one, whichever of two
  /// labellings that fit as well comes first.
  @Test func rowsBesideTornLabelsKeepTheirOwn() throws {
    func row(_ number: String, _ value: Int, _ words: [String]) -> [(String, [String])] {
      let figures = [value, 0, 0, 0, 0, 0, value].map(String.init)
      return [("      " + number, figures)] + words.map { ("      " + $0, []) }
    }
    let report = try read(
      row("1．", 21, ["无 本", "法 机", "提 关"])
        + row("2．", 32, ["没有现成", "信息需要", "另行制作"])
        + row("3．", 43, ["补正后申", "请内容仍", "不明确"])
        + row("1．", 54, ["不 信", "予 访", "处 举"]))
    // The line without a label above it may hold digits of its numbers.
    #expect(try rules.figures(report, "需另行制作").allSatisfy { $0 == "unreadable" })
    #expect(try rules.figures(report, "补正仍不明确") == ["43", "0", "0", "0", "0", "0", "43"])
  }

  @Test func digitsAreJoinedWhereTheTotalComesOut() throws {
    let report = try read([
      ("三、本   （一）予以公开", ["720", "8", "29", "5", "16", "31", "721"]),
      ("年度", ["63", "", "", "", "", "", "52"]),
      ("（三）不予 1.属于国家秘密", ["0", "0", "40", "0", "0", "0", "40"]),
    ])
    #expect(
      try rules.figures(report, "予以公开") == ["72063", "8", "29", "5", "16", "31", "72152"])
    #expect(try rules.figures(report, "国家秘密") == ["0", "0", "40", "0", "0", "0", "40"])
    #expect(report.notes.count { $0.kind == .inferred } == 2)
  }

  /// Where no total tells, no cell of the rows beside them is read; the others are.
  @Test func digitsThatFitNowhereAreNotRead() throws {
    let report = try read([
      ("三、本   （一）予以公开", ["720", "8", "29", "5", "16", "31", "721"]),
      ("年度", ["63", "", "", "", "", "", "53"]),
      ("（三）不予 1.属于国家秘密", ["0", "0", "40", "0", "0", "0", "40"]),
      ("2.其他法律行政法规禁止公开", ["0", "0", "41", "0", "0", "0", "41"]),
    ])
    #expect(try rules.figures(report, "予以公开").allSatisfy { $0 == "unreadable" })
    #expect(try rules.figures(report, "国家秘密").allSatisfy { $0 == "unreadable" })
    #expect(try rules.figures(report, "法律法规禁止") == ["0", "0", "41", "0", "0", "0", "41"])
    #expect(try rules.figures(report, "上年结转") == ["0", "0", "0", "18", "0", "0", "18"])
  }
}
