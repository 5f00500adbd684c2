import AuditModel
import Testing

@testable import ReportReading

/// Heads of columns of which a web page lost the second line.
struct CutHeadTests {
  private let rules = ProjectRules.current

  private func read(_ head: String, _ rows: [String]) throws -> Report {
    try rules.read(
      """
      清溪区林业局2020年政府信息公开工作年度报告
      一、总体情况
      全年公开41条。
      二、主动公开政府信息情况
      第二十条第（一）项 | ||||
      \(head)
      \(rows.joined(separator: "\n"))
      第二十条第（五）项 | ||||
      信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | |
      行政许可 | 12 | -3 | 41 | |
      三、收到和处理政府信息公开申请情况
      六、其他需要报告的事项
      无。
      """)
  }

  @Test(arguments: [
    "信息内容 | 本年新 | 本年新 | 对外公开总数量", "| 信息内容 | 本年新 | 本年新 | 对外公开总数量 | |",
    "信息内容 | 本年新 | 本年新公开数量 | 对外公开总数量 | |", "信息内容 | 本年新制作 | 本年新公开 | 对外公开总",
  ])
  func columnsStandInTheOrderOfTheForm(head: String) throws {
    let bar = head.hasPrefix("|") ? "| " : ""
    let report = try read(head, [bar + "规章 | 4 | 5 | 6 | |", bar + "规范性文件 | 7 | 8 | 19 | |"])
    for (row, figures) in [("规章", ["4", "5", "6"]), ("规范性文件", ["7", "8", "19"])] {
      let read = try ["新制作", "新公开", "公开总数"].map {
        try rules.figure(report, "表二[\(row),\($0)]")
      }
      #expect(read == figures)
    }
    #expect(try rules.figure(report, "表二[行政许可,处理决定]") == "41")
    let kinds = report.notes.filter { $0.kind == .missingColumn || $0.kind == .extraColumn }
    #expect(kinds.isEmpty)
    #expect(report.notes.contains { $0.kind == .labelAltered && $0.weight == .filler })
  }

  /// 本年 begins columns of both forms.
  @Test func whatBeginsSeveralIsNotRead() throws {
    let report = try read(
      "信息内容 | 本年 | 本年 | 对外公开总数量", ["规章 | 4 | 5 | 6", "规范性文件 | 7 | 8 | 19"])
    #expect(try rules.figure(report, "表二[规章,新制作]") == "absent")
  }

  /// Heads of the form of 2020 are never read under the columns of 2021.
  @Test func headsTellTheFormWhateverTheYear() throws {
    let text = """
      清溪区林业局2023年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
      规章 | 4 | 5 | 6
      三、收到和处理政府信息公开申请情况
      """
    let report = try rules.read(text)
    #expect(try rules.figure(report, "表二[规章,新制作]") == "4")
    #expect(try rules.figure(report, "表二[规章,制发]") == "absent")
  }
}
