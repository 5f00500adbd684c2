import AuditModel
import TextPatterns

/// Working memory of one audit at a time, kept from one to the next so that an audit allocates little.
final class Workspace {
  /// What the cells of a table are like.
  struct TableSummary {
    /// The applied edition; −1 where unknown.
    var edition: Int32 = -1
    var meets: TableNeeds = []
    /// Whether blanks were found and nothing else.
    var isWhollyBlank = false
    var cells = ReportAudit.CellCoverage()
  }

  // Plain memory: a class's variables cost a check of exclusive access each time.
  let tables: UnsafeMutableBufferPointer<TableSummary>
  /// By cell, times `FixedDecimal.scale`.
  let figures: UnsafeMutablePointer<Int64>
  /// By cell: whether `figures` has it.
  let hasFigure: UnsafeMutablePointer<Bool>

  let scratch = MatchScratch()
  var labels = LabelStore()
  let prose = Prose()
  /// By pattern: the last text that was searched, and what was found.
  let searches: UnsafeMutableBufferPointer<Search>
  /// By `memo` of a node: the last text whose figures were put together, and what they come to. A value that was given
  /// a name is asked for wherever the name stands.
  let aggregates: UnsafeMutableBufferPointer<Aggregate>
  /// Reports taken up so far.
  private(set) var reportCount = 0
  /// By `TextSlot.index`.
  let texts: UnsafeMutableBufferPointer<ProseText>
  /// As `texts`: their visible lengths; −1 where not asked yet.
  let lengths: UnsafeMutableBufferPointer<Int>
  /// Where in the prose the literals of patterns stand.
  let literalHits: LiteralHits
  /// Where the find looked for now may begin.
  let starts = GrowingBuffer<ClosedRange<Int>>(capacity: 256)
  /// By search of the program.
  let searchResults: UnsafeMutableBufferPointer<SearchResult>
  let finds = GrowingBuffer<Find>(capacity: 256)
  /// By find and capture of its pattern.
  let captured = GrowingBuffer<Captured>(capacity: 256)
  /// Numbers of finds.
  let candidates = GrowingBuffer<Int32>(capacity: 64)
  /// By search: which of its candidates is taken.
  let choices: UnsafeMutableBufferPointer<Int32>
  /// Numbers of the report's notes, in the order of the print.
  let notes = GrowingBuffer<Int32>(capacity: 64)

  /// A failed rule asks again what it asked before: for its place, its message, its severity.
  struct Search {
    /// The report, counted from 1; 0: none yet.
    var report = 0
    /// A range of `prose`.
    var text = 0..<0
    /// nil: the search was given up.
    var isFound: Bool?
  }

  struct Aggregate {
    /// The report, counted from 1; 0: none yet.
    var report = 0
    /// A range of `prose`.
    var text = 0..<0
    var value = Value.nothing
  }

  enum ProseText {
    case notAsked
    /// The section does not stand in the report.
    case missing
    /// A range of `prose`; empty where only a heading stands.
    case found(Range<Int>)
  }

  init(_ program: CheckProgram) {
    let cellCount = program.forms.cellCount
    tables = .allocate(capacity: program.forms.tableCount)
    tables.initialize(repeating: TableSummary())
    figures = .allocate(capacity: cellCount)
    figures.initialize(repeating: 0, count: cellCount)
    hasFigure = .allocate(capacity: cellCount)
    hasFigure.initialize(repeating: false, count: cellCount)
    texts = .allocate(capacity: TextSlot.countBesideSections + program.sectionCount)
    texts.initialize(repeating: .notAsked)
    literalHits = LiteralHits(literalCount: program.literalScan.literalCount)
    lengths = .allocate(capacity: texts.count)
    lengths.initialize(repeating: -1)
    searchResults = .allocate(capacity: program.searches.count)
    searchResults.initialize(repeating: .notAsked)
    choices = .allocate(capacity: program.searches.count)
    choices.initialize(repeating: 0)
    searches = .allocate(capacity: program.patterns.count)
    searches.initialize(repeating: Search())
    aggregates = .allocate(capacity: program.memoCount)
    aggregates.initialize(repeating: Aggregate())
  }

