import AuditModel

/// The columns above the lines of values.
extension PageTable {
  /// The headers in the order of the print, each with the rows below it.
  func headers(in text: Span<UInt8>) -> [Header] {
    var headers: [Header] = []
    var lastLine = -1
    for row in rows.indices {
      let region = lastLine + 1..<max(lastLine + 1, firstLine(of: row))
      lastLine = max(rows[row].line, rows[row].label?.lastLine ?? 0)
      let others = others(in: region, text)
      // Above a block without rows stand columns of its own.
      let start = others.lazy.filter(isBlock).map { $0.lastLine + 1 }.max() ?? region.lowerBound
      let head = start..<max(start, region.upperBound)
      let found = head.isEmpty ? [] : columns(in: head, text)
      let columns = isByOrder ? cover(found) ?? [] : disjoint(found)
      if columns.isEmpty, !headers.isEmpty {
        headers[headers.count - 1].rows = headers[headers.count - 1].rows.lowerBound..<row + 1
      } else {
        let sorted = columns.sorted {
          isByOrder ? $0.words[0] < $1.words[0] : middle($0) < middle($1)
        }
        headers.append(
          Header(others: others, columns: sorted, rows: row..<row + 1, lines: head))
      }
    }
    return headers
  }

  private func firstLine(of row: Int) -> Int {
    min(rows[row].line, rows[row].label?.firstLine ?? Int.max)
  }

  private func columns(in region: Range<Int>, _ text: Span<UInt8>) -> [PageLabels.Match] {
    // Above the columns lines of wide labels may be moved against each other. Where the same words stand
    // above several columns, they must not be taken for each other's.
    labels.matches(
      startingIn: region, within: region, reach: forms.isPrintedAcross[table] ? 8 : 24,
      isWanted: { $0.kind == .column }, in: text
    ).filter { itemNumber(page.words[$0.words[0]].range, in: text) == nil }
  }

  /// Captions, and of a table printed across the rows.
  private func others(in region: Range<Int>, _ text: Span<UInt8>) -> [PageLabels.Match] {
    guard !region.isEmpty else { return [] }
    let isAcross = forms.isPrintedAcross[table]
    return disjoint(
      labels.matches(
        startingIn: region, within: region,
        isWanted: {
          $0.kind == .caption || $0.kind == .block
            || isAcross && ($0.kind == .row || $0.kind == .group)
        }, in: text)
    ).sorted { ($0.firstLine, middle($0)) < ($1.firstLine, middle($1)) }
  }

  /// Of its first line: the others may be moved.
  private func middle(_ match: PageLabels.Match) -> Int {
    let words = match.words.filter { page.words[$0].line == match.firstLine }
    return words.reduce(0) { $0 + page.words[$1].middle } / max(1, words.count)
  }

  /// Labels that share no word; the longest first, of those the official ones before what is known to be printed in
  /// their place (two labels may have exchanged their ends), and then the ones whose words stand best in line.
  private func disjoint(_ matches: [PageLabels.Match]) -> [PageLabels.Match] {
    var kept: [PageLabels.Match] = []
    var used: Set<Int> = []
    func rank(_ match: PageLabels.Match) -> (Int, Int, Int) {
      (match.length, isOfficial(match) ? 1 : 0, -match.skew)
    }
    for match in matches.sorted(by: { rank($0) > rank($1) })
    where used.isDisjoint(with: match.words) {
      kept.append(match)
      used.formUnion(match.words)
    }
    return kept
  }

  private func isOfficial(_ match: PageLabels.Match) -> Bool {
    forms.meanings(of: match.key, in: table).contains { $0.weight == .none }
  }

  /// How many columns stand above some rows, and whether their labels were all found; nil where that cannot
  /// be told. Labels that do not stand above their columns are put together from their pieces.
  func columnCount(
    _ header: inout Header, _ below: [Row], in text: Span<UInt8>
  ) -> (count: Int, isWhole: Bool)? {
    let told = columnCount(header, below)
    let isTold = told?.isWhole ?? false
    // Where words are torn, labels seem to stand above others' columns. A table printed across has but one line
    // of values: its totals are asked too.
    guard !isTold || header.columns.contains(where: { $0.firstLine < $0.lastLine }),
      !forms.isPrintedAcross[table], let columns = tornColumns(header, below, in: text)
    else { return told }
    if isTold, columns.map({ column(of: $0) }) == header.columns.map({ column(of: $0) }) {
      return told
    }
    header.columns = columns
    header.isTorn = true
    return (columns.count, isWhole: true)
  }

