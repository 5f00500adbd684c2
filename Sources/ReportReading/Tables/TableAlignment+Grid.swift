import AuditModel

/// Lines as wide as their header: what stands in a cell belongs to the label above it.
extension TableAlignment {
  /// The cells in which values stand below a header; nil where some line prints one beside them, since merged cells that
  /// a converter drops move what stands behind them.
  func grid(below columns: Int) -> TableReading.Grid? {
    guard let grid = reading.grids[columns] else { return nil }
    let records = recordsBelow[columns].map { reading.records[$0] }.filter { isAsWide(grid, $0) }
    return !records.isEmpty && records.allSatisfy { isInside(grid, $0) } ? grid : nil
  }

  /// Whether each line below a header has a cell for each of its columns, and some line prints the first: that no other
  /// cell stands before the values.
  func standBelowLabels(_ order: [HeaderOrder.Slot], number: Int) -> Bool {
    let records = recordsBelow[number].map { reading.records[$0] }
    return records.allSatisfy {
      ($0.isBelowHeader || $0.hasOwnLines) && $0.slots.count == order.count
    }
      && records.contains {
        $0.isBelowHeader || !(reading.slots[$0.slots].first?.isEmpty ?? true)
      }
  }

  /// Where the values of a line begin among its slots, as its header tells; nil where that tells nothing.
  func startInGrid(_ line: Line) -> Int? {
    let record = line.record
    guard line.hasHeader, !line.order.isEmpty, let columns = record.columns else { return nil }
    if record.isBelowHeader, record.slots.count == line.order.count { return 0 }
    guard let grid = grids[columns], isAsWide(grid, record) else { return nil }
    return grid.columns.lowerBound - record.offset
  }

  private func isAsWide(_ grid: TableReading.Grid, _ record: TableReading.Record) -> Bool {
    !record.isBelowHeader && record.offset + record.slots.count == grid.width
      && record.offset <= grid.columns.lowerBound
  }

  private func isInside(_ grid: TableReading.Grid, _ record: TableReading.Record) -> Bool {
    let span = printedSpan(record.slots)
    return span.isEmpty
      || record.offset + span.lowerBound >= grid.columns.lowerBound
        && record.offset + span.upperBound <= grid.end
  }
}
