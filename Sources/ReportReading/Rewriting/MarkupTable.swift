import AuditModel

/// A table in HTML, as Markdown carries those that it has no signs for.
///
/// Each cell is written once, merged or not. Tags within a cell part no words, but where a line ends there.
struct MarkupTable {
  private(set) var rows: [[RewrittenText.Cell]] = []

  private var cell: (pieces: [Range<Int>], isBroken: Bool, place: Int)?
  /// Whether a line ended behind the last piece of the cell.
  private var lineEnded = false

  init(_ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>) {
    guard let first = lines.first, let last = lines.last else { return }
    let range = first.range.lowerBound..<last.range.upperBound
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = text[i]
      if byte == UInt8(ascii: "<"), let end = Self.tagEnd(from: i, before: range.upperBound, text) {
        takeTag(i + 1..<end - 1, end: end, in: text)
        i = end
      } else if byte == UInt8(ascii: "&"), let end = behind("&nbsp;", from: i, in: text) {
        lineEnded = true
        i = end
      } else if byte == 0x0A || byte == 0x0D {
        lineEnded = true
        i += 1
      } else {
        var end = i + 1
        while end < range.upperBound, !Self.endsText(text[end]) { end += 1 }
        takeText(i..<end, in: text)
        i = end
      }
    }
    closeCell(in: text)
  }

  private static func endsText(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x0A || byte == 0x0D
  }

  private mutating func takeText(_ range: Range<Int>, in text: Span<UInt8>) {
    guard let open = cell else { return }
    let printed = trimmed(range, in: text)
    guard !printed.isEmpty else { return }
    if lineEnded, !open.pieces.isEmpty { cell?.isBroken = true }
    lineEnded = false
    cell?.pieces.append(printed)
  }

  private mutating func takeTag(_ tag: Range<Int>, end: Int, in text: Span<UInt8>) {
    let isClosing = text[tag.lowerBound] == UInt8(ascii: "/")
    var name: [UInt8] = []
    for i in tag.dropFirst(isClosing ? 1 : 0) {
      let letter = text[i] | 0x20
      guard (0x61...0x7A).contains(letter) || (0x30...0x39).contains(text[i]) else { break }
      name.append(letter)
    }
    switch String(decoding: name, as: UTF8.self) {
    case "tr", "table":
      closeCell(in: text)
      if !isClosing { rows.append([]) }
    case "td", "th":
      closeCell(in: text)
      if !isClosing {
        cell = ([], false, end)
        lineEnded = false
      }
    case "br", "p", "div", "li", "ul", "ol": lineEnded = true
    default: break
    }
  }

  private mutating func closeCell(in text: Span<UInt8>) {
    guard let open = cell else { return }
    cell = nil
    if rows.isEmpty { rows.append([]) }
    rows[rows.count - 1].append(
      .init(drawn: open.pieces, orBlankAt: open.place, isBroken: open.isBroken, in: text))
  }

  /// Behind the tag or remark that begins at `start`; nil where it is a sign of less.
  ///
  /// No tag goes on behind the next one, and a remark that nothing closes takes the rest: neither is looked through
  /// twice.
  private static func tagEnd(from start: Int, before end: Int, _ text: Span<UInt8>) -> Int? {
    guard start + 1 < end else { return nil }
    let next = text[start + 1]
    guard
      next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || (0x61...0x7A).contains(next | 0x20)
    else { return nil }
    let isRemark = behind("<!--", from: start, in: text) != nil
    var i = start + 1
    while i < end {
      if text[i] == UInt8(ascii: ">"), !isRemark || behind("-->", from: i - 2, in: text) != nil {
        return i + 1
      }
      if text[i] == UInt8(ascii: "<"), !isRemark { return nil }
      i += 1
    }
    return isRemark ? end : nil
  }

  /// A text without the tags around it: <span style="…">规章</span>.
  static func withoutTags(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var range = range
    while let first = range.first, text[first] == UInt8(ascii: "<"),
      let end = tagEnd(from: first, before: range.upperBound, text)
    {
      range = trimmed(end..<range.upperBound, in: text)
    }
    while let last = range.last, text[last] == UInt8(ascii: ">"),
      let start = range.last(where: { text[$0] == UInt8(ascii: "<") }),
      tagEnd(from: start, before: range.upperBound, text) == range.upperBound
    {
      range = trimmed(range.lowerBound..<start, in: text)
    }
    return range
  }

  // MARK: Places

  /// Whether a table begins on a line that begins with a tag.
  @inline(__always)
  static func begins(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard line.count > 6,
      text[line.lowerBound] == UInt8(ascii: "<") || text[line.lowerBound] <= 0x20
    else { return false }
    let printed = trimmed(line, in: text)
    guard let first = printed.first, text[first] == UInt8(ascii: "<") else { return false }
    return mark("<table", in: printed, of: text) != nil
  }

  /// Behind the last line of the table that begins on line `start`; nil where none does, or none ends.
  static func end(
    from start: Int, in lines: ArraySlice<LineScan.Line>, of text: Span<UInt8>
  ) -> Int? {
    guard begins(lines[start].range, in: text) else { return nil }
    return lines[start...].firstIndex { mark("</table", in: $0.range, of: text) != nil }.map {
      $0 + 1
    }
  }

  /// Where a tag of a line begins.
  private static func mark(
    _ tag: StaticString, in line: Range<Int>, of text: Span<UInt8>
  ) -> Int? {
    line.first { i in
      guard text[i] == UInt8(ascii: "<"), i + tag.utf8CodeUnitCount <= line.upperBound else {
        return false
      }
      return (1..<tag.utf8CodeUnitCount).allSatisfy {
        text[i + $0] | 0x20 == tag.utf8Start[$0] | 0x20
      }
    }
  }
}
