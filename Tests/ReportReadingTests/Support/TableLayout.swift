import TestSupport

/// How a table comes out of a converter: the layouts of real texts, with what varies in them.
enum TableLayout {
  /// One cell per line behind a tab; merged cells are blank tab lines, a blank line ends a row.
  case tabCells(TabCells)
  /// Cells parted by pipes, filled up with pipes.
  case pipes(Separated)
  /// Cells parted by tabs, with columns that hold nothing.
  case tabRows(Separated)
  case lineCells(LineCells)
  case running(Running)
  case page(Page)
  case borders(Borders)

  struct TabCells {
    /// Words of a label go on in the next line, without a tab.
    var breaksLabels = false
    /// Blank tab lines behind the table.
    var spill = 0
    var trailingSpace = false
  }

  struct Separated {
    /// Whether merged cells keep their places; else the line's cells close up, filled at the end.
    var keepsMerged = false
    /// Empty columns between labels and values.
    var phantoms = 0
    var opensWithPipe = false
    /// A Markdown rule below the header, or, with `ruleBehindValues`, below a lone line of values.
    var hasRule = false
    var ruleBehindValues = false
    /// Drops what fills up the table's last line.
    var cutsLastLine = false
    /// Columns that hold nothing at the end of every line.
    var filling = 0
    /// Values of a last row of one value fall out of the table as paragraphs.
    var losesLastValue = false
    var halfWidth = false
    /// Whether a pipe stands behind the last cell of a line too.
    var closesWithPipe = true
    /// Whether all lines are as wide as the table.
    var fillsUp = true
  }
}

extension TableGrid {
  func print(
    _ layout: TableLayout, into writer: inout ReportWriter, random: inout SeededRandom
  ) {
    switch layout {
    case .tabCells(let options): printTabCells(options, into: &writer, random: &random)
    case .pipes(let options): printLines(options, pipes: true, into: &writer)
    case .tabRows(let options): printLines(options, pipes: false, into: &writer)
    case .lineCells(let options): printLineCells(options, into: &writer)
    case .running(let options): printRunning(options, into: &writer)
    case .page(let options): printPage(options, into: &writer)
    case .borders(let options): printBorders(options, into: &writer)
    }
  }

  // MARK: One cell per line

  private func printTabCells(
    _ options: TableLayout.TabCells, into writer: inout ReportWriter, random: inout SeededRandom
  ) {
    for line in lines {
      for (i, cell) in line.cells.enumerated() {
        writer.write("\t")
        switch cell.content {
        case .merged: break
        case .value(let number, let text):
          writer.write(text, cell: number)
          if options.trailingSpace, random.once(in: 4) { writer.write(" ") }
        case .label(let text, let role):
          let isGroup = if case .group = role { line.kind != .header } else { false }
          let isFollowed = i + 1 < line.cells.count
          writer.write(
            options.breaksLabels && random.once(in: 5)
              ? broken(
                text, letters: line.kind == .header, blankLine: isGroup && isFollowed,
                random: &random) : text)
        }
        writer.write("\n")
      }
      writer.write("\n")
    }
    for _ in 0..<options.spill { writer.write("\t\n") }
    if options.spill > 0 { writer.write("\n\n") }
  }

  /// The words over two lines, or each on a line of its own.
  private func broken(
    _ text: String, letters: Bool, blankLine: Bool, random: inout SeededRandom
  ) -> String {
    let words = Array(text)
    guard words.count >= 4 else { return text }
    if words.count <= 6, letters, random.once(in: 3) {
      return words.filter { !$0.isWhitespace }.map(String.init).joined(separator: "\n")
    }
    // Not within the item number.
    guard words.count >= 8 || !blankLine && letters else { return text }
    let at = words.count >= 8 ? 6 + random.below(words.count - 7) : 2
    let gap = blankLine ? "\n\n" : random.pick(["\n", "\n ", "\n　"])
    return String(words[..<at]) + gap + String(words[at...])
  }

  // MARK: One row per line

  private func printLines(
    _ options: TableLayout.Separated, pipes: Bool, into writer: inout ReportWriter
  ) {
    let full = width + options.phantoms + options.filling
    for (i, line) in lines.enumerated() {
      let isLast = i == lines.count - 1
      if isLast, options.losesLastValue, line.cells.count(where: \.isValue) == 1,
        let value = line.cells.last, case .value(let number, let text) = value.content,
        Int(text) != nil
      {
        writer.write("\n" + (line.cells.first { $0.role != nil }?.text ?? "") + "\n\n")
        writer.write(text, cell: number)
        writer.write("\n")
        return
      }
      let isFilled = options.fillsUp && !(isLast && options.cutsLastLine)
      print(line, options, pipes: pipes, width: isFilled ? full : 0, &writer)
      let isRuled = options.ruleBehindValues ? isLast : line.kind == .header && !isHeader(i + 1)
      if options.hasRule, isRuled {
        let rule = Array(repeating: "---", count: max(2, line.width))
        writer.write(rule.joined(separator: pipes ? "|" : "\t") + "\n")
      }
    }
  }

  private func isHeader(_ line: Int) -> Bool {
    line < lines.count && lines[line].kind == .header
  }

  private func print(
    _ line: Line, _ options: TableLayout.Separated, pipes: Bool, width: Int,
    _ writer: inout ReportWriter
  ) {
    let separator = pipes ? "|" : "\t"
    var written = 0
    func next(_ writer: inout ReportWriter) {
      if written > 0 { writer.write(separator) }
      written += 1
    }
    if pipes, options.opensWithPipe { writer.write("|") }
    var isBeforeValues = true
    for cell in line.cells {
      switch cell.content {
      case .merged where !options.keepsMerged && pipes: continue
      case .merged:
        next(&writer)
      case .label(let text, _):
        next(&writer)
        writer.write(pipes ? " \(options.halfWidth ? text.halfWidth : text) " : text)
      case .value(let number, let text):
        if isBeforeValues {
          for _ in 0..<options.phantoms { next(&writer) }
          isBeforeValues = false
        }
        next(&writer)
        if pipes { writer.write(" ") }
        writer.write(text, cell: number)
        if pipes, !text.isEmpty { writer.write(" ") }
      }
      if options.keepsMerged || !pipes && line.kind == .header {
        for _ in 1..<max(1, cell.width) { next(&writer) }
      }
    }
    while written < width - line.lost { next(&writer) }
    if pipes, options.closesWithPipe { writer.write("|") }
    writer.write("\n")
  }
}

extension String {
  /// Brackets, commas and colons in half width.
  var halfWidth: String {
    String(
      map { character in
        switch character {
        case "（": "("
        case "）": ")"
        case "，": ","
        case "：": ":"
        default: character
        }
      })
  }
}
