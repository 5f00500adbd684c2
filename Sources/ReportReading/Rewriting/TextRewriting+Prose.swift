import AuditModel

/// Tables below prose of their section.
extension TextRewriting {
  /// Copies the sentences between a heading and its table, and writes the table that stands behind them by its labels;
  /// nil where there are none, or nothing tells the rows.
  mutating func rewriteBehindProse(
    _ table: Int, _ range: Range<Int>, _ census: TableCensus, in text: Span<UInt8>
  ) -> ReportLayout? {
    guard layout(toldBy: census) == .running else { return nil }
    let end = endOfProse(in: range, of: text)
    guard range.lowerBound < end, end < range.upperBound, triesBehindProse < Self.mostTries else {
      return nil
    }
    triesBehindProse += 1
    let saved = output
    prose.copy(range.lowerBound..<end, into: &output, of: text)
    let rest = end..<range.upperBound
    let census = TableCensus(of: lines[rest], in: text)
    guard let layout = rewriteTable(table, rest, census, in: text) else {
      output = saved
      return nil
    }
    return layout
  }

  /// Behind the last line that ends a sentence, of those before the first row.
  private func endOfProse(in range: Range<Int>, of text: Span<UInt8>) -> Int {
    var end = range.lowerBound
    for i in range {
      let line = lines[i]
      if line.hasPipe || line.tabs > 0 { break }
      let printed = trimmed(line.range, in: text)
      if ends(printed, with: "。", in: text) { end = i + 1 }
      if runs(of: printed, in: text).reversed().prefix(while: { isValue($0, in: text) }).count
        >= Self.fewestOfRow
      {
        break
      }
    }
    return end
  }

  /// A report has fewer tables; the text written so far is kept for each.
  private static let mostTries = 8
  /// Fewer figures side by side may stand in prose.
  private static let fewestOfRow = 3
}
