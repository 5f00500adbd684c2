import AuditModel
import Testing

@testable import ReportReading

/// Tables printed down of whose header a converter left little, and headers that are none of the form's.
struct GarbledHeadTests {
  private let rules = ProjectRules.current

  private static let structure: Set<ReaderNote.Kind> = [
    .missingRow, .missingColumn, .extraColumn, .extraRow, .labelAltered,
  ]

  private func told(_ report: Report) -> [ReaderNote.Kind] {
    report.notes.filter { Self.structure.contains($0.kind) && $0.kind != .missingRow }.map(\.kind)
  }

  private static let rows = """
    | 一、本年新收政府信息公开申请数量 | 21 | 2 | 0 | 3 | 4 | 5 | 35 |
    | 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
    | （一）予以公开 | 11 | 2 | 0 | 0 | 4 | 5 | 22 |
    | （七）总计 | 18 | 2 | 0 | 3 | 4 | 5 | 32 |
    """

  /// A piece of the note and of three labels are all that is left of the header.
  @Test func rowsAsWideAsTheFormAreReadInItsOrder() throws {
    let report = try rules.read(
      table3: "| 等于第三项加第四项之和） | 自然人 | 商业 | 科研 | 总计 |\n|---|---|---|---|---|\n" + Self.rows)
    #expect(try rules.figures(report, "新收") == ["21", "2", "0", "3", "4", "5", "35"])
    #expect(try rules.figures(report, "办理总计") == ["18", "2", "0", "3", "4", "5", "32"])
    #expect(told(report).isEmpty)
  }

  /// Totals that do not come out, and columns in another order, say that the rows are others.
  @Test(arguments: [
    (columns: "自然人 | 商业 | 科研 | 总计", wrong: ["35", "22"]), ("总计 | 商业 | 科研 | 自然人", []),
  ])
  func otherRowsAreNotRead(columns: String, wrong: [String]) throws {
    let rows = wrong.reduce(Self.rows) { $0.replacing(" \($1) |\n", with: " 9\($1) |\n") }
    let report = try rules.read(table3: "| 之和） | \(columns) |\n|---|---|---|---|---|\n" + rows)
    #expect(try rules.figures(report, "新收") == Array(repeating: "absent", count: 7))
    #expect(told(report).isEmpty)
  }

  /// The label of a group, in two rows.
  @Test func aGroupTornOverTwoRowsIsNotAltered() throws {
    let report = try rules.read(
      table3: """
        | | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
        |---|---|---|---|---|---|---|---|---|
        | （三）不 | 4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
        | 予公开 | 5.属于三类内部事务信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
        """)
    #expect(try rules.figure(report, "表三[内部事务,总计]") == "2")
    #expect(!told(report).contains(.labelAltered))
  }

  /// Above each row a header of another kind, with a total.
  @Test(arguments: [
    "类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6", "项目 | 本年新收件数 | 上年结转件数 | 予以公开 | 部分公开 | 不予公开 | 结转下年度",
  ])
  func aTotalAmidForeignColumnsIsNoRow(columns: String) throws {
    let head = "| \(columns) | 总计 |\n|---|---|---|---|---|---|---|---|\n"
    let rows = Self.rows.split(separator: "\n").map { head + $0 }.joined(separator: "\n")
    let report = try rules.read(table3: rows)
    #expect(try rules.figures(report, "办理总计") == ["18", "2", "0", "3", "4", "5", "32"])
    #expect(told(report).isEmpty)
  }

  /// What stands above the rows' labels is spelled much like what stands above the columns.
  @Test func aCornerIsNoAlteredGroup() throws {
    let report = try rules.read(
      table3: """
        | 申请情况 | 申请人情况 | | | | | | |
        |---|---|---|---|---|---|---|---|
        | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
        \(Self.rows)
        """)
    #expect(try rules.figures(report, "新收") == ["21", "2", "0", "3", "4", "5", "35"])
    #expect(told(report).isEmpty)
  }
}
