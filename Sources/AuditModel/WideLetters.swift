/// How many of sixteen bytes of UTF-8 are at their start whole characters of U+4000 to U+BFFF, as most of a report is:
/// nearly all Han characters in use, and neither white space nor punctuation. Three bytes each: 0, 3, … 15.
///
/// Their first bytes are 0xE4 to 0xEB, so that whatever follows them within their three bytes is sound.
@inlinable @inline(__always)
public func lengthOfWideLetters(_ bytes: SIMD16<UInt8>) -> Int {
  let least = SIMD16<UInt8>(
    0xE4, 0x80, 0x80, 0xE4, 0x80, 0x80, 0xE4, 0x80, 0x80, 0xE4, 0x80, 0x80, 0xE4, 0x80, 0x80, 0)
  // So much more a byte may be; whatever the last one is, no character ends with it.
  let span = SIMD16<UInt8>(
    0x07, 0x3F, 0x3F, 0x07, 0x3F, 0x3F, 0x07, 0x3F, 0x3F, 0x07, 0x3F, 0x3F, 0x07, 0x3F, 0x3F, 0xFF)
  let misfits = unsafeBitCast((bytes &- least) .> span, to: SIMD2<UInt64>.self)
  let (first, second) = (UInt64(littleEndian: misfits[0]), UInt64(littleEndian: misfits[1]))
  if first | second == 0 { return 15 }
  let fitting =
    first != 0
    ? first.trailingZeroBitCount &>> 3 : 8 &+ second.trailingZeroBitCount &>> 3
  // In thirds, the rest dropped; right for 0 to 15.
  return (fitting &* 11) &>> 5 &* 3
}

/// Behind the characters of U+4000 to U+BFFF that stand one after the other in valid UTF-8 from `start` on; `start` where
/// none does.
@inlinable @inline(__always)
public func endOfWideLetters(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let bytes = UnsafeRawBufferPointer(text)
  var i = start
  while i &+ 16 <= bytes.count {
    let length = lengthOfWideLetters(bytes.loadUnaligned(fromByteOffset: i, as: SIMD16<UInt8>.self))
    i &+= length
    if length < 15 { return i }
  }
  while i < bytes.count, 0xE4...0xEB ~= bytes[i] { i &+= 3 }
  return i
}
