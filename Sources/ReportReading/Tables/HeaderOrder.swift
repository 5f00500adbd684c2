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
  /// Of a table printed across.
  var across: RowsAcross
  /// Where the next item of the current header line goes.
  private var cursor: Int?
  /// The groups that stand in the current header line, as a bit mask.
  private var groupsOfLine: UInt64 = 0

  init(_ plan: HeaderPlan) {
    self.plan = plan
    across = RowsAcross(plan)
  }

  var isEmpty: Bool { items.isEmpty && across.isEmpty }

  mutating func startLine() {
    cursor = nil
    groupsOfLine = 0
    across.startLine()
  }

  /// Adds a label of the form, if it is one of a header.
  mutating func add(_ kind: LabelIndex.Meaning.Kind, _ number: Int, label: Range<Int>) {
    switch (kind, plan.isPrintedAcross) {
    case (.column, false): add(column: number, label: label)
    case (.column, true): across.add(column: number, label: label)
    case (.group, false): add(group: number)
    case (.row, true): across.add(row: number)
    case (.group, true): across.add(group: number)
    default: break
    }
  }

  /// Adds the label of a column that the form does not know.
  mutating func addUnknown(_ label: Range<Int>) {
    if plan.isPrintedAcross {
      across.add(column: nil, label: label)
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

  /// The columns in the order of their values; none where the lines contradict one another: the columns
  /// of a group stand side by side.
  var slots: [Slot] {
    if !across.isEmpty { return across.slots }
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

  /// Catalog numbers as a bit mask.
  static func mask(_ numbers: [Int]) -> UInt64 {
    numbers.reduce(0) { $0 | 1 << UInt64($1) }
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

  /// The printed label of a column; nil where it does not stand there.
  func label(of column: Int) -> Range<Int>? {
    items.lazy.compactMap(Self.slot).first { $0.column == column }?.label
  }

  /// Takes the label of a column for one that the form does not know.
  mutating func forget(column: Int) {
    guard let i = items.firstIndex(where: { Self.column($0) == column }),
      let slot = Self.slot(items[i])
    else { return }
    items[i] = .leaf(Slot(row: nil, column: nil, label: slot.label))
  }

  /// The columns and groups of a table printed down that stand there.
  var labels: [(kind: LabelIndex.Meaning.Kind, index: Int)] {
    items.compactMap { item in
      Self.column(item).map { (.column, $0) } ?? Self.group(item).map { (.group, $0) }
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
