import AuditModel

/// Finds labels among words of a page, where a label's words may go on below.
struct PageLabels {
  let forms: FormLookup
  let prefixes: LabelPrefixes
  let table: Int
  let page: PageWords
  /// As in `PageTable`.
  let isByOrder: Bool

  struct Match {
    /// Indices of its words, in the order of the print.
    var words: [Int]
    var key: UInt64
    var firstLine: Int
    var lastLine: Int
    /// How many scalars of it count.
    var length: Int
    /// How far its words stand out of line, in columns.
    var skew: Int
  }

  /// Deeper than any label is broken.
  private static let mostPieces = 16
  /// Words that may go on in too many ways are those of no table.
  private static let mostSteps = 20_000
  /// Of words that are asked whether they stand below, far more.
  private static let mostLooks = 200_000

  /// All labels of the wanted kinds that begin with one of `starts` and stand within `lines`. Of those with
  /// the same first word, every complete one.
  ///
  /// - Parameter reach: how many columns the words of a label may stand apart from line to line.
  func matches(
    startingIn starts: Range<Int>, within lines: Range<Int>, reach: Int = 2,
    isWanted: (LabelIndex.Meaning) -> Bool, in text: Span<UInt8>
  ) -> [Match] {
    var search = Search(labels: self, lines: lines, reach: reach)
    for line in starts {
      for word in page.lines[line].words where !page.words[word].isValue {
        search.extend(with: word, in: text)
        if search.isExhausted { return [] }
      }
    }
    return search.found.filter { match in
      forms.meanings(of: match.key, in: table).contains(where: isWanted)
    }
  }

  private struct Search {
    let labels: PageLabels
    let lines: Range<Int>
    let reach: Int
    var found: [Match] = []
    /// Words tried so far.
    private var steps = 0
    private var looks = 0
    private var words: [Int] = []
    private var key = LabelPrefixes.RunningKey()
    private var length = 0

    init(labels: PageLabels, lines: Range<Int>, reach: Int) {
      self.labels = labels
      self.lines = lines
      self.reach = reach
    }

    var isExhausted: Bool {
      steps >= PageLabels.mostSteps || looks >= PageLabels.mostLooks
    }

    mutating func extend(with word: Int, in text: Span<UInt8>) {
      steps += 1
      guard !isExhausted else { return }
      let saved = (key, length)
      defer { (key, length) = saved }
      let range = labels.page.words[word].range
      var position = words.isEmpty ? startBehindNumber(range, in: text) : range.lowerBound
      while position < range.upperBound {
        let (value, size) = scalar(at: position, in: text)
        position += size
        guard let counted = countedScalar(value) else { continue }
        key.add(counted)
        length += 1
        guard labels.prefixes.contains(key.value, table: labels.table) else { return }
      }
      guard length > saved.1 else { return }
      words.append(word)
      defer { words.removeLast() }
      let line = labels.page.words[word].line
      if labels.forms.isLabel(key.value, in: labels.table) {
        found.append(
          Match(
            words: words, key: key.value, firstLine: labels.page.words[words[0]].line,
            lastLine: line, length: length, skew: labels.skew(words)))
      }
      guard words.count < PageLabels.mostPieces else { return }
      // The next word of the line, or one that stands below.
      let next = word + 1
      if next < labels.page.lines[line].words.upperBound, !labels.page.words[next].isValue {
        extend(with: next, in: text)
      }
      var below = line + 1
      while below < lines.upperBound, !isExhausted,
        below <= line + PageLabels.mostLinesBelow || labels.goesOnBehindHeader(line, at: below)
      {
        looks += labels.page.lines[below].words.count
        for other in labels.page.lines[below].words
        where !labels.page.words[other].isValue
          && (labels.isByOrder || labels.isBelow(other, words, reach: reach))
        {
          extend(with: other, in: text)
        }
        below += 1
      }
    }
  }

  /// A label hardly goes on further below.
  private static let mostLinesBelow = 4
  /// Of a header that is printed again, and the first words behind it.
  private static let mostLinesOfHeader = 12

  /// Whether a line is among the first of the next page, where the header stands again, and `line` is the last of its own.
  private func goesOnBehindHeader(_ line: Int, at below: Int) -> Bool {
    below <= line + Self.mostLinesOfHeader && line + 1 < page.lines.count
      && page.lines[line].page != page.lines[line + 1].page
      && page.lines[line + 1].page == page.lines[below].page
  }

  /// Words one below the other begin, end or have their middle in one column.
  private func skew(_ label: [Int]) -> Int {
    var skew = 0
    for (a, b) in zip(label, label.dropFirst()) {
      let (upper, lower) = (page.words[a], page.words[b])
      guard upper.line != lower.line else { continue }
      skew += min(
        abs(upper.start - lower.start), abs(upper.end - lower.end),
        abs(upper.middle - lower.middle) / 2)
    }
    return skew
  }

  /// Whether a word stands below the words of a label.
  private func isBelow(_ word: Int, _ label: [Int], reach: Int) -> Bool {
    let other = page.words[word]
    return label.contains { i in
      let piece = page.words[i]
      // On another page the columns may have moved.
      if page.lines[piece.line].page != page.lines[other.line].page { return true }
      return other.start < piece.end + reach && piece.start < other.end + reach
    }
  }
}
