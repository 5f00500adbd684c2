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

  enum Meaning: Sendable { case title, published, signed, agency, other, body }

  private let meanings: [UInt64: Meaning]
  private let webLine: WebLine
  private let publication: PublicationSentence
  private let signedBehind: [[UInt8]]
  private let titleLabels: WordList
  /// With which they begin; few lines do.
  private let titleBeginnings: [UInt32]

  init(_ words: MetadataWords) {
    publication = PublicationSentence(words)
    signedBehind = words.signedBehind.map { Array($0.utf8) }
    titleLabels = WordList(words.title)
    titleBeginnings = words.title.compactMap { $0.unicodeScalars.first?.value }
    var meanings: [UInt64: Meaning] = [:]
    for (list, meaning) in [
      (words.other, Meaning.other), (words.agency, .agency), (words.signed, .signed),
      (words.published, .published), (words.title, .title), (words.body, .body),
    ] {
      for word in list { meanings[labelKey(of: word)] = meaning }
    }
    self.meanings = meanings
    webLine = WebLine(meanings: meanings)
  }

  /// A line with more bytes is no metadata.
  private static let longestLine = 600

  /// Reads the lines at the start of a text until the first that is none of metadata's.
  func read(_ lines: [LineScan.Line], in text: Span<UInt8>) -> Found {
    var found = Found(end: lines.first?.range.lowerBound ?? 0)
    for line in lines {
      guard line.range.count <= Self.longestLine else { break }
      let printed = trimmed(line.range, in: text)
      if printed.isEmpty { continue }
      guard let meaning = take(printed, into: &found, in: text) else { break }
      found.end = line.range.upperBound
      if meaning == .body { break }
    }
    return found
  }

  /// The colon behind the name of what a line tells stands among the first bytes.
  private static let longestName = 60

  /// The colon behind the name of what a line tells.
  private func colon(in line: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    line.prefix(Self.longestName)
      .first { text[$0] == UInt8(ascii: ":") || isWideColon(at: $0, in: text) }
      .map { $0..<$0 + (text[$0] == UInt8(ascii: ":") ? 1 : 3) }
  }

  private func isWideColon(at i: Int, in text: Span<UInt8>) -> Bool {
    text[i] == 0xEF && behind("：", from: i, in: text) != nil
  }

  private func take(_ line: Range<Int>, into found: inout Found, in text: Span<UInt8>) -> Meaning? {
    let split = colon(in: line, of: text)
    let key = line.lowerBound..<(split?.lowerBound ?? line.upperBound)
    guard let meaning = meanings[labelKey(key, in: text)],
      split != nil || meaning == .body || meaning == .other
    else { return nil }
    let value = trimmed((split?.upperBound ?? line.upperBound)..<line.upperBound, in: text)
    switch meaning {
    case .title: found.title = Self.firstField(value, in: text) ?? found.title
    case .published:
      found.published = readDate(at: value.lowerBound, before: value.upperBound, in: text)
    case .agency: found.agency = Self.firstField(value, in: text) ?? found.agency
    case .signed, .other, .body: break
    }
    return meaning
  }

  /// The first field of a line of a table that a page drew: of | 柳津县财政局 | 发文日期： | what stands before the second
  /// bar. nil where it is empty.
  private static func firstField(_ value: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    let start = value.first { text[$0] != UInt8(ascii: "|") && text[$0] != 0x20 }
    guard let start else { return nil }
    let end = (start..<value.upperBound).first { text[$0] == UInt8(ascii: "|") }
    return trimmed(start..<(end ?? value.upperBound), in: text)
  }

  /// What stands behind the word that names a title: 标题：…, or 标题… where the colon was lost; nil where none does.
  func behindTitleLabel(_ line: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    guard !line.isEmpty, titleBeginnings.contains(scalar(at: line.lowerBound, in: text).value)
    else { return nil }
    if let colon = colon(in: line, of: text) {
      let isTitle = meanings[labelKey(line.lowerBound..<colon.lowerBound, in: text)] == .title
      return isTitle ? trimmed(colon.upperBound..<line.upperBound, in: text) : nil
    }
    return titleLabels.end(at: line.lowerBound, before: line.upperBound, in: text)
      .map { trimmed($0..<line.upperBound, in: text) }
  }

  /// The day of the signature that a line at the top of a page tells (成文日期：2023-01-12), or the line below it where
  /// that is all.
  func signedDay(
    in line: Range<Int>, or next: Range<Int>?, of text: Span<UInt8>
  ) -> CalendarDate? {
    guard let colon = colon(in: line, of: text),
      isSigned(line.lowerBound..<colon.lowerBound, in: text)
    else { return nil }
    let value = trimmed(colon.upperBound..<line.upperBound, in: text)
    if value.isEmpty { return next.flatMap { wholeDate($0, in: text) } }
    return readDate(at: value.lowerBound, before: value.upperBound, in: text)?.date
  }

  /// Whether `words` say that the day behind them is that of the signature: 成文日期.
  func isSigned(_ words: Range<Int>, in text: Span<UInt8>) -> Bool {
    words.count <= Self.longestSignedWords && meanings[labelKey(words, in: text)] == .signed
  }

  /// A line without the word that says of the day before it that it is the signature's: 2022年3月22日印发.
  func withoutSignedWord(_ line: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    let word = signedBehind.first {
      line.count > $0.count && holds(line.suffix($0.count), $0, in: text)
    }
    return trimmed(line.lowerBound..<line.upperBound - (word?.count ?? 0), in: text)
  }

  /// In bytes, blanks and a colon among them: ten characters.
  private static let longestSignedWords = 30

  /// The day of publication that a line near either end of a report tells, be it a web page's or a sentence.
  ///
  /// - Parameter trustsTime: whether a time of day, with no other word, makes a day that of publication.
  func published(
    in line: Range<Int>, or next: Range<Int>?, trustsTime: @autoclosure () -> Bool,
    in text: Span<UInt8>
  ) -> PrintedDate? {
    // A day alone says nothing of publication; most reports end with it.
    if wholeDate(line, in: text) != nil { return nil }
    if let found = webLine.day(in: line, or: next, in: text), found.isNamed || trustsTime() {
      return found.day
    }
    return publication.day(in: line, of: text)
  }
}
