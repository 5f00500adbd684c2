import AuditModel

/// Tables whose labels stand in the last column, behind the values of their rows.
extension RowCollection {
  /// Where the labels of rows stand.
  enum LabelPlace {
    case before
    /// Behind their values.
    case behind
    /// Behind the values of the first row; of the others nobody can say.
    case unknown
  }

  /// Puts the labels of rows before their values, where each has just its row's number of values before it, and the last one
  /// has none behind.
  mutating func turnRows(in text: Span<UInt8>) -> LabelPlace {
    guard !forms.isPrintedAcross[table],
      let value = tokens.firstIndex(where: { $0.kind == .value }),
      let label = tokens.firstIndex(where: { $0.kind == .label && isOfRow($0, in: text) }),
      value < label
    else { return .before }
    var turned = TurnedRows()
    for (i, token) in tokens.enumerated() {
      guard token.kind == .label else {
        turned.add(cell: token)
        continue
      }
      let roles = roles(token)
      if roles.row != nil, turned.hasValues || isOfRow(token, in: text) && !roles.isRowGroup {
        let counts = forms.columns(ofRowLabelled: token.key, in: table).map(\.columns)
        turned.add(
          row: token, of: counts.map(\.nonzeroBitCount), before: next(behind: i) ?? end, in: text)
      } else if roles.isRowGroup {
        turned.add(group: token)
      } else {
        turned.add(header: token)
      }
    }
    turned.finish()
    if turned.place == .behind { tokens = turned.tokens }
    return turned.place
  }

  /// 其他 and 总计 are a row's with a number.
  private func isOfRow(_ token: TableToken, in text: Span<UInt8>) -> Bool {
    let roles = roles(token)
    return roles.row != nil
      && (!roles.isAboveColumns || token.pieces.first.flatMap { itemNumber($0, in: text) } != nil)
  }
}

/// The rows of a table as they would be, stood their labels behind their values.
private struct TurnedRows {
  private(set) var tokens: [TableToken] = []
  /// What has come since the last label of a row or a column.
  private var groups: [TableToken] = []
  private var cells: [TableToken] = []
  private var lastKey: UInt64?
  private var rows = 0
  /// Rows with their number of values, and those of them with more than one.
  private var fitting = 0
  private var wide = 0
  /// Whether the values before the first label are just its row's.
  private var beginsSo = false
  /// Whether some label has no values before it, or values have no label behind them.
  private var isBroken = false
  /// Labels that begin a line with something behind them, and those that end one.
  private var first = 0
  private var last = 0

  var hasValues: Bool { cells.contains { $0.kind == .value } }

  mutating func add(cell: TableToken) { cells.append(cell) }

  mutating func add(group: TableToken) { groups.append(group) }

  mutating func add(header: TableToken) {
    if hasValues { isBroken = true }
    close(with: [header])
    lastKey = nil
  }

  mutating func add(row: TableToken, of counts: [Int], before next: Gap, in text: Span<UInt8>) {
    // A merged cell may be printed once for each cell that it takes the place of.
    if row.key == lastKey, cells.isEmpty { return }
    lastKey = row.key
    if row.gap.lineEnds > 0, next.lineEnds == 0 { first += 1 }
    if row.gap.lineEnds == 0, next.lineEnds > 0 { last += 1 }
    if !hasValues { isBroken = true }
    let isFitting = counts.contains(cells.count)
    if rows == 0 {
      let isWhole = isFitting && cells.count > 1 || cells.allSatisfy(\.isGlued)
      beginsSo = hasValues && isWhole && !isNumbering(in: text)
    }
    rows += 1
    if isFitting { fitting += 1 }
    if isFitting, cells.count > 1 { wide += 1 }
    tokens += groups + [row] + cells
    groups = []
    cells = []
  }

  mutating func finish() { close(with: []) }

  private mutating func close(with header: [TableToken]) {
    tokens += groups + cells + header
    groups = []
    cells = header.isEmpty ? cells : []
  }

  var place: RowCollection.LabelPlace {
    guard beginsSo, !hasValues, first == 0 || last > 0 else { return .before }
    return !isBroken && rows > 1 && fitting == rows && wide > 0 ? .behind : .unknown
  }

  /// 1 2 3 4: the numbers of the columns.
  private func isNumbering(in text: Span<UInt8>) -> Bool {
    cells.enumerated().allSatisfy { i, cell in
      cell.pieces.first.flatMap { plainNumber($0, in: text) } == Int64(i + 1)
    }
  }
}
