import AuditModel

/// Tables drawn with lines and bars, as text browsers and converters to plain text draw them.
extension TableLayout {
  struct Borders {
    /// ┌─┬─┐, else +-+-+.
    var areDrawn: Bool
    /// In columns of the page, of the narrowest cell.
    var width = 9
  }
}

extension TableGrid {
  /// A cell with the columns of the table that it covers.
  private struct Box {
    var cell: Cell
    var columns: Range<Int>
    var isMerged: Bool { if case .merged = cell.content { true } else { false } }
  }

  func printBorders(_ options: TableLayout.Borders, into writer: inout ReportWriter) {
    var above: [Box]?
    for line in lines {
      let boxes = boxes(line)
      writer.write(rule(above: boxes, isFirst: above == nil, options) + "\n")
      let texts = boxes.map { wrapped($0, options) }
      for k in 0..<(texts.map(\.count).max() ?? 0) {
        for (box, text) in zip(boxes, texts) {
          writer.write(options.areDrawn ? "│ " : "| ")
          let printed = k < text.count ? text[k] : ""
          if case .value(let number, _) = box.cell.content, k == 0 {
            writer.write(printed, cell: number)
          } else {
            writer.write(printed)
          }
          let room = room(box, options) - printed.displayWidth
          writer.write(String(repeating: " ", count: room))
        }
        writer.write(options.areDrawn ? "│\n" : "|\n")
      }
      above = boxes
    }
    let corner = options.areDrawn ? "└" : "+"
    let inside = String(repeating: options.areDrawn ? "─" : "-", count: options.width)
    let joint = options.areDrawn ? "┴" : "+"
    writer.write(
      corner + Array(repeating: inside, count: width).joined(separator: joint)
        + (options.areDrawn ? "┘\n" : "+\n"))
  }

  /// The last cell of a line reaches to the end of the table.
  private func boxes(_ line: Line) -> [Box] {
    var left = 0
    return line.cells.enumerated().map { i, cell in
      let right = i == line.cells.count - 1 ? width : left + max(1, cell.width)
      defer { left = right }
      return Box(cell: cell, columns: left..<right)
    }
  }

  private func room(_ box: Box, _ options: TableLayout.Borders) -> Int {
    box.columns.count * (options.width + 1) - 2
  }

  /// A label over as many lines as it needs; a value in one.
  private func wrapped(_ box: Box, _ options: TableLayout.Borders) -> [String] {
    guard !box.cell.isValue else { return [box.cell.text] }
    var lines = [""]
    for letter in box.cell.text {
      let next = lines[lines.count - 1] + String(letter)
      if next.displayWidth < room(box, options) {
        lines[lines.count - 1] = next
      } else {
        lines.append(String(letter))
      }
    }
    return lines
  }

  /// The line above some cells, open where one goes on from above.
  private func rule(above boxes: [Box], isFirst: Bool, _ options: TableLayout.Borders) -> String {
    func isOpen(_ column: Int) -> Bool {
      !isFirst && boxes.contains { $0.isMerged && $0.columns.contains(column) }
    }
    let (dash, cross, bar) = options.areDrawn ? ("─", "┼", "│") : ("-", "+", "|")
    var rule = ""
    for column in 0...width {
      let isRuled =
        column > 0 && !isOpen(column - 1) || column < width && !isOpen(column)
      let isInside = boxes.contains { $0.columns.dropFirst().contains(column) }
      rule += isRuled ? cross : isInside ? " " : bar
      if column < width {
        rule += String(repeating: isOpen(column) ? " " : dash, count: options.width)
      }
    }
    return isFirst && options.areDrawn ? "┌" + rule.dropFirst() : rule
  }
}
