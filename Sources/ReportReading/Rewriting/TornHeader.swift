/// Labels of columns that were torn into pieces, put together by their words alone.
///
///     自 商 科 社会 总      Where a page's columns are narrow, converters move these lines against each
///     然 业 研 公益 计      other, so that nothing stands below what it belongs to. In each line, though,
///     人 企 机 组织         the pieces stand in the order of their columns, and each label is read from the
///        业 构              top: only one order of the columns leaves no piece over.
struct TornHeader {
  struct Piece {
    /// Index of the word.
    var word: Int
    var scalars: [UInt32]
    /// Whether it may be a piece of something else than a column's label.
    var mayBeOther: Bool
  }

  struct Column {
    /// Position among the labels.
    var label: Int
    var words: [Int]
  }

  /// Of the columns, folded.
  let labels: [[UInt32]]
  /// How often the columns stand side by side.
  let repeats: Int
  let lines: [[Piece]]

  /// The orders of more columns are not gone through.
  private static let mostLabels = 8
  private static let mostSteps = 20_000

  /// The columns from left to right; nil where the pieces fit no order, or more than one.
  func columns() -> [Column]? {
    guard labels.count > 1, labels.count <= Self.mostLabels,
      lines.lazy.flatMap(\.self).reduce(0, { $0 + $1.scalars.count })
        >= repeats * labels.reduce(0, { $0 + $1.count })
    else { return nil }
    var found: [Column]?
    var isOnly = true
    func extend(_ order: [Int], _ rest: [Int]) {
      guard isOnly else { return }
      guard rest.isEmpty else {
        for next in rest { extend(order + [next], rest.filter { $0 != next }) }
        return
      }
      switch read(in: order) {
      case .nothing: break
      case .columns(let columns) where found == nil: found = columns
      case .columns, .unknown: isOnly = false
      }
    }
    extend([], Array(labels.indices))
    return isOnly ? found : nil
  }

  private enum Reading {
    case nothing
    case columns([Column])
    /// There are too many ways to try them all.
    case unknown
  }

  /// What is left to be read.
  private struct State: Hashable {
    var line = 0
    var piece = 0
    /// The first column that the piece may stand in.
    var least = 0
    /// Of each column, how many scalars of its label have been read.
    var lengths: [Int]
  }

  /// Whether the pieces are just the labels in some order.
  private func read(in order: [Int]) -> Reading {
    let columns = (0..<repeats).flatMap { _ in order }
    var words = [[Int]](repeating: [], count: columns.count)
    var failed: Set<State> = []
    var steps = 0
    func extend(_ state: State) -> Bool {
      guard state.line < lines.count else {
        return zip(columns, state.lengths).allSatisfy { labels[$0].count == $1 }
      }
      guard state.piece < lines[state.line].count else {
        return extend(State(line: state.line + 1, lengths: state.lengths))
      }
      steps += 1
      guard steps < Self.mostSteps, !failed.contains(state) else { return false }
      let piece = lines[state.line][state.piece]
      var next = state
      next.piece += 1
      for k in state.least..<columns.count
      where labels[columns[k]].dropFirst(state.lengths[k]).starts(with: piece.scalars) {
        next.least = k + 1
        next.lengths[k] += piece.scalars.count
        words[k].append(piece.word)
        if extend(next) { return true }
        words[k].removeLast()
        next.lengths[k] -= piece.scalars.count
      }
      if piece.mayBeOther {
        next.least = state.least
        if extend(next) { return true }
      }
      failed.insert(state)
      return false
    }
    if extend(State(lengths: Array(repeating: 0, count: columns.count))) {
      return .columns(zip(columns, words).map { Column(label: $0, words: $1) })
    }
    return steps < Self.mostSteps ? .nothing : .unknown
  }
}

/// Whether some scalars, one behind the other, are a piece of a folded label, or all of it.
func isPiece(_ piece: [UInt32], of label: [UInt32]) -> Bool {
  !piece.isEmpty && label.contains(piece)
}
