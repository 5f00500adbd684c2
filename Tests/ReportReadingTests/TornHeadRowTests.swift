import AuditModel
import Testing

@testable import ReportReading

/// Headers of 表四 whose labels a converter wrote into two rows of cells.
struct TornHeadRowTests {
  private let rules = ProjectRules.current

  private static let values = (1...15).map { $0 % 5 == 0 ? "10" : String($0 % 5) }

  private func read(_ head: [String]) throws -> Report {
    try rules.read(
      """
      清溪区教育局2022年政府信息公开工作年度报告
      四、政府信息公开行政复议、行政诉讼情况
      |行政复议| | | | |行政诉讼| | | | | | | | | |
      \(head.joined(separator: "\n"))
      |\(Self.values.joined(separator: "|"))|
      六、其他需要报告的事项
      |无|
      """)
  }

  private static let firsts = "结果维|结果纠|其他结|尚未审|总"
  private static let lasts = "持|正|果|结|计"
  private static let wholes = "结果维持|结果纠正|其他结果|尚未审结|总计"

  static let heads: [[String]] = [
    // The ends of all labels below their beginnings.
    [
      "|\(wholes)|未经复议直接起诉| | | | |复议后起诉| | | | |",
      "| | | | | |\(firsts)|\(firsts)|", "| | | | | |\(lasts)|\(lasts)|",
    ],
    // Behind the ends stand labels of their own.
    ["|\(firsts)|未经复议直接起诉|复议后起诉|", "|\(lasts)|\(wholes)|\(wholes)|"],
    // A page ends between the two.
    ["|\(firsts)|未经复议直接起诉|复议后起诉|", "— 4 —", "|\(lasts)|\(wholes)|\(wholes)|"],
  ]

  @Test(arguments: heads)
  func endsOfLabelsBelongToWhatStandsAbove(head: [String]) throws {
    let report = try read(head)
    for row in ["复议", "直接起诉", "复议后起诉"] {
      #expect(try rules.figure(report, "表四[\(row),结果维持]") == "1")
      #expect(try rules.figure(report, "表四[\(row),尚未审结]") == "4")
      #expect(try rules.figure(report, "表四[\(row),总计]") == "10")
    }
    #expect(!report.notes.contains { $0.kind == .missingColumn || $0.kind == .labelAltered })
  }

  /// Of a header with no label of a column nothing is told: a converter left the line out.
  @Test func headWithoutColumnsIsUnread() throws {
    let report = try read(["| | |未经复议直接起诉|复议后起诉|"])
    #expect(report.tables[2].isUnread)
    #expect(!report.notes.contains { $0.kind == .missingColumn })
  }

  /// One label that is not there is missing.
  @Test func oneMissingLabelIsTold() throws {
    let head = Self.heads[0].map { $0.replacing("尚未审|", with: " |").replacing("|结|", with: "| |") }
    let report = try read(head)
    #expect(!report.tables[2].isUnread)
    #expect(report.notes.contains { $0.kind == .missingColumn })
  }
}
