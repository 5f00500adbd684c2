/// The letters that words consist of, numbered from 1; every other letter is 0.
///
/// Letters of one script stand close together in Unicode, so a page of 64 of them is kept only where words use it.
/// Its owner frees it; it is written in `init` alone, which makes it safe to share.
struct LetterNumbers: @unchecked Sendable {
  private static let pageSize = 64
  /// Pages of the letters of up to three bytes; there are always so many, that those need no bounds check.
  private static let leastPages = 0x1_0000 / pageSize

  /// By code point divided by the page size: which page; 0 is the page without letters.
  private let pages: UnsafeMutablePointer<UInt16>
  private let pageCount: Int
  private let numbers: UnsafeMutablePointer<UInt16>
  let count: Int

  /// The letters get their numbers in the order given; a letter given again keeps its first.
  init(_ letters: some Sequence<UInt32>) {
    var numbered: [(letter: Int, number: UInt16)] = []
    var known: Set<UInt32> = []
    for letter in letters where known.insert(letter).inserted {
      numbered.append((Int(letter), UInt16(numbered.count + 1)))
    }
    count = numbered.count
    let highest = numbered.reduce(0) { max($0, $1.letter) }
    pageCount = max(Self.leastPages, highest / Self.pageSize + 1)
    pages = .allocate(capacity: pageCount)
    pages.initialize(repeating: 0, count: pageCount)
    var used: UInt16 = 0
    for (letter, _) in numbered where pages[letter / Self.pageSize] == 0 {
      used += 1
      pages[letter / Self.pageSize] = used
    }
    let size = (Int(used) + 1) * Self.pageSize
    numbers = .allocate(capacity: size)
    numbers.initialize(repeating: 0, count: size)
    for (letter, number) in numbered {
      numbers[Int(pages[letter / Self.pageSize]) * Self.pageSize + letter % Self.pageSize] = number
    }
  }

  func deallocate() {
    pages.deallocate()
    numbers.deallocate()
  }

  /// A letter of a text.
  struct Found {
    /// 0: of no word.
    var number: UInt16
    /// In bytes.
    var length: Int
  }

  /// The letter at a place of valid UTF-8; four bytes are looked at, whatever its length.
  @inline(__always)
  func letter(_ text: UnsafeRawPointer, _ place: Int) -> Found {
    let word = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    // By far the commonest: a Han character.
    if word & 0xF0 == 0xE0 {
      let page = Int(word &<< 6 & 0x3C0 | word &>> 8 & 0x3F)
      return Found(number: number(onPage: page, word &>> 16), length: 3)
    }
    if word & 0x80 == 0 {
      return Found(number: number(onPage: Int(word &>> 6 & 1), word), length: 1)
    }
    if word & 0xE0 == 0xC0 {
      return Found(number: number(onPage: Int(word & 0x1F), word &>> 8), length: 2)
    }
    let page = Int(word &<< 12 & 0x7000 | word &>> 2 & 0xFC0 | word &>> 16 & 0x3F)
    let isKnown = page < pageCount
    return Found(number: isKnown ? number(onPage: page, word &>> 24) : 0, length: 4)
  }

  @inline(__always)
  private func number(onPage page: Int, _ last: UInt32) -> UInt16 {
    numbers[Int(pages[page]) &* Self.pageSize &+ Int(last & 0x3F)]
  }
}
