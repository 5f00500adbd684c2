import AuditModel

/// Where a label's text starts behind its item number; the start of `range` where it has none.
@inline(__always)
func startBehindNumber(_ range: Range<Int>, in text: Span<UInt8>) -> Int {
  guard !range.isEmpty else { return range.lowerBound }
  let lead = text[range.lowerBound]
  if beginsHan(lead) {
    let first = scalar(at: range.lowerBound, in: text).value
    if chineseDigit(first) == nil, first != 0x7B2C { return range.lowerBound }  // 第
  }
  // Bold in Markdown.
  if lead == UInt8(ascii: "*"), let inner = range.firstIndex(where: { text[$0] != lead }) {
    return startBehindNumber(inner..<range.upperBound, in: text)
  }
  return itemNumber(range, in: text)?.end ?? range.lowerBound
}

/// The item number at the start of `range` (一、 （二） 3. ④ 第五部分), and where it ends.
func itemNumber(_ range: Range<Int>, in text: Span<UInt8>) -> (value: Int, end: Int)? {
  guard !range.isEmpty, mayBeginNumber(at: range.lowerBound, in: text) else { return nil }
  if let number = plainItemNumber(at: range.lowerBound, before: range.upperBound, in: text) {
    return (number, range.lowerBound + 6)
  }
  var reader = ItemNumberReader(position: range.lowerBound, end: range.upperBound)
  return reader.read(in: text).map { ($0, reader.position) }
}

/// Steps through an item number and the marks around it.
private struct ItemNumberReader {
  var position: Int
  let end: Int

  mutating func read(in text: Span<UInt8>) -> Int? {
    skipSpaces(in: text)
    guard let first = peek(in: text) else { return nil }
    if (0x2460...0x249B).contains(first.value) {  // ①…⑳ ⑴…⒇ ⒈…⒛
      position += first.length
      return Int((first.value - 0x2460) % 20) + 1
    }
    let isBracketed = isOpeningBracket(first.value)
    let isPart = first.value == 0x7B2C  // 第
    if isBracketed || isPart { position += first.length }
    guard let value = readDigits(in: text) else { return nil }
    let isClosed = isPart ? readPart(in: text) : readMark(isBracketed: isBracketed, in: text)
    return isClosed ? value : nil
  }

  @inline(__always)
  private func peek(in text: Span<UInt8>) -> (value: UInt32, length: Int)? {
    position < end ? scalar(at: position, in: text) : nil
  }

  @inline(__always)
  private mutating func skipSpaces(in text: Span<UInt8>) {
    while let s = peek(in: text), isSpace(s.value) { position += s.length }
  }

  /// Up to three digits, Arabic or Chinese, and the blanks around them.
  private mutating func readDigits(in text: Span<UInt8>) -> Int? {
    skipSpaces(in: text)
    var number = ChineseNumeral()
    var digits = 0
    while digits < 3, let s = peek(in: text), let d = digit(s.value) ?? chineseDigit(s.value),
      d < 10 ? number.append(digit: d) : number.append(s.value)
    {
      digits += 1
      position += s.length
    }
    skipSpaces(in: text)
    return number.value.map(Int.init)
  }

  /// Whether 部分 or 章 stands here; a mark behind it belongs to it.
  private mutating func readPart(in text: Span<UInt8>) -> Bool {
    guard position < end,
      let next = behind("部分", from: position, in: text) ?? behind("章", from: position, in: text)
    else { return false }
    position = next
    if let mark = peek(in: text), isNumberMark(mark.value) { position += mark.length }
    return true
  }

  /// Whether a mark stands here that closes the number.
  private mutating func readMark(isBracketed: Bool, in text: Span<UInt8>) -> Bool {
    guard let close = peek(in: text),
      isBracketed ? isClosingBracket(close.value) : isNumberMark(close.value)
    else { return false }
    position += close.length
    // "1.5" and "7,498" are numbers, not an item with the text "5".
    guard close.value == 0x2E || isComma(close.value),
      let next = peek(in: text)
    else { return true }
    return digit(next.value) == nil
  }
}

/// The value of the commonest item numbers, 一、 to 十、; nil where something else stands at `i`.
@inline(__always)
private func plainItemNumber(at i: Int, before end: Int, in text: Span<UInt8>) -> Int? {
  guard i + 6 <= end, text[i + 3] == 0xE3, text[i + 4] == 0x80, text[i + 5] == 0x81 else {
    return nil
  }
  return chineseDigit(scalar(at: i, in: text).value)
}

/// Whether an item number, or white space before one, may begin here; most texts begin with a Han character
/// that is no numeral.
@inline(__always)
private func mayBeginNumber(at i: Int, in text: Span<UInt8>) -> Bool {
  let lead = text[i]
  guard beginsHan(lead) else { return lead < 0x41 || lead >= 0x80 }
  let first = scalar(at: i, in: text).value
  return chineseDigit(first) != nil || first == 0x7B2C  // 第
}

/// 、 . ． , ， : ：
private func isNumberMark(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3001, 0x2E, 0xFF0E, 0x2C, 0xFF0C, 0x3A, 0xFF1A, 0xFE52, 0xFF64: true
  default: false
  }
}
