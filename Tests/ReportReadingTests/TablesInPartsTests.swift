import AuditModel
import Testing

@testable import ReportReading

/// Tables printed across of which each row is a table of its own.
struct TablesInPartsTests {
  private let rules = ProjectRules.current

  private static let columns = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|"

  /// Each row of the table printed across below a heading of its own.
  @Test func rowsBelowHeadingsOfTheirOwn() throws {
    let report = try rules.read(
      table4: """
        ### 行政复议
        \(Self.columns)
        | 27 | 10 | 9 | 15 | 61 |

        ### 行政诉讼（未经复议直接起诉）
        \(Self.columns)
        | 3 | 0 | 0 | 0 | 3 |

        ### 复议后起诉
        \(Self.columns)
        | 8 | 0 | 1 | 1 | 10 |
        """)
    #expect(try rules.figure(report, "表四[复议,结果纠正]") == "10")
    #expect(try rules.figure(report, "表四[直接起诉,结果维持]") == "3")
    #expect(try rules.figure(report, "表四[复议后起诉,总计]") == "10")
    #expect(!report.notes.contains { [.extraRow, .missingColumn].contains($0.kind) })
  }

  /// No heading names whose columns these are.
  @Test func rowsWithoutHeadingsAreNobodys() throws {
    let report = try rules.read(table4: "\(Self.columns)\n| 27 | 10 | 9 | 15 | 61 |")
    #expect(try rules.figure(report, "表四[复议,结果纠正]") == "absent")
  }
}
