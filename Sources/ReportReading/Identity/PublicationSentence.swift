import AuditModel

/// Finds the day of publication in prose: "（2022年3月15日公布）", "本报告于2022年3月15日在县政府网站公布。"
struct PublicationSentence: Sendable {
  private let before: Set<UInt64>
  /// With more bytes, a printed text is none of those, whatever blanks and marks stand in it.
  private let longestBefore: Int
  private let behind: WordList
  private let limits: WordList

  init(_ words: MetadataWords) {
    before = Set(words.publishedBefore.map { labelKey(of: $0) })
    longestBefore = 3 * (words.publishedBefore.map(\.utf8.count).max() ?? 0)
    behind = WordList(words.publishedBehind)
    limits = WordList(words.publishedLimits)
  }

  /// The first day in `line` of which a sentence says no more than that the report was published.
  func day(in line: Range<Int>, of text: Span<UInt8>) -> PrintedDate? {
    var start = line.lowerBound
    while let end = firstSign(in: start..<line.upperBound, of: text, where: endsStatementOfDay) {
      if let found = day(inClause: start..<end, of: line, in: text) { return found }
      start = end + scalar(at: end, in: text).length
    }
    return day(inClause: start..<line.upperBound, of: line, in: text)
  }

  private func day(
    inClause clause: Range<Int>, of line: Range<Int>, in text: Span<UInt8>
  ) -> PrintedDate? {
    let words = trimmed(clause, in: text)
    // Most clauses do not end as one does that says so.
    guard words.count >= 3,
      behind.isEnd(at: words.upperBound, notBefore: words.lowerBound, in: text)
    else { return nil }
    var start = clause.lowerBound
    var i = clause.lowerBound
    while i < words.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isAnyOpeningBracket(value) {
        start = i + length
      } else if value == 0x32 || value == 0xFF12 || value == 0x4E8C {  // 2 ２ 二
        if let found = day(at: i, behind: start, in: clause, of: line, in: text) { return found }
        i = behindDigits(i, in: clause, of: text)
        continue
      }
      i += length
    }
    return nil
  }

  /// What stands behind the day in its sentence, in bytes: a hundred characters.
  private static let longestRest = 300

  private func day(
    at i: Int, behind start: Int, in clause: Range<Int>, of line: Range<Int>, in text: Span<UInt8>
  ) -> PrintedDate? {
    guard let found = readDate(at: i, before: clause.upperBound, in: text) else { return nil }
    let rest = trimmed(found.range.upperBound..<clause.upperBound, in: text)
    guard !rest.isEmpty, rest.count <= Self.longestRest,
      behind.isEnd(at: rest.upperBound, notBefore: rest.lowerBound, in: text),
      limits.end(at: rest.lowerBound, before: rest.upperBound, in: text) == nil
    else { return nil }
    let words = trimmed(start..<i, in: text)
    // Without words that name the report, the line may tell of nothing else.
    let isNamed = words.count <= longestBefore && before.contains(labelKey(words, in: text))
    let isAlone =
      words.isEmpty && isBare(line.lowerBound..<start, in: text)
      && isBare(clause.upperBound..<line.upperBound, in: text)
    return isNamed || isAlone ? found : nil
  }

  /// Whether nothing but brackets and full stops stands there.
  private func isBare(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard endsStatementOfDay(value) || isAnyOpeningBracket(value) || isSpace(value) else {
        return false
      }
      i += length
    }
    return true
  }

  private func behindDigits(_ start: Int, in line: Range<Int>, of text: Span<UInt8>) -> Int {
    var i = start
    while i < line.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard isNumeral(value) else { break }
      i += length
    }
    return i
  }
}
