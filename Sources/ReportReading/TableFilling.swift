import AuditModel

/// Finds the tables' labels in a document and collects the values behind them.
///
/// A value belongs to the label before it and to the header column above it, never to its number in a
/// series. What a label is, the form data say; where a label is unknown, its spelling is compared.
struct TableFilling {
  let forms: FormLookup
  private(set) var tables: [TableReading]
  private(set) var notes: [ReaderNote] = []
  /// The table that the last piece belonged to.
  private var current: Int?
  /// A row's label that stands alone in a paragraph, with the values that fell out of the table behind it.
  private var fallen: TableReading.Record?
  /// The last line of values, below which sub-rows may stand.
  private var lastRow: (table: Int, row: Int)?
  private var guesses = 0

  /// Spellings are compared at most this often in a report, so that no text can make reading slow.
  private static let mostGuesses = 400

  init(forms: FormLookup) {
    self.forms = forms
    tables = forms.catalog.tables.map { _ in
      TableReading(editionCount: forms.catalog.editions.count)
    }
  }

  mutating func enter(section: Int) {
    endFallenRow()
    current = forms.tableOfSection[section]
    lastRow = nil
  }

  // MARK: Paragraphs

  /// Takes a paragraph; true where it is a piece of a table that lost its frame.
  mutating func take(paragraph range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let table = current, tables[table].isFound, range.count <= 150 else {
      endFallenRow()
      return false
    }
    if fallen != nil, isValue(range, in: text) {
      fallen?.slots.append(range)
      return true
    }
    endFallenRow()
    let key = labelKey(range, in: text)
    guard let row = rowMeant(by: key, table: table),
      !tables[table].records.contains(where: { $0.row == row })
    else { return false }
    seeRow(row, range, key, table: table)
    fallen = .init(
      row: row, label: range, slots: [], columns: tables[table].currentColumns(), subRow: nil)
    return true
  }

  /// Takes what is still waiting at the end of the text.
  mutating func finish() { endFallenRow() }

  private mutating func endFallenRow() {
    guard let record = fallen, let table = current else { return }
    fallen = nil
    guard !record.slots.isEmpty else { return }
    notes.append(
      ReaderNote(
        kind: .valueOutsideTable,
        place: record.label.lowerBound..<record.slots[record.slots.count - 1].upperBound,
        table: table))
    tables[table].extend(to: record.label)
    tables[table].records.append(record)
  }

  // MARK: Rows

  /// Whether the last words of a row and the paragraph behind it are one label broken in two.
  func completesLabel(_ cell: Range<Int>, with paragraph: Range<Int>, in text: Span<UInt8>) -> Bool
  {
    guard let table = current, !cell.isEmpty, cell.upperBound - cell.lowerBound < 150,
      paragraph.upperBound - cell.lowerBound < 300,
      !means(labelKey(cell, in: text), table: table)
    else { return false }
    return means(labelKey(cell.lowerBound..<paragraph.upperBound, in: text), table: table)
  }

