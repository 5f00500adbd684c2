import AuditModel

// What the reader asks of the bytes of a text, which are valid UTF-8.

/// Where the first sign stands in `range` that is as asked for: anything but a Han character, most of which are passed
/// over by their first byte.
@inline(__always)
func firstSign(
  in range: Range<Int>, of text: Span<UInt8>, where isMeant: (UInt32) -> Bool
) -> Int? {
  var i = range.lowerBound
  while i < range.upperBound {
    if beginsHan(text[i]) {
      i += 3
      continue
    }
    let (value, length) = scalar(at: i, in: text)
    if isMeant(value) { return i }
    i += length
  }
  return nil
}

/// Where the last sign stands in `range` that is as asked for; Han characters are passed over as by `firstSign`.
@inline(__always)
func lastSign(
  in range: Range<Int>, of text: Span<UInt8>, where isMeant: (UInt32) -> Bool
) -> Int? {
  var i = range.upperBound
  while i > range.lowerBound {
    if i - 3 >= range.lowerBound, beginsHan(text[i - 3]) {
      i -= 3
      continue
    }
    i -= 1
    while i > range.lowerBound, text[i] & 0xC0 == 0x80 { i -= 1 }
    if isMeant(scalar(at: i, in: text).value) { return i }
  }
  return nil
}

/// The last character of a text that is not empty.
func lastScalar(of range: Range<Int>, in text: Span<UInt8>) -> UInt32 {
  var i = range.upperBound - 1
  while i > range.lowerBound, text[i] & 0xC0 == 0x80 { i -= 1 }
  return scalar(at: i, in: text).value
}

/// Whether a digit stands in `range`.
func hasDigit(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  firstSign(in: range, of: text) { digit($0) != nil } != nil
}

/// One to ten in Chinese numerals; 〇 and 零 as zero.
@inline(__always)
func chineseDigit(_ scalar: UInt32) -> Int? {
  scalar == 0x5341 ? 10 : ChineseNumeral.digit(scalar)
}

/// A digit of either width, or a Chinese numeral.
@inline(__always)
func isNumeral(_ scalar: UInt32) -> Bool { digit(scalar) != nil || chineseDigit(scalar) != nil }

/// `range` without the marks that converters leave before the text: `[bookmark: …]`, list bullets, `#`.
@inline(__always)
func withoutLeadingMarks(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
  // Most texts begin with a Han character.
  guard !range.isEmpty, text[range.lowerBound] < 0x80 else { return range }
  return withoutMarks(range, in: text)
}

private func withoutMarks(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
  var range = range
  while !range.isEmpty {
    switch text[range.lowerBound] {
    case UInt8(ascii: "["):
      guard let close = artefactEnd(range, in: text) else { return range }
      range = trimmed(close..<range.upperBound, in: text)
    case UInt8(ascii: "#"), UInt8(ascii: "*"):
      range = trimmed(range.lowerBound + 1..<range.upperBound, in: text)
    case UInt8(ascii: "-") where range.count > 1 && text[range.lowerBound + 1] == 0x20:
      range = trimmed(range.lowerBound + 1..<range.upperBound, in: text)
    default: return range
    }
  }
  return range
}

/// Where `[bookmark: …]` at the start of `range` ends.
func artefactEnd(_ range: Range<Int>, in text: Span<UInt8>) -> Int? {
  let mark: StaticString = "[bookmark"
  guard range.count > mark.utf8CodeUnitCount else { return nil }
  for i in 0..<mark.utf8CodeUnitCount where text[range.lowerBound + i] != mark.utf8Start[i] {
    return nil
  }
  for i in range where text[i] == UInt8(ascii: "]") { return i + 1 }
  return nil
}

/// Where a `[bookmark: …]` starts that ends `range`.
func trailingArtefact(_ range: Range<Int>, in text: Span<UInt8>) -> Int? {
  guard !range.isEmpty, text[range.upperBound - 1] == UInt8(ascii: "]") else { return nil }
  var i = range.upperBound - 1
  while i > range.lowerBound, text[i] != UInt8(ascii: "[") { i -= 1 }
  return artefactEnd(i..<range.upperBound, in: text) == nil ? nil : i
}

/// Whether the same bytes stand in two places.
func areSame(_ a: Range<Int>, _ b: Range<Int>, in text: Span<UInt8>) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { text[$0] == text[$1] }
}

/// Whether `range` holds these bytes and no more.
func holds(_ range: Range<Int>, _ bytes: [UInt8], in text: Span<UInt8>) -> Bool {
  guard bytes.count == range.count, range.upperBound <= text.count else { return false }
  return bytes.withUnsafeBufferPointer { bytes in
    for i in bytes.indices where bytes[i] != text[unchecked: range.lowerBound &+ i] {
      return false
    }
    return true
  }
}

/// Whether what stands in `part`, whole characters, stands somewhere in `range` too.
func holds(_ range: Range<Int>, _ part: Range<Int>, in text: Span<UInt8>) -> Bool {
  guard !part.isEmpty, range.count >= part.count else { return false }
  return (range.lowerBound...range.upperBound - part.count).contains { start in
    areSame(start..<start + part.count, part, in: text)
  }
}

/// Where `needle`, whole characters, first stands in `range`.
func firstOccurrence(of needle: [UInt8], in range: Range<Int>, of text: Span<UInt8>) -> Int? {
  guard let first = needle.first, range.count >= needle.count else { return nil }
  var i = range.lowerBound
  let last = range.upperBound - needle.count
  search: while i <= last {
    let byte = text[i]
    // Character by character: most have three bytes.
    let next = byte >= 0xE0 && byte < 0xF0 ? i + 3 : i + 1
    guard byte == first else {
      i = next
      continue
    }
    for k in 1..<max(1, needle.count) where text[i + k] != needle[k] {
      i = next
      continue search
    }
    return i
  }
  return nil
}

/// Whether a text ends with a mark.
func ends(_ range: Range<Int>, with mark: StaticString, in text: Span<UInt8>) -> Bool {
  let start = range.upperBound - mark.utf8CodeUnitCount
  return start >= range.lowerBound && behind(mark, from: start, in: text) != nil
}

/// The printed text without white space.
func squeezed(_ range: Range<Int>, in text: Span<UInt8>) -> String {
  var bytes: [UInt8] = []
  var i = range.lowerBound
  while i < range.upperBound {
    let (value, length) = scalar(at: i, in: text)
    if !isSpace(value) { for k in i..<i + length { bytes.append(text[k]) } }
    i += length
  }
  return String(decoding: bytes, as: UTF8.self)
}
