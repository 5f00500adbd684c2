import AuditModel

/// Merged cells, as tags tell them.
extension MarkupTable {
  /// A table of the form has fewer columns, whatever a tag says.
  private static let mostColumns = 64

  /// What a tag says of its cell: `colspan="5" rowspan=2`.
  static func extent(of tag: Range<Int>, in text: Span<UInt8>) -> Extent {
    Extent(
      columns: number(behind: "colspan=", in: tag, of: text),
      rows: number(behind: "rowspan=", in: tag, of: text))
  }

  private static func number(
    behind name: StaticString, in tag: Range<Int>, of text: Span<UInt8>
  ) -> Int {
    guard let start = tag.first(where: { behind(name, from: $0, in: text) != nil }) else {
      return 1
    }
    var i = start + name.utf8CodeUnitCount
    if text[i] == UInt8(ascii: "\"") || text[i] == UInt8(ascii: "'") { i += 1 }
    let digits = (i..<tag.upperBound).prefix { text[$0] &- 0x30 <= 9 }.prefix(4)
    return max(1, digits.reduce(0) { $0 * 10 + Int(text[$1] &- 0x30) })
  }

  /// The rows with a blank cell in each place but the first that a merged cell takes; nil where none is merged, or the
  /// rows are not as wide as each other, so that some tag is wrong.
  var rowsInGrid: [[RewrittenText.Cell]]? {
    guard extents.joined().contains(where: { $0.columns > 1 || $0.rows > 1 }) else { return nil }
    // By column: how many more rows the cell above takes.
    var open = [Int](repeating: 0, count: Self.mostColumns)
    var grid: [[RewrittenText.Cell]] = []
    for (row, extents) in zip(rows, extents) where !row.isEmpty {
      var line: [RewrittenText.Cell] = []
      for (cell, extent) in zip(row, extents) {
        Self.fill(&line, below: &open, from: cell.place)
        guard line.count + extent.columns <= Self.mostColumns else { return nil }
        for column in 0..<extent.columns {
          open[line.count] = extent.rows - 1
          line.append(column == 0 ? cell : .init(blankAt: cell.end))
        }
      }
      Self.fill(&line, below: &open, from: row[row.count - 1].end)
      guard grid.first.map({ $0.count == line.count }) ?? true else { return nil }
      grid.append(line)
    }
    return grid
  }

  /// Adds the blank cells below merged ones.
  private static func fill(
    _ line: inout [RewrittenText.Cell], below open: inout [Int], from place: Int
  ) {
    while line.count < mostColumns, open[line.count] > 0 {
      open[line.count] -= 1
      line.append(.init(blankAt: place))
    }
  }
}
