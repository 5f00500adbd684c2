import AuditModel

/// Numbers too wide for their cells, whose digits go on in the next line.
///
/// A line of values without a label then stands above or below the row that it belongs to. Its digits are
/// joined to those of the row where the row's totals come out in one way only; else nobody can tell what
/// number is printed, and the cells concerned are not read.
extension PageTable {
  /// What became of a row beside which digits stand.
  enum Wrapped {
    /// By column: the words of its number, from the top.
    case joined([Int: [Int]])
    /// Nobody can tell the numbers.
    case torn
  }

  /// By index into `below`: the rows that such lines stand beside, and the lines themselves, which are
  /// nothing but digits of other rows.
  func wrapped(
    _ below: [Row], _ columns: Columns, in text: Span<UInt8>
  ) -> (rows: [Int: Wrapped], lines: Set<Int>) {
    let loose = Set(below.indices.filter { isLoose(below[$0], below, columns) })
    guard !loose.isEmpty else { return ([:], []) }
    var found: [Int: Wrapped] = [:]
    // Rows with loose lines between them stand and fall together.
    var run: [Int] = []
    var gaps: [[Int]] = [[]]
    func close() {
      if gaps.contains(where: { !$0.isEmpty }) { solve(run, gaps) }
      run = []
      gaps = [[]]
    }
    func solve(_ rows: [Int], _ gaps: [[Int]]) {
      if let only = onlySolution(rows, gaps, below, columns, in: text) {
        for (row, cells) in zip(rows, only) { found[row] = cells.map { .joined($0) } }
        return
      }
      for (k, row) in rows.enumerated() {
        let beside = gaps[k] + gaps[k + 1]
        // Where digits belong to some cell of a row, they may belong to any.
        if !beside.isEmpty { found[row] = .torn }
      }
    }
    for i in below.indices {
      if loose.contains(i) {
        gaps[gaps.count - 1].append(i)
      } else {
        if !run.isEmpty, gaps[gaps.count - 1].isEmpty { close() }
        run.append(i)
        gaps.append([])
      }
    }
    if !run.isEmpty { close() }
    return (found, loose)
  }

  /// Whether a line holds digits of another row: hardly ever as many as a row has, and no words but pieces
  /// of labels.
  private func isLoose(_ row: Row, _ below: [Row], _ columns: Columns) -> Bool {
    guard row.label == nil, !row.isBlank else { return false }
    if forms.isPrintedAcross[table] {
      let most = below.map(\.values.count).max() ?? 0
      return row.values.count < most
    }
    let used = Set(below.flatMap { $0.label?.words ?? [] })
    return row.values.count < columns.count
      ? holdsOnlyPieces(row, besides: used)
      : page.lines[row.line].words.allSatisfy {
        // A whole row that is named is one that the form does not have.
        row.values.contains($0) || used.contains($0)
      }
  }

  /// Whether a line holds nothing but values and pieces of labels.
  func holdsOnlyPieces(_ row: Row, besides used: Set<Int> = []) -> Bool {
    page.lines[row.line].words.allSatisfy {
      row.values.contains($0) || used.contains($0)
        || page.words[$0].range.count <= Self.longestPiece
    }
  }

  /// A longer word, in bytes, is no piece of a group's label beside the rows.
  static let longestPiece = 15

  // MARK: Joining

  private static let mostSplits = 2000

  /// By row: its cells, where there is one way to share the loose lines between the rows; nil for a row
  /// that none belongs to.
  ///
  /// - Parameter gaps: the loose lines before each row, and behind the last.
  private func onlySolution(
    _ rows: [Int], _ gaps: [[Int]], _ below: [Row], _ columns: Columns, in text: Span<UInt8>
  ) -> [[Int: [Int]]?]? {
    var solutions: [[[Int: [Int]]?]] = []
    var steps = 0
    func extend(_ chosen: [[Int: [Int]]?], above: ArraySlice<Int>) {
      steps += 1
      guard solutions.count < 2, steps < Self.mostSplits else { return }
      let k = chosen.count
      guard k < rows.count else {
        if above.isEmpty { solutions.append(chosen) }
        return
      }
      let gap = gaps[k + 1]
      for own in 0...gap.count {
        // Behind the last row no other one takes what is left.
        if k == rows.count - 1, own < gap.count { continue }
        let lines = Array(above) + [rows[k]] + gap[..<own]
        if lines.count == 1 {
          extend(chosen + [nil], above: gap[own...])
        } else if let cells = joined(lines, own: rows[k], below, columns, in: text) {
          extend(chosen + [cells], above: gap[own...])
        }
      }
    }
    extend([], above: gaps[0][...])
    return steps < Self.mostSplits && solutions.count == 1 ? solutions[0] : nil
  }

