import AuditModel

/// The line of values of a table printed across, below labels too torn to tell its columns.
extension PageTable {
  /// The values of the table's one line in the order of the form: where the line prints one for every cell,
  /// the totals of most groups come out, and the pieces of the labels above stand in the order of the form, or
  /// fit no other one; nil where anything speaks against it.
  func cellsInOrder(
    _ header: Header, _ below: [Row], in text: Span<UInt8>
  ) -> [RewrittenText.Cell]? {
    guard forms.isPrintedAcross[table], rows.count == 1, let row = below.first,
      row.values.count == forms.cellsAcross[table],
      row.values.count == page.lines[row.line].words.count
    else { return nil }
    let words = row.values.map { page.words[$0] }
    for edition in forms.catalog.editions.indices {
      let order = orderAcross(edition: edition)
      guard order.count == words.count, addUp(words, in: order, text) else { return nil }
      guard
        isHeaded(by: order, before: row.line, edition: edition, in: text)
          || tornColumns(header, below, in: text) != nil
      else { return nil }
    }
    return words.map { .init($0.range) }
  }

  /// A cell of a table printed across.
  private struct Place {
    var row: Int
    var column: Int
    var isTotal: Bool
  }

  private func orderAcross(edition: Int) -> [Place] {
    forms.catalog.declared[edition][table].rows.flatMap { row in
      forms.columns(ofRow: row, in: table, edition: edition).map {
        Place(row: row, column: $0, isTotal: forms.isDerived($0, of: table))
      }
    }
  }

  /// Whether the totals are the sums of the values beside them, but for one of several that may be wrong; a dash counts
  /// as nothing. Groups of zeros tell nothing.
  private func addUp(
    _ words: [PageWords.Word], in order: [Place], _ text: Span<UInt8>
  ) -> Bool {
    guard let values = readCounts(words.map(\.range), dashesAsZero: true, in: text) else {
      return false
    }
    var right = 0
    var wrong = 0
    for row in Set(order.map(\.row)) {
      let cells = order.indices.filter { order[$0].row == row }
      let total = cells.filter { order[$0].isTotal }.reduce(0) { $0 &+ values[$1] }
      let sum = cells.filter { !order[$0].isTotal }.reduce(0) { $0 &+ values[$1] }
      if total != sum { wrong += 1 } else if total != 0 { right += 1 }
    }
    return wrong == 0 || right > wrong
  }

  /// Whether the pieces of labels above a line are as many as its values, the leftmost one belongs to the first
  /// column, those of each line may stand in the order of the form, and no other words stand beside them.
  private func isHeaded(
    by order: [Place], before line: Int, edition: Int, in text: Span<UInt8>
  ) -> Bool {
    let labels = order.map {
      forms.spelling(of: .column, $0.column, in: table, edition: edition) ?? []
    }
    let others = otherLabels(edition: edition)
    var count = 0
    var leftmost: (start: Int, columns: [Int])?
    for words in page.lines[..<line].map(\.words) {
      let pieces = joined(words, labels, in: text).map { word, scalars in
        parts(of: scalars, labels, others).map { (word: word, columns: columns(of: $0, labels)) }
      }
      let known = pieces.joined().filter { !$0.columns.isEmpty }
      if known.isEmpty { continue }
      guard mayFollow(known.map(\.columns), in: order), pieces.allSatisfy({ !$0.isEmpty }) else {
        return false
      }
      count += known.count
      for (word, columns) in known
      where leftmost.map({ page.words[word].start < $0.start }) ?? true {
        leftmost = (page.words[word].start, columns)
      }
    }
    return count >= order.count && leftmost?.columns.first == 0
  }

  /// The words of a line with what counts in them; two that together are a label count as one: 总 计.
  private func joined(
    _ words: Range<Int>, _ labels: [[UInt32]], in text: Span<UInt8>
  ) -> [(word: Int, scalars: [UInt32])] {
    var joined: [(word: Int, scalars: [UInt32])] = []
    for word in words {
      let scalars = foldedScalars(page.words[word].range, in: text)
      if let last = joined.last, labels.contains(last.scalars + scalars) {
        joined[joined.count - 1].scalars += scalars
      } else {
        joined.append((word, scalars))
      }
    }
    return joined
  }

  /// The columns whose labels a word may be a piece of.
  private func columns(of piece: [UInt32], _ labels: [[UInt32]]) -> [Int] {
    labels.indices.filter { isPiece(piece, of: labels[$0]) }
  }

  /// Whether words can stand in columns one behind the other so that those of a row follow one another to its
  /// end before the next row's begin: there, and there alone, labels out of order would look like another row's.
  private func mayFollow(_ words: [[Int]], in order: [Place]) -> Bool {
    guard var reached = words.first else { return true }
    for columns in words.dropFirst() {
      reached = columns.filter { next in reached.contains { follows(next, $0, in: order) } }
    }
    return !reached.isEmpty
  }

  private func follows(_ next: Int, _ last: Int, in order: [Place]) -> Bool {
    guard next > last else { return false }
    if order[next].row == order[last].row { return true }
    let isAtEnd = !order.indices.contains {
      $0 > last && order[$0].row == order[last].row && !order[$0].isTotal
    }
    let isAtStart = order[next].isTotal || order[next - 1].row != order[next].row
    return isAtEnd && isAtStart
  }
}
