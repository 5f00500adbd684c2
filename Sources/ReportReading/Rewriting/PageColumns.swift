/// Where the columns of a table stand on a page, as its full rows show.
struct PageColumns {
  private enum Side: CaseIterable { case start, middle, end }

  private let side: Side
  /// From where to where each begins, ends or has its middle, in half columns of the page.
  private let extents: [ClosedRange<Int>]
  /// The middle of each, in half columns of the page.
  private let middles: [Int]
  /// How far the rows differ.
  let spread: Int

  /// - Parameter rows: of each row its words, one for each column.
  init?(fullRows rows: [[PageWords.Word]], count: Int) {
    guard !rows.isEmpty, rows.allSatisfy({ $0.count == count }) else { return nil }
    // The side on which the columns are narrowest.
    var best: (side: Side, extents: [ClosedRange<Int>], spread: Int)?
    for side in Side.allCases {
      let found = (0..<count).map { column in
        let places = rows.map { Self.anchor($0[column], side) }
        return (places.min() ?? 0)...(places.max() ?? 0)
      }
      let spread = found.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
      if best.map({ spread < $0.spread }) ?? true { best = (side, found, spread) }
    }
    guard let best else { return nil }
    side = best.side
    middles = (0..<count).map { column in
      let places = rows.map { $0[column].middle }
      return ((places.min() ?? 0) + (places.max() ?? 0)) / 2
    }
    extents = best.extents
    spread = best.spread
  }

  /// A value of a column stands no farther from the others, in half columns of the page.
  private static let narrowGap = 3

  private static func anchor(_ word: PageWords.Word, _ side: Side) -> Int {
    switch side {
    case .start: word.start * 2
    case .middle: word.middle
    case .end: word.end * 2
    }
  }

  /// The columns that words stand next to, left to right; nil where one stands hardly nearer to its column
  /// than to another, or two next to one.
  func nearestColumns(to words: [PageWords.Word]) -> [Int]? {
    var found: [Int] = []
    for word in words {
      let place = Self.anchor(word, .middle)
      let order = extents.indices.sorted { distance($0, place) < distance($1, place) }
      guard let column = order.first, found.last.map({ $0 < column }) ?? true,
        order.count < 2 || 2 * distance(column, place) < distance(order[1], place)
      else { return nil }
      found.append(column)
    }
    return found
  }

  private func distance(_ column: Int, _ place: Int) -> Int {
    abs(middles[column] - place)
  }

  /// The columns of some words, left to right; nil where one of them stands between two columns, or two in
  /// one.
  func columns(of words: [PageWords.Word]) -> [Int]? {
    var found: [Int] = []
    for word in words {
      let place = Self.anchor(word, side)
      let near = extents.indices.filter {
        extents[$0].lowerBound - Self.narrowGap <= place
          && place <= extents[$0].upperBound + Self.narrowGap
      }
      // Before the first column there is no other to be mistaken for: a long label pushes values there.
      let isBefore = extents.first.map { place < $0.lowerBound } ?? false
      guard let column = isBefore ? 0 : near.first, isBefore || near.count == 1,
        found.last.map({ $0 < column }) ?? true
      else { return nil }
      found.append(column)
    }
    return found
  }
}
