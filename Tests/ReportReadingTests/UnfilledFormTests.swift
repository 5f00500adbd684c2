import AuditModel
import Testing

@testable import ReportReading

/// Forms in which nothing was filled in.
struct UnfilledFormTests {
  private let rules = ProjectRules.current

  static let form = """
    第二十条第（一）项
    信息内容
    本年新制作数量
    本年新公开数量
    对外公开总数量
    规章
    规范性文件
    第二十条第（九）项
    信息内容
    采购项目数量
    采购总金额
    政府集中采购
    """

  /// Nothing was filled in, one label on each line: the edition is told all the same.
  @Test func unfilledFormIsOfAnEdition() throws {
    let report = try rules.read(table2: Self.form.replacing("\n", with: "\n\n"), year: 2022)
    #expect(report.tables[0].edition.map { rules.catalog.editions[$0].id } == "2020")
    #expect(try rules.figure(report, "表二[规章,新公开]") == "blank")
    #expect(try rules.figure(report, "表二[集中采购,采购金额]") == "blank")
  }
}
