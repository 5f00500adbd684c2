import AuditModel

/// Finds the tables' labels in a document and collects the values behind them.
///
/// A value belongs to the label before it and to the header column above it, never to its number in a
/// series. What a label is, the form data say; where a label is unknown, its spelling is compared.
struct TableFilling {
  let forms: FormLookup
  /// What is collected of the tables; the place of the one that is being collected is empty until `finish`.
  var tables: [TableReading]
  /// What is collected of `table`, out of `tables` so that its lists grow in place.
  var reading = TableReading(HeaderPlan())
  /// The table that is being collected; nil until a piece of one was met: many reports hold known tables alone.
  private var active: Int?
  var notes: [ReaderNote] = []
  /// The table that the last piece belonged to.
  var current: Int?
  /// Whether the section is one of those in which the form has no table.
  private var isWithoutTable = false
  /// A row's label that stands alone in a paragraph, with the values that fell out of the table behind it.
  var fallen: TableReading.Record?
  /// The keys of the row's cells, as `scan` took them; 0 where a cell is no label.
  var keys: [UInt64] = []
  /// The row of a table printed across that the paragraph above names.
  var rowAbove: Int?
  /// The cells of a line that is just the columns of one row of a table printed across.
  var columnsAbove: ArraySlice<Range<Int>> = []
  /// By where a cell begins that holds half a label: the key of the whole.
  var wholeKeys: [Int: UInt64] = [:]
  /// The words before the label of the last line of values, where they are no label.
  var looseGroup: Range<Int>?
  /// The last line of values, below which sub-rows may stand.
  var lastRow: (table: Int, row: Int)?
  var guesses = 0
  /// Whether rows of some table stand in one line, with nothing but a pipe or a tab between them.
  private(set) var hasRowsRunTogether = false

  /// Spellings are compared at most this often in a report, so that no text can make reading slow.
  static let mostGuesses = 400

  /// A label, or a value that fell out of the table, is no longer than fifty characters.
  static let longestPiece = 150
  /// A label whose halves are put together.
  static let longestJoinedLabel = 300

  init(forms: FormLookup) {
    self.forms = forms
    tables = forms.noReadings
  }

  /// The table that is being collected.
  var table: Int { active ?? 0 }

  /// Makes `other` the table that is being collected.
  mutating func activate(_ other: Int) {
    guard other != active else { return }
    putBack()
    swap(&tables[other], &reading)
    active = other
  }

  private mutating func putBack() {
    if let active { swap(&tables[active], &reading) }
    active = nil
  }

  mutating func enter(section: Int) {
    endFallenRow()
    rowAbove = nil
    columnsAbove = []
    current = forms.tableOfSection[section]
    isWithoutTable = current == nil
    lastRow = nil
  }

  /// Whether every row of a table was read with its figures, and a section without table follows: what looks like rows
  /// of it there, an earlier year's for comparison, is none.
  private func isOver(_ other: Int) -> Bool {
    guard isWithoutTable else { return false }
    let found = other == active ? reading : tables[other]
    // More than twice the form: nobody knows what was read.
    guard found.records.count <= 2 * forms.catalog.tables[other].rows.count else { return false }
    let read = found.records.filter { record in
      found.slots[record.slots].prefix(Self.mostCells).contains { !$0.isEmpty }
    }
    if forms.isPrintedAcross[other] { return !read.isEmpty }
    return forms.catalog.declared.contains { edition in
      edition[other].rows.allSatisfy { row in read.contains { $0.row == row } }
    }
  }

  /// A row is not looked through for its figures any further.
  private static let mostCells = 64

  func isFound(_ other: Int) -> Bool {
    other == active ? reading.isFound : tables[other].isFound
  }

  /// Whether anything was taken for a piece of a table, once all is taken.
  func isTouched(_ other: Int) -> Bool {
    let reading = tables[other]
    return reading.isFound || !reading.labels.isEmpty || !reading.slots.isEmpty
  }

  /// Takes what is still waiting at the end of the text.
  mutating func finish() {
    endFallenRow()
    putBack()
  }

  // MARK: Rows

  /// A row of cells, and what they are.
  struct Line {
    var cells: ArraySlice<Range<Int>>
    var hasOwnLines: Bool
    var scan: RowScan
  }

  /// Takes a row of cells; false where it belongs to no table of the form.
  mutating func take(
    row cells: ArraySlice<Range<Int>>, hasOwnLines: Bool, in text: Span<UInt8>
  ) -> Bool {
    endFallenRow()
    if let current, isTornHeader(cells, of: current, in: text) { return true }
    var cells = cells
    var scan = scan(cells, in: text)
    guard let table = scan.table, !isOver(table) else { return false }
    activate(table)
    if hasOwnLines, scan.unknown != nil || scan.strayGroup != nil,
      let joined = joiningBrokenLabels(cells, in: text)
    {
      cells = joined
      scan = self.scan(cells, in: text)
      // A label put together may be one of another table.
      activate(scan.table ?? table)
    }
    current = self.table
    if scan.holdsRows, !hasOwnLines { hasRowsRunTogether = true }
    let line = Line(cells: cells, hasOwnLines: hasOwnLines, scan: scan)
    guard take(line, in: text) else { return false }
    if let range = scan.range { reading.extend(to: range) }
    if !hasOwnLines { reading.width = max(reading.width, cells.count) }
    return true
  }

  private mutating func take(_ line: Line, in text: Span<UInt8>) -> Bool {
    let scan = line.scan
    if forms.isPrintedAcross[table] { return takeAcross(line, in: text) }
    if scan.isHeader {
      takeHeader(line, in: text)
    } else if isForeignHeader(line, in: text) {
      return true
    } else if scan.leaf != nil {
      takeValues(line, in: text)
    } else if scan.unknown != nil {
      return takeUnknownRow(line, in: text)
    } else if scan.hasBlock {
      beginBlock()
    } else if scan.values > 0, let range = scan.range {
      addNameless(line, at: range)
    }
    return true
  }
}
