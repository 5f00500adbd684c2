import AuditModel

/// Which label belongs to which line of values.
extension PageTable {
  /// Gives every line of values the label whose words stand on it or around it. No word serves two rows,
  /// and as many words as can be are used: of （二）部分公开（区分 … 情形） no part is taken for the whole.
  mutating func nameRows(in text: Span<UInt8>) {
    giveLabels(in: text)
    // Digits of numbers too wide for their cells stand amid the words of labels.
    let most = rows.map(\.values.count).max() ?? 0
    var loose = rows.filter {
      $0.label == nil && ($0.values.count < most || holdsOnlyPieces($0))
    }
    if !loose.isEmpty, loose.count < rows.count {
      relabel(without: loose, in: text)
      moveLabels(onto: &loose, in: text)
      // A whole row whose words are no other row's is one that the form does not know.
      let used = Set(rows.flatMap { $0.label?.words ?? [] })
      let unknown = loose.filter { row in
        row.values.count >= most
          && page.lines[row.line].words.contains { !row.values.contains($0) && !used.contains($0) }
      }
      if !unknown.isEmpty {
        loose.removeAll { row in unknown.contains { $0.line == row.line } }
        rows = (rows + unknown).sorted { $0.line < $1.line }
        relabel(without: [], in: text)
      }
    }
    // A line of values whose label was not found may belong to one of them.
    if rows.allSatisfy({ $0.label != nil }) { addBlankRows(besides: loose, in: text) }
    rows = (rows + loose).sorted { $0.line < $1.line }
  }

  private mutating func relabel(without loose: [Row], in text: Span<UInt8>) {
    let lines = Set(loose.map(\.line))
    rows.removeAll { lines.contains($0.line) }
    for i in rows.indices { rows[i].label = nil }
    giveLabels(in: text)
  }

  private mutating func giveLabels(in text: Span<UInt8>) {
    let candidates = rows.indices.map { labels(around: $0, in: text) }
    // By the last line used so far.
    var best: [Int: Labelling] = [-1: Labelling()]
    for row in rows.indices {
      var next: [Int: Labelling] = [:]
      func offer(_ line: Int, _ labelling: Labelling) {
        next[line] = next[line]?.better(labelling) ?? labelling
      }
      // In order: which of two that come to the same stands first must not change from run to run.
      for (line, labelling) in best.sorted(by: { $0.key < $1.key }) {
        offer(line, labelling.adding(.nothing, score: 0))
        for (i, label) in candidates[row].enumerated() where label.firstLine > line {
          let choice = Labelling.Choice.label(i, key: label.key)
          offer(label.lastLine, labelling.adding(choice, score: score(label, of: rows[row])))
        }
      }
      best = next
    }
    let all = best.sorted { $0.key < $1.key }.map(\.value)
    guard let first = all.first else { return }
    for (row, choice) in all.dropFirst().reduce(first, { $0.better($1) }).choices.enumerated() {
      if case .label(let i, _) = choice { rows[row].label = candidates[row][i] }
    }
  }

  /// Labels given to the first rows.
  private struct Labelling {
    enum Choice {
      case nothing
      /// Which of the candidates.
      case label(Int, key: UInt64)
      /// Two labellings that are as good as each other differ.
      case doubtful
    }

    var score = 0
    var choices: [Choice] = []

    func adding(_ choice: Choice, score more: Int) -> Labelling {
      Labelling(score: score + more, choices: choices + [choice])
    }

    /// The one with the higher score; of equal ones what both say.
    func better(_ other: Labelling) -> Labelling {
      guard score == other.score else { return score > other.score ? self : other }
      return Labelling(score: score, choices: zip(choices, other.choices).map(Self.common))
    }

    private static func common(_ a: Choice, _ b: Choice) -> Choice {
      switch (a, b) {
      case (.nothing, .nothing): a
      case (.label(_, let x), .label(_, let y)) where x == y: a
      default: .doubtful
      }
    }
  }

  private func score(_ label: PageLabels.Match, of row: Row) -> Int {
    // In order, words behind the values are rather those of the next row.
    let isNear =
      isByOrder
      ? label.lastLine <= row.line : label.firstLine <= row.line && row.line <= label.lastLine
    return label.length * 4 - min(2, label.skew) - (isNear ? 0 : 1)
  }

