import AuditModel

/// Turns the lines of a text file into a `Document`.
///
/// Layouts known: one cell per line behind a tab, a line without tab ending the row; rows parted by
/// tabs; rows parted by pipes. A file may change its layout from table to table.
struct TextExtraction {
  private typealias Line = LineScan.Line

  private let headings: HeadingIndex
  private(set) var document = Document()
  private(set) var artefacts: [Range<Int>] = []
  /// Cells of the row being built from single lines, as indices into the document's cells.
  private var openRow: Int?
  /// The sections that lines head, as a bit mask.
  private var headed: UInt64 = 0

  /// A longer line behind a tab is an indented paragraph, not a cell.
  private static let longestCell = 300
  /// A shorter line is too short for a section's number and title.
  private static let shortestHeading = 13

  init(headings: HeadingIndex) { self.headings = headings }

  /// Takes the lines that begin at byte `start` or later.
  ///
  /// - Returns: false where a known table means something else in this report's layout.
  mutating func extract(
    _ scan: borrowing LineScan, from start: Int, knowing store: borrowing SkeletonStore,
    in text: Span<UInt8>
  ) -> Bool {
    let lines = scan.lines
    var census = LayoutCensus()
    for line in lines where line.placement == nil { census.add(line, in: text) }
    for table in scan.placements { census.add(store.skeletons[table.skeleton].lines.census) }
    document.layout = census.layout
    document.opensWithPipe = census.opensWithPipe
    document.closesWithPipe = census.closesWithPipe
    for table in scan.placements {
      let known = store.skeletons[table.skeleton].lines
      guard known.layout == document.layout, known.opensWithPipe == document.opensWithPipe,
        known.closesWithPipe == document.closesWithPipe, table.region.lowerBound >= start
      else { return false }
    }
    document.blocks.reserveCapacity(lines.count)
    let first = lines.firstIndex { $0.range.lowerBound >= start } ?? lines.endIndex
    for i in first..<lines.endIndex {
      if let table = lines[i].placement {
        closeRow()
        document.blocks.append(
          .init(kind: .table, text: lines[i].range, cells: 0..<0, number: table))
      } else {
        place(lines[i], after: i > first ? lines[i - 1] : nil, in: text)
      }
    }
    closeRow()
    if headed & headings.sections != headings.sections {
      document.openLostSections(headings, in: text)
    }
    return true
  }

  private mutating func place(_ line: Line, after previous: Line?, in text: Span<UInt8>) {
    let isSingleCell =
      document.layout == .tabCells && line.isTabbed(in: text)
    if isSingleCell, line.range.count <= Self.longestCell,
      line.range.count < Self.shortestHeading || !isHeading(tabbed: line.range, in: text)
    {
      if openRow == nil { openRow = document.cells.count }
      appendCell(line.range.lowerBound + 1..<line.range.upperBound, in: text)
      return
    }
    if line.range.isEmpty {
      closeRow()
      return
    }
    let printed = trimmed(line.range, in: text)
    if !printed.isEmpty, !line.hasPipe, line.tabs == 0 || isSingleCell {
      let bare = withoutLeadingMarks(printed, in: text)
      if bare.lowerBound != printed.lowerBound, text[printed.lowerBound] == UInt8(ascii: "[") {
        artefacts.append(printed.lowerBound..<bare.lowerBound)
      }
      if let heading = headings.match(bare, in: text) {
        closeRow()
        addHeading(heading)
        if heading.text.upperBound < bare.upperBound {
          addParagraph(trimmed(heading.text.upperBound..<bare.upperBound, in: text))
        }
        return
      }
    }
    if openRow != nil, !printed.isEmpty, continuesLastCell(after: previous, in: text) {
      document.cells[document.cells.count - 1] =
        document.cells[document.cells.count - 1].lowerBound..<printed.upperBound
      return
    }
    closeRow()
    if line.hasPipe {
      addRow(line.range, separator: UInt8(ascii: "|"), in: text)
    } else if !isSingleCell, line.tabs > 0, !printed.isEmpty || line.tabs > 1 {
      addRow(line.range, separator: 0x09, in: text)
    } else if !printed.isEmpty {
      let paragraph = withoutLeadingMarks(printed, in: text)
      guard let heading = headings.headingBehindText(paragraph, in: text) else {
        return addParagraph(paragraph)
      }
      addParagraph(trimmed(paragraph.lowerBound..<heading.text.lowerBound, in: text))
      addHeading(heading)
    }
  }

