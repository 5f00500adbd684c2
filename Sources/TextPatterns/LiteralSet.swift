/// Finds many words in one walk over a text.
///
/// The walk asks of every letter whether a word begins with it; only then it follows the words letter by letter. Its
/// tables are plain memory: they are asked for every letter of every report. They are written in `init` alone and
/// freed in `deinit`, when nobody reads them any more; that makes it safe to share them.
public final class LiteralSet: Sendable {
  private let texts: [[UInt8]]
  /// By a letter of one byte: whether a word begins with it.
  nonisolated(unsafe) let beginnings: UnsafeMutablePointer<Bool>
  /// By hash of a letter of three bytes: a bit for each letter, some sharing one, that stands behind it in a word; all
  /// of them where it is a word, or goes on with a letter that has not three bytes.
  nonisolated(unsafe) let pairs: UnsafeMutablePointer<UInt64>
  let steps: LiteralSteps
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
    twins = .allocate(capacity: max(1, texts.count))
    twins.initialize(repeating: -1, count: max(1, texts.count))
    mostAtOnePlace = texts.reduce(0) { max($0, $1.count) } + texts.count - Set(texts).count
    var steps = LiteralSteps()
    for (literal, text) in texts.enumerated() {
      let padded = text + [UInt8](repeating: 0, count: 8)
      twins[literal] = padded.withUnsafeBytes { steps.add(Int32(literal), $0, text.count) }
    }
    self.steps = steps
    for text in texts { addBeginning(of: text) }
  }

  private func addBeginning(of word: [UInt8]) {
    let bytes = word.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    if bytes & 0x80 == 0 { beginnings[Int(bytes & 0x7F)] = true }
    guard bytes & 0xF0 == 0xE0 else { return }
    let isPair = bytes >> 24 & 0xF0 == 0xE0
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
}
