/// Whether the lines of a text alone tell the rows of its tables, as far as that can be seen without looking
/// into them: cells between pipes or tabs, in rows.
struct RowSigns: Sendable {
  private var pipes = 0
  private var lonePipes = 0
  private var tabs = 0
  private var lines = 0
  private var longest = 0

  /// A line with more bytes holds more than one paragraph or row, if the text has few lines.
  private static let longLine = 1500
  /// The tables of a report have fewer rows than this together.
  private static let mostRows = 120
  /// A pipe with no more beside it than a blank or two.
  static let lonePipe = 3

  mutating func add(_ line: LineScan.Line) {
    lines += 1
    if line.hasPipe {
      pipes += 1
      if line.range.count <= Self.lonePipe { lonePipes += 1 }
    } else if line.tabs > 0 {
      tabs += 1
    }
    longest = max(longest, line.range.count)
  }

  mutating func add(_ other: RowSigns) {
    pipes += other.pipes
    lonePipes += other.lonePipes
    tabs += other.tabs
    lines += other.lines
    longest = max(longest, other.longest)
  }

  var tellRows: Bool {
    if lonePipes > 4 || pipes > Self.mostRows { return false }
    if longest > Self.longLine, lines < 60 { return false }
    return pipes + tabs > 8
  }
}

extension LineScan {
  func rowSigns(knowing store: borrowing SkeletonStore) -> RowSigns {
    var signs = RowSigns()
    for line in lines where line.placement == nil { signs.add(line) }
    for table in placements { signs.add(store.skeletons[table.skeleton].rowSigns) }
    return signs
  }
}
