import AuditModel

/// The lines of values as rows of cells.
extension PageTable {
  /// The columns of a header, and the rows below it.
  mutating func write(_ header: Header, in text: Span<UInt8>) {
    let below = Array(rows[header.rows])
    var header = header
    guard let (count, isWhole) = columnCount(&header, below, in: text) else {
      if let cells = cellsInOrder(header, below, in: text) {
        addRow(cells, placed: cells.count)
      } else {
        for row in below { addLine(row.line) }
      }
      return
    }
    if !header.isTorn { addMisfit(overlap(header.columns) * 100) }
    let labels = isWhole ? header.columns : []
    for other in header.others where isBlock(other) { addRow([cell(other.words)]) }
    let head = header.others.filter { !isBlock($0) } + labels
    if !head.isEmpty { addRow(head.map { cell($0.words) }) }
    let columns = columns(
      count, labelled: labels, areInPlace: isWhole && !header.isTorn, above: below)
    let wrapped = wrapped(below, columns, in: text)
    for (i, row) in below.enumerated() where !wrapped.lines.contains(i) {
      write(row, columns, wrapped.rows[i], in: text)
    }
  }

  private mutating func write(
    _ row: Row, _ columns: Columns, _ wrapped: Wrapped?, in text: Span<UInt8>
  ) {
    let label = row.label.map { [cell($0.words)] } ?? []
    if row.isBlank {
      let end = label.last.map(\.end) ?? 0
      addRow(label + (0..<columns.count).map { _ in .init(blankAt: end) })
      return
    }
    let before = label + unnamed(row)
    guard !before.isEmpty || forms.isPrintedAcross[table] else {
      addLine(row.line)
      return
    }
    if let wrapped {
      addRow(before + cells(of: row, wrapped, columns), placed: columns.count)
      return
    }
    let words = row.values.map { page.words[$0] }
    let start = before.last.map(\.end) ?? page.lines[row.line].range.lowerBound
    let found =
      words.count < columns.count ? columnsOfValues(row, columns, in: text) : nil
    if let cells = touching(row, found, columns, in: text) {
      addRow(before + cells, placed: cells.contains { $0.isUnreadable } ? 0 : columns.count)
    } else if let found {
      let values = cells(words, in: found, of: columns.count, from: start)
      addRow(before + values, placed: found.count)
    } else {
      let isFull = words.count == columns.count
      addRow(before + words.map { .init($0.range) }, placed: isFull ? words.count : 0)
    }
  }

  /// The columns that the values of a row stand in, unless its totals speak against it.
  private func columnsOfValues(
    _ row: Row, _ columns: Columns, in text: Span<UInt8>
  ) -> [Int]? {
    guard let found = places(of: row, columns) ?? placesBelowLabels(of: row, columns),
      agrees(row.values.map { page.words[$0] }, found, totals: columns.totals, in: text)
    else { return nil }
    return found
  }

  /// The cells of a row that prints words in some of its columns; blank ones begin behind what stands before.
  private func cells(
    _ words: [PageWords.Word], in places: [Int], of count: Int, from start: Int
  ) -> [RewrittenText.Cell] {
    var end = start
    return (0..<count).map { column in
      guard let k = places.firstIndex(of: column) else { return .init(blankAt: end) }
      end = words[k].range.upperBound
      return .init(words[k].range)
    }
  }

  func cell(_ words: [Int]) -> RewrittenText.Cell {
    .init(words.map { page.words[$0].range })
  }

  /// Words between a row's label and its values: the name of a row below the label's, or of one that the
  /// form does not know.
  private func unnamed(_ row: Row) -> [RewrittenText.Cell] {
    let line = page.lines[row.line].words
    guard let first = row.values.first else { return [] }
    var words: [Int] = []
    for word in line.reversed() where word < first {
      if row.label?.words.contains(word) ?? false { break }
      // Beyond a wide blank stands the label of a group.
      if let next = words.last, page.words[next].start - page.words[word].end > 1 { break }
      words.append(word)
    }
    if row.label != nil, row.label?.words.allSatisfy({ page.words[$0].line != row.line }) ?? false {
      return []
    }
    return words.isEmpty ? [] : [cell(words.reversed())]
  }
}
