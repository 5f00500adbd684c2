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
  /// Whether words were written one behind the other, so that their order tells what belongs together, and their
  /// places nothing.
  let isByOrder: Bool

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
  /// Lines that hold values of which nobody can say whether they are a row.
  private(set) var passedOver: [Int] = []
  private(set) var pieces: [Piece] = []
  /// How many values found their column.
  private(set) var placed = 0
  /// How badly labels and values stand in columns.
  private(set) var misfit = 0

  init(
    forms: FormLookup, prefixes: LabelPrefixes, table: Int, page: PageWords, isSetInColumns: Bool,
    isByOrder: Bool = false
  ) {
    self.isSetInColumns = isSetInColumns
    self.isByOrder = isByOrder
    self.forms = forms
    self.table = table
    self.page = page
    labels = PageLabels(
      forms: forms, prefixes: prefixes, table: table, page: page, isByOrder: isByOrder)
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
      if isByOrder, !standTogether(values, among: words) {
        if values.count >= Self.fewestOfRow { passedOver.append(line) }
        continue
      }
      if !values.isEmpty, !isPageNumber(line, in: text), !isSentence(line, in: text) {
        rows.append(Row(line: line, values: values))
      }
    }
    let mostRows = forms.catalog.declared.map { $0[table].rows.count }.max() ?? 0
    guard !rows.isEmpty, rows.count <= mostRows * Self.mostTimes else { return }
    if !forms.isPrintedAcross[table] { nameRows(in: text) }
    let headers = headers(in: text)
    if isByOrder {
      for header in headers { writeByOrder(header, in: text) }
    } else {
      for header in headers { write(header, in: text) }
      misfit += page.spread
    }
  }

  /// Whether values end their line, as figures of a sentence do not. A piece of a group's label that goes on below
  /// the row's middle may be printed behind those of a row.
  private func standTogether(_ values: [Int], among words: Range<Int>) -> Bool {
    let isWhole = values.elementsEqual(words.suffix(values.count))
    guard !isWhole, values.count >= Self.fewestOfRow, let last = words.last else { return isWhole }
    return page.words[last].range.count <= Self.longestPiece
      && values.elementsEqual(words.dropLast().suffix(values.count))
  }

  /// A sentence hardly has so many figures with nothing between them.
  private static let fewestOfRow = 3

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

  /// So many tables as the form has rows for are none of a report: telling their rows takes ever longer.
  private static let mostTimes = 10

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

  func isBlock(_ match: PageLabels.Match) -> Bool {
    forms.isLabel(match.key, of: .block, in: table)
  }

  // MARK: Writing

  mutating func addRow(_ cells: [RewrittenText.Cell], placed count: Int = 0) {
    pieces.append(.row(cells))
    placed += count
  }

  /// Leaves a line as it is.
  mutating func addLine(_ line: Int) { pieces.append(.line(line)) }

  mutating func addMisfit(_ count: Int) { misfit += count }

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
