/// Finds many words in one walk over a text.
///
/// The walk looks up the first few bytes at every letter in a table; only where they fit is a word compared.
public struct LiteralSet: Sendable {
  private struct Literal {
    /// The first bytes, and those behind them, as they are loaded from a text.
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var tailMask: UInt64 = 0
    /// The next literal of the same place in the table; −1 for none.
    var next: Int32 = -1
    var length: Int32
  }

  private let texts: [[UInt8]]
  private let literals: [Literal]
  /// By hash of the first bytes: a literal; −1 for none.
  private let heads: [Int32]
  /// How many bytes are looked up, and as a mask.
  private let keyCount: Int
  private let mask: UInt64
  private let shift: UInt64

  /// Bytes that are looked up at the most: two Chinese characters.
  public static let keyLength = 6

  /// No literal may be empty.
  public init(_ texts: [[UInt8]]) {
    self.texts = texts
    let shortest = texts.map(\.count).min() ?? Self.keyLength
    keyCount = min(Self.keyLength, shortest)
    mask = Self.mask(of: keyCount)
    // Many more places than words, so that most looks end at once.
    var bits: UInt64 = 10
    while bits < 20, 1 << bits < texts.count * 16 { bits += 1 }
    shift = 64 - bits
    var heads = [Int32](repeating: -1, count: 1 << bits)
    literals = texts.enumerated().map { [keyCount, shift] number, text in
      var literal = Literal(length: Int32(text.count))
      let rest = text.dropFirst(keyCount)
      literal.head = Self.word(text.prefix(keyCount))
      literal.tail = Self.word(rest.prefix(8))
      literal.tailMask = Self.mask(of: min(8, rest.count))
      let place = Int(Self.hash(literal.head, shift))
      literal.next = heads[place]
      heads[place] = Int32(number)
      return literal
    }
    self.heads = heads
  }

  private static func mask(of count: Int) -> UInt64 {
    count == 8 ? .max : (1 << UInt64(count * 8)) - 1
  }

  private static func word(_ bytes: some Collection<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  @inline(__always)
  private static func hash(_ key: UInt64, _ shift: UInt64) -> UInt64 {
    (key &* 0x9E37_79B9_7F4A_7C15) &>> shift
  }

  public func length(of literal: Int) -> Int { Int(literals[literal].length) }

  /// Tells every literal that begins somewhere in `text`, which must be valid UTF-8, in the order of the
  /// beginnings.
  ///
  /// `slack`: how many bytes behind its end may be looked at; with 16 the walk is faster.
  public func visit(
    _ text: UnsafeBufferPointer<UInt8>, slack: Int = 0,
    _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    guard let base = text.baseAddress, !literals.isEmpty else { return }
    if slack >= 16 {
      visit(base, text.count, { raw, i in Self.word(raw, i) }, body)
    } else {
      visit(base, text.count, { raw, i in Self.word(raw, i, before: text.count) }, body)
    }
  }

  @inline(__always)
  private func visit(
    _ base: UnsafePointer<UInt8>, _ end: Int, _ load: (UnsafeRawPointer, Int) -> UInt64,
    _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    heads.withUnsafeBufferPointer { heads in
      literals.withUnsafeBufferPointer { literals in
        let raw = UnsafeRawPointer(base)
        let (mask, shift) = (mask, shift)
        var i = 0
        while i < end {
          let key = load(raw, i) & mask
          var literal = heads[Int(truncatingIfNeeded: Self.hash(key, shift))]
          while literal >= 0 {
            let candidate = literals[Int(literal)]
            if candidate.head == key,
              (load(raw, i + keyCount) ^ candidate.tail) & candidate.tailMask == 0,
              i + Int(candidate.length) <= end, hasRest(Int(literal), raw + i)
            {
              body(Int(literal), i)
            }
            literal = candidate.next
          }
          let byte = base[i]
          if byte >= 0xE0 {
            i += 3
            if byte >= 0xF0 { i += 1 }
          } else {
            i += byte < 0x80 ? 1 : 2
          }
        }
      }
    }
  }

  @inline(__always)
  private static func word(_ text: UnsafeRawPointer, _ i: Int) -> UInt64 {
    UInt64(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt64.self))
  }

  /// With zeros behind the end.
  @inline(__always)
  private static func word(_ text: UnsafeRawPointer, _ i: Int, before end: Int) -> UInt64 {
    if i + 8 <= end { return word(text, i) }
    var word: UInt64 = 0
    var k = end
    while k > i {
      k -= 1
      word = word << 8 | UInt64(text.load(fromByteOffset: k, as: UInt8.self))
    }
    return word
  }

  /// Whether what stands behind the bytes already compared fits too.
  private func hasRest(_ literal: Int, _ text: UnsafeRawPointer) -> Bool {
    let bytes = texts[literal]
    var i = keyCount + 8
    while i < bytes.count, text.load(fromByteOffset: i, as: UInt8.self) == bytes[i] { i += 1 }
    return i >= bytes.count
  }
}
