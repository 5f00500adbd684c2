import AuditModel

/// Lines of a table whose cells are no figures, for the most part or in some places: 零, 12（7）, 81〔1〕, 89.
///
/// Where the values of a row stand it has its cells, whatever is printed in them: else its label would be taken for that of
/// a row in which nothing stands, or for that of the line below.
extension PageTable {
  /// The words behind the label of a row that begins on a line, where some of them are no figures; nil where there are
  /// none, or they may be anything else.
  func unreadCells(
    of line: Int, besides labels: [[UInt32]], in text: Span<UInt8>
  ) -> [Int]? {
    let words = page.lines[line].words
    guard !forms.isPrintedAcross[table], !words.allSatisfy({ page.words[$0].isValue }) else {
      return nil
    }
    let cells = Array(
      words.suffix(words.reversed().prefix { isCell($0, besides: labels, in: text) }.count))
    guard let first = cells.first else { return nil }
    let isWhole = forms.declaredColumns.contains {
      $0[table].contains { $0.nonzeroBitCount == cells.count }
    }
    guard first > words.lowerBound else {
      // The words of the label stand above and below.
      return isWhole && cells.count >= Self.fewestOfRow ? cells : nil
    }
    guard isPieceOfRow(first - 1, in: text) else { return nil }
    guard let figure = cells.firstIndex(where: { beginsFigure($0, in: text) }) else {
      return isWhole && cells.count >= Self.fewestOfRow ? cells : nil
    }
    // Words before all values are the name of a row below the label's.
    let isNamed = figure > 0 && (forms.hasBlocks[table] || !isWhole)
    let own = isNamed ? Array(cells[figure...]) : cells
    guard own.contains(where: { !isFigure($0, in: text) }) else { return nil }
    return isWhole || own.count > 1 ? own : nil
  }

  /// Whether a word may be what a cell prints: a figure, whatever stands beside it, or a short word of no label.
  private func isCell(
    _ word: Int, besides labels: [[UInt32]], in text: Span<UInt8>
  ) -> Bool {
    let range = page.words[word].range
    if isFigure(word, in: text) { return true }
    guard range.count <= Self.longestCell else { return false }
    let letters = foldedScalars(range, in: text)
    if hasDigit(range, in: text) {
      // What an item number stands before is a label.
      return letters.isEmpty || itemNumber(range, in: text) == nil
    }
    guard !letters.isEmpty else { return !isMarkOfLabel(range, in: text) }
    return range.count <= Self.longestWord && !isPiece(letters, ofOne: labels)
  }

  /// A figure with what is said of it, in bytes; a word in its place.
  private static let longestCell = 45
  private static let longestWord = 12

  /// Whether a word is nothing but the mark that opens, closes or parts the words of a label.
  private func isMarkOfLabel(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let mark = scalar(at: word.lowerBound, in: text).value
    return isClosingMark(mark) || isOpeningMark(mark) || isItemMark(mark)
      || mark == 0xFF0C || mark == 0xFF1A || mark == 0x3002  // ，：。
  }

  private func isFigure(_ word: Int, in text: Span<UInt8>) -> Bool {
    page.words[word].isValue || isPieceOfNumber(page.words[word].range, in: text)
  }

  /// Whether a word is a figure, or begins like one.
  private func beginsFigure(_ word: Int, in text: Span<UInt8>) -> Bool {
    page.words[word].isValue
      || digit(scalar(at: page.words[word].range.lowerBound, in: text).value) != nil
  }

  /// Whether a word is a piece of the label of a row.
  private func isPieceOfRow(_ word: Int, in text: Span<UInt8>) -> Bool {
    let letters = foldedScalars(page.words[word].range, in: text)
    return forms.labels.spellings.contains {
      $0.table == table && $0.kind == .row && isPiece(letters, of: $0.scalars)
    }
  }

  // MARK: Writing

  /// The cells of a row that is no row of figures: as they are printed, where there is one for each column; else all that is
  /// printed stands for each of them.
  func unreadCells(of row: Row, count: Int, in text: Span<UInt8>) -> [RewrittenText.Cell] {
    let words = row.values.map { page.words[$0].range }
    guard words.count != count || words.contains(where: { mayBeRemark($0, in: text) }),
      let first = words.first, let last = words.last
    else { return words.map { .init($0) } }
    return GluedText.cells(
      [], of: count, whole: first.lowerBound..<last.upperBound, alone: words, in: text)
  }

  /// Whether a word may belong to the figure before it: （7）, ※, ①.
  private func mayBeRemark(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let first = scalar(at: word.lowerBound, in: text).value
    return digit(first) == nil && countedScalar(first) == nil && !isValue(word, in: text)
      || isOpeningBracket(first)
  }

  // MARK: Labels that seem to stand alone

  /// The words behind a label on its lines that are nobody's label: what is printed there is no blank.
  func wordsBehind(
    _ label: PageLabels.Match, besides labels: [[UInt32]], in text: Span<UInt8>
  ) -> [Int] {
    Dictionary(grouping: label.words) { page.words[$0].line }.values.flatMap { words -> [Int] in
      guard let last = words.max() else { return [] }
      return (last + 1..<page.lines[page.words[last].line].words.upperBound).filter { word in
        let range = page.words[word].range
        let letters = foldedScalars(range, in: text)
        if hasDigit(range, in: text) {
          return letters.isEmpty || itemNumber(range, in: text) == nil
        }
        return letters.isEmpty ? !isMarkOfLabel(range, in: text) : !isPiece(letters, ofOne: labels)
      }
    }.sorted()
  }
}