  private mutating func addHeading(_ heading: HeadingIndex.Match) {
    if !heading.isWeak { headed |= 1 << UInt64(heading.section) }
    document.blocks.append(
      .init(
        kind: .heading, text: heading.text, cells: 0..<0, number: heading.section,
        isWeak: heading.isWeak))
  }

  /// A heading that is indented by a tab like a cell.
  private func isHeading(tabbed line: Range<Int>, in text: Span<UInt8>) -> Bool {
    let printed = trimmed(line, in: text)
    guard !printed.isEmpty else { return false }
    let first = scalar(at: printed.lowerBound, in: text).value
    return chineseDigit(first) != nil && headings.isTitle(printed, in: text)
  }

  /// Whether a line without tab, straight behind a cell, is the rest of that cell's words.
  private func continuesLastCell(after previous: Line?, in text: Span<UInt8>) -> Bool {
    guard let previous, !trimmed(previous.range, in: text).isEmpty, let cell = document.cells.last
    else { return false }
    return !cell.isEmpty && !isValue(cell, in: text)
  }

  private mutating func addParagraph(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    document.blocks.append(.init(kind: .paragraph, text: range, cells: 0..<0))
  }

  private mutating func closeRow() {
    guard let first = openRow else { return }
    openRow = nil
    addRowBlock(cellsFrom: first, hasOwnLines: true)
  }

  /// Adds the cell that `range` holds, without what a converter left before or behind its text.
  @inline(__always)
  private mutating func appendCell(_ range: Range<Int>, in text: Span<UInt8>) {
    var cell = trimmed(range, in: text)
    if !cell.isEmpty, text[cell.lowerBound] == UInt8(ascii: "<") {
      cell = MarkupTable.withoutTags(cell, in: text)
    }
    let mayHaveArtefact =
      cell.count > 10
      && (text[cell.lowerBound] == UInt8(ascii: "[")
        || text[cell.upperBound - 1] == UInt8(ascii: "]"))
    document.cells.append(mayHaveArtefact ? withoutArtefacts(cell, in: text) : cell)
  }

  private mutating func withoutArtefacts(_ cell: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var cell = cell
    if let end = artefactEnd(cell, in: text) {
      artefacts.append(cell.lowerBound..<end)
      cell = trimmed(end..<cell.upperBound, in: text)
    }
    if let start = trailingArtefact(cell, in: text) {
      artefacts.append(start..<cell.upperBound)
      cell = trimmed(cell.lowerBound..<start, in: text)
    }
    return cell
  }

  private mutating func addRowBlock(cellsFrom first: Int, hasOwnLines: Bool = false) {
    let last = document.cells.count
    let range = document.cells[first].lowerBound..<document.cells[last - 1].upperBound
    document.blocks.append(
      .init(kind: .row, text: range, cells: first..<last, hasOwnLines: hasOwnLines))
  }

  private mutating func addRow(_ range: Range<Int>, separator: UInt8, in text: Span<UInt8>) {
    let first = document.cells.count
    var start = range.lowerBound
    var end = range.upperBound
    if separator != 0x09, document.closesWithPipe {
      while end > start + 1, text[end - 1] == 0x20 { end -= 1 }
    }
    var isRule = true
    let isPipe = separator == UInt8(ascii: "|")
    let isClosed = isPipe && document.closesWithPipe && text[end - 1] == separator
    let limit = isClosed ? end - 1 : end
    var i = start
    if isPipe, document.opensWithPipe, i < end, text[i] == separator {
      i += 1
      start = i
    }
    while i <= limit {
      if i < end, text[i] != separator {
        i += 1
        continue
      }
      appendCell(start..<i, in: text)
      if isRule {
        let cell = document.cells[document.cells.count - 1]
        isRule = cell.isEmpty || isRuleCell(cell, in: text)
      }
      i += 1
      start = i
    }
    // Asked only where every cell with text is a rule.
    let isBlank = !isRule || !document.cells[first...].contains { !$0.isEmpty }
    if document.cells.count == first || isRule && !isBlank {
      document.cells.removeSubrange(first...)
      return
    }
    addRowBlock(cellsFrom: first)
  }

  /// A cell of the line `|---|:--:|` that Markdown draws below a header.
  private func isRuleCell(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var dashes = 0
    for i in range {
      if text[i] == UInt8(ascii: "-") {
        dashes += 1
      } else if text[i] != UInt8(ascii: ":") {
        return false
      }
    }
    return dashes >= 3
  }
}
