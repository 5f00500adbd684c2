import AuditModel

/// Puts a table's labels and values into rows, where the print does not part its rows in a way that can
/// be relied upon: a label that follows values begins a row, and a row has as many values as columns stand
/// above it.
struct TableRows {
  /// A line of values with the labels before it.
  struct Row {
    /// Indices into `tokens`.
    var labels: [Int] = []
    var values: [Int] = []
    /// The columns above it.
    var columns: [HeaderOrder.Slot] = []
    /// The token that follows the row.
    var next = 0
    /// The row's cells, once it is known which of them are blank.
    var cells: [RewrittenText.Cell]?

    var isEmpty: Bool { labels.isEmpty && values.isEmpty }
  }

  enum Piece {
    case header([Int])
    case row(Int)
    case words(Int)
  }

  let forms: FormLookup
  let table: Int
  private(set) var tokens: [TableToken]
  /// What stands behind the last token.
  let end: Gap
  /// Whether labels were run together, so that values may be too.
  let hasGluedLabels: Bool
  /// Whether what parts cells stands for blank ones too, as far as the report's tables so far show.
  var trustsMarks: Bool
  var rows: [Row] = []
  private(set) var pieces: [Piece] = []

  /// The words that stand for the label of one column.
  private var unknownColumn: Int?
  private var header = HeaderOrder()
  private var headerTokens: [Int] = []
  /// Whether no value has come since the header began.
  private var headerIsOpen = false
  private var open = Row()

  init(forms: FormLookup, tokens: TableTokens, trustsMarks: Bool) {
    self.trustsMarks = trustsMarks
    self.forms = forms
    table = tokens.table
    self.tokens = tokens.tokens
    end = tokens.end
    hasGluedLabels = tokens.hasGluedLabels
  }

