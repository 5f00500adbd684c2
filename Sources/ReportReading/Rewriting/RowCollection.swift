import AuditModel

/// Puts a table's labels and values into rows: a label that follows values begins a row, and a row has as many
/// values as columns stand above it.
struct RowCollection {
  let forms: FormLookup
  let table: Int
  var tokens: [TableToken]
  private(set) var rows: [TableRows.Row] = []
  private(set) var pieces: [TableRows.Piece] = []

  /// What stands behind the last token.
  private let end: Gap
  /// Whether the values of a row stand in one line, so that lines are those of a page.
  private var hasRowsInLines = false
  /// The words that stand for the label of one column.
  private var unknownColumn: Int?
  private var header: HeaderOrder
  private var headerTokens: [Int] = []
  /// Whether no value has come since the header began.
  private(set) var headerIsOpen = false
  private(set) var open = TableRows.Row()

  init(of tokens: TableTokens) {
    forms = tokens.forms
    table = tokens.table
    self.tokens = tokens.tokens
    end = tokens.end
    header = HeaderOrder(tokens.forms.headers[tokens.table])
  }

  mutating func collect(in text: Span<UInt8>) {
    joinTornLabels(in: text)
    unknownColumn = onlyUnknownColumn()
    hasRowsInLines = standInLines()
    for i in tokens.indices {
      switch tokens[i].kind {
      case .label: takeLabel(i, in: text)
      case .value: takeValue(i)
      case .words: takeWords(i, in: text)
      }
    }
    closeRow(before: tokens.count, in: text)
    closeHeaderLine()
  }

  // MARK: Labels

  private mutating func takeLabel(_ i: Int, in text: Span<UInt8>) {
    let roles = roles(tokens[i])
    if roles.isBlock {
      closeRow(before: i, in: text)
      closeHeaderLine()
      header = HeaderOrder(header.plan)
      headerIsOpen = false
      pieces.append(.header([i]))
    } else if roles.isCaption || forms.isPrintedAcross[table] || isColumn(i, roles, in: text) {
      closeRow(before: i, in: text)
      takeHeader(i)
    } else {
      if !open.values.isEmpty || !isBelowOpenLabel(i) { closeRow(before: i, in: text) }
      open.labels.append(i)
    }
  }

  // MARK: Headers

  private mutating func takeHeader(_ i: Int) {
    if !headerIsOpen {
      header = HeaderOrder(header.plan)
      headerIsOpen = true
    }
    if headerTokens.isEmpty { header.startLine() }
    let start = startOfHeader
    if let piece = pieceOfGroup(above: i, from: start) {
      pieces.insert(.header([i]), at: piece)
      readHeaderAgain(from: start)
      return
    }
    headerTokens.append(i)
    addToHeader(i)
    // Where columns stand in groups, a line of the header may have ended anywhere: one label at a time, they
    // are put in order by their groups.
    if !forms.isPrintedAcross[table], !forms.hasBlocks[table], i + 1 != unknownColumn {
      closeHeaderLine()
    }
  }

  private mutating func addToHeader(_ i: Int) {
    let isAcross = forms.isPrintedAcross[table]
    let found = forms.meanings(of: tokens[i].key, in: table)
    guard let meaning = found.first(where: { isAcross || $0.kind != .row }) else { return }
    header.add(meaning.kind, meaning.index, label: tokens[i].pieces.first ?? 0..<0)
  }

  /// Of a page read line by line: the piece of a group that stands in a line above label `i`, where the form has the
  /// column before the group's. A label set lower in its cell than the group's in its own is printed behind it.
  private func pieceOfGroup(above i: Int, from start: Int) -> Int? {
    guard hasRowsInLines, tokens[i].gap.lineEnds > 0, !forms.isPrintedAcross[table],
      let column = forms.number(of: .column, labelled: tokens[i].key, in: table)
    else { return nil }
    let plan = forms.headers[table]
    return pieces.indices[start...].last { piece in
      guard case .header(let labels) = pieces[piece], labels.count == 1,
        let group = forms.number(of: .group, labelled: tokens[labels[0]].key, in: table),
        !plan.groupsOfColumn[column].contains(group)
      else { return false }
      return plan.columns.contains { columns in
        guard let own = columns.firstIndex(of: column) else { return false }
        return columns[own...].contains { plan.groupsOfColumn[$0].contains(group) }
      }
    }
  }

  /// More labels than stand above any table.
  private static let mostLabels = 64

  /// Of `pieces`: the first of the header that is being collected; behind the last where those are too many.
  private var startOfHeader: Int {
    let last = pieces.indices.suffix(Self.mostLabels)
    let before = last.last { if case .header = pieces[$0] { false } else { true } }
    return before.map { $0 + 1 } ?? (last.count < Self.mostLabels ? 0 : pieces.count)
  }

