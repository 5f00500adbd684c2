/// The offset of the first byte that is no valid UTF-8, or that is NUL; nil where the text is sound.
///
/// Written out because a report is mostly three-byte Han characters, for which this takes a handful of
/// instructions each.
func firstFaultyByte(_ text: Span<UInt8>) -> Int? {
  var i = 0
  let count = text.count
  func isTail(_ offset: Int) -> Bool { offset < count && text[offset] & 0xC0 == 0x80 }
  while i < count {
    let lead = text[i]
    switch lead {
    case 0x01..<0x80: i += 1
    case 0xE1...0xEC, 0xEE, 0xEF:
      guard i + 2 < count, text[i + 1] & 0xC0 == 0x80, text[i + 2] & 0xC0 == 0x80 else { return i }
      i += 3
    case 0xC2...0xDF:
      guard isTail(i + 1) else { return i }
      i += 2
    case 0xE0:
      guard i + 2 < count, (0xA0...0xBF).contains(text[i + 1]), isTail(i + 2) else { return i }
      i += 3
    case 0xED:
      guard i + 2 < count, (0x80...0x9F).contains(text[i + 1]), isTail(i + 2) else { return i }
      i += 3
    case 0xF0...0xF4:
      guard i + 3 < count, isTail(i + 1), isTail(i + 2), isTail(i + 3) else { return i }
      if lead == 0xF0 && text[i + 1] < 0x90 || lead == 0xF4 && text[i + 1] > 0x8F { return i }
      i += 4
    default: return i
    }
  }
  return nil
}
