import AuditModel

/// Columns whose labels stand on lines of their own, in an order that is not that of their values: a converter
/// that goes through a page word by word prints what stands higher first.
extension TableAlignment {
  /// The columns below a header in the order of their values; none where that is in doubt.
  func believed(
    _ order: [HeaderOrder.Slot], number: Int, in text: Span<UInt8>
  ) -> [HeaderOrder.Slot] {
    if lacksMostLabels(order) { return [] }
    if forms.isPrintedAcross[table] { return isInGroups(order) ? order : [] }
    if isPutInOrder, lacksTotal(order, number) { return [] }
    guard order.count > 2,
      recordsBelow[number].contains(where: { reading.records[$0].hasOwnLines })
    else { return order }
    let columns = order.compactMap(\.column)
    let form = forms.catalog.declared.indices.map { edition in
      forms.catalog.declared[edition][table].columns.filter { columns.contains($0) }
    }
    if columns.count < order.count {
      let isMoved = !form.contains(columns) && isRefuted(order, number, in: text)
      return isTooNarrow(order, number) || isMoved ? [] : order
    }
    if form.contains(columns) {
      return isTooNarrow(order, number) ? [] : order
    }
    guard let like = form.first(where: { isPrintedLike($0, order) }) else { return order }
    let isRefuted = isRefuted(order, number, in: text)
    if !isRefuted, !isInterleaved(order) { return order }
    let slots = like.compactMap { column in order.first { $0.column == column } }
    if !self.isRefuted(slots, number, in: text) { return slots }
    return isRefuted ? [] : order
  }

  /// Whether but few of the form's columns were found above a table without blocks: the others' labels are torn, and
  /// values without number belong to them.
  private func lacksMostLabels(_ order: [HeaderOrder.Slot]) -> Bool {
    guard !forms.hasBlocks[table], !order.isEmpty else { return false }
    let known = order.count { $0.column != nil }
    return forms.catalog.declared.allSatisfy { known * 2 < $0[table].columns.count }
  }

  /// Whether the total's label alone was not found above a table without blocks, and some line prints it all the same:
  /// lines that seem whole lack another cell.
  private func lacksTotal(_ order: [HeaderOrder.Slot], _ number: Int) -> Bool {
    guard !forms.hasBlocks[table], !order.isEmpty, order.allSatisfy({ $0.column != nil }) else {
      return false
    }
    let columns = order.compactMap(\.column)
    return forms.catalog.declared.contains { form in
      let all = form[table].columns
      return all.count == columns.count + 1
        && all.allSatisfy { columns.contains($0) != forms.isDerived($0, of: table) }
        && recordsBelow[number].contains { record in
          let values = reading.slots[reading.records[record].slots].count { !$0.isEmpty }
          return values == all.count
        }
    }
  }

  /// Whether more lines have a value too many for the columns than have just as many: a label was not found, and
  /// lines that seem to fit are broken.
  private func isTooNarrow(_ order: [HeaderOrder.Slot], _ number: Int) -> Bool {
    var wide = 0
    var fitting = 0
    for record in recordsBelow[number] {
      let count = reading.slots[reading.records[record].slots].count { !$0.isEmpty }
      if count == order.count { fitting += 1 }
      if count > order.count { wide += 1 }
    }
    return wide > fitting && fitting > 0
  }

  /// Whether columns are printed in the order of the form but for totals.
  private func isPrintedLike(_ form: [Int], _ order: [HeaderOrder.Slot]) -> Bool {
    inPrint(order).filter { !forms.isDerived($0, of: table) }
      == form.filter { !forms.isDerived($0, of: table) }
  }

  /// Whether a column stands amid or behind a group that it is not in: where all lines of the header stand one above
  /// the other, the upper one is whole before the lower one begins.
  private func isInterleaved(_ order: [HeaderOrder.Slot]) -> Bool {
    let depths = inPrint(order).map { forms.headers[table].groupsOfColumn[$0].count }
    let deepest = depths.max() ?? 0
    return depths.prefix { $0 < deepest }.count != depths.count { $0 < deepest }
  }

  private func inPrint(_ order: [HeaderOrder.Slot]) -> [Int] {
    order.sorted { $0.label.lowerBound < $1.label.lowerBound }.compactMap(\.column)
  }

  /// Whether the totals of the lines below a header do not come out in an order.
  private func isRefuted(
    _ order: [HeaderOrder.Slot], _ number: Int, in text: Span<UInt8>
  ) -> Bool {
    guard
      let total = order.firstIndex(where: {
        $0.column.map { forms.isDerived($0, of: table) } ?? false
      })
    else { return false }
    var right = 0
    var all = 0
    for record in recordsBelow[number] {
      let values = reading.slots[reading.records[record].slots].filter { !$0.isEmpty }.map {
        readCell($0, in: text, figure: .count)
      }
      guard values.count == order.count, values.contains(where: { $0.value != .zero }) else {
        continue
      }
      all += 1
      // What stands below an unknown label may be a part of the total, or none.
      let sum = values.reduce(0) { $0 &+ $1.value.scaled }
      let unknown = zip(order, values).reduce(0) { sum, cell in
        cell.0.column == nil ? sum &+ cell.1.value.scaled : sum
      }
      let twice = values[total].value.scaled &* 2
      if sum == twice || sum &- unknown == twice { right += 1 }
    }
    return !mostComeOut(right, of: all)
  }

  /// Whether below each row of a table printed across stand all its columns; a label far from the others is no
  /// header of its own.
  private func isInGroups(_ order: [HeaderOrder.Slot]) -> Bool {
    guard reading.columnOrders.count > 1 else { return true }
    let rows = Set(order.compactMap(\.row))
    return rows.allSatisfy { row in
      let columns = Set(order.filter { $0.row == row }.compactMap(\.column))
      return forms.catalog.editions.indices.contains { edition in
        let declared = forms.declaredColumns[edition][table][row]
        return columns.allSatisfy { declared & 1 << UInt64($0) != 0 }
          && columns.count == declared.nonzeroBitCount
      }
    }
  }
}
