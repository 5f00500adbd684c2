import AuditModel

/// Reads a table whose columns are told by where words stand on the page, as `pdftotext -layout` gives it:
/// labels over several lines with the values beside any of them, headers over several lines, page breaks
/// anywhere.
struct PageTable {
  let forms: FormLookup
  let table: Int
  let page: PageWords
  let labels: PageLabels
  /// Whether a value's place tells its column.
  let isSetInColumns: Bool

  /// A line of values.
  struct Row {
    /// Index into `page.lines`.
    var line: Int
    /// Indices into `page.words`.
    var values: [Int]
    var label: PageLabels.Match?
    /// Whether nothing but a label is printed.
    var isBlank = false
  }

  /// Columns, in the order in which they stand on the page.
  struct Header {
    /// Captions and the labels of rows printed across, before the columns.
    var others: [PageLabels.Match]
    var columns: [PageLabels.Match]
    /// The rows below it, as indices into `rows`.
    var rows: Range<Int>
    /// The lines in which the columns stand.
    var lines: Range<Int>
    /// Whether the labels were put together from pieces that do not stand above their columns.
    var isTorn = false
  }

  enum Piece {
    case row([RewrittenText.Cell])
    case line(Int)
  }

  var rows: [Row] = []
  private(set) var pieces: [Piece] = []
  /// How many values found their column.
  private(set) var placed = 0
  /// How badly labels and values stand in columns.
  private(set) var misfit = 0

  init(
    forms: FormLookup, prefixes: LabelPrefixes, table: Int, page: PageWords, isSetInColumns: Bool
  ) {
    self.isSetInColumns = isSetInColumns
    self.forms = forms
    self.table = table
    self.page = page
    labels = PageLabels(forms: forms, prefixes: prefixes, table: table, page: page)
  }

  mutating func read(in text: Span<UInt8>) {
    for line in page.lines.indices {
      let words = page.lines[line].words
      var values = words.filter { page.words[$0].isValue }
      // 04 may be the end of a number that began in the line above.
      if values.count < words.count {
        values = words.filter {
          page.words[$0].isValue || isPieceOfNumber(page.words[$0].range, in: text)
        }
      }
      if !values.isEmpty, !isPageNumber(line, in: text), !isSentence(line, in: text) {
        rows.append(Row(line: line, values: values))
      }
    }
    guard !rows.isEmpty else { return }
    if !forms.isPrintedAcross[table] { nameRows(in: text) }
    for header in headers(in: text) { write(header, in: text) }
    misfit += page.spread
  }

  /// A line of prose, whatever figures it speaks of.
  private func isSentence(_ line: Int, in text: Span<UInt8>) -> Bool {
    page.lines[line].words.last.map { ends(page.words[$0].range, with: "。", in: text) } ?? false
  }

  /// A number alone on the first or last line of a page, or far below everything else.
  private func isPageNumber(_ line: Int, in text: Span<UInt8>) -> Bool {
    guard page.lines[line].words.count == 1,
      page.words[page.lines[line].words.lowerBound].range.count <= Self.longestPageNumber
    else { return false }
    if isLastOfPage(line) { return true }
    // Above all others it is a figure, where the page before has its number below.
    if line > 0, isLastOfPage(line - 1) { return page.lines[line - 1].words.count > 1 }
    guard line > 0, line + 1 == page.lines.count else { return false }
    let gap = page.lines[line - 1].range.upperBound..<page.lines[line].range.lowerBound
    return gap.count { text[$0] == 0x0A || text[$0] == 0x0D } >= 3
  }

  /// In bytes.
  private static let longestPageNumber = 3

  private func isLastOfPage(_ line: Int) -> Bool {
    line + 1 < page.lines.count && page.lines[line + 1].page != page.lines[line].page
  }

