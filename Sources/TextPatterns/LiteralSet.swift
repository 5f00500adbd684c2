/// Finds many words in one walk over a text.
///
/// The walk asks of every letter whether a word begins with it; only then it follows the words letter by letter. Its
/// tables are plain memory: they are asked for every letter of every report. They are written in `init` alone and
/// freed in `deinit`, when nobody reads them any more; that makes it safe to share them.
public final class LiteralSet: Sendable {
  /// One letter of words that begin alike.
  private struct Step {
    /// The step before; 0 where the words begin.
    var parent: Int32
    /// 0: the place is free.
    var number: Int32 = 0
    /// The bytes of the letter, as they are loaded from a text.
    var letter: UInt32
    /// The word that ends here; −1 for none.
    var literal: Int32
  }

  private let texts: [[UInt8]]
  /// By hash of the step before and the letter.
  private nonisolated(unsafe) let steps: UnsafeMutablePointer<Step>
  private let stepMask: Int
  /// By word: the same word, given once more; −1 for none.
  private nonisolated(unsafe) let twins: UnsafeMutablePointer<Int32>
  private let beginnings = Beginnings()
  /// Letters of the longest word, and words that are the same.
  @usableFromInline let mostAtOnePlace: Int

  /// Two Chinese characters.
  public static let wordLength = 6

  /// No literal may be empty.
  public init(_ texts: [[UInt8]]) {
    self.texts = texts
    var capacity = 16
    while capacity < texts.reduce(0, { $0 + $1.count }) { capacity *= 2 }
    stepMask = capacity - 1
    steps = .allocate(capacity: capacity)
    steps.initialize(repeating: Step(parent: 0, letter: 0, literal: -1), count: capacity)
    twins = .allocate(capacity: max(1, texts.count))
    twins.initialize(repeating: -1, count: max(1, texts.count))
    mostAtOnePlace = texts.reduce(0) { max($0, $1.count) } + texts.count - Set(texts).count
    var stepCount: Int32 = 0
    for (number, text) in texts.enumerated() {
      beginnings.insert(text)
      var place = 0
      var parent: Int32 = 0
      var step = 0
      while place < text.count {
        let length = Self.length(ofLetter: text[place])
        let letter = text[place..<min(place + length, text.count)].reversed()
          .reduce(0) { $0 << 8 | UInt32($1) }
        step = self.step(behind: parent, letter)
        if steps[step].number == 0 {
          stepCount += 1
          steps[step] = Step(parent: parent, number: stepCount, letter: letter, literal: -1)
        }
        parent = steps[step].number
        place += length
      }
      twins[number] = steps[step].literal
      steps[step].literal = Int32(number)
    }
  }

  deinit {
    steps.deallocate()
    twins.deallocate()
    beginnings.deallocate()
  }

  public func length(of literal: Int) -> Int { texts[literal].count }

  // MARK: The walk

  /// A word and where it begins.
  public struct Hit: Sendable {
    public var literal: Int32
    public var start: Int32
  }

  /// Tells every literal that begins somewhere in `text`, which must be valid UTF-8, in the order of the
  /// beginnings.
  ///
  /// `slack`: how many bytes behind its end may be looked at; with 16 the walk is faster.
  @inlinable
  public func visit(
    _ text: UnsafeBufferPointer<UInt8>, slack: Int = 0,
    _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    guard let base = text.baseAddress else { return }
    if slack >= 16 {
      walk(UnsafeRawPointer(base), text.count, body)
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 16) { copy in
      _ = copy.initialize(from: text)
      for i in text.count..<text.count + 16 { copy[i] = 0 }
      guard let start = copy.baseAddress else { return }
      walk(UnsafeRawPointer(start), text.count, body)
    }
  }

  /// Hits that are gathered before they are told.
  @usableFromInline static let batch = 256

  /// Behind `end` there are bytes to look at.
  @inlinable @inline(__always)
  func walk(
    _ text: UnsafeRawPointer, _ end: Int, _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    let hits = UnsafeMutablePointer<Hit>.allocate(capacity: Self.batch + mostAtOnePlace)
    defer { hits.deallocate() }
    var i = 0
    while i < end {
      var count = 0
      i = gather(text, from: i, to: end, hits, &count)
      for number in 0..<count { body(Int(hits[number].literal), Int(hits[number].start)) }
    }
  }

