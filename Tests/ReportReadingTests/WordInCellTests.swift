import AuditModel
import Testing

@testable import ReportReading

/// A word where a figure should stand.
struct WordInCellTests {
  private let rules = ProjectRules.current

  /// The table is wider than the block.
  static let rows = [
    "第二十条第（九）项\t\t\t\n信息内容\t采购项目数量\t采购总金额\t\n政府集中采购\t详见采购网\t165.3\t",
    "第二十条第（九）项 | | | |\n信息内容 | 采购项目数量 | 采购总金额 | |\n政府集中采购 | 详见采购网 | 165.3 | |",
    "第二十条第（九）项\t\t\t\n信息内容\t采购项目数量\t\t采购总金额\n政府集中采购\t详见采购网\t\t165.3",
    "第二十条第（九）项\t\t\t\n信息内容\t采购项目数量\t采购总金额\t采购总金额\n政府集中采购\t详见采购网\t165.3\t165.3",
  ]

  @Test(arguments: rows)
  func wordBelowTheFirstColumnIsItsValue(rows: String) throws {
    let report = try rules.read(
      table2:
        "第二十条第（八）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t\n行政事业性收费\t1\t2\t\n" + rows, year: 2020)
    #expect(try rules.figure(report, "表二[集中采购,采购项目]") == "unreadable")
    #expect(try rules.figure(report, "表二[集中采购,采购金额]") == "165.3")
    #expect(report.subRows.isEmpty)
    #expect(!report.notes.contains { $0.kind == .missingColumn })
  }

  /// Where a value stands behind the last column too, the word is the name of a row.
  @Test func wordBeforeAllValuesNamesARow() throws {
    let report = try rules.read(
      table2:
        """
        第二十条第（五）项 | | | | |
        信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | |
        行政许可 | 1 | 2 | 3 | |
        其他对外管理服务事项 | 行政检查 | 4 | 5 | 6 |
        """, year: 2020)
    #expect(report.subRows.map(\.name) == ["行政检查"])
  }
}