  /// Takes a row of cells; false where it belongs to no table of the form.
  mutating func take(row cells: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> Bool {
    endFallenRow()
    let scan = scan(cells, in: text)
    guard let table = scan.table else { return false }
    current = table
    if let range = scan.range { tables[table].extend(to: range) }
    if forms.isPrintedAcross[table] {
      takeAcross(cells, scan, table: table, in: text)
    } else if scan.isHeader {
      takeHeader(cells, table: table, in: text)
    } else if scan.leaf != nil || scan.unknown != nil {
      takeValues(cells, scan, table: table, in: text)
    } else if scan.hasBlock {
      tables[table].closeHeader()
      lastRow = nil
    }
    return true
  }

  /// What the cells of a row are, before it is known what the row is.
  private struct RowScan {
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
    var hasHeaderCaption = false
    var firstValue: Int?
    var values = 0
    var isHeader = false
  }

  private mutating func scan(_ cells: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> RowScan {
    var scan = RowScan()
    var isAmbiguousLeaf = false
    for position in cells.indices {
      let cell = cells[position]
      if cell.isEmpty { continue }
      scan.range = (scan.range?.lowerBound ?? cell.lowerBound)..<cell.upperBound
      if isPlainNumber(cell, in: text) || scan.firstValue != nil {
        if scan.firstValue == nil { scan.firstValue = position }
        scan.values += 1
        continue
      }
      let key = current.map { headerKey(cell, table: $0, in: text) } ?? labelKey(cell, in: text)
      let found = forms.labels.meanings(of: key)
      guard let table = table(of: found) ?? scan.table else {
        if isValue(cell, in: text) {
          if scan.firstValue == nil { scan.firstValue = position }
          scan.values += 1
        } else if scan.unknown == nil {
          scan.unknown = position
        }
        continue
      }
      if scan.table == nil { scan.table = table }
      guard !found.isEmpty else {
        if isValue(cell, in: text) {
          if scan.firstValue == nil { scan.firstValue = position }
          scan.values += 1
        } else if scan.unknown == nil {
          scan.unknown = position
        }
        continue
      }
      var isColumn = false
      var row: Int?
      for m in found where m.table == table {
        switch m.kind {
        case .row: row = m.index
        case .column: isColumn = true
        case .group: if forms.isColumnGroup[table][m.index] { isColumn = true }
        case .block: scan.hasBlock = true
        case .caption: scan.hasHeaderCaption = true
        }
      }
      if isColumn, row == nil || isAmbiguousLeaf || scan.columns > 0 || scan.hasHeaderCaption {
        scan.columns += 1
      } else if let row {
        scan.leaf = (position, row, key)
        if isColumn { isAmbiguousLeaf = true }
        if let unknown = scan.unknown { (scan.strayGroup, scan.unknown) = (unknown, nil) }
      }
    }
    if scan.table == nil, let current,
      scan.values > 0 || scan.unknown != nil || isBlankLineOfValues(cells, table: current)
    {
      scan.table = current
    }
    // 总计 and 其他 name a row or a column: beside other columns, or before any row, a column.
    if isAmbiguousLeaf, scan.values == 0, let table = scan.table, let leaf = scan.leaf,
      scan.columns > 0
        || tables[table].headerIsOpen && itemNumber(cells[leaf.position], in: text) == nil
    {
      scan.columns += 1
      scan.leaf = nil
    }
    scan.isHeader =
      scan.leaf == nil && scan.values == 0 && (scan.columns > 0 || scan.hasHeaderCaption)
    return scan
  }

  /// Whether nothing but blanks stands where a table printed across expects its values.
  private func isBlankLineOfValues(_ cells: ArraySlice<Range<Int>>, table: Int) -> Bool {
    let expected = forms.cellsAcross[table]
    return forms.isPrintedAcross[table] && cells.count >= expected
      && tables[table].header.slots.count >= expected
  }

  /// The table that a label's meanings speak of: the current one where it is among them.
  private func table(of found: ArraySlice<LabelIndex.Meaning>) -> Int? {
    guard let first = found.first else { return nil }
    if let current, found.contains(where: { $0.table == current }) { return current }
    return first.table
  }

  private func means(_ key: UInt64, table: Int) -> Bool {
    forms.labels.meanings(of: key).contains { $0.table == table }
  }

  private func rowMeant(by key: UInt64, table: Int) -> Int? {
    forms.labels.meanings(of: key).first { $0.table == table && $0.kind == .row }?.index
  }

  // MARK: Headers

  private mutating func takeHeader(
    _ cells: ArraySlice<Range<Int>>, table: Int, in text: Span<UInt8>
  ) {
    tables[table].startHeaderLine()
    let nesting = forms.columnNesting[table]
    for cell in cells where !cell.isEmpty {
      let key = headerKey(cell, table: table, in: text)
      guard let meaning = headerMeaning(of: key, table: table) else {
        takeUnknownColumn(cell, table: table, in: text) { reading, column in
          reading.header.add(column: column, label: cell, nesting: nesting)
        }
        continue
      }
      see(meaning.kind, meaning.index, cell, key, table: table)
      switch meaning.kind {
      case .column: tables[table].header.add(column: meaning.index, label: cell, nesting: nesting)
      case .group: tables[table].header.add(group: meaning.index, nesting: nesting)
      case .caption: takeCaption(meaning.index, table: table)
      case .row, .block: break
      }
    }
  }

  private mutating func takeCaption(_ index: Int, table: Int) {
    if forms.cornerCaption[table] == index { tables[table].hasCorner = true }
  }

  /// A header cell that is no known label: an altered one, or a column that the form does not have.
  private mutating func takeUnknownColumn(
    _ cell: Range<Int>, table: Int, in text: Span<UInt8>,
    add: (inout TableReading, Int?) -> Void
  ) {
    guard !isValue(cell, in: text) else { return }
    if let column = guess(cell, .column, table: table, in: text) {
      add(&tables[table], column)
    } else {
      tables[table].extraColumns.append(cell)
      add(&tables[table], nil)
    }
  }

  /// The key of a header cell; localities add remarks in brackets (（万元，保留四位小数）) that no variant
  /// can foresee, so an unknown label is tried without its remark.
  private func headerKey(_ cell: Range<Int>, table: Int, in text: Span<UInt8>) -> UInt64 {
    let key = labelKey(cell, in: text)
    guard !means(key, table: table) else { return key }
    for i in cell.dropFirst()
    where text[i] == UInt8(ascii: "(") || behind("（", from: i, in: text) != nil {
      return labelKey(cell.lowerBound..<i, in: text)
    }
    return key
  }

  private func headerMeaning(of key: UInt64, table: Int) -> LabelIndex.Meaning? {
    var row: LabelIndex.Meaning?
    for m in forms.labels.meanings(of: key) where m.table == table {
      if m.kind != .row { return m }
      row = m
    }
    return row
  }

  // MARK: Values

  private mutating func takeValues(
    _ cells: ArraySlice<Range<Int>>, _ scan: RowScan, table: Int, in text: Span<UInt8>
  ) {
    seeGroups(
      cells[..<(scan.leaf?.position ?? scan.unknown ?? cells.endIndex)], table: table, in: text)
    guard let leaf = scan.leaf else {
      takeUnknownRow(cells, scan, table: table, in: text)
      return
    }
    if let stray = scan.strayGroup { _ = guess(cells[stray], .group, table: table, in: text) }
    seeRow(leaf.row, cells[leaf.position], leaf.key, table: table)
    lastRow = (table, leaf.row)
    let columns = tables[table].currentColumns()
    var slots = cells[(leaf.position + 1)...]
    var subRow: Range<Int>?
    let expected = columns.map { tables[table].columnOrders[$0].count }
    if let unknown = scan.unknown, let expected,
      isSubRow(cells[unknown], values: cells[(unknown + 1)...], expected, table: table, in: text)
    {
      subRow = cells[unknown]
      slots = cells[(unknown + 1)...]
    }
    tables[table].records.append(
      .init(
        row: leaf.row, label: cells[leaf.position], slots: Array(slots), columns: columns,
        subRow: subRow))
  }

  /// Whether a text between a row's label and its values names a sub-row, and is no value itself.
  private func isSubRow(
    _ name: Range<Int>, values: ArraySlice<Range<Int>>, _ expected: Int, table: Int,
    in text: Span<UInt8>
  ) -> Bool {
    for i in name where digit(UInt32(text[i])) != nil { return false }
    let printed = values.count { !$0.isEmpty }
    return printed >= expected || forms.hasBlocks[table] && values.count == expected
  }

  /// Labels of groups before the row's own.
  private mutating func seeGroups(
    _ cells: ArraySlice<Range<Int>>, table: Int, in text: Span<UInt8>
  ) {
    for cell in cells where !cell.isEmpty {
      let key = labelKey(cell, in: text)
      if let m = headerMeaning(of: key, table: table), m.kind == .group || m.kind == .caption {
        see(m.kind, m.index, cell, key, table: table)
        if m.kind == .caption { takeCaption(m.index, table: table) }
      }
    }
  }

  /// A line of values under a label that no edition has: altered beyond the known variants, a sub-row, or
  /// a row that the form does not have.
  private mutating func takeUnknownRow(
    _ cells: ArraySlice<Range<Int>>, _ scan: RowScan, table: Int, in text: Span<UInt8>
  ) {
    guard let unknown = scan.unknown else { return }
    let columns = tables[table].currentColumns()
    let slots = Array(cells[(unknown + 1)...])
    let label = cells[unknown]
    if let row = guess(label, .row, table: table, in: text) {
      lastRow = (table, row)
      tables[table].records.append(
        .init(row: row, label: label, slots: slots, columns: columns, subRow: nil))
      return
    }
    let expected = columns.map { tables[table].columnOrders[$0].count } ?? .max
    if let lastRow, lastRow.table == table, slots.count >= expected,
      tables[table].records.last(where: { $0.row == lastRow.row })?.subRow != nil,
      cells[..<unknown].allSatisfy(\.isEmpty)
    {
      tables[table].records.append(
        .init(row: lastRow.row, label: label, slots: slots, columns: columns, subRow: label))
      return
    }
    guard scan.firstValue != nil else { return }
    tables[table].extraRows.append(label)
  }

  // MARK: Tables printed across

  private mutating func takeAcross(
    _ cells: ArraySlice<Range<Int>>, _ scan: RowScan, table: Int, in text: Span<UInt8>
  ) {
    if scan.leaf != nil || scan.columns > 0 || scan.hasHeaderCaption {
      takeHeaderAcross(cells, table: table, in: text)
      return
    }
    let columns = tables[table].currentColumns()
    guard !tables[table].records.contains(where: { $0.columns == columns }) else { return }
    tables[table].records.append(
      .init(row: nil, label: 0..<0, slots: Array(cells), columns: columns, subRow: nil))
  }

  private mutating func takeHeaderAcross(
    _ cells: ArraySlice<Range<Int>>, table: Int, in text: Span<UInt8>
  ) {
    tables[table].startHeaderLine()
    for cell in cells where !cell.isEmpty {
      let key = headerKey(cell, table: table, in: text)
      guard let meaning = forms.labels.meanings(of: key).first(where: { $0.table == table }) else {
        takeUnknownColumn(cell, table: table, in: text) { reading, column in
          reading.header.addAcross(column: column, label: cell)
        }
        continue
      }
      see(meaning.kind, meaning.index, cell, key, table: table)
      switch meaning.kind {
      case .row:
        tables[table].header.add(row: meaning.index)
        vote(forms.rowEditions[table][meaning.index], cell, table: table)
      case .column: tables[table].header.addAcross(column: meaning.index, label: cell)
      case .group, .block, .caption: break
      }
    }
  }

  // MARK: Labels

  /// Keeps the label of a row with values of its own. Which editions have such a row tells the edition: in
  /// one a label may stand over children, in another beside values.
  private mutating func seeRow(_ row: Int, _ printed: Range<Int>, _ key: UInt64, table: Int) {
    tables[table].labels.append(
      .init(kind: .row, index: row, printed: printed, key: key, isGuess: false))
    vote(forms.rowEditions[table][row], printed, table: table)
  }

  /// Keeps a recognised label, and lets it vote on the edition.
  private mutating func see(
    _ kind: LabelIndex.Meaning.Kind, _ index: Int, _ printed: Range<Int>, _ key: UInt64, table: Int
  ) {
    tables[table].labels.append(
      .init(kind: kind, index: index, printed: printed, key: key, isGuess: false))
    guard kind == .column || kind == .block else { return }
    var mask = 0
    for m in forms.labels.meanings(of: key) where m.table == table { mask |= 1 << m.edition }
    vote(mask, printed, table: table)
  }

  private mutating func vote(_ mask: Int, _ printed: Range<Int>, table: Int) {
    let all = (1 << forms.catalog.editions.count) - 1
    guard mask != 0, mask != all else { return }
    for edition in forms.catalog.editions.indices where mask & 1 << edition != 0 {
      tables[table].votes[edition] += 1
    }
    if tables[table].evidence.count < 3 { tables[table].evidence.append(printed) }
  }

  /// The line that an unknown label is spelled like.
  private mutating func guess(
    _ cell: Range<Int>, _ kind: LabelIndex.Meaning.Kind, table: Int, in text: Span<UInt8>
  ) -> Int? {
    guard guesses < Self.mostGuesses, cell.count <= 300 else { return nil }
    guesses += 1
    let scalars = foldedScalars(cell, in: text)
    let seen = kind == .row ? tables[table].records.compactMap(\.row) : []
    guard
      let index = forms.labels.nearest(
        to: scalars, table: table, kind: kind, where: { !seen.contains($0) })
    else { return nil }
    tables[table].labels.append(
      .init(kind: kind, index: index, printed: cell, key: labelKey(cell, in: text), isGuess: true))
    return index
  }
}
