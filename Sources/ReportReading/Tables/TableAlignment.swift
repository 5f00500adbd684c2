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
  var orders: [[HeaderOrder.Slot]] = []
  /// By the same index: the records below each header, as indices into `TableReading.records`.
  private(set) var recordsBelow: [[Int]] = []
  private var valueStarts = ValueStarts()
  /// How far behind their labels the values of lines begin that nothing fills up.
  var evenLeads = EvenLeads()
  /// Lines whose values could not be given to their columns.
  var misfits: [Line] = []
  /// Whether rows were put together from pieces, so that what does not fit may be our doing.
  let isPutInOrder: Bool
  /// Headers of whose columns but some were found, and those of them below which lines are read in the order of the
  /// form; as indices into `TableReading.columnOrders`.
  var tornHeaders: Set<Int> = []
  var readByForm: Set<Int> = []
  /// Whether no header was found above the lines, and they are not in the order of the form for sure.
  var headsAreUnknown = false
  /// Cells for which two lines give different values.
  var contradicted: [Int] = []

  let firstCell: Int
  let columnCount: Int
  let figures: [FormLine.Figure]

  init(
    forms: FormLookup, table: Int, edition: Int?, reading: TableReading, isPutInOrder: Bool
  ) {
    self.isPutInOrder = isPutInOrder
    self.forms = forms
    self.table = table
    self.edition = edition
    self.reading = reading
    firstCell = forms.catalog.tables[table].firstCell
    columnCount = forms.catalog.tables[table].columns.count
    figures = forms.figures[table]
  }

  /// - Parameter paragraphs: those of the section that the table stands in.
  mutating func fill(
    _ report: inout Report, beside paragraphs: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) {
    guard !reading.records.isEmpty else { return }
    recordsBelow = Array(repeating: [], count: reading.columnOrders.count)
    for (i, record) in reading.records.enumerated() {
      if let columns = record.columns { recordsBelow[columns].append(i) }
    }
    findTornHeaders(in: text)
    headsAreUnknown = lacksHeads(among: paragraphs, in: text)
    orders = reading.columnOrders.indices.map {
      believed(filledOrder($0), number: $0, in: text)
    }
    var lines: [Line] = []
    lines.reserveCapacity(reading.records.count)
    for record in reading.records { lines.append(line(of: record, in: text)) }
    // Habits are asked for only where some line leaves a doubt.
    if !lines.allSatisfy(\.isWhole) {
      valueStarts = ValueStarts(of: lines, hasBlocks: forms.hasBlocks[table])
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
    if isPutInOrder { dropCutTotals(from: &report) }
    noteMisfits(in: text)
    report.notes += notes
  }

  /// Where the values of a line begin among its slots; nil where they cannot be told apart.
  ///
  /// A line that prints its first and last value leaves no doubt. Elsewhere blanks at its ends may be
  /// values or filling, or a value may be missing: only a line as wide as the table is read, and its
  /// values begin where those of the other lines do.
  func start(of line: Line) -> Int? {
    let record = line.record
    guard let range = line.starts, !line.lostValue else { return nil }
    if line.isWhole { return range.lowerBound }
    if record.hasOwnLines { return record.slots.count == line.order.count ? 0 : nil }
    if let lead = evenLead(of: line) ?? leadInGrid(line), range.contains(lead) { return lead }
    if record.isBelowHeader, record.slots.count == line.order.count { return 0 }
    let habit = valueStarts.usual(of: record)
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
      var cells = [Cell](repeating: .absent, count: columnCount)
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

  // MARK: What was not read

  /// Whether some lines that stand there were not read.
  var hasUnreadLines: Bool { isPutInOrder && !misfits.isEmpty }

  /// Whether so many were not that nothing can be said of the table's form: one in three.
  var isUnread: Bool { isPutInOrder && misfits.count * 3 > reading.records.count }

  /// Whether the one line of a table printed across was not read as a whole.
  func lacksValues(in report: Report) -> Bool {
    guard let edition, forms.isPrintedAcross[table] else { return false }
    return forms.catalog.declared[edition][table].cells.contains {
      report.cells[$0].state == .absent
    }
  }

  /// Whether a line that does not fit tells of the report: where we put the rows together, only what most of them have
  /// in common does.
  func tells(_ count: Int) -> Bool { !isPutInOrder || count * 2 > reading.records.count }

  /// A cell that the table's edition does not have is absent, whatever another edition would read there.
  private func dropUndeclared(from report: inout Report) {
    guard let edition else { return }
    let declared = forms.catalog.declared[edition][table].isDeclared
    for i in declared.indices where !declared[i] && report.cells[firstCell + i].state != .absent {
      report.cells[firstCell + i] = .absent
    }
  }
}
