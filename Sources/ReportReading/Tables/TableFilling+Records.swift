import AuditModel

/// Lines of values, kept until it is known which columns they have.
extension TableFilling {
  /// Keeps the cells from `first` on as the candidates for a row's values.
  ///
  /// - Parameter subRow: the name of a row below the labelled one.
  mutating func addRecord(
    _ row: Int?, label: Range<Int>, subRow: Range<Int>? = nil, of line: Line, from first: Int,
    in text: Span<UInt8>
  ) {
    let start = reading.slots.count
    let below = cellsBelowLabels(line, from: first)
    reading.slots.append(contentsOf: below ?? values(of: line, from: first, in: text))
    reading.records.append(
      .init(
        row: row, label: label, slots: start..<reading.slots.count,
        offset: first - line.cells.startIndex, hasOwnLines: line.hasOwnLines,
        isBelowHeader: below != nil, columns: reading.columns, subRow: subRow))
  }

  /// How many columns stand above the lines that follow; nil where no header does.
  var columnCount: Int? { reading.columns.map { reading.columnOrders[$0].count } }

  /// The cells from `first` on that stand below labels of a header as wide as the line, where nothing is printed
  /// below its blanks; nil where the header tells no places.
  private func cellsBelowLabels(
    _ line: Line, from first: Int
  ) -> ArraySlice<Range<Int>>? {
    let blanks = reading.headerBlanks
    guard forms.hasBlocks[table], !line.hasOwnLines, blanks.count == line.cells.count,
      !reading.headerRepeats, blanks.last == false,
      let expected = columnCount, expected > 1
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
    of line: Line, from first: Int, in text: Span<UInt8>
  ) -> ArraySlice<Range<Int>> {
    let cells = line.cells[first...]
    guard reading.headerRepeats, forms.hasBlocks[table],
      let expected = columnCount, expected > 0, cells.count > expected
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
  func merged(_ line: Line, from first: Int, in text: Span<UInt8>) -> [Range<Int>]? {
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

  /// Keeps values without a label: they belong to nobody unless `NamelessRows` finds to whom.
  mutating func addNameless(_ line: Line, at place: Range<Int>) {
    let start = reading.slots.count
    reading.slots.append(contentsOf: line.cells)
    let record = TableReading.Record(
      row: nil, label: place.lowerBound..<place.lowerBound, slots: start..<reading.slots.count,
      offset: 0, hasOwnLines: line.hasOwnLines,
      columns: reading.columns, subRow: nil)
    reading.nameless.append(
      .init(record: record, place: place, recordsBefore: reading.records.count))
  }
}
