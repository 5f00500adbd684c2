import AuditModel

/// A table between pipes with a line of dashes below its first row, as Markdown has it.
struct PipedTable {
  /// Behind the last line of the table that begins on line `start`; nil where none does.
  static func end(
    from start: Int, in lines: ArraySlice<LineScan.Line>, of text: Span<UInt8>
  ) -> Int? {
    guard start + 1 < lines.endIndex, lines[start].hasPipe, lines[start + 1].hasPipe else {
      return nil
    }
    let count = cells(of: lines[start].range, in: text).count
    let rule = cells(of: lines[start + 1].range, in: text)
    guard count > 1, rule.count == count, rule.allSatisfy({ isRule($0, in: text) }) else {
      return nil
    }
    var end = start + 2
    while end < lines.endIndex, lines[end].hasPipe,
      cells(of: lines[end].range, in: text).count == count
    { end += 1 }
    return end
  }

  static func rows(
    _ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>
  ) -> [[RewrittenText.Cell]] {
    lines.compactMap { line in
      let cells = cells(of: line.range, in: text)
      if cells.allSatisfy({ isRule($0, in: text) }) { return nil }
      return cells.map { $0.isEmpty ? .init(blankAt: $0.lowerBound) : .init($0) }
    }
  }

  private static func isRule(_ cell: Range<Int>, in text: Span<UInt8>) -> Bool {
    cell.count > 1
      && cell.allSatisfy { text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: ":") }
  }

  /// What stands between the pipes, but for those at the ends of the line.
  private static func cells(of line: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
    var line = trimmed(line, in: text)
    if let first = line.first, text[first] == UInt8(ascii: "|") { line.removeFirst() }
    if let last = line.last, text[last] == UInt8(ascii: "|") { line.removeLast() }
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for i in line where text[i] == UInt8(ascii: "|") {
      cells.append(trimmed(start..<i, in: text))
      start = i + 1
    }
    return cells + [trimmed(start..<line.upperBound, in: text)]
  }
}
