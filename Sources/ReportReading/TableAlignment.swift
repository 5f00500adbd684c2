import AuditModel

/// Brings the collected lines of values into the cells of a report.
struct TableAlignment {
  let forms: FormLookup
  let table: Int
  /// The edition whose cells hold for the table; nil where neither labels nor year tell.
  let edition: Int?
  let reading: TableReading
  var notes: [ReaderNote] = []
  /// By index into `TableReading.columnOrders`.
  private var orders: [[HeaderOrder.Slot]] = []
  /// Where values begin, as the lines without doubt show: below each header, and in the whole table.
  private var habits: [Int?: Habit] = [:]
  private var prevailing = Habit()
  /// How far behind their labels the values of lines begin that nothing fills up.
  var evenLeads = EvenLeads()
  /// Lines whose values could not be given to their columns.
  var misfits: [Line] = []
  /// Cells for which two lines give different values.
  private var contradicted: [Int] = []

  let firstCell: Int
  let columnCount: Int
  private let figures: [FormLine.Figure]

  init(forms: FormLookup, table: Int, edition: Int?, reading: TableReading) {
    self.forms = forms
    self.table = table
    self.edition = edition
    self.reading = reading
    firstCell = forms.catalog.tables[table].firstCell
    columnCount = forms.catalog.tables[table].columns.count
    figures = forms.figures[table]
  }

