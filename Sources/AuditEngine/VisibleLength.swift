import AuditModel

/// How many letters and signs stand in valid UTF-8 text, white space not counted.
func visibleLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  var i = 0
  while i < text.count {
    let end = endOfWideLetters(in: text, from: i)
    count += (end - i) / 3
    i = end
    if i >= text.count { break }
    let (value, length) = scalar(at: i, in: text.span)
    if !isSpace(value) { count += 1 }
    i += length
  }
  return count
}
