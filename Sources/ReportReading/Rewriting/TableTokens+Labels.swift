import AuditModel

/// Labels, whose words may stand in several atoms.
extension TableTokens {
  /// A label has fewer bytes than this, blanks between its words included.
  private static let longestLabel = 400

  struct Match {
    var pieces: [Range<Int>]
    var key: UInt64
    /// The atom behind the label, and what is left of the last one.
    var next: Int
    var rest: Range<Int>
  }

  /// The longest label that begins with atom `index` and ends with an atom, or before a blank.
  func label(at index: Int, in text: Span<UInt8>) -> Match? {
    let start = atoms[index].range.lowerBound
    // 无 is a value, and the first word of a label.
    guard let first = runs(of: atoms[index].range, in: text).first,
      !isValue(first, in: text) || isHan(scalar(at: first.lowerBound, in: text).value)
        || itemNumber(atoms[index].range, in: text) != nil
    else { return nil }
    var best: Match?
    var key = LabelPrefixes.RunningKey()
    var atom = index
    var position = startBehindNumber(atoms[index].range, in: text)
    // Behind the last scalar that counts, and the marks behind that.
    var end = position
    while atom < atoms.count {
      let range = atoms[atom].range
      // The values of a row may stand amid its label, where a page ends; they are no part of it.
      guard
        atom == index || goesOn(into: atom, isLabel: best != nil) && !isValue(range, in: text),
        range.upperBound - start < Self.longestLabel
      else { break }
      while position < range.upperBound {
        let (value, length) = scalar(at: position, in: text)
        if isSpace(value), end == position, let found = match(index, atom, end, key.value, in: text)
        {
          best = found
        }
        if let counted = countedScalar(value) {
          key.add(counted)
          guard prefixes.contains(key.value, table: table) else {
            return best ?? (atom == index ? labelWithRemark(index, in: text) : nil)
          }
          end = position + length
        } else if end == position, digit(value) != nil, atom > index,
          let found = match(index, atom, end, key.value, in: text)
        {
          // A figure behind the last line of a label.
          best = found
        } else if end == position, !isSpace(value), digit(value) == nil {
          end += length
        }
        position += length
      }
      if end == position, let found = match(index, atom, end, key.value, in: text) { best = found }
      if best == nil, atom == index, let found = labelWithRemark(index, in: text) { return found }
      // Nothing but an item number may stand before a label's first word.
      if end == start || key.value == 0 && end < range.upperBound { return best }
      atom += 1
      if atom < atoms.count { position = atoms[atom].range.lowerBound }
    }
    return best
  }

  /// Whether a label's words may go on in an atom. A pipe parts what is a label already; amid a line it may stand where the
  /// print broke a label, as a web page's text joined by pipes has it.
  private func goesOn(into atom: Int, isLabel: Bool) -> Bool {
    let gap = atoms[atom].gap
    return gap.pipes == 0 || gap.pipes == 1 && gap.lineEnds == 0 && !isLabel
  }

  private func match(
    _ first: Int, _ last: Int, _ end: Int, _ key: UInt64, in text: Span<UInt8>
  ) -> Match? {
    guard isKnown(key) else { return nil }
    var pieces = atoms[first...last].map(\.range)
    pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<end
    // A mark that closes the label may stand apart, and a remark before it.
    let remark = endOfRemark(pieces[pieces.count - 1], in: atoms[last].range, of: text)
    pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<(remark ?? end)
    var rest = trimmed((remark ?? end)..<atoms[last].range.upperBound, in: text)
    while !rest.isEmpty, isClosingMark(scalar(at: rest.lowerBound, in: text).value) {
      rest = trimmed(
        rest.lowerBound + scalar(at: rest.lowerBound, in: text).length..<rest.upperBound, in: text)
    }
    if isRemark(rest, in: text) {
      pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<rest.upperBound
      rest = rest.upperBound..<rest.upperBound
    }
    return Match(pieces: pieces, key: key, next: last + 1, rest: rest)
  }

  /// Whether a text is a remark in brackets: of 上一年项目数量 （指2019年事项数） what stands behind the blank.
  private func isRemark(_ text: Range<Int>, in source: Span<UInt8>) -> Bool {
    guard !text.isEmpty, isOpeningBracket(scalar(at: text.lowerBound, in: source).value),
      !isValue(text, in: source)
    else { return false }
    var depth = 0
    var position = text.lowerBound
    while position < text.upperBound {
      let (value, length) = scalar(at: position, in: source)
      if isOpeningBracket(value) { depth += 1 }
      if isClosingBracket(value) { depth -= 1 }
      position += length
      if depth == 0 { break }
    }
    return depth == 0 && position == text.upperBound
  }

  /// Localities add remarks to labels (（万元，保留四位小数）) that no variant can foresee.
  private func labelWithRemark(_ index: Int, in text: Span<UInt8>) -> Match? {
    let range = atoms[index].range
    guard
      behind("）", from: range.upperBound - 3, in: text) != nil
        || text[range.upperBound - 1] == UInt8(ascii: ")")
    else { return nil }
    guard let remark = startOfRemark(in: range, of: text) else { return nil }
    let key = labelKey(range.lowerBound..<remark, in: text)
    let nothing = range.upperBound..<range.upperBound
    return isKnown(key) ? Match(pieces: [range], key: key, next: index + 1, rest: nothing) : nil
  }

  /// Where the bracket closes that a label leaves open, if words are all that stands before: of （万元，保留四位
  /// 小数） the form data know （万元.
  private func endOfRemark(
    _ label: Range<Int>, in atom: Range<Int>, of text: Span<UInt8>
  ) -> Int? {
    var isOpen = false
    var i = label.lowerBound
    while i < atom.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isOpeningBracket(value) { isOpen = true }
      if isClosingBracket(value) {
        if i >= label.upperBound { return isOpen ? i + length : nil }
        isOpen = false
      }
      if i >= label.upperBound, !isOpen || isSpace(value) { return nil }
      i += length
    }
    return nil
  }
}
