import AuditModel
import Testing

@testable import AuditEngine

struct LabelStoreTests {
  /// A label is told as it reads, whatever blanks and line ends stand inside it, and the same by all who tell it.
  @Test func labelsAreToldWithoutBlanks() {
    var report = Report(cellCount: 0, tableCount: 2)
    let printed = ["本年 新制作 数量", "本年新制作\n数量", "对外公开总数量"]
    for (i, label) in printed.enumerated() {
      let start = report.source.count
      report.source += Array((label + "|").utf8)
      report.tables[i / 2].evidence.append(start..<start + label.utf8.count)
    }
    var store = LabelStore()
    for _ in 0..<2 {
      #expect(store.evidence(of: report) == ["本年新制作数量", "对外公开总数量"])
    }
    #expect(report.editionEvidence == ["本年新制作数量", "对外公开总数量"])
  }
}
