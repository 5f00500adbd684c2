import AuditModel

/// Tables printed across in parts: each row below a heading of its own, with the columns once more.
extension TableFilling {
  /// The row of a table printed across that a paragraph names: by its label, by that and a remark, or by its label in
  /// brackets behind that of its group.
  func rowAcross(namedBy paragraph: Range<Int>, of table: Int, in text: Span<UInt8>) -> Int? {
    guard forms.isPrintedAcross[table] else { return nil }
    if let row = row(labelled: paragraph, of: table, in: text) { return row }
    guard let remark = startOfRemark(in: paragraph, of: text) else { return nil }
    let group = trimmed(paragraph.lowerBound..<remark, in: text)
    if let row = row(labelled: group, of: table, in: text) { return row }
    let words = trimmed(
      remark + scalar(at: remark, in: text).length..<paragraph.upperBound, in: text)
    guard forms.isLabel(labelKey(group, in: text), of: .group, in: table),
      let end = words.last(where: { isLead(text[$0]) }),
      isClosingBracket(scalar(at: end, in: text).value)
    else { return nil }
    return row(labelled: words.lowerBound..<end, of: table, in: text)
  }

  private func row(labelled label: Range<Int>, of table: Int, in text: Span<UInt8>) -> Int? {
    label.isEmpty ? nil : forms.number(of: .row, labelled: labelKey(label, in: text), in: table)
  }

  /// Whether a byte begins a scalar.
  private func isLead(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  /// Whether a line is just the columns that the form has for one row.
  func isHeader(_ line: Line, of row: Int) -> Bool {
    guard line.scan.leaf == nil, !line.scan.hasGroup, !line.scan.hasHeaderCaption else {
      return false
    }
    var columns: UInt64 = 0
    for (key, cell) in zip(keys, line.cells) where !cell.isEmpty {
      guard let column = forms.number(of: .column, labelled: key, in: table),
        columns & 1 << UInt64(column) == 0
      else { return false }
      columns |= 1 << UInt64(column)
    }
    return forms.declaredColumns.contains { $0[table][row] == columns }
  }

  /// Takes the columns of one row.
  mutating func takeHeader(
    _ cells: ArraySlice<Range<Int>>, of row: Int, in text: Span<UInt8>
  ) {
    reading.closeHeader()
    reading.startHeaderLine()
    reading.header.add(.row, row, label: 0..<0)
    for cell in cells where !cell.isEmpty {
      let key = labelKey(cell, in: text)
      guard let column = forms.number(of: .column, labelled: key, in: table) else { continue }
      see(.column, column, cell, key)
      addHeader(.column, column, cell)
    }
  }

  // MARK: Rows one below the other

  /// The cells of a line that is just the columns that the form has for some row; none of any other.
  func rowsColumns(of line: Line) -> ArraySlice<Range<Int>> {
    forms.rowEditions[table].indices.contains { isHeader(line, of: $0) } ? line.cells : []
  }

  /// Takes a line of a table that the form prints across, where it is printed down: the label of a row, and a value for
  /// each of the columns above. False where it is none.
  mutating func takeRowDown(_ line: Line, in text: Span<UInt8>) -> Bool {
    let columns = columnsAbove.count { !$0.isEmpty }
    guard columns > 0, let leaf = line.scan.leaf, line.scan.firstValue == leaf.position + 1,
      line.scan.columns == 0, line.scan.values == columns,
      line.cells[(leaf.position + 1)...].prefix(columns).allSatisfy({ !$0.isEmpty })
    else { return false }
    takeHeader(columnsAbove, of: leaf.row, in: text)
    keep(.row, leaf.row, line.cells[leaf.position], leaf.key)
    reading.completeHeader()
    addRecord(nil, label: line.cells[leaf.position], of: line, from: leaf.position + 1, in: text)
    return true
  }
}
