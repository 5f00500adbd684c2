import AuditModel

/// Reads the lines that a web site or converter puts before a report ("标题: …", "发布时间: …").
struct MetadataReading: Sendable {
  struct Found {
    var title: Range<Int>?
    var published: PrintedDate?
    var agency: Range<Int>?
    /// Where the report itself begins.
    var end: Int
  }

  private enum Meaning: Sendable { case title, published, agency, other, body }

  private let meanings: [UInt64: Meaning]
  private let publication: PublicationSentence

  init(_ words: MetadataWords) {
    publication = PublicationSentence(words)
    var meanings: [UInt64: Meaning] = [:]
    for (list, meaning) in [
      (words.other, Meaning.other), (words.agency, .agency), (words.published, .published),
      (words.title, .title), (words.body, .body),
    ] {
      for word in list { meanings[labelKey(of: word)] = meaning }
    }
    self.meanings = meanings
  }

  /// Reads lines from `start` until the first that is none of metadata's.
  func read(_ text: Span<UInt8>, from start: Int) -> Found {
    var found = Found(end: start)
    var lineStart = start
    while lineStart < text.count, let line = shortLine(from: lineStart, in: text) {
      let printed = trimmed(line, in: text)
      if !printed.isEmpty {
        guard let meaning = take(printed, into: &found, in: text) else { break }
        found.end = line.upperBound
        if meaning == .body { break }
      }
      lineStart = line.upperBound + 1
    }
    return found
  }

  private func take(_ line: Range<Int>, into found: inout Found, in text: Span<UInt8>) -> Meaning? {
    var split: Range<Int>?
    for i in line.prefix(60) where split == nil {
      if text[i] == UInt8(ascii: ":") { split = i..<i + 1 }
      if text[i] == 0xEF, behind("：", from: i, in: text) != nil { split = i..<i + 3 }
    }
    let key = line.lowerBound..<(split?.lowerBound ?? line.upperBound)
    guard let meaning = meanings[labelKey(key, in: text)],
      split != nil || meaning == .body || meaning == .other
    else { return nil }
    let value = trimmed((split?.upperBound ?? line.upperBound)..<line.upperBound, in: text)
    switch meaning {
    case .title: if !value.isEmpty { found.title = value }
    case .published:
      found.published = readDate(at: value.lowerBound, before: value.upperBound, in: text)
    case .agency: if !value.isEmpty { found.agency = value }
    case .other, .body: break
    }
    return meaning
  }

  /// The day of publication that a line near either end of a report tells, be it a web page's or a sentence.
  ///
  /// - Parameter trustsTime: whether a time of day, with no other word, makes a day that of publication.
  func published(
    in line: Range<Int>, or next: Range<Int>?, trustsTime: @autoclosure () -> Bool,
    in text: Span<UInt8>
  ) -> PrintedDate? {
    // A day alone says nothing of publication; most reports end with it.
    guard wholeDate(line, in: text) == nil,
      printsDay(line, in: text) || next != nil && endsInColon(line, in: text)
    else { return nil }
    if let found = publishedByPage(in: line, or: next, in: text), found.isNamed || trustsTime() {
      return found.day
    }
    return publication.day(in: line, of: text)
  }

  /// Whether a day with its year stands in a line; asked first, for most lines have none.
  private func printsDay(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    var i = line.lowerBound
    while i < line.upperBound {
      let byte = text[i]
      // Most Han characters; none of them begins a year.
      if (0xE5...0xE9).contains(byte) {
        i += 3
        continue
      }
      var end = i + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
      let mayBegin: Bool
      switch byte {
      case 0x30...0x39:
        while end < line.upperBound, text[end] &- 0x30 <= 9 { end += 1 }
        // 202〇: the rest of a year may be printed otherwise.
        mayBegin = end - i >= 4 || end < line.upperBound && isNumeral(at: end, in: text)
      case 0xE4: mayBegin = behind("二", from: i, in: text) != nil
      case 0xEF: mayBegin = digit(scalar(at: i, in: text).value) != nil
      default: mayBegin = false
      }
      if mayBegin, readDate(at: i, before: line.upperBound, in: text) != nil { return true }
      i = end
    }
    return false
  }

  private func isNumeral(at i: Int, in text: Span<UInt8>) -> Bool {
    let value = scalar(at: i, in: text).value
    return digit(value) != nil || chineseDigit(value) != nil
  }

  /// Whether nothing stands behind the last colon but blanks and stars.
  private func endsInColon(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    var end = line.upperBound
    while true {
      let rest = trimmed(line.lowerBound..<end, in: text)
      guard rest.last.map({ text[$0] }) == UInt8(ascii: "*") else {
        end = rest.upperBound
        break
      }
      end = rest.upperBound - 1
    }
    guard end > line.lowerBound else { return false }
    return text[end - 1] == UInt8(ascii: ":")
      || end - 3 >= line.lowerBound && behind("：", from: end - 3, in: text) != nil
  }

  /// A day of publication, and whether words tell that it is one: else a time of day alone does.
  private typealias PublishedDay = (day: PrintedDate, isNamed: Bool)

  /// The day of publication in a line that a web page prints below the title, or below the report: "发布日期：2023-02-15
  /// 来源：…", "2023-02-15 10:22 来源：…", "公布于2023-02-15", "发布时间：" with the day in `next`. nil where the line is
  /// a sentence.
  private func publishedByPage(
    in line: Range<Int>, or next: Range<Int>?, in text: Span<UInt8>
  ) -> PublishedDay? {
    guard line.count <= Self.longestWebLine else { return nil }
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
      case 0x3002: return nil  // 。
      case 0x3A, 0xFF1A:  // :
        let meaning = word.isEmpty ? nil : meanings[labelKey(word, in: text)]
        if meaning == .published {
          let day = startOfDay(i + length..<line.upperBound, in: text)
          if day == line.upperBound, let next {
            return readDate(at: next.lowerBound, before: next.upperBound, in: text)
              .map { ($0, isNamed: true) }
          }
          if let found = readDate(at: day, before: line.upperBound, in: text) {
            return (found, isNamed: true)
          }
        }
        hasOtherWords = hasOtherWords || meaning != nil
      case _ where digit(value) == nil: break
      case _
      where word.count >= Self.shortestWord
        && trimmed(word.upperBound..<i, in: text).isEmpty
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
    return isSpace(value) || [0x5B, 0x28, 0x3010, 0xFF08].contains(value)  // [ ( 【 （
  }

  /// Whether 10:22 stands there.
  private func hasTimeOfDay(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let start = startOfDay(range, in: text)
    let digits = (start..<range.upperBound).prefix { text[$0] &- 0x30 <= 9 }.count
    return start > range.lowerBound && (1...2).contains(digits) && start + digits < range.upperBound
      && text[start + digits] == UInt8(ascii: ":")
  }

  /// The line from `start`; nil where it is longer than any metadata.
  private func shortLine(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    var i = start
    while i < text.count, text[i] != 0x0A, text[i] != 0x0D {
      i += 1
      if i - start > 600 { return nil }
    }
    return start..<i
  }
}
