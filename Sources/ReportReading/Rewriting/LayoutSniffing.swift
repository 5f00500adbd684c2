import AuditModel

/// Whether the lines of a text alone tell the rows of its tables, as far as that can be seen without looking
/// into them: cells between pipes or tabs, in rows.
struct RowSigns: Sendable {
  private var pipes = 0
  private var lonePipes = 0
  private var tabs = 0
  private var lines = 0
  private var longest = 0
  /// Lines of one cell behind a tab that follow each other, now and at the most.
  private var run = 0
  private var longestRun = 0
  private var tabCells = 0
  /// Values on lines of their own, behind lines that end in a tab or indented by several: so browsers copy cells of
  /// paragraphs, and the text of indented HTML is taken.
  private var valuesBehindTabs = 0
  private var isBehindTab = false
  /// Whether a table is drawn with borders, dashes or tags.
  private var isDrawn = false

  /// A line with more bytes holds more than one paragraph or row, if the text has few lines.
  private static let longLine = 1500
  /// The tables of a report have fewer rows than this together.
  private static let mostRows = 120
  /// A row has fewer cells: the blank lines that end the rows were dropped.
  private static let mostCells = 40
  /// A pipe with no more beside it than a blank or two.
  static let lonePipe = 3
  /// In bytes; no figure has more.
  private static let longestFigure = 24

  mutating func add(_ line: LineScan.Line, in text: Span<UInt8>) {
    lines += 1
    longest = max(longest, line.range.count)
    let parting = line.parting(in: text)
    if DrawnTable.begins(line.range, in: text) { isDrawn = true }
    run = parting == .leadingTab ? run + 1 : 0
    longestRun = max(longestRun, run)
    switch parting {
    case .pipes:
      pipes += 1
      if line.range.count <= Self.lonePipe { lonePipes += 1 }
    case .leadingTab: tabCells += 1
    case .tabs: tabs += 1
    case .nothing: break
    }
    noteValue(line, parting, in: text)
  }

  private mutating func noteValue(
    _ line: LineScan.Line, _ parting: LineScan.Line.Parting, in text: Span<UInt8>
  ) {
    guard line.range.count <= Self.longestFigure else {
      isBehindTab = endsInTab(line, in: text)
      return
    }
    let printed = trimmed(line.range, in: text)
    if printed.isEmpty {
      isBehindTab = isBehindTab || line.tabs > 0
    } else {
      let isAlone =
        isBehindTab && parting == .nothing || parting == .tabs && isOneCell(printed, in: text)
      if isAlone, isValue(printed, in: text) { valuesBehindTabs += 1 }
      isBehindTab = endsInTab(line, in: text)
    }
  }

  private func endsInTab(_ line: LineScan.Line, in text: Span<UInt8>) -> Bool {
    line.tabs > 0 && text[line.range.upperBound - 1] == 0x09
  }

  private func isOneCell(_ printed: Range<Int>, in text: Span<UInt8>) -> Bool {
    !printed.contains { text[$0] == 0x09 }
  }

  mutating func add(_ other: RowSigns) {
    pipes += other.pipes
    lonePipes += other.lonePipes
    tabs += other.tabs
    lines += other.lines
    longest = max(longest, other.longest)
    longestRun = max(longestRun, other.longestRun)
    tabCells += other.tabCells
    isDrawn = isDrawn || other.isDrawn
    valuesBehindTabs += other.valuesBehindTabs
  }

  /// Whether no blank line ends the rows of cells that stand behind a tab, or one stands behind each cell.
  var lacksRowEnds: Bool {
    longestRun > Self.mostCells || longestRun == 1 && tabCells > Self.mostCells
  }

  var tellRows: Bool {
    if isDrawn || lonePipes > 4 || valuesBehindTabs > 4 || pipes > Self.mostRows || lacksRowEnds {
      return false
    }
    if longest > Self.longLine, lines < 60 { return false }
    return pipes + tabs + tabCells > 8
  }
}

extension LineScan {
  func rowSigns(in text: Span<UInt8>, knowing store: borrowing SkeletonStore) -> RowSigns {
    var signs = RowSigns()
    for line in lines where line.placement == nil { signs.add(line, in: text) }
    for table in placements { signs.add(store.skeletons[table.skeleton].lines.rowSigns) }
    return signs
  }
}
