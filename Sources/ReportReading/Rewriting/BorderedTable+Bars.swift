import AuditModel

/// Borders that were drawn without regard to how wide the words are:
///
///     ┌──┬──┐   Bars stand nowhere above one another; their number tells
///     │规章│0│   the cells, where every line has as many and is a row.
///     ├──┼──┤
extension BorderedTable {
  /// The rows of such a table; none where lines have different numbers of bars, or none is drawn between two of them.
  static func rowsByBars(
    _ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>
  ) -> [[RewrittenText.Cell]] {
    var rows: [[RewrittenText.Cell]] = []
    var columns: Int?
    var isRowAbove = false
    for line in lines {
      let (cells, isRule) = cells(of: line.range, in: text)
      if cells.isEmpty { continue }
      guard columns == nil || columns == cells.count, isRule || !isRowAbove else { return [] }
      columns = cells.count
      isRowAbove = !isRule
      if isRule { continue }
      rows.append(
        cells.map { $0.isEmpty ? .init(blankAt: $0.lowerBound) : .init($0) })
    }
    return rows
  }

  /// What stands between the bars of a line, and whether that is nothing but ruling.
  private static func cells(
    of line: Range<Int>, in text: Span<UInt8>
  ) -> (cells: [Range<Int>], isRule: Bool) {
    var cells: [Range<Int>] = []
    var isRule = true
    var start: Int?
    var i = line.lowerBound
    while i < line.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isBar(value, at: i, in: line, of: text) {
        if let start { cells.append(trimmed(start..<i, in: text)) }
        start = i + length
      } else if start != nil, !isRuling(value) {
        isRule = false
      }
      i += length
    }
    // Between bars that touch stands a blank cell, not a line.
    return (cells, isRule && cells.contains { !$0.isEmpty })
  }
}
