/// Reads the printed text of one cell.
///
/// Number, blank and dash are told apart, never converted into one another; a text that is not wholly a
/// number is unreadable, whatever digits it holds.
@inlinable @inline(__always)
public func readCell(_ range: Range<Int>, in text: Span<UInt8>, figure: FormLine.Figure) -> Cell {
  if let value = plainNumber(range, in: text) {
    return Cell(
      state: .number, value: FixedDecimal(scaled: value &* FixedDecimal.scale), text: range)
  }
  return readCellSlowly(range, in: text, figure: figure)
}

@usableFromInline
func readCellSlowly(
  _ range: Range<Int>, in text: Span<UInt8>, figure: FormLine.Figure
) -> Cell {
  let range = withoutEntities(trimmed(range, in: text), in: text)
  if range.isEmpty { return Cell(state: .blank, text: range) }
  if isDash(range, in: text) { return Cell(state: .dash, text: range) }
  var number = PrintedNumber(range)
  guard number.read(in: text, figure: figure),
    let value = number.value(for: figure)
  else { return Cell(state: .unreadable, text: range) }
  return Cell(
    state: .number, value: value, text: range, unit: number.unit,
    decimals: UInt8(clamping: number.decimals), signed: number.sign != 0)
}

/// The number that one to nine ASCII digits print, without needless zeros before them.
@inlinable @inline(__always)
public func plainNumber(_ range: Range<Int>, in text: Span<UInt8>) -> Int64? {
  guard !range.isEmpty, range.count <= 9 else { return nil }
  var value: Int64 = 0
  for i in range {
    let digit = text[i] &- 0x30
    guard digit <= 9 else { return nil }
    value = value &* 10 &+ Int64(digit)
  }
  return range.count > 1 && text[range.lowerBound] == 0x30 ? nil : value
}

/// `&nbsp;` alone, or around a text, is white space.
private func withoutEntities(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
  var range = range
  while range.count >= 6, text[range.lowerBound] == UInt8(ascii: "&"),
    let next = behind("&nbsp;", from: range.lowerBound, in: text), next <= range.upperBound
  {
    range = trimmed(next..<range.upperBound, in: text)
  }
  while range.count >= 6, text[range.upperBound - 1] == UInt8(ascii: ";"),
    behind("&nbsp;", from: range.upperBound - 6, in: text) != nil
  {
    range = trimmed(range.lowerBound..<range.upperBound - 6, in: text)
  }
  return range
}

/// 件条宗起份例次项个, as cells print them. What counts in a sentence is `words/counters.txt`: there 人次 stands too.
public func isCounter(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x4EF6, 0x6761, 0x5B97, 0x8D77, 0x4EFD, 0x4F8B, 0x6B21, 0x9879, 0x4E2A: true
  default: false
  }
}

/// "/", "-", "—", "无" and their like, alone or repeated.
private func isDash(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  var i = range.lowerBound
  while i < range.upperBound {
    let (value, length) = scalar(at: i, in: text)
    // 无
    if !isDashMark(value), !isSpace(value), value != 0x65E0 || length != range.count {
      return false
    }
    i += length
  }
  return true
}

/// / and \, of either width.
public func isSlash(_ scalar: UInt32) -> Bool {
  scalar == 0x2F || scalar == 0xFF0F || scalar == 0x5C || scalar == 0xFF3C
}

/// "/", "-" and their widths.
public func isDashMark(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x2D, 0xFF0D, 0x2010...0x2015, 0x2212, 0x2500, 0x2501: true
  default: isSlash(scalar)
  }
}
