/// Whether eight bytes of UTF-8, the first one lowest, begin with two characters of U+4000 to U+BFFF, as most of a
/// report does: nearly all Han characters in use, and neither white space nor punctuation.
///
/// Their first bytes are 0xE4 to 0xEB, so that whatever follows them within their three bytes is sound.
@inlinable @inline(__always)
public func beginsWithTwoHan(_ bytes: UInt64) -> Bool {
  let first = (bytes & 0xFF00_00FF) &- 0xE400_00E4
  return first & ~0x0700_0007 == 0 && bytes & 0xC0C0_00C0_C000 == 0x8080_0080_8000
}

/// Behind the pairs of such characters that stand one after the other from `start` on; `start` where none does.
@inlinable @inline(__always)
public func endOfHanPairs(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let bytes = UnsafeRawBufferPointer(text)
  var i = start
  while i &+ 8 <= bytes.count,
    beginsWithTwoHan(
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
  {
    i &+= 6
  }
  return i
}