  deinit {
    tables.deallocate()
    figures.deallocate()
    hasFigure.deallocate()
    prose.deallocate()
    texts.deallocate()
    lengths.deallocate()
    searchResults.deallocate()
    choices.deallocate()
    searches.deallocate()
    aggregates.deinitialize().deallocate()
    starts.deallocate()
    finds.deallocate()
    captured.deallocate()
    candidates.deallocate()
    notes.deallocate()
  }

  /// Takes up `report`: looks at every cell once.
  func start(_ report: Report, _ cells: UnsafeBufferPointer<Cell>, _ program: CheckProgram) {
    prose.removeAll()
    literalHits.removeAll()
    searchResults.update(repeating: .notAsked)
    choices.update(repeating: 0)
    finds.truncate(to: 0)
    captured.truncate(to: 0)
    candidates.truncate(to: 0)
    texts.update(repeating: .notAsked)
    lengths.update(repeating: -1)
    reportCount += 1
    notes.truncate(to: 0)
    let expected = program.forms.edition(year: report.year)
    for table in 0..<tables.count {
      var summary = TableSummary()
      if let edition = report.tables[table].edition ?? expected {
        summary.edition = Int32(edition)
        summarize(&summary, table, edition, cells, program.forms)
        if summary.cells.blank > 0 { summary.isWhollyBlank = isBlank(summary, table, report) }
      }
      tables[table] = summary
    }
  }

  /// Larger figures are left to exact arithmetic, so that sums of these cannot overflow.
  private static let largest: UInt64 = 1 << 50

  private func summarize(
    _ summary: inout TableSummary, _ table: Int, _ edition: Int,
    _ cells: UnsafeBufferPointer<Cell>, _ forms: FormIndex
  ) {
    let declared = forms.declaredCells(table: table, edition: edition)
    guard let first = cells.baseAddress else { return }
    // Cells that are no number of sensible size.
    var others = 0
    var signs: Int64 = 0
    var fractions: Int64 = 0
    for number in declared {
      let number = Int(number)
      let cell = first + number
      let value = cell.pointee.value.scaled
      guard cell.pointee.state == .number, value.magnitude < Self.largest else {
        hasFigure[number] = false
        others += 1
        count(cell.pointee.state, in: &summary.cells)
        continue
      }
      figures[number] = value
      hasFigure[number] = true
      signs |= value
      if value != 0 { fractions |= value % FixedDecimal.scale }
    }
    summary.cells.expected = declared.count
    summary.cells.number += declared.count - others
    guard others == 0, !declared.isEmpty else { return }
    summary.meets = .numbers
    if signs >= 0 { summary.meets.insert(.notNegative) }
    if fractions == 0 { summary.meets.insert(.whole) }
  }

  private func count(_ state: Cell.State, in coverage: inout ReportAudit.CellCoverage) {
    switch state {
    case .number: coverage.number += 1
    case .blank: coverage.blank += 1
    case .dash: coverage.dash += 1
    case .absent: coverage.absent += 1
    case .unreadable: coverage.unreadable += 1
    }
  }

  private func isBlank(_ summary: TableSummary, _ table: Int, _ report: Report) -> Bool {
    summary.cells.number == 0 && summary.cells.dash == 0 && summary.cells.unreadable == 0
      && !report.subRows.contains { row in
        row.table == table && row.cells.contains { $0.state != .blank && $0.state != .absent }
      }
  }
}

extension Workspace {
  /// Whether the report is larger than annual reports are, so that the memory for it is not to be kept.
  var isLarge: Bool { prose.bytes.count > 1 << 20 }

  /// Of all tables together.
  var coverage: ReportAudit.CellCoverage {
    tables.reduce(into: ReportAudit.CellCoverage()) { $0.add($1.cells) }
  }
}

extension ReportAudit.CellCoverage {
  mutating func add(_ other: Self) {
    expected += other.expected
    number += other.number
    blank += other.blank
    dash += other.dash
    absent += other.absent
    unreadable += other.unreadable
  }
}
