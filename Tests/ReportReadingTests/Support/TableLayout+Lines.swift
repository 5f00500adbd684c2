/// Layouts in which the lines do not tell the rows.
extension TableLayout {
  /// Cells on lines of their own.
  struct LineCells {
    enum Parting: CaseIterable {
      /// A pipe behind each cell, `||` behind a row's last.
      case trailingPipe
      /// A lone pipe between two cells.
      case lonePipe
      /// A lone pipe before each row.
      case openingPipe
      case blankLine
      case nothing
    }

    var parting: Parting
    /// Whether cells that go on from above are printed as blank ones.
    var keepsMerged = false
    /// What ends a row, by number.
    var rowEnd = 0
    var indent = ""
    /// Whether a cell without text leaves one line end only, where others leave two.
    var hasThinBlanks = false

    /// Whether a cell without text leaves a trace.
    var showsBlanks: Bool { parting != .blankLine && parting != .nothing }
  }

  /// Cells one behind the other.
  struct Running {
    var separator: String
    var rowSeparator: String
  }
}

extension TableGrid {
  func printLineCells(_ options: TableLayout.LineCells, into writer: inout ReportWriter) {
    for line in lines {
      let cells = line.cells.filter { cell in
        if case .merged = cell.content { options.keepsMerged } else { true }
      }
      if options.parting == .openingPipe { writer.write("|\n") }
      for (i, cell) in cells.enumerated() {
        let isLast = i == cells.count - 1
        if !cell.text.isEmpty { writer.write(options.indent) }
        write(cell, into: &writer)
        switch options.parting {
        case .trailingPipe: writer.write(isLast ? rowEnd(options) : " |\n")
        case .lonePipe: writer.write(isLast ? rowEnd(options) : "\n|\n")
        case .openingPipe, .nothing: writer.write("\n")
        case .blankLine where options.hasThinBlanks && cell.text.isEmpty: writer.write("\n")
        case .blankLine: writer.write(isLast && options.rowEnd > 0 ? "\n\n\n" : "\n\n")
        }
      }
    }
  }

  private func rowEnd(_ options: TableLayout.LineCells) -> String {
    switch (options.parting, options.rowEnd) {
    case (.trailingPipe, 0): " ||\n"
    case (.trailingPipe, 1): " | ||\n"
    case (.trailingPipe, _): " |\n||\n"
    case (_, 0): "\n|\n"
    case (_, 1): "\n||\n"
    default: "\n|\n|\n"
    }
  }

  func printRunning(_ options: TableLayout.Running, into writer: inout ReportWriter) {
    for line in lines {
      let cells = line.cells.filter { if case .merged = $0.content { false } else { true } }
      for (i, cell) in cells.enumerated() {
        write(cell, into: &writer)
        writer.write(i == cells.count - 1 ? options.rowSeparator : options.separator)
      }
    }
  }

  func write(_ cell: Cell, into writer: inout ReportWriter) {
    switch cell.content {
    case .merged: break
    case .label(let text, _): writer.write(text)
    case .value(let number, let text): writer.write(text, cell: number)
    }
  }
}
