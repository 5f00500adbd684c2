import AuditModel

/// Knows what a browser prints at the top of a page, where titles begin: when it was printed, and addresses.
///
/// "2026/11/21 23:31", "11/21/26, 11:31 PM", "file:///home/user/report.html".
struct PrintHeader: Sendable {
  private let clockWords: [[UInt8]]
  private let pageWords: [[UInt8]]

  init(_ words: MetadataWords) {
    clockWords = words.clockWords.map { Array($0.utf8) }
    pageWords = words.pageWords.map { Array($0.utf8) }
  }

  /// `range` without the times of printing and the addresses that it begins with.
  func removed(from range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var range = range
    while let end = endOfTime(range, in: text) ?? Self.endOfAddress(range, in: text)
      ?? endOfPageNumber(range, in: text)
    {
      range = trimmed(end..<range.upperBound, in: text)
    }
    return range
  }

  /// Behind the number with which `range` begins, as a converter heads a page: Page 8 -.
  private func endOfPageNumber(_ range: Range<Int>, in text: Span<UInt8>) -> Int? {
    guard let word = pageWords.first(where: { holds(range.prefix($0.count), $0, in: text) }) else {
      return nil
    }
    let number = trimmed(range.lowerBound + word.count..<range.upperBound, in: text)
    let end = number.first { text[$0] &- 0x30 > 9 } ?? number.upperBound
    guard end > number.lowerBound else { return nil }
    let rest = trimmed(end..<number.upperBound, in: text)
    return rest.first.map { text[$0] } == UInt8(ascii: "-") ? rest.lowerBound + 1 : end
  }

  /// Whether nothing stands above `position` on its page.
  static func isTopOfPage(_ position: Int, in text: Span<UInt8>) -> Bool {
    var i = position
    while i > 0, text[i - 1] <= 0x20 {
      i -= 1
      if text[i] == 0x0C { return true }
    }
    return false
  }

  /// Whether an address (https://…) stands in a line.
  static func hasAddress(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    line.dropFirst().dropLast(2).contains { isAddressMark(at: $0, in: text) }
  }

  private static func isAddressMark(at i: Int, in text: Span<UInt8>) -> Bool {
    text[i] == UInt8(ascii: ":") && text[i + 1] == UInt8(ascii: "/")
      && text[i + 2] == UInt8(ascii: "/")
  }

  /// Behind the address with which `range` begins.
  private static func endOfAddress(_ range: Range<Int>, in text: Span<UInt8>) -> Int? {
    let scheme = range.prefix { (0x61...0x7A).contains(text[$0]) }
    guard !scheme.isEmpty, scheme.endIndex + 2 < range.upperBound,
      isAddressMark(at: scheme.endIndex, in: text)
    else { return nil }
    // Lines that were joined have no blank between the address and the title.
    return range.first { text[$0] <= 0x20 || text[$0] >= 0x80 } ?? range.upperBound
  }

  /// Behind the day and the time of day with which `range` begins. A day alone is none of it.
  private func endOfTime(_ range: Range<Int>, in text: Span<UInt8>) -> Int? {
    guard
      let year = Self.endOfNumber(range.lowerBound, in: range, of: text),
      let month = Self.endOfMark(year, in: range, of: text).flatMap({
        Self.endOfNumber($0, in: range, of: text)
      }),
      let day = Self.endOfMark(month, in: range, of: text).flatMap({
        Self.endOfNumber($0, in: range, of: text)
      })
    else { return nil }
    var start = behind("日", from: day, in: text) ?? day
    start = behindWords(start, in: range, of: text)
    guard let hour = Self.endOfNumber(start, in: range, of: text),
      let minutes = Self.endOfColon(hour, in: range, of: text),
      var end = Self.endOfNumber(minutes, in: range, of: text)
    else { return nil }
    if let seconds = Self.endOfColon(end, in: range, of: text) {
      end = Self.endOfNumber(seconds, in: range, of: text) ?? end
    }
    return behindWords(end, in: range, of: text)
  }

  /// Behind the words around a time of day, and the blanks and commas between them.
  private func behindWords(_ start: Int, in range: Range<Int>, of text: Span<UInt8>) -> Int {
    var i = start
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isSpace(value) || isComma(value) {
        i += length
      } else if let word = clockWords.first(where: {
        holds((i..<range.upperBound).prefix($0.count), $0, in: text)
      }) {
        i += word.count
      } else {
        break
      }
    }
    return i
  }

  /// Behind one to four digits.
  private static func endOfNumber(
    _ start: Int, in range: Range<Int>, of text: Span<UInt8>
  ) -> Int? {
    guard start < range.upperBound else { return nil }
    let digits = (start..<range.upperBound).prefix { text[$0] &- 0x30 <= 9 }
    return (1...4).contains(digits.count) ? digits.endIndex : nil
  }

  /// Behind what stands between the numbers of a day.
  private static func endOfMark(_ i: Int, in range: Range<Int>, of text: Span<UInt8>) -> Int? {
    guard i < range.upperBound else { return nil }
    switch text[i] {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."): return i + 1
    default: return behind("年", from: i, in: text) ?? behind("月", from: i, in: text)
    }
  }

  private static func endOfColon(_ i: Int, in range: Range<Int>, of text: Span<UInt8>) -> Int? {
    guard i < range.upperBound else { return nil }
    return text[i] == UInt8(ascii: ":") ? i + 1 : behind("：", from: i, in: text)
  }
}
