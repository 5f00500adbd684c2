import AuditModel

/// What the distances of some rows show of the others.
extension TableRows {
  struct Distances {
    /// From the label to the first value, and from the last one to what follows, in cells.
    var before: Int?
    var behind: Int?
    /// Blank cells among the values.
    var inner: Int?
  }

  func distances(_ row: Row, _ unit: Unit) -> Distances {
    guard let first = row.values.first else { return Distances() }
    var inner: Int? = 0
    for i in row.values.dropFirst() {
      let cells = unit.cells(tokens[i].gap)
      inner = cells.flatMap { c in c > 0 ? inner.map { $0 + c - 1 } : nil }
    }
    return Distances(
      before: row.labels.isEmpty ? nil : unit.cells(tokens[first].gap),
      behind: unit.cells(gap(behind: row)), inner: inner)
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
  func leadSample(_ i: Int, distance: Int) -> Sample {
    let kind = Kind(neighbour: .label, columns: rows[i].columns.count)
    guard !rows[i].labels.isEmpty else { return Sample(distance: 0, merged: 0, kind: kind) }
    return Sample(distance: distance, merged: -(depth(rows[i])?.groups ?? 0), kind: kind)
  }

  /// The cells of groups that the next row's label stands behind may be blank ones.
  func trailSample(_ i: Int, distance: Int) -> Sample {
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

  typealias Habits = (lead: DistanceHabit, trail: DistanceHabit)

  /// Full rows show how far the values stand from the labels around them.
  func habitsOfFullRows(_ spans: [Distances]) -> [Habits] {
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
  func habitsOfDistances(_ spans: [Distances], _ unit: Unit) -> [Habits] {
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
}
