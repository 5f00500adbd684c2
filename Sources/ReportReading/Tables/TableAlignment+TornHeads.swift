import AuditModel

/// Headers of whose columns only some were found, above lines that print a value for every column of the form.
extension TableAlignment {
  /// So many lines must be as wide as the form.
  static let fewestWide = 3

  /// Finds the headers that were torn, and those of them whose lines are to be read in the order of the form: where the
  /// columns that were found stand in it, and the totals of most lines come out.
  mutating func findTornHeaders(in text: Span<UInt8>) {
    guard let edition, !isPutInOrder, !forms.isPrintedAcross[table], !forms.hasBlocks[table] else {
      return
    }
    let form = forms.catalog.declared[edition][table].columns
    for number in reading.columnOrders.indices {
      let order = reading.columnOrders[number]
      guard order.count < form.count, order.contains(where: { $0.column == nil }),
        isBelowForm(number, order, form)
      else { continue }
      tornHeaders.insert(number)
      let known = order.compactMap(\.column)
      let places = known.compactMap { form.firstIndex(of: $0) }
      if places.count == known.count, places == places.sorted() {
        let (right, all) = totals(of: recordsBelow[number], in: form, text)
        if all > 0, mostComeOut(right, of: all) { readByForm.insert(number) }
      }
    }
  }

  /// Whether most lines below a header have a value for every column of the form, and none just one for each of its own.
  private func isBelowForm(_ number: Int, _ order: [HeaderOrder.Slot], _ form: [Int]) -> Bool {
    var wide = 0
    var others = 0
    for record in recordsBelow[number] {
      let count = printedSpan(reading.records[record].slots).count
      if count == order.count { return false }
      if count == form.count { wide += 1 } else { others += 1 }
    }
    return wide >= Self.fewestWide && wide > others
  }

  /// Of the lines as wide as the form that print a number other than 0: how many there are, and of how many the total
  /// comes out in the form's order. None where some of them print words.
  func totals(
    of records: [Int], in form: [Int], _ text: Span<UInt8>
  ) -> (right: Int, all: Int) {
    guard let total = form.firstIndex(where: { forms.isDerived($0, of: table) }) else {
      return (0, 0)
    }
    var right = 0
    var all = 0
    for record in records {
      let slots = reading.records[record].slots
      let span = printedSpan(slots)
      guard span.count == form.count else { continue }
      let first = slots.lowerBound + span.lowerBound
      guard
        let values = readCounts(
          reading.slots[first..<first + span.count], dashesAsZero: true, in: text)
      else { return (0, 0) }
      if values.allSatisfy({ $0 == 0 }) { continue }
      all += 1
      if values.reduce(0, &+) == values[total] &* 2 { right += 1 }
    }
    return (right, all)
  }

  /// The columns of the form, for a line that prints a value for each below a torn header.
  func orderOfForm(_ record: TableReading.Record, values: Int) -> [HeaderOrder.Slot]? {
    guard let columns = record.columns, readByForm.contains(columns), record.row != nil else {
      return nil
    }
    return declaredOrder(record, values: values)
  }
}
