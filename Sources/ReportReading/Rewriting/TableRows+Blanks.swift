import AuditModel

/// Cells in which nothing is printed show in the distance of those beside them.
extension TableRows {
  private static let manyRows = 8

  /// Puts the blank cells of rows into their places, where the distances leave no doubt.
  mutating func findBlanks(in text: Span<UInt8>) {
    guard let unit = usualUnit() else { return }
    // Line ends may be lost or added anywhere: many rows must agree on them, or pipes part the rows.
    let arePartedByPipes = rows.allSatisfy {
      $0.next == tokens.count || tokens[$0.next].gap.pipes > 0
    }
    if unit.mark == .lineEnd, rows.count < Self.manyRows, !arePartedByPipes { return }
    let short = rows.indices.filter { !isFull(rows[$0]) && hasWholeHeader(rows[$0]) }
    var best = blanks(of: short, unit, in: text)
    if best.count < short.count, let thin = thinUnit(unit) {
      let others = blanks(of: short, thin, in: text)
      if others.count > best.count { best = others }
    }
    if !forms.hasBlocks[table], short.contains(where: { best[$0] == nil && $0 + 1 < rows.count }) {
      // Where some marks amid many like rows are none of the table's, or lost, no other one can be relied upon.
      trustsMarks = false
      if unit.mark == .lineEnd { return }
    }
    for (i, cells) in best { rows[i].cells = cells }
  }

  /// The cells of rows that have too few values, as far as distances of one kind tell them.
  private func blanks(
    of short: [Int], _ unit: Unit, in text: Span<UInt8>
  ) -> [Int: [RewrittenText.Cell]] {
    let spans = rows.map { distances($0, unit) }
    var best: [Int: [RewrittenText.Cell]] = [:]
    // Whether merged cells are printed shows in how many rows come out whole.
    for habits in habitsOfFullRows(spans) + habitsOfDistances(spans, unit) {
      var found: [Int: [RewrittenText.Cell]] = [:]
      for i in short {
        found[i] =
          rows[i].values.isEmpty
          ? cells(ofBlank: i, habits.lead, habits.trail, unit, in: text)
          : cells(of: i, spans[i], habits.lead, habits.trail, unit, in: text)
      }
      if found.count > best.count { best = found }
    }
    return best
  }

  /// One line end for each blank cell, more for another: a paragraph of nothing leaves less than one of words.
  private func thinUnit(_ usual: Unit) -> Unit? {
    guard usual.mark == .lineEnd else { return nil }
    let ends = rows.flatMap { $0.values + ($0.next < tokens.count ? [$0.next] : []) }
    let fewest = ends.map { tokens[$0].gap.lineEnds }.min() ?? 0
    return fewest > 1 ? Unit(mark: .lineEnd, count: 1, first: fewest) : nil
  }

  private func cells(
    of i: Int, _ span: Distances, _ lead: DistanceHabit, _ trail: DistanceHabit, _ unit: Unit,
    in text: Span<UInt8>
  ) -> [RewrittenText.Cell]? {
    let row = rows[i]
    guard !isSetWide(row, unit), let before = row.labels.isEmpty ? 0 : span.before,
      let inner = span.inner, let behind = span.behind,
      row.values.allSatisfy({ tokens[$0].kind == .value && !tokens[$0].isGlued }),
      let first = lead.blanks(in: leadSample(i, distance: before))
    else { return nil }
    let last = row.columns.count - first - inner - row.values.count
    guard last >= 0, trail.allows(trailSample(i, distance: behind), blanks: last, unit) else {
      return nil
    }
    return cells(of: row, first, last, unit, in: text)
  }

  /// Whether more line ends than usual stand everywhere in a row and around it: where a page ends, or a converter
  /// gives the lines more room, they are no blank cells.
  private func isSetWide(_ row: Row, _ unit: Unit) -> Bool {
    guard unit.mark == .lineEnd else { return false }
    let gaps = (row.labels + row.values).map { tokens[$0].gap }
    return (gaps + [gap(behind: row)]).allSatisfy {
      $0.lineEnds > unit.first
    }
  }

