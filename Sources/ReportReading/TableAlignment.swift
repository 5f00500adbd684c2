import AuditModel

/// Brings the collected lines of values into the cells of a report.
struct TableAlignment {
  let forms: FormLookup
  let table: Int
  /// The edition whose cells hold for the table; nil where neither labels nor year tell.
  let edition: Int?
  let reading: TableReading
  private var notes: [ReaderNote] = []
  /// How many empty columns stand between label and values, as lines without doubt show.
  private var lead = 0

  init(forms: FormLookup, table: Int, edition: Int?, reading: TableReading) {
    self.forms = forms
    self.table = table
    self.edition = edition
    self.reading = reading
  }

  mutating func fill(_ report: inout Report, in text: Span<UInt8>) {
    guard !reading.records.isEmpty else { return }
    let orders = reading.records.map(order)
    lead = prevailingLead(orders)
    for (record, order) in zip(reading.records, orders) {
      place(record, order, into: &report, in: text)
    }
    dropUndeclared(from: &report)
    report.notes += notes
  }

  // MARK: Columns of a line

  /// The columns that stand above a line of values: those of its header where the form has them
  /// for this row, else the form's own where only they fit.
  private func order(of record: TableReading.Record) -> [HeaderOrder.Slot] {
    if let columns = record.columns {
      let order = reading.columnOrders[columns]
      if fits(order, record) { return order }
    }
    return declaredOrder(record) ?? []
  }

  private func fits(_ order: [HeaderOrder.Slot], _ record: TableReading.Record) -> Bool {
    guard !order.isEmpty else { return false }
    guard let row = record.row else { return true }
    return order.contains { slot in
      slot.column.map { column in
        forms.catalog.declared.contains { isDeclared(row: row, column: column, in: $0[table]) }
      } ?? false
    }
  }

  private func isDeclared(row: Int, column: Int, in cells: FormCatalog.EditionCells) -> Bool {
    cells.isDeclared[row * forms.catalog.tables[table].columns.count + column]
  }

  /// The official columns, where the number of values fits those of the edition.
  private func declaredOrder(_ record: TableReading.Record) -> [HeaderOrder.Slot]? {
    for candidate in edition.map({ [$0] }) ?? Array(forms.catalog.editions.indices) {
      let declared = forms.catalog.declared[candidate][table]
      let rows = record.row.map { [$0] } ?? declared.rows
      let order = rows.flatMap { row in
        declared.columns.filter { isDeclared(row: row, column: $0, in: declared) }.map {
          HeaderOrder.Slot(
            row: record.row == nil ? row : nil, column: $0, label: record.label)
        }
      }
      if !order.isEmpty, order.count == printedSpan(record.slots).count { return order }
    }
    return nil
  }

  private func printedSpan(_ slots: [Range<Int>]) -> Range<Int> {
    guard let first = slots.firstIndex(where: { !$0.isEmpty }),
      let last = slots.lastIndex(where: { !$0.isEmpty })
    else { return 0..<0 }
    return first..<last + 1
  }

  // MARK: Alignment

  /// Where the values may start among the slots so that nothing printed is left out.
  private func starts(_ slots: [Range<Int>], count: Int) -> ClosedRange<Int>? {
    guard count > 0, slots.count >= count else { return nil }
    let span = printedSpan(slots)
    if span.isEmpty { return 0...slots.count - count }
    let low = max(0, span.upperBound - count)
    let high = min(span.lowerBound, slots.count - count)
    return low <= high ? low...high : nil
  }

  private func prevailingLead(_ orders: [[HeaderOrder.Slot]]) -> Int {
    var votes: [Int: Int] = [:]
    for (record, order) in zip(reading.records, orders) {
      if let range = starts(record.slots, count: order.count), range.count == 1 {
        votes[range.lowerBound, default: 0] += 1
      }
    }
    return votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }

