/// The skeletons of the tables that were read so far.
struct SkeletonStore: Sendable {
  private(set) var skeletons: [TableSkeleton] = []
  /// Where the figures of the tables found in the present report stand.
  var figures: [Range<Int>] = []
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
    let first = figures.count
    let likely = previous.flatMap { successors[$0] }
    if let likely, anchors[a].skeletons.contains(likely),
      let end = skeletons[likely].match(text, from: start, into: &figures)
    {
      return place(likely, start..<end, figuresFrom: first)
    }
    for (i, number) in anchors[a].skeletons.enumerated() where number != likely {
      guard let end = skeletons[number].match(text, from: start, into: &figures) else { continue }
      if i > 0 { anchors[a].skeletons.swapAt(0, i) }
      if let previous { successors[previous] = number }
      return place(number, start..<end, figuresFrom: first)
    }
    return nil
  }

  private mutating func place(
    _ number: Int, _ region: Range<Int>, figuresFrom first: Int
  ) -> TablePlacement {
    vainTries = 0
    previous = number
    return TablePlacement(skeleton: number, region: region, figures: first..<figures.count)
  }

  /// Forgets where the figures of the last report stood.
  mutating func beginReport() {
    figures.removeAll(keepingCapacity: true)
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
