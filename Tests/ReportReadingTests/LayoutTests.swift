import AuditModel
import Foundation
import TestSupport
import Testing

@testable import ReportReading

/// Whole reports printed in layouts whose lines do not tell the rows of the tables.
struct LayoutTests {
  private let rules = ProjectRules.current

  /// Seeds that every run tries; `GOUJI_SEED=952638` adds one.
  static let seeds =
    Array(0..<10)
    + (ProcessInfo.processInfo.environment["GOUJI_SEED"].flatMap(Int.init).map { [$0] } ?? [])

  @Test(arguments: PrintedReport.Kind.unframed, [0, 1])
  func tablesAreReadBack(kind: PrintedReport.Kind, edition: Int) throws {
    for seed in Self.seeds {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: edition, kind: kind, seed: seed)
      printed.print()
      try ReadBack(printed, rules: rules, label: "\(kind) \(edition) seed \(seed)")
        .expectSameTables()
    }
  }

  /// The same report, faults and all, in another encoding: the same cells at the same places.
  @Test(arguments: EncodedText.encodings, PrintedReport.Kind.allCases)
  func everyLayoutIsReadInEveryEncoding(encoding: String, kind: PrintedReport.Kind) throws {
    var printed = PrintedReport(catalog: rules.catalog, edition: 1, kind: kind, seed: 3)
    printed.print()
    var text = printed.bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let plain = try rules.read(text)
    let encoded = try rules.read(EncodedText.encode(text, as: encoding))
    let moved = encoding == "UTF-8 BOM" ? 3 : 0
    #expect(encoded.cells.map(\.state) == plain.cells.map(\.state))
    #expect(encoded.cells.map(\.value) == plain.cells.map(\.value))
    for (a, b) in zip(encoded.cells, plain.cells) where a.state != .absent {
      #expect(
        encoded.printedOffset(of: a.text.lowerBound)
          == plain.printedOffset(of: b.text.lowerBound) + moved)
    }
  }

  /// What a line of values lost must not be made up, whatever the layout. On a page what stands behind
  /// would move into the columns before.
  @Test(arguments: PrintedReport.Kind.unframed.filter { $0 != .page }, [0, 1])
  func lostCellsAreNotInvented(kind: PrintedReport.Kind, edition: Int) throws {
    for seed in Self.seeds {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: edition, kind: kind, seed: seed, variety: seed % 2 == 0)
      var random = SeededRandom(seed: seed)
      for table in rules.catalog.tables.indices {
        printed.change(table) { grid in
          for line in grid.valueLines where random.once(in: 4) {
            guard let cell = grid.lines[line].cells.indices.randomElement(using: &random) else {
              continue
            }
            grid.lines[line].cells.remove(at: cell)
          }
        }
      }
      printed.print()
      let back = try ReadBack(printed, rules: rules, label: "\(kind) \(edition) seed \(seed)")
      back.expectNothingInvented()
    }
  }

  /// A line-by-line text from which every repeated line was dropped.
  @Test(arguments: [
    PrintedReport.Kind.tabCells, .trailingPipe, .openingPipe, .blankLine, .plainLine,
  ])
  func deduplicatedTextHasNoFigures(kind: PrintedReport.Kind) throws {
    for seed in 0..<6 {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: seed % 2, kind: kind, seed: seed, variety: false)
      for cell in printed.texts.keys { printed.texts[cell] = [.number(seed + cell % 3)] }
      for form in rules.catalog.editions[seed % 2].tables {
        let grid = printed.grid(form, variety: false)
        printed.change(form.index) { $0 = grid }
      }
      printed.print(variety: false)
      var seen: Set<Substring> = []
      let lines = String(decoding: printed.bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .filter { $0.isEmpty || $0 == "|" || seen.insert($0).inserted }
      let report = try rules.read(lines.joined(separator: "\n"))
      #expect(report.cells.allSatisfy { $0.state == .absent }, "\(kind) seed \(seed)")
    }
  }

  private static func expectReadBack(_ options: TableLayout.Page, seed: Int) throws {
    let rules = ProjectRules.current
    var printed = PrintedReport(
      catalog: rules.catalog, edition: seed % 2, kind: .page, seed: seed, variety: false)
    printed.balance()
    printed.print(.page(options), variety: false)
    try ReadBack(printed, rules: rules, label: "seed \(seed)").expectSameTables()
  }

  /// A page whose words a converter wrote one behind the other: the order of the words tells rows and columns.
  @Test func wordsOneBehindTheOther() throws {
    for seed in 0..<20 {
      var random = SeededRandom(seed: seed)
      try Self.expectReadBack(
        .init(
          labelWidths: [6 + random.below(4), 8 + random.below(4), 14 + random.below(20)],
          valueWidth: 8 + random.below(4), isCentred: random.once(in: 2), keepsPlaces: false),
        seed: seed)
    }
  }

  /// A column as narrow as three Han characters breaks the longest label over more than twelve lines.
  @Test func labelsInANarrowColumnOfAPage() throws {
    for seed in 0..<4 { try Self.expectReadBack(.init(labelWidths: [8, 10, 5]), seed: seed) }
  }
}
