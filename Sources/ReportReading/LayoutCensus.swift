import AuditModel

/// Counts how the lines of a text part their cells, to tell which layout prevails.
struct LayoutCensus {
  /// Lines of one cell behind a tab.
  private var single = 0
  /// Lines of several cells parted by tabs.
  private var several = 0
  private var pipes = 0
  /// Lines of pipes that begin with one.
  private var opening = 0

  mutating func add(_ line: LineScan.Line, in text: Span<UInt8>) {
    switch line.parting(in: text) {
    case .pipes:
      pipes += 1
      if text[line.range.lowerBound] == UInt8(ascii: "|") { opening += 1 }
    case .leadingTab: single += 1
    case .tabs: several += 1
    case .nothing: break
    }
  }

  mutating func add(_ other: LayoutCensus) {
    single += other.single
    several += other.several
    pipes += other.pipes
    opening += other.opening
  }

  /// A row of cells is worth as much as the many lines of a one-cell layout.
  var layout: ReportLayout {
    if pipes >= 3, pipes * 4 > single { return .pipes }
    if single > several { return .tabCells }
    return several > 0 ? .tabRows : .text
  }

  /// Whether lines of pipes begin with one that bounds no cell. Where a merged cell goes on, a row may
  /// begin with a blank one; rows of Markdown all begin alike.
  var opensWithPipe: Bool { opening * 10 >= pipes * 9 }
}