  /// As above, where labels stand above their columns; nil where labels stand over each other.
  ///
  /// Where only some are found, in the order in which the form has them, and full rows have as many values
  /// as the form has columns, they are the form's.
  private func columnCount(_ header: Header, _ below: [Row]) -> (count: Int, isWhole: Bool)? {
    guard overlap(header.columns) == 0 else { return nil }
    let editions = forms.catalog.editions.indices
    // On another page the columns may have moved: there only the form's own order is to be believed.
    if Set(header.columns.map { page.lines[$0.firstLine].page }).count > 1,
      !editions.contains(where: { isOrdered(header, edition: $0) })
    {
      return nil
    }
    if editions.contains(where: { isWhole(header, below, edition: $0) }) {
      return (header.columns.count, true)
    }
    guard !forms.hasBlocks[table], !forms.isPrintedAcross[table] else { return nil }
    let values = below.map(\.values.count).max() ?? 0
    if standsOverValues(header, below, count: values) { return (values, true) }
    let isLikeForm = editions.contains { edition in
      let all = forms.catalog.declared[edition][table].columns.count
      return values == all && places(of: header, edition: edition).count * 2 >= all
        && isOrdered(header, edition: edition)
    }
    return isLikeForm ? (values, false) : nil
  }

  /// The places of a header's columns among those of an edition.
  private func places(of header: Header, edition: Int) -> [Int] {
    let order = forms.catalog.declared[edition][table].columns
    return header.columns.compactMap { column(of: $0) }.compactMap { order.firstIndex(of: $0) }
  }

  /// Whether the columns stand in the order in which the form has them.
  private func isOrdered(_ header: Header, edition: Int) -> Bool {
    let places = places(of: header, edition: edition)
    return places == places.sorted()
  }

  /// Whether each value of the full rows stands below a label of its own: of the form's columns one may be
  /// missing, label and all.
  private func standsOverValues(_ header: Header, _ below: [Row], count: Int) -> Bool {
    let full = below.filter { $0.values.count == count }
    guard count > 2, header.columns.count == count, full.count * 2 > below.count else {
      return false
    }
    let labels = header.columns.map(extent)
    func distance(_ label: Int, _ value: PageWords.Word) -> Int {
      min(
        abs(labels[label].start - value.start), abs(labels[label].end - value.end),
        abs(labels[label].middle - value.middle) / 2)
    }
    return full.allSatisfy { row in
      row.values.enumerated().allSatisfy { k, word in
        let own = distance(k, page.words[word])
        return [k - 1, k + 1].allSatisfy {
          !labels.indices.contains($0) || own * 2 < distance($0, page.words[word])
        }
      }
    }
  }

  /// The catalog number of the column that a label names.
  func column(of label: PageLabels.Match) -> Int? {
    forms.number(of: .column, labelled: label.key, in: table)
  }

  /// Whether below each row of a table printed across its columns stand in the same order: words of labels that were
  /// taken for each other's would put them out of it.
  private func isRepeated(_ header: Header, edition: Int) -> Bool {
    let count = forms.catalog.declared[edition][table].columns.count
    let found = header.columns.map { column(of: $0) }
    return found.indices.dropFirst(count).allSatisfy { found[$0] == found[$0 - count] }
  }

  /// Whether every column stands above the rows that an edition has for one of them.
  func isWhole(_ header: Header, _ below: [Row], edition: Int) -> Bool {
    if forms.isPrintedAcross[table] {
      return header.columns.count == forms.cellsAcross[table]
        && isRepeated(header, edition: edition)
    }
    var printed: UInt64 = 0
    for label in header.columns {
      if let column = column(of: label) { printed |= 1 << UInt64(column) }
    }
    return below.contains { row in
      guard let key = row.label?.key else { return false }
      return forms.columns(ofRowLabelled: key, in: table).contains {
        $0.edition == edition && $0.columns != 0 && $0.columns & ~printed == 0
      }
    }
  }
}
