import AuditModel

/// The lines of values, and the columns above them.
extension TableAlignment {
  /// A record with the columns that stand above it.
  struct Line {
    var record: TableReading.Record
    var order: [HeaderOrder.Slot]
    /// Whether a header prints these columns; else they are the form's own.
    var hasHeader: Bool
    /// The slots from the first to the last that is printed, counted from the record's first.
    var span: Range<Int>
    /// Whether a value seems to be missing before the last one, so that it is not known whose any of them is.
    var lostValue = false

    /// Whether it prints its first and its last value.
    var isWhole: Bool { span.count == order.count }

    /// Where the values may start among the slots so that nothing printed is left out.
    var starts: ClosedRange<Int>? {
      guard !order.isEmpty, record.slots.count >= order.count else { return nil }
      let last = record.slots.count - order.count
      if span.isEmpty { return 0...last }
      let low = max(0, span.upperBound - order.count)
      let high = min(span.lowerBound, last)
      return low <= high ? low...high : nil
    }
  }

  /// A header's columns without unknown ones at its end that hardly any line fills (备注).
  func filledOrder(_ index: Int) -> [HeaderOrder.Slot] {
    let order = reading.columnOrders[index]
    guard let last = order.lastIndex(where: { $0.column != nil }), last + 1 < order.count else {
      return order
    }
    var whole = 0
    var short = 0
    for record in recordsBelow[index] {
      let count = printedSpan(reading.records[record].slots).count
      if count == order.count { whole += 1 }
      if count == last + 1 { short += 1 }
    }
    return short > whole ? Array(order[...last]) : order
  }

  /// The columns above a line of values: those of its header where the form has them for this row, else the
  /// form's own where only they fit.
  func line(of record: TableReading.Record, in text: Span<UInt8>) -> Line {
    let span = printedSpan(record.slots)
    if let order = orderOfForm(record, values: span.count) {
      return Line(record: record, order: order, hasHeader: false, span: span)
    }
    if let columns = record.columns {
      let order = orders[columns]
      let fits = record.row.map {
        forms.knownColumns[table][$0] & reading.columnMasks[columns] != 0
      }
      if order.isEmpty || fits ?? true {
        return Line(record: record, order: order, hasHeader: !order.isEmpty, span: span)
      }
      if span.count > 1, isUnknown(order, in: text) {
        return Line(record: record, order: [], hasHeader: false, span: span)
      }
    }
    if headsAreUnknown, record.columns.map({ reading.columnMasks[$0] == 0 }) ?? true {
      return Line(record: record, order: [], hasHeader: false, span: span)
    }
    let declared =
      declaredOrder(record, values: span.count)
      ?? declaredOrder(record, values: record.slots.count) ?? []
    return Line(record: record, order: declared, hasHeader: false, span: span)
  }

  /// The official columns, where so many cells fit those of the edition.
  func declaredOrder(_ record: TableReading.Record, values: Int) -> [HeaderOrder.Slot]? {
    for candidate in edition.map({ [$0] }) ?? Array(forms.catalog.editions.indices) {
      let declared = forms.catalog.declared[candidate][table]
      let rows = record.row.map { [$0] } ?? declared.rows
      let order = rows.flatMap { row in
        forms.columns(ofRow: row, in: table, edition: candidate).map {
          HeaderOrder.Slot(
            row: record.row == nil ? row : nil, column: $0, label: record.label)
        }
      }
      if !order.isEmpty, order.count == values { return order }
    }
    return nil
  }

  func printedSpan(_ slots: Range<Int>) -> Range<Int> {
    var low = slots.lowerBound
    var high = slots.upperBound
    while low < high, reading.slots[low].isEmpty { low += 1 }
    while high > low, reading.slots[high - 1].isEmpty { high -= 1 }
    return low < high ? low - slots.lowerBound..<high - slots.lowerBound : 0..<0
  }

  func range(of record: TableReading.Record) -> Range<Int> {
    let slots = reading.slots[record.slots]
    let start = record.label.isEmpty ? slots.first?.lowerBound : record.label.lowerBound
    let end = slots.last?.upperBound ?? record.label.upperBound
    return (start ?? end)..<max(start ?? end, end)
  }
}
