/// Where the columns of a table stand on a page, as its full rows show.
struct PageColumns {
  private enum Side: CaseIterable { case start, middle, end }

  private let side: Side
  /// Twice the column of the page at which each begins, ends or has its middle.
  private let anchors: [Int]
  /// How far the rows differ.
  let spread: Int

  /// - Parameter rows: of each row its words, one for each column.
  init?(fullRows rows: [[PageWords.Word]], count: Int) {
    guard !rows.isEmpty, rows.allSatisfy({ $0.count == count }) else { return nil }
    var best: (side: Side, anchors: [Int], spread: Int)?
    for side in Side.allCases {
      var anchors: [Int] = []
      var spread = 0
      for column in 0..<count {
        let places = rows.map { Self.anchor($0[column], side) }
        anchors.append(places.reduce(0, +) / places.count)
        spread += (places.max() ?? 0) - (places.min() ?? 0)
      }
      if best.map({ spread < $0.spread }) ?? true { best = (side, anchors, spread) }
    }
    guard let best else { return nil }
    side = best.side
    anchors = best.anchors
    spread = best.spread
  }

  /// The columns that values of rows with blank cells fall into; nil where those are not `count` columns that
  /// stand well apart.
  init?(clusters rows: [[PageWords.Word]], count: Int) {
    var best: (side: Side, anchors: [Int], spread: Int)?
    for side in Side.allCases {
      let places = rows.joined().map { Self.anchor($0, side) }.sorted()
      var clusters: [[Int]] = []
      for place in places {
        if let last = clusters.last?.last, place - last <= Self.narrowGap {
          clusters[clusters.count - 1].append(place)
        } else {
          clusters.append([place])
        }
      }
      guard clusters.count == count else { continue }
      let spread = clusters.reduce(0) { $0 + ($1[$1.count - 1] - $1[0]) }
      if best.map({ spread < $0.spread }) ?? true {
        best = (side, clusters.map { $0.reduce(0, +) / $0.count }, spread)
      }
    }
    guard let best else { return nil }
    side = best.side
    anchors = best.anchors
    spread = best.spread
  }

  /// Values of one column stand no farther apart, in half columns of the page.
  private static let narrowGap = 3

  private static func anchor(_ word: PageWords.Word, _ side: Side) -> Int {
    anchor(word.start, word.end, side)
  }

  private static func anchor(_ start: Int, _ end: Int, _ side: Side) -> Int {
    switch side {
    case .start: start * 2
    case .middle: start + end
    case .end: end * 2
    }
  }

  /// The columns of some words, left to right; nil where one of them stands between two columns, or two in
  /// one.
  func columns(of words: [PageWords.Word]) -> [Int]? {
    var found: [Int] = []
    for word in words {
      let place = Self.anchor(word, side)
      let ranked = anchors.indices.sorted { abs(anchors[$0] - place) < abs(anchors[$1] - place) }
      guard let first = ranked.first else { return nil }
      // Before the first column and behind the last there is no other to be mistaken for.
      let isOutside =
        first == 0 && place < anchors[0] || first == anchors.count - 1 && place > anchors[first]
      if ranked.count > 1, !isOutside {
        let near = abs(anchors[first] - place)
        let next = abs(anchors[ranked[1]] - place)
        guard near * 2 < next else { return nil }
      }
      guard found.last.map({ $0 < first }) ?? true else { return nil }
      found.append(first)
    }
    return found
  }
}
