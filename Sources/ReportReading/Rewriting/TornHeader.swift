/// Labels of columns that were torn into pieces, put together by their words alone.
///
///     自 商 科 社会 总      Where a page's columns are narrow, converters move these lines against each
///     然 业 研 公益 计      other, so that nothing stands below what it belongs to. In each line, though,
///     人 企 机 组织         the pieces stand in the order of their columns: only one order of the columns
///        业 构              leaves no piece over.
struct TornHeader {
  struct Piece {
    /// Index of the word.
    var word: Int
    var scalars: [UInt32]
    /// Whether it may be a piece of something else than a column's label.
    var mayBeOther = false
    /// Of the label of a group: the labels that stand below it.
    var group: [Int] = []
  }

  struct Column {
    /// Position among the labels.
    var label: Int
    /// In the order of the label.
    var words: [Int]
  }

  /// Of the columns, folded.
  let labels: [[UInt32]]
  /// How often the columns stand side by side.
  let repeats: Int
  let lines: [[Piece]]

  /// The orders of more columns are not gone through.
  private static let mostLabels = 8
  /// Pieces that are put somewhere, all orders together: a header that needs more was made to.
  private static let mostSteps = 200_000

  /// The columns from left to right; nil where the pieces fit no order, or more than one.
  ///
  /// Labels are read from the top; where that is not to be done, converters moved lines past each other.
  func columns() -> [Column]? {
    guard labels.count > 1, labels.count <= Self.mostLabels,
      lines.lazy.flatMap(\.self).reduce(0, { $0 + $1.scalars.count })
        >= repeats * labels.reduce(0, { $0 + $1.count })
    else { return nil }
    for isFromTop in [true, false] {
      switch onlyOrder(isFromTop: isFromTop) {
      case .nothing: continue
      case .columns(let columns): return columns
      case .unknown: return nil
      }
    }
    return nil
  }

  private enum Reading {
    case nothing
    case columns([Column])
    /// There are several, or too many ways to try them all.
    case unknown
  }

  private func onlyOrder(isFromTop: Bool) -> Reading {
    let groups = Set(lines.flatMap { $0.map(\.group) })
    var found = Reading.nothing
    var steps = 0
    func extend(_ order: [Int], _ rest: [Int]) {
      if case .unknown = found { return }
      guard rest.isEmpty else {
        for next in rest { extend(order + [next], rest.filter { $0 != next }) }
        return
      }
      guard groups.allSatisfy({ standTogether($0, in: order) }) else { return }
      switch (read(in: order, isFromTop: isFromTop, &steps), found) {
      case (.nothing, _): break
      case (let new, .nothing): found = new
      default: found = .unknown
      }
    }
    extend([], Array(labels.indices))
    return found
  }

  private func standTogether(_ group: [Int], in order: [Int]) -> Bool {
    let places = group.compactMap { order.firstIndex(of: $0) }
    guard let first = places.min(), let last = places.max() else { return true }
    return last - first + 1 == places.count
  }

  /// What is left to be read.
  private struct State: Hashable {
    var line = 0
    var piece = 0
    /// The first column that the piece may stand in.
    var least = 0
    /// Of each column, which scalars of its label have been read.
    var read: [UInt64]
  }

  /// The columns in one order, if the pieces are just their labels.
  private func read(in order: [Int], isFromTop: Bool, _ steps: inout Int) -> Reading {
    var search = Search(
      header: self, columns: (0..<repeats).flatMap { _ in order }, isFromTop: isFromTop,
      steps: steps)
    let isFound = search.run()
    steps = search.steps
    if isFound { return .columns(search.found) }
    return steps < Self.mostSteps ? .nothing : .unknown
  }

  /// Puts the pieces into columns, one by one, until all labels are read.
  private struct Search {
    let header: TornHeader
    /// From left to right, positions among the labels.
    let columns: [Int]
    let isFromTop: Bool
    private(set) var steps: Int
    private var words: [[(word: Int, place: UInt64)]]
    private var failed: Set<State> = []

    init(header: TornHeader, columns: [Int], isFromTop: Bool, steps: Int) {
      self.header = header
      self.columns = columns
      self.isFromTop = isFromTop
      self.steps = steps
      words = Array(repeating: [], count: columns.count)
    }

    /// What was found by the run that ended well.
    var found: [Column] {
      zip(columns, words).map { label, words in
        Column(label: label, words: words.sorted { $0.place < $1.place }.map(\.word))
      }
    }

    mutating func run() -> Bool { extend(State(read: Array(repeating: 0, count: columns.count))) }

    private mutating func extend(_ state: State) -> Bool {
      guard state.line < header.lines.count else {
        return zip(columns, state.read).allSatisfy {
          $1.nonzeroBitCount == header.labels[$0].count
        }
      }
      guard state.piece < header.lines[state.line].count else {
        return extend(State(line: state.line + 1, read: state.read))
      }
      steps += 1
      guard steps < TornHeader.mostSteps, !failed.contains(state) else { return false }
      let piece = header.lines[state.line][state.piece]
      var next = state
      next.piece += 1
      let isRead = piece.group.isEmpty ? put(piece, next) : pass(piece.group, next)
      if isRead || piece.mayBeOther && extend(next) { return true }
      failed.insert(state)
      return false
    }

    /// Tries a piece in every column that it may stand in.
    private mutating func put(_ piece: Piece, _ state: State) -> Bool {
      for k in state.least..<columns.count {
        let places = header.places(of: piece, in: columns[k], read: state.read[k], isFromTop)
        for place in places {
          var next = state
          next.least = k + 1
          next.read[k] |= place
          words[k].append((piece.word, place))
          if extend(next) { return true }
          words[k].removeLast()
        }
      }
      return false
    }

    /// What stands before and behind the label of a group does so of all its columns.
    private mutating func pass(_ group: [Int], _ state: State) -> Bool {
      let own = columns.indices.filter { group.contains(columns[$0]) }
      guard let first = own.first, let last = own.last, state.least <= first else { return false }
      var next = state
      next.least = last + 1
      return extend(next)
    }
  }

  /// The scalars of a label, as bits, that a piece may be: the next ones, or any that have not been read.
  private func places(
    of piece: Piece, in label: Int, read: UInt64, _ isFromTop: Bool
  ) -> [UInt64] {
    let all = labels[label]
    let count = piece.scalars.count
    let next = read.nonzeroBitCount
    guard next + count <= all.count else { return [] }
    let starts = isFromTop ? next..<next + 1 : 0..<all.count - count + 1
    var found: [UInt64] = []
    for start in starts where all[start..<start + count].elementsEqual(piece.scalars) {
      let bits = ((UInt64(1) << UInt64(count)) - 1) << UInt64(start)
      if read & bits == 0 { found.append(bits) }
    }
    return found
  }
}

/// Whether some scalars, one behind the other, are a piece of a folded label, or all of it.
func isPiece(_ piece: [UInt32], of label: [UInt32]) -> Bool {
  !piece.isEmpty && label.contains(piece)
}

/// Whether some scalars are a piece of one of several folded labels, or all of it.
func isPiece(_ piece: [UInt32], ofOne labels: [[UInt32]]) -> Bool {
  labels.contains { isPiece(piece, of: $0) }
}
