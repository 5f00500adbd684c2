/// Finds many words in one walk over a text.
///
/// The walk looks up the first few bytes at every letter in a table; only where they fit is a word compared.
public struct LiteralSet: Sendable {
  private struct Literal {
    /// The first bytes, and those behind them, as they are loaded from a text.
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var tailMask: UInt64 = 0
    /// How many bytes `head` has.
    var headCount: Int32
    var length: Int32
    /// The next literal of the same place in the table; −1 for none.
    var next: Int32 = -1
  }

  /// Literals by the hash of their first bytes.
  private struct Table {
    /// How many bytes are looked up, and as a mask.
    let count: Int
    let mask: UInt64
    /// A bit for every place: whether a literal is there. Small enough to stay near.
    private(set) var isTaken: [UInt64]
    /// The first literal of neighbouring places; −1 for none.
    private(set) var heads: [Int32]
    /// How many places share one, as a shift.
    private let sharing: UInt64
    private(set) var isEmpty = true

    init(count: Int, for literalCount: Int) {
      self.count = count
      mask = LiteralSet.mask(of: count)
      isTaken = Array(repeating: 0, count: 1 << 10)
      var bits: UInt64 = 4
      while bits < 16, 1 << bits < literalCount * 4 { bits += 1 }
      sharing = 16 - bits
      heads = Array(repeating: -1, count: 1 << bits)
    }

    /// One of 65,536, so that even thousands of words leave most of them free.
    @inline(__always)
    static func place(of key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) &>> 48 }

    /// Puts a literal before the others of its place; returns the first of those.
    mutating func add(_ literal: Int, head: UInt64) -> Int32 {
      let place = Self.place(of: head)
      isTaken[Int(place >> 6)] |= 1 << (place & 63)
      isEmpty = false
      defer { heads[Int(place >> sharing)] = Int32(literal) }
      return first(at: place)
    }

    func first(at place: UInt64) -> Int32 { heads[Int(place &>> sharing)] }
  }

  private let texts: [[UInt8]]
  private let literals: [Literal]
  /// Of literals of `keyLength` bytes and more, and of shorter ones.
  private let long: Table
  private let short: Table

  /// Bytes that are looked up at the most: two Chinese characters.
  public static let keyLength = 6

  /// No literal may be empty.
  public init(_ texts: [[UInt8]]) {
    self.texts = texts
    let shortest = texts.map(\.count).min() ?? 3
    let longCount = texts.count { $0.count >= Self.keyLength }
    var long = Table(count: Self.keyLength, for: longCount)
    var short = Table(count: min(3, shortest), for: texts.count - longCount)
    literals = texts.enumerated().map { number, text in
      let isLong = text.count >= Self.keyLength
      let headCount = isLong ? long.count : short.count
      let rest = text.dropFirst(headCount)
      var literal = Literal(headCount: Int32(headCount), length: Int32(text.count))
      literal.head = Self.word(text.prefix(headCount))
      literal.tail = Self.word(rest.prefix(8))
      literal.tailMask = Self.mask(of: min(8, rest.count))
      literal.next =
        isLong ? long.add(number, head: literal.head) : short.add(number, head: literal.head)
      return literal
    }
    self.long = long
    self.short = short
  }

  private static func mask(of count: Int) -> UInt64 {
    count == 8 ? .max : (1 << UInt64(count * 8)) - 1
  }

  private static func word(_ bytes: some Collection<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
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
    let raw = UnsafeRawPointer(base)
    if slack >= 16 {
      walk(raw, 0, text.count, text.count, body)
      return
    }
    // The last bytes are copied to where others may be read behind them.
    var safe = max(0, text.count - 24)
    while safe > 0, text[safe] & 0xC0 == 0x80 { safe -= 1 }
    walk(raw, 0, safe, text.count, body)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count - safe + 24) { copy in
      copy.initialize(repeating: 0)
      for i in safe..<text.count { copy[i - safe] = text[i] }
      guard let start = copy.baseAddress else { return }
      let rest = text.count - safe
      walk(UnsafeRawPointer(start), 0, rest, rest) { body($0, $1 + safe) }
    }
  }

  /// From `start` to before `last`, in a text that ends at `end` and has bytes to look at behind that.
  @inline(__always)
  private func walk(
    _ text: UnsafeRawPointer, _ start: Int, _ last: Int, _ end: Int,
    _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    literals.withUnsafeBufferPointer { literals in
      long.isTaken.withUnsafeBufferPointer { longPlaces in
        short.isTaken.withUnsafeBufferPointer { shortPlaces in
          guard let longBits = longPlaces.baseAddress, let shortBits = shortPlaces.baseAddress
          else { return }
          // Kept at hand: the loop turns for every letter of every report.
          let shortMask = short.isEmpty ? 0 : short.mask
          var i = start
          while i < last {
            let word = Self.load(text, i)
            let key = word & Self.longMask
            let place = Table.place(of: key)
            if Self.isSet(longBits, place) {
              compare(long.first(at: place), key, literals, text, i, end, body)
            }
            if shortMask != 0 {
              let place = Table.place(of: word & shortMask)
              if Self.isSet(shortBits, place) {
                compare(short.first(at: place), word & shortMask, literals, text, i, end, body)
              }
            }
            let first = UInt8(truncatingIfNeeded: word)
            if first >= 0xE0 {
              i &+= first >= 0xF0 ? 4 : 3
            } else {
              i &+= first < 0x80 ? 1 : 2
            }
          }
        }
      }
    }
  }

  private static let longMask: UInt64 = 0xFFFF_FFFF_FFFF

  @inline(__always)
  private static func isSet(_ bits: UnsafePointer<UInt64>, _ place: UInt64) -> Bool {
    bits[Int(truncatingIfNeeded: place &>> 6)] &>> (place & 63) & 1 != 0
  }

  @inline(__always)
  private static func load(_ text: UnsafeRawPointer, _ i: Int) -> UInt64 {
    UInt64(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt64.self))
  }

  private func compare(
    _ first: Int32, _ key: UInt64, _ literals: UnsafeBufferPointer<Literal>,
    _ text: UnsafeRawPointer, _ i: Int, _ end: Int, _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    var literal = first
    while literal >= 0 {
      let candidate = literals[Int(literal)]
      if candidate.head == key, i + Int(candidate.length) <= end,
        (Self.load(text, i + Int(candidate.headCount)) ^ candidate.tail) & candidate.tailMask == 0,
        hasRest(Int(literal), candidate, text + i)
      {
        body(Int(literal), i)
      }
      literal = candidate.next
    }
  }

  /// Whether what stands behind the bytes already compared fits too.
  private func hasRest(_ number: Int, _ literal: Literal, _ text: UnsafeRawPointer) -> Bool {
    var i = Int(literal.headCount) + 8
    guard i < Int(literal.length) else { return true }
    let bytes = texts[number]
    while i < bytes.count, text.load(fromByteOffset: i, as: UInt8.self) == bytes[i] { i += 1 }
    return i >= bytes.count
  }
}
