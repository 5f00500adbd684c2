// The walk over a text.
extension LiteralSet {
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
  @usableFromInline static let batch = 64

  /// Behind `end` there are bytes to look at.
  @inlinable @inline(__always)
  func walk(
    _ text: UnsafeRawPointer, _ end: Int, _ body: (_ literal: Int, _ start: Int) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Hit.self, capacity: Self.batch + mostAtOnePlace) { room in
      guard let hits = room.baseAddress else { return }
      var i = 0
      while i < end {
        var count = 0
        i = gather(text, from: i, to: end, hits, &count)
        for number in 0..<count { body(Int(hits[number].literal), Int(hits[number].start)) }
      }
    }
  }

  /// Writes down the next hits; returns where it stopped.
  @usableFromInline
  func gather(
    _ text: UnsafeRawPointer, from start: Int, to end: Int,
    _ hits: UnsafeMutablePointer<Hit>, _ hitCount: inout Int
  ) -> Int {
    let (beginnings, pairs) = (beginnings, pairs)
    var count = 0
    var i = start
    while i < end, count < Self.batch {
      let bytes = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      if bytes & 0xF000_00F0 == 0xE000_00E0 {
        // By far the commonest: two letters of three bytes, and no word begins with either.
        if !mayBegin(bytes, pairs) {
          i &+= 3
          let bytes = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt64.self))
          if !mayBegin(bytes, pairs) {
            i &+= 3
            continue
          }
        }
      } else if bytes & 0xF0 == 0xE0 {
        if !mayBegin(bytes, pairs) {
          i &+= 3
          continue
        }
      } else if bytes & 0x80 == 0, !beginnings[Int(truncatingIfNeeded: bytes & 0x7F)] {
        i &+= 1
        continue
      }
      i = follow(text, from: i, to: end, hits, &count)
    }
    hitCount = count
    return i
  }

  /// False where no word is sure to begin with the letters of three bytes at the start of eight bytes.
  @inline(__always)
  private func mayBegin(_ bytes: UInt64, _ pairs: UnsafeMutablePointer<UInt64>) -> Bool {
    pairs[Self.placeOfLetter(bytes)] & 1 &<< Self.bitOfSecond(bytes) != 0
  }

  /// Writes down the words that begin at `start`; returns where the next letter stands.
  @inline(__always)
  private func follow(
    _ text: UnsafeRawPointer, from start: Int, to end: Int, _ hits: UnsafeMutablePointer<Hit>,
    _ count: inout Int
  ) -> Int {
    var letter = LiteralSteps.letter(text, start)
    let second = start &+ letter.length
    var place = second
    var parent: UInt32 = 0
    while true {
      let step = steps.step(behind: parent, letter)
      if step.number == 0 || place > end { return second }
      tell(step.literal, at: start, hits, &count)
      if !step.goesOn { return second }
      parent = step.number
      letter = LiteralSteps.letter(text, place)
      place &+= letter.length
    }
  }

  /// Writes down a word and those that are the same; −1: none.
  @inline(__always)
  private func tell(
    _ literal: Int32, at start: Int, _ hits: UnsafeMutablePointer<Hit>, _ count: inout Int
  ) {
    var literal = literal
    while literal >= 0 {
      hits[count] = Hit(literal: literal, start: Int32(truncatingIfNeeded: start))
      count &+= 1
      literal = twins[Int(literal)]
    }
  }
}
