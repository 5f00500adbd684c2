import AuditModel

/// Words of a header that are none of the form's.
extension TableFilling {
  /// Whether the first words of a header are only spelled like a label that stands behind them in full: they name what
  /// stands below, and not that label.
  mutating func isCorner(
    _ position: Int, of cells: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> Bool {
    guard cells[..<position].allSatisfy(\.isEmpty), !isValue(cells[position], in: text),
      guesses < Self.mostGuesses, cells[position].count <= Self.longestPiece,
      let other = forms.labels.nearest(
        to: foldedScalars(cells[position], in: text), table: table, kinds: [.column, .group],
        where: { _, _ in true })
    else { return false }
    guesses += 1
    return zip(keys, cells).dropFirst(position + 1 - cells.startIndex).contains { key, cell in
      guard !cell.isEmpty, let meaning = headerMeaning(of: key) else { return false }
      return meaning.kind == other.kind && meaning.index == other.index
    }
  }

  /// Fewer words side by side may be the labels of a group and its row.
  private static let fewestOfHeader = 3

  /// Whether a line without values or blanks ends in the label of a column and names a row that is none: that label
  /// itself, 总计 being a row's too, or more than one. It is a header that the form does not have.
  func isForeignHeader(_ line: Line, in text: Span<UInt8>) -> Bool {
    guard let leaf = line.scan.leaf, line.scan.values == 0, !line.hasOwnLines,
      line.cells.count >= Self.fewestOfHeader, line.cells.allSatisfy({ !$0.isEmpty }),
      let last = line.cells.last, let key = keys.last,
      forms.roles(of: key, in: table).isAboveColumns, itemNumber(last, in: text) == nil
    else { return false }
    return leaf.position == line.cells.endIndex - 1
      || Set(keys.compactMap { forms.number(of: .row, labelled: $0, in: table) }).count > 1
  }
}
