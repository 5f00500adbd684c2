import AuditModel
import Testing

@testable import ReportReading

/// Sections and editions that are not as the form has them.
struct StructureMutationTests {
  private let rules = ProjectRules.current

  private func plain(_ kind: PrintedReport.Kind, edition: Int, seed: Int = 1) -> PrintedReport {
    PrintedReport(
      catalog: rules.catalog, edition: edition, kind: kind, seed: seed, variety: false)
  }

  private func read(_ printed: PrintedReport, _ label: String) throws -> ReadBack {
    var printed = printed
    printed.print(variety: false)
    return try ReadBack(printed, rules: rules, label: label)
  }

  @Test(arguments: PrintedReport.Kind.framed, [1, 2, 3])
  func tableIsFoundWithoutItsHeading(kind: PrintedReport.Kind, section: Int) throws {
    var printed = plain(kind, edition: 1)
    printed.sections[section].heading = ""
    let back = try read(printed, "\(kind) \(section)")
    #expect(back.report.sections.map(\.index) == [0, 1, 2, 3, 4, 5].filter { $0 != section })
    #expect(back.report.cells.count { $0.state == .number } == 200)
    back.expectNothingInvented()
  }

  @Test func repeatedSectionIsNoted() throws {
    var printed = plain(.pipes, edition: 0)
    var again = printed.sections[0]
    again.paragraphs = ["重复的一章。"]
    printed.sections.insert(again, at: 4)
    let back = try read(printed, "repeated")
    #expect(back.report.sections.map(\.index) == [0, 1, 2, 3, 0, 4, 5])
    #expect(back.report.notes.contains { $0.kind == .sectionRepeated })
  }

  @Test(arguments: PrintedReport.Kind.framed)
  func tableOfContentsIsNoSection(kind: PrintedReport.Kind) throws {
    var printed = plain(kind, edition: 1)
    printed.preamble.append("目录")
    printed.preamble += printed.sections.map(\.heading)
    let back = try read(printed, "contents")
    back.expectSame()
    #expect(!back.report.notes.contains { $0.kind == .sectionRepeated })
  }

  @Test(arguments: PrintedReport.Kind.framed, [0, 1])
  func wrongEditionShowsInEveryTable(kind: PrintedReport.Kind, edition: Int) throws {
    var printed = plain(kind, edition: edition)
    let year = edition == 0 ? 2023 : 2020
    printed.title = printed.title?.replacing("\(printed.year)年", with: "\(year)年")
    printed.preamble = printed.preamble.map { $0.replacing("\(printed.year)年", with: "\(year)年") }
    printed.year = year
    let back = try read(printed, "wrong edition")
    back.expectSame()
    #expect(back.report.tables[0].edition == edition)
    #expect(back.report.tables[1].edition == edition)
    #expect(!back.report.tables[0].evidence.isEmpty)
    #expect(back.report.expectedEdition(in: rules.catalog) == 1 - edition)
  }

  @Test(arguments: PrintedReport.Kind.framed)
  func tablesOfDifferentEditionsAreToldApart(kind: PrintedReport.Kind) throws {
    var printed = plain(kind, edition: 1)
    let old = plain(kind, edition: 0)
    printed.change(1) { $0 = old.sections[2].tables[0] }
    let back = try read(printed, "mixed")
    #expect(back.report.tables[0].edition == 1)
    #expect(back.report.tables[1].edition == 0)
    back.expectNothingInvented()
    let numbers = rules.catalog.declared[0][1].cells.map { back.report.cells[$0].state }
    #expect(Set(numbers) == [.number])
  }

  @Test(arguments: PrintedReport.Kind.framed)
  func blocksOfDifferentEditionsDoNotMix(kind: PrintedReport.Kind) throws {
    var printed = plain(kind, edition: 1)
    let old = plain(kind, edition: 0)
    // The first block is the old form's, the others the new one's.
    let oldBlock = old.sections[1].tables[0].lines.prefix { $0.kind != .values(row: 2) }.dropLast(2)
    printed.change(0) { grid in
      let second = grid.lines.indices.filter { grid.lines[$0].kind == .block }[1]
      grid.lines.replaceSubrange(..<second, with: oldBlock)
    }
    let back = try read(printed, "mixed blocks")
    back.expectNothingInvented()
    #expect(back.report.tables[0].isFound)
    // No cell of the new form holds what the old form's columns print.
    for name in ["表二[规章,制发]", "表二[规章,废止]", "表二[规章,现行有效]"] {
      let cell = try #require(rules.catalog.cell(named: name))
      #expect(back.report.cells[cell].state == .absent)
    }
    // The columns are those of another form: that is told of the table, not as columns that it lacks.
    #expect(!back.report.notes.contains { $0.kind == .missingColumn && $0.table == 0 })
  }
}

extension FormCatalog {
  /// The cell that `reference(to:)` names so.
  func cell(named name: String) -> Int? { (0..<cellCount).first { reference(to: $0) == name } }
}