  private mutating func readHeaderAgain(from start: Int) {
    header = HeaderOrder(header.plan)
    for piece in pieces[start...] {
      guard case .header(let labels) = piece else { continue }
      header.startLine()
      for label in labels { addToHeader(label) }
    }
  }

  private mutating func closeHeaderLine() {
    guard !headerTokens.isEmpty else { return }
    pieces.append(.header(headerTokens))
    headerTokens.removeAll()
  }

  // MARK: Values and other words

  private var expected: Int { header.slots.count }

  private mutating func takeValue(_ i: Int) {
    guard !open.isEmpty || forms.isPrintedAcross[table] && headerIsOpen else {
      // A number that no label stands before: of a page, or of nobody.
      pieces.append(.words(i))
      return
    }
    closeHeaderLine()
    headerIsOpen = false
    open.values.append(i)
  }

  private mutating func takeWords(_ i: Int, in text: Span<UInt8>) {
    if goesOnWithLabel(i, in: text) {
      pieces.append(.words(i))
    } else if i == unknownColumn, headerIsOpen, open.isEmpty {
      headerTokens.append(i)
      header.addUnknown(tokens[i].pieces.first ?? 0..<0)
      closeHeaderLine()
    } else if headerIsOpen, open.isEmpty, !headerTokens.isEmpty {
      // A column that the form does not have.
      headerTokens.append(i)
      if !forms.isPrintedAcross[table] { header.addUnknown(tokens[i].pieces.first ?? 0..<0) }
    } else if !open.values.isEmpty, open.values.count < expected, isLikeAValue(i, in: text) {
      open.values.append(i)
    } else if !open.labels.isEmpty, open.values.isEmpty, tokens[open.labels.last!].kind == .label {
      // The name of a row below the label's, or what stands in for a number.
      open.values.append(i)
    } else {
      closeRow(before: i, in: text)
      open.labels.append(i)
    }
  }

  /// 约30, 若干: a figure or a short word where a number is expected.
  private func isLikeAValue(_ i: Int, in text: Span<UInt8>) -> Bool {
    guard let piece = tokens[i].pieces.first, tokens[i].pieces.count == 1 else { return false }
    let isShort =
      piece.count <= 12 || piece.count <= 30 && piece.contains { digit(UInt32(text[$0])) != nil }
    return isShort && !isPieceOfRow(piece, in: text)
  }

  private mutating func closeRow(before next: Int, in text: Span<UInt8>) {
    guard !open.isEmpty else { return }
    defer { open = TableRows.Row() }
    if open.values.isEmpty, open.labels.allSatisfy({ tokens[$0].kind == .words }) {
      for i in open.labels { pieces.append(.words(i)) }
      return
    }
    closeHeaderLine()
    open.next = next
    if unknownColumn != nil { _ = header.nameUnknown() }
    open.columns = header.slots
    splitGroupedValues(in: text)
    dropPageNumber(in: text)
    rows.append(open)
    pieces.append(.row(rows.count - 1))
  }

  /// 20 365 is one value or two: two where the row would else have one too few.
  private mutating func splitGroupedValues(in text: Span<UInt8>) {
    let missing = open.columns.count - open.values.count
    guard missing > 0, open.values.count > 1 else { return }
    let parted = open.values.filter { tokens[$0].parts.count > 1 }
    // The counter behind a blank (0 件) is no value.
    guard parted.allSatisfy({ tokens[$0].parts.allSatisfy { isValue($0, in: text) } }) else {
      return
    }
    guard parted.reduce(0, { $0 + tokens[$1].parts.count - 1 }) == missing else { return }
    open.values = open.values.flatMap { i in
      let parts = tokens[i].parts
      guard parts.count > 1 else { return [i] }
      return parts.enumerated().map { k, part in
        if k == 0 {
          tokens[i].pieces = [part]
          return i
        }
        tokens.append(TableToken(kind: .value, pieces: [part], gap: Gap(blanks: 1)))
        return tokens.count - 1
      }
    }
  }

  /// A number on a line of its own behind all the values of a row, which stand side by side, is that of a page.
  private mutating func dropPageNumber(in text: Span<UInt8>) {
    guard open.columns.count > 1, open.values.count == open.columns.count + 1,
      let last = open.values.last,
      tokens[last].gap.lineEnds > 0, (next(behind: last) ?? end).lineEnds > 0,
      open.values.dropFirst().dropLast().allSatisfy({ tokens[$0].gap.lineEnds == 0 }),
      let piece = tokens[last].pieces.first, isPlainNumber(piece, in: text)
    else { return }
    open.values.removeLast()
  }

  private func next(behind token: Int) -> Gap? {
    token + 1 < tokens.count ? tokens[token + 1].gap : nil
  }
}