  private mutating func place(
    _ record: TableReading.Record, _ order: [HeaderOrder.Slot], into report: inout Report,
    in text: Span<UInt8>
  ) {
    guard let range = starts(record.slots, count: order.count),
      range.count == 1 || range.contains(lead)
    else {
      noteMisfit(record, expected: order.count, in: text)
      return
    }
    let start = range.count == 1 ? range.lowerBound : lead
    if record.columns == nil || !fits(reading.columnOrders[record.columns!], record) {
      notes.append(ReaderNote(kind: .inferred, place: line(of: record), table: table))
    }
    let width = forms.catalog.tables[table].columns.count
    var subCells = record.subRow.map { _ in [Cell](repeating: .absent, count: width) }
    for (k, slot) in order.enumerated() {
      guard let column = slot.column, let row = slot.row ?? record.row else { continue }
      var cell = readCell(record.slots[start + k], in: text, figure: forms.figures[table][column])
      convertHeaderUnit(&cell, header: slot.label, column: column, in: text)
      cell.label = record.row == nil ? slot.label : record.label
      if cell.unit != .none { noteUnit(cell, row: row, column: column, in: text) }
      let number = forms.catalog.tables[table].cell(row: row, column: column)
      if subCells != nil {
        cell.label = record.subRow
        subCells![column] = cell
      } else if report.cells[number].state == .absent {
        report.cells[number] = cell
      }
    }
    if let subCells, let name = record.subRow, let row = record.row {
      report.subRows.append(
        .init(table: table, row: row, name: squeezed(name, in: text), cells: subCells))
    }
  }

  /// 元 in the column's header holds for the cells below that print no unit.
  private func convertHeaderUnit(
    _ cell: inout Cell, header: Range<Int>, column: Int, in text: Span<UInt8>
  ) {
    guard forms.figures[table][column] == .amount, cell.state == .number, cell.unit == .none,
      printsYuan(header, in: text)
    else { return }
    guard cell.value.scaled % 10_000 == 0 else {
      cell.state = .unreadable
      cell.value = .zero
      return
    }
    cell.value.scaled /= 10_000
  }

  private func printsYuan(_ header: Range<Int>, in text: Span<UInt8>) -> Bool {
    for i in header where behind("元", from: i, in: text) != nil {
      return i < header.lowerBound + 3 || behind("万", from: i - 3, in: text) == nil
    }
    return false
  }

  // MARK: Notes

  private func line(of record: TableReading.Record) -> Range<Int> {
    let start = record.label.isEmpty ? record.slots.first?.lowerBound : record.label.lowerBound
    let end = record.slots.last?.upperBound ?? record.label.upperBound
    return (start ?? end)..<max(start ?? end, end)
  }

  private mutating func noteMisfit(
    _ record: TableReading.Record, expected: Int, in text: Span<UInt8>
  ) {
    let printed = printedSpan(record.slots).count
    notes.append(
      ReaderNote(
        kind: printed > expected ? .extraColumn : .missingColumn, place: line(of: record),
        table: table,
        printed: squeezed(record.label, in: text) + "：读到 \(printed) 个数",
        official: expected > 0 ? "\(expected) 个数" : nil))
  }

  private mutating func noteUnit(_ cell: Cell, row: Int, column: Int, in text: Span<UInt8>) {
    notes.append(
      ReaderNote(
        kind: .unitInCell, place: cell.text, table: table,
        cell: forms.catalog.tables[table].cell(row: row, column: column),
        printed: squeezed(cell.text, in: text)))
  }

  /// A cell that the table's edition does not have is absent, whatever another edition would read there.
  private func dropUndeclared(from report: inout Report) {
    guard let edition else { return }
    let first = forms.catalog.tables[table].firstCell
    let declared = forms.catalog.declared[edition][table].isDeclared
    for i in declared.indices where !declared[i] { report.cells[first + i] = .absent }
  }
}

/// The printed text without white space.
func squeezed(_ range: Range<Int>, in text: Span<UInt8>) -> String {
  var bytes: [UInt8] = []
  var i = range.lowerBound
  while i < range.upperBound {
    let (value, length) = scalar(at: i, in: text)
    if !isSpace(value) { for k in i..<i + length { bytes.append(text[k]) } }
    i += length
  }
  return String(decoding: bytes, as: UTF8.self)
}
