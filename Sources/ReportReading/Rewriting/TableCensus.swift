import AuditModel

/// What the lines of one table look like.
struct TableCensus {
  private var pipeLines = 0
  private var pipeRows = 0
  /// Lines of more cells than a row of any table has.
  private var runs = 0
  private var pipeCells = 0
  private var lonePipes = 0
  private var tabRows = 0
  private var values = 0
  private var words = 0
  private var rows = 0
  /// Lines of one cell behind a tab.
  private var tabCells = 0

  /// A row of 表四 has fifteen.
  private static let mostCells = 16

  init(of lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>) {
    for line in lines { add(line, in: text) }
  }

  private mutating func add(_ line: LineScan.Line, in text: Span<UInt8>) {
    let printed = trimmed(line.range, in: text)
    guard !printed.isEmpty else { return }
    switch line.parting(in: text) {
    case .pipes:
      pipeLines += 1
      switch cells(of: printed, partedBy: UInt8(ascii: "|"), in: text) {
      case 0: lonePipes += 1
      case 1: pipeCells += 1
      case ...Self.mostCells: pipeRows += 1
      default: runs += 1
      }
    case .tabs:
      switch cells(of: printed, partedBy: 0x09, in: text) {
      // Tabs around it: what follows may stand on lines of its own.
      case ...1: if isValue(printed, in: text) { values += 1 } else { words += 1 }
      case ...Self.mostCells: tabRows += 1
      default: runs += 1
      }
    case .leadingTab:
      tabCells += 1
      if isValue(printed, in: text) { values += 1 }
    case .nothing:
      if isValue(printed, in: text) {
        values += 1
      } else if hasDigit(printed, in: text) {
        rows += 1
      } else {
        words += 1
      }
    }
  }

  /// Cells with something in them.
  private func cells(
    of range: Range<Int>, partedBy separator: UInt8, in text: Span<UInt8>
  ) -> Int {
    var cells = 0
    var isInside = false
    for i in range {
      if text[i] == separator {
        isInside = false
      } else if text[i] != 0x20, !isInside {
        isInside = true
        cells += 1
      }
    }
    return cells
  }

  /// Whether there are lines of cells between pipes or tabs.
  var hasRows: Bool { pipeRows > 0 || tabRows > 2 }

  /// Whether anything but blanks parts the cells of most rows.
  var hasPipes: Bool { pipeLines * 2 > values + words + rows }

  /// Whether there is nothing but words, each on a line.
  var isOnlyWords: Bool { words > 0 && pipeLines + runs + tabRows + tabCells + values + rows == 0 }

  /// nil where the lines tell the rows, or where there is no table.
  ///
  /// `lacksRowEnds`: as in `RowSigns`, of the whole text.
  func layout(lacksRowEnds: Bool) -> ReportLayout? {
    if runs > 0 { return .running }
    if pipeRows > 0, pipeRows * 4 >= pipeCells + lonePipes { return nil }
    // Tabs between the labels of a header alone tell nothing of the figures below.
    if tabRows > 2, tabRows * 4 > values { return nil }
    // Blank lines end the rows, unless they were dropped.
    if tabCells > 2, !lacksRowEnds { return nil }
    if lonePipes + pipeCells > 4 { return .pipeCells }
    if values > 2, values >= rows { return .lineCells }
    return rows > 0 ? .running : nil
  }
}
