import AuditModel

/// A date in prose, and where it stands.
struct PrintedDate {
  var date: CalendarDate
  var range: Range<Int>
}

/// Reads the date that starts at `start`: 2021年1月13日, 2021-01-13, 2021.1.13, 二〇二一年一月十三日.
///
/// A date without year takes `defaultYear`. nil where none stands there, or no such day exists.
func readDate(
  at start: Int, before end: Int, defaultYear: Int? = nil, in text: Span<UInt8>
) -> PrintedDate? {
  var reader = NumeralReader(position: start, end: end)
  guard let parts = reader.parts(defaultYear: defaultYear, in: text),
    let date = CalendarDate(year: parts.year, month: parts.month, day: parts.day)
  else { return nil }
  return PrintedDate(date: date, range: start..<reader.position)
}

/// Whether `range` prints a date, be it one that no calendar has: 2023年2月30日.
func printsDate(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  guard range.count <= 60, mayEndDate(range, in: text) else { return false }
  var reader = NumeralReader(position: range.lowerBound, end: range.upperBound)
  return reader.parts(defaultYear: nil, in: text) != nil && reader.position == range.upperBound
}

/// The date that is all of `range`, brackets aside.
func wholeDate(_ range: Range<Int>, in text: Span<UInt8>) -> CalendarDate? {
  guard !range.isEmpty, range.count <= 60, !endsInWord(range, in: text) else { return nil }
  let (first, length) = scalar(at: range.lowerBound, in: text)
  let isBracketed = isOpeningBracket(first)
  let start = isBracketed ? range.lowerBound + length : range.lowerBound
  guard let found = readDate(at: start, before: range.upperBound, in: text) else { return nil }
  let rest = trimmed(found.range.upperBound..<range.upperBound, in: text)
  let isClosed = isBracketed && rest.count == (first == 0x28 ? 1 : 3)
  return rest.isEmpty || isClosed ? found.date : nil
}

/// Whether a date may end where `range` does: with a digit, 日 or 号.
func mayEndDate(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  guard let last = range.last else { return false }
  if text[last] < 0x80 { return text[last] &- 0x30 <= 9 }
  guard range.count >= 3 else { return false }
  let value = scalar(at: last - 2, in: text).value
  return value == 0x65E5 || value == 0x53F7  // 日 号
    || isNumeral(value)
}

/// Whether `range` ends with a Han character that ends no date, as most lines do that are none.
private func endsInWord(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  range.count >= 3 && beginsHan(text[range.upperBound - 3])
    && !mayEndDate(range, in: text)
}

/// Other numbers are no years of a report.
private let knownYears = 1990...2099

/// The year that starts at `start`: 2021 or 二〇二一.
func readYear(at start: Int, before end: Int, in text: Span<UInt8>) -> Int? {
  var reader = NumeralReader(position: start, end: end)
  guard let year = reader.numeral(in: text), knownYears.contains(year) else { return nil }
  return year
}

/// Steps through numerals and the marks between them, spaces passed over.
private struct NumeralReader {
  enum Part { case year, month }

  var position: Int
  let end: Int

  /// Year, month and day, as printed from here on.
  mutating func parts(
    defaultYear: Int?, in text: Span<UInt8>
  ) -> (year: Int, month: Int, day: Int)? {
    let start = position
    guard var first = numeral(in: text) else { return nil }
    var year = defaultYear
    if first >= 10000 {
      guard let parts = yearAndMonth(from: start, in: text) else { return nil }
      (year, first) = parts
    } else if first >= 1000 {
      guard mark(.year, in: text), let next = numeral(in: text) ?? firstMonth(in: text) else {
        return nil
      }
      year = first
      first = next
    }
    guard let year, mark(.month, in: text), let day = numeral(in: text) else { return nil }
    dayMark(in: text)
    return (year, first, day)
  }

