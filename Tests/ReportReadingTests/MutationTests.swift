import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// What a faulty table may do to the reading: cells go missing with a note, numbers never move.
struct MutationTests {
  typealias Kind = PrintedReport.Kind

  private let rules = ProjectRules.current

  private static let seeds = 0..<12

  /// A report with table `name`, printed after `change`.
  private func printed(
    _ kind: Kind, edition: Int = 0, seed: Int, variety: Bool = true,
    _ name: String, _ change: (inout TableGrid, inout SeededRandom) -> Void
  ) throws -> ReadBack {
    var report = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: kind, seed: seed, variety: variety)
    var random = SeededRandom(seed: seed)
    let table = try #require(rules.catalog.table(named: name))
    report.change(table) { change(&$0, &random) }
    report.print(variety: variety)
    return try ReadBack(report, rules: rules, label: "\(kind) \(edition) seed \(seed)")
  }

  private func states(_ back: ReadBack, _ prefix: String) -> [Cell.State] {
    back.report.cells.indices.filter { rules.catalog.reference(to: $0).hasPrefix(prefix) }
      .map { back.report.cells[$0].state }
  }

  private func kinds(_ back: ReadBack) -> Set<ReaderNote.Kind> {
    Set(back.report.notes.map(\.kind))
  }

  /// A row of values of the table that has a name of its own in the form.
  private func row(_ grid: TableGrid, _ random: inout SeededRandom) -> Int {
    let rows = grid.valueLines.filter { line in
      grid.lines.count { $0.kind == grid.lines[line].kind } == 1
    }
    return random.pick(rows)
  }

  // MARK: Rows

  @Test(arguments: Kind.framed, ["表二", "表三"])
  func missingRowIsAbsentAndNoted(kind: Kind, table: String) throws {
    for seed in Self.seeds {
      var gone: TableGrid.Line?
      let back = try printed(kind, edition: seed % 2, seed: seed, variety: false, table) {
        grid, random in
        let line = row(grid, &random)
        gone = grid.lines.remove(at: line)
      }
      back.expectNothingInvented()
      for case .value(let cell?, _) in gone?.cells.map(\.content) ?? [] {
        #expect(back.report.cells[cell].state == .absent, "\(back.label)")
      }
      #expect(kinds(back).contains(.missingRow), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed, ["表二", "表三"])
  func extraRowIsNotedAndReadAsNothing(kind: Kind, table: String) throws {
    for seed in Self.seeds {
      let back = try printed(kind, edition: seed % 2, seed: seed, variety: false, table) {
        grid, random in
        let line = row(grid, &random)
        let count = grid.lines[line].cells.count(where: \.isValue)
        let label = TableGrid.Cell(
          content: .label("其中：委托办理的案卷", .extra), width: grid.lines[line].width - count)
        let values = (0..<count).map { _ in
          TableGrid.Cell(content: .value(cell: nil, text: "4321"))
        }
        grid.lines.insert(.init(kind: .values(row: nil), cells: [label] + values), at: line + 1)
      }
      back.expectSame()
      #expect(kinds(back).contains(.extraRow), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed)
  func swappedRowsAreReadByTheirLabels(kind: Kind) throws {
    for seed in Self.seeds {
      let back = try printed(kind, edition: 1, seed: seed, variety: false, "表三") { grid, _ in
        grid.lines.swapAt(grid.valueLines[0], grid.valueLines[1])
      }
      back.expectSame()
    }
  }

  @Test(arguments: Kind.framed)
  func rowPrintedTwiceWithOtherValuesDecidesNothing(kind: Kind) throws {
    for seed in Self.seeds {
      var cells: [Int] = []
      let back = try printed(kind, seed: seed, variety: false, "表三") { grid, _ in
        var line = grid.lines[grid.valueLines[1]]
        for i in line.cells.indices {
          if case .value(let cell?, let text) = line.cells[i].content {
            cells.append(cell)
            line.cells[i].content = .value(cell: nil, text: text + "1")
          }
        }
        grid.lines.insert(line, at: grid.valueLines[1] + 1)
      }
      back.expectNothingInvented()
      #expect(cells.allSatisfy { back.report.cells[$0].state == .absent }, "\(back.label)")
      #expect(kinds(back).contains(.extraRow), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed)
  func rowPrintedTwiceAlikeIsReadOnceAndNoted(kind: Kind) throws {
    for seed in Self.seeds {
      let back = try printed(kind, seed: seed, variety: false, "表三") { grid, _ in
        grid.lines.insert(grid.lines[grid.valueLines[1]], at: grid.valueLines[1] + 1)
      }
      #expect(back.report.cells.count { $0.state == .number } == back.printed.texts.count)
      #expect(kinds(back).contains(.extraRow), "\(back.label)")
    }
  }

  // MARK: Columns

  /// Takes the `position`-th value out of every line, or of one.
  private func dropValue(_ position: Int, from line: inout TableGrid.Line) {
    let values = line.cells.indices.filter { line.cells[$0].isValue }
    guard position < values.count else { return }
    line.cells.remove(at: values[position])
    line.lost += 1
  }

  @Test(arguments: Kind.framed, [0, 3, 6])
  func rowWithAValueTooFewIsAbsent(kind: Kind, position: Int) throws {
    for seed in Self.seeds {
      var cells: [Int] = []
      let back = try printed(kind, edition: 1, seed: seed, variety: seed % 2 == 0, "表三") {
        grid, random in
        let line = row(grid, &random)
        for case .value(let cell?, _) in grid.lines[line].cells.map(\.content) {
          cells.append(cell)
        }
        dropValue(position, from: &grid.lines[line])
      }
      back.expectNothingInvented()
      let read = cells.filter { back.report.cells[$0].state == .number }
      #expect(read.isEmpty, "\(back.label)")
      #expect(kinds(back).contains(.missingColumn), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed, [0, 2, 5, 6])
  func missingColumnIsAbsentTheOthersStay(kind: Kind, position: Int) throws {
    for seed in Self.seeds {
      var dropped: Set<Int> = []
      let back = try printed(kind, edition: seed % 2, seed: seed, variety: false, "表三") { grid, _ in
        for line in grid.lines.indices {
          for i in grid.lines[line].cells.indices.reversed() {
            let catalog = rules.catalog
            switch grid.lines[line].cells[i].content {
            case .label(_, .column(position)): grid.lines[line].cells.remove(at: i)
            case .value(let cell?, _) where catalog.address(of: cell).column == position:
              dropped.insert(cell)
              grid.lines[line].cells.remove(at: i)
            default: break
            }
          }
        }
      }
      back.expectNothingInvented()
      #expect(dropped.allSatisfy { back.report.cells[$0].state == .absent }, "\(back.label)")
      let others = states(back, "表三").count { $0 == .number }
      #expect(
        others == back.printed.texts.keys.count { rules.catalog.address(of: $0).table == 1 }
          - dropped.count, "\(back.label)")
      #expect(kinds(back).contains(.missingColumn), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed, [true, false])
  func columnMissingFromOneSideOnlyGivesNoNumbers(kind: Kind, keepsValues: Bool) throws {
    for seed in Self.seeds {
      let back = try printed(kind, seed: seed, variety: false, "表三") { grid, _ in
        for line in grid.lines.indices {
          if keepsValues {
            grid.lines[line].cells.removeAll { $0.role == .column(3) }
          } else {
            dropValue(3, from: &grid.lines[line])
          }
        }
      }
      back.expectNothingInvented()
      #expect(!states(back, "表三").contains(.number), "\(back.label)")
      #expect(!kinds(back).isDisjoint(with: [.missingColumn, .extraColumn]), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed, [0, 1, 5])
  func extraColumnIsNotedAndReadAsNothing(kind: Kind, position: Int) throws {
    for seed in Self.seeds {
      let back = try printed(kind, seed: seed, variety: false, "表三") { grid, _ in
        for line in grid.lines.indices {
          if let i = grid.lines[line].cells.firstIndex(where: { $0.role == .column(position) }) {
            grid.lines[line].cells.insert(.init(content: .label("小计", .extra)), at: i + 1)
          }
          let values = grid.lines[line].cells.indices.filter { grid.lines[line].cells[$0].isValue }
          if position < values.count {
            grid.lines[line].cells.insert(
              .init(content: .value(cell: nil, text: "77777")), at: values[position] + 1)
          }
        }
      }
      back.expectSame()
      #expect(kinds(back).contains(.extraColumn), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed)
  func columnWithoutHeaderGivesNoNumbers(kind: Kind) throws {
    for seed in Self.seeds {
      let back = try printed(kind, seed: seed, variety: false, "表三") { grid, _ in
        for line in grid.valueLines {
          grid.lines[line].cells.append(.init(content: .value(cell: nil, text: "5")))
        }
      }
      back.expectNothingInvented()
      #expect(!states(back, "表三").contains(.number), "\(back.label)")
      #expect(kinds(back).contains(.extraColumn), "\(back.label)")
    }
  }

  @Test(arguments: Kind.framed, [-1, 1])
  func acrossTableNeedsAllItsValues(kind: Kind, change: Int) throws {
    for seed in Self.seeds {
      let back = try printed(kind, edition: seed % 2, seed: seed, variety: false, "表四") {
        grid, random in
        let line = grid.valueLines[0]
        if change < 0 {
          dropValue(random.below(15), from: &grid.lines[line])
        } else {
          grid.lines[line].cells.insert(
            .init(content: .value(cell: nil, text: "3")), at: random.below(16))
        }
      }
      back.expectNothingInvented()
      #expect(!states(back, "表四").contains(.number), "\(back.label)")
      #expect(kinds(back).contains(change < 0 ? .missingColumn : .extraColumn), "\(back.label)")
    }
  }

  // MARK: Headers and labels

  @Test(arguments: Kind.framed, ["表二", "表三", "表四"])
  func tableWithoutHeaderIsReadByTheFormAndSaysSo(kind: Kind, table: String) throws {
    for seed in Self.seeds {
      let back = try printed(kind, edition: seed % 2, seed: seed, variety: false, table) {
        grid, _ in
        grid.lines.removeAll { $0.kind == .header }
      }
      back.expectNothingInvented()
      if states(back, table).contains(.number) {
        #expect(kinds(back).contains(.inferred), "\(back.label)")
      }
    }
  }

  @Test(
    arguments: Kind.framed,
    [
      ("属于国家秘密", "属于国家机密", LabelVariant.Weight.content),
      ("属于行政执法案卷", "属于行政行政执法案卷", .filler), ("危及“三安全一稳定”", "危机“三安全一稳定”", .content),
      ("需要另行制作", "需另行制作", .filler), ("信访举报投诉类申请", "信访、投诉、举报类申请", .filler),
    ])
  func alteredLabelIsReadAndNoted(
    kind: Kind, change: (official: String, printed: String, weight: LabelVariant.Weight)
  ) throws {
    let back = try printed(kind, seed: 3, variety: false, "表三") { grid, _ in
      for line in grid.lines.indices {
        for i in grid.lines[line].cells.indices {
          guard case .label(let text, let role) = grid.lines[line].cells[i].content else {
            continue
          }
          let altered = text.replacing(change.official, with: change.printed)
          grid.lines[line].cells[i].content = .label(altered, role)
        }
      }
    }
    back.expectSame()
    let altered = back.report.notes.filter { $0.kind == .labelAltered }
    #expect(altered.map(\.weight) == [change.weight])
    #expect(altered.first?.printed?.contains(change.printed) == true)
  }

  @Test(arguments: Kind.framed)
  func labelBeyondRecognitionIsMissingAndExtra(kind: Kind) throws {
    let back = try printed(kind, seed: 4, variety: false, "表三") { grid, _ in
      let line = grid.valueLines[0]
      for i in grid.lines[line].cells.indices where !grid.lines[line].cells[i].isValue {
        grid.lines[line].cells[i].content = .label("群众来电", .extra)
      }
    }
    back.expectNothingInvented()
    #expect(kinds(back).isSuperset(of: [.missingRow, .extraRow]))
  }

  @Test(arguments: Kind.framed, [0, 1])
  func alteredGroupsOfColumnsDoNotHurt(kind: Kind, edition: Int) throws {
    let back = try printed(kind, edition: edition, seed: 5, variety: false, "表三") { grid, _ in
      for line in grid.lines.indices {
        for i in grid.lines[line].cells.indices {
          if case .label("法人或其他组织", let role) = grid.lines[line].cells[i].content {
            grid.lines[line].cells[i].content = .label("法人或其它的组织", role)
          }
        }
      }
    }
    back.expectSame()
    #expect(kinds(back).contains(.labelAltered))
  }

  @Test(arguments: Kind.framed)
  func textInACellIsUnreadableAndMovesNothing(kind: Kind) throws {
    for seed in Self.seeds {
      var report = PrintedReport(
        catalog: rules.catalog, edition: 1, kind: kind, seed: seed, variety: false)
      var random = SeededRandom(seed: seed)
      let cell = random.pick(report.texts.keys.sorted())
      report.texts[cell] = [.init(text: "约30件", state: .unreadable)]
      for form in rules.catalog.editions[1].tables {
        let grid = report.grid(form, variety: false)
        report.change(form.index) { $0 = grid }
      }
      report.print(variety: false)
      try ReadBack(report, rules: rules, label: "\(kind) seed \(seed)").expectSame()
    }
  }
}
