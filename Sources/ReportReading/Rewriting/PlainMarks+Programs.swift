/// Tables as LaTeX and wikis write them, and HTML whose tags were escaped.
extension PlainMarks {
  // MARK: LaTeX

  /// Writes a line of a tabular: `&` parts cells, `\\` ends a row, commands say nothing but for their last argument.
  mutating func foldTabular(_ line: Range<Int>, goesOn: Bool) {
    var i = line.lowerBound
    var endsRow = false
    var hasText = false
    while i < line.upperBound {
      let start = i
      i += 1
      switch bytes[start] {
      case UInt8(ascii: "&"): write("|", over: start..<i)
      case UInt8(ascii: "{"), UInt8(ascii: "}"): blank(start..<i)
      case UInt8(ascii: "\\") where stands("\\\\", at: start, before: line.upperBound):
        i = start + 2
        write("|", over: start..<i)
        endsRow = true
      case UInt8(ascii: "\\"):
        i = behindCommand(at: start, before: line.upperBound)
        blank(start..<i)
      case 0...0x20: break
      default: hasText = true
      }
    }
    // A row that goes on in the next line.
    if goesOn, hasText, !endsRow { blank(line.upperBound..<line.upperBound + 1) }
  }

  /// Behind a command and those of its arguments that print nothing: \hline, \multicolumn{5}{c|}.
  private func behindCommand(at start: Int, before end: Int) -> Int {
    var i = start + 1
    while i < end, (0x61...0x7A).contains(bytes[i] | 0x20) { i += 1 }
    var silent = 0
    if stands("\\multi", at: start, before: end) {
      silent = 2
    } else if stands("\\cline", at: start, before: end)
      || stands("\\cmidrule", at: start, before: end)
    {
      silent = 1
    }
    while silent > 0, i < end, bytes[i] == UInt8(ascii: "{"),
      let close = bytes[i..<end].prefix(Self.longestArgument).firstIndex(of: UInt8(ascii: "}"))
    {
      i = close + 1
      silent -= 1
    }
    return i
  }

  private static let longestArgument = 60

  // MARK: Wikis

  /// Writes a line of a wiki's table: `|-` parts rows, a bar at the head of a line or two within it part cells, and what
  /// stands before a single bar tells how a cell is set.
  mutating func foldWiki(_ line: Range<Int>, goesOn: Bool) {
    guard begins("|", line) || begins("!", line), !begins("|-", line), !begins("|+", line) else {
      if begins("|-", line) || begins("|+", line) { blank(line) }
      return
    }
    var opened: Int?
    // Of the cell: what tells how it is set may stand before its text, and seems to.
    var mayBeSet = true
    var hasSetting = false
    var i = line.lowerBound
    while i < line.upperBound {
      let start = i
      i += 1
      let isDouble =
        stands("||", at: start, before: line.upperBound)
        || stands("!!", at: start, before: line.upperBound)
      switch bytes[start] {
      case UInt8(ascii: "=") where mayBeSet: hasSetting = true
      case UInt8(ascii: "|") where !isDouble && hasSetting:
        blank((opened ?? start - 1) + 1..<i)
        (mayBeSet, hasSetting) = (false, false)
      case UInt8(ascii: "|"),
        UInt8(ascii: "!") where isDouble || opened == nil:
        if isDouble { i += 1 }
        write("|", over: start..<i)
        (opened, mayBeSet, hasSetting) = (i - 1, true, false)
      default: break
      }
    }
    if goesOn, nextBeginsCell(line.upperBound + 1) {
      blank(line.upperBound..<line.upperBound + 1)
    }
  }

  /// Whether a line begins with another cell of the row.
  private func nextBeginsCell(_ start: Int) -> Bool {
    var i = start
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    guard i + 1 < bytes.count else { return false }
    if bytes[i] == UInt8(ascii: "!") { return true }
    return bytes[i] == UInt8(ascii: "|")
      && ![UInt8(ascii: "-"), UInt8(ascii: "}"), UInt8(ascii: "+")].contains(bytes[i + 1])
  }

  // MARK: HTML

  /// Writes the tags of a text in which they were escaped: &lt;td&gt;.
  mutating func foldTags() {
    for i in bytes.indices where bytes[i] == UInt8(ascii: "&") {
      if stands("&lt;", at: i, before: bytes.count) {
        write("<", over: i..<i + 4)
      } else if stands("&gt;", at: i, before: bytes.count) {
        blank(i..<i + 4)
        bytes[i] = UInt8(ascii: ">")
      } else if stands("&quot;", at: i, before: bytes.count) {
        write("\"", over: i..<i + 6)
      }
    }
  }
}
