/// The one column whose label nobody knows, among columns that are all known.
extension HeaderOrder {
  /// Names the columns under unknown labels where all other columns of the form stand there, and the label
  /// between the two that the missing one stands between in the form. At either end it might be a column
  /// of the agency's own.
  ///
  /// - Returns: the columns that were named, with their labels.
  mutating func nameUnknown() -> [(column: Int, label: Range<Int>)] {
    var named: [(column: Int, label: Range<Int>)] = []
    for i in owners.indices {
      guard let (k, column) = Self.onlyUnknown(owners[i].slots, plan.columns) else { continue }
      owners[i].slots[k].column = column
      named.append((column, owners[i].slots[k].label))
    }
    let leaves = items.indices.filter { Self.slot(items[$0]) != nil }.sorted {
      (Self.slot(items[$0])?.label.lowerBound ?? 0) < (Self.slot(items[$1])?.label.lowerBound ?? 0)
    }
    let slots = leaves.compactMap { Self.slot(items[$0]) }
    guard let (k, column) = Self.onlyUnknown(slots, plan.columns) else { return named }
    // Beside the column that stands before it.
    items.remove(at: leaves[k])
    let before = items.firstIndex { Self.slot($0)?.column == slots[k - 1].column } ?? 0
    items.insert(.leaf(Slot(row: nil, column: column, label: slots[k].label)), at: before + 1)
    return named + [(column, slots[k].label)]
  }

  /// The one unknown of some columns in the order of the print, and what it must be.
  private static func onlyUnknown(
    _ slots: [Slot], _ declared: [[Int]]
  ) -> (position: Int, column: Int)? {
    let unknown = slots.indices.filter { slots[$0].column == nil }
    guard unknown.count == 1, unknown[0] > 0, unknown[0] + 1 < slots.count else { return nil }
    let known = Set(slots.compactMap(\.column))
    let found = Set(
      declared.compactMap { columns -> Int? in
        let missing = columns.indices.filter { !known.contains(columns[$0]) }
        guard missing.count == 1, known.count + 1 == columns.count, missing[0] > 0,
          missing[0] + 1 < columns.count,
          slots[unknown[0] - 1].column == columns[missing[0] - 1],
          slots[unknown[0] + 1].column == columns[missing[0] + 1]
        else { return nil }
        return columns[missing[0]]
      })
    return found.count == 1 ? found.first.map { (unknown[0], $0) } : nil
  }

  private static func slot(_ item: Item) -> Slot? {
    if case .leaf(let slot) = item { slot } else { nil }
  }
}
