import AuditModel

/// Heads that nobody knows: the columns may stand in any order, however many they are.
extension TableAlignment {
  /// Whether a header holds nothing but labels that nobody knows. Numbered ones are a converter's, and tell nothing.
  func isUnknown(_ order: [HeaderOrder.Slot], in text: Span<UInt8>) -> Bool {
    guard !order.isEmpty, order.allSatisfy({ $0.column == nil }) else { return false }
    let names = Set(order.map { foldedScalars($0.label, in: text).filter { digit($0) == nil } })
    return order.count == 1 || names.count > 1
  }

  /// Of a table that prints no column's label: whether the totals of most lines do not come out in the order of the form,
  /// or other words stand above it where the labels would, and no line tells whether they are a header.
  func lacksHeads(among paragraphs: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> Bool {
    guard !forms.hasBlocks[table], !forms.isPrintedAcross[table],
      reading.columnMasks.allSatisfy({ $0 == 0 })
    else { return false }
    let form = forms.catalog.declared[edition ?? forms.catalog.editions.count - 1][table].columns
    let (right, all) = totals(of: Array(reading.records.indices), in: form, text)
    if all >= Self.fewestWide, !mostComeOut(right, of: all) { return true }
    return isPutInOrder && wordsAbove(paragraphs, in: text) * 2 > form.count
  }

  /// How many words stand straight above the first line that are no pieces of the table's own labels.
  private func wordsAbove(_ paragraphs: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> Int {
    let start = reading.records.first?.label.lowerBound ?? 0
    let labels = forms.labels.spellings.filter { $0.table == table }.map(\.scalars)
    return paragraphs.filter { $0.upperBound <= start }.suffix(Self.mostWords).reversed().prefix {
      $0.count <= Self.longestWord && !isValue($0, in: text)
    }.count { word in
      let letters = foldedScalars(word, in: text)
      return !labels.contains { isPiece(letters, of: $0) }
    }
  }

  /// No header has more.
  private static let mostWords = 64
  /// In bytes; what is longer is no head.
  private static let longestWord = 45
}
