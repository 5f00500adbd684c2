import AuditModel

/// Atoms in which more than one piece of a table stands, one blank apart.
extension TableTokens {
  /// Parts the atoms where sentences end and rows begin.
  mutating func partAtoms(in text: Span<UInt8>) {
    atoms = atoms.flatMap { partingSentences($0, in: text) }
    blankParts = atoms.contains { partsByBlanks($0.range, in: text) }
    let counts = countsOfCells
    atoms = atoms.flatMap { atom in
      partingCells(atom, counts, in: text) ?? partingRows(atom, in: text)
    }
    joinMarks(in: text)
  }

  /// Puts the mark of a footnote back to the figure with which it stands between two pipes: the mark is no cell.
  private mutating func joinMarks(in text: Span<UInt8>) {
    var joined: [Atom] = []
    for (i, atom) in atoms.enumerated() {
      let behind = i + 1 < atoms.count ? atoms[i + 1].gap : end
      if let figure = joined.last, figure.gap.pipes > 0, atom.gap == Gap(blanks: atom.gap.blanks),
        behind.pipes > 0, isValue(figure.range, in: text), isMark(atom.range, in: text)
      {
        joined[joined.count - 1].range = figure.range.lowerBound..<atom.range.upperBound
      } else {
        joined.append(atom)
      }
    }
    atoms = joined
  }

  /// Whether a text is neither a figure nor words: `[1]`, `*`, `①`.
  private func isMark(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    !isValue(range, in: text) && !range.contains { beginsHan(text[$0]) }
  }

  /// The atom in two where a label, or what goes on with it, stands one blank behind the end of a sentence.
  private func partingSentences(_ atom: Atom, in text: Span<UInt8>) -> [Atom] {
    let parts = runs(of: atom.range, in: text)
    let behind = parts.indices.dropFirst().first { i in
      (ends(parts[i - 1], with: "。", in: text) || ends(parts[i - 1], with: "：", in: text))
        && beginsLabel(parts[i...], in: text)
    }
    guard let behind, !beginsLabel(parts[...], in: text) else { return [atom] }
    return [
      Atom(
        range: atom.range.lowerBound..<parts[behind - 1].upperBound, gap: atom.gap,
        isSentence: ends(parts[behind - 1], with: "。", in: text)),
      Atom(range: parts[behind].lowerBound..<atom.range.upperBound, gap: Gap(blanks: 1)),
    ]
  }

  /// How many cells the rows of the table have, in any edition; the most first.
  private var countsOfCells: [Int] {
    Set(forms.declaredColumns.flatMap { $0[table].map(\.nonzeroBitCount) }).filter { $0 > 1 }
      .sorted(by: >)
  }

  /// The label of a row and its cells, one blank apart, where there is one for each column and some are no values: 12 零
  /// 零 12. nil where the atom is nothing of the kind.
  private func partingCells(
    _ atom: Atom, _ counts: [Int], in text: Span<UInt8>
  ) -> [Atom]? {
    guard let fewest = counts.last, !forms.isPrintedAcross[table] else { return nil }
    let parts = runs(of: atom.range, in: text)
    guard parts.count > fewest, !parts.suffix(fewest).allSatisfy({ isValue($0, in: text) }) else {
      return nil
    }
    for count in counts where parts.count > count {
      let first = parts.count - count
      let cells = parts[first...]
      guard endsWithRow(parts[..<first], ofColumns: count, in: text),
        // Words before all values are the name of a row below the label's.
        !forms.hasBlocks[table]
          || digit(scalar(at: cells[first].lowerBound, in: text).value) != nil,
        cells.allSatisfy({ isCell($0, in: text) })
      else { continue }
      let label = Atom(range: parts[0].lowerBound..<parts[first - 1].upperBound, gap: atom.gap)
      return [label] + cells.map { Atom(range: $0, gap: Gap(blanks: 1)) }
    }
    return nil
  }

  /// Whether the last words are the label of a row that has so many columns.
  private func endsWithRow(
    _ parts: ArraySlice<Range<Int>>, ofColumns count: Int, in text: Span<UInt8>
  ) -> Bool {
    guard let end = parts.last?.upperBound else { return false }
    return parts.suffix(8).contains { start in
      forms.columns(ofRowLabelled: labelKey(start.lowerBound..<end, in: text), in: table).contains {
        $0.columns.nonzeroBitCount == count
      }
    }
  }

  /// Whether a part may be what a cell prints: no label, and no remark that may belong to the figure before it.
  private func isCell(_ part: Range<Int>, in text: Span<UInt8>) -> Bool {
    let first = scalar(at: part.lowerBound, in: text).value
    return isValue(part, in: text)
      || (digit(first) != nil || isHan(first)) && itemNumber(part, in: text) == nil
        && !isKnown(labelKey(part, in: text))
  }

  /// The atom in two and more where a label stands one blank behind the last value of another row.
  private func partingRows(_ atom: Atom, in text: Span<UInt8>) -> [Atom] {
    let parts = runs(of: atom.range, in: text)
    guard parts.count > 1 else { return [atom] }
    var cut: [Atom] = []
    var start = 0
    for i in parts.indices.dropFirst()
    where isValue(parts[i - 1], in: text) && !isValue(parts[i], in: text) {
      // The mark behind an item number; figures run together with labels.
      if isItemMark(scalar(at: parts[i].lowerBound, in: text).value) { continue }
      guard
        // Figures run together with words end them; in a remark they may stand amid it.
        blankParts && text[parts[i].upperBound - 1] &- 0x30 > 9
          || beginsLabel(parts[i...], in: text)
      else { continue }
      let gap = cut.isEmpty ? atom.gap : Gap(blanks: 1)
      cut.append(Atom(range: parts[start].lowerBound..<parts[i - 1].upperBound, gap: gap))
      start = i
    }
    let gap = cut.isEmpty ? atom.gap : Gap(blanks: 1)
    return cut + [Atom(range: parts[start].lowerBound..<atom.range.upperBound, gap: gap)]
  }

  /// Whether the first parts are a label.
  private func beginsLabel(_ parts: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> Bool {
    guard let start = parts.first?.lowerBound else { return false }
    return parts.prefix(8).contains { isKnown(labelKey(start..<$0.upperBound, in: text)) }
  }

  /// Whether a row stands in the run, its cells parted by single blanks: several values side by side, or one
  /// behind a label.
  private func partsByBlanks(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let parts = runs(of: range, in: text)
    guard parts.count > 1 else { return false }
    let values = parts.map { isValue($0, in: text) }
    // 1 288 alone is one number.
    if zip(values, values.dropFirst()).contains(where: { $0 && $1 }) { return parts.count > 2 }
    guard values[parts.count - 1] else { return false }
    return isKnown(labelKey(range.lowerBound..<parts[parts.count - 2].upperBound, in: text))
  }
}
