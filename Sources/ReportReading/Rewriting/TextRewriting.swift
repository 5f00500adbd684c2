import AuditModel

/// Puts texts in order whose lines do not tell the rows of their tables, or break their paragraphs.
///
/// Only the tables are written anew; what stands between them is copied. What cannot be put in order is
/// copied too, and read for what it is.
struct TextRewriting {
  /// Why a text is written anew.
  enum Reason {
    /// Its lines do not look like rows.
    case rowsUntold
    /// What looks like a row holds more than one.
    case rowsRunTogether
    /// Lines are missing, so that no table can be read.
    case linesMissing
    /// The rows are told, but paragraphs go on from line to line.
    case paragraphsBroken
  }

  let forms: FormLookup
  let prefixes: LabelPrefixes
  let titles: TitleReading
  private let reason: Reason
  let lines: [LineScan.Line]
  /// Whether the lines were cut, so that the text is in order only as it is written.
  let isCut: Bool
  private let parts: [TextParts.Part]
  let prose: ProseCopy
  /// Whether the blank lines that end rows of single cells were dropped, or doubled.
  let lacksRowEnds: Bool

  var output: RewrittenText
  /// What the tables turned out to be, by how many.
  private var layouts: [ReportLayout: Int] = [:]
  /// Once it was asked for.
  var knownSetting: PageSetting?
  /// As in `TableRows`.
  var trustsMarks = true
  /// As in `TableRows`.
  var hasBlankCells = false
  /// How often a table was looked for behind prose.
  var triesBehindProse = 0
  /// Whether a table is drawn by more than pipes.
  private var hasDrawnTables = false
  /// Whether lines that look like rows are parted by their labels too: where rows were run together, or where
  /// another table is written anew, since a text is read in one layout.
  var partsRows = false

  init(
    because reason: Reason, forms: FormLookup, prefixes: LabelPrefixes, titles: TitleReading,
    lines: [LineScan.Line], of text: Span<UInt8>
  ) {
    self.reason = reason
    self.forms = forms
    self.prefixes = prefixes
    self.titles = titles
    let cut = LineCutting(headings: forms.headings, titles: titles).cut(lines, in: text)
    isCut = cut != nil
    self.lines = cut ?? lines
    let parts = TextParts(of: self.lines, forms, in: text)
    self.parts = parts.parts
    // Headings are no lines of paragraphs; where rows are untold, they may be broken like those.
    let withHeadings = reason != .paragraphsBroken
    let wrapping =
      cut == nil && reason != .rowsRunTogether
      ? ProseWrapping(parts.prose(of: lines, withHeadings: withHeadings), in: text) : nil
    prose = ProseCopy(lines: self.lines, titles: titles, wrapping: wrapping)
    var signs = RowSigns()
    for line in lines { signs.add(line, in: text) }
    lacksRowEnds = signs.lacksRowEnds
    output = RewrittenText(capacity: text.count + text.count / 4)
  }

  /// The text in order, and its layout if its tables were put in order too; nil where there is nothing to put in order.
  mutating func rewrite(
    _ text: Span<UInt8>
  ) -> (text: RewrittenText, layout: ReportLayout?)? {
    if reason == .paragraphsBroken {
      guard prose.wrapping != nil else { return nil }
      for part in parts { joinLines(of: part, in: text) }
      return (output, nil)
    }
    if reason == .linesMissing {
      for part in parts { copyWords(of: part, in: text) }
      return (output, .deduplicated)
    }
    let tables = parts.filter { $0.table != nil }
    hasDrawnTables =
      !isCut
      && tables.contains {
        !DrawnTable.places(in: lines[$0.lines], orPiped: false, of: text).isEmpty
      }
    partsRows =
      reason == .rowsRunTogether || hasDrawnTables
      || tables.contains { $0.table?.census.layout(lacksRowEnds: lacksRowEnds) != nil }
    for part in parts { rewrite(part, in: text) }
    if isCut { return (output, .oneLine) }
    let most = layouts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    return most.map { (output, $0.key) } ?? prose.wrapping.map { _ in (output, .text) }
  }

  private mutating func rewrite(_ part: TextParts.Part, in text: Span<UInt8>) {
    copyHeading(of: part, in: text)
    if let (table, _) = part.table, rewriteSeparated(table, part.lines, in: text) {
      layouts[.tabRows, default: 0] += 1
    } else if let (table, _) = part.table, rewriteDrawn(table, part.lines, in: text) {
      layouts[.aligned, default: 0] += 1
    } else if let (table, census) = part.table,
      !lines[part.lines].contains(where: { $0.placement != nil }),
      let layout = rewriteTable(table, part.lines, census, in: text)
        ?? rewriteBehindProse(table, part.lines, census, in: text)
    {
      layouts[layout, default: 0] += 1
    } else {
      prose.copy(part.lines, isHead: part.heading == nil, into: &output, of: text)
    }
  }

  /// Copies a part with each paragraph on one line, tables as they are printed.
  private mutating func joinLines(of part: TextParts.Part, in text: Span<UInt8>) {
    copyHeading(of: part, in: text)
    if part.table == nil {
      prose.copy(part.lines, isHead: part.heading == nil, into: &output, of: text)
    } else {
      for i in part.lines { output.copyLine(lines[i].range, of: text) }
    }
  }

  private mutating func copyHeading(of part: TextParts.Part, in text: Span<UInt8>) {
    if let heading = part.heading { output.copyLine(lines[heading].range, of: text) }
  }

  // MARK: Texts that lack lines

  /// Copies a part; what a table left there becomes paragraphs.
  private mutating func copyWords(of part: TextParts.Part, in text: Span<UInt8>) {
    copyHeading(of: part, in: text)
    if part.table == nil {
      prose.copy(part.lines, isHead: part.heading == nil, into: &output, of: text)
    } else {
      for i in part.lines { copyWords(ofLine: i, in: text) }
    }
  }

  /// Copies a line as a paragraph, whatever parts its cells.
  private mutating func copyWords(ofLine i: Int, in text: Span<UInt8>) {
    var words = lines[i].range
    while let first = words.first, text[first] == UInt8(ascii: "|") || text[first] <= 0x20 {
      words.removeFirst()
    }
    while let last = words.last, text[last] == UInt8(ascii: "|") || text[last] <= 0x20 {
      words.removeLast()
    }
    if !words.isEmpty { output.writeLine(words, of: text) }
  }

  // MARK: Tables

  /// Writes the rows of a table whose cells are parted by marks with tabs between them; false where they are not.
  private mutating func rewriteSeparated(
    _ table: Int, _ range: Range<Int>, in text: Span<UInt8>
  ) -> Bool {
    guard let separated = SeparatedTable(lines[range], table: table, forms, in: text) else {
      return false
    }
    separated.write(lines[range], into: &output, of: text)
    return true
  }

  /// Writes the tables that are drawn anew, and copies what stands between them; false where there are none.
  private mutating func rewriteDrawn(
    _ table: Int, _ range: Range<Int>, in text: Span<UInt8>
  ) -> Bool {
    guard hasDrawnTables else { return false }
    let places = DrawnTable.places(in: lines[range], orPiped: true, of: text)
    guard !places.isEmpty else { return false }
    var next = range.lowerBound
    for place in places {
      prose.copy(next..<place.lines.lowerBound, into: &output, of: text)
      next = place.lines.upperBound
      for row in DrawnTable.rows(place, of: lines, table: table, forms, in: text)
      where !row.isEmpty {
        output.writeRow(row, of: text)
      }
    }
    prose.copy(next..<range.upperBound, into: &output, of: text)
    return true
  }
}
