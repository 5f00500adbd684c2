import AuditModel

/// Lines of which cells are blank without a trace.
extension TableAlignment {
  /// Whether a line prints nothing, and lacks but one cell: the sign behind the last blank was taken for the end
  /// of the row, as it is in the lines that print all their values.
  func lostOnlyItsLastBlank(_ line: Line) -> Bool {
    line.hasHeader && line.span.isEmpty && !line.record.hasOwnLines
      && line.record.slots.count + 1 == line.order.count
      && reading.extraRows.isEmpty && reading.nameless.isEmpty
  }

  /// Takes every cell of a line for blank.
  mutating func fillBlank(_ line: Line, _ report: inout Report) {
    guard let row = line.record.row, line.record.subRow == nil else { return }
    let slots = reading.slots[line.record.slots]
    let place = slots.first?.lowerBound ?? line.record.label.upperBound
    for column in line.order.compactMap(\.column) {
      let number = firstCell + row * columnCount + column
      report.cells[number] = Cell(state: .blank, text: place..<place, label: line.record.label)
    }
  }

  /// The values of a line printed across, some of whose cells were lost, as far as its totals tell.
  mutating func placeBySums(
    _ line: Line, into report: inout Report, in text: Span<UInt8>
  ) {
    guard line.record.row == nil, line.hasHeader, line.span.count > 1,
      line.span.count < line.order.count, line.order.count == forms.cellsAcross[table]
    else { return }
    let first = line.record.slots.lowerBound + line.span.lowerBound
    let printed = reading.slots[first..<first + line.span.count]
    guard let values = readCounts(printed, dashesAsZero: true, in: text) else { return }
    let sums = BlanksBySums(columns: line.order, forms: forms, table: table)
    let places = sums.places(of: values)
    guard places.contains(where: { $0 != nil }) else { return }
    notes.append(ReaderNote(kind: .inferred, place: range(of: line.record), table: table))
    for (k, place) in places.enumerated() {
      if let place { put(first + place, line, k, into: &report, in: text) }
    }
  }
}
