import AuditModel

/// Cells in which nothing is printed show in the distance of those beside them.
extension TableRows {
  private static let manyRows = 8

  /// Puts the blank cells of rows into their places, where the distances leave no doubt.
  mutating func findBlanks(in text: Span<UInt8>) {
    guard let unit = usualUnit() else { return }
    let spans = rows.map { distances($0, unit) }
    var best: [Int: [RewrittenText.Cell]] = [:]
    // Whether merged cells are printed shows in how many rows come out whole.
    let habits = habitsOfFullRows(spans) + habitsOfDistances(spans, unit)
    // Line ends may be lost or added anywhere: many rows must agree on them, or pipes part the rows.
    let arePartedByPipes = rows.allSatisfy {
      $0.next == tokens.count || tokens[$0.next].gap.pipes > 0
    }
    if unit.mark == .lineEnd, rows.count < Self.manyRows, !arePartedByPipes { return }
    let short = rows.indices.filter { !isFull(rows[$0]) && hasWholeHeader(rows[$0]) }
    for habits in habits {
      var found: [Int: [RewrittenText.Cell]] = [:]
      for i in short {
        found[i] =
          rows[i].values.isEmpty
          ? cells(ofBlank: i, habits.lead, habits.trail, unit, in: text)
          : cells(of: i, spans[i], habits.lead, habits.trail, unit, in: text)
      }
      if found.count > best.count { best = found }
    }
    if !forms.hasBlocks[table], short.contains(where: { best[$0] == nil && $0 + 1 < rows.count }) {
      // Where some marks amid many like rows are none of the table's, or lost, no other one can be relied upon.
      trustsMarks = false
      if unit.mark == .lineEnd { return }
    }
    for (i, cells) in best { rows[i].cells = cells }
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
    return (gaps + [row.next < tokens.count ? tokens[row.next].gap : end]).allSatisfy {
      $0.lineEnds > unit.count
    }
  }

