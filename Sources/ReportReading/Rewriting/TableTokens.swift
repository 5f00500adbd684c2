import AuditModel

/// A label, a value, or other words of a table, in the order of the print.
struct TableToken {
  enum Kind { case label, value, words }

  var kind: Kind
  /// The runs of its text; several where words go on in the next line.
  var pieces: [Range<Int>]
  var gap: Gap
  /// Of a label.
  var key: UInt64 = 0
  /// Of a value: the runs between its blanks.
  var parts: [Range<Int>] = []
  /// Of a value: whether it stands close to other text, so that it may be several values run together.
  var isGlued = false
}

/// Finds labels and values in the text of a table whose rows are not told by its lines.
struct TableTokens {
  let forms: FormLookup
  let prefixes: LabelPrefixes
  let titles: TitleReading
  let table: Int
  private(set) var tokens: [TableToken] = []
  var end = Gap()
  var atoms: [Atom] = []
  /// Whether the first atom begins a line.
  var beginsLine = false
  /// Whether labels were run together somewhere in the table.
  var hasGluedLabels = false
  /// Whether one blank parts two cells, as where a whole row stands in a line.
  private var blankParts = false

  /// A label has fewer bytes than this, blanks between its words included.
  private static let longestLabel = 400

  init(forms: FormLookup, prefixes: LabelPrefixes, titles: TitleReading, table: Int) {
    self.forms = forms
    self.prefixes = prefixes
    self.titles = titles
    self.table = table
  }

  mutating func read(_ region: Range<Int>, in text: Span<UInt8>) {
    (atoms, end) = ReportReading.atoms(of: region, in: text)
    beginsLine = region.lowerBound == 0 || text[region.lowerBound - 1] <= 0x0D
    dropEndsOfPages(in: text)
    atoms = atoms.flatMap { partingSentences($0, in: text) }
    blankParts = atoms.contains { partsByBlanks($0.range, in: text) }
    atoms = atoms.flatMap { partingRows($0, in: text) }
    var i = 0
    while i < atoms.count { i = take(i, in: text) }
  }

  /// Takes what begins at atom `index`; the index of the next atom.
  private mutating func take(_ index: Int, in text: Span<UInt8>) -> Int {
    let atom = atoms[index]
    if atom.isSentence || isSentence(index, in: text) {
      add(.words, [atom.range], atom.gap)
      return index + 1
    }
    if let match = label(at: index, in: text) {
      add(.label, match.pieces, atom.gap, key: match.key)
      guard !match.rest.isEmpty else { return match.next }
      atoms[match.next - 1] = Atom(range: match.rest, gap: Gap(blanks: 1))
      return match.next - 1
    }
    takeParts(of: atom.range, atom.gap, in: text)
    return index + 1
  }

  private mutating func add(
    _ kind: TableToken.Kind, _ pieces: [Range<Int>], _ gap: Gap, key: UInt64 = 0
  ) {
    tokens.append(TableToken(kind: kind, pieces: pieces, gap: gap, key: key))
  }

  mutating func addToken(_ token: TableToken) { tokens.append(token) }

  // MARK: Labels

  private struct Match {
    var pieces: [Range<Int>]
    var key: UInt64
    /// The atom behind the label, and what is left of the last one.
    var next: Int
    var rest: Range<Int>
  }

  /// The longest label that begins with atom `index` and ends with an atom, or before a blank.
  private func label(at index: Int, in text: Span<UInt8>) -> Match? {
    let start = atoms[index].range.lowerBound
    // 无 is a value, and the first word of a label.
    guard let first = parts(atoms[index].range, in: text).first,
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
      guard atom == index || atoms[atom].gap.pipes == 0,
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
    return Match(pieces: pieces, key: key, next: last + 1, rest: rest)
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
      if value == 0x28 || value == 0xFF08 { isOpen = true }
      if value == 0x29 || value == 0xFF09 {
        if i >= label.upperBound { return isOpen ? i + length : nil }
        isOpen = false
      }
      if i >= label.upperBound, !isOpen || isSpace(value) { return nil }
      i += length
    }
    return nil
  }

  func isKnown(_ key: UInt64) -> Bool {
    forms.isLabel(key, in: table)
  }

  /// The atom in two and more where a label stands one blank behind the last value of another row.
  private func partingRows(_ atom: Atom, in text: Span<UInt8>) -> [Atom] {
    let parts = self.parts(atom.range, in: text)
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
  func beginsLabel(_ parts: ArraySlice<Range<Int>>, in text: Span<UInt8>) -> Bool {
    guard let start = parts.first?.lowerBound else { return false }
    return parts.prefix(8).contains { isKnown(labelKey(start..<$0.upperBound, in: text)) }
  }

  // MARK: Values and other words

  /// Whether a row stands in the run, its cells parted by single blanks: several values side by side, or one
  /// behind a label.
  private func partsByBlanks(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let parts = self.parts(range, in: text)
    guard parts.count > 1 else { return false }
    let values = parts.map { isValue($0, in: text) }
    // 1 288 alone is one number.
    if zip(values, values.dropFirst()).contains(where: { $0 && $1 }) { return parts.count > 2 }
    guard values[parts.count - 1] else { return false }
    return isKnown(labelKey(range.lowerBound..<parts[parts.count - 2].upperBound, in: text))
  }

  func parts(_ range: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start: Int?
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isSpace(value) {
        if let first = start { parts.append(first..<i) }
        start = nil
      } else if start == nil {
        start = i
      }
      i += length
    }
    if let first = start { parts.append(first..<range.upperBound) }
    return parts
  }

  private mutating func takeParts(of range: Range<Int>, _ gap: Gap, in text: Span<UInt8>) {
    let parts = self.parts(range, in: text)
    let isOne = !blankParts && isValue(range, in: text)
    if parts.count > 1, !isOne, parts.allSatisfy({ isValue($0, in: text) }) {
      for (i, part) in parts.enumerated() { add(.value, [part], i == 0 ? gap : Gap(blanks: 1)) }
      return
    }
    if isValue(range, in: text) {
      add(.value, [range], gap)
      tokens[tokens.count - 1].parts = parts
      return
    }
    if takeGlued(range, gap, in: text) { return }
    if range.allSatisfy({ digit(UInt32(text[$0])) != nil }) {
      // 0012 is no number.
      add(.value, [range], gap)
      tokens[tokens.count - 1].isGlued = true
      return
    }
    // Words, and the values of a row behind them.
    let values = blankParts ? parts.reversed().prefix { isValue($0, in: text) }.count : 0
    let words = parts[parts.count - values - 1].upperBound
    add(.words, [range.lowerBound..<words], gap)
    for part in parts.suffix(values) { add(.value, [part], Gap(blanks: 1)) }
  }
}
