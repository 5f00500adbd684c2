import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// Values taken out of 表三, alone or as a column: what is left must not move into other columns.
struct LostValueTests {
  typealias Kind = PrintedReport.Kind

  private let rules = ProjectRules.current
  private static let table = 1
  private static let columns = 0..<7

  /// A consistent report from whose 表三 `change` takes something.
  private func read(
    _ kind: Kind, edition: Int, seed: Int,
    _ change: (inout TableGrid, inout SeededRandom) -> Void
  ) throws -> ReadBack {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: kind, seed: seed, variety: false)
    printed.balance()
    var random = SeededRandom(seed: seed)
    printed.change(Self.table) { change(&$0, &random) }
    if kind == .pipes || kind == .tabRows {
      let options = TableLayout.Separated(keepsMerged: seed % 2 == 0, opensWithPipe: true)
      printed.print(kind == .pipes ? .pipes(options) : .tabRows(options), variety: false)
    } else {
      printed.print(variety: false)
    }
    return try ReadBack(printed, rules: rules, label: "\(kind) \(edition) seed \(seed)")
  }

  private func take(column: Int, from line: inout TableGrid.Line, label: Bool) {
    line.cells.removeAll { cell in
      switch cell.content {
      case .label(_, .column(column)): label
      case .value(let number?, _): rules.catalog.address(of: number).column == column
      default: false
      }
    }
  }

  private func columnNotes(_ back: ReadBack) -> [ReaderNote] {
    back.report.notes.filter { $0.kind == .missingColumn || $0.kind == .extraColumn }
  }

  /// On a page a column that no label stands over is told by the form; where none of its labels is missed, the
  /// page is given up. Borders around a cell less contradict those of the other lines, and the table is given up.
  @Test(arguments: Kind.allCases.filter { $0 != .page && $0 != .borders }, [0, 1])
  func missingColumnIsToldOnce(kind: Kind, edition: Int) throws {
    for column in Self.columns {
      let back = try read(kind, edition: edition, seed: column) { grid, _ in
        for i in grid.lines.indices { take(column: column, from: &grid.lines[i], label: true) }
      }
      back.expectNothingInvented()
      let notes = columnNotes(back)
      #expect(notes.count == 1, "\(back.label) \(column): \(notes)")
      #expect(notes.first?.cell.map { rules.catalog.address(of: $0).column } == column)
      #expect(blanks(back).isEmpty, "\(back.label) \(column)")
    }
  }

  /// On a page the values behind move into the columns before.
  @Test(arguments: Kind.allCases.filter { $0 != .page }, [0, 1])
  func columnOfValuesMissingMovesNothing(kind: Kind, edition: Int) throws {
    // Without its totals a table reads as one whose totals are blank.
    for column in Self.columns.dropLast() {
      let back = try read(kind, edition: edition, seed: column) { grid, _ in
        for line in grid.valueLines { take(column: column, from: &grid.lines[line], label: false) }
      }
      back.expectNothingInvented()
      #expect(columnNotes(back).count <= 1, "\(back.label) \(column): \(columnNotes(back))")
    }
  }

  @Test(arguments: Kind.allCases, [0, 1])
  func labelOfAColumnMissingIsToldOnce(kind: Kind, edition: Int) throws {
    for column in Self.columns {
      let back = try read(kind, edition: edition, seed: column) { grid, _ in
        for line in grid.lines.indices {
          grid.lines[line].cells.removeAll { $0.role == .column(column) }
        }
      }
      back.expectNothingInvented()
      #expect(columnNotes(back).count <= 1, "\(back.label) \(column): \(columnNotes(back))")
    }
  }

  /// A line that lost a value, filled up at its end or not.
  @Test(arguments: Kind.allCases.filter { $0 != .page }, [0, 1])
  func oneMissingValueMovesNothing(kind: Kind, edition: Int) throws {
    for seed in 0..<12 {
      let back = try read(kind, edition: edition, seed: seed) { grid, random in
        let filled = grid.valueLines.filter { line in
          grid.lines[line].cells.last.map { $0.text != "0" } ?? false
        }
        let line = random.pick(filled)
        let values = grid.lines[line].cells.indices.filter { grid.lines[line].cells[$0].isValue }
        grid.lines[line].cells.remove(at: random.pick(values.dropLast()))
      }
      back.expectNothingInvented()
    }
  }

  private func blanks(_ back: ReadBack) -> [String] {
    back.report.cells.indices.filter { back.report.cells[$0].state == .blank }
      .map(rules.catalog.reference(to:))
  }
}

/// Lines of which what is missing says nothing.
struct HarmlessLineTests {
  private let rules = ProjectRules.current

  private func read(_ lines: String) throws -> Report {
    try rules.read(
      table3: """
         | 申请人情况
         | 自然人 | 法人或其他组织 | 总计
         | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他
        一、本年新收政府信息公开申请数量 | 2 | 1 | | | | | 3
        三、本年度办理结果 | （一）予以公开 | 1 | 1 | 0 | 0 | 0 | 0 | 2
        \(lines)
        （七）总计 | 2 | 1 | | | | | 3
        """)
  }

