import AuditModel

/// Whether the text of a cell belongs among the values: empty, a dash, or a number with or without unit.
func isValue(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  switch readCell(range, in: text, figure: .signedCount).state {
  case .number, .dash: true
  case .blank, .absent: false
  case .unreadable: readCell(range, in: text, figure: .amount).state == .number
  }
}

/// The counts that some cells print, times 1 000 000; nil where one of them prints none.
func readCounts(
  _ cells: some Sequence<Range<Int>>, dashesAsZero: Bool, in text: Span<UInt8>
) -> [Int64]? {
  var counts: [Int64] = []
  for range in cells {
    let cell = readCell(range, in: text, figure: .count)
    guard cell.state == .number || dashesAsZero && cell.state == .dash else { return nil }
    counts.append(cell.value.scaled)
  }
  return counts
}

/// Whether `range` is nothing but one to nine ASCII digits: the common case, decided at once.
@inline(__always)
func isPlainNumber(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  guard !range.isEmpty, range.count <= 9 else { return false }
  for i in range where text[i] &- 0x30 > 9 { return false }
  return true
}
