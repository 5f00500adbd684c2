import AuditModel

/// Header lines, of tables printed down and across.
extension TableFilling {
  mutating func takeHeader(_ line: Line, in text: Span<UInt8>) {
    let (cells, scan) = (line.cells, line.scan)
    // Of a block whose rows are missing, the header says nothing of the next one's.
    if forms.hasBlocks[table], scan.hasHeaderCaption { beginBlock() }
    reading.startHeaderLine()
    for position in cells.indices {
      let cell = cells[position]
      if cell.isEmpty {
        reading.addHeaderCell(isBlank: true, key: 0)
        continue
      }
      let key = key(of: position, in: cells, text)
      guard let meaning = headerMeaning(of: key) else {
        let cut = columnCut(to: cell, in: text)
        // Labels that were cut to the same words are no merged cell.
        reading.addHeaderCell(isBlank: false, key: cut == nil ? key : 0)
        if let cut {
          seeCut(cut, cell, key)
        } else if !isCorner(position, of: cells, in: text) {
          takeUnknownHeader(cell, in: text)
        }
        continue
      }
      reading.addHeaderCell(isBlank: false, key: key)
      see(meaning.kind, meaning.index, cell, key)
      addHeader(meaning.kind, meaning.index, cell)
    }
  }

  /// Begins another block, with columns of its own.
  mutating func beginBlock() {
    reading.closeHeader()
    lastRow = nil
  }

  mutating func takeCaption(_ index: Int) {
    if forms.cornerCaption[table] == index { reading.hasCorner = true }
  }

  /// A header cell that is no known label: an altered one, or a column that the form does not have.
  mutating func takeUnknownHeader(_ cell: Range<Int>, in text: Span<UInt8>) {
    guard !isValue(cell, in: text) else { return }
    let kinds: [LabelIndex.Meaning.Kind] =
      forms.isPrintedAcross[table] ? [.column, .row, .group] : [.column, .group]
    if let found = guess(cell, kinds, in: text) {
      addHeader(found.kind, found.index, cell)
    } else {
      reading.extraColumns.append(cell)
      reading.header.addUnknown(cell)
    }
  }

  /// Puts a known label into the header that is being read.
  mutating func addHeader(
    _ kind: LabelIndex.Meaning.Kind, _ index: Int, _ cell: Range<Int>
  ) {
    reading.header.add(kind, index, label: cell)
    switch kind {
    case .row where forms.isPrintedAcross[table]:
      vote(forms.rowEditions[table][index], UInt64(index) + 1, cell)
    case .caption: takeCaption(index)
    default: break
    }
  }

  /// The key that `scan` took of a cell, or, where it took none that this table knows, the header key.
  private func key(
    of position: Int, in cells: ArraySlice<Range<Int>>, _ text: Span<UInt8>
  ) -> UInt64 {
    let key = keys[position - cells.startIndex]
    return key != 0 && forms.isLabel(key, in: table)
      ? key : headerKey(cells[position], of: table, in: text)
  }

  /// The key of a header cell; localities add remarks in brackets (（万元，保留四位小数）) that no variant
  /// can foresee, so an unknown label is tried without its remark.
  func headerKey(_ cell: Range<Int>, of table: Int, in text: Span<UInt8>) -> UInt64 {
    let key = labelKey(cell, in: text)
    guard !forms.isLabel(key, in: table), let remark = startOfRemark(in: cell, of: text) else {
      return key
    }
    return labelKey(cell.lowerBound..<remark, in: text)
  }

  func headerMeaning(of key: UInt64) -> LabelIndex.Meaning? {
    var row: LabelIndex.Meaning?
    for meaning in forms.meanings(of: key, in: table) {
      if meaning.kind != .row { return meaning }
      row = meaning
    }
    return row
  }

  mutating func takeAcross(_ line: Line, in text: Span<UInt8>) -> Bool {
    let scan = line.scan
    if scan.leaf != nil || scan.columns > 0 || scan.hasHeaderCaption {
      if let row = rowAbove, isHeader(line, of: row) {
        takeHeader(line.cells, of: row, in: text)
      } else if takeRowDown(line, in: text) {
        return true
      } else {
        takeHeaderAcross(line.cells, in: text)
        columnsAbove = rowsColumns(of: line)
      }
      rowAbove = nil
      return true
    }
    // As many cells as the line has are its values, whatever stands in them.
    let isWhole = line.hasOwnLines && line.cells.count == forms.cellsAcross[table]
    guard scan.values > 0 || scan.unknown == nil || isWhole else { return scan.hasKnownLabel }
    rowAbove = nil
    reading.completeHeader()
    addRecord(nil, label: 0..<0, of: line, from: line.cells.startIndex, in: text)
    return true
  }

  mutating func takeHeaderAcross(
    _ cells: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) {
    reading.startHeaderLine()
    for position in cells.indices where !cells[position].isEmpty {
      let cell = cells[position]
      let key = key(of: position, in: cells, text)
      guard let meaning = forms.meanings(of: key, in: table).first(where: { _ in true }) else {
        takeUnknownHeader(cell, in: text)
        continue
      }
      see(meaning.kind, meaning.index, cell, key)
      addHeader(meaning.kind, meaning.index, cell)
    }
  }
}
