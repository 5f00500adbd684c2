/// Finds many words in one walk over a text.
///
/// The walk asks of every letter whether a word begins with it; only then it follows the words letter by letter. Its
/// tables are plain memory: they are asked for every letter of every report.
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
  /// By place of a letter, a bit: whether a word begins with it. Small enough to stay near.
  private nonisolated(unsafe) let letters: UnsafeMutablePointer<UInt64>
  private static let letterPlaces = 1 << 16
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
    letters = .allocate(capacity: Self.letterPlaces / 64)
    letters.initialize(repeating: 0, count: Self.letterPlaces / 64)
    mostAtOnePlace = (texts.map(\.count).max() ?? 0) + texts.count - Set(texts).count
    var stepCount: Int32 = 0
    for (number, text) in texts.enumerated() {
      var place = 0
      var parent: Int32 = 0
      var step = 0
      while place < text.count {
        let length = Self.length(ofLetter: text[place])
        let letter = text[place..<min(place + length, text.count)].reversed()
          .reduce(0) { $0 << 8 | UInt32($1) }
        if place == 0 {
          let first = Self.place(ofLetter: letter << UInt32(max(0, 32 - 8 * length)))
          letters[first >> 6] |= 1 << UInt64(first & 63)
        }
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
    letters.deallocate()
  }

  public func length(of literal: Int) -> Int { texts[literal].count }

  // MARK: The walk

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

  /// Letters that words begin with, as many as are gathered before they are looked at.
  @usableFromInline static let batch = 256

  /// Behind `end` there are bytes to look at.
  @inlinable
  func walk(
    _ text: UnsafeRawPointer, _ end: Int, _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.batch + mostAtOnePlace) { space in
      guard let starts = space.baseAddress else { return }
      let found = starts + Self.batch
      var i = 0
      while i < end {
        var count = 0
        i = gather(text, from: i, to: end, starts, &count)
        for number in 0..<count {
          let start = Int(starts[number])
          let foundCount = find(text, at: start, end, found)
          for number in 0..<foundCount { body(Int(found[number]), start) }
        }
      }
    }
  }

  /// Writes down where the next letters stand that a word may begin with; returns where it stopped.
  ///
  /// It does no more than that, for it sees every letter.
  @usableFromInline
  func gather(
    _ text: UnsafeRawPointer, from start: Int, to end: Int,
    _ starts: UnsafeMutablePointer<Int32>, _ count: inout Int
  ) -> Int {
    let letters = letters
    var i = start
    var found = 0
    while i < end, found < Self.batch {
      let word = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt32.self))
      let length = Self.length(ofLetter: UInt8(truncatingIfNeeded: word))
      let place = Self.place(ofLetter: word &<< UInt32(32 &- 8 &* length))
      starts[found] = Int32(truncatingIfNeeded: i)
      found &+= Int(truncatingIfNeeded: letters[place &>> 6] &>> UInt64(place & 63) & 1)
      i &+= length
    }
    count = found
    return i
  }

  /// Writes down the words that begin at `i`, where one may begin; returns how many they are.
  @usableFromInline
  func find(
    _ text: UnsafeRawPointer, at i: Int, _ end: Int, _ found: UnsafeMutablePointer<Int32>
  ) -> Int {
    var count = 0
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
        found[count] = literal
        count &+= 1
        literal = twins[Int(literal)]
      }
    }
    return count
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
  private static func length(ofLetter first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// Of the bytes of a letter behind nothing else; letters may share one.
  @inline(__always)
  private static func place(ofLetter bytes: UInt32) -> Int {
    Int((bytes &* 0x9E37_79B1) &>> 16)
  }
}
