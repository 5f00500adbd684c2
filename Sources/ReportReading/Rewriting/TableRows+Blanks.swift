import AuditModel

/// Cells in which nothing is printed show in the distance of those beside them.
extension TableRows {
  /// Puts the blank cells of rows into their places, where the distances leave no doubt.
  mutating func findBlanks(in text: Span<UInt8>) {
    guard let unit = usualUnit() else { return }
    let spans = rows.map { distances($0, unit) }
    let full = rows.indices.filter { isFull(rows[$0]) && spans[$0].inner == 0 }
    // Without a full row the shortest distances count, if then all rows come out whole.
    let isCertain = !full.isEmpty
    let shown = isCertain ? full : Array(rows.indices)
    guard let lead = DistanceHabit(shown.compactMap { lead($0, spans) }, isCertain: isCertain),
      let trail = DistanceHabit(shown.compactMap { trail($0, spans) }, isCertain: isCertain)
    else { return }
    var found: [(row: Int, cells: [RewrittenText.Cell])] = []
    for i in rows.indices where !isFull(rows[i]) && !rows[i].values.isEmpty {
      if let cells = cells(of: i, spans, lead, trail, unit, in: text) {
        found.append((i, cells))
      } else if !isCertain, rows[i].next < tokens.count {
        return
      }
    }
    for (i, cells) in found { rows[i].cells = cells }
  }

  private func cells(
    of i: Int, _ spans: [Distances], _ lead: DistanceHabit, _ trail: DistanceHabit, _ unit: Unit,
    in text: Span<UInt8>
  ) -> [RewrittenText.Cell]? {
    let row = rows[i]
    guard let before = self.lead(i, spans), let inner = spans[i].inner,
      row.values.allSatisfy({ tokens[$0].kind == .value && !tokens[$0].isGlued }),
      let first = lead.blanks(in: before)
    else { return nil }
    let left = row.columns.count - first - inner - row.values.count
    // Where nothing is left, nothing is asked of the distance behind.
    let last = left == 0 ? 0 : self.trail(i, spans).flatMap { trail.blanks(in: $0) }
    return left >= 0 && last == left ? cells(of: row, first, left, unit, in: text) : nil
  }

  private func isFull(_ row: Row) -> Bool {
    !row.columns.isEmpty && row.values.count == row.columns.count
  }

  /// What parts two neighbouring cells.
  struct Unit: Hashable {
    enum Mark { case pipe, lineEnd, tab }

    var mark: Mark
    var count: Int

    /// How many cells lie from one side of a gap to the other.
    func cells(_ gap: Gap) -> Int? {
      let printed = switch mark {
      case .pipe: gap.pipes
      case .lineEnd: gap.lineEnds
      case .tab: gap.tabs
      }
      return printed % count == 0 ? printed / count : nil
    }
  }

  /// The unit that most neighbouring values are parted by.
  private func usualUnit() -> Unit? {
    var votes: [Unit: Int] = [:]
    for row in rows where row.values.count > 1 {
      for i in row.values.dropFirst() {
        let gap = tokens[i].gap
        let unit: Unit? =
          gap.pipes > 0
          ? Unit(mark: .pipe, count: gap.pipes)
          : gap.lineEnds > 0
            ? Unit(mark: .lineEnd, count: gap.lineEnds)
            : gap.tabs > 0 ? Unit(mark: .tab, count: gap.tabs) : nil
        if let unit { votes[unit, default: 0] += 1 }
      }
    }
    // Of one mark the fewest, if they are no slip: where many cells are blank, most gaps are wide.
    var marks: [Unit.Mark: Int] = [:]
    for (unit, count) in votes { marks[unit.mark, default: 0] += count }
    guard let usual = marks.max(by: { $0.value < $1.value }) else { return nil }
    return votes.filter { $0.key.mark == usual.key && $0.value * 20 >= usual.value }.keys
      .min { $0.count < $1.count }
  }

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
    for i in forms.labels.lookUp(tokens[last].key) {
      let meaning = forms.labels[i]
      guard meaning.table == table, meaning.kind == .row,
        let form = forms.catalog.editions[meaning.edition].tables.first(where: {
          $0.index == table
        })
      else { continue }
      var groups = 0
      var group = form.row(meaning.index)?.group
      while let g = group {
        groups += 1
        group = form.groups[g].parent
      }
      return (groups, row.labels.count - 1)
    }
    return nil
  }

  /// A distance, and how many merged cells may be in it.
  struct Sample {
    var distance: Int
    var merged: Int
    /// Tells what cannot be compared apart: how wide the row is, and what the other end is.
    var kind: Kind
  }

  struct Kind: Hashable {
    enum Neighbour { case label, row, header, end }

    var neighbour: Neighbour
    var columns: Int
  }

  /// Cells that a row's label spans where it is not as deep as others.
  private func lead(_ i: Int, _ spans: [Distances]) -> Sample? {
    let kind = Kind(neighbour: .label, columns: rows[i].columns.count)
    if rows[i].labels.isEmpty { return Sample(distance: 0, merged: 0, kind: kind) }
    return spans[i].before.map {
      Sample(distance: $0, merged: -(depth(rows[i])?.groups ?? 0), kind: kind)
    }
  }

  /// Cells of groups that the next row's label stands behind.
  private func trail(_ i: Int, _ spans: [Distances]) -> Sample? {
    guard let behind = spans[i].behind else { return nil }
    var kind = Kind(neighbour: .end, columns: rows[i].columns.count)
    guard rows[i].next < tokens.count else {
      return Sample(distance: behind, merged: 0, kind: kind)
    }
    kind.neighbour = .header
    guard i + 1 < rows.count, rows[i + 1].labels.first == rows[i].next,
      let next = depth(rows[i + 1])
    else { return Sample(distance: behind, merged: 0, kind: kind) }
    kind.neighbour = .row
    return Sample(distance: behind, merged: next.groups - next.printed, kind: kind)
  }

  /// The usual distances, and whether merged cells are printed as blank ones.
  private struct DistanceHabit {
    private var distances: [Kind: Int] = [:]
    private var countsMerged = false

    /// nil where the samples do not agree. Those that are not certain show the smallest distance.
    init?(_ samples: [Sample], isCertain: Bool) {
      guard !samples.isEmpty else { return nil }
      guard isCertain else {
        for sample in samples {
          distances[sample.kind] = min(distances[sample.kind] ?? sample.distance, sample.distance)
        }
        return
      }
      for counts in [false, true] {
        var found: [Kind: Int] = [:]
        let agrees = samples.allSatisfy { sample in
          let distance = sample.distance - (counts ? sample.merged : 0)
          defer { found[sample.kind] = distance }
          return found[sample.kind].map { $0 == distance } ?? true
        }
        if agrees {
          distances = found
          countsMerged = counts
          return
        }
      }
      return nil
    }

    /// Blank cells in a distance beyond the usual.
    func blanks(in sample: Sample) -> Int? {
      guard let usual = distances[sample.kind] else { return nil }
      let blanks = sample.distance - (countsMerged ? sample.merged : 0) - usual
      return blanks >= 0 ? blanks : nil
    }
  }

  // MARK: Cells

  private func cells(
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