  /// The cells of a row in which nothing is printed but its label.
  private func cells(
    ofBlank i: Int, _ lead: DistanceHabit, _ trail: DistanceHabit, _ unit: Unit,
    in text: Span<UInt8>
  ) -> [RewrittenText.Cell]? {
    let row = rows[i]
    guard !row.columns.isEmpty, let label = row.labels.last, isRow(tokens[label]),
      let distance = unit.cells(gap(behind: row))
    else { return nil }
    let rest = distance - row.columns.count + 1
    guard let before = lead.usual(for: leadSample(i, distance: 0)),
      trail.allows(trailSample(i, distance: rest - before), blanks: 0, unit)
    else { return nil }
    return cells(of: row, 0, row.columns.count, unit, in: text)
  }

  private func isRow(_ token: TableToken) -> Bool {
    forms.isLabel(token.key, of: .row, in: table)
  }

  func isFull(_ row: Row) -> Bool {
    !row.columns.isEmpty && row.values.count == row.columns.count
  }

  /// The unit that neighbouring values are parted by. Where hardly two stand in a row, as many line ends as
  /// divide every distance.
  private func usualUnit() -> Unit? {
    var inRows: [Unit: Int] = [:]
    var others: [Unit: Int] = [:]
    for row in rows {
      for (k, i) in row.values.enumerated() {
        guard let unit = Unit(tokens[i].gap) else { continue }
        if k > 0 { inRows[unit, default: 0] += 1 } else { others[unit, default: 0] += 1 }
      }
      if row.next < tokens.count, let unit = Unit(tokens[row.next].gap) {
        others[unit, default: 0] += 1
      }
    }
    let votes = inRows.isEmpty ? others : inRows
    var marks: [Unit.Mark: Int] = [:]
    for (unit, count) in votes { marks[unit.mark, default: 0] += count }
    let usual = marks.max { ($0.value, -$0.key.rawValue) < ($1.value, -$1.key.rawValue) }
    guard let usual else { return nil }
    let isThin = inRows.values.reduce(0, +) < 5
    if usual.key == .pipe, !isThin {
      // The fewest that is no slip: where many cells are blank, most gaps are wide.
      return inRows.merging(others, uniquingKeysWith: +).filter {
        $0.key.mark == .pipe && $0.value > 1
      }
      .keys.min { $0.count < $1.count }
    }
    let fewest = votes.filter { $0.key.mark == usual.key && $0.value * 20 >= usual.value }.keys
      .min { $0.count < $1.count }
    guard isThin else { return fewest }
    let gaps =
      rows.flatMap(\.values).map { tokens[$0].gap }
      + rows.filter { $0.next < tokens.count }.map { tokens[$0.next].gap }
    let common = gaps.reduce(0) {
      divisor($0, Unit(mark: usual.key, count: 1).cells($1) ?? 0)
    }
    return common > 0 ? Unit(mark: usual.key, count: common) : nil
  }

  private func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }

  /// The cells of a row with so many blank ones before its first value and behind its last.
  func cells(
    of row: Row, _ first: Int, _ last: Int, _ unit: Unit, in text: Span<UInt8>
  ) -> [RewrittenText.Cell] {
    var cells: [RewrittenText.Cell] = []
    func addBlanks(_ count: Int, from start: Int) {
      var place = start
      for i in 0..<count {
        let marks = i == 0 ? unit.first : unit.count
        place = self.place(behind: marks, unit.mark, from: place, in: text)
        cells.append(.init(blankAt: place))
      }
    }
    var end = row.labels.last.flatMap { tokens[$0].pieces.last?.upperBound } ?? 0
    for (k, i) in row.values.enumerated() {
      let blanks = k == 0 ? first : (unit.cells(tokens[i].gap) ?? 1) - 1
      addBlanks(blanks, from: end)
      cells.append(.init(tokens[i].pieces))
      end = tokens[i].pieces.last?.upperBound ?? end
    }
    addBlanks(last, from: end)
    return cells
  }

  /// Where the next cell begins behind `start`.
  private func place(
    behind count: Int, _ mark: Unit.Mark, from start: Int, in text: Span<UInt8>
  ) -> Int {
    var left = count
    var i = start
    while i < text.count, left > 0 {
      switch (mark, text[i]) {
      case (.pipe, UInt8(ascii: "|")), (.tab, 0x09), (.lineEnd, 0x0A): left -= 1
      case (.lineEnd, 0x0D) where i + 1 == text.count || text[i + 1] != 0x0A: left -= 1
      default: break
      }
      i += 1
    }
    // A cell on a line of its own begins below the pipe.
    if mark == .pipe, i < text.count, text[i] == 0x0D { i += 1 }
    if mark == .pipe, i < text.count, text[i] == 0x0A { i += 1 }
    return i
  }
}
