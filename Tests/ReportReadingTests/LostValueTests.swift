import AuditModel
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
      """
      清溪区教育局2021年政府信息公开工作年度报告
      三、收到和处理政府信息公开申请情况
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

/// Numbers that are too long to be any.
struct LongNumberTests {
  @Test(arguments: [13, 20, 25])
  func doesNotTakeTheLineBehindItForItsEnd(digits: Int) throws {
    let rules = ProjectRules.current
    let number = String(repeating: "9", count: digits)
    let report = try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      二、主动公开政府信息情况
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
