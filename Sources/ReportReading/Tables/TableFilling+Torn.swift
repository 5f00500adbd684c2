import AuditModel

/// Labels whose halves stand in two rows, where a page ends.
extension TableFilling {
  /// Which of two rows holds the figures.
  enum Half { case upper, lower }

  /// Whether two rows of cells are one whose label was torn: which of them holds the figures, its cells known for the
  /// whole labels from now on; nil where they are two rows.
  mutating func joinTorn(
    _ upper: ArraySlice<Range<Int>>, _ lower: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> Half? {
    guard let table = current, !forms.isPrintedAcross[table],
      let label = lower.indices.last(where: { !lower[$0].isEmpty && !isValue(lower[$0], in: text) })
        .map({ $0 - lower.startIndex }),
      let half = half(upper, lower, behind: label, in: text)
    else { return nil }
    let (above, below) = (upper.startIndex + label, lower.startIndex + label)
    if isNumberOfItem(upper[above], in: text),
      itemNumber(lower[below], in: text) == nil
    {
      let key = labelKey(lower[below], in: text)
      guard forms.isLabel(key, of: .row, in: table) else { return nil }
      if half == .upper { wholeKeys[upper[above].lowerBound] = key }
      return half
    }
    guard let whole = wholeKey(upper[above], lower[below], of: table, in: text),
      forms.isLabel(whole, of: .row, in: table),
      !forms.isLabel(labelKey(lower[below], in: text), in: table)
    else { return nil }
    for (first, second) in zip(upper[...above], lower[...below]) where !second.isEmpty {
      let kept = half == .upper ? first : second
      if first.isEmpty {
        completeGroup(with: second, of: table, in: text)
      } else if let key = wholeKey(first, second, of: table, in: text) {
        wholeKeys[kept.lowerBound] = key
      }
    }
    return half
  }

  /// Takes words before the label of a line of values that are no label; nil where there are none. With those of the
  /// line above they may be a group's.
  mutating func takeStrayGroup(_ cell: Range<Int>?, in text: Span<UInt8>) {
    defer { looseGroup = cell }
    guard let cell else { return }
    if let above = looseGroup, let key = wholeKey(above, cell, of: table, in: text),
      let group = forms.number(of: .group, labelled: key, in: table)
    {
      see(.group, group, above, key)
      return
    }
    _ = guess(cell, [.group], in: text)
  }

  /// How many cells of a row print nothing but the ends of labels of columns that stand in the same cells of the row
  /// above; those are known for whole labels from now on. 0 where the others are no labels.
  mutating func joinTornHeader(
    _ upper: ArraySlice<Range<Int>>, _ lower: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> Int {
    guard let table = current, upper.count <= lower.count,
      let last = lower.last(where: { !$0.isEmpty }), !isValue(last, in: text)
    else { return 0 }
    var whole: [Int: UInt64] = [:]
    var ends = 0
    for (first, second) in zip(upper, lower) {
      if !second.isEmpty {
        guard let key = wholeKey(first, second, of: table, in: text),
          forms.roles(of: key, in: table).isAboveColumns
        else { break }
        whole[first.lowerBound] = key
      }
      ends += 1
    }
    let rest = lower.dropFirst(ends)
    guard !whole.isEmpty, upper.count < lower.count || rest.isEmpty,
      rest.allSatisfy({
        $0.isEmpty || forms.roles(of: labelKey($0, in: text), in: table).isAboveColumns
      })
    else { return 0 }
    wholeKeys.merge(whole) { $1 }
    return ends
  }

  /// Whether a row of cells is a line of a header: on a new page it may stand again.
  func isHeaderLine(_ cells: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> Bool {
    guard let current else { return false }
    return cells.contains { !$0.isEmpty }
      && cells.allSatisfy { cell in
        if cell.isEmpty { return true }
        let roles = forms.roles(of: labelKey(cell, in: text), in: current)
        return roles.isAboveColumns || roles.isCaption
      }
  }

  /// Whether a cell holds nothing but the number of a label: 2. or （三）.
  private func isNumberOfItem(_ cell: Range<Int>, in text: Span<UInt8>) -> Bool {
    itemNumber(cell, in: text)?.end == cell.upperBound
  }

  /// The row with figures behind its label, where nothing but blanks stands there in the other; the upper one of two
  /// without.
  private func half(
    _ upper: ArraySlice<Range<Int>>, _ lower: ArraySlice<Range<Int>>, behind label: Int,
    in text: Span<UInt8>
  ) -> Half? {
    let (above, below) = (upper.dropFirst(label + 1), lower.dropFirst(label + 1))
    guard !above.isEmpty else { return nil }
    if below.allSatisfy(\.isEmpty), above.contains(where: { !$0.isEmpty }),
      above.allSatisfy({ $0.isEmpty || isValue($0, in: text) })
    {
      return .upper
    }
    return above.allSatisfy(\.isEmpty) ? below.allSatisfy(\.isEmpty) ? .upper : .lower : nil
  }

  /// The key of two halves together, if that is a label.
  private func wholeKey(
    _ first: Range<Int>, _ second: Range<Int>, of table: Int, in text: Span<UInt8>
  ) -> UInt64? {
    guard !first.isEmpty, !second.isEmpty, first.count + second.count < Self.longestJoinedLabel,
      !isValue(first, in: text)
    else { return nil }
    let key = LabelPrefixes.RunningKey(
      foldedScalars(first, in: text) + foldedScalars(second, in: text)
    ).value
    return forms.isLabel(key, in: table) ? key : nil
  }

  /// Knows the label of a group for whole whose end stands alone on the next page.
  private mutating func completeGroup(
    with rest: Range<Int>, of table: Int, in text: Span<UInt8>
  ) {
    activate(table)
    let last = reading.labels.lastIndex { $0.guess != nil && $0.kind == .group }
    guard let last, wholeKey(reading.labels[last].printed, rest, of: table, in: text) != nil else {
      return
    }
    reading.labels[last].altered = 0
  }
}
