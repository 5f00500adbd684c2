/// Finds many words in one walk over a text.
///
/// The walk looks up the first few bytes at every letter in a table; only where they fit is a word compared.
public struct LiteralSet: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int32]
  /// By hash of the first bytes: the first word of the chain; −1 for none.
  private let heads: [Int32]
  /// By word: the next one of its chain.
  private let next: [Int32]
  /// How many bytes are looked up, as a mask.
  private let mask: UInt64
  private let shift: UInt64

  /// Bytes that are looked up at the most: two Chinese characters.
  public static let keyLength = 6

  /// No literal may be empty.
  public init(_ literals: [[UInt8]]) {
    let shortest = literals.map(\.count).min() ?? Self.keyLength
    let length = min(Self.keyLength, shortest)
    mask = (1 << UInt64(length * 8)) - 1
    // At least four times as many places as words, so that most looks end at once.
    var bits: UInt64 = 8
    while 1 << bits < literals.count * 4 { bits += 1 }
    shift = 64 - bits
    var heads = [Int32](repeating: -1, count: 1 << bits)
    var next: [Int32] = []
    var all: [UInt8] = []
    var starts: [Int32] = [0]
    for (i, literal) in literals.enumerated() {
      var key: UInt64 = 0
      for (position, byte) in literal.prefix(length).enumerated() {
        key |= UInt64(byte) << UInt64(position * 8)
      }
      let place = Int(Self.hash(key, shift))
      next.append(heads[place])
      heads[place] = Int32(i)
      all += literal
      starts.append(Int32(all.count))
    }
    bytes = all
    self.starts = starts
    self.heads = heads
    self.next = next
  }

  private static func hash(_ key: UInt64, _ shift: UInt64) -> UInt64 {
    (key &* 0x9E37_79B9_7F4A_7C15) >> shift
  }

  public func length(of literal: Int) -> Int { Int(starts[literal + 1] - starts[literal]) }

  /// Tells every literal that begins somewhere in `text`, which must be valid UTF-8, in the order of the
  /// beginnings.
  public func visit(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    guard let base = text.baseAddress, !next.isEmpty else { return }
    heads.withUnsafeBufferPointer { heads in
      let raw = UnsafeRawPointer(base)
      var i = 0
      // The last bytes have no eight behind them.
      let safe = text.count - 8
      while i < text.count {
        let key =
          i <= safe
          ? UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
          : Self.tail(text, from: i)
        let head = heads[Int(Self.hash(key & mask, shift))]
        if head >= 0 { compare(from: head, in: text, at: i, body) }
        let byte = base[i]
        i += byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      }
    }
  }

  private static func tail(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    var key: UInt64 = 0
    for i in start..<text.count { key |= UInt64(text[i]) << UInt64((i - start) * 8) }
    return key
  }

  private func compare(
    from head: Int32, in text: UnsafeBufferPointer<UInt8>, at start: Int,
    _ body: (Int, Int) -> Void
  ) {
    var literal = head
    while literal >= 0 {
      let first = Int(starts[Int(literal)])
      let count = Int(starts[Int(literal) + 1]) - first
      if start + count <= text.count {
        var i = 0
        while i < count, text[start + i] == bytes[first + i] { i += 1 }
        if i == count { body(Int(literal), start) }
      }
      literal = next[Int(literal)]
    }
  }
}
