/// A place in a report or a rule file, as an editor shows it.
public struct SourcePlace: Hashable, Comparable, Sendable {
  /// Counts from 1. A line ends at LF, CRLF or CR, nowhere else.
  public var line: Int
  /// Counts from 1, in Unicode scalars of the decoded text; a byte order mark is not counted.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static let start = SourcePlace(line: 1, column: 1)

  public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Turns byte offsets of a UTF-8 text into lines and columns.
///
/// Built only where a place is wanted: a clean report never needs one.
public struct LineIndex: Sendable {
  private var starts: [Int] = []

  /// Finds the line starts of `text`.
  public init(_ text: some RandomAccessCollection<UInt8>) {
    let found: [Int]? = text.withContiguousStorageIfAvailable { bytes in
      var starts = [Self.skippingMark(bytes)]
      // Lines of prose have some hundred bytes.
      starts.reserveCapacity(bytes.count / 32)
      var i = 0
      // Eight bytes at a time: most hold no line end.
      while i + 8 <= bytes.count {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: i, as: UInt64.self)
        i += 8
        // Control characters are few.
        guard Self.mayHoldControls(word) != 0 else { continue }
        var ends =
          Self.zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
          | Self.zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
        while ends != 0 {
          let at = i - 8 + UInt64(littleEndian: ends).trailingZeroBitCount / 8
          if Self.endsLine(bytes, at) { starts.append(at + 1) }
          ends &= ends - 1
        }
      }
      for at in i..<bytes.count where Self.endsLine(bytes, at) { starts.append(at + 1) }
      return starts
    }
    starts = found ?? LineIndex(Array(text)).starts
  }

  /// The high bit of every zero byte, and perhaps of a byte after one.
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  @inline(__always)
  private static func count(ofZeroBytesIn word: UInt64) -> Int {
    let others = ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word
    let zeros = ~others & 0x8080_8080_8080_8080
    return Int(truncatingIfNeeded: ((zeros &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
  }

  /// Not 0 where a byte below 0x0E may be among eight: nearly all such are line ends and tabs.
  @inline(__always)
  private static func mayHoldControls(_ word: UInt64) -> UInt64 {
    (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080
  }

  private static func endsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    switch bytes[i] {
    case 0x0A: true
    case 0x0D: i + 1 == bytes.count || bytes[i + 1] != 0x0A
    default: false
    }
  }

  private static func skippingMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The number, from 1, of the line that holds byte `offset` of `text`, for one who asks but once.
  public static func line(of offset: Int, in text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { bytes in
      guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 1 }
      let end = min(offset, bytes.count)
      var ends = 0
      var i = 0
      while i &+ 8 <= end {
        let word = base.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        if mayHoldControls(word) != 0 {
          if zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D) == 0 {
            ends &+= count(ofZeroBytesIn: word ^ 0x0A0A_0A0A_0A0A_0A0A)
          } else {
            for at in i..<i &+ 8 where endsLine(bytes, at) { ends &+= 1 }
          }
        }
        i &+= 8
      }
      for at in i..<end where endsLine(bytes, at) { ends += 1 }
      return ends + 1
    }
  }

  /// The number, from 1, of the line that holds byte `offset`.
  public func line(of offset: Int) -> Int {
    max(partitionPoint(of: starts.count) { starts[$0] <= offset }, 1)
  }

  /// Line and column of byte `offset` of `text`, which must be the text that was indexed.
  public func place(of offset: Int, in text: [UInt8]) -> SourcePlace {
    let line = line(of: offset)
    var column = 1
    for i in starts[line - 1]..<max(starts[line - 1], min(offset, text.count))
    where text[i] & 0xC0 != 0x80 {
      column += 1
    }
    return SourcePlace(line: line, column: column)
  }

  /// The bytes of line `number`, without its line end.
  public func bytes(ofLine number: Int, in text: [UInt8]) -> Range<Int> {
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : text.count
    while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }
}
