import AuditModel

/// The rows of a table whose print does not part them in a way that can be relied upon.
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
  let tokens: [TableToken]
  /// What stands behind the last token.
  let end: Gap
  /// Whether labels were run together, so that values may be too.
  let hasGluedLabels: Bool
  /// Whether what parts cells stands for blank ones too, as far as the report's tables so far show.
  var trustsMarks: Bool
  /// Whether the report's tables so far show that cells are blank whose row was run together.
  var hasBlankCells: Bool
  var rows: [Row]
  private let pieces: [Piece]

  /// - Parameters:
  ///   - trustsMarks: what the tables before this one show.
  ///   - hasBlankCells: the same.
  init(of tokens: TableTokens, trustsMarks: Bool, hasBlankCells: Bool, in text: Span<UInt8>) {
    self.trustsMarks = trustsMarks
    self.hasBlankCells = hasBlankCells
    forms = tokens.forms
    table = tokens.table
    end = tokens.end
    hasGluedLabels = tokens.hasGluedLabels
    var collection = RowCollection(of: tokens)
    collection.collect(in: text)
    self.tokens = collection.tokens
    rows = collection.rows
    pieces = collection.pieces
  }

  /// What stands between a row and what follows it.
  func gap(behind row: Row) -> Gap { row.next < tokens.count ? tokens[row.next].gap : end }

  /// Whether all columns stand above a row that the form has for it.
  func hasWholeHeader(_ row: Row) -> Bool {
    if forms.isPrintedAcross[table] { return row.columns.count == forms.cellsAcross[table] }
    guard let label = row.labels.last else { return false }
    let printed = HeaderOrder.Slot.mask(of: row.columns)
    return forms.columns(ofRowLabelled: tokens[label].key, in: table).contains {
      $0.columns != 0 && $0.columns & ~printed == 0
    }
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
