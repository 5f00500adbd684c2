/// Finds many words in one walk over a text.
///
/// The walk asks of every letter whether a word begins with it; only then it follows the words letter by letter. Its
/// tables are plain memory: they are asked for every letter of every report. They are written in `init` alone and
/// freed in `deinit`, when nobody reads them any more; that makes it safe to share them.
public final class LiteralSet: Sendable {
  /// What is known once the first letters of some words were met.
  struct Step {
    static let none = Step(key: 0, number: 0, literal: -1, goesOn: false)

    /// The step before and the letter, as `key` makes them one.
    var key: UInt64
    /// From 1; 0: there is no such step.
    var number: UInt32
    /// The word that ends here; −1 for none.
    var literal: Int32
    /// Whether longer words begin like this.
    var goesOn: Bool
  }

  /// A letter of a text.
  struct Letter {
    /// Its bytes, the first one lowest.
    var bytes: UInt32
    /// In bytes.
    var length: Int
  }

  private let texts: [[UInt8]]
  /// By a letter of one byte: whether a word begins with it.
  nonisolated(unsafe) let beginnings: UnsafeMutablePointer<Bool>
  /// By hash of a letter of three bytes: a bit for each letter, some sharing one, that stands behind it in a word; all
  /// of them where it is a word, or goes on with a letter that has not three bytes.
  nonisolated(unsafe) let pairs: UnsafeMutablePointer<UInt64>
  /// By hash of the step before and the letter.
  private nonisolated(unsafe) let steps: UnsafeMutablePointer<Step>
  /// What makes a place in `steps` of a hash of 64 bits.
  private let hashShift: UInt64
  private let stepMask: Int
  /// By word: the same word, given once more; −1 for none.
  nonisolated(unsafe) let twins: UnsafeMutablePointer<Int32>
  /// No more words begin at one place: as many as the longest one has bytes, and words that are the same.
  @usableFromInline let mostAtOnePlace: Int

  /// Two Chinese characters.
  public static let wordLength = 6

  /// No literal may be empty; each must be valid UTF-8.
  public init(_ texts: [[UInt8]]) {
    self.texts = texts
    beginnings = .allocate(capacity: 0x80)
    beginnings.initialize(repeating: false, count: 0x80)
    pairs = .allocate(capacity: 1 << Self.pairBits)
    pairs.initialize(repeating: 0, count: 1 << Self.pairBits)
    let letterCount = texts.reduce(0) { $0 + $1.count { $0 & 0xC0 != 0x80 } }
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
    var stepCount: UInt32 = 0
    for (literal, text) in texts.enumerated() {
      add(Int32(literal), text, &stepCount)
    }
  }

  private func add(_ literal: Int32, _ text: [UInt8], _ stepCount: inout UInt32) {
    let padded = text + [UInt8](repeating: 0, count: 8)
    padded.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      addBeginning(base, text.count)
      var parent: UInt32 = 0
      var place = 0
      while place < text.count {
        let letter = Self.letter(base, place)
        let step = step(behind: parent, letter)
        if step.pointee.number == 0 {
          stepCount += 1
          step.pointee = Step(
            key: Self.key(parent, letter), number: stepCount, literal: -1, goesOn: false)
        }
        place += letter.length
        parent = step.pointee.number
        if place < text.count {
          step.pointee.goesOn = true
        } else {
          twins[Int(literal)] = step.pointee.literal
          step.pointee.literal = literal
        }
      }
    }
  }

  /// Behind the word there are eight bytes to look at.
  private func addBeginning(_ word: UnsafeRawPointer, _ count: Int) {
    let bytes = UInt64(littleEndian: word.loadUnaligned(as: UInt64.self))
    if bytes & 0x80 == 0 { beginnings[Int(bytes & 0x7F)] = true }
    guard bytes & 0xF0 == 0xE0 else { return }
    let isPair = count > 3 && bytes >> 24 & 0xF0 == 0xE0
    pairs[Self.placeOfLetter(bytes)] |= isPair ? 1 << Self.bitOfSecond(bytes) : .max
  }

  deinit {
    beginnings.deallocate()
    pairs.deallocate()
    steps.deallocate()
    twins.deallocate()
  }

  /// In bytes.
  public func length(of literal: Int) -> Int { texts[literal].count }

  private static let pairBits: UInt64 = 11

  /// Of the letter of three bytes at the start of eight bytes, the place in `pairs`.
  @inline(__always)
  static func placeOfLetter(_ bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: (bytes &<< 40 &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- pairBits))
  }

  /// Of the letters of three bytes with which eight bytes begin, the bit of the second one.
  @inline(__always)
  static func bitOfSecond(_ bytes: UInt64) -> UInt64 { bytes &>> 40 & 63 }

  /// The letter at a place of valid UTF-8; four bytes are looked at, whatever its length.
  @inline(__always)
  static func letter(_ text: UnsafeRawPointer, _ place: Int) -> Letter {
    let word = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    // By far the commonest: a Han character.
    if word & 0xF0 == 0xE0 { return Letter(bytes: word & 0xFF_FFFF, length: 3) }
    if word & 0x80 == 0 { return Letter(bytes: word & 0xFF, length: 1) }
    if word & 0xE0 == 0xC0 { return Letter(bytes: word & 0xFFFF, length: 2) }
    return Letter(bytes: word, length: 4)
  }

  @inline(__always)
  private static func key(_ parent: UInt32, _ letter: Letter) -> UInt64 {
    UInt64(parent) &<< 32 | UInt64(letter.bytes)
  }

  /// Where the step is, or where it would be.
  @inline(__always)
  func step(behind parent: UInt32, _ letter: Letter) -> UnsafeMutablePointer<Step> {
    let key = Self.key(parent, letter)
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> hashShift)
    while true {
      let step = steps + place
      if step.pointee.key == key || step.pointee.number == 0 { return step }
      place = (place &+ 1) & stepMask
    }
  }
}
