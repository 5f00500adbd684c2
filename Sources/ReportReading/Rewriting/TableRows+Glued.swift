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
    var cells = gluedCells(in: text)
    // A row that has no reading may have a wrong total; several show that blank cells were lost.
    let isCertain =
      hasBlankCells || cells.rowsWithoutReading >= Self.fewestShown
      || rows.contains(where: isBlankRow)
    if !hasBlankCells, isCertain || cells.rowsWithoutReading > 0 {
      hasBlankCells = true
      cells = gluedCells(in: text)
      hasBlankCells = isCertain
    }
    cells.askTotals()
    for i in glued {
      let readings = cells.readings(of: i)
      let isBelieved = isCertain || !(readings.first?.contains(nil) ?? false)
      write(readings, isBelieved: isBelieved, into: i, in: text)
    }
  }

  /// So many rows without a reading show that cells are blank.
  private static let fewestShown = 3

  private func gluedCells(in text: Span<UInt8>) -> GluedCells {
    var cells = GluedCells(forms: forms, table: table, hasBlanks: hasBlankCells)
    for i in rows.indices
    where !rows[i].values.isEmpty && rows[i].values.allSatisfy({ tokens[$0].kind == .value }) {
      cells.add(
        i, row: row(named: rows[i]), columns: rows[i].columns,
        runs: rows[i].values.map { tokens[$0].pieces[0] }, in: text)
    }
    return cells
  }

  /// Whether nothing is printed behind the label of a row.
  private func isBlankRow(_ row: Row) -> Bool {
    guard row.values.isEmpty, hasWholeHeader(row), let label = row.labels.last else { return false }
    return forms.isLabel(tokens[label].key, of: .row, in: table)
  }

  private func row(named row: Row) -> Int? {
    row.labels.last.flatMap { forms.number(of: .row, labelled: tokens[$0].key, in: table) }
  }

  private mutating func write(
    _ readings: [GluedCells.Reading], isBelieved: Bool, into i: Int, in text: Span<UInt8>
  ) {
    guard let first = rows[i].values.first.map({ tokens[$0].pieces[0] }),
      let last = rows[i].values.last.map({ tokens[$0].pieces[0] })
    else { return }
    rows[i].cells = GluedText.cells(
      readings, isBelieved: isBelieved, of: rows[i].columns.count,
      whole: first.lowerBound..<last.upperBound,
      alone: rows[i].values.map { tokens[$0].pieces[0] }, in: text)
  }
}
