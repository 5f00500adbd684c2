import AuditModel
import Testing

@testable import ReportReading

/// Tables that stand there and were not read: nothing is told of their form.
struct UnreadTableTests {
  private let rules = ProjectRules.current

  private static let structure: Set<ReaderNote.Kind> = [
    .missingRow, .missingColumn, .extraColumn, .extraRow, .labelAltered,
  ]

  private func notes(_ rows: [String]) throws -> [ReaderNote] {
    let report = try rules.read(
      table3: """
        申请人情况
        \(ProjectRules.printedColumns.joined(separator: "\n"))
        \(rows.joined(separator: "\n"))
        """)
    return report.notes.filter { $0.table == 2 - 1 && Self.structure.contains($0.kind) }
  }

  private static let labels = [
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密", "（七）总计", "四、结转下年度继续办理",
  ]

  /// Figures of which some cells left no trace, each row with another number of them.
  @Test func linesThatDoNotFitTellNothing() throws {
    let rows = zip(Self.labels, [3, 5, 2, 6, 4, 1]).flatMap { label, count in
      [label] + (0..<count).map { String($0 + 11) }
    }
    #expect(try notes(rows).isEmpty)
  }

  /// What all lines have in common is the table's own.
  @Test func linesThatLackTheSameTell() throws {
    let rows = Self.labels.flatMap { [$0] + (0..<6).map { String($0 + 11) } }
    let told = try notes(rows).filter { $0.kind == .missingColumn }
    #expect(told.map(\.printed) == ["6 行各读到 6 个数"])
  }
}
