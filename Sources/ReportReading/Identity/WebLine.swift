import AuditModel

/// Finds the day of publication in a line that a web page prints below a report's title, or below the report.
struct WebLine: Sendable {
  let meanings: [UInt64: MetadataReading.Meaning]

  /// A day of publication, and whether words tell that it is one: else a time of day alone does.
  typealias PublishedDay = (day: PrintedDate, isNamed: Bool)

  /// The day of publication in a line that a web page prints below the title, or below the report: "发布日期：2023-02-15
  /// 来源：…", "2023-02-15 10:22 来源：…", "公布于2023-02-15", "发布时间：" with the day in `next`. nil where the line is
  /// a sentence.
  func day(
    in line: Range<Int>, or next: Range<Int>?, in text: Span<UInt8>
  ) -> PublishedDay? {
    guard line.count <= Self.longestWebLine, mayPrintDay(line, in: text) else { return nil }
    var word = line.lowerBound..<line.lowerBound
    var bare: PrintedDate?
    var hasOtherWords = false
    var hasTime = false
    var i = line.lowerBound
    while i < line.upperBound {
      if let end = behindHan(i, in: text) {
        word = (word.upperBound == i ? word.lowerBound : i)..<end
        i = end
        continue
      }
      let (value, length) = scalar(at: i, in: text)
      switch value {
      case _ where isFullStop(value): return nil
      case _ where isColon(value):
        let meaning = word.isEmpty ? nil : meanings[labelKey(word, in: text)]
        let day = startOfDay(i + length..<line.upperBound, in: text)
        if meaning == .published {
          if day == line.upperBound, let next {
            return readDate(at: next.lowerBound, before: next.upperBound, in: text)
              .map { ($0, isNamed: true) }
          }
          if let found = readDate(at: day, before: line.upperBound, in: text) {
            return (found, isNamed: true)
          }
        }
        if meaning == .signed, let found = readDate(at: day, before: line.upperBound, in: text) {
          i = found.range.upperBound
          continue
        }
        hasOtherWords = hasOtherWords || meaning != nil
      case _ where digit(value) == nil: break
      case _
      where word.count >= Self.shortestWord
        && isBlankOrBar(word.upperBound..<i, in: text)
        && meanings[labelKey(word, in: text)] == .published:
        if let found = readDate(at: i, before: line.upperBound, in: text) {
          return (found, isNamed: true)
        }
      case _ where bare == nil && isApart(i, in: line, of: text):
        if let found = readDate(at: i, before: line.upperBound, in: text) {
          bare = found
          i = found.range.upperBound
          hasTime = hasTimeOfDay(i..<line.upperBound, in: text)
          continue
        }
      default: break
      }
      i += length
    }
    return hasOtherWords || hasTime ? bare.map { ($0, isNamed: hasOtherWords) } : nil
  }

  /// Whether a figure or a colon stands in a line, as in few of prose.
  private func mayPrintDay(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    firstSign(in: line, of: text) { digit($0) != nil || isColon($0) } != nil
  }

  /// Behind the Han character that stands at `i`; nil where something else does.
  @inline(__always)
  private func behindHan(_ i: Int, in text: Span<UInt8>) -> Int? {
    // Most of a line: decided by their first byte.
    if (0xE5...0xE9).contains(text[i]) { return i + 3 }
    let (value, length) = scalar(at: i, in: text)
    return isHan(value) ? i + length : nil
  }

  /// A word that has no colon behind it has at least as many bytes: 时间 alone tells nothing.
  private static let shortestWord = 9
  /// A line of a web page has at most as many bytes: a hundred characters.
  private static let longestWebLine = 300

  /// Whether nothing but blanks stands there, or the bar between two cells: 发布日期 | 2023-02-15.
  private func isBlankOrBar(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let printed = trimmed(range, in: text)
    return printed.isEmpty || printed.count == 1 && text[printed.lowerBound] == UInt8(ascii: "|")
  }

  /// Behind blanks and the stars of Markdown.
  private func startOfDay(_ range: Range<Int>, in text: Span<UInt8>) -> Int {
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard isSpace(value) || value == UInt32(UInt8(ascii: "*")) else { break }
      i += length
    }
    return i
  }

  private func isApart(_ i: Int, in line: Range<Int>, of text: Span<UInt8>) -> Bool {
    if i == line.lowerBound { return true }
    var before = i - 1
    while text[before] & 0xC0 == 0x80 { before -= 1 }
    let value = scalar(at: before, in: text).value
    return isSpace(value) || isAnyOpeningBracket(value)
  }

  /// Whether 10:22 stands there.
  private func hasTimeOfDay(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let start = startOfDay(range, in: text)
    let digits = (start..<range.upperBound).prefix { text[$0] &- 0x30 <= 9 }.count
    return start > range.lowerBound && (1...2).contains(digits) && start + digits < range.upperBound
      && text[start + digits] == UInt8(ascii: ":")
  }
}
