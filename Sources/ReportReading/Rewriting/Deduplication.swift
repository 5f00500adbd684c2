import AuditModel

/// Tells whether a converter dropped every line that it had seen before. Of tables with a cell on each
/// line little is left then, and nobody can tell which figure stood where.
extension LineScan {
  /// With fewer lines that may be cells there is no table.
  private static let fewCells = 30
  /// A cell with a figure, or a short label.
  private static let longestCell = 24

  /// nil where the known tables hide what would tell it.
  func isDeduplicated(in text: Span<UInt8>, knowing store: borrowing SkeletonStore) -> Bool? {
    var cells = 0
    for table in placements {
      let lines = store.skeletons[table.skeleton].lines
      if lines.hasLineTwice { return false }
      cells += lines.mostCells
    }
    var previous: Range<Int>?
    for line in lines where line.placement == nil {
      let printed = trimmed(line.range, in: text)
      if printed.count > Self.longestCell || Self.isNothing(printed, in: text) { continue }
      // Two like cells side by side: the common case, seen within the first rows.
      if placements.isEmpty, let previous, areSame(previous, printed, in: text) { return false }
      previous = printed
      cells += 1
    }
    if cells < Self.fewCells { return false }
    return placements.isEmpty ? hasNoLineTwice(in: text) : nil
  }

  /// Of the lines of a table: how many may be cells at the most, whatever its figures, and whether one stands
  /// there twice in any case.
  static func cellLines(
    _ lines: ArraySlice<Line>, besides figures: [Range<Int>], in text: Span<UInt8>
  ) -> (most: Int, hasLineTwice: Bool) {
    var most = 0
    var seen: Set<BytesKey> = []
    var hasLineTwice = false
    for line in lines {
      let printed = trimmed(line.range, in: text)
      if isNothing(printed, in: text) { continue }
      // The figures are in order.
      let first = partitionPoint(of: figures.count) {
        figures[$0].lowerBound < printed.lowerBound
      }
      let inside = figures[first...].prefix { $0.upperBound <= printed.upperBound }
      if printed.count - inside.reduce(0, { $0 + $1.count }) <= longestCell { most += 1 }
      if inside.isEmpty, !seen.insert(BytesKey(printed.map { text[$0] })).inserted {
        hasLineTwice = true
      }
    }
    return (most, hasLineTwice)
  }

  private func hasNoLineTwice(in text: Span<UInt8>) -> Bool {
    var seen: Set<BytesKey> = []
    for line in lines {
      let printed = trimmed(line.range, in: text)
      if Self.isNothing(printed, in: text) { continue }
      if !seen.insert(BytesKey(printed.map { text[$0] })).inserted { return false }
    }
    return true
  }

  /// A line with nothing but a pipe, at the most.
  private static func isNothing(_ printed: Range<Int>, in text: Span<UInt8>) -> Bool {
    printed.isEmpty || printed.count == 1 && text[printed.lowerBound] == UInt8(ascii: "|")
  }
}
