import AuditModel

extension TableLayout {
  /// A table as it is set on a page: columns of some width, words broken over lines.
  struct Page {
    enum Alignment: CaseIterable { case left, middle, right }

    /// How many columns of the page a Han character takes.
    var widthOfHan = 1
    var alignment = Alignment.middle
    /// The columns of the page that labels of rows, by their depth, and values take.
    var labelWidths = [8, 10, 18]
    var valueWidth = 8
    /// Lines of a page; nil for a text without pages.
    var pageLength: Int?
    /// Whether the values stand beside the middle of their label, or beside its first line.
    var isCentred = true
    /// Whether words keep their places, or follow one another with a blank between.
    var keepsPlaces = true
  }
}

extension TableGrid {
  func printPage(_ options: TableLayout.Page, into writer: inout ReportWriter) {
    var setting = PageSetting(options: options, grid: self)
    for line in setting.set() {
      var column = 0
      for piece in line.sorted(by: { $0.column < $1.column }) {
        let least = column == 0 ? 0 : 1
        let gap = options.keepsPlaces ? max(least, piece.column - column) : least
        writer.write(String(repeating: " ", count: gap))
        column += gap
        writer.write(piece.text, cell: piece.cell)
        column += setting.width(piece.text)
      }
      writer.write("\n")
      setting.count(into: &writer)
    }
  }
}

/// Sets the cells of a grid on lines of a page.
private struct PageSetting {
  struct Piece {
    var column: Int
    var text: String
    var cell: Int?
  }

  let options: TableLayout.Page
  let grid: TableGrid
  private var written = 0
  private var page = 1

  init(options: TableLayout.Page, grid: TableGrid) {
    self.options = options
    self.grid = grid
  }

  func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + min(options.widthOfHan, $1.displayWidth) }
  }

  /// The number of the page and a form feed, where a page is full.
  mutating func count(into writer: inout ReportWriter) {
    written += 1
    guard let length = options.pageLength, written % length == 0 else { return }
    writer.write("\n\n                    - \(page) -\n\u{C}")
    page += 1
  }

  // MARK: Columns

  /// Where the grid's column `index` begins, and its width.
  private func column(_ index: Int) -> (start: Int, width: Int) {
    let labels = grid.labelColumns
    let widths = labels == 1 ? [options.labelWidths.reduce(0, +)] : options.labelWidths
    let scale = options.widthOfHan
    if index < labels {
      let start = widths[..<index].reduce(0, +) * scale
      return (start, widths[min(index, widths.count - 1)] * scale)
    }
    let start = widths.prefix(labels).reduce(0, +) * scale
    return (start + (index - labels) * options.valueWidth * scale, options.valueWidth * scale)
  }

  private func span(from first: Int, width: Int) -> (start: Int, width: Int) {
    let start = column(first).start
    let last = column(first + width - 1)
    return (start, last.start + last.width - start)
  }

  // MARK: Lines

  func set() -> [[Piece]] {
    var lines: [[Piece]] = []
    for line in grid.lines {
      var cells: [(words: [String], place: (start: Int, width: Int), cell: Int?)] = []
      var index = 0
      for cell in line.cells {
        let place = span(from: index, width: cell.width)
        index += cell.width
        guard !cell.text.isEmpty else { continue }
        var number: Int?
        if case .value(let cell, _) = cell.content { number = cell }
        let words = cell.isValue ? [cell.text] : broken(cell.text, place.width - 2)
        cells.append((words, place, number))
      }
      let height = cells.map(\.words.count).max() ?? 1
      var block = [[Piece]](repeating: [], count: height)
      for (words, place, number) in cells {
        let top = options.isCentred ? (height - words.count) / 2 : 0
        for (i, word) in words.enumerated() {
          block[top + i].append(
            Piece(column: self.start(of: word, in: place), text: word, cell: number))
        }
      }
      lines += block
    }
    return lines
  }

  private func start(of word: String, in place: (start: Int, width: Int)) -> Int {
    let free = max(0, place.width - 2 - width(word))
    switch options.alignment {
    case .left: return place.start
    case .middle: return place.start + free / 2
    case .right: return place.start + free
    }
  }

  private func broken(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for character in text where !character.isWhitespace {
      let word = String(character)
      if self.width(lines[lines.count - 1] + word) > width, !lines[lines.count - 1].isEmpty {
        lines.append("")
      }
      lines[lines.count - 1] += word
    }
    return lines
  }
}

extension TableGrid {
  /// Columns that hold labels of rows.
  var labelColumns: Int {
    guard let line = valueLines.first.map({ lines[$0] }) else { return 0 }
    return line.cells.prefix { !$0.isValue }.reduce(0) { $0 + $1.width }
  }
}
