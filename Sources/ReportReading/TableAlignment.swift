import AuditModel

/// Brings the collected lines of values into the cells of a report.
struct TableAlignment {
  let forms: FormLookup
  let table: Int
  /// The edition whose cells hold for the table; nil where neither labels nor year tell.
  let edition: Int?
  let reading: TableReading
  private var notes: [ReaderNote] = []
  /// Where values begin, as the lines without doubt show: below each header, and in the whole table.
  private var habits: [Int?: Habit] = [:]
  private var prevailing = Habit()

  init(forms: FormLookup, table: Int, edition: Int?, reading: TableReading) {
    self.forms = forms
    self.table = table
    self.edition = edition
    self.reading = reading
  }

  mutating func fill(_ report: inout Report, in text: Span<UInt8>) {
    guard !reading.records.isEmpty else { return }
    let orders = reading.records.map(order)
    collectHabits(orders)
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
      if order.isEmpty || fits(order, record) { return order }
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

  /// Where the values of lines begin: so many cells behind the label, or in one column of the whole
  /// table; nil where the lines do not tell.
  private struct Habit {
    var lead: Int?
    var column: Int?

    /// Where the values begin in a line whose slots begin at column `offset`.
    func start(behind offset: Int) -> Int? {
      guard let lead, let column else { return lead ?? column.map { $0 - offset } }
      return lead == column - offset ? lead : nil
    }
  }

  /// How often the values of lines begin where.
  private struct Tally {
    var count = 0
    var leads: [Int: Int] = [:]
    var columns: [Int: Int] = [:]

    mutating func add(lead: Int, column: Int) {
      count += 1
      leads[lead, default: 0] += 1
      columns[column, default: 0] += 1
    }

    /// The place that holds for most lines; both where either holds for as many, since labels may differ
    /// in depth and merged cells may or may not keep their places.
    var habit: Habit {
      guard let lead = most(leads), let column = most(columns) else { return Habit() }
      return Habit(
        lead: lead.count >= column.count ? lead.value : nil,
        column: column.count >= lead.count ? column.value : nil)
    }

    private func most(_ votes: [Int: Int]) -> (value: Int, count: Int)? {
      votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { ($0.key, $0.value) }
    }
  }

  /// Lines that print their first and last value tell where values begin. Where there are none, the last
  /// printed cell of every line tells it, if it is the same: what every line prints is the total.
  private mutating func collectHabits(_ orders: [[HeaderOrder.Slot]]) {
    var certain = Tally()
    var ends = Tally()
    var byHeader: [Int?: Tally] = [:]
    for (record, order) in zip(reading.records, orders) where !record.hasOwnLines {
      let span = printedSpan(record.slots)
      guard !span.isEmpty, starts(record.slots, count: order.count) != nil else { continue }
      let start = span.upperBound - order.count
      ends.add(lead: start, column: record.offset + start)
      guard span.count == order.count else { continue }
      certain.add(lead: start, column: record.offset + start)
      byHeader[record.columns, default: Tally()].add(lead: start, column: record.offset + start)
    }
    habits = byHeader.mapValues(\.habit)
    if certain.count > 0 {
      prevailing = certain.habit
    } else if ends.count >= 3, ends.leads.count == 1 || ends.columns.count == 1 {
      prevailing = ends.habit
    }
    // Sub-rows widen the labels of their block alone.
    for record in reading.records where record.subRow != nil && habits[record.columns] == nil {
      habits[record.columns] = Habit()
    }
  }

  /// Where the values of a line begin among its slots; nil where they cannot be told apart.
  ///
  /// A line that prints its first and last value leaves no doubt. Elsewhere blanks at its ends may be
  /// values or filling, or a value may be missing: only a line as wide as the table is read, and its
  /// values begin where those of the other lines do.
  private func start(of record: TableReading.Record, _ order: [HeaderOrder.Slot]) -> Int? {
    guard let range = starts(record.slots, count: order.count) else { return nil }
    let span = printedSpan(record.slots)
    if span.count == order.count { return range.lowerBound }
    if record.hasOwnLines { return record.slots.count == order.count ? 0 : nil }
    guard record.offset + record.slots.count >= reading.width else { return nil }
    if record.slots.count == order.count { return 0 }
    let habit = habits[record.columns] ?? prevailing
    if let start = habit.start(behind: record.offset), range.contains(start) { return start }
    return span.isEmpty ? range.lowerBound : nil
  }

  private mutating func place(
    _ record: TableReading.Record, _ order: [HeaderOrder.Slot], into report: inout Report,
    in text: Span<UInt8>
  ) {
    guard let start = start(of: record, order) else {
      noteMisfit(record, expected: order.count, in: text)
      return
    }
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
