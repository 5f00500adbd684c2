import AuditModel

/// The days that a page sets before and behind a title.
extension TitleReading {
  /// A title without the day and what else a page says before it, where text was run together: of 发文日期：2024-01-162023年…
  /// what stands behind 16.
  func behindDay(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var start: Int?
    var i = range.lowerBound
    while let end = endOfDay(from: &i, before: range.upperBound, in: text) { start = end }
    guard let start else { return range }
    let rest = trimmed(start..<range.upperBound, in: text)
    return isTitle(rest, in: text) && year(in: rest, of: text) != nil ? rest : range
  }

  /// Behind the next day printed as 2024-01-16, of which the day has two digits; `i` moves behind it.
  private func endOfDay(from i: inout Int, before end: Int, in text: Span<UInt8>) -> Int? {
    func isDigits(_ range: Range<Int>) -> Bool { range.allSatisfy { text[$0] &- 0x30 <= 9 } }
    while i + 10 <= end {
      let start = i
      i += 1
      guard text[start] == UInt8(ascii: "2"), isDigits(start..<start + 4) else { continue }
      let mark = text[start + 4]
      guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "."),
        text[start + 7] == mark, isDigits(start + 5..<start + 7), isDigits(start + 8..<start + 10)
      else { continue }
      i = start + 10
      return i
    }
    return nil
  }

  /// The day in brackets that a page sets behind a title, and where the bracket opens: …年度报告（2023-01-12）.
  func dayInBrackets(
    of title: Range<Int>, in text: Span<UInt8>
  ) -> (start: Int, date: CalendarDate)? {
    guard title.last.map({ text[$0] == UInt8(ascii: ")") || text[$0] == 0x89 }) ?? false else {
      return nil
    }
    let open = title.last {
      text[$0] == UInt8(ascii: "(") || behind("（", from: $0, in: text) != nil
    }
    guard let open, let date = wholeDate(open..<title.upperBound, in: text) else { return nil }
    return (open, date)
  }
}
