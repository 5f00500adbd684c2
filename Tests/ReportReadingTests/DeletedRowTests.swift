import AuditModel
import Testing

@testable import ReportReading

/// A row taken out of a table is missing; nothing else of the table changes.
struct DeletedRowTests {
  private let rules = ProjectRules.current

  @Test(arguments: PrintedReport.Kind.allCases, [0, 1])
  func deletedRowIsMissingTheOthersStay(kind: PrintedReport.Kind, edition: Int) throws {
    for (table, name) in rules.catalog.tables.enumerated().prefix(2) {
      for row in rules.catalog.declared[edition][table].rows {
        var printed = PrintedReport(
          catalog: rules.catalog, edition: edition, kind: kind, seed: row, variety: false)
        printed.change(table) { $0.lines.removeAll { $0.kind == .values(row: row) } }
        for cell in printed.texts.keys {
          let address = rules.catalog.address(of: cell)
          if address.table == table, address.row == row { printed.texts[cell] = nil }
        }
        printed.print(variety: false)
        let label = "\(kind) \(edition) without \(name.rows[row])"
        let back = try ReadBack(printed, rules: rules, label: label)
        back.expectSameTables()
        let told = back.report.notes.filter { $0.kind != .inferred }
        #expect(told.map(\.kind) == [.missingRow], "\(label): \(told)")
        let missing = told.first?.cell.map { rules.catalog.address(of: $0).row }
        #expect(missing == row, "\(label)")
      }
    }
  }

  /// A block keeps its header when its only row is gone; its caption may stand in a line without a tab.
  @Test(arguments: ["\t", "|"])
  func headerOfABlockWithoutRowsIsNotTheNextOnes(separator: String) throws {
    let table = """
      第二十条第（八）项
      信息内容\t上一年项目数量\t本年增/减
      第二十条第（九）项
      信息内容\t采购项目数量\t采购总金额（万元）
      政府集中采购\t4\t38.5
      """
    let report = try rules.read(
      """
      2020年度清溪区教育局政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
      规章\t0\t0\t0
      规范性文件\t3\t1\t12
      第二十条第（五）项
      信息内容\t上一年项目数量\t本年增/减\t处理决定数量
      行政许可\t5\t0\t7
      其他对外管理服务事项\t5\t0\t7
      """.replacing("\t", with: separator) + "\n" + table.replacing("\t", with: separator))
    let count = try #require(rules.catalog.cell(named: "表二[集中采购,采购项目]"))
    let amount = try #require(rules.catalog.cell(named: "表二[集中采购,采购金额]"))
    #expect(report.cells[count].value.description == "4")
    #expect(report.cells[amount].value.description == "38.5")
    #expect(!report.notes.contains { $0.kind == .missingColumn })
  }
}