  mutating func collect(in text: Span<UInt8>) {
    unknownColumn = onlyUnknownColumn()
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

  private struct Roles {
    var isRow = false
    var isColumn = false
    var isCaption = false
    var isBlock = false
  }

  private func roles(_ token: TableToken) -> Roles {
    var roles = Roles()
    for meaning in forms.meanings(of: token.key, in: table) {
      switch meaning.kind {
      case .row: roles.isRow = true
      case .column: roles.isColumn = true
      case .group where forms.isColumnGroup[table][meaning.index]: roles.isColumn = true
      case .group: roles.isRow = true
      case .caption: roles.isCaption = true
      case .block: roles.isBlock = true
      }
    }
    return roles
  }

  private mutating func takeLabel(_ i: Int, in text: Span<UInt8>) {
    let roles = roles(tokens[i])
    if roles.isBlock {
      closeRow(before: i, in: text)
      closeHeaderLine()
      header = HeaderOrder()
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

  /// Whether label `i` stands below the open row's last one: that is the label of a group around it. Below
  /// another row's label it begins a row of its own; the one above is blank.
  private func isBelowOpenLabel(_ i: Int) -> Bool {
    guard let last = open.labels.last, tokens[last].kind == .label else { return true }
    let enclosing = groups(of: tokens[last])
    return forms.meanings(of: tokens[i].key, in: table).contains { meaning in
      guard let form = forms.form(of: meaning) else { return false }
      let group: Int?
      switch meaning.kind {
      case .row: group = form.row(meaning.index)?.group
      case .group: group = form.groups.first { $0.index == meaning.index }?.parent
      default: return false
      }
      return form.groups(from: group).contains(where: enclosing.contains)
    }
  }

  /// Catalog numbers of the groups that a label names in some edition.
  private func groups(of token: TableToken) -> [Int] {
    forms.meanings(of: token.key, in: table).filter { $0.kind == .group }.map(\.index)
  }

  /// 其他 and 总计 name a column or a row: in a header, and without a number, a column.
  private func isColumn(_ i: Int, _ roles: Roles, in text: Span<UInt8>) -> Bool {
    guard roles.isColumn else { return false }
    guard roles.isRow else { return true }
    guard headerIsOpen, open.isEmpty, let first = tokens[i].pieces.first else { return false }
    return itemNumber(first, in: text) == nil
  }

  // MARK: Headers

  private mutating func takeHeader(_ i: Int) {
    if !headerIsOpen {
      header = HeaderOrder()
      headerIsOpen = true
    }
    if headerTokens.isEmpty { header.startLine() }
    headerTokens.append(i)
    addToHeader(i)
    // Where columns stand in groups, a line of the header may have ended anywhere: one label at a time, they
    // are put in order by their groups.
    if !forms.isPrintedAcross[table], !forms.hasBlocks[table], i + 1 != unknownColumn {
      closeHeaderLine()
    }
  }

  private mutating func addToHeader(_ i: Int) {
    let nesting = forms.columnNesting[table]
    let isAcross = forms.isPrintedAcross[table]
    let found = forms.meanings(of: tokens[i].key, in: table)
    guard let meaning = found.first(where: { isAcross || $0.kind != .row }) else { return }
    let label = tokens[i].pieces.first ?? 0..<0
    switch (meaning.kind, isAcross) {
    case (.column, false): header.add(column: meaning.index, label: label, nesting: nesting)
    case (.group, false): header.add(group: meaning.index, nesting: nesting)
    case (.column, true): header.addAcross(column: meaning.index, label: label)
    case (.row, true): header.add(row: meaning.index)
    default: break
    }
  }

  private mutating func nameUnknownColumn() {
    _ = header.nameUnknown(declared: forms.catalog.declared.map { $0[table].columns })
  }

  /// The only words between a table's first column and its first value, if the labels around them are those
  /// of columns with one between them in the form.
  private func onlyUnknownColumn() -> Int? {
    guard !forms.isPrintedAcross[table], !forms.hasBlocks[table],
      let first = tokens.firstIndex(where: { $0.kind == .label && roles($0).isColumn }),
      let end = tokens.firstIndex(where: { $0.kind == .value }), first < end
    else { return nil }
    let words = (first..<end).filter { tokens[$0].kind == .words }
    guard words.count == 1, words[0] + 1 < end, let before = column(tokens[words[0] - 1]),
      let behind = column(tokens[words[0] + 1])
    else { return nil }
    let isBetween = forms.catalog.declared.contains {
      let columns = $0[table].columns
      guard let k = columns.firstIndex(of: before) else { return false }
      return k + 2 < columns.count && columns[k + 2] == behind
    }
    return isBetween ? words[0] : nil
  }

  /// Catalog number of the column that a label names.
  private func column(_ token: TableToken) -> Int? {
    forms.number(of: .column, labelled: token.key, in: table)
  }

  private mutating func closeHeaderLine() {
    guard !headerTokens.isEmpty else { return }
    pieces.append(.header(headerTokens))
    headerTokens.removeAll()
  }

  // MARK: Values and other words

  private var expected: Int { header.slots(forms.columnNesting[table]).count }

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
    if i == unknownColumn, headerIsOpen, open.isEmpty {
      headerTokens.append(i)
      header.add(
        column: nil, label: tokens[i].pieces.first ?? 0..<0, nesting: forms.columnNesting[table])
      closeHeaderLine()
    } else if headerIsOpen, open.isEmpty, !headerTokens.isEmpty {
      // A column that the form does not have.
      headerTokens.append(i)
      let label = tokens[i].pieces.first ?? 0..<0
      if !forms.isPrintedAcross[table] {
        header.add(column: nil, label: label, nesting: forms.columnNesting[table])
      }
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
    return piece.count <= 12
      || piece.count <= 30 && piece.contains { digit(UInt32(text[$0])) != nil }
  }

  /// Whether all columns stand above a row that the form has for it.
  func hasWholeHeader(_ row: Row) -> Bool {
    if forms.isPrintedAcross[table] { return row.columns.count == forms.cellsAcross[table] }
    guard let label = row.labels.last else { return false }
    let printed = HeaderOrder.Slot.mask(of: row.columns)
    return forms.columns(ofRowLabelled: tokens[label].key, in: table).contains {
      $0.columns != 0 && $0.columns & ~printed == 0
    }
  }

  private mutating func closeRow(before next: Int, in text: Span<UInt8>) {
    guard !open.isEmpty else { return }
    defer { open = Row() }
    if open.values.isEmpty, open.labels.allSatisfy({ tokens[$0].kind == .words }) {
      for i in open.labels { pieces.append(.words(i)) }
      return
    }
    closeHeaderLine()
    open.next = next
    if unknownColumn != nil { nameUnknownColumn() }
    open.columns = header.slots(forms.columnNesting[table])
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

  /// How many values found their column.
  var placed: Int {
    rows.reduce(0) { sum, row in
      if let cells = row.cells { return sum + cells.count { !$0.isBlank && !$0.isMisplaced } }
      return row.values.count == row.columns.count ? sum + row.values.count : sum
    }
  }

  /// Words among the labels and values that are neither.
  var unknownWords: Int {
    guard let first = tokens.firstIndex(where: { $0.kind == .label }),
      let last = tokens.lastIndex(where: { $0.kind == .value })
    else { return 0 }
    return first < last ? tokens[first..<last].count { $0.kind == .words } : 0
  }

  // MARK: Writing

  func write(into output: inout RewrittenText, of text: Span<UInt8>) {
    for piece in pieces {
      switch piece {
      case .header(let labels):
        output.writeRow(labels.map { .init(tokens[$0].pieces) }, of: text)
      case .words(let i):
        for piece in tokens[i].pieces { output.writeLine(piece, of: text) }
      case .row(let i):
        let row = rows[i]
        output.writeRow(
          row.labels.map { .init(tokens[$0].pieces) }
            + (row.cells ?? row.values.map { .init(tokens[$0].pieces) }), of: text)
      }
    }
  }
}
