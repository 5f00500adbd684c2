import AuditModel

/// Lines as wide as their header: what stands in a cell belongs to the label above it.
extension TableAlignment {
  /// The cells in which values stand below a header with a column of the agency's own, or one twice; nil where some line
  /// prints one beside them, since merged cells that a converter drops move what stands behind them, or where the totals
  /// do not come out.
  func grid(below number: Int, in text: Span<UInt8>) -> TableReading.Grid? {
    guard let grid = reading.grids[number] else { return nil }
    let order = reading.columnOrders[number]
    let isOwn =
      order.contains { $0.column == nil }
      || grid.end > grid.columns.upperBound && !forms.hasBlocks[table]
    let records = recordsBelow[number].map { reading.records[$0] }.filter { isAsWide(grid, $0) }
    guard isOwn, !records.isEmpty, records.allSatisfy({ isInside(grid, $0) }) else { return nil }
    var right = 0
    var all = 0
    for record in records {
      let start = record.slots.lowerBound + grid.columns.lowerBound - record.offset
      guard let isRight = addsUp(reading.slots[start..<start + order.count], order, in: text)
      else { continue }
      all += 1
      if isRight { right += 1 }
    }
    return mostComeOut(right, of: all) ? grid : nil
  }

  /// Whether the cells below columns add up to the one below their total; nil where that prints no number, or no total
  /// stands there.
  private func addsUp(
    _ cells: ArraySlice<Range<Int>>, _ order: [HeaderOrder.Slot], in text: Span<UInt8>
  ) -> Bool? {
    var sum: Int64 = 0
    var total: Int64?
    for (slot, range) in zip(order, cells) {
      guard let column = slot.column else { continue }
      let cell = readCell(range, in: text, figure: .count)
      if forms.isDerived(column, of: table) {
        guard cell.state == .number else { return nil }
        total = cell.value.scaled
      } else {
        sum &+= cell.value.scaled
      }
    }
    return total.map { $0 == sum }
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

  /// Of a line printed across below a label that the form does not know: whether each row's total comes out, since that
  /// label may stand anywhere among theirs.
  func isSure(_ line: Line, from start: Int, in text: Span<UInt8>) -> Bool {
    guard line.record.row == nil, line.order.contains(where: { $0.column == nil }) else {
      return true
    }
    let first = line.record.slots.lowerBound + start
    let values = reading.slots[first..<first + line.order.count].map { range -> Int64? in
      let cell = readCell(range, in: text, figure: .count)
      return cell.state == .number ? cell.value.scaled : nil
    }
    return BlanksBySums(columns: line.order, forms: forms, table: table).addUp(values)
  }
}
