import AuditModel

/// Finds where sentences and clauses begin and end.
struct Surroundings {
  let bytes: UnsafeBufferPointer<UInt8>
  /// What was searched.
  let text: Range<Int>

  /// Bytes that a sentence or clause has at the most before a find and behind it: a text without signs would be
  /// walked through for every find in it.
  private static let reach = 3000

  func range(around find: Range<Int>, _ extent: TextExtent) -> Range<Int> {
    let first = characterStart(max(text.lowerBound, find.lowerBound - Self.reach))
    let last = characterStart(min(text.upperBound, find.upperBound + Self.reach))
    var start = find.lowerBound
    while start > first, length(ofEndBefore: start, extent) == 0 { start -= 1 }
    var end = find.upperBound
    // A find that ends a sentence belongs to it.
    if end > find.lowerBound, length(ofEndBefore: end, extent) == 0 {
      while end < last, !endsHere(end, extent) { end += 1 }
    }
    while start < end, bytes[start] == 0x20 || isWideBlank(start, end) {
      start += bytes[start] == 0x20 ? 1 : 3
    }
    return start..<max(start, end)
  }

  /// What stands before a find in its paragraph, with the subheading above it: the last of that, if it is long.
  func before(_ find: Range<Int>) -> Range<Int> {
    let limit = max(text.lowerBound, find.lowerBound - Self.farBefore)
    var start = startOfLine(find.lowerBound, notBefore: limit)
    if start > limit {
      let above = startOfLine(start - 1, notBefore: max(limit, start - 1 - Self.longestSubheading))
      // A subheading is short and no sentence.
      if above == text.lowerBound || bytes[above - 1] == 0x0A,
        !(above..<start).contains(where: { isEnd($0, 0x80, 0x82) && bytes[$0] == 0xE3 })
      {
        start = above
      }
    }
    while start < find.lowerBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return start..<find.lowerBound
  }

  /// In bytes; some 400 characters.
  private static let farBefore = 1200
  private static let longestSubheading = 120

  private func startOfLine(_ place: Int, notBefore limit: Int) -> Int {
    var start = place
    while start > limit, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The start of the character that byte `i` belongs to.
  private func characterStart(_ i: Int) -> Int {
    var i = i
    while i > text.lowerBound, i < text.upperBound, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  private func endsHere(_ i: Int, _ extent: TextExtent) -> Bool {
    switch bytes[i] {
    case 0x0A, 0x0D, 0x3B, 0x21, 0x3F: true
    case 0x2C, 0x3A: extent == .clause
    case 0xE3: isEnd(i, 0x80, 0x82) || extent == .clause && isEnd(i, 0x80, 0x81)
    case 0xEF:
      isEnd(i, 0xBC, 0x81) || isEnd(i, 0xBC, 0x9B) || isEnd(i, 0xBC, 0x9F)
        || extent == .clause && (isEnd(i, 0xBC, 0x8C) || isEnd(i, 0xBC, 0x9A))
    default: false
    }
  }

  private func isEnd(_ i: Int, _ second: UInt8, _ third: UInt8) -> Bool {
    i + 2 < text.upperBound && bytes[i + 1] == second && bytes[i + 2] == third
  }

  /// How many bytes the sign has that ends a sentence or clause right before `i`; 0 where none does.
  private func length(ofEndBefore i: Int, _ extent: TextExtent) -> Int {
    if endsHere(i - 1, extent), bytes[i - 1] < 0x80 { return 1 }
    return i - 3 >= text.lowerBound && bytes[i - 3] >= 0xE0 && endsHere(i - 3, extent) ? 3 : 0
  }

  private func isWideBlank(_ i: Int, _ end: Int) -> Bool {
    i + 2 < end && bytes[i] == 0xE3 && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80
  }
}