  /// The cells that some lines make together, where there is one way to do it.
  private func joined(
    _ lines: [Int], own: Int, _ below: [Row], _ columns: Columns, in text: Span<UInt8>
  ) -> [Int: [Int]]? {
    guard !columns.totals.isEmpty else { return nil }
    var found: [[Int: [Int]]] = []
    var steps = 0
    func extend(_ cells: [Int: [Int]], _ loose: Set<Int>, from k: Int) {
      steps += 1
      guard found.count < 2, steps < Self.mostSplits else { return }
      guard k < lines.count else {
        if addsUp(cells, loose, columns, in: text) { found.append(cells) }
        return
      }
      let row = below[lines[k]]
      for places in mayStand(row, columns) {
        var cells = cells
        for (word, column) in zip(row.values, places) { cells[column, default: []].append(word) }
        extend(cells, lines[k] == own ? loose : loose.union(places), from: k + 1)
      }
    }
    extend([:], [], from: 0)
    return steps < Self.mostSplits && found.count == 1 ? found[0] : nil
  }

  /// The columns that a line's values may stand in: what a converter prints in one line may be moved against
  /// another by more than columns are apart.
  private func mayStand(_ row: Row, _ columns: Columns) -> [[Int]] {
    if let places = places(of: row, columns, orHeader: true) { return [places] }
    guard let extents = columns.extents[page.lines[row.line].page] else { return [] }
    var found: [[Int]] = [[]]
    for word in row.values.map({ page.words[$0] }) {
      found = found.flatMap { places in
        extents.indices.filter { column in
          column > places.last ?? -1 && extents[column].lowerBound - 2 < word.end
            && word.start < extents[column].upperBound + 2
        }.map { places + [$0] }
      }
    }
    return found
  }

  /// Whether numbers put together look like numbers too wide for their cells, and the totals come out.
  private func addsUp(
    _ cells: [Int: [Int]], _ loose: Set<Int>, _ columns: Columns, in text: Span<UInt8>
  ) -> Bool {
    var values: [Int: Int64] = [:]
    for (column, words) in cells {
      if loose.contains(column) {
        let width = page.words[words[0]].end - page.words[words[0]].start
        guard width >= 2, width + 1 >= columns.widths[column] else { return false }
      }
      var bytes: [UInt8] = []
      for word in words { for i in page.words[word].range { bytes.append(text[i]) } }
      let cell = readCell(0..<bytes.count, in: bytes.span, figure: .count)
      guard cell.state == .number else { return false }
      values[column] = cell.value.scaled
    }
    for (total, parts) in columns.totals {
      let sum = parts.reduce(Int64(0)) { $0 &+ (values[$1] ?? 0) }
      if values[total] ?? 0 != sum { return false }
    }
    return true
  }

  // MARK: Writing

  /// The cells of a row beside which digits stand.
  func cells(
    of row: Row, _ wrapped: Wrapped, _ columns: Columns
  ) -> [RewrittenText.Cell] {
    let line = page.lines[row.line].range
    switch wrapped {
    case .joined(let cells):
      var end = line.lowerBound
      return (0..<columns.count).map { column in
        guard let words = cells[column], let first = words.first else {
          return .init(blankAt: end)
        }
        var cell = RewrittenText.Cell(words.map { page.words[$0].range })
        if words.count > 1 {
          cell.glued = GluedText(printed: page.words[first].range, doubt: .none)
        }
        end = cell.end
        return cell
      }
    case .torn:
      let first = row.values.first.map { page.words[$0].range } ?? line
      let last = row.values.last.map { page.words[$0].range } ?? line
      var cell = RewrittenText.Cell(first)
      cell.glued = GluedText(printed: first.lowerBound..<last.upperBound, doubt: .torn)
      return Array(repeating: cell, count: columns.count)
    }
  }
}
