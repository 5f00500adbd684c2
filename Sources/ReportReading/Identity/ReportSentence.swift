import AuditModel

/// Finds the sentence that names the report, where no title does: 现公布柳津县财政局2022年政府信息公开工作年度报告。
struct ReportSentence: Sendable {
  /// What such a sentence tells.
  struct Told {
    var year: Int
    /// Where a name may stand: before or behind the year.
    var name: Range<Int>?
  }

  private let toldBefore: WordList
  private let madeBefore: WordList
  private let never: WordList
  private let subjects: [[UInt8]]
  private let ends: [[UInt8]]

  init(_ words: MetadataWords) {
    toldBefore = WordList(words.toldBefore)
    madeBefore = WordList(words.madeBefore)
    never = WordList(words.toldNever)
    subjects = words.toldOf.map { Array($0.utf8) }
    ends = words.toldEnds.map { Array($0.utf8) }
  }

  /// Sentences elsewhere than in the first paragraphs tell of the last report too: 公布了2021年….
  private static let firstParagraphs = 6

  /// The first sentence that tells the year, with the name of the first that has one.
  func told(
    by report: Report, _ authors: AuthorReading, in text: Span<UInt8>
  ) -> Told? {
    var told: Told?
    for (i, paragraph) in zip(report.prose.indices, report.prose) {
      let isFirst = report.preamble.prefix(Self.firstParagraphs).contains(i)
      guard let found = self.told(in: paragraph, isFirst: isFirst, authors, of: text) else {
        continue
      }
      if let known = told, known.year != found.year { continue }
      if found.name != nil { return found }
      told = told ?? found
    }
    return told
  }

  private func told(
    in paragraph: Range<Int>, isFirst: Bool, _ authors: AuthorReading, of text: Span<UInt8>
  ) -> Told? {
    var start = paragraph.lowerBound
    var i = start
    while i < paragraph.upperBound {
      if beginsHan(text[i]) {
        i += 3
        continue
      }
      let (value, length) = scalar(at: i, in: text)
      if isClauseEnd(value) { start = i + length }
      if digit(value) != nil {
        if i - start <= Self.longestPart,
          let year = readYear(at: i, before: paragraph.upperBound, in: text),
          let end = endOfClause(from: i, in: paragraph, of: text)
        {
          let found = told(year, at: i, in: start..<end, isFirst: isFirst, authors, of: text)
          if let found { return found }
          if isFirst, start == paragraph.lowerBound, end == paragraph.upperBound,
            let found = headline(year, at: i, in: start..<end, authors, of: text)
          {
            return found
          }
        }
        while i < paragraph.upperBound, digit(scalar(at: i, in: text).value) != nil {
          i += scalar(at: i, in: text).length
        }
        continue
      }
      i += length
    }
    return nil
  }

  private func told(
    _ year: Int, at i: Int, in clause: Range<Int>, isFirst: Bool, _ authors: AuthorReading,
    of text: Span<UInt8>
  ) -> Told? {
    guard let behind = behindYear(i, in: clause, of: text),
      let subject = subject(in: behind..<clause.upperBound, of: text),
      ends.contains(where: { holds(clause.suffix($0.count), $0, in: text) }),
      let verb = verb(in: clause.lowerBound..<i, isFirst: isFirst, of: text)
    else { return nil }
    let before = name(verb..<i, in: text)
    let name = before.isEmpty ? trimmed(behind..<subject, in: text) : before
    return Told(year: year, name: authors.isOwnName(name, in: text) ? name : nil)
  }

  /// A line that begins with the agency and the year, be it no title: 柳津县财政局2022年政府信息公开情况.
  private func headline(
    _ year: Int, at i: Int, in line: Range<Int>, _ authors: AuthorReading, of text: Span<UInt8>
  ) -> Told? {
    let name = trimmed(line.lowerBound..<i, in: text)
    guard line.count <= Self.longestHeadline, authors.isOwnName(name, in: text),
      let behind = behindYear(i, in: line, of: text),
      subject(in: behind..<line.upperBound, of: text) != nil
    else { return nil }
    return Told(year: year, name: name)
  }

  /// In bytes: seventy characters.
  private static let longestHeadline = 210

  /// Behind 2022年 or 2022年度.
  private func behindYear(_ start: Int, in clause: Range<Int>, of text: Span<UInt8>) -> Int? {
    var i = start
    while i < clause.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard digit(value) != nil || isSpace(value) else { break }
      i += length
    }
    guard let year = behind("年", from: i, in: text) else { return nil }
    return min(behind("度", from: year, in: text) ?? year, clause.upperBound)
  }

  private func subject(in range: Range<Int>, of text: Span<UInt8>) -> Int? {
    subjects.compactMap { firstOccurrence(of: $0, in: range, of: text) }.min()
  }

  /// Behind the last of the words that tell of the report, unless another paper's name holds it.
  private func verb(in range: Range<Int>, isFirst: Bool, of text: Span<UInt8>) -> Int? {
    var found: Int?
    var i = range.lowerBound
    while i < range.upperBound {
      if never.end(at: i, before: range.upperBound, in: text) != nil { return nil }
      let end =
        toldBefore.end(at: i, before: range.upperBound, in: text)
        ?? (isFirst ? madeBefore.end(at: i, before: range.upperBound, in: text) : nil)
      found = end ?? found
      i = end ?? i + scalar(at: i, in: text).length
    }
    return found
  }

  /// What may be a name without the mark before it, and what stands in brackets behind: 《柳津县财政局（以下简称县局）.
  private func name(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var range = trimmed(range, in: text)
    if let quoted = behind("《", from: range.lowerBound, in: text), quoted <= range.upperBound {
      range = quoted..<range.upperBound
    }
    let bracket = firstSign(in: range, of: text, where: isOpeningBracket)
    return bracket.map { trimmed(range.lowerBound..<$0, in: text) } ?? range
  }

  /// What stands before the year in its sentence, and behind it, in bytes: a hundred characters.
  private static let longestPart = 300

  /// nil where it is too far away.
  private func endOfClause(from start: Int, in range: Range<Int>, of text: Span<UInt8>) -> Int? {
    var i = start
    while i < range.upperBound {
      if i - start > Self.longestPart { return nil }
      let (value, length) = scalar(at: i, in: text)
      if isClauseEnd(value) || isOpeningBracket(value) || value == 0x300B { break }  // 》
      i += length
    }
    return trimmed(start..<i, in: text).upperBound
  }
}