  /// The cells of a row in which nothing is printed but its label.
  private func cells(
    ofBlank i: Int, _ lead: DistanceHabit, _ trail: DistanceHabit, _ unit: Unit,
    in text: Span<UInt8>
  ) -> [RewrittenText.Cell]? {
    let row = rows[i]
    guard !row.columns.isEmpty, let label = row.labels.last, isRow(tokens[label]),
      let distance = unit.cells(row.next < tokens.count ? tokens[row.next].gap : end)
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

  private func isFull(_ row: Row) -> Bool {
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

  // MARK: Distances

  private struct Distances {
    /// From the label to the first value, and from the last one to what follows, in cells.
    var before: Int?
    var behind: Int?
    /// Blank cells among the values.
    var inner: Int?
  }

  private func distances(_ row: Row, _ unit: Unit) -> Distances {
    guard let first = row.values.first else { return Distances() }
    var inner: Int? = 0
    for i in row.values.dropFirst() {
      let cells = unit.cells(tokens[i].gap)
      inner = cells.flatMap { c in c > 0 ? inner.map { $0 + c - 1 } : nil }
    }
    return Distances(
      before: row.labels.isEmpty ? nil : unit.cells(tokens[first].gap),
      behind: unit.cells(row.next < tokens.count ? tokens[row.next].gap : end), inner: inner)
  }

  /// How many groups enclose the row that a label names, and how many of their labels stand before it.
  private func depth(_ row: Row) -> (groups: Int, printed: Int)? {
    guard let last = row.labels.last else { return nil }
    for meaning in forms.meanings(of: tokens[last].key, in: table) where meaning.kind == .row {
      guard let form = forms.form(of: meaning) else { continue }
      return (form.groups(from: form.row(meaning.index)?.group).count, row.labels.count - 1)
    }
    return nil
  }

  /// The cells that a row's label spans where it is not as deep as others may be blank ones.
  private func leadSample(_ i: Int, distance: Int) -> Sample {
    let kind = Kind(neighbour: .label, columns: rows[i].columns.count)
    guard !rows[i].labels.isEmpty else { return Sample(distance: 0, merged: 0, kind: kind) }
    return Sample(distance: distance, merged: -(depth(rows[i])?.groups ?? 0), kind: kind)
  }

  /// The cells of groups that the next row's label stands behind may be blank ones.
  private func trailSample(_ i: Int, distance: Int) -> Sample {
    var sample = Sample(
      distance: distance, merged: 0,
      kind: Kind(neighbour: .end, columns: rows[i].columns.count))
    guard rows[i].next < tokens.count else { return sample }
    sample.kind.neighbour = .header
    guard i + 1 < rows.count, rows[i + 1].labels.first == rows[i].next,
      let next = depth(rows[i + 1])
    else { return sample }
    sample.kind.neighbour = .row
    sample.merged = next.groups - next.printed
    return sample
  }

  private typealias Habits = (lead: DistanceHabit, trail: DistanceHabit)

  /// Full rows show how far the values stand from the labels around them.
  private func habitsOfFullRows(_ spans: [Distances]) -> [Habits] {
    let full = rows.indices.filter { isFull(rows[$0]) && spans[$0].inner == 0 }
    let lead = full.compactMap { i in
      rows[i].labels.isEmpty
        ? leadSample(i, distance: 0) : spans[i].before.map { leadSample(i, distance: $0) }
    }
    let trail = full.compactMap { i in spans[i].behind.map { trailSample(i, distance: $0) } }
    var habits: [Habits] = []
    for countsLead in [false, true] {
      for countsTrail in [false, true] {
        if let lead = DistanceHabit(lead, countsMerged: countsLead),
          let trail = DistanceHabit(trail, countsMerged: countsTrail)
        {
          habits.append((lead, trail))
        }
      }
    }
    return habits
  }

  /// Where no row is full, all rows are as long from label to label: the values then begin beside the label.
  private func habitsOfDistances(_ spans: [Distances], _ unit: Unit) -> [Habits] {
    var samples: [(length: Int, lead: Sample, trail: Sample)] = []
    for i in rows.indices where !rows[i].columns.isEmpty && !rows[i].labels.isEmpty {
      let trail = trailSample(i, distance: 0)
      guard trail.kind.neighbour == .row else { continue }
      let length: Int?
      if rows[i].values.isEmpty {
        length = unit.cells(tokens[rows[i].next].gap)
      } else if let before = spans[i].before, let inner = spans[i].inner,
        let behind = spans[i].behind
      {
        length = before + inner + rows[i].values.count - 1 + behind
      } else {
        length = nil
      }
      guard let length else { return [] }
      samples.append((length - rows[i].columns.count + 1, leadSample(i, distance: 0), trail))
    }
    guard samples.count >= 2 else { return [] }
    let deepest = samples.map { -$0.lead.merged }.max() ?? 0
    for (leadCounts, trailCounts) in [(false, false), (false, true), (true, true)] {
      let rests = samples.map {
        $0.length - (leadCounts ? $0.lead.merged : 0) - (trailCounts ? $0.trail.merged : 0)
      }
      guard let rest = rests.first, rests.allSatisfy({ $0 == rest }) else { continue }
      let lead = leadCounts ? 1 + deepest : 1
      guard rest > lead else { continue }
      return [
        (
          DistanceHabit(usual: lead, countsMerged: leadCounts),
          DistanceHabit(usual: rest - lead, countsMerged: trailCounts)
        )
      ]
    }
    return []
  }

  // MARK: Cells

  /// The cells of a row with so many blank ones before its first value and behind its last.
  func cells(
    of row: Row, _ first: Int, _ last: Int, _ unit: Unit, in text: Span<UInt8>
  ) -> [RewrittenText.Cell] {
    var cells: [RewrittenText.Cell] = []
    func addBlanks(_ count: Int, from start: Int) {
      var place = start
      for _ in 0..<count {
        place = self.place(behind: unit, from: place, in: text)
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
  private func place(behind unit: Unit, from start: Int, in text: Span<UInt8>) -> Int {
    var left = unit.count
    var i = start
    while i < text.count, left > 0 {
      switch (unit.mark, text[i]) {
      case (.pipe, UInt8(ascii: "|")), (.tab, 0x09), (.lineEnd, 0x0A): left -= 1
      case (.lineEnd, 0x0D) where i + 1 == text.count || text[i + 1] != 0x0A: left -= 1
      default: break
      }
      i += 1
    }
    // A cell on a line of its own begins below the pipe.
    if unit.mark == .pipe, i < text.count, text[i] == 0x0D { i += 1 }
    if unit.mark == .pipe, i < text.count, text[i] == 0x0A { i += 1 }
    return i
  }
}
