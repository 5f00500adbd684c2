import AuditModel

/// Finds the tables' labels in a document and collects the values behind them.
///
/// A value belongs to the label before it and to the header column above it, never to its number in a
/// series. What a label is, the form data say; where a label is unknown, its spelling is compared.
struct TableFilling {
  let forms: FormLookup
  /// What is collected of the tables; the active one's place is empty until `finish`.
  var tables: [TableReading]
  /// The table that is being collected, out of `tables` so that its lists grow in place.
  var reading: TableReading
  var active = 0
  var notes: [ReaderNote] = []
  /// The table that the last piece belonged to.
  var current: Int?
  /// A row's label that stands alone in a paragraph, with the values that fell out of the table behind it.
  var fallen: TableReading.Record?
  /// The keys of the row's cells, as `scan` took them; 0 where a cell is no label.
  var keys: [UInt64] = []
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
    tables = Array(repeating: TableReading(), count: forms.catalog.tables.count)
    reading = TableReading()
    if !tables.isEmpty { swap(&tables[0], &reading) }
  }

  mutating func activate(_ table: Int) {
    guard table != active else { return }
    swap(&tables[active], &reading)
    swap(&tables[table], &reading)
    active = table
  }

  mutating func enter(section: Int) {
    endFallenRow()
    current = forms.tableOfSection[section]
    lastRow = nil
  }

  // MARK: Paragraphs

  /// Takes a paragraph; true where it is a piece of a table that lost its frame.
  mutating func take(paragraph range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let table = current, range.count <= Self.longestPiece else {
      endFallenRow()
      return false
    }
    if takeSpaced(row: range, table: table, in: text) { return true }
    guard isFound(table) else {
      endFallenRow()
      return false
    }
    activate(table)
    if let start = fallen?.slots.lowerBound, isValue(range, in: text) {
      reading.slots.append(range)
      fallen?.slots = start..<reading.slots.count
      return true
    }
    endFallenRow()
    let key = labelKey(range, in: text)
    if forms.hasBlocks[table], forms.isLabel(key, of: .block, in: table) { beginBlock() }
    guard let row = forms.number(of: .row, labelled: key, in: table),
      !reading.records.contains(where: { $0.row == row })
    else { return false }
    seeRow(row, range, key, table: table)
    let end = reading.slots.count
    fallen = .init(
      row: row, label: range, slots: end..<end, offset: 0, hasOwnLines: true,
      columns: reading.currentColumns(forms, table: table), subRow: nil)
    return true
  }

  func isFound(_ table: Int) -> Bool {
    table == active ? reading.isFound : tables[table].isFound
  }

  /// Whether anything was taken for a piece of `table`.
  func isTouched(_ table: Int) -> Bool {
    let reading = tables[table]
    return reading.isFound || !reading.labels.isEmpty || !reading.slots.isEmpty
  }

  /// Takes what is still waiting at the end of the text.
  mutating func finish() {
    endFallenRow()
    if !tables.isEmpty { swap(&tables[active], &reading) }
  }

  mutating func endFallenRow() {
    guard let record = fallen, let table = current else { return }
    activate(table)
    fallen = nil
    guard !record.slots.isEmpty else {
      reading.lonelyLabels.append(record.label)
      return
    }
    notes.append(
      ReaderNote(
        kind: .valueOutsideTable,
        place: record.label
          .lowerBound..<reading.slots[record.slots.upperBound - 1].upperBound,
        table: table))
    reading.extend(to: record.label)
    reading.records.append(record)
  }

  // MARK: Rows

  /// Whether the last words of a row and the paragraph behind it are one label broken in two.
  func completesLabel(_ cell: Range<Int>, with paragraph: Range<Int>, in text: Span<UInt8>) -> Bool
  {
    guard let table = current, !cell.isEmpty, cell.count < Self.longestPiece,
      paragraph.upperBound - cell.lowerBound < Self.longestJoinedLabel
    else { return false }
    let key = labelKey(cell.lowerBound..<paragraph.upperBound, in: text)
    // A number too long to be one is no part of the label behind it.
    return key != labelKey(paragraph, in: text) && forms.isLabel(key, in: table)
  }

  /// Whether two cells are the halves of one label, and neither is a label by itself; 企业 alone is a variant of
  /// 商业企业, and the second half of it.
  func areHalves(_ a: Range<Int>, _ b: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let table = current, b.upperBound - a.lowerBound < Self.longestJoinedLabel else {
      return false
    }
    let whole = labelKey(a.lowerBound..<b.upperBound, in: text)
    return !forms.isLabel(labelKey(a, in: text), in: table) && forms.isLabel(whole, in: table)
      && forms.meanings(of: labelKey(b, in: text), in: table).allSatisfy { half in
        half.weight != .none
          && forms.meanings(of: whole, in: table).contains {
            $0.kind == half.kind && $0.index == half.index && $0.edition == half.edition
              && $0.weight == .none
          }
      }
  }

  /// Takes a row of cells; false where it belongs to no table of the form.
  mutating func take(
    row cells: ArraySlice<Range<Int>>, hasOwnLines: Bool, in text: Span<UInt8>
  ) -> Bool {
    endFallenRow()
    if let current, isTornHeader(cells, table: current, in: text) { return true }
    var cells = cells
    var scan = scan(cells, in: text)
    guard var table = scan.table else { return false }
    activate(table)
    if hasOwnLines, scan.unknown != nil || scan.strayGroup != nil,
      let joined = joiningBrokenLabels(cells, table: table, in: text)
    {
      cells = joined
      scan = self.scan(cells, in: text)
      // A label put together may be one of another table.
      table = scan.table ?? table
      activate(table)
    }
    current = table
    if scan.holdsRows, !hasOwnLines { hasRowsRunTogether = true }
    let line = Line(cells: cells, hasOwnLines: hasOwnLines, scan: scan)
    guard take(line, table: table, in: text) else { return false }
    if let range = scan.range { reading.extend(to: range) }
    if !hasOwnLines { reading.width = max(reading.width, cells.count) }
    return true
  }

  /// The cells of a row in which a label's words stand in several cells, put together; nil where none do.
  func joiningBrokenLabels(
    _ cells: ArraySlice<Range<Int>>, table: Int, in text: Span<UInt8>
  ) -> ArraySlice<Range<Int>>? {
    var joined: [Range<Int>] = []
    var isOpen = false
    for cell in cells {
      if isOpen, !cell.isEmpty, let last = joined.last, !last.isEmpty,
        cell.count < Self.longestPiece,
        cell.upperBound - last.lowerBound < Self.longestJoinedLabel,
        !forms.isLabel(labelKey(last, in: text), in: table),
        forms.isLabel(labelKey(last.lowerBound..<cell.upperBound, in: text), in: table)
      {
        joined[joined.count - 1] = last.lowerBound..<cell.upperBound
      } else {
        joined.append(cell)
      }
      isOpen = !isValue(cell, in: text)
    }
    return joined.count == cells.count ? nil : joined[...]
  }

  mutating func take(_ line: Line, table: Int, in text: Span<UInt8>) -> Bool {
    let scan = line.scan
    if forms.isPrintedAcross[table] {
      return takeAcross(line, table: table, in: text)
    }
    if scan.isHeader {
      takeHeader(line, table: table, in: text)
    } else if scan.leaf != nil {
      takeValues(line, table: table, in: text)
    } else if scan.unknown != nil {
      return takeUnknownRow(line, table: table, in: text)
    } else if scan.hasBlock {
      beginBlock()
    } else if scan.values > 0, let range = scan.range {
      addNameless(line, at: range, table: table)
    }
    return true
  }

  /// Keeps values without a label: they belong to nobody unless `NamelessRows` finds to whom.
  private mutating func addNameless(_ line: Line, at place: Range<Int>, table: Int) {
    let start = reading.slots.count
    reading.slots.append(contentsOf: line.cells)
    let record = TableReading.Record(
      row: nil, label: place.lowerBound..<place.lowerBound, slots: start..<reading.slots.count,
      offset: 0, hasOwnLines: line.hasOwnLines,
      columns: reading.closedColumns, subRow: nil)
    reading.nameless.append(
      .init(record: record, place: place, recordsBefore: reading.records.count))
  }

  /// A row of cells, and what they are.
  struct Line {
    var cells: ArraySlice<Range<Int>>
    var hasOwnLines: Bool
    var scan: RowScan
  }

  /// Keeps the cells from `first` on as the candidates for a row's values.
  mutating func addRecord(
    row: Int?, label: Range<Int>, of line: Line, slotsFrom first: Int, columns: Int?, table: Int,
    subRow: Range<Int>? = nil, in text: Span<UInt8>
  ) {
    let start = reading.slots.count
    let below = cellsBelowLabels(line, from: first, columns, table: table)
    reading.slots.append(
      contentsOf: below ?? values(of: line, from: first, columns, table: table, in: text))
    reading.records.append(
      .init(
        row: row, label: label, slots: start..<reading.slots.count,
        offset: first - line.cells.startIndex, hasOwnLines: line.hasOwnLines,
        isBelowHeader: below != nil, columns: columns, subRow: subRow))
  }

  /// The cells from `first` on that stand below labels of a header as wide as the line, where nothing is printed
  /// below its blanks; nil where the header tells no places.
  private func cellsBelowLabels(
    _ line: Line, from first: Int, _ columns: Int?, table: Int
  ) -> ArraySlice<Range<Int>>? {
    let blanks = reading.headerBlanks
    guard forms.hasBlocks[table], !line.hasOwnLines, blanks.count == line.cells.count,
      !reading.headerRepeats, blanks.last == false,
      let expected = columns.map({ reading.columnOrders[$0].count }), expected > 1
    else { return nil }
    var values: [Range<Int>] = []
    for (isBlank, cell) in zip(blanks, line.cells).dropFirst(first - line.cells.startIndex) {
      if !isBlank { values.append(cell) } else if !cell.isEmpty { return nil }
    }
    return values.count == expected ? values[...] : nil
  }

  /// The cells from `first` on; below a header that repeats its merged cells, the cells that stand below one label are
  /// one value; else values that stand there again as often as columns are lacking are.
  private func values(
    of line: Line, from first: Int, _ columns: Int?, table: Int, in text: Span<UInt8>
  ) -> ArraySlice<Range<Int>> {
    let cells = line.cells[first...]
    guard reading.headerRepeats, forms.hasBlocks[table],
      let expected = columns.map({ reading.columnOrders[$0].count }),
      expected > 0, cells.count > expected
    else { return cells }
    if reading.headerNumbers.count == line.cells.count {
      guard let merged = merged(line, from: first, in: text), merged.count == expected else {
        return cells
      }
      return merged[...]
    }
    var single: [Range<Int>] = []
    for cell in cells[..<(1 + (cells.lastIndex { !$0.isEmpty } ?? cells.startIndex - 1))] {
      if let last = single.last, !cell.isEmpty, areSame(last, cell, in: text) { continue }
      single.append(cell)
    }
    if single.count == 1, cells.allSatisfy({ !$0.isEmpty }) {
      return Array(repeating: single[0], count: expected)[...]
    }
    return single.count == expected ? single[...] : cells
  }

  /// What the cells below each label of a header as wide as the line print; nil where two of them differ.
  private func merged(_ line: Line, from first: Int, in text: Span<UInt8>) -> [Range<Int>]? {
    let numbers = reading.headerNumbers
    var values: [Range<Int>] = []
    var last = -1
    for (number, cell) in zip(numbers, line.cells).dropFirst(first - line.cells.startIndex) {
      if number != last {
        values.append(cell)
      } else if values[values.count - 1].isEmpty {
        values[values.count - 1] = cell
      } else if !cell.isEmpty, !areSame(values[values.count - 1], cell, in: text) {
        return nil
      }
      last = number
    }
    return values
  }
}
