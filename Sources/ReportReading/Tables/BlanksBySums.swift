import AuditModel

/// Says what can be told of a line of values that is shorter than its columns, where nothing marks the blanks.
///
/// The columns stand in groups, each with its total. A group without blanks must add up; a group with blanks
/// may be anything. Where every way to share the blanks that leaves no broken total puts a group in the same
/// place, and without blanks, its values are read; of the other groups none is.
struct BlanksBySums {
  /// By column: whether it begins a group, and whether it is its group's total.
  private let groups: [Range<Int>]
  private let totals: [Int?]

  /// More blanks are not shared out.
  private static let mostBlanks = 10

  init(columns: [HeaderOrder.Slot], forms: FormLookup, table: Int) {
    self.init(
      columns.map { slot in
        (slot.row, isTotal: slot.column.map { forms.isDerived($0, of: table) } ?? false)
      })
  }

  /// By column: its row, and whether it is the total of those beside it.
  init(_ columns: [(row: Int?, isTotal: Bool)]) {
    var groups: [Range<Int>] = []
    var start = 0
    for k in columns.indices where k + 1 == columns.count || columns[k + 1].row != columns[k].row {
      groups.append(start..<k + 1)
      start = k + 1
    }
    self.groups = groups
    totals = groups.map { group in group.first { columns[$0].isTotal } }
  }

  private var count: Int { groups.last?.upperBound ?? 0 }

  /// Whether every group of a whole line without blanks adds up; a blank is nil.
  func addUp(_ cells: [Int64?]) -> Bool {
    groups.indices.allSatisfy { g in
      let values = cells[groups[g]].compactMap(\.self)
      return values.count < groups[g].count || addsUp(g, values[...])
    }
  }

  private func addsUp(_ group: Int, _ values: ArraySlice<Int64>) -> Bool {
    guard let total = totals[group] else { return true }
    let place = values.startIndex + total - groups[group].lowerBound
    return values.reduce(0, &+) == values[place] &+ values[place]
  }

  /// By column: which value stands there; nil where that cannot be told.
  func places(of values: [Int64]) -> [Int?] {
    var found: [[Int]] = []
    share(values[...], blanks: [], into: &found)
    var places = [Int?](repeating: nil, count: count)
    guard let first = found.first else { return places }
    for g in groups.indices {
      let before = first[..<g].reduce(0, +)
      guard found.allSatisfy({ $0[g] == 0 && $0[..<g].reduce(0, +) == before }) else { continue }
      for k in groups[g] { places[k] = k - before }
    }
    return places
  }

  /// Whether some way to share the blanks leaves no broken total.
  func canBeShared(_ values: [Int64]) -> Bool {
    var found: [[Int]] = []
    share(values[...], blanks: [], into: &found)
    return !found.isEmpty
  }

  /// All ways to share the blanks between the groups.
  private func share(_ rest: ArraySlice<Int64>, blanks: [Int], into found: inout [[Int]]) {
    let g = blanks.count
    guard g < groups.count else {
      if rest.isEmpty { found.append(blanks) }
      return
    }
    let left = groups[g...].reduce(0) { $0 + $1.count } - rest.count
    guard left >= 0, left <= Self.mostBlanks else { return }
    for missing in 0...min(left, groups[g].count) where groups[g].count - missing <= rest.count {
      let own = rest.prefix(groups[g].count - missing)
      guard missing > 0 || addsUp(g, own) else { continue }
      share(rest.dropFirst(own.count), blanks: blanks + [missing], into: &found)
    }
  }
}
