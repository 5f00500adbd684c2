import AuditModel
import Testing

@testable import ReportReading

/// Merged cells of a header that a converter prints once for each cell that they took the place of.
struct RepeatedHeadTests {
  private let rules = ProjectRules.current

  static let rows: [(head: String, row: String, items: String, amount: String)] = [
    ("采购项目数量 | 采购总金额 | 采购总金额", "3 | 20 | 20", "3", "20"),
    ("采购项目数量 | 采购总金额 | 采购总金额", "3 | 20 | ", "3", "20"),
    ("采购项目数量 | 采购总金额 | 采购总金额", "3 |  | 20", "3", "20"),
    ("采购项目数量 | 采购项目数量 | 采购总金额", "5 | 5 | 5", "5", "5"),
    // Two figures below one label: nobody can tell which holds.
    ("采购项目数量 | 采购总金额 | 采购总金额", "3 | 20 | 25", "absent", "absent"),
    ("采购项目数量 | 采购总金额 | 采购总金额", "20 | 20 | 25", "absent", "absent"),
    // What is printed below one label is no figure of the other.
    ("采购项目数量 | 采购总金额 | 采购总金额", "3 |  | ", "absent", "absent"),
    ("采购项目数量 | 采购项目数量 | 采购总金额", " |  | 20", "absent", "absent"),
    // A merged cell that goes on as a blank one, below which nothing is printed.
    ("采购项目数量 |  | 采购总金额", "3 |  | 20", "3", "20"),
    ("采购项目数量 |  | 采购总金额", "3 |  | ", "3", "blank"),
    ("采购项目数量 |  | 采购总金额", " |  | 20", "blank", "20"),
    ("采购项目数量 |  | 采购总金额", "3 | 4 | 20", "absent", "absent"),
    // A row just as wide as its header, narrower than others.
    ("采购项目数量 | 采购总金额", "3 | ", "3", "blank"),
  ]

  @Test(arguments: rows)
  func cellsBelowOneLabelAreOneValue(
    head: String, row: String, items: String, amount: String
  ) throws {
    let report = try rules.read(
      """
      清溪区教育局2020年政府信息公开工作年度报告
      一、总体情况
      无。
      二、主动公开政府信息情况
      | 第二十条第（九）项 | 第二十条第（九）项 | 第二十条第（九）项 | 第二十条第（九）项 |
      |---|---|---|---|
      | 信息内容 | \(head) |
      | 政府集中采购 | \(row) |
      六、其他需要报告的事项
      无。
      """)
    #expect(try rules.figure(report, "表二[集中采购,采购项目]") == items)
    #expect(try rules.figure(report, "表二[集中采购,采购金额]") == amount)
  }
}