  mutating func fill(_ report: inout Report, in text: Span<UInt8>) {
    guard !reading.records.isEmpty else { return }
    orders = reading.columnOrders.indices.map {
      believed(filledOrder($0), number: $0, in: text)
    }
    var lines: [Line] = []
    lines.reserveCapacity(reading.records.count)
    for record in reading.records { lines.append(line(of: record)) }
    // Habits are asked for only where some line leaves a doubt.
    if !lines.allSatisfy({ $0.span.count == $0.order.count }) {
      collectHabits(lines)
      collectEvenLeads(lines)
      markLostValues(in: &lines, text)
    }
    // Where nothing is printed behind any label, no value can be anybody else's.
    let isBlank =
      lines.count > 1 && reading.extraRows.isEmpty && reading.nameless.isEmpty
      && lines.allSatisfy { $0.hasHeader && $0.span.isEmpty }
    for line in lines {
      if isBlank || lostOnlyItsLastBlank(line), start(of: line) == nil {
        fillBlank(line, &report)
      } else {
        place(line, into: &report, in: text)
      }
    }
    dropUndeclared(from: &report)
    noteMisfits(in: text)
    report.notes += notes
  }

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
  }

  // MARK: Columns of a line

  /// A header's columns without unknown ones at its end that hardly any line fills (备注).
  private func filledOrder(_ index: Int) -> [HeaderOrder.Slot] {
    let order = reading.columnOrders[index]
    guard let last = order.lastIndex(where: { $0.column != nil }), last + 1 < order.count else {
      return order
    }
    var whole = 0
    var short = 0
    for record in reading.records where record.columns == index {
      let count = printedSpan(record.slots).count
      if count == order.count { whole += 1 }
      if count == last + 1 { short += 1 }
    }
    return short > whole ? Array(order[...last]) : order
  }

  /// The columns above a line of values: those of its header where the form has them for this row, else the
  /// form's own where only they fit.
  private func line(of record: TableReading.Record) -> Line {
    let span = printedSpan(record.slots)
    if let columns = record.columns {
      let order = orders[columns]
      let fits = record.row.map {
        forms.knownColumns[table][$0] & reading.columnMasks[columns] != 0
      }
      if order.isEmpty || fits ?? true {
        return Line(record: record, order: order, hasHeader: !order.isEmpty, span: span)
      }
    }
    let declared =
      declaredOrder(record, values: span.count)
      ?? declaredOrder(record, values: record.slots.count) ?? []
    return Line(record: record, order: declared, hasHeader: false, span: span)
  }

  /// The official columns, where so many cells fit those of the edition.
  private func declaredOrder(_ record: TableReading.Record, values: Int) -> [HeaderOrder.Slot]? {
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

  private func printedSpan(_ slots: Range<Int>) -> Range<Int> {
    var low = slots.lowerBound
    var high = slots.upperBound
    while low < high, reading.slots[low].isEmpty { low += 1 }
    while high > low, reading.slots[high - 1].isEmpty { high -= 1 }
    return low < high ? low - slots.lowerBound..<high - slots.lowerBound : 0..<0
  }

  // MARK: Alignment

  /// Where the values may start among the slots so that nothing printed is left out.
  func starts(_ line: Line) -> ClosedRange<Int>? {
    let count = line.order.count
    let slots = line.record.slots.count
    guard count > 0, slots >= count else { return nil }
    if line.span.isEmpty { return 0...slots - count }
    let low = max(0, line.span.upperBound - count)
    let high = min(line.span.lowerBound, slots - count)
    return low <= high ? low...high : nil
  }

  /// Where the values of lines begin: so many cells behind the label, or in one column of the whole
  /// table; nil where the lines do not tell.
  private struct Habit {
    var lead: Int?
    var column: Int?

    /// Whether its two places are not the same for a line whose slots begin at column `offset`.
    func isContradictory(behind offset: Int) -> Bool {
      guard let lead, let column else { return false }
      return lead != column - offset
    }

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
  private mutating func collectHabits(_ lines: [Line]) {
    var certain = Tally()
    var ends = Tally()
    var byHeader: [Int?: Tally] = [:]
    // In one line the total would stand where the line has no cell.
    var isContradicted = false
    for line in lines where !line.record.hasOwnLines {
      let record = line.record
      guard !line.span.isEmpty, starts(line) != nil else { continue }
      let start = line.span.upperBound - line.order.count
      if start < 0 { isContradicted = true }
      ends.add(lead: start, column: record.offset + start)
      guard line.span.count == line.order.count else { continue }
      certain.add(lead: start, column: record.offset + start)
      byHeader[record.columns, default: Tally()].add(lead: start, column: record.offset + start)
    }
    habits = byHeader.mapValues(\.habit)
    if certain.count > 0 {
      prevailing = certain.habit
    } else if ends.count >= 3, !isContradicted, ends.leads.count == 1 || ends.columns.count == 1 {
      prevailing = ends.habit
    }
    // Sub-rows widen the labels of their block alone.
    for record in reading.records where record.subRow != nil && habits[record.columns] == nil {
      habits[record.columns] = Habit()
    }
  }

  /// Where the lines below the same header begin; where those are too few to tell, all lines of the table.
  private func usualStart(of record: TableReading.Record) -> Int? {
    guard let habit = habits[record.columns] else {
      return prevailing.start(behind: record.offset)
    }
    // Blocks differ: what holds in one says nothing of another.
    return habit.isContradictory(behind: record.offset) && !forms.hasBlocks[table]
      ? prevailing.start(behind: record.offset) : habit.start(behind: record.offset)
  }

  /// Where the values of a line begin among its slots; nil where they cannot be told apart.
  ///
  /// A line that prints its first and last value leaves no doubt. Elsewhere blanks at its ends may be
  /// values or filling, or a value may be missing: only a line as wide as the table is read, and its
  /// values begin where those of the other lines do.
  func start(of line: Line) -> Int? {
    let record = line.record
    guard let range = starts(line), !line.lostValue else { return nil }
    if line.span.count == line.order.count { return range.lowerBound }
    if record.hasOwnLines { return record.slots.count == line.order.count ? 0 : nil }
    if let lead = evenLead(of: line) ?? leadInGrid(line), range.contains(lead) { return lead }
    if record.isBelowHeader, record.slots.count == line.order.count { return 0 }
    let habit = usualStart(of: record)
    let usual = habit.flatMap { range.contains($0) ? $0 : nil }
    // Of nothing but blanks, every reading is the same.
    if line.span.isEmpty {
      return record.slots.count == line.order.count ? 0 : usual ?? range.lowerBound
    }
    if record.offset + record.slots.count < reading.width {
      // A line that lost some of its filling still has its last value where the last column is.
      return habit == 0 && line.span.upperBound == line.order.count ? 0 : nil
    }
    return record.slots.count == line.order.count ? 0 : usual
  }

  private mutating func place(_ line: Line, into report: inout Report, in text: Span<UInt8>) {
    let record = line.record
    guard let start = start(of: line) else {
      misfits.append(line)
      placeBySums(line, into: &report, in: text)
      return
    }
    if !line.hasHeader {
      notes.append(ReaderNote(kind: .inferred, place: range(of: record), table: table))
    }
    if let name = record.subRow, let row = record.row {
      let width = forms.catalog.tables[table].columns.count
      var cells = [Cell](repeating: .absent, count: width)
      for (slot, cell) in zip(line.order, record.slots.dropFirst(start)) {
        guard let column = slot.column else { continue }
        cells[column] = read(cell, row: row, column: column, slot, in: text)
        cells[column].label = name
      }
      report.subRows.append(
        .init(table: table, row: row, name: squeezed(name, in: text), cells: cells))
      return
    }
    let first = record.slots.lowerBound + start
    for k in line.order.indices { put(first + k, line, k, into: &report, in: text) }
  }

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
  private mutating func read(
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

  // MARK: Notes

  func range(of record: TableReading.Record) -> Range<Int> {
    let slots = reading.slots[record.slots]
    let start = record.label.isEmpty ? slots.first?.lowerBound : record.label.lowerBound
    let end = slots.last?.upperBound ?? record.label.upperBound
    return (start ?? end)..<max(start ?? end, end)
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
    let declared = forms.catalog.declared[edition][table].isDeclared
    for i in declared.indices where !declared[i] && report.cells[firstCell + i].state != .absent {
      report.cells[firstCell + i] = .absent
    }
  }
}
