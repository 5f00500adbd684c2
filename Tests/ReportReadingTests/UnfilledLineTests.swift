import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// Lines that end with their last cell, blank or not, however many cells of labels stand before it.
struct UnfilledLineTests {
  typealias Options = TableLayout.Separated

  private let rules = ProjectRules.current

  static let layouts: [(kind: PrintedReport.Kind, options: Options)] = [
    (.pipes, Options(fillsUp: false)),
    (.pipes, Options(closesWithPipe: false, fillsUp: false)),
    (.pipes, Options(opensWithPipe: true, closesWithPipe: false, fillsUp: false)),
    (.pipes, Options(keepsMerged: true, closesWithPipe: false)),
    (.tabRows, Options(fillsUp: false)),
    (.tabRows, Options(keepsMerged: true)),
  ]

  /// A report whose 表二 and 表三 have blanks anywhere.
  private func print(
    _ kind: PrintedReport.Kind, _ options: Options, edition: Int, seed: Int
  ) -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: kind, seed: seed, variety: false)
    printed.balance()
    for cell in printed.texts.keys.sorted() where printed.random.once(in: 6) {
      guard !isAcross(cell), !mayBeTotal(before: cell, in: printed) else { continue }
      printed.texts[cell] = [.blank]
    }
    printed.redraw()
    switch kind {
    case .tabRows: printed.print(.tabRows(options), variety: false)
    default: printed.print(.pipes(options), variety: false)
    }
    return printed
  }

  private func isAcross(_ cell: Int) -> Bool {
    let table = rules.catalog.address(of: cell).table
    return rules.catalog.editions.contains { edition in
      edition.tables.contains { $0.index == table && $0.isPrintedAcross }
    }
  }

  /// Whether a figure before a blank total may be the total, moved.
  private func mayBeTotal(before cell: Int, in printed: PrintedReport) -> Bool {
    let name = rules.catalog.reference(to: cell)
    guard name.hasSuffix(",总计]") else { return false }
    let other = rules.catalog.cell(named: name.replacing(",总计]", with: ",其他]"))
    return other.flatMap { printed.texts[$0]?.first }?.value != .zero
  }

  @Test(arguments: layouts, [0, 1])
  func blanksKeepTheirPlaces(
    layout: (kind: PrintedReport.Kind, options: Options), edition: Int
  ) throws {
    for seed in 0..<25 {
      let back = try ReadBack(
        print(layout.kind, layout.options, edition: edition, seed: seed), rules: rules,
        label: "\(layout) \(edition) seed \(seed)")
      back.expectSameTables()
      #expect(back.openCells == 0, "\(back.label)")
    }
  }

  /// A line that lost a cell is shorter than others like it: what is left must not move.
  @Test(arguments: layouts, [0, 1])
  func lostCellsAreNotInvented(
    layout: (kind: PrintedReport.Kind, options: Options), edition: Int
  ) throws {
    for seed in 0..<25 {
      var printed = print(layout.kind, layout.options, edition: edition, seed: seed)
      var random = SeededRandom(seed: seed)
      printed.loseValues(&random)
      printed.print(
        layout.kind == .pipes ? .pipes(layout.options) : .tabRows(layout.options), variety: false)
      try ReadBack(printed, rules: rules, label: "\(layout) \(edition) seed \(seed)")
        .expectNothingInvented()
    }
  }

  /// Where full rows are squeezed until one blank parts their values, the places of other values tell no column.
  @Test func squeezedRowsTellNoColumns() throws {
    let rules = ProjectRules.current
    let report = try rules.read(
      table3: """
        （本列数据的勾稽关系为：第一项加第二项之 申请人情况
        和，等于第三项加第四项之和）       自 法人或其他组织     总
                             然 商 科 社会 法律 其 计
                             人 业 研 公益 服务 他
        \u{0C}                         企 机 组织 机构
                                 业构
        一、本年新收政府信息公开申请数量      14 17 4   14 9 58
        二、上年结转政府信息公开申请数量      0 0 0 0 0 0 0
        三、本 （一）予以公开           7 0 0 0 0 7
        年度办 （二）部分公开（区分处理的，只
        理结果 计这一情形，不计其他情形）     0     0      0
                 1.属于国家秘密     0 0 0        0
        """)
    for row in ["部分公开", "国家秘密"] {
      for column in ["自然人", "商业企业", "社会公益组织", "其他", "总计"] {
        let cell = report.cells[try #require(rules.catalog.cell(named: "表三[\(row),\(column)]"))]
        #expect(cell.state != .number, "\(row) \(column)")
      }
    }
  }
}
