/// Finds the order of the value columns from header lines that may be several lines deep.
///
/// Merged cells are lost in text: 法人或其他组织 stands in one line, its five children in the next, and
/// 总计 in the first or second, although its values come last. The nesting that the form declares
/// puts them in order again; the order of the print decides among siblings.
struct HeaderOrder {
  /// Where the values of a column belong.
  struct Slot {
    /// Catalog number of the row; nil where each line of values names its own.
    var row: Int?
    /// Catalog number; nil for a column that the form does not know.
    var column: Int?
    /// The printed label.
    var label: Range<Int>

    /// The known columns of some slots, as a bit mask.
    static func mask(of slots: [Slot]) -> UInt64 {
      slots.reduce(0) { mask, slot in slot.column.map { mask | 1 << UInt64($0) } ?? mask }
    }
  }

  enum Item {
    case leaf(Slot)
    case group(Int)
  }

  let plan: HeaderPlan
  var items: [Item] = []
  /// Of a table printed across: the rows, in order, with the columns found below each.
  var owners: [(row: Int, slots: [Slot])] = []
  private var ownersWithoutLeaves = 0
  /// Of a table printed across: the groups of rows, each with the number of owners that stand before it, and whether
  /// nothing stood behind it on its line.
  private var groupsOfOwners: [(group: Int, start: Int, isLast: Bool)] = []
  /// The groups that were printed twice, around other rows, before any row of their own, as a bit mask: the first of
  /// their rows stands before those, the next behind them.
  private var groupsTornApart: UInt64 = 0
  /// Where the next item of the current header line goes.
  private var cursor: Int?
  /// The groups that stand in the current header line, as a bit mask.
  private var groupsOfLine: UInt64 = 0

  init(_ plan: HeaderPlan) { self.plan = plan }

  var isEmpty: Bool { items.isEmpty && owners.isEmpty }

  mutating func startLine() {
    cursor = nil
    groupsOfLine = 0
    // What stands on a line of its own may have been set higher than what it stands behind.
    for i in groupsOfOwners.indices where groupsOfOwners[i].start == owners.count {
      groupsOfOwners[i].isLast = true
    }
    ownersWithoutLeaves = owners.firstIndex { $0.slots.isEmpty } ?? owners.count
  }

  /// Adds a label of the form, if it is one of a header.
  mutating func add(_ kind: LabelIndex.Meaning.Kind, _ number: Int, label: Range<Int>) {
    switch (kind, plan.isPrintedAcross) {
    case (.column, false): add(column: number, label: label)
    case (.column, true): addAcross(column: number, label: label)
    case (.group, false): add(group: number)
    case (.row, true): add(row: number)
    case (.group, true): add(groupOfRows: number)
    default: break
    }
  }

  /// Adds the label of a column that the form does not know.
  mutating func addUnknown(_ label: Range<Int>) {
    if plan.isPrintedAcross {
      addAcross(column: nil, label: label)
    } else {
      add(column: nil, label: label)
    }
  }

  /// Adds a column of a table printed down.
  private mutating func add(column: Int?, label: Range<Int>) {
    if let column, let known = items.firstIndex(where: { Self.column($0) == column }) {
      cursor = known + 1
      return
    }
    insert(
      .leaf(Slot(row: nil, column: column, label: label)),
      below: column.map { plan.groupsOfColumn[$0] } ?? [])
  }

  /// Adds a group of columns.
  private mutating func add(group: Int) {
    groupsOfLine |= 1 << UInt64(group)
    if let known = items.firstIndex(where: { Self.group($0) == group }) {
      cursor = known + 1
      return
    }
    insert(.group(group), below: plan.groupsOfGroup[group])
  }

  /// Adds a row of a table printed across; its columns follow in this line or a later one.
  private mutating func add(row: Int) {
    guard !owners.contains(where: { $0.row == row }) else { return }
    let place = place(ofRow: row)
    owners.insert((row, []), at: place)
    ownersWithoutLeaves = min(ownersWithoutLeaves, place)
  }

  private mutating func add(groupOfRows group: Int) {
    if let known = groupsOfOwners.firstIndex(where: { $0.group == group }),
      groupsOfOwners[known].start < owners.count,
      !plan.groupsOfRow[owners[groupsOfOwners[known].start].row].contains(group)
    {
      groupsTornApart |= 1 << UInt64(group)
      groupsOfOwners[known].isLast = false
    }
    groupsOfOwners.append((group, owners.count, false))
  }

