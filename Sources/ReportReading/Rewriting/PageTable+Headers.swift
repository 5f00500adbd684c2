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
      let columns = region.isEmpty ? [] : disjoint(columns(in: region, text))
      if columns.isEmpty, !headers.isEmpty {
        headers[headers.count - 1].rows = headers[headers.count - 1].rows.lowerBound..<row + 1
      } else {
        let sorted = columns.sorted { middle($0) < middle($1) }
        headers.append(
          Header(others: others(in: region, text), columns: sorted, rows: row..<row + 1))
      }
    }
    return headers
  }

  private func firstLine(of row: Int) -> Int {
    min(rows[row].line, rows[row].label?.firstLine ?? Int.max)
  }

  private func columns(in region: Range<Int>, _ text: Span<UInt8>) -> [PageLabels.Match] {
    labels.matches(
      startingIn: region, within: region, isWanted: { $0.kind == .column }, in: text
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

  private func middle(_ match: PageLabels.Match) -> Int {
    match.words.reduce(0) { $0 + page.words[$1].middle } / max(1, match.words.count)
  }

  /// Labels that share no word; the longest first, and of those the ones whose words stand best in line.
  private func disjoint(_ matches: [PageLabels.Match]) -> [PageLabels.Match] {
    var kept: [PageLabels.Match] = []
    var used: Set<Int> = []
    for match in matches.sorted(by: { ($0.length, -$0.skew) > ($1.length, -$1.skew) })
    where used.isDisjoint(with: match.words) {
      kept.append(match)
      used.formUnion(match.words)
    }
    return kept
  }

  /// How many columns stand above some rows; nil where some of their labels are missing, or where two of
  /// them stand over each other.
  func columnCount(_ header: Header, _ below: [Row]) -> Int? {
    let isKnown = forms.catalog.editions.indices.contains {
      isWhole(header, below, edition: $0)
    }
    return isKnown && overlap(header.columns) <= 1 ? header.columns.count : nil
  }

  /// Whether every column stands above the rows that an edition has for one of them.
  private func isWhole(_ header: Header, _ below: [Row], edition: Int) -> Bool {
    if forms.isPrintedAcross[table] { return header.columns.count == forms.cellsAcross[table] }
    var printed: UInt64 = 0
    for column in header.columns {
      for i in forms.labels.lookUp(column.key)
      where forms.labels[i].table == table && forms.labels[i].kind == .column {
        printed |= 1 << UInt64(forms.labels[i].index)
      }
    }
    return below.contains { row in
      guard let key = row.label?.key else { return false }
      return forms.labels.lookUp(key).contains {
        let meaning = forms.labels[$0]
        guard meaning.table == table, meaning.kind == .row, meaning.edition == edition else {
          return false
        }
        let declared = forms.declaredColumns[edition][table][meaning.index]
        return declared != 0 && declared & ~printed == 0
      }
    }
  }
}
