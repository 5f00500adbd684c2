import AuditModel

/// Paragraphs that are pieces of a table that lost its frame.
extension TableFilling {
  /// Takes a paragraph; true where it is a piece of a table that lost its frame.
  mutating func take(paragraph range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let current, range.count <= Self.longestPiece else {
      endFallenRow()
      rowAbove = nil
      return false
    }
    rowAbove = rowAcross(namedBy: range, of: current, in: text)
    if takeSpaced(row: range, of: current, in: text) { return true }
    guard isFound(current) else {
      endFallenRow()
      return false
    }
    activate(current)
    if let start = fallen?.slots.lowerBound, isValue(range, in: text) {
      reading.slots.append(range)
      fallen?.slots = start..<reading.slots.count
      return true
    }
    endFallenRow()
    let key = labelKey(range, in: text)
    if forms.hasBlocks[table], forms.isLabel(key, of: .block, in: table) { beginBlock() }
    guard let row = forms.number(of: .row, labelled: key, in: table),
      !reading.records.contains(where: { $0.row == row })
    else { return false }
    seeRow(row, range, key)
    reading.completeHeader()
    let end = reading.slots.count
    fallen = .init(
      row: row, label: range, slots: end..<end, offset: 0, hasOwnLines: true,
      columns: reading.columns, subRow: nil)
    return true
  }

  mutating func endFallenRow() {
    guard let record = fallen, let current else { return }
    activate(current)
    fallen = nil
    guard !record.slots.isEmpty else {
      reading.lonelyLabels.append(record.label)
      return
    }
    notes.append(
      ReaderNote(
        kind: .valueOutsideTable,
        place: record.label
          .lowerBound..<reading.slots[record.slots.upperBound - 1].upperBound,
        table: table))
    reading.extend(to: record.label)
    reading.records.append(record)
  }
}
