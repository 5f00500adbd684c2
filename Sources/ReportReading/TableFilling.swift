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
  /// The keys of the row's cells, as `scan` took them; 0 where a cell is no label.
  private var keys: [UInt64] = []
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
    if let start = fallen?.slots.lowerBound, isValue(range, in: text) {
      tables[table].slots.append(range)
      fallen?.slots = start..<tables[table].slots.count
      return true
    }
    endFallenRow()
    let key = labelKey(range, in: text)
    guard let row = rowMeant(by: key, table: table),
      !tables[table].records.contains(where: { $0.row == row })
    else { return false }
    seeRow(row, range, key, table: table)
    let end = tables[table].slots.count
    fallen = .init(
      row: row, label: range, slots: end..<end, offset: 0, hasOwnLines: true,
      columns: tables[table].currentColumns(forms, table: table), subRow: nil)
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
        place: record.label
          .lowerBound..<tables[table].slots[record.slots.upperBound - 1].upperBound,
        table: table))
    tables[table].extend(to: record.label)
    tables[table].records.append(record)
  }

  // MARK: Rows

  /// Whether the last words of a row and the paragraph behind it are one label broken in two.
  func completesLabel(_ cell: Range<Int>, with paragraph: Range<Int>, in text: Span<UInt8>) -> Bool
  {
    guard let table = current, !cell.isEmpty, cell.upperBound - cell.lowerBound < 150,
      paragraph.upperBound - cell.lowerBound < 300
    else { return false }
    return means(labelKey(cell.lowerBound..<paragraph.upperBound, in: text), table: table)
  }

  /// Takes a row of cells; false where it belongs to no table of the form.
  mutating func take(
    row cells: ArraySlice<Range<Int>>, hasOwnLines: Bool, in text: Span<UInt8>
  ) -> Bool {
    endFallenRow()
    let scan = scan(cells, in: text)
    guard let table = scan.table else { return false }
    current = table
    let line = Line(cells: cells, hasOwnLines: hasOwnLines, scan: scan)
    guard take(line, table: table, in: text) else { return false }
    if let range = scan.range { tables[table].extend(to: range) }
    if !hasOwnLines { tables[table].width = max(tables[table].width, cells.count) }
    return true
  }

  private mutating func take(_ line: Line, table: Int, in text: Span<UInt8>) -> Bool {
    let scan = line.scan
    if forms.isPrintedAcross[table] {
      return takeAcross(line, table: table, in: text)
    }
    if scan.isHeader {
      takeHeader(line.cells, table: table, in: text)
    } else if scan.leaf != nil {
      takeValues(line, table: table, in: text)
    } else if scan.unknown != nil {
      return takeUnknownRow(line, table: table, in: text)
    } else if scan.hasBlock {
      tables[table].closeHeader()
      lastRow = nil
    } else if scan.values > 0, let range = scan.range {
      // Values without a label belong to nobody.
      tables[table].extraRows.append(range)
    }
    return true
  }

  /// A row of cells, and what they are.
  private struct Line {
    var cells: ArraySlice<Range<Int>>
    var hasOwnLines: Bool
    var scan: RowScan
  }

  /// Keeps the cells from `first` on as the candidates for a row's values.
  private mutating func addRecord(
    row: Int?, label: Range<Int>, of line: Line, slotsFrom first: Int, columns: Int?, table: Int,
    subRow: Range<Int>? = nil
  ) {
    let start = tables[table].slots.count
    tables[table].slots.append(contentsOf: line.cells[first...])
    tables[table].records.append(
      .init(
        row: row, label: label, slots: start..<tables[table].slots.count,
        offset: first - line.cells.startIndex, hasOwnLines: line.hasOwnLines, columns: columns,
        subRow: subRow))
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
    var hasGroup = false
    var hasHeaderCaption = false
    var hasKnownLabel: Bool {
      leaf != nil || hasGroup || hasBlock || columns > 0 || hasHeaderCaption
    }
    var firstValue: Int?
    var values = 0
    var isHeader = false
  }

  private mutating func scan(_ cells: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> RowScan {
    var scan = RowScan()
    var isAmbiguousLeaf = false
    keys.removeAll(keepingCapacity: true)
    for position in cells.indices {
      let cell = cells[position]
      keys.append(0)
      if cell.isEmpty { continue }
      scan.range = (scan.range?.lowerBound ?? cell.lowerBound)..<cell.upperBound
      if isPlainNumber(cell, in: text) || scan.firstValue != nil {
        if scan.firstValue == nil { scan.firstValue = position }
        scan.values += 1
        continue
      }
      let key = current.map { headerKey(cell, table: $0, in: text) } ?? labelKey(cell, in: text)
      keys[keys.count - 1] = key
      let found = forms.labels.lookUp(key)
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
      for i in found where forms.labels[i].table == table {
        let m = forms.labels[i]
        switch m.kind {
        case .row: row = m.index
        case .column: isColumn = true
        case .group:
          scan.hasGroup = true
          if forms.isColumnGroup[table][m.index] { isColumn = true }
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
      && tables[table].header.slots(forms.columnNesting[table]).count >= expected
  }

  /// The table that a label's meanings speak of: the current one where it is among them.
  private func table(of found: Range<Int>) -> Int? {
    guard let first = found.first else { return nil }
    if let current {
      for i in found where forms.labels[i].table == current { return current }
    }
    return forms.labels[first].table
  }

  private func means(_ key: UInt64, table: Int) -> Bool {
    for i in forms.labels.lookUp(key) where forms.labels[i].table == table { return true }
    return false
  }

  private func rowMeant(by key: UInt64, table: Int) -> Int? {
    for i in forms.labels.lookUp(key) {
      let meaning = forms.labels[i]
      if meaning.table == table, meaning.kind == .row { return meaning.index }
    }
    return nil
  }

  // MARK: Headers

  private mutating func takeHeader(
    _ cells: ArraySlice<Range<Int>>, table: Int, in text: Span<UInt8>
  ) {
    tables[table].startHeaderLine()
    for position in cells.indices where !cells[position].isEmpty {
      let cell = cells[position]
      let key = key(of: position, in: cells, table: table, text)
      guard let meaning = headerMeaning(of: key, table: table) else {
        takeUnknownHeader(cell, table: table, in: text)
        continue
      }
      see(meaning.kind, meaning.index, cell, key, table: table)
      addHeader(meaning.kind, meaning.index, cell, table: table)
    }
  }

  private mutating func takeCaption(_ index: Int, table: Int) {
    if forms.cornerCaption[table] == index { tables[table].hasCorner = true }
  }

  /// A header cell that is no known label: an altered one, or a column that the form does not have.
  private mutating func takeUnknownHeader(_ cell: Range<Int>, table: Int, in text: Span<UInt8>) {
    guard !isValue(cell, in: text) else { return }
    let isAcross = forms.isPrintedAcross[table]
    let kinds: [LabelIndex.Meaning.Kind] = isAcross ? [.column, .row, .group] : [.column, .group]
    if let found = guess(cell, kinds, table: table, in: text) {
      addHeader(found.kind, found.index, cell, table: table)
    } else {
      tables[table].extraColumns.append(cell)
      if isAcross {
        tables[table].header.addAcross(column: nil, label: cell)
      } else {
        tables[table].header.add(column: nil, label: cell, nesting: forms.columnNesting[table])
      }
    }
  }

  /// Puts a known label into the header that is being read.
  private mutating func addHeader(
    _ kind: LabelIndex.Meaning.Kind, _ index: Int, _ cell: Range<Int>, table: Int
  ) {
    let nesting = forms.columnNesting[table]
    switch (kind, forms.isPrintedAcross[table]) {
    case (.column, false):
      tables[table].header.add(column: index, label: cell, nesting: nesting)
    case (.group, false): tables[table].header.add(group: index, nesting: nesting)
    case (.column, true): tables[table].header.addAcross(column: index, label: cell)
    case (.row, true):
      tables[table].header.add(row: index)
      vote(forms.rowEditions[table][index], cell, table: table)
    case (.caption, _): takeCaption(index, table: table)
    default: break
    }
  }

  /// The key that `scan` took of a cell, or, where it took none that this table knows, the header key.
  private func key(
    of position: Int, in cells: ArraySlice<Range<Int>>, table: Int, _ text: Span<UInt8>
  ) -> UInt64 {
    let key = keys[position - cells.startIndex]
    return key != 0 && means(key, table: table)
      ? key : headerKey(cells[position], table: table, in: text)
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
    for i in forms.labels.lookUp(key) where forms.labels[i].table == table {
      if forms.labels[i].kind != .row { return forms.labels[i] }
      row = forms.labels[i]
    }
    return row
  }

  // MARK: Values

  private mutating func takeValues(_ line: Line, table: Int, in text: Span<UInt8>) {
    guard let leaf = line.scan.leaf else { return }
    let cells = line.cells
    let label = cells[leaf.position]
    seeGroups(cells, before: leaf.position, table: table)
    if let stray = line.scan.strayGroup {
      _ = guess(cells[stray], [.group], table: table, in: text)
    }
    let columns = tables[table].currentColumns(forms, table: table)
    if let unknown = line.scan.unknown,
      let isName = isFollowedByValues(unknown, line, columns, table: table, in: text)
    {
      guard isName else {
        seeRow(leaf.row, label, leaf.key, table: table)
        addRecord(
          row: leaf.row, label: label, of: line, slotsFrom: cells.endIndex, columns: columns,
          table: table)
        return
      }
      // A label that stands over children in one edition and beside values in another (其他处理).
      if forms.isGroupSomewhere[table][leaf.row],
        let row = guess(cells[unknown], [.row], table: table, in: text)?.index
      {
        lastRow = (table, row)
        addRecord(
          row: row, label: cells[unknown], of: line, slotsFrom: unknown + 1, columns: columns,
          table: table)
        return
      }
      seeRow(leaf.row, label, leaf.key, table: table)
      lastRow = (table, leaf.row)
      addRecord(
        row: leaf.row, label: label, of: line, slotsFrom: unknown + 1, columns: columns,
        table: table,
        subRow: cells[unknown])
      return
    }
    seeRow(leaf.row, label, leaf.key, table: table)
    lastRow = (table, leaf.row)
    addRecord(
      row: leaf.row, label: label, of: line, slotsFrom: leaf.position + 1, columns: columns,
      table: table)
  }

  /// Whether a text between a row's label and its values names a row below it: all values of the line
  /// stand behind it. nil where it is a value itself, false where it may be either.
  private func isFollowedByValues(
    _ position: Int, _ line: Line, _ columns: Int?, table: Int, in text: Span<UInt8>
  ) -> Bool? {
    guard let expected = columns.map({ tables[table].columnOrders[$0].count }), expected > 0,
      line.cells.endIndex - position > expected, !hasDigit(line.cells[position], in: text)
    else { return nil }
    let values = line.cells[(position + 1)...]
    if line.hasOwnLines { return values.count == expected ? true : nil }
    guard let first = values.firstIndex(where: { !$0.isEmpty }),
      let last = values.lastIndex(where: { !$0.isEmpty })
    else { return forms.hasBlocks[table] ? true : nil }
    return last - first + 1 >= expected ? true : forms.hasBlocks[table] ? false : nil
  }

  private func hasDigit(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if digit(value) != nil { return true }
      i += length
    }
    return false
  }

  /// Labels of groups before the row's own.
  private mutating func seeGroups(_ cells: ArraySlice<Range<Int>>, before end: Int, table: Int) {
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
  private mutating func takeUnknownRow(_ line: Line, table: Int, in text: Span<UInt8>) -> Bool {
    guard let unknown = line.scan.unknown else { return false }
    let label = line.cells[unknown]
    let columns = tables[table].currentColumns(forms, table: table)
    seeGroups(line.cells, before: unknown, table: table)
    if let row = guess(label, [.row], table: table, in: text)?.index {
      lastRow = (table, row)
      addRecord(
        row: row, label: label, of: line, slotsFrom: unknown + 1, columns: columns, table: table)
      return true
    }
    if let lastRow, lastRow.table == table, tables[table].records.last?.row == lastRow.row,
      tables[table].records.last?.subRow != nil, line.cells[..<unknown].allSatisfy(\.isEmpty),
      isFollowedByValues(unknown, line, columns, table: table, in: text) != nil
    {
      addRecord(
        row: lastRow.row, label: label, of: line, slotsFrom: unknown + 1, columns: columns,
        table: table,
        subRow: label)
      return true
    }
    guard line.scan.firstValue != nil else { return line.scan.hasKnownLabel }
    tables[table].extraRows.append(label)
    return true
  }

  // MARK: Tables printed across

  private mutating func takeAcross(_ line: Line, table: Int, in text: Span<UInt8>) -> Bool {
    let scan = line.scan
    if scan.leaf != nil || scan.columns > 0 || scan.hasHeaderCaption {
      takeHeaderAcross(line.cells, table: table, in: text)
      return true
    }
    guard scan.values > 0 || scan.unknown == nil else { return scan.hasKnownLabel }
    let columns = tables[table].currentColumns(forms, table: table)
    addRecord(
      row: nil, label: 0..<0, of: line, slotsFrom: line.cells.startIndex, columns: columns,
      table: table)
    return true
  }

  private mutating func takeHeaderAcross(
    _ cells: ArraySlice<Range<Int>>, table: Int, in text: Span<UInt8>
  ) {
    tables[table].startHeaderLine()
    for position in cells.indices where !cells[position].isEmpty {
      let cell = cells[position]
      let key = key(of: position, in: cells, table: table, text)
      guard let first = forms.labels.lookUp(key).first(where: { forms.labels[$0].table == table })
      else {
        takeUnknownHeader(cell, table: table, in: text)
        continue
      }
      let meaning = forms.labels[first]
      see(meaning.kind, meaning.index, cell, key, table: table)
      addHeader(meaning.kind, meaning.index, cell, table: table)
    }
  }

  // MARK: Labels

  /// Keeps the label of a row with values of its own. Which editions have such a row tells the edition: in
  /// one a label may stand over children, in another beside values.
  private mutating func seeRow(_ row: Int, _ printed: Range<Int>, _ key: UInt64, table: Int) {
    tables[table].labels.append(
      .init(
        kind: .row, index: row, printed: printed, key: key,
        altered: forms.labels.altered(key, .row, table: table, index: row), guess: nil))
    vote(forms.rowEditions[table][row], printed, table: table)
  }

  /// Keeps a recognised label, and lets it vote on the edition.
  private mutating func see(
    _ kind: LabelIndex.Meaning.Kind, _ index: Int, _ printed: Range<Int>, _ key: UInt64, table: Int
  ) {
    tables[table].labels.append(
      .init(
        kind: kind, index: index, printed: printed, key: key,
        altered: forms.labels.altered(key, kind, table: table, index: index), guess: nil))
    guard kind == .column || kind == .block else { return }
    var mask = 0
    for i in forms.labels.lookUp(key) where forms.labels[i].table == table {
      mask |= 1 << forms.labels[i].edition
    }
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
    _ cell: Range<Int>, _ kinds: [LabelIndex.Meaning.Kind], table: Int, in text: Span<UInt8>
  ) -> (kind: LabelIndex.Meaning.Kind, index: Int)? {
    guard guesses < Self.mostGuesses, cell.count <= 300 else { return nil }
    guesses += 1
    let scalars = foldedScalars(cell, in: text)
    let seen = tables[table].records.compactMap(\.row)
    guard
      let found = forms.labels.nearest(
        to: scalars, table: table, kinds: kinds,
        where: { $0 != .row || !seen.contains($1) })
    else { return nil }
    tables[table].labels.append(
      .init(
        kind: found.kind, index: found.index, printed: cell, key: labelKey(cell, in: text),
        altered: -1, guess: found.weight))
    return (found.kind, found.index)
  }
}
