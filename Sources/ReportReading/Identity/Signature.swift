import AuditModel

/// The lines at the end of a report that name the agency and the day.
struct Signature {
  private(set) var date: CalendarDate?
  private(set) var agency: Range<Int>?
  /// Index of the first of its paragraphs.
  private(set) var start: Int
  /// Behind the last of them: what a web page prints below is none of them.
  private var end: Int

  /// A signature is looked for in the last lines only, each short.
  private static let mostLines = 5
  private static let longestLine = 150

  init(
    _ report: borrowing Report, _ agencies: AgencyReading, _ metadata: MetadataReading,
    in text: Span<UInt8>
  ) {
    start = report.paragraphs.count
    end = start
    guard let last = report.sections.last else { return }
    var i = report.paragraphs.count - 1
    let first = max(last.paragraphs.lowerBound, report.paragraphs.count - Self.mostLines)
    if i >= first, printsDate(report.paragraphs[i], in: text),
      wholeDate(report.paragraphs[i], in: text) == nil
    {
      // A day that no calendar has stays in the text, where rules find it; the name above it signs.
      let above = i > first ? report.paragraphs[i - 1] : 0..<0
      if agencies.isName(above, in: text) { agency = above }
      return
    }
    while i >= first, report.paragraphs[i].count <= Self.longestLine {
      let line = report.paragraphs[i]
      if let whole = wholeDate(line, in: text), date == nil {
        date = whole
        start = i
        end = agency == nil ? i + 1 : end
      } else if date == nil, let split = Self.labelledDate(line, agencies, metadata, in: text),
        agency == nil || split.agency == nil
      {
        date = split.date
        start = i
        end = agency == nil ? i + 1 : end
        agency = agency ?? split.agency
      } else if agencies.isName(line, in: text), agency == nil,
        date != nil || i == report.paragraphs.count - 1
      {
        agency = line
        start = i
        end = date == nil ? i + 1 : end
      } else if date != nil, agency == nil, metadata.isSigned(line, in: text) {
        // "成文日期：" with the day on the line below.
        start = i
      } else if date != nil || agency != nil {
        break
      }
      i -= 1
    }
  }

  /// "春晓街道办事处 2021年1月13日", "成文日期：2021年1月13日" or "春晓街道办事处 日期：2021年1月13日" on one line.
  private static func labelledDate(
    _ line: Range<Int>, _ agencies: AgencyReading, _ metadata: MetadataReading, in text: Span<UInt8>
  ) -> (agency: Range<Int>?, date: CalendarDate)? {
    let line = metadata.withoutSignedWord(withoutBrackets(line, in: text), in: text)
    guard let day = lastDay(line, in: text) else { return nil }
    let words = trimmed(line.lowerBound..<day.start, in: text)
    if words.isEmpty { return (nil, day.date) }
    if agencies.isName(words, in: text) { return (words, day.date) }
    if metadata.isSigned(words, in: text) { return (nil, day.date) }
    guard let blank = lastBlank(words, in: text) else { return nil }
    let name = trimmed(words.lowerBound..<blank, in: text)
    let label = trimmed(blank..<words.upperBound, in: text)
    guard metadata.isSigned(label, in: text), agencies.isName(name, in: text) else { return nil }
    return (name, day.date)
  }

  /// The day that a line ends with, and where it begins.
  private static func lastDay(
    _ line: Range<Int>, in text: Span<UInt8>
  ) -> (start: Int, date: CalendarDate)? {
    guard mayEndDate(line, in: text) else { return nil }
    var i = line.lowerBound
    while i < line.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if digit(value) != nil || value == 0x4E8C,  // 二
        let date = wholeDate(i..<line.upperBound, in: text)
      {
        return (i, date)
      }
      i += length
    }
    return nil
  }

  private static func withoutBrackets(_ line: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    for (open, close) in [("(", ")"), ("（", "）")] as [(StaticString, StaticString)] {
      let (first, last) = (open.utf8CodeUnitCount, close.utf8CodeUnitCount)
      if line.count > first + last, behind(open, from: line.lowerBound, in: text) != nil,
        behind(close, from: line.upperBound - last, in: text) != nil
      {
        return line.lowerBound + first..<line.upperBound - last
      }
    }
    return line
  }

  /// Where the last blank within `words` stands.
  private static func lastBlank(_ words: Range<Int>, in text: Span<UInt8>) -> Int? {
    var i = words.lowerBound
    var blank: Int?
    while i < words.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isSpace(value) { blank = i }
      i += length
    }
    return blank
  }

  /// A signature is no text of the section it stands below.
  func remove(from report: inout Report) {
    guard start < report.paragraphs.count, let last = report.sections.indices.last else { return }
    report.paragraphs.removeSubrange(start..<end)
    let kept = report.sections[last].paragraphs.lowerBound
    report.sections[last].paragraphs = kept..<max(kept, report.paragraphs.count)
  }
}