  /// Digits and thousands separators.
  private func isPieceOfNumber(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var hasDigit = false
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if digit(value) != nil {
        hasDigit = true
      } else if value != 0x2C, value != 0xFF0C {
        return false
      }
      i += length
    }
    return hasDigit
  }

  // MARK: Writing

  private mutating func write(_ header: Header, in text: Span<UInt8>) {
    let below = Array(rows[header.rows])
    var header = header
    guard let (count, isWhole) = columnCount(&header, below, in: text) else {
      if let cells = cellsInOrder(header, below, in: text) {
        placed += cells.count
        pieces.append(.row(cells))
        return
      }
      for row in below { pieces.append(.line(row.line)) }
      return
    }
    if !header.isTorn { misfit += overlap(header.columns) * 100 }
    for other in header.others where isBlock(other) { pieces.append(.row([cell(other.words)])) }
    let head = header.others.filter { !isBlock($0) } + (isWhole ? header.columns : [])
    if !head.isEmpty { pieces.append(.row(head.map { cell($0.words) })) }
    var places: [Int: PageColumns] = [:]
    var extents: [Int: [Range<Int>]] = [:]
    for number in Set(below.map { page.lines[$0.line].page }) {
      let full = below.filter {
        page.lines[$0.line].page == number && $0.values.count == count
      }.map { $0.values.map { page.words[$0] } }
      guard !full.isEmpty else { continue }
      places[number] = PageColumns(fullRows: full, count: count)
      extents[number] = (0..<count).map { column in
        let words = full.map { $0[column] }
        return (words.map(\.start).min() ?? 0)..<(words.map(\.end).max() ?? 0)
      }
    }
    let full = below.filter { $0.values.count == count }
    let columns = Columns(
      count: count, places: places,
      header: PageColumns(
        fullRows: isWhole && !header.isTorn ? [header.columns.map(extent)] : [], count: count),
      totals: totals(of: isWhole ? header.columns : []),
      widths: (0..<count).map { column in
        full.map { page.words[$0.values[column]] }.map { $0.end - $0.start }.max() ?? 0
      }, extents: extents)
    let wrapped = wrapped(below, columns, in: text)
    for (i, row) in below.enumerated() where !wrapped.lines.contains(i) {
      write(row, columns, wrapped.rows[i], in: text)
    }
  }

  /// All words of a label as one.
  func extent(of label: PageLabels.Match) -> PageWords.Word {
    let words = label.words.map { page.words[$0] }
    var extent = words[0]
    extent.start = words.map(\.start).min() ?? extent.start
    extent.end = words.map(\.end).max() ?? extent.end
    return extent
  }

  /// How often labels of neighbouring columns stand over each other: in a text whose columns are not set in
  /// line, or counted in other columns than it was set in, they do.
  func overlap(_ columns: [PageLabels.Match]) -> Int {
    let extents = columns.map { column in
      // Lines further down may be moved.
      let words = column.words.map { page.words[$0] }.filter { $0.line == column.firstLine }
      return (start: words.map(\.start).min() ?? 0, end: words.map(\.end).max() ?? 0)
    }
    return zip(extents, extents.dropFirst()).count { a, b in
      2 * (a.end - b.start) >= min(a.end - a.start, b.end - b.start)
    }
  }

  private mutating func write(
    _ row: Row, _ columns: Columns, _ wrapped: Wrapped?, in text: Span<UInt8>
  ) {
    let count = columns.count
    var before: [RewrittenText.Cell] = []
    if let label = row.label {
      before.append(cell(label.words))
    }
    if row.isBlank {
      let end = row.label?.words.last.map { page.words[$0].range.upperBound } ?? 0
      pieces.append(.row(before + (0..<count).map { _ in .init(blankAt: end) }))
      return
    }
    before += unnamed(row)
    guard !before.isEmpty || forms.isPrintedAcross[table] else {
      pieces.append(.line(row.line))
      return
    }
    if let wrapped {
      placed += count
      pieces.append(.row(before + cells(of: row, wrapped, columns)))
      return
    }
    let words = row.values.map { page.words[$0] }
    if words.count == count {
      placed += count
      pieces.append(.row(before + words.map { .init($0.range) }))
      return
    }
    guard let found = places(of: row, columns) ?? placesBelowLabels(of: row, columns),
      agrees(words, found, totals: columns.totals, in: text)
    else {
      pieces.append(.row(before + words.map { .init($0.range) }))
      return
    }
    placed += found.count
    var cells: [RewrittenText.Cell] = []
    var end = before.last.map(\.end) ?? page.lines[row.line].range.lowerBound
    for column in 0..<count {
      if let k = found.firstIndex(of: column) {
        cells.append(.init(words[k].range))
        end = words[k].range.upperBound
      } else {
        cells.append(.init(blankAt: end))
      }
    }
    pieces.append(.row(before + cells))
  }

  private func cell(_ words: [Int]) -> RewrittenText.Cell {
    .init(words.map { page.words[$0].range })
  }

  func isBlock(_ match: PageLabels.Match) -> Bool {
    forms.isLabel(match.key, of: .block, in: table)
  }

  /// Words between a row's label and its values: the name of a row below the label's, or of one that the
  /// form does not know.
  private func unnamed(_ row: Row) -> [RewrittenText.Cell] {
    let line = page.lines[row.line].words
    guard let first = row.values.first else { return [] }
    var words: [Int] = []
    for word in line.reversed() where word < first {
      if row.label?.words.contains(word) ?? false { break }
      // Beyond a wide blank stands the label of a group.
      if let next = words.last, page.words[next].start - page.words[word].end > 1 { break }
      words.append(word)
    }
    if row.label != nil, row.label?.words.allSatisfy({ page.words[$0].line != row.line }) ?? false {
      return []
    }
    return words.isEmpty ? [] : [cell(words.reversed())]
  }

  func write(
    into output: inout RewrittenText, of text: Span<UInt8>
  ) {
    for piece in pieces {
      switch piece {
      case .row(let cells): output.writeRow(cells, of: text)
      case .line(let line): output.writeLine(page.lines[line].range, of: text)
      }
    }
  }
}

extension RewrittenText.Cell {
  /// Where its text ends in the printed text.
  var end: Int { pieces.last?.upperBound ?? place }
}
