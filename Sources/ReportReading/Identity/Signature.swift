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

  init(_ report: borrowing Report, _ agencies: AgencyReading, in text: Span<UInt8>) {
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
      } else if let split = Self.nameAndDate(line, agencies, in: text), date == nil, agency == nil {
        (agency, date) = split
        start = i
        end = i + 1
      } else if agencies.isName(line, in: text), agency == nil,
        date != nil || i == report.paragraphs.count - 1
      {
        agency = line
        start = i
        end = date == nil ? i + 1 : end
      } else if date != nil || agency != nil {
        break
      }
      i -= 1
    }
  }

  /// "春晓街道办事处 2021年1月13日" on one line.
  private static func nameAndDate(
    _ line: Range<Int>, _ agencies: AgencyReading, in text: Span<UInt8>
  ) -> (Range<Int>, CalendarDate)? {
    guard mayEndDate(line, in: text) else { return nil }
    for i in line
    where text[i] &- 0x30 <= 9 || text[i] == 0xE4 && behind("二", from: i, in: text) != nil {
      if let date = wholeDate(i..<line.upperBound, in: text) {
        let name = trimmed(line.lowerBound..<i, in: text)
        return agencies.isName(name, in: text) ? (name, date) : nil
      }
    }
    return nil
  }

  /// A signature is no text of the section it stands below.
  func remove(from report: inout Report) {
    guard start < report.paragraphs.count, let last = report.sections.indices.last else { return }
    report.paragraphs.removeSubrange(start..<end)
    let kept = report.sections[last].paragraphs.lowerBound
    report.sections[last].paragraphs = kept..<max(kept, report.paragraphs.count)
  }
}
