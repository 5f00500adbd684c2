import AuditModel

/// A table whose cells are drawn with borders: lines between its rows, bars between its columns.
///
///     +-----+---------+
///     |     | 2.其他  |   The borders tell every cell, merged or not, and that words which stand
///     | (3) | 事项    |   below one another within one are its text.
///     |     +---------+
///
/// What the borders contradict is no table.
struct BorderedTable {
  /// A cell, or the part of one that stands in one line.
  private struct Box {
    /// Columns of the page: those of the bars around it.
    var left: Int
    var right: Int
    /// How many lines between rows stand above its first line.
    var row: Int
    var pieces: [Range<Int>]
    /// Where its text would begin.
    var place: Int
  }

  private var cells: [Box] = []
  /// Cells that no line below ended yet, as indices into `cells`, from left to right.
  private var open: [Int] = []
  private var rules = 0

  /// nil where the borders do not fit one another. A quotation mark may be as wide as one letter or two.
  init?(_ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>) {
    for widthOfMarks in [1, 2] {
      self.init(widthOfMarks, lines, in: text)
      if isWhole { return }
    }
    return nil
  }

  private var isWhole = true

  private init(
    _ widthOfMarks: Int, _ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>
  ) {
    var ends: Set<Int> = []
    for line in lines {
      let parts = Self.parts(of: line.range, widthOfMarks, in: text)
      guard let last = parts.last else { continue }
      ends.insert(last.right)
      take(parts)
      if !isWhole || ends.count > 1 {
        isWhole = false
        return
      }
    }
  }

  /// The cells by rows; a merged one stands in its first.
  func rows(in text: Span<UInt8>) -> [[RewrittenText.Cell]] {
    Dictionary(grouping: cells, by: \.row).sorted { $0.key < $1.key }.map { row in
      row.value.sorted { $0.left < $1.left }.map {
        .init(drawn: $0.pieces, orBlankAt: $0.place, isBroken: $0.pieces.count > 1, in: text)
      }
    }
  }

  // MARK: Lines

  /// What stands between two bars of a line.
  private struct Part {
    var left: Int
    var right: Int
    /// Trimmed.
    var range: Range<Int>
    var isRule: Bool
  }

  private mutating func take(_ parts: [Part]) {
    end(above: parts.filter(\.isRule))
    // Parts and open cells are walked side by side: a line may hold very many of both.
    var left = open[...]
    open = []
    for part in parts where !part.isRule {
      while let above = left.first, cells[above].right <= part.left {
        open.append(left.removeFirst())
      }
      if let above = left.first, cells[above].left < part.right {
        guard cells[above].left == part.left, cells[above].right == part.right else {
          isWhole = false
          return
        }
        if !part.range.isEmpty { cells[above].pieces.append(part.range) }
      } else {
        open.append(cells.count)
        cells.append(
          Box(
            left: part.left, right: part.right, row: rules,
            pieces: part.range.isEmpty ? [] : [part.range], place: part.range.lowerBound))
      }
    }
    open += left
  }

  /// Ends the cells that stand above lines between rows.
  private mutating func end(above lines: [Part]) {
    guard !lines.isEmpty else { return }
    rules += 1
    var left = lines[...]
    open = open.filter { cell in
      while let line = left.first, line.right <= cells[cell].left { left.removeFirst() }
      return left.first.map { $0.left >= cells[cell].right } ?? true
    }
  }

  private static func parts(
    of line: Range<Int>, _ widthOfMarks: Int, in text: Span<UInt8>
  ) -> [Part] {
    var parts: [Part] = []
    var left: (column: Int, end: Int)?
    var column = 0
    var isRule = true
    var i = line.lowerBound
    while i < line.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isBar(value, at: i, in: line, of: text) {
        if let left, column > left.column + 1 {
          parts.append(
            Part(
              left: left.column, right: column, range: trimmed(left.end..<i, in: text),
              isRule: isRule))
        }
        left = (column, i + length)
        isRule = true
      } else if !isRuling(value) {
        isRule = false
      }
      column += width(of: value, widthOfMarks: widthOfMarks)
      i += length
    }
    return parts
  }

  // MARK: Signs

  /// │ | and what lines cross, end or begin at; of + only one with a line beside it.
  static func isBar(
    _ value: UInt32, at i: Int, in line: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    switch value {
    case 0x7C, 0x2502, 0x2503, 0x250C...0x254B, 0x2551...0x256C: true
    case 0x2B:
      i > line.lowerBound && isRuling(UInt32(text[i - 1]))
        || i + 1 < line.upperBound && isRuling(UInt32(text[i + 1]))
    default: false
    }
  }

  /// - = ─ ━ ═, and the colon that tells how a column is set
  static func isRuling(_ value: UInt32) -> Bool {
    value == 0x2D || value == 0x3D || value == 0x3A || value == 0x2500 || value == 0x2501
      || value == 0x2550
  }
}

extension BorderedTable {
  /// Whether a line is the upper border of a table: ┌──, +--, +==.
  @inline(__always)
  static func begins(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard line.count > 3 else { return false }
    let first = text[line.lowerBound]
    guard first == 0x2B || first == 0xE2 || first == 0x20 else { return false }
    return beginsBorder(trimmed(line, in: text), in: text)
  }

  private static func beginsBorder(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard line.count > 3 else { return false }
    if behind("┌─", from: line.lowerBound, in: text) != nil { return true }
    return behind("+--", from: line.lowerBound, in: text) != nil
      || behind("+==", from: line.lowerBound, in: text) != nil
  }

  /// Behind the last line that begins with a bar, of the table whose upper border is line `start`; nil where that is
  /// none.
  static func end(
    from start: Int, in lines: ArraySlice<LineScan.Line>, of text: Span<UInt8>
  ) -> Int? {
    guard begins(lines[start].range, in: text) else { return nil }
    var i = start
    repeat {
      i += 1
    } while i < lines.endIndex
      && beginsWithBar(lines[i].range, in: text) && !isBetweenTables(i, in: lines, of: text)
    return i
  }

  /// Whether a table begins on a line straight below the end of another one.
  private static func isBetweenTables(
    _ i: Int, in lines: ArraySlice<LineScan.Line>, of text: Span<UInt8>
  ) -> Bool {
    guard begins(lines[i].range, in: text) else { return false }
    let above = trimmed(lines[i - 1].range, in: text)
    return begins(above, in: text) || behind("└", from: above.lowerBound, in: text) != nil
  }

  private static func beginsWithBar(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    let printed = trimmed(line, in: text)
    guard !printed.isEmpty else { return false }
    let (value, _) = scalar(at: printed.lowerBound, in: text)
    return isBar(value, at: printed.lowerBound, in: printed, of: text)
  }
}
