import AuditModel

/// Headers whose labels do not stand above their columns.
extension PageTable {
  /// The columns of a header as the pieces of their labels alone tell; nil where they do not, or are not as many as
  /// the values of the fullest row.
  func tornColumns(_ header: Header, _ below: [Row], in text: Span<UInt8>) -> [PageLabels.Match]? {
    guard !forms.hasBlocks[table], !header.lines.isEmpty else { return nil }
    let most = below.map(\.values.count).max() ?? 0
    var found: [PageLabels.Match]?
    for edition in forms.catalog.editions.indices {
      let declared = forms.catalog.declared[edition][table]
      let repeats = forms.isPrintedAcross[table] ? declared.rows.count : 1
      guard declared.columns.count * repeats == most else { continue }
      let columns = tornColumns(header, declared.columns, repeats, edition: edition, in: text)
        .flatMap { isBelievable($0, declared.columns, below, in: text) ? $0 : nil }
      // Editions with the same columns.
      if let found, let columns, found.map(\.words) != columns.map(\.words) { return nil }
      found = found ?? columns
    }
    return found
  }

  /// Whether labels put together stand in the form's order; or in another one, but for totals, in which these come
  /// out. A converter moves pieces about, and one order that they fit may be a wrong one.
  private func isBelievable(
    _ labels: [PageLabels.Match], _ form: [Int], _ below: [Row], in text: Span<UInt8>
  ) -> Bool {
    if forms.isPrintedAcross[table] { return true }
    let order = labels.compactMap { column(of: $0) }
    func parts(_ order: [Int]) -> [Int] { order.filter { !forms.isDerived($0, of: table) } }
    return order == form || parts(order) == parts(form) && comesOut(order, below, in: text)
  }

  private func tornColumns(
    _ header: Header, _ columns: [Int], _ repeats: Int, edition: Int, in text: Span<UInt8>
  ) -> [PageLabels.Match]? {
    let labels = columns.map {
      forms.spelling(of: .column, $0, in: table, edition: edition) ?? []
    }
    let lines = header.lines.map { line in
      page.lines[line].words.flatMap { pieces(of: $0, labels, columns, edition: edition, in: text) }
    }
    let torn = TornHeader(labels: labels, repeats: repeats, lines: lines)
    guard let found = torn.columns() else { return nil }
    // Below several rows' labels the order of those would have to be read too.
    if repeats > 1, found.prefix(columns.count).map(\.label) != Array(columns.indices) {
      return nil
    }
    return found.map { column in
      let lines = column.words.map { page.words[$0].line }
      return PageLabels.Match(
        words: column.words, key: LabelPrefixes.RunningKey(labels[column.label]).value,
        firstLine: lines.min() ?? 0,
        lastLine: lines.max() ?? 0, length: labels[column.label].count, skew: 0)
    }
  }

  /// What a word of the header is of the columns' labels: nothing, a piece, two pieces run together, a piece run
  /// together with another label; or the label of a group around them.
  private func pieces(
    of word: Int, _ labels: [[UInt32]], _ columns: [Int], edition: Int, in text: Span<UInt8>
  ) -> [TornHeader.Piece] {
    let scalars = foldedScalars(page.words[word].range, in: text)
    let others = otherLabels(edition: edition)
    if let group = columnGroup(scalars, edition: edition) {
      return [.init(word: word, scalars: scalars, group: group.compactMap(columns.firstIndex))]
    }
    let parts = parts(of: scalars, labels, others).filter { isPiece($0, ofOne: labels) }
    guard parts == [scalars] else { return parts.map { .init(word: word, scalars: $0) } }
    let mayBeOther = isPiece(scalars, ofOne: others)
    return [.init(word: word, scalars: scalars, mayBeOther: mayBeOther)]
  }

  /// A word of a header, as what it is of the columns' labels or of others: itself, or two that ran together; none
  /// where it is nothing of them, or in more than one way.
  func parts(of word: [UInt32], _ labels: [[UInt32]], _ others: [[UInt32]]) -> [[UInt32]] {
    if isPiece(word, ofOne: labels) || isPiece(word, ofOne: others) { return [word] }
    let cuts = word.indices.dropFirst().map { [Array(word[..<$0]), Array(word[$0...])] }.filter {
      $0.allSatisfy { isPiece($0, ofOne: labels) || others.contains($0) }
    }
    return cuts.count == 1 ? cuts[0] : []
  }

  /// The columns below the group that a folded label names.
  private func columnGroup(_ scalars: [UInt32], edition: Int) -> [Int]? {
    let group = forms.labels.spellings.first {
      $0.table == table && $0.kind == .group && $0.scalars == scalars
        && forms.isColumnGroup[table][$0.index]
    }
    guard let group else { return nil }
    return forms.catalog.declared[edition][table].columns.filter {
      forms.headers[table].groupsOfColumn[$0].contains(group.index)
    }
  }

  /// The folded labels around the columns: captions, and those of groups and rows.
  func otherLabels(edition: Int) -> [[UInt32]] {
    let captions = forms.catalog.editions[edition].tables.first { $0.index == table }?.captions
    return forms.foldedLabels(of: table) { $0 != .column }
      + (captions ?? []).map { foldedScalars(of: $0.label) }
  }
}
