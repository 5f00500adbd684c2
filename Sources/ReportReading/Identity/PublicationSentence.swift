import AuditModel

/// Finds the day of publication in prose: "（2022年3月15日公布）", "本报告于2022年3月15日在县政府网站公布。"
struct PublicationSentence: Sendable {
  private let before: Set<UInt64>
  /// With more bytes, a printed text is none of those, whatever blanks and marks stand in it.
  private let longestBefore: Int
  private let behind: [[UInt8]]
  private let limits: [[UInt8]]

  init(_ words: MetadataWords) {
    before = Set(words.publishedBefore.map { labelKey(of: $0) })
    longestBefore = 3 * (words.publishedBefore.map(\.utf8.count).max() ?? 0)
    behind = words.publishedBehind.map { Array($0.utf8) }
    limits = words.publishedLimits.map { Array($0.utf8) }
  }

  /// The first day in `line` of which a sentence says no more than that the report was published.
  func day(in line: Range<Int>, of text: Span<UInt8>) -> PrintedDate? {
    var start = line.lowerBound
    var i = line.lowerBound
    while i < line.upperBound {
      // Most Han characters; none of them begins a year.
      if (0xE5...0xE9).contains(text[i]) {
        i += 3
        continue
      }
      let (value, length) = scalar(at: i, in: text)
      if isEnd(value) || isAnyOpeningBracket(value) {
        start = i + length
      } else if value == 0x32 || value == 0xFF12 || value == 0x4E8C {  // 2 ２ 二
        if let found = day(at: i, ofSentenceAt: start, in: line, of: text) { return found }
        i = behindDigits(i, in: line, of: text)
        continue
      }
      i += length
    }
    return nil
  }

  /// What stands behind the day in its sentence, in bytes: a hundred characters.
  private static let longestRest = 300

  private func day(
    at i: Int, ofSentenceAt start: Int, in line: Range<Int>, of text: Span<UInt8>
  ) -> PrintedDate? {
    guard let found = readDate(at: i, before: line.upperBound, in: text) else { return nil }
    let limit = min(line.upperBound, found.range.upperBound + Self.longestRest)
    var end = found.range.upperBound
    while end < limit {
      let (value, length) = scalar(at: end, in: text)
      if isEnd(value) { break }
      end += length
    }
    if end >= limit, limit < line.upperBound { return nil }
    // Most days have other words behind them, and need not be asked for those before them.
    let rest = trimmed(found.range.upperBound..<end, in: text)
    guard !rest.isEmpty, behind.contains(where: { holds(rest.suffix($0.count), $0, in: text) }),
      !limits.contains(where: { holds(rest.prefix($0.count), $0, in: text) })
    else { return nil }
    let words = trimmed(start..<i, in: text)
    // Without words that name the report, the line may tell of nothing else.
    let isNamed = words.count <= longestBefore && before.contains(labelKey(words, in: text))
    let isAlone =
      words.isEmpty && isBare(line.lowerBound..<start, in: text)
      && isBare(end..<line.upperBound, in: text)
    return isNamed || isAlone ? found : nil
  }

  /// Whether nothing but brackets and full stops stands there.
  private func isBare(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard isEnd(value) || isAnyOpeningBracket(value) || isSpace(value) else { return false }
      i += length
    }
    return true
  }

  private func behindDigits(_ start: Int, in line: Range<Int>, of text: Span<UInt8>) -> Int {
    var i = start
    while i < line.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard digit(value) != nil || chineseDigit(value) != nil else { break }
      i += length
    }
    return i
  }

  private func isEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0x29, 0xFF09, 0x3011, 0x5D: true  // 。，,；;)）】]
    default: false
    }
  }
}

/// ( （ and [ 【: pages and sentences set dates and addresses off by square ones too.
func isAnyOpeningBracket(_ scalar: UInt32) -> Bool {
  isOpeningBracket(scalar) || scalar == 0x5B || scalar == 0x3010
}