  /// Writes down the next hits; returns where it stopped.
  @usableFromInline
  func gather(
    _ text: UnsafeRawPointer, from start: Int, to end: Int,
    _ hits: UnsafeMutablePointer<Hit>, _ hitCount: inout Int
  ) -> Int {
    let beginnings = beginnings
    var count = 0
    var i = start
    while i < end, count < Self.batch {
      let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      // By far the commonest: a Han character.
      if word & 0xF0 == 0xE0 {
        if beginnings.mayBegin(UInt32(truncatingIfNeeded: word) &<< 8, word) {
          find(text, at: i, end, hits, &count)
        }
        i &+= 3
        continue
      }
      let length = Self.length(ofLetter: UInt8(truncatingIfNeeded: word))
      let letter = UInt32(truncatingIfNeeded: word) &<< UInt32(32 &- 8 &* length)
      if beginnings.mayBegin(letter, word) { find(text, at: i, end, hits, &count) }
      i &+= length
    }
    hitCount = count
    return i
  }

  /// Writes down the words that begin at `i`, where one may begin.
  @inline(__always)
  private func find(
    _ text: UnsafeRawPointer, at i: Int, _ end: Int, _ hits: UnsafeMutablePointer<Hit>,
    _ count: inout Int
  ) {
    var parent: Int32 = 0
    var place = i
    while place < end {
      let (letter, length) = Self.letter(text, place)
      let step = steps + step(behind: parent, letter)
      parent = step.pointee.number
      place &+= length
      if parent == 0 || place > end { break }
      var literal = step.pointee.literal
      while literal >= 0 {
        hits[count] = Hit(literal: literal, start: Int32(truncatingIfNeeded: i))
        count &+= 1
        literal = twins[Int(literal)]
      }
    }
  }

  /// Where the step is, or where it would be.
  @inline(__always)
  private func step(behind parent: Int32, _ letter: UInt32) -> Int {
    let mask = stepMask
    let hash = (letter ^ UInt32(bitPattern: parent) &* 0x85EB_CA6B) &* 0x9E37_79B1
    var place = Int(hash &>> 8) & mask
    while steps[place].number != 0,
      steps[place].letter != letter || steps[place].parent != parent
    {
      place = (place &+ 1) & mask
    }
    return place
  }

  // MARK: Letters

  /// The bytes of a letter, and how many they are.
  @inline(__always)
  private static func letter(_ text: UnsafeRawPointer, _ i: Int) -> (UInt32, length: Int) {
    let word = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt32.self))
    // By far the commonest.
    if word & 0xF0 == 0xE0 { return (word & 0xFF_FFFF, 3) }
    let length = length(ofLetter: UInt8(truncatingIfNeeded: word))
    return (word & UInt32.max &>> UInt32(32 &- 8 &* length), length)
  }

  @inline(__always)
  fileprivate static func length(ofLetter first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}

/// What the words begin with, as bits by hash: few enough to stay near, for they are asked for every letter.
///
/// Safe to share: it is private to a `LiteralSet`, which writes it in `init` alone.
private struct Beginnings: @unchecked Sendable {
  private static let placeCount = 1 << 16
  /// Letters that words begin with.
  private let letters: UnsafeMutablePointer<UInt64>
  /// Those of them of which a second letter tells no more.
  private let alone: UnsafeMutablePointer<UInt64>
  /// The first two letters of words, where both have three bytes.
  private let pairs: UnsafeMutablePointer<UInt64>

  init() {
    func bits() -> UnsafeMutablePointer<UInt64> {
      let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.placeCount / 64)
      bits.initialize(repeating: 0, count: Self.placeCount / 64)
      return bits
    }
    (letters, alone, pairs) = (bits(), bits(), bits())
  }

  func deallocate() {
    letters.deallocate()
    alone.deallocate()
    pairs.deallocate()
  }

  func insert(_ text: [UInt8]) {
    let word = text.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let length = LiteralSet.length(ofLetter: text[0])
    let place = Self.place(ofLetter: UInt32(truncatingIfNeeded: word) << UInt32(32 - 8 * length))
    letters[place >> 6] |= 1 << UInt64(place & 63)
    if length == 3, text.count >= 6, LiteralSet.length(ofLetter: text[3]) == 3 {
      let pair = Self.place(ofPair: word)
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    } else {
      alone[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  /// Whether a word may begin with what `word` begins with; `letter`: the bytes of its first letter behind nothing
  /// else.
  @inline(__always)
  func mayBegin(_ letter: UInt32, _ word: UInt64) -> Bool {
    let place = Self.place(ofLetter: letter)
    guard Self.has(letters, place) else { return false }
    return Self.has(pairs, Self.place(ofPair: word)) || Self.has(alone, place)
  }

  @inline(__always)
  private static func has(_ bits: UnsafeMutablePointer<UInt64>, _ place: Int) -> Bool {
    bits[place &>> 6] &>> UInt64(place & 63) & 1 != 0
  }

  @inline(__always)
  private static func place(ofLetter letter: UInt32) -> Int {
    Int((letter &* 0x9E37_79B1) &>> 16)
  }

  @inline(__always)
  private static func place(ofPair word: UInt64) -> Int {
    Int(((word & 0xFFFF_FFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) &>> 48)
  }
}
