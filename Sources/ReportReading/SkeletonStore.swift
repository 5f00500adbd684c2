/// The skeletons of the tables that were read so far.
struct SkeletonStore: Sendable {
  private(set) var skeletons: [TableSkeleton] = []
  /// The figures of the tables found in the present report; behind the first `figureCount` there are others.
  private(set) var figures: [PrintedFigure] = []
  private var figureCount = 0
  /// The headings above known tables.
  private var anchors: [Anchor] = []
  /// Bit mask of the anchors' lengths, modulo 64: most lines are told apart by it.
  private var lengths: UInt64 = 0
  /// By skeleton: the one that was met behind it the last time. The tables of a report come out of one
  /// converter and one edition.
  private var successors: [Int?] = []
  /// The table found last in the present report.
  private var previous: Int?
  /// Tables that were kept without one of the kept ones having come again.
  private var vainTries = 0

  /// A heading's line, and the tables that were seen below it, the last one met first.
  private struct Anchor: Sendable {
    var line: [UInt8]
    var skeletons: [Int]
  }

  /// Below one heading, more tables that differ are not kept.
  private static let mostBelowOneHeading = 24
  private static let mostAnchors = 64
  /// A region longer than this is no table of the form alone.
  static let longest = 1 << 16

  /// Whether another table may be kept.
  ///
  /// Where hardly any table comes again, keeping them would only cost time.
  var hasRoom: Bool { vainTries < 200 }

  /// The table below the heading that `line` may be; the table would begin at `start`.
  @inline(__always)
  mutating func find(
    below line: Range<Int>, from start: Int, in text: Span<UInt8>
  ) -> TablePlacement? {
    guard lengths & 1 << UInt64(line.count & 63) != 0 else { return nil }
    return search(below: line, from: start, in: text)
  }

  private mutating func search(
    below line: Range<Int>, from start: Int, in text: Span<UInt8>
  ) -> TablePlacement? {
    guard let a = anchors.firstIndex(where: { holds(line, $0.line, in: text) }) else { return nil }
    let likely = previous.flatMap { successors[$0] }
    if let likely, anchors[a].skeletons.contains(likely),
      let end = match(likely, text, from: start)
    {
      return place(likely, start..<end)
    }
    for (i, number) in anchors[a].skeletons.enumerated() where number != likely {
      guard let end = match(number, text, from: start) else { continue }
      if i > 0 { anchors[a].skeletons.swapAt(0, i) }
      if let previous { successors[previous] = number }
      return place(number, start..<end)
    }
    return nil
  }

  /// Where the table of a skeleton ends; its figures are written behind those found before.
  private mutating func match(_ number: Int, _ text: Span<UInt8>, from start: Int) -> Int? {
    let skeleton = skeletons[number]
    let missing = figureCount + skeleton.holes.count - figures.count
    if missing > 0 {
      figures += repeatElement(PrintedFigure(start: 0, end: 0, plain: -1), count: missing)
    }
    return figures.withUnsafeMutableBufferPointer { figures in
      guard let base = figures.baseAddress else { return nil }
      return skeleton.match(text, from: start, into: base + figureCount)
    }
  }

  private mutating func place(_ number: Int, _ region: Range<Int>) -> TablePlacement {
    vainTries = 0
    previous = number
    let first = figureCount
    figureCount += skeletons[number].holes.count
    return TablePlacement(skeleton: number, region: region, figures: first..<figureCount)
  }

  /// Forgets where the figures of the last report stood.
  mutating func beginReport() {
    figureCount = 0
    previous = nil
  }

  mutating func add(_ skeleton: TableSkeleton) {
    vainTries += 1
    guard let a = anchors.firstIndex(where: { $0.line == skeleton.anchor }) else {
      guard anchors.count < Self.mostAnchors else { return }
      anchors.append(Anchor(line: skeleton.anchor, skeletons: [skeletons.count]))
      append(skeleton)
      lengths |= 1 << UInt64(skeleton.anchor.count & 63)
      return
    }
    if anchors[a].skeletons.count < Self.mostBelowOneHeading {
      anchors[a].skeletons.insert(skeletons.count, at: 0)
      append(skeleton)
    } else {
      // The one that was not met for the longest time makes room.
      let number = anchors[a].skeletons.removeLast()
      anchors[a].skeletons.insert(number, at: 0)
      skeletons[number] = skeleton
    }
  }

  private mutating func append(_ skeleton: TableSkeleton) {
    skeletons.append(skeleton)
    successors.append(nil)
  }

  /// What the table of a known skeleton comes to in a report of another year.
  mutating func add(_ outcome: TableSkeleton.Outcome, to skeleton: Int) {
    skeletons[skeleton] = skeletons[skeleton].adding(outcome)
  }
}
