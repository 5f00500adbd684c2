import AuditModel

/// Labels that a converter moved against their values by half a line.
///
///     1.本机关不掌握相关政府信息              A label alone, rows that seem whole, and a row without label: as there
///     2.没有现成信息需要另行制作    27 2 29   are as many labels as lines of values, they belong together in their
///     3.补正后申请内容仍不明确      64 0 64   order.
///                                   60 1 61
extension PageTable {
  /// Rows between a label alone and a row without, and lines of the page.
  private static let mostMoved = 4
  private static let mostLines = 12

  /// Gives the labels that stand alone, and those of the rows behind them, to the next row each, up to one of `loose` that
  /// is a whole row by its total; that one is a row from then on.
  mutating func moveLabels(onto loose: inout [Row], in text: Span<UInt8>) {
    let most = rows.map(\.values.count).max() ?? 0
    guard !isByOrder, !loose.isEmpty, rows.allSatisfy({ $0.label != nil }) else { return }
    var standing = labelsAlone(besides: loose, in: text)
    let printed = forms.foldedLabels(of: table)
    for row in loose
    where isWhole(row, most, in: text) && hasNoOtherWords(row, besides: printed, in: text) {
      // Of two labels or lines nobody can say which go together.
      let alone = standing.filter { abs($0.firstLine - row.line) <= Self.mostLines }
      guard loose.count(where: { abs($0.line - row.line) <= Self.mostLines }) == 1 else { continue }
      if alone.count == 1, let label = alone.first {
        let between = rows.indices.filter {
          (label.lastLine < rows[$0].line && rows[$0].line < row.line)
            || (row.line < rows[$0].line && rows[$0].line < label.firstLine)
        }
        guard !between.isEmpty, between.count <= Self.mostMoved else { continue }
        var row = row
        var labels = between.compactMap { rows[$0].label }
        let isAbove = label.firstLine < row.line
        labels.insert(label, at: isAbove ? 0 : labels.count)
        row.label = isAbove ? labels.removeLast() : labels.removeFirst()
        for (i, moved) in zip(between, labels) { rows[i].label = moved }
        standing.removeAll { $0.words == label.words }
        loose.removeAll { $0.line == row.line }
        rows = (rows + [row]).sorted { $0.line < $1.line }
      }
    }
  }

  /// Whether no words but those of known labels stand in the row and in lines without values beside it. Where others do, it
  /// is the row of a label that nobody knows, and a label alone is that of a blank row.
  private func hasNoOtherWords(
    _ row: Row, besides labels: [[UInt32]], in text: Span<UInt8>
  ) -> Bool {
    let beside = max(0, row.line - 1)...min(page.lines.count - 1, row.line + 1)
    return beside.allSatisfy { line in
      let words = page.lines[line].words
      if line != row.line, words.contains(where: { page.words[$0].isValue }) { return true }
      return words.allSatisfy { word in
        row.values.contains(word)
          || isPiece(foldedScalars(page.words[word].range, in: text), ofOne: labels)
      }
    }
  }

  /// Whether a line has a value for every column, or its last is what the others come to.
  private func isWhole(_ row: Row, _ most: Int, in text: Span<UInt8>) -> Bool {
    guard row.values.count < most else { return true }
    guard row.values.count > 1,
      let values = readCounts(
        row.values.map { page.words[$0].range }, dashesAsZero: true, in: text),
      let total = values.last, total > 0
    else { return false }
    return values.dropLast().reduce(0, &+) == total
  }
}
