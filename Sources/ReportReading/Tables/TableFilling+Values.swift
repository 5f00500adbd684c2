import AuditModel

/// Lines of values.
extension TableFilling {
  mutating func takeValues(_ line: Line, in text: Span<UInt8>) {
    guard let leaf = line.scan.leaf else { return }
    let cells = line.cells
    let label = cells[leaf.position]
    seeGroups(cells, before: leaf.position)
    takeStrayGroup(line.scan.strayGroup.map { cells[$0] }, in: text)
    reading.completeHeader()
    guard let unknown = line.scan.unknown,
      let isName = isFollowedByValues(unknown, line, in: text)
    else {
      seeRow(leaf.row, label, leaf.key)
      lastRow = (table, leaf.row)
      addRecord(leaf.row, label: label, of: line, from: leaf.position + 1, in: text)
      return
    }
    // A label that stands over children in one edition and beside values in another (其他处理).
    if isName, forms.isGroupSomewhere[table][leaf.row],
      let row = guess(cells[unknown], [.row], in: text)?.index
    {
      lastRow = (table, row)
      addRecord(row, label: cells[unknown], of: line, from: unknown + 1, in: text)
      return
    }
    seeRow(leaf.row, label, leaf.key)
    guard isName else {
      addRecord(leaf.row, label: label, of: line, from: cells.endIndex, in: text)
      return
    }
    lastRow = (table, leaf.row)
    addRecord(
      leaf.row, label: label, subRow: cells[unknown], of: line, from: unknown + 1, in: text)
  }

  /// Whether a text between a row's label and its values names a row below it: all values of the line
  /// stand behind it. nil where it is a value itself, false where it may be either.
  private func isFollowedByValues(
    _ position: Int, _ line: Line, in text: Span<UInt8>
  ) -> Bool? {
    guard let expected = columnCount, expected > 0,
      line.cells.endIndex - position > expected,
      !hasDigit(
        startBehindNumber(line.cells[position], in: text)..<line.cells[position].upperBound,
        in: text)
    else { return nil }
    if isBelowFirstColumn(position, line, in: text) { return nil }
    let values = line.cells[(position + 1)...]
    if line.hasOwnLines { return values.count == expected ? true : nil }
    guard let first = values.firstIndex(where: { !$0.isEmpty }),
      let last = values.lastIndex(where: { !$0.isEmpty })
    else {
      // Where one value is expected and nothing stands behind the text, the text is that value, said in words.
      return forms.hasBlocks[table] && expected > 1 ? true : nil
    }
    return last - first + 1 >= expected ? true : forms.hasBlocks[table] ? false : nil
  }

  /// Whether the first of the header's columns stands above a cell, and nothing is printed behind the last: so the cell
  /// is a value, whatever its words.
  private func isBelowFirstColumn(
    _ position: Int, _ line: Line, in text: Span<UInt8>
  ) -> Bool {
    let place = position - line.cells.startIndex
    let blanks = reading.headerBlanks
    guard forms.hasBlocks[table], !line.hasOwnLines, blanks.count == line.cells.count, place > 0,
      !blanks[place], reading.records.last?.subRow == nil
    else { return false }
    if reading.headerRepeats {
      return reading.headerNumbers[place] == 1 && reading.headerNumbers[place - 1] == 0
        && merged(line, from: position, in: text)?.count == columnCount
    }
    return blanks[1..<place].allSatisfy(\.self) && blanks[place...].count { !$0 } == columnCount
      && zip(blanks, line.cells).dropFirst(place).allSatisfy { !$0 || $1.isEmpty }
  }

  /// Labels of groups before the row's own.
  private mutating func seeGroups(_ cells: ArraySlice<Range<Int>>, before end: Int) {
    for position in cells.startIndex..<end where !cells[position].isEmpty {
      let key = keys[position - cells.startIndex]
      if let m = headerMeaning(of: key), m.kind == .group || m.kind == .caption {
        see(m.kind, m.index, cells[position], key)
        if m.kind == .caption { takeCaption(m.index) }
      }
    }
  }

  /// A line of values under a label that no edition has: altered beyond the known variants, a sub-row, or
  /// a row that the form does not have. False where it is no line of a table at all.
  mutating func takeUnknownRow(_ line: Line, in text: Span<UInt8>) -> Bool {
    guard let unknown = line.scan.unknown else { return false }
    let label = line.cells[unknown]
    reading.completeHeader()
    seeGroups(line.cells, before: unknown)
    if let row = guess(label, [.row], in: text)?.index {
      lastRow = (table, row)
      addRecord(row, label: label, of: line, from: unknown + 1, in: text)
      return true
    }
    if let lastRow, lastRow.table == table, reading.records.last?.row == lastRow.row,
      reading.records.last?.subRow != nil, line.cells[..<unknown].allSatisfy(\.isEmpty),
      isFollowedByValues(unknown, line, in: text) != nil
    {
      addRecord(
        lastRow.row, label: label, subRow: label, of: line, from: unknown + 1, in: text)
      return true
    }
    guard line.scan.firstValue != nil else { return line.scan.hasKnownLabel }
    reading.extraRows.append(label)
    return true
  }
}
