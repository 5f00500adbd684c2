import AuditModel

/// What the cells of a row are.
extension TableFilling {
  /// What the cells of a row are, before it is known what the row is.
  struct RowScan {
    var table: Int?
    /// From the first to the last cell with text.
    var range: Range<Int>?
    /// The last cell, before any value, that can be a row's label.
    var leaf: (position: Int, row: Int, key: UInt64)?
    /// The first cell behind the row's label, before any value, that is no known label.
    var unknown: Int?
    /// Such a cell before the row's label.
    var strayGroup: Int?
    var columns = 0
    var hasBlock = false
    var hasGroup = false
    var hasHeaderCaption = false
    var hasKnownLabel: Bool {
      leaf != nil || hasGroup || hasBlock || columns > 0 || hasHeaderCaption
    }
    var firstValue: Int?
    var values = 0
    /// Whether 总计 or 其他 was taken for a row.
    var isAmbiguous = false
    /// Whether more than one row stands in the line.
    var holdsRows = false
    var isHeader = false

    mutating func countValue(at position: Int) {
      if firstValue == nil { firstValue = position }
      values += 1
    }
  }

  mutating func scan(_ cells: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> RowScan {
    var scan = RowScan()
    var first = -1
    var last = 0
    keys.removeAll(keepingCapacity: true)
    for position in cells.indices {
      let cell = cells[position]
      keys.append(0)
      if cell.isEmpty { continue }
      if first < 0 { first = cell.lowerBound }
      last = cell.upperBound
      if scan.firstValue != nil {
        if cell.count >= Self.shortestLabel, beginsRow(cell, behind: scan, in: text) {
          scan.holdsRows = true
        }
        scan.countValue(at: position)
      } else if isPlainNumber(cell, in: text) {
        scan.countValue(at: position)
      } else {
        scanLabel(cell, at: position, into: &scan, in: text)
      }
    }
    if first >= 0 { scan.range = first..<last }
    if scan.table == nil, let current,
      scan.values > 0 || scan.unknown != nil || isBlankLineOfValues(cells, table: current)
    {
      scan.table = current
    }
    nameAmbiguousLabel(of: cells, in: &scan, text)
    scan.isHeader =
      scan.leaf == nil && scan.values == 0 && (scan.columns > 0 || scan.hasHeaderCaption)
    if scan.values > 0, scan.columns > 0 { scan.holdsRows = scan.holdsRows || isHeaded(scan) }
    return scan
  }

  /// Takes a cell before any value.
  private mutating func scanLabel(
    _ cell: Range<Int>, at position: Int, into scan: inout RowScan, in text: Span<UInt8>
  ) {
    let whole = wholeKeys.isEmpty ? nil : wholeKeys[cell.lowerBound]
    let key =
      whole ?? current.map { headerKey(cell, of: $0, in: text) } ?? labelKey(cell, in: text)
    keys[keys.count - 1] = key
    let found = forms.labels.lookUp(key)
    guard let table = tableMeant(by: found, behind: scan.table) else {
      if isValue(cell, in: text) {
        scan.countValue(at: position)
      } else if scan.unknown == nil {
        scan.unknown = position
      }
      return
    }
    if scan.table == nil { scan.table = table }
    // A merged cell may be printed once for each cell that it takes the place of.
    if let leaf = scan.leaf, leaf.key == key, leaf.position + 1 == position {
      scan.leaf?.position = position
      return
    }
    let roles = forms.roles(of: key, in: table)
    if roles.isRowGroup || roles.isColumnGroup { scan.hasGroup = true }
    if roles.isBlock { scan.hasBlock = true }
    if roles.isCaption { scan.hasHeaderCaption = true }
    if roles.isAboveColumns,
      roles.row == nil || scan.isAmbiguous || scan.columns > 0 || scan.hasHeaderCaption
    {
      scan.columns += 1
    } else if let row = roles.row {
      scan.leaf = (position, row, key)
      if roles.isAboveColumns { scan.isAmbiguous = true }
      if let unknown = scan.unknown { (scan.strayGroup, scan.unknown) = (unknown, nil) }
    }
  }

  /// 总计 and 其他 name a row or a column: beside other columns, or before any row, a column.
  private mutating func nameAmbiguousLabel(
    of cells: ArraySlice<Range<Int>>, in scan: inout RowScan, _ text: Span<UInt8>
  ) {
    guard scan.isAmbiguous, scan.values == 0, let table = scan.table, let leaf = scan.leaf else {
      return
    }
    activate(table)
    if scan.columns > 0
      || reading.headerIsOpen && itemNumber(cells[leaf.position], in: text) == nil
    {
      scan.columns += 1
      scan.leaf = nil
    }
  }

  /// In bytes: two Han characters.
  private static let shortestLabel = 6

  /// Whether a cell behind a value is the label of another row, or of a group or block around it.
  private func beginsRow(
    _ cell: Range<Int>, behind scan: RowScan, in text: Span<UInt8>
  ) -> Bool {
    guard let table = scan.table ?? current, !forms.isPrintedAcross[table],
      !isPlainNumber(cell, in: text)
    else { return false }
    let roles = forms.roles(of: labelKey(cell, in: text), in: table)
    // 其他 and 总计 are a row's with a number.
    if roles.isAboveColumns || roles.isCaption, itemNumber(cell, in: text) == nil { return false }
    return roles.isBeforeRows || roles.isBlock
  }

  /// Whether a header stands before the values of a row in the same line.
  private func isHeaded(_ scan: RowScan) -> Bool {
    guard let table = scan.table else { return false }
    if forms.isPrintedAcross[table] { return scan.columns > 1 }
    return scan.leaf != nil && (scan.columns > 1 || scan.hasHeaderCaption)
  }

  /// Whether nothing but blanks stands where a table printed across expects its values.
  mutating func isBlankLineOfValues(
    _ cells: ArraySlice<Range<Int>>, table: Int
  ) -> Bool {
    let expected = forms.cellsAcross[table]
    guard forms.isPrintedAcross[table], cells.count >= expected else { return false }
    activate(table)
    return reading.header.slots.count >= expected
  }

  /// The table that a label's meanings speak of: that of the row's labels before it, or else the current
  /// one where it is among them. nil where the label is none of the row's table.
  private func tableMeant(by found: Range<Int>, behind tableOfRow: Int?) -> Int? {
    guard let first = found.first else { return nil }
    if let wanted = tableOfRow ?? current {
      for i in found where forms.labels[i].table == wanted { return wanted }
    }
    return tableOfRow == nil ? forms.labels[first].table : nil
  }
}
