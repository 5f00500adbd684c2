extension LineScan {
  /// A line with more bytes holds more than one paragraph or row, if the text has few lines.
  private static let longLine = 1500
  /// The tables of a report have fewer rows than this together.
  private static let mostRows = 120

  /// Whether the lines alone tell the rows of the tables, as far as that can be seen without looking into
  /// them: cells between pipes or tabs, in rows.
  var tellsRows: Bool {
    var pipes = 0
    var lonePipes = 0
    var tabs = 0
    var longest = 0
    for line in lines where line.placement == nil {
      if line.hasPipe {
        pipes += 1
        if line.range.count <= 3 { lonePipes += 1 }
      } else if line.tabs > 0 {
        tabs += 1
      }
      longest = max(longest, line.range.count)
    }
    if lonePipes > 4 || pipes > Self.mostRows { return false }
    if longest > Self.longLine, lines.count < 60 { return false }
    return !placements.isEmpty || pipes + tabs > 8
  }
}
