import AuditModel
import Testing

@testable import ReportReading

/// Texts that a mirror printed in traditional signs.
struct TraditionalSignsTests {
  private let rules = ProjectRules.current

  @Test func labelsHeadingsAndTitleAreFound() throws {
    let report = try rules.read(
      """
      雲溪縣統計局2023年政府信息公開工作年度報告
      一、總體情況
      全年公開統計數據53條。
      二、主動公開政府信息情況
      第二十條第(一)項
      信息內容 | 本年制發件數 | 本年廢止件數 | 現行有效件數
      規章 | 0 | 0 | 0
      行政規範性文件 | 2 | 1 | 8
      第二十條第(六)項
      信息內容 | 本年處理決定數量
      行政處罰 | 17
      行政強制 | 0
      三、收到和處理政府信息公開申請情況
      四、政府信息公開行政復議、行政訴訟情況
      五、存在的主要問題及改進情況
      六、其他需要報告的事項
      無。
      """)
    #expect(report.sections.map(\.index) == [0, 1, 2, 3, 4, 5])
    #expect(report.title.map { report.text($0) } == "云溪县统计局2023年政府信息公开工作年度报告")
    #expect(report.year == 2023)
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "8")
    #expect(try rules.figure(report, "表二[行政处罚,处理决定]") == "17")
    #expect(report.notes.filter { $0.kind == .labelAltered }.isEmpty)
  }

  /// Only a text with more traditional signs than simplified ones is brought into these, and nothing moves in it.
  @Test(arguments: [
    ("總體情況", "总体情况"), ("張龍，1件。報", "张龙，1件。报"), ("总体情况由張龍负责", nil), ("公開", "公开"), ("全年", nil),
    ("", nil),
  ])
  func whatIsFolded(text: String, expected: String?) {
    let signs = TraditionalSigns(rules.metadataWords.traditional)
    let folded = signs.folded(Array(text.utf8))
    #expect(folded.map { String(decoding: $0, as: UTF8.self) } == expected)
  }
}
