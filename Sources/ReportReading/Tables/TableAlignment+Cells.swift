import AuditModel

/// What is printed in a slot, as the cell of its column.
extension TableAlignment {
  /// Reads slot number `slot` into the cell of a line's column.
  @inline(__always)
  mutating func put(
    _ slot: Int, _ line: Line, _ position: Int, into report: inout Report, in text: Span<UInt8>
  ) {
    let header = line.order[position]
    guard let column = header.column, let row = header.row ?? line.record.row else { return }
    let number = firstCell + row * columnCount + column
    var cell = read(slot, row: row, column: column, header, in: text)
    cell.label = line.record.row == nil ? header.label : line.record.label
    if report.cells[number].state == .absent {
      if contradicted.isEmpty || !contradicted.contains(number) { report.cells[number] = cell }
    } else if report.cells[number].state != cell.state
      || report.cells[number].value != cell.value
    {
      // Two lines that contradict each other: nobody may choose between them.
      report.cells[number] = .absent
      contradicted.append(number)
    }
  }

  /// Reads the cell in slot number `slot`, with the unit that its header prints.
  @inline(__always)
  mutating func read(
    _ slot: Int, row: Int, column: Int, _ header: HeaderOrder.Slot, in text: Span<UInt8>
  ) -> Cell {
    let figure = figures[column]
    var cell = readCell(reading.slots[slot], in: text, figure: figure)
    if figure == .amount { convertHeaderUnit(&cell, header: header.label, in: text) }
    if cell.unit != .none { noteUnit(cell, row: row, column: column, in: text) }
    return cell
  }

  /// 元 in the column's header holds for the cells below that print no unit.
  private func convertHeaderUnit(
    _ cell: inout Cell, header: Range<Int>, in text: Span<UInt8>
  ) {
    guard cell.state == .number, cell.unit == .none, printsYuan(header, in: text) else { return }
    guard cell.value.scaled % 10_000 == 0 else {
      cell.state = .unreadable
      cell.value = .zero
      return
    }
    cell.value.scaled /= 10_000
  }

  private func printsYuan(_ header: Range<Int>, in text: Span<UInt8>) -> Bool {
    var before: UInt32 = 0
    var i = header.lowerBound
    while i < header.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if value == 0x5143 { return before != 0x4E07 && before != 0x4EBF }  // 元, 万, 亿
      if !isSpace(value) { before = value }
      i += length
    }
    return false
  }

  private mutating func noteUnit(_ cell: Cell, row: Int, column: Int, in text: Span<UInt8>) {
    notes.append(
      ReaderNote(
        kind: .unitInCell, place: cell.text, table: table,
        cell: forms.catalog.tables[table].cell(row: row, column: column),
        printed: squeezed(cell.text, in: text)))
  }
}
