import AuditModel

/// Rows whose cells are parted by commas or semicolons, quoted where they hold one.
struct CommaRows {
  let forms: FormLookup
  let table: Int

  /// With fewer such lines there is no table.
  private static let fewRows = 4

  /// The cells of each line, nil for lines that are no row; nil where the table is not made of such rows.
  func rows(_ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>) -> [[Range<Int>]?]? {
    var rows: [[Range<Int>]?] = []
    var found = 0
    for line in lines {
      let cells = line.hasPipe || line.tabs > 0 ? [] : cells(of: line.range, in: text)
      let isRow = isRow(cells, in: text)
      if isRow { found += 1 }
      rows.append(isRow ? cells : nil)
    }
    return found >= Self.fewRows ? rows : nil
  }

  /// Whether the cells are labels and values, for the most part. In a sentence they are neither.
  private func isRow(_ cells: [Range<Int>], in text: Span<UInt8>) -> Bool {
    guard cells.count > 1 else { return false }
    let printed = cells.filter { !$0.isEmpty }
    let labels = printed.count { isLabel($0, in: text) }
    let values = printed.count { isValue($0, in: text) }
    // 1,288,000 is one number.
    guard labels > 0 || cells.count > 5 || values > 1 && values < printed.count else {
      return false
    }
    return (labels + values) * 2 >= printed.count && labels + values > 0
  }

  private func isLabel(_ cell: Range<Int>, in text: Span<UInt8>) -> Bool {
    forms.labels.lookUp(labelKey(cell, in: text)).contains { forms.labels[$0].table == table }
  }

  private func cells(of line: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var isQuoted = false
    let quote = UInt8(ascii: "\"")
    for i in line {
      if text[i] == quote { isQuoted.toggle() }
      guard !isQuoted, text[i] == UInt8(ascii: ",") || text[i] == UInt8(ascii: ";") else {
        continue
      }
      cells.append(bare(start..<i, in: text))
      start = i + 1
    }
    return cells + [bare(start..<line.upperBound, in: text)]
  }

  /// Without blanks and quotes around it.
  private func bare(_ cell: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    let cell = trimmed(cell, in: text)
    guard cell.count > 1, text[cell.lowerBound] == UInt8(ascii: "\""),
      text[cell.upperBound - 1] == UInt8(ascii: "\"")
    else { return cell }
    return trimmed(cell.lowerBound + 1..<cell.upperBound - 1, in: text)
  }
}
