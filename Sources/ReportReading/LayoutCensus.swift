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
  /// Lines of pipes that end with one behind a text, and those that end with a text.
  private var closing = 0
  private var unclosed = 0

  mutating func add(_ line: LineScan.Line, in text: Span<UInt8>) {
    switch line.parting(in: text) {
    case .pipes:
      pipes += 1
      if text[line.range.lowerBound] == UInt8(ascii: "|") { opening += 1 }
      addEnd(of: line.range, in: text)
    case .leadingTab: single += 1
    case .tabs: several += 1
    case .nothing: break
    }
  }

  /// Two pipes with nothing between them may be filling.
  private mutating func addEnd(of line: Range<Int>, in text: Span<UInt8>) {
    var end = line.upperBound - 1
    while text[end] == 0x20 { end -= 1 }
    guard text[end] == UInt8(ascii: "|") else {
      unclosed += 1
      return
    }
    repeat { end -= 1 } while end >= line.lowerBound && text[end] == 0x20
    if end >= line.lowerBound, text[end] != UInt8(ascii: "|") { closing += 1 }
  }

  mutating func add(_ other: LayoutCensus) {
    single += other.single
    several += other.several
    pipes += other.pipes
    opening += other.opening
    closing += other.closing
    unclosed += other.unclosed
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

  /// Whether a pipe at the end of a line closes its last cell. Where most lines end without one, it stands
  /// before a blank cell.
  var closesWithPipe: Bool { closing >= unclosed }
}
