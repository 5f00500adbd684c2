import AuditModel

/// How many letters and signs stand in valid UTF-8 text, white space not counted.
func visibleLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  var i = 0
  while i < text.count {
    let end = endOfHan(in: text, from: i)
    count += (end - i) / 3
    i = end
    if i >= text.count { break }
    let byte = text[i]
    switch byte {
    // A Han character, or a full-width sign.
    case 0xE4...0xE9, 0xEF:
      count += 1
      i += 3
      continue
    case 0x09...0x0D, 0x20, 0x80...0xBF: break
    case 0xC2:
      // U+0085 and U+00A0 are blanks.
      let next = i + 1 < text.count ? text[i + 1] : 0
      if next != 0x85 && next != 0xA0 { count += 1 }
    case 0xE1...0xE3:
      let scalar =
        UInt32(byte & 0x0F) << 12 | UInt32(text[i + 1] & 0x3F) << 6 | UInt32(text[i + 2] & 0x3F)
      switch scalar {
      case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: break
      default: count += 1
      }
    default: count += 1
    }
    i += 1
  }
  return count
}
