import AuditModel

/// Atoms in which more than one piece of a table stands, one blank apart.
extension TableTokens {
  /// Parts the atoms where sentences end and rows begin.
  mutating func partAtoms(in text: Span<UInt8>) {
    atoms = atoms.flatMap { partingSentences($0, in: text) }
    blankParts = atoms.contains { partsByBlanks($0.range, in: text) }
    atoms = atoms.flatMap { partingRows($0, in: text) }
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
