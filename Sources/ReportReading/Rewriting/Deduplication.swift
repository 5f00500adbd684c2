/// Tells whether a converter dropped every line that it had seen before. Of tables with a cell on each
/// line little is left then, and nobody can tell which figure stood where.
extension LineScan {
  /// With fewer lines that may be cells there is no table.
  private static let fewCells = 30
  /// A cell with a figure, or a short label.
  private static let longestCell = 24

  func isDeduplicated(in text: Span<UInt8>) -> Bool {
    guard placements.isEmpty else { return false }
    var cells = 0
    var previous: Range<Int>?
    for line in lines {
      let printed = trimmed(line.range, in: text)
      if printed.count > Self.longestCell || isNothing(printed, in: text) { continue }
      // Two like cells side by side: the common case, seen within the first rows.
      if let previous, Self.equal(previous, printed, in: text) { return false }
      previous = printed
      cells += 1
    }
    return cells >= Self.fewCells && hasNoLineTwice(in: text)
  }

  private func hasNoLineTwice(in text: Span<UInt8>) -> Bool {
    var seen: Set<[UInt8]> = []
    for line in lines {
      let printed = trimmed(line.range, in: text)
      if isNothing(printed, in: text) { continue }
      if !seen.insert(printed.map { text[$0] }).inserted { return false }
    }
    return true
  }

  /// A line with nothing but a pipe, at the most.
  private func isNothing(_ printed: Range<Int>, in text: Span<UInt8>) -> Bool {
    printed.isEmpty || printed.count == 1 && text[printed.lowerBound] == UInt8(ascii: "|")
  }

  private static func equal(_ a: Range<Int>, _ b: Range<Int>, in text: Span<UInt8>) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { text[$0] == text[$1] }
  }
}
