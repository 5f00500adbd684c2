import AuditModel

/// Tables whose words a converter wrote one behind the other: pdfplumber, `pdftotext -raw`. Labels of groups, broken over
/// lines, stand amid those of rows, and the labels of columns above each other.
extension PageTable {
  /// Writes the rows below a header whose labels were all found, where the totals come out in the order of the form.
  ///
  /// Labels that follow one another in that order, but for totals, are written above the values. Where their pieces
  /// only do not speak against it, the rows are left without, and read as lines whose columns are inferred.
  mutating func writeByOrder(_ header: Header, in text: Span<UInt8>) {
    let below = Array(rows[header.rows])
    if let cells = cellsInOrder(header, below, in: text) {
      addRow(cells, placed: cells.count)
      return
    }
    guard let order = formOrder(of: header, above: below), comesOut(order, below, in: text),
      let isPrinted = printsForm(order, header)
    else {
      for row in below { addLine(row.line) }
      return
    }
    let labels = order.compactMap { number in header.columns.first { column(of: $0) == number } }
    let head = header.others + (isPrinted ? labels : [])
    if !head.isEmpty { addRow(head.map { cell($0.words) }) }
    for row in below {
      guard let label = row.label.map({ cell($0.words) }) else {
        addLine(row.line)
        continue
      }
      if row.isBlank {
        addRow([label] + order.map { _ in .init(blankAt: label.end) })
      } else {
        let isFull = row.values.count == order.count
        addRow(
          [label] + row.values.map { .init(page.words[$0].range) },
          placed: isFull ? order.count : 0)
      }
    }
  }

  /// Whether every full line of values has a label of its own, and they are half of the rows of an edition at the least.
  var isNamedByOrder: Bool {
    let most = rows.map(\.values.count).max() ?? 0
    let full = rows.filter { $0.values.count == most }
    let all = forms.catalog.declared.map { $0[table].rows.count }.min() ?? 0
    return full.allSatisfy { $0.label != nil } && full.count * 2 >= all
  }

  /// The columns of an edition, in its order, where just these stand in the header.
  private func formOrder(of header: Header, above below: [Row]) -> [Int]? {
    guard !forms.isPrintedAcross[table], !forms.hasBlocks[table] else { return nil }
    let edition = forms.catalog.editions.indices.first { isWhole(header, below, edition: $0) }
    guard let edition else { return nil }
    let order = forms.catalog.declared[edition][table].columns
    return order.count == header.columns.count ? order : nil
  }

  /// One label for every column of an edition, no word of which is another's: the ends of 科研机构 and 法律服务机构 are
  /// the same.
  func cover(_ matches: [PageLabels.Match]) -> [PageLabels.Match]? {
    var steps = 0
    for edition in forms.catalog.editions.indices {
      let choices = forms.catalog.declared[edition][table].columns.map { number in
        matches.filter { column(of: $0) == number }
      }
      guard choices.allSatisfy({ !$0.isEmpty }) else { continue }
      if let chosen = cover(choices[...], besides: [], &steps) { return chosen }
    }
    return nil
  }

  /// A header has a label for each column, or a few more.
  private static let mostSteps = 500

  private func cover(
    _ choices: ArraySlice<[PageLabels.Match]>, besides used: Set<Int>, _ steps: inout Int
  ) -> [PageLabels.Match]? {
    guard let first = choices.first else { return [] }
    for match in first where used.isDisjoint(with: match.words) {
      steps += 1
      guard steps <= Self.mostSteps else { return nil }
      if let rest = cover(choices.dropFirst(), besides: used.union(match.words), &steps) {
        return [match] + rest
      }
    }
    return nil
  }

  /// Whether the totals of full rows come out, but for those of a few that may be wrong; where every one of them has the
  /// same in all its columns, their order makes no difference.
  func comesOut(_ order: [Int], _ below: [Row], in text: Span<UInt8>) -> Bool {
    let rows = below.map { $0.values.map { page.words[$0] } }.filter { $0.count == order.count }
    if rows.allSatisfy({ row in row.allSatisfy { areSame($0.range, row[0].range, in: text) } }) {
      return !rows.isEmpty
    }
    let totals = forms.totals(of: order.map { (0, $0) }, in: table)
    let full = rows.filter { words in
      words.contains { readCell($0.range, in: text, figure: .count).value != .zero }
    }
    let right = full.count { agrees($0, Array(order.indices), totals: totals, in: text) }
    return right > 0 && !totals.isEmpty && mostComeOut(right, of: full.count)
  }

  /// Whether labels are printed in the order of the form, but for totals; nil where a line of them speaks against it.
  private func printsForm(_ order: [Int], _ header: Header) -> Bool? {
    let parts = order.filter { !forms.isDerived($0, of: table) }
    let printed = header.columns.compactMap { column(of: $0) }.filter(parts.contains)
    if printed == parts { return true }
    var places: [Int: [(word: Int, place: Int)]] = [:]
    for label in header.columns {
      guard let place = column(of: label).flatMap(order.firstIndex) else { return nil }
      for word in label.words { places[page.words[word].line, default: []].append((word, place)) }
    }
    let isInOrder = places.values.allSatisfy { line in
      let line = line.sorted { $0.word < $1.word }.map(\.place)
      return line == line.sorted()
    }
    return isInOrder ? false : nil
  }
}