  /// Behind the rows of its group, where that was printed before other rows; else behind all.
  private func place(ofRow row: Int) -> Int {
    let groups = plan.groupsOfRow[row]
    guard let last = groupsOfOwners.last(where: { !$0.isLast && groups.contains($0.group) })
    else {
      return owners.count
    }
    let rows = owners[last.start...].prefix { plan.groupsOfRow[$0.row].contains(last.group) }.count
    if rows > 0, groupsTornApart & 1 << UInt64(last.group) != 0 { return owners.count }
    return last.start + rows
  }

  /// Adds a column below the row of a table printed across that still lacks it.
  private mutating func addAcross(column: Int?, label: Range<Int>) {
    while ownersWithoutLeaves < owners.count,
      column != nil, owners[ownersWithoutLeaves].slots.contains(where: { $0.column == column })
    {
      ownersWithoutLeaves += 1
    }
    guard ownersWithoutLeaves < owners.count else { return }
    let row = owners[ownersWithoutLeaves].row
    owners[ownersWithoutLeaves].slots.append(Slot(row: row, column: column, label: label))
  }

  /// The columns in the order of their values; none where the lines contradict one another: the columns
  /// of a group stand side by side.
  var slots: [Slot] {
    if !owners.isEmpty { return owners.flatMap(\.slots) }
    var slots: [Slot] = []
    slots.reserveCapacity(items.count)
    // Bit masks of groups.
    var open: UInt64 = 0
    var closed: UInt64 = 0
    for item in items {
      var groups: UInt64
      switch item {
      case .leaf(let slot):
        slots.append(slot)
        // An unknown column belongs where it stands; so does one of no group: a header's line may print it amid one.
        guard let column = slot.column, !plan.groupsOfColumn[column].isEmpty else { continue }
        groups = Self.mask(plan.groupsOfColumn[column])
      case .group(let group): groups = Self.mask(plan.groupsOfGroup[group]) | 1 << UInt64(group)
      }
      if groups & closed != 0 { return [] }
      closed |= open & ~groups
      open = groups
    }
    return slots
  }

  private static func mask(_ groups: [Int]) -> UInt64 {
    groups.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Behind the first group that has nothing below it yet: an unknown column that opens a header line most
  /// likely stands there.
  private var firstOpenPlace: Int {
    let open = items.firstIndex { item in
      guard let group = Self.group(item) else { return false }
      return !items.contains { ancestors($0).contains(group) }
    }
    return open.map { $0 + 1 } ?? items.count
  }

  private mutating func insert(_ item: Item, below ancestors: [Int]) {
    var position = cursor ?? (ancestors.isEmpty ? firstOpenPlace : items.count)
    if let ancestor = ancestors.first(where: { a in items.contains { Self.group($0) == a } }) {
      let last =
        items.lastIndex {
          Self.group($0) == ancestor || self.ancestors($0).contains(ancestor)
        } ?? 0
      position = max(last + 1, cursor ?? 0)
      // Where two lines of a header were run together, other columns stand in between. In a line of its own the order
      // of the print counts: 总计 may stand before 自然人.
      if groupsOfLine & 1 << UInt64(ancestor) != 0,
        items[last + 1..<position].contains(where: { !isUnknown($0) })
      {
        position = last + 1
      }
    }
    items.insert(item, at: position)
    cursor = position + 1
  }

  /// How many columns and groups stand there.
  var itemCount: Int { items.count }

  /// The columns that stand there, in the order of the print; nil for one that the form does not know.
  var leaves: [Int?] {
    items.compactMap { item in
      if case .leaf(let slot) = item { .some(slot.column) } else { nil }
    }
  }

  private static func column(_ item: Item) -> Int? {
    if case .leaf(let slot) = item { slot.column } else { nil }
  }

  private static func group(_ item: Item) -> Int? {
    if case .group(let group) = item { group } else { nil }
  }

  private func isUnknown(_ item: Item) -> Bool {
    if case .leaf(let slot) = item { slot.column == nil } else { false }
  }

  private func ancestors(_ item: Item) -> [Int] {
    switch item {
    case .leaf(let slot): slot.column.map { plan.groupsOfColumn[$0] } ?? []
    case .group(let group): plan.groupsOfGroup[group]
    }
  }
}
