import AuditModel

/// A table between two equal lines of dashes that tell its columns, as pandoc prints those without a head.
///
///     -------------- ------ ------
///     规章           10     4
///
///     行政许可       97            Where blank lines part the rows, words that stand below one another
///     -------------- ------ ------     in a row are one cell.
///
/// What does not stand below the dashes of one column is no table.
struct RuledTable {
  private(set) var rows: [[RewrittenText.Cell]] = []

  /// nil where the text does not fit the columns. A quotation mark may be as wide as one letter or two.
  init?(_ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>) {
    guard let rule = lines.first else { return nil }
    let columns = Self.columns(of: rule.range, in: text)
    for widthOfMarks in [1, 2] {
      rows = []
      if read(lines.dropFirst().dropLast(), columns, widthOfMarks, in: text) { return }
    }
    return nil
  }

  private mutating func read(
    _ lines: ArraySlice<LineScan.Line>, _ columns: [Range<Int>], _ widthOfMarks: Int,
    in text: Span<UInt8>
  ) -> Bool {
    let isParted = lines.contains { trimmed($0.range, in: text).isEmpty }
    var row: [[Range<Int>]]?
    var place = 0
    func close(_ rows: inout [[RewrittenText.Cell]]) {
      guard let pieces = row else { return }
      row = nil
      rows.append(
        pieces.map { pieces in
          let cell = RewrittenText.Cell(
            drawn: pieces, orBlankAt: place, isBroken: pieces.count > 1, in: text)
          place = cell.end
          return cell
        })
    }
    for line in lines {
      if trimmed(line.range, in: text).isEmpty {
        close(&rows)
        continue
      }
      guard let cells = Self.cells(of: line.range, columns, widthOfMarks, in: text) else {
        return false
      }
      if row == nil { place = line.range.lowerBound }
      var pieces = row ?? Array(repeating: [], count: columns.count)
      for (column, cell) in cells.enumerated() where !cell.isEmpty { pieces[column].append(cell) }
      row = pieces
      if !isParted { close(&rows) }
    }
    close(&rows)
    return !rows.isEmpty
  }

  /// By column what a line prints there; nil where something stands between the columns.
  private static func cells(
    of line: Range<Int>, _ columns: [Range<Int>], _ widthOfMarks: Int, in text: Span<UInt8>
  ) -> [Range<Int>]? {
    var cells = [Range<Int>](
      repeating: line.lowerBound..<line.lowerBound, count: columns.count)
    var place = 0
    var column = 0
    var i = line.lowerBound
    while i < line.upperBound {
      let (value, length) = scalar(at: i, in: text)
      let width = ReportReading.width(of: value, widthOfMarks: widthOfMarks)
      if !isSpace(value) {
        while column < columns.count, columns[column].upperBound <= place { column += 1 }
        guard column < columns.count, columns[column].lowerBound <= place,
          place + width <= columns[column].upperBound
        else { return nil }
        let start = cells[column].isEmpty ? i : cells[column].lowerBound
        cells[column] = start..<i + length
      }
      place += width
      i += length
    }
    return cells
  }

  // MARK: Rules

  /// From where to where the dashes of each column stand.
  private static func columns(of rule: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    for i in rule where text[i] == UInt8(ascii: "-") {
      let place = i - rule.lowerBound
      if let last = columns.last, last.upperBound == place {
        columns[columns.count - 1] = last.lowerBound..<place + 1
      } else {
        columns.append(place..<place + 1)
      }
    }
    return columns
  }

  /// Whether a line is nothing but dashes above two columns or more.
  @inline(__always)
  static func begins(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard line.count > 4, text[line.lowerBound] == 0x2D || text[line.lowerBound] == 0x20,
      text[line.upperBound - 1] == 0x2D || text[line.upperBound - 1] <= 0x20
    else { return false }
    return isRule(line, in: text)
  }

  private static func isRule(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    line.allSatisfy { text[$0] == 0x2D || text[$0] == 0x20 }
      && columns(of: line, in: text).count { $0.count > 1 } > 1
  }

  /// Where the table that begins on line `start` ends; nil where none does.
  static func end(
    from start: Int, in lines: ArraySlice<LineScan.Line>, of text: Span<UInt8>
  ) -> Int? {
    guard begins(lines[start].range, in: text) else { return nil }
    let columns = columns(of: lines[start].range, in: text)
    let end = lines[(start + 1)...].firstIndex { begins($0.range, in: text) }
    guard let end, Self.columns(of: lines[end].range, in: text) == columns else { return nil }
    return end + 1
  }
}
