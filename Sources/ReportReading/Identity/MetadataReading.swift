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

  enum Meaning: Sendable { case title, published, agency, other, body }

  private let meanings: [UInt64: Meaning]
  private let webLine: WebLine
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
    webLine = WebLine(meanings: meanings)
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
      printsDay(line, in: text) || next != nil && webLine.endsInColon(line, in: text)
    else { return nil }
    if let found = webLine.day(in: line, or: next, in: text), found.isNamed || trustsTime() {
      return found.day
    }
    return publication.day(in: line, of: text)
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
