import AuditModel

/// Lines of values.
extension TableFilling {
  mutating func takeValues(_ line: Line, table: Int, in text: Span<UInt8>) {
    guard let leaf = line.scan.leaf else { return }
    let cells = line.cells
    let label = cells[leaf.position]
    seeGroups(cells, before: leaf.position, table: table)
    if let stray = line.scan.strayGroup {
      _ = guess(cells[stray], [.group], table: table, in: text)
    }
    let columns = reading.currentColumns(forms, table: table)
    if let unknown = line.scan.unknown,
      let isName = isFollowedByValues(unknown, line, columns, table: table, in: text)
    {
      guard isName else {
        seeRow(leaf.row, label, leaf.key, table: table)
        addRecord(
          row: leaf.row, label: label, of: line, slotsFrom: cells.endIndex, columns: columns,
          table: table, in: text)
        return
      }
      // A label that stands over children in one edition and beside values in another (其他处理).
      if forms.isGroupSomewhere[table][leaf.row],
        let row = guess(cells[unknown], [.row], table: table, in: text)?.index
      {
        lastRow = (table, row)
        addRecord(
          row: row, label: cells[unknown], of: line, slotsFrom: unknown + 1, columns: columns,
          table: table, in: text)
        return
      }
      seeRow(leaf.row, label, leaf.key, table: table)
      lastRow = (table, leaf.row)
      addRecord(
        row: leaf.row, label: label, of: line, slotsFrom: unknown + 1, columns: columns,
        table: table,
        subRow: cells[unknown], in: text)
      return
    }
    seeRow(leaf.row, label, leaf.key, table: table)
    lastRow = (table, leaf.row)
    addRecord(
      row: leaf.row, label: label, of: line, slotsFrom: leaf.position + 1, columns: columns,
      table: table, in: text)
  }

  /// Whether a text between a row's label and its values names a row below it: all values of the line
  /// stand behind it. nil where it is a value itself, false where it may be either.
  func isFollowedByValues(
    _ position: Int, _ line: Line, _ columns: Int?, table: Int, in text: Span<UInt8>
  ) -> Bool? {
    guard let expected = columns.map({ reading.columnOrders[$0].count }), expected > 0,
      line.cells.endIndex - position > expected,
      !hasDigit(
        startBehindNumber(line.cells[position], in: text)..<line.cells[position].upperBound,
        in: text)
    else { return nil }
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

  /// Labels of groups before the row's own.
  mutating func seeGroups(_ cells: ArraySlice<Range<Int>>, before end: Int, table: Int) {
    for position in cells.startIndex..<end where !cells[position].isEmpty {
      let key = keys[position - cells.startIndex]
      if let m = headerMeaning(of: key, table: table), m.kind == .group || m.kind == .caption {
        see(m.kind, m.index, cells[position], key, table: table)
        if m.kind == .caption { takeCaption(m.index, table: table) }
      }
    }
  }

  /// A line of values under a label that no edition has: altered beyond the known variants, a sub-row, or
  /// a row that the form does not have. False where it is no line of a table at all.
  mutating func takeUnknownRow(_ line: Line, table: Int, in text: Span<UInt8>) -> Bool {
    guard let unknown = line.scan.unknown else { return false }
    let label = line.cells[unknown]
    let columns = reading.currentColumns(forms, table: table)
    seeGroups(line.cells, before: unknown, table: table)
    if let row = guess(label, [.row], table: table, in: text)?.index {
      lastRow = (table, row)
      addRecord(
        row: row, label: label, of: line, slotsFrom: unknown + 1, columns: columns, table: table,
        in: text)
      return true
    }
    if let lastRow, lastRow.table == table, reading.records.last?.row == lastRow.row,
      reading.records.last?.subRow != nil, line.cells[..<unknown].allSatisfy(\.isEmpty),
      isFollowedByValues(unknown, line, columns, table: table, in: text) != nil
    {
      addRecord(
        row: lastRow.row, label: label, of: line, slotsFrom: unknown + 1, columns: columns,
        table: table,
        subRow: label, in: text)
      return true
    }
    guard line.scan.firstValue != nil else { return line.scan.hasKnownLabel }
    reading.extraRows.append(label)
    return true
  }
}