  /// A year that lost its 年, and the month glued to it: 20231月16日.
  private mutating func yearAndMonth(
    from start: Int, in text: Span<UInt8>
  ) -> (year: Int, month: Int)? {
    let digits = (start..<end).prefix { text[$0] &- 0x30 <= 9 }
    guard digits.count == 5 || digits.count == 6,
      behind("月", from: digits.upperBound, in: text) != nil
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int(text[$1] &- 0x30) }
    let divisor = digits.count == 5 ? 10 : 100
    guard knownYears.contains(number / divisor) else { return nil }
    position = digits.upperBound
    return (number / divisor, number % divisor)
  }

  private func peek(in text: Span<UInt8>) -> (value: UInt32, length: Int)? {
    position < end ? scalar(at: position, in: text) : nil
  }

  @inline(__always)
  private mutating func skipSpaces(in text: Span<UInt8>) {
    // Digits, and the lead of most Han characters.
    while position < end, !(0x30...0x39).contains(text[position]),
      !beginsHan(text[position]), let s = peek(in: text), isSpace(s.value)
    {
      position += s.length
    }
  }

  /// Arabic digits, or Chinese numerals: 二〇二一, 二十三.
  mutating func numeral(in text: Span<UInt8>) -> Int? {
    skipSpaces(in: text)
    let start = position
    var value = 0
    // By far the commonest.
    while position < min(end, start + 5), text[position] &- 0x30 <= 9 {
      value = value * 10 + Int(text[position] &- 0x30)
      position += 1
    }
    if position < min(end, start + 5), text[position] >= 0x80,
      isNumeral(scalar(at: position, in: text).value)
    {
      position = start
      return mixedNumeral(in: text)
    }
    return position > start ? value : nil
  }

  /// １２, 二十三, 202〇.
  private mutating func mixedNumeral(in text: Span<UInt8>) -> Int? {
    var number = ChineseNumeral()
    var count = 0
    while count < 5, let s = peek(in: text) {
      guard digit(s.value).map({ number.append(digit: $0) }) ?? number.append(s.value) else {
        break
      }
      position += s.length
      count += 1
    }
    return number.value.map(Int.init)
  }

  /// 元, which stands for the first month: 元月.
  private mutating func firstMonth(in text: Span<UInt8>) -> Int? {
    guard let s = peek(in: text), s.value == 0x5143 else { return nil }
    position += s.length
    return 1
  }

  mutating func mark(_ part: Part, in text: Span<UInt8>) -> Bool {
    skipSpaces(in: text)
    guard let s = peek(in: text) else { return false }
    let isMark: Bool
    switch s.value {
    case 0x5E74: isMark = part == .year  // 年
    case 0x6708: isMark = part == .month  // 月
    case 0x2D, 0x2F, 0x2E, 0xFF0E, 0xFF0F, 0xFF0D: isMark = true
    default: isMark = false
    }
    if isMark { position += s.length }
    return isMark
  }

  /// 日 or 号, where printed.
  mutating func dayMark(in text: Span<UInt8>) {
    let before = position
    skipSpaces(in: text)
    if let s = peek(in: text), s.value == 0x65E5 || s.value == 0x53F7 {  // 日, 号
      position += s.length
    } else {
      position = before
    }
  }
}

/// The first pair of dates that bounds a period: 自2020年1月1日起至12月31日止.
func firstPeriod(in range: Range<Int>, of text: Span<UInt8>) -> Report.Period? {
  var i = range.lowerBound
  while i < range.upperBound {
    let byte = text[i]
    let length = byte >= 0xE0 && byte < 0xF0 ? 3 : 1
    guard
      (byte == UInt8(ascii: "1") || byte == UInt8(ascii: "2"))
        && i + 1 < range.upperBound && isNumeral(scalar(at: i + 1, in: text).value)
        || byte == 0xE4 && behind("二", from: i, in: text) != nil,
      let from = readDate(at: i, before: range.upperBound, in: text),
      knownYears.contains(from.date.year)
    else {
      i += length
      continue
    }
    if let to = endOfPeriod(after: from.range.upperBound, in: range, year: from.date.year, of: text)
    {
      return Report.Period(
        from: from.date, to: to.date, place: from.range.lowerBound..<to.range.upperBound)
    }
    i = from.range.upperBound
  }
  return nil
}

/// The date behind 起, 至, 到 or a dash.
private func endOfPeriod(
  after start: Int, in range: Range<Int>, year: Int, of text: Span<UInt8>
) -> PrintedDate? {
  var i = start
  var isJoined = false
  while i < range.upperBound, i < start + 24 {
    let (value, length) = scalar(at: i, in: text)
    switch value {
    case 0x81F3, 0x5230, 0x2D, 0x2014, 0x2015, 0x7E, 0xFF5E, 0x2013: isJoined = true  // 至 到 - — ~
    case 0x8D77, 0x5F00, 0x59CB, 0x6B62: break  // 起 开始 止
    default:
      if isSpace(value) { break }
      guard isJoined, isNumeral(value) else { return nil }
      return readDate(at: i, before: range.upperBound, defaultYear: year, in: text)
    }
    i += length
  }
  return nil
}
