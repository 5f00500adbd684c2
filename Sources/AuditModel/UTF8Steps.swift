// Steps over texts that are known to be valid UTF-8. They are taken at every byte of a report, so all of them are
// inlined where they are called.

/// The scalar that starts at `i`, and its length in bytes. `i` must be the start of a scalar inside `text`.
///
/// The text was found to be sound UTF-8 before, so the bytes of one scalar are there.
@inlinable @inline(__always)
public func scalar(at i: Int, in text: Span<UInt8>) -> (value: UInt32, length: Int) {
  let lead = text[i]
  if lead < 0x80 { return (UInt32(lead), 1) }
  let second = UInt32(text[unchecked: i + 1] & 0x3F)
  if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | second, 2) }
  let third = UInt32(text[unchecked: i + 2] & 0x3F)
  if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | second << 6 | third, 3) }
  let fourth = UInt32(text[unchecked: i + 3] & 0x3F)
  return (UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
}

/// White space of any width, and characters that take no room at all.
@inlinable @inline(__always)
public func isSpace(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x20, 0x09...0x0D, 0x3000, 0xA0, 0x85, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2060,
    0xFEFF:
    true
  default: false
  }
}

/// White space that ends a line.
@inlinable @inline(__always)
public func isLineBreak(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

/// A Chinese character, of whatever plane.
@inlinable @inline(__always)
public func isHan(_ scalar: UInt32) -> Bool {
  (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
    || (0xF900...0xFAFF).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
}

/// Whether a byte begins a character of U+4000 to U+9FFF: a Han character, as nearly all in use are, or a hexagram.
@inlinable @inline(__always)
public func beginsHan(_ byte: UInt8) -> Bool { byte >= 0xE4 && byte <= 0xE9 }

/// The decimal digit that `scalar` prints, in half or full width.
@inlinable @inline(__always)
public func digit(_ scalar: UInt32) -> Int? {
  if (0x30...0x39).contains(scalar) { return Int(scalar) - 0x30 }
  if (0xFF10...0xFF19).contains(scalar) { return Int(scalar) - 0xFF10 }
  return nil
}

/// ( （
@inlinable @inline(__always)
public func isOpeningBracket(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0xFF08 }

/// ) ）
@inlinable @inline(__always)
public func isClosingBracket(_ scalar: UInt32) -> Bool { scalar == 0x29 || scalar == 0xFF09 }

/// The end of `word` where it stands at `i`.
@inlinable
public func behind(_ word: StaticString, from i: Int, in text: Span<UInt8>) -> Int? {
  guard i + word.utf8CodeUnitCount <= text.count else { return nil }
  for k in 0..<word.utf8CodeUnitCount where text[i + k] != word.utf8Start[k] { return nil }
  return i + word.utf8CodeUnitCount
}

/// `range` without white space at either end. Of nothing but white space, an empty range where the
/// text would begin: behind one leading blank.
@inlinable @inline(__always)
public func trimmed(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high, text[low] == 0x20 || text[low] == 0x09 { low += 1 }
  while low < high, text[high - 1] == 0x20 { high -= 1 }
  if low < high, isInk(text[low]), endsInInk(low..<high, in: text) { return low..<high }
  return trimmedSlowly(range, in: text)
}

/// A byte that begins no white space: printed ASCII, or the lead of a Han character.
@inlinable @inline(__always)
func isInk(_ byte: UInt8) -> Bool {
  byte > 0x20 && byte < 0x80 || beginsHan(byte)
}

@inlinable @inline(__always)
func endsInInk(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  let last = text[range.upperBound - 1]
  if last < 0x80 { return last > 0x20 }
  guard range.count >= 3 else { return false }
  let lead = text[range.upperBound - 3]
  // U+3001 to U+303F: the full stop with which most paragraphs end.
  return isInk(lead) || lead == 0xE3 && text[range.upperBound - 2] == 0x80 && last != 0x80
}

@usableFromInline
func trimmedSlowly(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high {
    let (value, length) = scalar(at: low, in: text)
    guard isSpace(value) else { break }
    low += length
  }
  while high > low {
    var start = high - 1
    while start > low, text[start] & 0xC0 == 0x80 { start -= 1 }
    guard isSpace(scalar(at: start, in: text).value) else { break }
    high = start
  }
  if low < high { return low..<high }
  let begin = range.lowerBound
  let blank = begin < range.upperBound && text[begin] == 0x20 ? begin + 1 : begin
  return blank..<blank
}
