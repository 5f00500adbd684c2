import AuditModel

/// Columns that a table lacks.
extension FormComparison {
  /// Declared columns that no header line above a row shows.
  func missingColumns(in text: Span<UInt8>) -> [ReaderNote] {
    if form.isPrintedAcross { return missingColumnsAcross() }
    // A header of which nothing was read may be there in pieces.
    if !forms.hasBlocks[table], reading.columnMasks.allSatisfy({ $0 == 0 }),
      form.columns.allSatisfy({ isPrintedInPieces($0.label, in: text) })
    {
      return []
    }
    var notes: [ReaderNote] = []
    var told: UInt64 = 0
    for record in reading.records {
      guard let row = record.row, let columns = record.columns, !tornHeaders.contains(columns)
      else { continue }
      let missing = declared(row) & ~reading.columnMasks[columns] & ~told
      guard missing != 0, !isForeign(columns, above: row) else { continue }
      told |= missing
      notes += notesOfMissing(missing, row: row, beside: reading.columnOrders[columns].first)
    }
    return notes
  }

  /// Whether a table mixes editions, and a header has just the columns that another one has for the row: that is told,
  /// not that it lacks those of this one.
  private func isForeign(_ columns: Int, above row: Int) -> Bool {
    reading.isMixed(in: edition)
      && forms.declaredColumns.indices.contains {
        $0 != edition && forms.declaredColumns[$0][table][row] == reading.columnMasks[columns]
      }
  }

  private func missingColumnsAcross() -> [ReaderNote] {
    guard let columns = reading.records.first?.columns else { return [] }
    // Where each row is a table of its own, all their headers are one.
    let printedSlots =
      rowAcross(columns) != nil
      ? Array(reading.columnOrders.joined()) : reading.columnOrders[columns]
    var notes: [ReaderNote] = []
    for row in form.rows.indices.map({ form.rows[$0].index }) {
      var printed: UInt64 = 0
      var first: HeaderOrder.Slot?
      for slot in printedSlots where slot.row == row {
        if first == nil { first = slot }
        if let column = slot.column { printed |= 1 << UInt64(column) }
      }
      let missing = declared(row) & ~printed
      if missing != 0 { notes += notesOfMissing(missing, row: row, beside: first) }
    }
    return notes
  }

  /// The one row of a table printed across whose columns a header has; nil where it has several rows'.
  func rowAcross(_ columns: Int?) -> Int? {
    guard let order = columns.map({ reading.columnOrders[$0] }), let row = order.first?.row,
      order.allSatisfy({ $0.row == row })
    else { return nil }
    return row
  }

  private func notesOfMissing(
    _ missing: UInt64, row: Int, beside slot: HeaderOrder.Slot?
  ) -> [ReaderNote] {
    form.columns.filter { missing & 1 << UInt64($0.index) != 0 }.map { column in
      ReaderNote(
        kind: .missingColumn, place: slot?.label ?? start, table: table,
        cell: forms.catalog.tables[table].cell(row: row, column: column.index),
        official: column.label)
    }
  }

  func declared(_ row: Int) -> UInt64 { forms.declaredColumns[edition][table][row] }

  /// The first cell that the edition declares in a row.
  func firstCell(ofRow row: Int) -> Int? {
    form.columns.first { declared(row) & 1 << UInt64($0.index) != 0 }.map {
      forms.catalog.tables[table].cell(row: row, column: $0.index)
    }
  }
}
