import AuditModel
import Testing

@testable import ReportReading

/// Labels that are broken amid their row, in tables of one cell for each line: as PyMuPDF gives a page.
struct TornLabelTests {
  private let rules = ProjectRules.current

  private func read(_ rows: String) throws -> Report {
    try rules.read(
      table3: """
        申请人情况
        \(ProjectRules.printedColumns.joined(separator: "\n"))
        一、本年新收政府信息公开申请数量
        \(Self.lines(6, 1, 0, 0, 0, 2, 9))
        二、上年结转政府信息公开申请数量
        \(Self.lines(1, 0, 0, 0, 0, 0, 1))
        （一）予以公开
        \(Self.lines(2, 0, 0, 0, 0, 1, 3))
        \(rows)
        （七）总计
        \(Self.lines(5, 1, 0, 0, 0, 2, 8))
        四、结转下年度继续办理
        \(Self.lines(2, 0, 0, 0, 0, 0, 2))
        """)
  }

  private static func lines(_ values: Int...) -> String {
    values.map(String.init).joined(separator: "\n")
  }

  private static let three = lines(3, 0, 0, 1, 0, 0, 4)
  private static let full = ["3", "0", "0", "1", "0", "0", "4"]

  static let torn: [(rows: String, name: String)] = [
    // The page ends below the values; the label goes on behind it.
    ("3.补正后申请内\n\(three)\n— 2 —\n\u{0C}容仍不明确", "补正仍不明确"),
    // So does that of the group before it.
    ("（五）不\n4.无正当理由\n\(three)\n第 3 页\n\u{0C}予处理\n大量反复申请", "大量反复申请"),
    // The first value stands in the last line of the label.
    ("（二）部分公开（区分处理的，\n只计这一情形，不计其他情形）3\n\(lines(0, 0, 1, 0, 0, 4))", "部分公开"),
    // What a label known without its end goes on with.
    ("1.申请人无正当理由逾期不补正\n、行政机\n\(three)", "逾期不补正"),
    // A browser's lines around the end of the page.
    (
      "2.重复申请\n3\n0\n0\n1\n11/22/21, 7:28 AM\n清溪区教育局年度报告_清溪区人民政府\nfile:///srv/report.html\n2/4\n\u{0C}\n0\n0\n4",
      "重复申请"
    ),
  ]

  @Test(arguments: torn)
  func rowKeepsItsValues(rows: String, name: String) throws {
    let report = try read(rows)
    #expect(try rules.figures(report, name) == Self.full)
    #expect(try rules.figures(report, "办理总计") == ["5", "1", "0", "0", "0", "2", "8"])
    #expect(report.subRows.isEmpty)
    #expect(!report.notes.contains { $0.kind == .labelAltered } || name == "逾期不补正")
  }

  /// Pieces of labels do not stand in for the values that a row lacks.
  @Test(arguments: ["（六）\n其他处", "（三\n1.属", "11/22/21, 7:28 AM\nfile:///srv/report.html"])
  func wordsAreNoValues(words: String) throws {
    let report = try read("2.重复申请\n3\n0\n0\n1\n0\n\(words)")
    #expect(try rules.figures(report, "重复申请") == Array(repeating: "absent", count: 7))
    #expect(!report.cells.contains { $0.state == .unreadable })
  }

  /// What is no end of the label is none, nor is a label that is printed as a whole too.
  @Test(arguments: [
    "3.补正后申请内\n\(three)\n容不明确", "3.补正后申请内\n\(three)\n容仍不明确\n3.补正后申请内容仍不明确\n\(three)",
  ])
  func otherWordsAreNotJoined(rows: String) throws {
    let report = try read(rows)
    let printed = rows.contains("\n3.") ? Self.full : Array(repeating: "absent", count: 7)
    #expect(try rules.figures(report, "补正仍不明确") == printed)
  }
}
