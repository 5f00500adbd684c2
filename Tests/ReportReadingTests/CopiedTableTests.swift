import AuditModel
import Testing

@testable import ReportReading

/// Tables as they come out of browsers, pages and Markdown: every figure must be whose it was.
struct CopiedTableTests {
  private let rules = ProjectRules.current

  private static let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

  private func rowsOfForm() throws -> [FormLine] {
    let edition = try #require(rules.catalog.editions.first { $0.id == "2021" })
    return try #require(edition.tables.first { $0.name == "表三" }).rows
  }

  /// Figures that add up along a row, other ones in each.
  private func figures(_ row: Int) -> [Int] {
    let parts = (0..<6).map { (row * 7 + $0 * 5) % 23 }
    return parts + [parts.reduce(0, +)]
  }

  /// A report with nothing but table three, whose rows `row` prints.
  private func report(
    header: String, row: (_ label: String, _ figures: [Int]) -> String
  ) throws -> Report {
    let rows = try rowsOfForm().enumerated().map { row($1.label, figures($0)) }
    return try rules.read(
      table3: """
        \(header)
        \(rows.joined(separator: "\n"))
        """)
  }

  private func expectFigures(in report: Report, columns: Int = 7) throws {
    let table = try #require(rules.catalog.tables.first { $0.name == "表三" })
    for (i, row) in try rowsOfForm().enumerated() {
      for column in 0..<7 {
        let cell = report.cells[table.cell(row: row.index, column: column)]
        guard column < columns else {
          #expect(cell.state == .absent, "\(row.label) \(column)")
          continue
        }
        #expect(cell.state == .number, "\(row.label) \(column)")
        #expect(
          cell.value.scaled == Int64(figures(i)[column]) * 1_000_000, "\(row.label) \(column)")
      }
    }
  }

  // MARK: Browsers

  /// How cells come out that are paragraphs, or stand on lines of their own in HTML.
  enum CopiedRow: CaseIterable {
    /// As a browser puts it on the clipboard, and what a page's script takes of a selection.
    case clipboard, selection
    /// The text of indented HTML.
    case indented

    func print(_ label: String, _ figures: [String]) -> String {
      switch self {
      case .clipboard:
        "\(label)\t\n\n" + figures.map { "\($0) \n" }.joined(separator: "\n\t\n\n") + "\n"
      case .selection: "\(label)\t\n" + figures.map { "\($0)\u{A0}\n\n" }.joined()
      case .indented:
        ([label] + figures).map { "\t\t\t\t\($0)\n\t\t\t\n\t\t" }.joined(separator: "\n")
      }
    }
  }

  private static let nestedHeader =
    "\(corner)\t申请人情况\n自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他"

  @Test(arguments: CopiedRow.allCases)
  func cellsThatAreParagraphs(row: CopiedRow) throws {
    let report = try report(header: Self.nestedHeader) { row.print($0, $1.map(String.init)) }
    try expectFigures(in: report)
  }

  /// A table in which every cell holds a dash is none of blanks.
  @Test(arguments: CopiedRow.allCases)
  func dashesThatAreParagraphs(row: CopiedRow) throws {
    let report = try report(header: Self.nestedHeader) { row.print($0, $1.map { _ in "-" }) }
    let table = try #require(rules.catalog.tables.first { $0.name == "表三" })
    for line in try rowsOfForm() {
      for column in 0..<7 {
        #expect(
          report.cells[table.cell(row: line.index, column: column)].state == .dash, "\(line.label)")
      }
    }
  }

  // MARK: Pages

  /// 自然人 stands lower in its cell than 法人或其他组织 in its own, and is printed behind it.
  @Test(arguments: [7, 6])
  func aGroupIsPrintedAboveTheColumnBesideIt(columns: Int) throws {
    let last = columns == 7 ? " 总计" : ""
    let report = try report(
      header:
        "申请人情况\n\(Self.corner)\n法人或其他组织\n自然人\(last)\n\(ProjectRules.applicants[1...5].joined(separator: " "))"
    ) { label, figures in
      "\(label) \(figures.prefix(columns).map(String.init).joined(separator: " "))"
    }
    try expectFigures(in: report, columns: columns)
  }

  /// Torn labels put 总计 before figures that are no sum of the others: nobody knows what stands where.
  @Test func aTotalThatIsNoneTellsNothing() throws {
    let report = try report(
      header: "\(Self.corner)\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益\n法律服务\n其他\n组织\n机构"
    ) { label, figures in "\(label)\n\(figures.map(String.init).joined(separator: "\n"))" }
    let table = try #require(rules.catalog.tables.first { $0.name == "表三" })
    for (i, row) in try rowsOfForm().enumerated() {
      for column in 0..<7 {
        let cell = report.cells[table.cell(row: row.index, column: column)]
        #expect(
          cell.state == .absent || cell.value.scaled == Int64(figures(i)[column]) * 1_000_000,
          "\(row.label) \(column)")
      }
    }
  }

  /// The note in the corner stands in two lines, words of the header behind the first.
  @Test func aNoteInPiecesIsNotMissing() throws {
    let whole = try report(header: "\(ProjectRules.applicants.joined(separator: " "))") {
      label, figures in
      "\(label) \(figures.map(String.init).joined(separator: " "))"
    }
    #expect(whole.notes.contains { $0.kind == .cornerNoteMissing })
    let pieces = try report(
      header:
        "\(Self.corner.prefix(24)) 申请人情况\n\(Self.corner.dropFirst(24))\n\(ProjectRules.applicants.joined(separator: " "))"
    ) { label, figures in "\(label) \(figures.map(String.init).joined(separator: " "))" }
    #expect(!pieces.notes.contains { $0.kind == .cornerNoteMissing })
    try expectFigures(in: pieces)
  }

  /// The one line of 表四 below labels of which two ran together, or were printed letter by letter.
  @Test(arguments: [
    """
            行政复议                              行政诉讼
    结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正复议后起诉
                                 未经复议直接起诉
                                                            其他结果 尚未审结 总计
     5    1    0    2   8   2    0    0    0   2   1    0     0    1   2
    """,
    """
    行政复议 行政诉讼
    未经复议直接起诉 复议后起诉
    结果 结果 其他 尚未
    总 计 结果 结果 其他 尚未 结果 结果 其他 尚未
    维持 纠正 结果 审结 总 计 总 计
    维持 纠正 结果 审结 维持 纠正 结果 审结
    5 1 0 2 8 2 0 0 0 2 1 0 0 1 2
    """,
  ])
  func theLineOfTableFourIsReadBelowTornLabels(table: String) throws {
    let report = try rules.read(table4: table)
    let rows = ["复议", "直接起诉", "复议后起诉"]
    let columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    let figures = try rows.flatMap { row in
      try columns.map { try rules.figure(report, "表四[\(row),\($0)]") }
    }
    #expect(figures == "5 1 0 2 8 2 0 0 0 2 1 0 0 1 2".split(separator: " ").map(String.init))
    #expect(!report.notes.contains { $0.kind == .missingColumn })
  }

  // MARK: Borders and Markdown

  /// Bars that stand nowhere above one another; with a bar too few in one line they tell nothing.
  @Test(arguments: [true, false])
  func borderedRowsOfUnequalWidth(isWhole: Bool) throws {
    let rule = "├──" + String(repeating: "┼──", count: 9) + "┤\n"
    func line(_ cells: [String]) -> String { "\(rule)│\(cells.joined(separator: "│"))│" }
    let header = [
      [Self.corner, "", "", "申请人情况", "", "", "", "", "", ""],
      ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
      ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    ].map(line).joined(separator: "\n")
    let report = try report(
      header: "┌──" + String(repeating: "┬──", count: 9) + "┐\n" + header.dropFirst(rule.count)
    ) {
      label, figures in
      let row = line([label, "", ""] + figures.map(String.init))
      return isWhole || !label.hasPrefix("1.") ? row : String(row.dropLast())
    }
    guard isWhole else {
      #expect(report.cells.allSatisfy { $0.state == .absent })
      return
    }
    try expectFigures(in: report)
  }

  /// Labels printed bold in Markdown are the form's own.
  @Test func boldLabels() throws {
    let report = try report(
      header:
        "| **\(Self.corner)** | \(ProjectRules.applicants.map { "**\($0)**" }.joined(separator: " | ")) |\n|"
        + String(repeating: "---|", count: 8)
    ) { label, figures in
      "| **\(label)** | \(figures.map(String.init).joined(separator: " | ")) |"
    }
    try expectFigures(in: report)
    #expect(report.notes.allSatisfy { $0.kind != .labelAltered && $0.kind != .missingRow })
  }

  // MARK: Whose report

  /// A page in one line: what it prints before the title tells neither year nor agency.
  @Test(arguments: ["", "主题分类： 政府信息公开年报 "])
  func aPageInOneLine(topic: String) throws {
    let report = try rules.read(
      "网站首页 走进清溪 政务公开 索引号： 002366/2022-71269 发布机构： 清溪区教育局 \(topic)发文日期： 2022-01-19 "
        + "清溪区教育局2021年政府信息公开工作年度报告 根据条例编制本报告。本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。 "
        + "一、总体情况 认真落实条例。 二、主动公开政府信息情况 见附表。 三、收到和处理政府信息公开申请情况 见附表。 "
        + "四、政府信息公开行政复议、行政诉讼情况 见附表。 五、存在的主要问题及改进情况 加强培训。 六、其他需要报告的事项 无。")
    #expect(report.year == 2021)
    #expect(report.agency == "清溪区教育局")
    #expect(report.sections.count == 6)
  }
}
