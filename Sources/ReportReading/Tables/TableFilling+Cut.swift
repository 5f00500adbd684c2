import AuditModel

/// Labels of columns whose second line a web page lost.
extension TableFilling {
  /// The column whose label the words of a header's cell begin, of those that stand in its place in a block of the form:
  /// 本年新 and 本年新 are 本年新制作数量 and 本年新公开数量. nil where no block, or more than one column, fits.
  func columnCut(to cell: Range<Int>, in text: Span<UInt8>) -> Int? {
    guard forms.hasBlocks[table], reading.header.itemCount < Self.mostItems,
      !isValue(cell, in: text)
    else { return nil }
    let words = foldedScalars(cell, in: text)
    guard words.count >= Self.fewestWords else { return nil }
    let before = reading.header.leaves
    var found: Int?
    for form in forms.catalog.editions.flatMap(\.tables) where form.index == table {
      for block in form.blocks where block.columns.count > before.count {
        let columns = block.columns.map { form.columns[$0] }
        guard zip(before, columns).allSatisfy({ $0 == $1.index }) else { continue }
        let column = columns[before.count]
        let label = foldedScalars(of: column.label)
        guard words.count < label.count, label.starts(with: words) else { continue }
        guard found ?? column.index == column.index else { return nil }
        found = column.index
      }
    }
    return found
  }

  /// No block of a form has so many columns and groups.
  private static let mostItems = 64
  /// Fewer signs begin labels of all kinds.
  private static let fewestWords = 3

  /// Puts a column into the header that is being read, whose label was cut.
  mutating func seeCut(_ column: Int, _ cell: Range<Int>, _ key: UInt64) {
    reading.labels.append(
      .init(
        kind: .column, index: column, printed: cell, key: key, altered: -1, guess: .filler))
    addHeader(.column, column, cell)
  }
}
