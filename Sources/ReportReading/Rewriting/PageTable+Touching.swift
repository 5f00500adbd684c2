import AuditModel

/// Figures of neighbouring cells that are set so close that nothing parts them: 191 and 1636 as 1911636.
///
/// A row then has fewer words than columns, and its total seems to be blank. Where one way to cut the words and leave
/// cells blank gives numbers of which the total is the sum, it is read; else the row is not.
extension PageTable {
  /// The cells of a row whose words may be figures that touch; nil where its totals are printed, or nothing touches.
  func touching(
    _ row: Row, _ found: [Int]?, _ columns: Columns, in text: Span<UInt8>
  ) -> [RewrittenText.Cell]? {
    let words = row.values.map { page.words[$0] }
    guard !forms.isPrintedAcross[table], words.count < columns.count,
      columns.slots.count == columns.count, let first = words.first,
      let last = words.last, !columns.totals.isEmpty
    else { return nil }
    if let found {
      guard !columns.totals.keys.allSatisfy(found.contains), mayTouch(words, found, columns)
      else { return nil }
    } else if words.count + 1 < columns.count {
      // Of words that stand in no column, one may be two figures; where more cells are missing, they are blank.
      return nil
    }
    // Blank cells leave no trace: one way to cut the words without them would prove nothing.
    var glued = GluedCells(forms: forms, table: table, hasBlanks: true)
    glued.add(0, row: nil, columns: columns.slots, runs: words.map(\.range), in: text)
    let readings = glued.readings(of: 0)
    if found == nil, readings.isEmpty { return nil }
    return GluedText.cells(
      readings, of: columns.count, whole: first.range.lowerBound..<last.range.upperBound,
      alone: words.map(\.range), in: text)
  }

  /// Whether a word reaches from its column to where the figures of the next stand, which is blank.
  private func mayTouch(_ words: [PageWords.Word], _ found: [Int], _ columns: Columns) -> Bool {
    zip(words, found).contains { word, column in
      guard let extents = columns.extents[page.lines[word.line].page] else { return false }
      return [column - 1, column + 1].contains { next in
        extents.indices.contains(next) && !found.contains(next)
          && word.start < extents[next].upperBound && extents[next].lowerBound < word.end
      }
    }
  }
}
