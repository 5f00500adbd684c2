/// Finds the order of the values of a table printed across: its rows stand side by side, each with the same columns
/// below it, and some of them below the label of their group.
struct RowsAcross {
  /// A row and the columns found below it.
  private struct Row {
    /// Catalog number.
    var number: Int
    var slots: [HeaderOrder.Slot] = []
  }

  /// What stands beside each other on the highest line of the header.
  private struct Place {
    /// The group whose label is printed there.
    var group: Int?
    /// Whether nothing stood behind the label on its line, so that it may have been set higher than what comes next.
    var mayStandHigher = false
    var rows: [Row] = []
    /// A label that the form does not know.
    var unknown: Unknown?
  }

  /// An unknown label behind that of a row or a group: a column beside them, or the first one below a row.
  private struct Unknown {
    var label: Range<Int>
    /// The row that had no column yet.
    var row: Int
    /// Whether a column stood behind it on its line, so that it may be either.
    var isBeforeColumn = false
  }

  /// No header of the form has more rows, groups and labels that it does not know.
  private static let mostPlaces = 64

  private let plan: HeaderPlan
  private var places: [Place] = []
  /// Of the rows from left to right: the first one that may still lack columns.
  private var next = 0
  /// Whether the last label on the line was that of a row or a group.
  private var isBehindRow = false

  init(_ plan: HeaderPlan) { self.plan = plan }

  var isEmpty: Bool { places.allSatisfy(\.rows.isEmpty) }

  mutating func startLine() {
    isBehindRow = false
    if let last = places.indices.last, places[last].group != nil, places[last].rows.isEmpty {
      places[last].mayStandHigher = true
    }
    next = rows.firstIndex { $0.slots.isEmpty } ?? rows.count
  }

  // MARK: Labels

  mutating func add(row: Int) {
    isBehindRow = true
    guard !rows.contains(where: { $0.number == row }) else { return }
    let place = place(for: plan.groupsOfRow[row])
    places[place].rows.append(Row(number: row))
    next = min(next, places[...place].reduce(0) { $0 + $1.rows.count } - 1)
  }

  /// Where another row of some groups goes: where a group was printed more than once, each of its labels has a row, the
  /// last one all others. Without one, behind all that stands there.
  private mutating func place(for groups: [Int]) -> Int {
    let printed = places.indices.filter { places[$0].group.map(groups.contains) ?? false }
    guard let found = printed.first(where: { places[$0].rows.isEmpty }) ?? printed.last else {
      places.append(Place())
      return places.count - 1
    }
    guard places[found].mayStandHigher else { return found }
    var place = places.remove(at: found)
    place.mayStandHigher = false
    places.append(place)
    return places.count - 1
  }

  mutating func add(group: Int) {
    isBehindRow = true
    // Printed again behind other rows, or on this line, it stands beside those.
    for i in places.indices where places[i].group == group { places[i].mayStandHigher = false }
    // A merged cell may be printed once for each cell that it takes the place of.
    if let last = places.last, last.group == group || holds(last, group) { return }
    places.append(Place(group: group))
  }

  /// Whether the rows at a place are of a group.
  private func holds(_ place: Place, _ group: Int) -> Bool {
    place.rows.contains { plan.groupsOfRow[$0.number].contains(group) }
  }

  /// Adds a column below the row that still lacks it; nil: one that the form does not know.
  mutating func add(column: Int?, label: Range<Int>) {
    while let column, next < rows.count, isBehind(rows[next], column) { next += 1 }
    guard next < rows.count else { return }
    let row = rows[next].number
    if column == nil, isBehindRow {
      guard places.count < Self.mostPlaces else { return }
      places.append(Place(unknown: Unknown(label: label, row: row)))
      return
    }
    if let last = places.indices.last, isBehindRow { places[last].unknown?.isBeforeColumn = true }
    isBehindRow = false
    append(HeaderOrder.Slot(row: row, column: column, label: label))
  }

  /// Whether a column is not below a row any more: that has it, or a label that nobody knows stands for it.
  private func isBehind(_ row: Row, _ column: Int) -> Bool {
    let printed = row.slots.compactMap(\.column)
    if printed.contains(column) { return true }
    let count = row.slots.count + places.count { $0.unknown?.row == row.number }
    return printed.count < count && printed.last ?? 0 > column
      && plan.columns.contains { $0.count <= count }
  }

  private mutating func append(_ slot: HeaderOrder.Slot) {
    for i in places.indices {
      guard let k = places[i].rows.firstIndex(where: { $0.number == slot.row }) else { continue }
      places[i].rows[k].slots.append(slot)
      return
    }
  }

  // MARK: The order

  private var rows: [Row] { places.flatMap(\.rows) }

  /// The columns in the order of their values; none where that cannot be told.
  var slots: [HeaderOrder.Slot] {
    let unknown = places.compactMap(\.unknown)
    if unknown.isEmpty { return rows.flatMap(\.slots) }
    let isWhole = rows.allSatisfy { row in
      let printed = HeaderOrder.Slot.mask(of: row.slots)
      return plan.columns.contains { HeaderOrder.mask($0) == printed }
    }
    guard isWhole else {
      // One of the columns that a row lacks.
      return rows.flatMap { row in
        unknown.filter { $0.row == row.number }.map {
          .init(row: row.number, column: nil, label: $0.label)
        } + row.slots
      }
    }
    if unknown.contains(where: \.isBeforeColumn) { return [] }
    return places.flatMap { place in
      place.unknown.map { [.init(row: nil, column: nil, label: $0.label)] }
        ?? place.rows.flatMap(\.slots)
    }
  }

  /// As `HeaderOrder.nameUnknown`, for the columns below each row.
  mutating func nameUnknown() -> [(column: Int, label: Range<Int>)] {
    var named: [(column: Int, label: Range<Int>)] = []
    for i in places.indices {
      for r in places[i].rows.indices {
        let slots = places[i].rows[r].slots
        guard let (k, column) = HeaderOrder.onlyUnknown(slots, plan.columns) else { continue }
        places[i].rows[r].slots[k].column = column
        named.append((column, slots[k].label))
      }
    }
    return named
  }
}
