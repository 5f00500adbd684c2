import AuditModel

/// A table between two lines `|===`, as AsciiDoc has it: each cell begins with a pipe, wherever its line ends, and a row has
/// as many cells as `cols` counts.
struct CellBlock {
  /// Behind the last line of the table that begins on line `start`; nil where none does, or none ends.
  static func end(
    from start: Int, in lines: ArraySlice<LineScan.Line>, of text: Span<UInt8>
  ) -> Int? {
    guard isFence(lines[start].range, in: text) else { return nil }
    return lines[(start + 1)...].firstIndex { isFence($0.range, in: text) }.map { $0 + 1 }
  }

  /// Whether a line is `|===`.
  @inline(__always)
  static func isFence(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    line.count >= 4 && behind("|===", from: line.lowerBound, in: text) != nil
      && trimmed(line, in: text).dropFirst().allSatisfy { text[$0] == UInt8(ascii: "=") }
  }

  /// The rows; none where the cells do not fill them.
  ///
  /// - Parameter heading: the line above the table, which may tell its columns.
  static func rows(
    _ lines: ArraySlice<LineScan.Line>, below heading: LineScan.Line?, in text: Span<UInt8>
  ) -> [[RewrittenText.Cell]] {
    let inside = lines.dropFirst().dropLast()
    let cells = cells(of: inside, in: text)
    let first = inside.first { !trimmed($0.range, in: text).isEmpty }
    let count =
      heading.flatMap { columns($0.range, in: text) }
      ?? first.map { line in line.range.count { text[$0] == UInt8(ascii: "|") } } ?? 0
    guard count > 0, !cells.isEmpty, cells.count % count == 0 else { return [] }
    return stride(from: 0, to: cells.count, by: count).map { Array(cells[$0..<$0 + count]) }
  }

  /// How many columns `cols="^10%,^10%,…"` names.
  private static func columns(_ line: Range<Int>, in text: Span<UInt8>) -> Int? {
    guard let start = firstOccurrence(of: Array("cols=\"".utf8), in: line, of: text) else {
      return nil
    }
    let named = (start + 6..<line.upperBound).prefix { text[$0] != UInt8(ascii: "\"") }
    guard let last = named.last else { return nil }
    let commas = named.count { text[$0] == UInt8(ascii: ",") }
    return text[last] == UInt8(ascii: ",") ? commas : commas + 1
  }

  private static func cells(
    of lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>
  ) -> [RewrittenText.Cell] {
    var cells: [(pieces: [Range<Int>], place: Int)] = []
    for line in lines {
      var start: Int?
      // What stands before the first pipe goes on from the line above.
      for end in line.range.filter({ text[$0] == UInt8(ascii: "|") }) + [line.range.upperBound] {
        let isLast = end == line.range.upperBound
        let piece = trimmed((start ?? line.range.lowerBound)..<end, in: text)
        let printed = isLast ? piece : withoutStyle(piece, in: text)
        if start != nil { cells.append(([], start ?? end)) }
        if !printed.isEmpty, !cells.isEmpty { cells[cells.count - 1].pieces.append(printed) }
        start = end + 1
      }
    }
    return cells.map {
      .init(drawn: $0.pieces, orBlankAt: $0.place, isBroken: $0.pieces.count > 1, in: text)
    }
  }

  /// A cell's text without the letter before the next pipe that says how that cell is set: `a|`.
  private static func withoutStyle(_ piece: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    guard let last = piece.last, text[last] == UInt8(ascii: "a"),
      piece.count == 1 || text[last - 1] == 0x20
    else { return piece }
    return trimmed(piece.dropLast(), in: text)
  }
}
