/// A figure in a table of a known skeleton.
struct PrintedFigure {
  var start: Int
  /// Behind it.
  var end: Int
  /// What it prints, where that is up to seven digits without needless zeros; −1 where it may be anything else.
  var plain: Int64

  var range: Range<Int> { Range(uncheckedBounds: (start, end)) }

  /// Longer ones are no plain figures.
  static let longest = 15

  /// A byte of which figures are made: a digit, a sign or a point. What else a cell may print is part of
  /// the skeleton.
  @inline(__always)
  static func isPart(_ byte: UInt8) -> Bool {
    let place = byte &- 0x2B
    // + , - . / 0 … 9, without the comma and the slash.
    return place < 15 && 0b111_1111_1110_1101 >> UInt16(place) & 1 == 1
  }

  /// The figure that begins at `start`, all of it; empty where none does, or too long a one.
  @inline(__always)
  static func at(_ start: Int, in text: UnsafeRawBufferPointer) -> PrintedFigure {
    guard let base = text.baseAddress, start &+ 8 <= text.count else { return slowly(start, text) }
    let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    // Digits become their values.
    let values = word ^ 0x3030_3030_3030_3030
    // Most cells print one digit.
    if values & 0xFF <= 9, !isPart(UInt8(truncatingIfNeeded: word &>> 8)) {
      return PrintedFigure(
        start: start, end: start &+ 1, plain: Int64(truncatingIfNeeded: values & 0xFF))
    }
    // The first byte that is none is sure to get its highest bit.
    let others = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
    let bits = UInt64(truncatingIfNeeded: others.trailingZeroBitCount & 0x78)
    guard bits &- 8 < 56, !isPart(UInt8(truncatingIfNeeded: word &>> bits)) else {
      return slowly(start, text)
    }
    let end = start &+ Int(truncatingIfNeeded: bits &>> 3)
    guard values & 0xFF != 0 else { return slowly(start, text) }
    // Zeros in front of it now.
    let number = numberOfEight(values &<< (64 &- bits))
    return PrintedFigure(start: start, end: end, plain: number)
  }

  private static func slowly(_ start: Int, _ text: UnsafeRawBufferPointer) -> PrintedFigure {
    var end = start
    let limit = min(text.count, start &+ longest)
    while end < limit, isPart(text[end]) { end &+= 1 }
    let isWhole = end == text.count || !isPart(text[end])
    return PrintedFigure(start: start, end: isWhole ? end : start, plain: -1)
  }

  /// The number that eight digits make, the first one in the lowest byte.
  @inline(__always)
  private static func numberOfEight(_ digits: UInt64) -> Int64 {
    // Neighbours are put together: to pairs, then to fours and to eight at once.
    let pairs = digits &* 10 &+ digits &>> 8
    let sum =
      (pairs & 0xFF_0000_00FF) &* 0xF_4240_0000_0064
      &+ (pairs &>> 16 & 0xFF_0000_00FF) &* 0x2710_0000_0001
    return Int64(truncatingIfNeeded: sum &>> 32)
  }
}
