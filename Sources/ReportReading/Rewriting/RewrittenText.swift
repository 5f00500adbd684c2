import AuditModel

/// A text being put in order: runs of the printed text, with line ends and tabs of our own between them.
///
/// Rows are written one cell per line behind a tab, a blank line after each, which is read without any
/// doubt about where a row ends.
struct RewrittenText {
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [PrintedText.Piece] = []
  /// Cells that were run together with others, by where their text begins here.
  private(set) var glued: [Int: GluedText] = [:]

  /// A cell of a table: the runs of its text, or where it would stand.
  struct Cell {
    var pieces: [Range<Int>]
    /// Of a blank cell: where its text would begin.
    var place: Int
    /// Of a cell that was run together with others.
    var glued: GluedText?

    init(_ pieces: [Range<Int>]) {
      self.pieces = pieces
      place = pieces.first?.lowerBound ?? 0
    }

    init(_ range: Range<Int>) { self.init([range]) }

    /// A cell that is marked off from the others, so that all that stands in it is its text.
    ///
    /// - Parameter isBroken: whether a line ends within the text. Of nothing but figures nobody can tell whether that
    ///   is one number, or two cells that nothing parts.
    init(drawn pieces: [Range<Int>], orBlankAt place: Int, isBroken: Bool, in text: Span<UInt8>) {
      self.pieces = pieces
      self.place = pieces.first?.lowerBound ?? place
      if isBroken, let first = pieces.first, pieces.allSatisfy({ isValue($0, in: text) }) {
        glued = GluedText(printed: first, doubt: .torn)
      }
    }

    init(blankAt place: Int) {
      pieces = []
      self.place = place
    }

    var isBlank: Bool { pieces.isEmpty }

    /// Where its text ends in the printed text.
    var end: Int { pieces.last?.upperBound ?? place }

    /// Whether it is one of several whose figures cannot be told apart.
    var isUnreadable: Bool {
      if case .readings = glued?.doubt { true } else { false }
    }

    /// Whether it is not known which cell's text it is.
    var isMisplaced: Bool {
      if case .misplaced = glued?.doubt { true } else { false }
    }
  }

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Copies a run as it is.
  private mutating func copy(_ range: Range<Int>, of text: Span<UInt8>) {
    guard !range.isEmpty else { return }
    if let last = pieces.last, last.printed + last.count == range.lowerBound,
      last.source + last.count == bytes.count
    {
      pieces[pieces.count - 1].count += range.count
    } else {
      pieces.append(.init(source: bytes.count, printed: range.lowerBound, count: range.count))
    }
    for i in range { bytes.append(text[i]) }
  }

  /// Copies a run without the line ends and tabs in it.
  private mutating func copyWords(_ range: Range<Int>, of text: Span<UInt8>) {
    var start = range.lowerBound
    for i in range where text[i] <= 0x0D && text[i] >= 0x09 {
      copy(start..<i, of: text)
      start = i + 1
    }
    copy(start..<range.upperBound, of: text)
  }

  /// Says where what is written next would stand in the printed text.
  private mutating func mark(_ place: Int) {
    pieces.append(.init(source: bytes.count, printed: place, count: 0))
  }

  private mutating func write(_ byte: UInt8) { bytes.append(byte) }

  private mutating func endLine() { bytes.append(0x0A) }

  /// Ends the line that is being written, if any.
  private mutating func closeLine() { if let last = bytes.last, last != 0x0A { endLine() } }

  /// Copies a line as it is.
  mutating func copyLine(_ range: Range<Int>, of text: Span<UInt8>) {
    closeLine()
    copy(range, of: text)
    endLine()
  }

  /// Copies a run behind the end of the last line, whose text goes on there.
  mutating func joinLine(_ range: Range<Int>, of text: Span<UInt8>) {
    while let last = bytes.last, last == 0x0A || last == 0x20 { bytes.removeLast() }
    copy(range, of: text)
    endLine()
  }

  /// Writes a row of cells.
  mutating func writeRow(_ cells: [Cell], of text: Span<UInt8>) {
    closeLine()
    for cell in cells {
      write(0x09)
      write(cell, of: text)
      endLine()
    }
    endLine()
  }

  /// Writes a row whose cells tabs part: blank ones may be filling.
  mutating func writeTabbedRow(_ cells: [Cell], of text: Span<UInt8>) {
    closeLine()
    for (i, cell) in cells.enumerated() {
      if i > 0 { write(0x09) }
      write(cell, of: text)
    }
    endLine()
  }

  private mutating func write(_ cell: Cell, of text: Span<UInt8>) {
    if cell.isBlank { mark(cell.place) }
    if let text = cell.glued { glued[bytes.count] = text }
    for piece in cell.pieces { copyWords(piece, of: text) }
  }

  /// Writes a paragraph.
  mutating func writeLine(_ range: Range<Int>, of text: Span<UInt8>) {
    closeLine()
    copyWords(range, of: text)
    endLine()
  }
}
