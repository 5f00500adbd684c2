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
  var blankParts = false

  init(forms: FormLookup, prefixes: LabelPrefixes, titles: TitleReading, table: Int) {
    self.forms = forms
    self.prefixes = prefixes
    self.titles = titles
    self.table = table
  }

  mutating func read(_ region: Range<Int>, in text: Span<UInt8>) {
    let whole = TableAtoms(of: region, in: text)
    (atoms, end) = (whole.atoms, whole.end)
    beginsLine = region.lowerBound == 0 || text[region.lowerBound - 1] <= 0x0D
    dropEndsOfPages(in: text)
    partAtoms(in: text)
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

  mutating func add(_ found: [TableToken]) { tokens += found }

  func isKnown(_ key: UInt64) -> Bool {
    forms.isLabel(key, in: table)
  }

  private mutating func takeParts(of range: Range<Int>, _ gap: Gap, in text: Span<UInt8>) {
    let parts = runs(of: range, in: text)
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
