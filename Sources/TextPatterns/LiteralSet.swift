/// Finds many words in one walk over a text.
///
/// The walk asks of every letter whether a word begins with it; only then it follows the words letter by letter. Its
/// tables are plain memory: they are asked for every letter of every report. They are written in `init` alone and
/// freed in `deinit`, when nobody reads them any more; that makes it safe to share them.
public final class LiteralSet: Sendable {
  /// What is known once the first letters of some words were met.
  private struct Step {
    static let none = Step(number: 0, literal: -1, parent: 0, letter: 0, goesOn: false)

    /// From 1; of a step of one letter, the letter's number. 0: there is no such step.
    var number: Int32
    /// The word that ends here; −1 for none.
    var literal: Int32
    /// The step before; 0 where the words begin.
    var parent: Int32
    var letter: UInt16
    /// Whether longer words begin like this.
    var goesOn: Bool
  }

  private let texts: [[UInt8]]
  private let letters: LetterNumbers
  /// By number of the letter that words begin with.
  private nonisolated(unsafe) let firstSteps: UnsafeMutablePointer<Step>
  /// The steps behind those, by hash of the step before and the letter.
  private nonisolated(unsafe) let steps: UnsafeMutablePointer<Step>
  /// What makes a place in `steps` of a hash of 64 bits.
  private let hashShift: UInt64
  private let stepMask: Int
  /// By word: the same word, given once more; −1 for none.
  private nonisolated(unsafe) let twins: UnsafeMutablePointer<Int32>
  /// Letters of the longest word, and words that are the same.
  @usableFromInline let mostAtOnePlace: Int

  /// Two Chinese characters.
  public static let wordLength = 6

  /// No literal may be empty; each must be valid UTF-8.
  public init(_ texts: [[UInt8]]) {
    self.texts = texts
    let spelled = String(decoding: Array(texts.joined()), as: UTF8.self).unicodeScalars
    letters = LetterNumbers(spelled.lazy.map(\.value))
    firstSteps = .allocate(capacity: letters.count + 1)
    firstSteps.initialize(repeating: .none, count: letters.count + 1)
    let letterCount = spelled.count
    var bits: UInt64 = 4
    // At most a quarter of the places is taken.
    while 1 << bits < 4 * letterCount { bits += 1 }
    hashShift = 64 - bits
    stepMask = 1 << Int(bits) - 1
    steps = .allocate(capacity: 1 << Int(bits))
    steps.initialize(repeating: .none, count: 1 << Int(bits))
    twins = .allocate(capacity: max(1, texts.count))
    twins.initialize(repeating: -1, count: max(1, texts.count))
    mostAtOnePlace = texts.reduce(0) { max($0, $1.count) } + texts.count - Set(texts).count
    var stepCount = Int32(letters.count)
    for (literal, text) in texts.enumerated() {
      add(Int32(literal), text, &stepCount)
    }
  }

  private func add(_ literal: Int32, _ text: [UInt8], _ stepCount: inout Int32) {
    let padded = text + [0, 0, 0]
    padded.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let first = letters.letter(base, 0)
      var step = firstSteps + Int(first.number)
      step.pointee.number = Int32(first.number)
      var place = first.length
      while place < text.count {
        step.pointee.goesOn = true
        let parent = step.pointee.number
        let letter = letters.letter(base, place)
        step = self.step(behind: parent, letter.number)
        if step.pointee.number == 0 {
          stepCount += 1
          step.pointee = Step(
            number: stepCount, literal: -1, parent: parent, letter: letter.number, goesOn: false)
        }
        place += letter.length
      }
      twins[Int(literal)] = step.pointee.literal
      step.pointee.literal = literal
    }
  }

  deinit {
    letters.deallocate()
    firstSteps.deallocate()
    steps.deallocate()
    twins.deallocate()
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
    let (letters, firstSteps) = (letters, firstSteps)
    var count = 0
    var i = start
    var letter = letters.letter(text, i)
    while i < end, count < Self.batch {
      let behind = i &+ letter.length
      let next = letters.letter(text, behind)
      let step = firstSteps + Int(letter.number)
      if step.pointee.number != 0 {
        tell(step.pointee.literal, at: i, hits, &count)
        if step.pointee.goesOn {
          follow(step.pointee.number, next, at: behind, of: i, text, end, hits, &count)
        }
      }
      i = behind
      letter = next
    }
    hitCount = count
    return i
  }

  /// Writes down the words of two and more letters that begin at `start`; the second letter stands at `second`.
  @inline(__always)
  private func follow(
    _ first: Int32, _ next: LetterNumbers.Found, at second: Int, of start: Int,
    _ text: UnsafeRawPointer, _ end: Int, _ hits: UnsafeMutablePointer<Hit>, _ count: inout Int
  ) {
    var parent = first
    var letter = next
    var place = second
    while letter.number != 0 {
      let step = step(behind: parent, letter.number)
      place &+= letter.length
      if step.pointee.number == 0 || place > end { return }
      tell(step.pointee.literal, at: start, hits, &count)
      if !step.pointee.goesOn { return }
      parent = step.pointee.number
      letter = letters.letter(text, place)
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

  /// Where the step is, or where it would be.
  @inline(__always)
  private func step(behind parent: Int32, _ letter: UInt16) -> UnsafeMutablePointer<Step> {
    let key = UInt64(truncatingIfNeeded: parent) &<< 16 | UInt64(letter)
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> hashShift)
    while true {
      let step = steps + place
      if step.pointee.parent == parent && step.pointee.letter == letter || step.pointee.number == 0
      {
        return step
      }
      place = (place &+ 1) & stepMask
    }
  }
}
