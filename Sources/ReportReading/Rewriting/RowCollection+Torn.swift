import AuditModel

/// Labels that the end of a page tore, so that the values of their row stand amid their words.
extension RowCollection {
  /// A label is hardly torn into more lines.
  private static let mostPieces = 8
  /// Between the halves the header may stand again.
  private static let mostBetween = 40
  /// Words before values in a table; garbage has more.
  private static let mostTries = 400

  /// Puts the words before the values of a row and words behind them together, where they are the label of a row that is
  /// printed nowhere else.
  mutating func joinTornLabels(in text: Span<UInt8>) {
    guard !forms.isPrintedAcross[table], tokens.contains(where: { $0.kind == .words }) else {
      return
    }
    let labels = forms.foldedLabels(of: table) { $0 == .row }
    var printed = Set(tokens.compactMap { $0.kind == .label ? roles($0).row : nil })
    var i = 0
    var tries = 0
    while i + 1 < tokens.count, tries < Self.mostTries {
      let isBeforeValues = tokens[i].kind == .words && tokens[i + 1].kind == .value
      if isBeforeValues { tries += 1 }
      if isBeforeValues,
        let torn = tornLabel(endingAt: i, of: labels, besides: printed, in: text)
      {
        printed.insert(torn.row)
        let rest = torn.rest.flatMap { tokens[$0].pieces }
        tokens[torn.first].pieces = tokens[torn.first...i].flatMap(\.pieces) + rest
        tokens[torn.first].kind = .label
        tokens[torn.first].key = torn.key
        let group = tornGroup(before: torn, behind: i, in: text)
        tokens.removeSubrange(group?.rest ?? torn.rest)
        tokens.removeSubrange(torn.first + 1..<i + 1)
        if let group { tokens.removeSubrange(group.first..<torn.first) }
        i = group?.first ?? torn.first
      }
      i += 1
    }
  }

  private struct Torn {
    var first: Int
    var rest: Range<Int>
    var key: UInt64
    var row: Int
  }

  private func tornLabel(
    endingAt last: Int, of labels: [[UInt32]], besides printed: Set<Int>, in text: Span<UInt8>
  ) -> Torn? {
    let behind = tokens[(last + 1)...].prefix { $0.kind == .value }.endIndex
    let end = tokens[behind...].prefix(Self.mostBetween).prefix { $0.kind != .value }.endIndex
    var scalars: [UInt32] = []
    for first in (max(0, last - Self.mostPieces)...last).reversed() {
      guard tokens[first].kind == .words else { break }
      scalars = letters(of: first, in: text) + scalars
      guard isPiece(scalars, ofOne: labels) else { break }
      for start in behind..<end where tokens[start].kind == .words {
        var whole = scalars
        for next in start..<min(end, start + Self.mostPieces) {
          guard tokens[next].kind == .words else { break }
          whole += letters(of: next, in: text)
          let key = LabelPrefixes.RunningKey(whole).value
          if let row = forms.number(of: .row, labelled: key, in: table), !printed.contains(row) {
            return Torn(first: first, rest: start..<next + 1, key: key, row: row)
          }
        }
      }
    }
    return nil
  }

  /// The words of a group's label that was torn with that of its first row: they stand before the other's words, above and
  /// below. The row is told without them.
  private func tornGroup(
    before torn: Torn, behind last: Int, in text: Span<UInt8>
  ) -> (first: Int, rest: Range<Int>)? {
    let rest = tokens[last...].prefix(torn.rest.lowerBound - last).last { $0.kind != .words }
    guard torn.first > 0, tokens[torn.first - 1].kind == .words, rest?.kind == .value else {
      return nil
    }
    let start = tokens[..<torn.rest.lowerBound].lastIndex { $0.kind == .value }.map { $0 + 1 }
    guard let start, start < torn.rest.lowerBound else { return nil }
    let whole =
      letters(of: torn.first - 1, in: text)
      + (start..<torn.rest.lowerBound).flatMap { letters(of: $0, in: text) }
    guard forms.isLabel(LabelPrefixes.RunningKey(whole).value, of: .group, in: table) else {
      return nil
    }
    return (torn.first - 1, start..<torn.rest.upperBound)
  }

  private func letters(of token: Int, in text: Span<UInt8>) -> [UInt32] {
    tokens[token].pieces.flatMap { foldedScalars($0, in: text) }
  }
}
