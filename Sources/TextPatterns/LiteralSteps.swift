/// What is known of some words letter by letter, found by hash of the step before and the letter.
///
/// Plain memory, as little of it as may be: it is asked wherever a word may begin, and is to stay near. It changes only
/// while words are added; its owner frees it.
struct LiteralSteps: @unchecked Sendable {
  /// What is known once the first letters of some words were met.
  struct Step {
    fileprivate static let none = Step(key: 0, number: 0, literal: -1)

    /// The step before and the letter, as `key` makes them one.
    fileprivate var key: UInt64
    private var numberAndEnd: UInt32
    /// The word that ends here; −1 for none.
    fileprivate(set) var literal: Int32

    fileprivate init(key: UInt64, number: UInt32, literal: Int32) {
      self.key = key
      numberAndEnd = number << 1
      self.literal = literal
    }

    /// From 1; 0: there is no such step.
    var number: UInt32 { numberAndEnd >> 1 }

    /// Whether longer words begin like this.
    var goesOn: Bool {
      get { numberAndEnd & 1 != 0 }
      set { numberAndEnd = numberAndEnd & ~1 | (newValue ? 1 : 0) }
    }
  }

  /// A letter of a text.
  struct Letter {
    /// Its bytes, the first one lowest.
    var bytes: UInt32
    /// In bytes.
    var length: Int
  }

  private var steps: UnsafeMutableBufferPointer<Step>
  private var count = 0
  /// What makes a place of a hash of 64 bits.
  private var hashShift: UInt64

  init() {
    steps = Self.places(1 << 10)
    hashShift = 64 - 10
  }

  func deallocate() { steps.deallocate() }

  /// A power of two.
  private static func places(_ count: Int) -> UnsafeMutableBufferPointer<Step> {
    let steps = UnsafeMutableBufferPointer<Step>.allocate(capacity: count)
    steps.initialize(repeating: .none)
    return steps
  }

  // MARK: Looking up

  /// The step behind `parent`; its number is 0 where there is none.
  @inline(__always)
  func step(behind parent: UInt32, _ letter: Letter) -> Step {
    steps.baseAddress.unsafelyUnwrapped[place(of: Self.key(parent, letter))]
  }

  @inline(__always)
  private static func key(_ parent: UInt32, _ letter: Letter) -> UInt64 {
    UInt64(parent) &<< 32 | UInt64(letter.bytes)
  }

  /// Where the step is, or where it would be.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = steps.count &- 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> hashShift)
    while true {
      let step = steps.baseAddress.unsafelyUnwrapped + place
      if step.pointee.key == key || step.pointee.number == 0 { return place }
      place = (place &+ 1) & mask
    }
  }

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

  // MARK: Adding words

  /// Adds a word, behind which there are four bytes to look at; gives the same word where it was added before, else −1.
  mutating func add(_ literal: Int32, _ word: UnsafeRawBufferPointer, _ length: Int) -> Int32 {
    guard let word = word.baseAddress else { return -1 }
    var parent: UInt32 = 0
    var offset = 0
    while true {
      let letter = Self.letter(word, offset)
      offset += letter.length
      let place = place(behind: parent, letter)
      if offset >= length {
        defer { steps[place].literal = literal }
        return steps[place].literal
      }
      steps[place].goesOn = true
      parent = steps[place].number
    }
  }

  /// The place of a step, which is added where it is missing.
  private mutating func place(behind parent: UInt32, _ letter: Letter) -> Int {
    let key = Self.key(parent, letter)
    let known = place(of: key)
    if steps[known].number > 0 { return known }
    if 4 * (count + 1) > steps.count { grow() }
    count += 1
    let place = place(of: key)
    steps[place] = Step(key: key, number: UInt32(count), literal: -1)
    return place
  }

  private mutating func grow() {
    let old = steps
    steps = Self.places(2 * old.count)
    hashShift -= 1
    for step in old where step.number > 0 { steps[place(of: step.key)] = step }
    old.deallocate()
  }
}
