import AuditModel

/// The line of values of a table printed across, below labels too torn to tell its columns.
extension PageTable {
  /// The values of the table's one line in the order of the form: where the line prints one for every cell,
  /// the total of each group comes out, and the pieces of the labels above stand in the order of the form;
  /// nil where anything speaks against it.
  func cellsInOrder(_ below: [Row], in text: Span<UInt8>) -> [RewrittenText.Cell]? {
    guard forms.isPrintedAcross[table], rows.count == 1, let row = below.first,
      row.values.count == forms.cellsAcross[table],
      row.values.count == page.lines[row.line].words.count
    else { return nil }
    let words = row.values.map { page.words[$0] }
    for edition in forms.catalog.editions.indices {
      let order = orderAcross(edition: edition)
      guard order.count == words.count, addUp(words, in: order, text),
        isHeaded(by: order, before: row.line, edition: edition, in: text)
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
    let declared = forms.catalog.declared[edition][table]
    return declared.rows.flatMap { row in
      let mask = forms.declaredColumns[edition][table][row]
      return declared.columns.filter { mask & 1 << UInt64($0) != 0 }.map {
        Place(row: row, column: $0, isTotal: forms.isDerived($0, of: table))
      }
    }
  }

  /// Whether every total is the sum of the values beside it; a dash counts as nothing.
  private func addUp(
    _ words: [PageWords.Word], in order: [Place], _ text: Span<UInt8>
  ) -> Bool {
    let cells = words.map { readCell($0.range, in: text, figure: .count) }
    guard cells.allSatisfy({ $0.state == .number || $0.state == .dash }) else { return false }
    return BlanksBySums(order.map { ($0.row, isTotal: $0.isTotal) })
      .addUp(cells.map(\.value.scaled))
  }

  /// Whether the pieces of labels above a line are as many as its values, the leftmost one belongs to the first
  /// column, those of each line may stand in the order of the form, and no other words stand beside them.
  private func isHeaded(
    by order: [Place], before line: Int, edition: Int, in text: Span<UInt8>
  ) -> Bool {
    guard let form = forms.catalog.editions[edition].tables.first(where: { $0.index == table })
    else { return false }
    let labels = order.map { place in
      form.columns.first { $0.index == place.column }.map { Array($0.label.utf8) } ?? []
    }
    let others =
      form.rows.map { Array($0.label.utf8) } + form.groups.map { Array($0.label.utf8) }
    var count = 0
    var leftmost: (start: Int, columns: [Int])?
    for words in page.lines[..<line].map(\.words) {
      // Of each word the columns whose labels it may be a piece of.
      let columns = words.map { word in
        labels.indices.filter { isPiece(page.words[word].range, of: labels[$0], in: text) }
      }
      let known = columns.filter { !$0.isEmpty }
      if known.isEmpty { continue }
      guard mayFollow(known, in: order),
        zip(words, columns).allSatisfy({ word, columns in
          !columns.isEmpty || others.contains { isPiece(page.words[word].range, of: $0, in: text) }
        })
      else { return false }
      for (word, columns) in zip(words, columns) where !columns.isEmpty {
        count += 1
        if leftmost.map({ page.words[word].start < $0.start }) ?? true {
          leftmost = (page.words[word].start, columns)
        }
      }
    }
    return count >= order.count && leftmost?.columns.first == 0
  }

  private func isPiece(_ word: Range<Int>, of label: [UInt8], in text: Span<UInt8>) -> Bool {
    guard word.count <= label.count else { return false }
    return (0...label.count - word.count).contains { start in
      word.indices.allSatisfy { text[$0] == label[start + $0 - word.lowerBound] }
    }
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
