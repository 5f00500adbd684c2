import AuditModel

/// The one line of values of a table printed across, some of whose cells are blank.
extension TableRows {
  /// Puts its values into their columns: by what marks the blanks, else by the totals of its groups.
  mutating func findBlanksAcross(in text: Span<UInt8>) {
    guard forms.isPrintedAcross[table], rows.count == 1, let row = rows.first,
      row.labels.isEmpty, row.values.count > 1, row.values.count < row.columns.count,
      hasWholeHeader(row),
      row.values.allSatisfy({ tokens[$0].kind == .value && !tokens[$0].isGlued })
    else { return }
    let sums = BlanksBySums(columns: row.columns, forms: forms, table: table)
    let numbers = wholeNumbers(row, in: text)
    if let unit = unitOfHeader(before: row.values[0]), let marked = markedBlanks(row, unit) {
      // Line ends may be lost or added anywhere; pipes are lost where the blank cells that they end are.
      let agrees = numbers.map { sums.addUp(marked.cells($0)) || !sums.canBeShared($0) }
      let isBelieved = trustsMarks && agrees ?? (unit.mark != .lineEnd)
      if isBelieved {
        rows[0].cells = cells(of: row, marked.first, marked.last, unit, in: text)
        return
      }
    }
    if let numbers { place(row, sums.places(of: numbers)) }
  }

  /// The values of a row; nil where one is no number, or may be two of them.
  private func wholeNumbers(_ row: Row, in text: Span<UInt8>) -> [Int64]? {
    let values = row.values.map { tokens[$0] }
    guard values.allSatisfy({ $0.parts.count <= 1 && !$0.pieces.isEmpty }) else { return nil }
    return readCounts(values.map { $0.pieces[0] }, dashesAsZero: true, in: text)
  }

  /// Where the blanks of a line are.
  private struct Blanks {
    /// How many stand before the first value, and behind the last.
    var first: Int
    var last: Int
    /// How many stand before each value but the first.
    var inner: [Int]

    /// The values with their blanks.
    func cells(_ values: [Int64]) -> [Int64?] {
      var cells = [Int64?](repeating: nil, count: first)
      for (k, value) in values.enumerated() {
        if k > 0 { cells += [Int64?](repeating: nil, count: inner[k - 1]) }
        cells.append(value)
      }
      return cells + [Int64?](repeating: nil, count: last)
    }
  }

  /// What parts the labels of neighbouring columns; nil where they do not agree.
  private func unitOfHeader(before end: Int) -> Unit? {
    var votes: [Unit: Int] = [:]
    var all = 0
    for i in 1..<end where isColumn(tokens[i - 1]) && isColumn(tokens[i]) {
      all += 1
      if let unit = Unit(tokens[i].gap) { votes[unit, default: 0] += 1 }
    }
    return votes.first { $0.value * 4 >= all * 3 }?.key
  }

  /// Where the distances put the blanks; nil where they do not tell.
  private func markedBlanks(_ row: Row, _ unit: Unit) -> Blanks? {
    var inner: [Int] = []
    for i in row.values.dropFirst() {
      guard let cells = unit.cells(tokens[i].gap), cells > 0 else { return nil }
      inner.append(cells - 1)
    }
    let rest = row.columns.count - row.values.count - inner.reduce(0, +)
    guard rest >= 0 else { return nil }
    guard let first = rest == 0 ? 0 : blanksAtStart(row, inner: inner, rest: rest, unit) else {
      return nil
    }
    return Blanks(first: first, last: rest - first, inner: inner)
  }

  /// How many of the `rest` blanks at the ends of a line stand before its first value: a line begins as far
  /// from the one above as those of the header do.
  private func blanksAtStart(_ row: Row, inner: [Int], rest: Int, _ unit: Unit) -> Int? {
    guard let before = unit.cells(tokens[row.values[0]].gap) else { return nil }
    let breaks = distancesOfHeaderLines(before: row.values[0], unit)
    guard let least = breaks.min() else { return nil }
    if unit.mark == .lineEnd {
      let first = before - least
      guard (0...rest).contains(first) else { return nil }
      // More line ends may stand behind a table than its last cells leave. That they are blank cells at
      // all, other blank cells must show.
      let gap = gap(behind: row)
      let behind = max(0, gap.lineEnds - gap.pipes)
      let expected = (least + rest - first) * unit.count
      let isMarked =
        inner.contains { $0 > 0 } ? behind >= expected : behind == expected && first > 0
      return isMarked ? first : nil
    }
    guard let behind = unit.cells(gap(behind: row)), before + behind >= rest,
      (before + behind - rest) % 2 == 0
    else { return nil }
    let rowEnd = (before + behind - rest) / 2
    // In a header merged cells may be printed as blank ones.
    guard breaks.allSatisfy({ $0 >= rowEnd }),
      least == rowEnd || least >= rowEnd + Self.fewestMerged,
      (rowEnd...rowEnd + rest).contains(before),
      !mayBeFilledUp(row, lastBreak: breaks[breaks.count - 1], rowEnd: rowEnd)
    else { return nil }
    return before - rowEnd
  }

  /// Whether the last line of the header may end in filling, so that blank cells behind it are not the first
  /// ones of the line of values. A line as wide as the table has none, nor one whose merged cells stand
  /// before it.
  private func mayBeFilledUp(_ row: Row, lastBreak: Int, rowEnd: Int) -> Bool {
    var labels = 0
    while labels < row.values[0], isColumn(tokens[row.values[0] - 1 - labels]) { labels += 1 }
    let merged = row.columns.count - labels
    return merged > 0 && lastBreak != rowEnd
      && lastBreak != rowEnd + merged + Self.fewestMerged
  }

  /// From the last cells of the header's lines to the first ones of the next.
  private func distancesOfHeaderLines(before end: Int, _ unit: Unit) -> [Int] {
    (1..<end).compactMap { i in
      !isColumn(tokens[i - 1]) && isColumn(tokens[i]) ? unit.cells(tokens[i].gap) : nil
    }
  }

  /// A label over columns spans this many cells more than its own.
  private static let fewestMerged = 4

  private func isColumn(_ token: TableToken) -> Bool {
    forms.isLabel(token.key, of: .column, in: table)
  }

  /// Puts values into the columns that the totals leave for them.
  ///
  /// - Parameter places: by column, the position of its value; nil where that cannot be told.
  private mutating func place(_ row: Row, _ places: [Int?]) {
    guard places.contains(where: { $0 != nil }),
      let first = row.values.first.flatMap({ tokens[$0].pieces.first }),
      let last = row.values.last.flatMap({ tokens[$0].pieces.first })
    else { return }
    let whole = first.lowerBound..<last.upperBound
    var isTold = false
    rows[0].cells = places.map { place in
      guard let place else {
        var cell = RewrittenText.Cell(whole)
        cell.glued = GluedText(printed: whole, doubt: .misplaced(count: row.values.count))
        return cell
      }
      var cell = RewrittenText.Cell(tokens[row.values[place]].pieces)
      // Told once of the whole line.
      if !isTold { cell.glued = GluedText(printed: whole, doubt: .none) }
      isTold = true
      return cell
    }
  }
}