  /// Labels of rows on the lines between the values above and below.
  private func labels(around row: Int, in text: Span<UInt8>) -> [PageLabels.Match] {
    let line = rows[row].line
    let first = row > 0 ? rows[row - 1].line + 1 : 0
    let end = row + 1 < rows.count ? rows[row + 1].line : page.lines.count
    let values = page.words[rows[row].values[0]].start
    let isNumbered = page.lines[line].words.contains { i in
      let word = page.words[i]
      return word.start < values && itemNumber(word.range, in: text)?.end == word.range.upperBound
    }
    let item = page.lines[line].words.last { i in
      let word = page.words[i]
      return word.start < values && !word.isValue && beginsItem(word.range, in: text)
    }
    let found = labels.matches(
      startingIn: first..<end, within: first..<end, isWanted: { $0.kind == .row }, in: text
    ).filter { match in
      // A label without the numbered word beside the values is that of another row.
      if !isByOrder, let item, !match.words.contains(item), match.lastLine < line { return false }
      // What an item number stands before does not end above it.
      if isNumbered, match.lastLine < line { return false }
      // In order, a label begins before its values.
      if isByOrder, match.firstLine > line { return false }
      // A page may end between the words and the values.
      return (match.lastLine >= line - 1 || page.lines[match.lastLine].page < page.lines[line].page)
        && (match.firstLine <= line + 1
          || page.lines[match.firstLine].page > page.lines[line].page)
        && match.words.allSatisfy { page.words[$0].line != line || page.words[$0].start < values }
    }
    // A number beside the values begins their label, unless it is that of a group.
    let numbered = found.filter { $0.words.contains { page.words[$0].line == line } }
    if isByOrder, isNumbered, !numbered.isEmpty { return numbered }
    // Words above or below alone, only where none stand beside the values.
    let beside = found.filter { $0.firstLine <= line && line <= $0.lastLine }
    return beside.isEmpty || isByOrder ? found : beside
  }

  /// Whether a word is a number of rows (2.) and words behind it.
  private func beginsItem(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let end = itemNumber(word, in: text)?.end else { return false }
    return end < word.upperBound && digit(scalar(at: word.lowerBound, in: text).value) != nil
  }

  /// Rows of which nothing but the label is printed.
  private mutating func addBlankRows(besides loose: [Row], in text: Span<UInt8>) {
    for match in labelsAlone(besides: loose, in: text) where !isBeside(loose, match) {
      rows.append(Row(line: match.firstLine, values: [], label: match, isBlank: true))
    }
  }

  /// Labels of rows that no values were found for.
  func labelsAlone(besides loose: [Row], in text: Span<UInt8>) -> [PageLabels.Match] {
    let used = Set(rows.flatMap { $0.label?.words ?? [] })
    let values = Set((rows + loose).map(\.line))
    var found: [PageLabels.Match] = []
    let all = labels.matches(
      startingIn: page.lines.indices, within: page.lines.indices, isWanted: { $0.kind == .row },
      in: text)
    for match in all.sorted(by: { ($0.length, -$0.skew) > ($1.length, -$1.skew) })
    where match.words.allSatisfy({ !used.contains($0) && !values.contains(page.words[$0].line) })
      && !namesGroupOrColumn(match)
      && !found.contains(where: { !Set($0.words).isDisjoint(with: match.words) })
    {
      found.append(match)
    }
    guard let first = rows.first?.label?.firstLine ?? rows.first?.line else { return [] }
    return found.filter { label in
      (label.firstLine >= first || forms.hasBlocks[table])
        && !passedOver.contains { label.firstLine - 1 <= $0 && $0 <= label.lastLine + 1 }
    }
  }

  /// Whether a loose line stands between the rows above and below a label: its digits may be the label's. A row that does
  /// not stand beside its own label parts nothing: labels and values may have been moved against each other.
  private func isBeside(_ loose: [Row], _ label: PageLabels.Match) -> Bool {
    let lines = rows.filter { row in
      row.label.map { $0.firstLine <= row.line && row.line <= $0.lastLine } ?? true
    }.flatMap {
      [$0.line, $0.label?.firstLine ?? $0.line, $0.label?.lastLine ?? $0.line]
    }
    let above = lines.filter { $0 < label.firstLine }.max() ?? -1
    let below = lines.filter { $0 > label.lastLine }.min() ?? Int.max
    return loose.contains { above < $0.line && $0.line < below }
  }

  /// Whether a label may stand without values of its own.
  private func namesGroupOrColumn(_ match: PageLabels.Match) -> Bool {
    let roles = forms.roles(of: match.key, in: table)
    return roles.isAboveColumns || roles.isRowGroup
  }
}
