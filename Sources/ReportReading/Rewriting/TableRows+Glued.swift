import AuditModel

/// Rows whose values were run together.
extension TableRows {
  /// Splits glued values where that can be done in one way only; marks the others as unreadable.
  mutating func splitGlued(in text: Span<UInt8>) {
    let glued = rows.indices.filter { i in
      let row = rows[i]
      return row.cells == nil && !row.values.isEmpty && row.values.count < row.columns.count
        && hasWholeHeader(row)
        && (row.values.contains { tokens[$0].isGlued } || row.values.count == 1 && hasGluedLabels)
        && row.values.allSatisfy { tokens[$0].kind == .value }
    }
    guard !glued.isEmpty else { return }
    var cells = GluedCells(forms: forms, table: table)
    for i in rows.indices where rows[i].values.allSatisfy({ tokens[$0].kind == .value }) {
      cells.add(
        i, row: row(named: rows[i]), columns: rows[i].columns,
        runs: rows[i].values.map { tokens[$0].pieces[0] }, in: text)
    }
    cells.askTotals()
    for i in glued { write(cells.readings(of: i), into: i, in: text) }
  }

  private func row(named row: Row) -> Int? {
    row.labels.last.flatMap { forms.number(of: .row, labelled: tokens[$0].key, in: table) }
  }

  private mutating func write(
    _ readings: [GluedCells.Reading], into i: Int, in text: Span<UInt8>
  ) {
    guard let first = rows[i].values.first.map({ tokens[$0].pieces[0] }),
      let last = rows[i].values.last.map({ tokens[$0].pieces[0] })
    else { return }
    let whole = first.lowerBound..<last.upperBound
    if let only = readings.first, readings.count == 1 {
      rows[i].cells = only.map { RewrittenText.Cell($0) }
      // What stood alone was not split.
      let alone = Set(rows[i].values.map { tokens[$0].pieces[0] })
      for k in only.indices where !alone.contains(only[k]) {
        rows[i].cells?[k].glued = GluedText(printed: whole, doubt: .none)
      }
    } else {
      let told = readings.prefix(GluedText.mostReadings).map { reading in
        reading.map { squeezed($0, in: text) }.joined(separator: "、")
      }
      let glued = GluedText(
        printed: whole, doubt: .readings(Array(told), count: readings.count))
      rows[i].cells = rows[i].columns.map { _ in
        var cell = RewrittenText.Cell(whole)
        cell.glued = glued
        return cell
      }
    }
  }
}
