import AuditModel

/// Splits figures that were run together, where the form leaves one way to do it.
///
/// 2300000023 below seven columns is 23, 0, 0, 0, 0, 0, 23: no other split gives numbers of which the last
/// is the total of the others. Where rows alone do not tell, the totals of columns may. What can be read in
/// two ways is not read.
///
/// A blank cell leaves no trace in such a row. Where others of the table have one, or no total holds the figures
/// together, any cell may be blank but a total of figures that are printed.
struct GluedCells {
  /// Ways to read a row: the run of each cell; nil where it is blank.
  typealias Reading = [Range<Int>?]

  let forms: FormLookup
  let table: Int
  /// Whether cells are known to be blank in the table.
  let hasBlanks: Bool
  private var steps = 0
  /// By row of the table: its readings; one of rows that are not glued.
  private var rows: [Row] = []

  /// More ways than this are not told apart.
  static let mostReadings = 400
  static let mostSteps = 40_000
  /// Of all rows together: no table has so many that are hard to read.
  private static let mostStepsOfAll = 20 * mostSteps
  /// Of one figure, in bytes: more digits than amounts have, full-width and in groups.
  static let mostBytes = 64

  private struct Row {
    var position: Int
    var columns: [HeaderOrder.Slot]
    /// Catalog row number; nil where the columns name it.
    var row: Int?
    var readings: [Reading]
    /// Whether there are more ways to read it than can be tried.
    var isUntold: Bool
    /// By reading: the values, times 1 000 000.
    var values: [[Int64]]
  }

  init(forms: FormLookup, table: Int, hasBlanks: Bool) {
    self.forms = forms
    self.table = table
    self.hasBlanks = hasBlanks
  }

  /// Adds a row whose values stand in `runs`; several values may be glued in each.
  mutating func add(
    _ position: Int, row: Int?, columns: [HeaderOrder.Slot], runs: [Range<Int>],
    in text: Span<UInt8>
  ) {
    let totals = totals(columns)
    let isHeld = columns.indices.allSatisfy { k in
      totals[k] != nil || totals.values.contains { $0.contains(k) }
    }
    var search = Search(
      columns: columns, figures: columns.map { figure($0) }, totals: totals, runs: runs,
      mayBeBlank: hasBlanks || !isHeld)
    if steps <= Self.mostStepsOfAll { search.run(in: text) }
    steps += search.steps
    let readings = search.isExhausted ? [] : search.found
    rows.append(
      Row(
        position: position, columns: columns, row: row, readings: readings,
        isUntold: search.isExhausted,
        values: readings.map { reading in
          zip(reading, columns).map { run, slot in
            run.map { readCell($0, in: text, figure: figure(slot)).value.scaled } ?? 0
          }
        }))
  }

  /// How many rows that were taken whole have no reading: cells of theirs must be blank, or their totals are wrong.
  var rowsWithoutReading: Int { rows.count { $0.readings.isEmpty && !$0.isUntold } }

  /// The readings of the row at `position` that remain when the totals of columns are asked.
  func readings(of position: Int) -> [Reading] {
    rows.first { $0.position == position }?.readings ?? []
  }

  private func figure(_ slot: HeaderOrder.Slot) -> FormLine.Figure {
    slot.column.map { forms.figures[table][$0] } ?? .count
  }

  /// Positions of the columns that are totals, each with those that it adds up.
  private func totals(_ columns: [HeaderOrder.Slot]) -> [Int: [Int]] {
    forms.totals(of: columns.map { ($0.row, $0.column) }, in: table)
  }
}

// MARK: All rows

extension GluedCells {
  /// Keeps the readings for which the totals of columns come out, where all rows that they add up are read.
  mutating func askTotals() {
    for total in rows.indices {
      guard let parts = parts(of: total) else { continue }
      let all = parts + [total]
      let open = all.filter { rows[$0].readings.count > 1 }
      guard !open.isEmpty, all.allSatisfy({ !rows[$0].readings.isEmpty }) else { continue }
      let combinations = open.reduce(1) { min($0 * rows[$1].readings.count, Self.mostSteps + 1) }
      guard combinations <= Self.mostSteps else { continue }
      keep(open, total: total, parts: parts)
    }
  }

  /// The rows that the row at `total` adds up; nil where it is no total or one of them is missing.
  private func parts(of total: Int) -> [Int]? {
    guard let row = rows[total].row else { return nil }
    for (edition, form) in forms.catalog.editions.enumerated() {
      guard let table = form.tables.first(where: { $0.index == self.table }),
        let line = table.row(row), line.isDerived, let group = line.group
      else { continue }
      let leaves = forms.catalog.declared[edition][self.table].leaves[table.groups[group].index]
      let found = leaves.compactMap { leaf in rows.firstIndex { $0.row == leaf } }
      let isWhole =
        found.count == leaves.count
        && found.allSatisfy { sameColumns(rows[$0].columns, rows[total].columns) }
      if isWhole { return found }
    }
    return nil
  }

  private func sameColumns(_ a: [HeaderOrder.Slot], _ b: [HeaderOrder.Slot]) -> Bool {
    a.map(\.column) == b.map(\.column)
  }

  private mutating func keep(_ open: [Int], total: Int, parts: [Int]) {
    var kept = open.map { _ in Set<Int>() }
    var chosen = [Int](repeating: 0, count: open.count)
    func value(_ row: Int, _ column: Int) -> Int64 {
      let reading = open.firstIndex(of: row).map { chosen[$0] } ?? 0
      return rows[row].values[reading][column]
    }
    func agrees() -> Bool {
      rows[total].columns.indices.allSatisfy { column in
        parts.reduce(0) { $0 &+ value($1, column) } == value(total, column)
      }
    }
    func choose(_ i: Int) {
      guard i < open.count else {
        if agrees() { for k in open.indices { kept[k].insert(chosen[k]) } }
        return
      }
      for reading in rows[open[i]].readings.indices {
        chosen[i] = reading
        choose(i + 1)
      }
    }
    choose(0)
    for (k, row) in open.enumerated() where !kept[k].isEmpty {
      let indices = kept[k].sorted()
      rows[row].readings = indices.map { rows[row].readings[$0] }
      rows[row].values = indices.map { rows[row].values[$0] }
    }
  }
}