  private func state(_ name: String, in report: Report) throws -> Cell.State {
    report.cells[try #require(rules.catalog.cell(named: name))].state
  }

  @Test func lineOfBlanksMayLoseItsLastSign() throws {
    let report = try read("（三）不予公开 | 1.属于国家秘密 | | | | | | |\n2.其他法律行政法规禁止公开 | | | | | | |")
    #expect(try state("表三[国家秘密,自然人]", in: report) == .blank)
    #expect(try state("表三[国家秘密,总计]", in: report) == .blank)
    #expect(try state("表三[法律法规禁止,总计]", in: report) == .blank)
    #expect(!report.notes.contains { $0.kind == .missingColumn })
  }

  @Test func rowSpelledLikeAGroupIsAnExtraRow() throws {
    let report = try read(
      "（五）不予处理 | 1.信访举报投诉类申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n6.其他不予处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0")
    #expect(report.notes.filter { $0.kind == .extraRow }.map(\.printed) == ["6.其他不予处理"])
  }
}

/// Marks that stand for no cell, and labels that stand for no header.
struct FalseMarkTests {
  private let rules = ProjectRules.current

  /// Where a page ends, all lines have more room between them: a line end more is no blank cell.
  @Test func widerLinesAreNoBlankCells() throws {
    let rows = ["行政许可", "其他对外管理服务事项", "行政处罚", "行政强制"].enumerated().map { k, row in
      (k == 0 || k == 2 ? "第二十条第（\(k == 0 ? "五" : "六")）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n" : "")
        + "\(row)\n1\(k)\n0\n2\(k)"
    }
    let report = try rules.read(
      """
      清溪区教育局2020年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容
      本年新制作数量
      本年新公开数量
      对外公开总数量
      规章
      0
      0
      3
      规范性文件
      1
      1
      4
      \(rows.joined(separator: "\n"))
      第二十条第（八）项
      信息内容
      上一年项目数量
      本年增/减
      行政事业性收费
      4
      -4
      第二十条第（九）项
      信息内容
      采购项目数量
      采购总金额

      政府集中采购

      2430

      三、收到和处理政府信息公开申请情况

      271140.0740
      """)
    #expect(try rules.figure(report, "表二[行政强制,上年项目]") == "13")
    #expect(try rules.figure(report, "表二[集中采购,采购金额]") != "2430")
  }

  /// Of seven labels in pieces one is left that looks whole; the figure behind a row is not below it.
  @Test func oneLabelIsNoHeader() throws {
    let report = try rules.read(
      table3: """
        商业 科研 社会公 法律服 其他 总计
        企业 机构 益组织 务机构
        （七）总计 268
        四、结转下年度继续办理 52
        """)
    #expect(try rules.figures(report, "办理总计").allSatisfy { $0 == "absent" })
  }

  /// A blank cell at the end of a line is there where all other lines have a cell for each column.
  @Test func blankAtTheEndIsACell() throws {
    func read(_ last: String) throws -> Report {
      try rules.read(
        table3: """
          | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
          |---|---|---|---|---|---|---|
          | 一、本年新收政府信息公开申请数量 | 34 | 2 | 0 | 0 | 0 | 0 | 36 |
          | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
          | 三、本年度办理结果 | （一）予以公开 | 33 | 2 | 0 | 0 | 0 | 0 | 35 |
          | （七）总计 | 33 | 2 | 0 | 0 | 0 | 0 | 35 |
          \(last)
          """)
    }
    let whole = try read("| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 |  |")
    #expect(
      try rules.figures(whole, "结转下年") == ["1", "0", "0", "0", "0", "0", "blank"])
    let short = try read("| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 1 |")
    #expect(try rules.figures(short, "结转下年").allSatisfy { $0 == "absent" })
  }
}

/// Numbers that are too long to be any.
struct LongNumberTests {
  @Test(arguments: [13, 20, 25])
  func doesNotTakeTheLineBehindItForItsEnd(digits: Int) throws {
    let rules = ProjectRules.current
    let number = String(repeating: "9", count: digits)
    let report = try rules.read(
      table2: """
        第二十条第（五）项
        信息内容 | 本年处理决定数量
        行政许可 | \(number)
        第二十条第（六）项
        信息内容 | 本年处理决定数量
        行政处罚 | 2044
        行政强制 | 87
        """)
    func cell(_ name: String) throws -> Cell {
      report.cells[try #require(rules.catalog.cell(named: "表二[\(name),处理决定]"))]
    }
    let long = try cell("行政许可")
    #expect(long.state == .unreadable)
    #expect(report.text(long.text) == number)
    #expect(try cell("行政处罚").value == FixedDecimal(scaled: 2044 * FixedDecimal.scale))
    #expect(try cell("行政强制").value == FixedDecimal(scaled: 87 * FixedDecimal.scale))
  }
}
