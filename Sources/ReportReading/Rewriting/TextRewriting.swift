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

  private let forms: FormLookup
  private let prefixes: LabelPrefixes
  private let reason: Reason
  private let lines: [LineScan.Line]
  /// Whether the lines were cut, so that the text is in order only as it is written.
  private let isCut: Bool
  private let parts: [TextParts.Part]
  private let prose: ProseCopy

  private var output: RewrittenText

  init(
    because reason: Reason, forms: FormLookup, prefixes: LabelPrefixes, titles: TitleReading,
    lines: [LineScan.Line], of text: Span<UInt8>
  ) {
    self.reason = reason
    self.forms = forms
    self.prefixes = prefixes
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
    output = RewrittenText(capacity: text.count + text.count / 4)
  }

  /// The text in order, and its layout if its tables were put in order too; nil where there is nothing to put in order.
  mutating func rewrite(
    _ text: Span<UInt8>
  ) -> (text: RewrittenText, layout: ReportLayout?)? {
    switch reason {
    case .paragraphsBroken:
      guard prose.wrapping != nil else { return nil }
      for part in parts { joinLines(of: part, in: text) }
      return (output, nil)
    case .linesMissing:
      for part in parts { copyWords(of: part, in: text) }
      return (output, .deduplicated)
    case .rowsUntold, .rowsRunTogether: return rewriteTables(text)
    }
  }

  private mutating func rewriteTables(
    _ text: Span<UInt8>
  ) -> (text: RewrittenText, layout: ReportLayout?)? {
    var tables = TableRewriting(
      of: parts, amid: prose, isCut: isCut, partsRows: reason == .rowsRunTogether, forms, prefixes,
      in: text)
    // What the tables turned out to be, by how many.
    var layouts: [ReportLayout: Int] = [:]
    for part in parts {
      copyHeading(of: part, in: text)
      if let (table, census) = part.table,
        let layout = tables.write(table, on: part.lines, census, into: &output, of: text)
      {
        layouts[layout, default: 0] += 1
      } else {
        copyProse(of: part, in: text)
      }
    }
    if isCut { return (output, .oneLine) }
    let most = layouts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    return most.map { (output, $0.key) } ?? prose.wrapping.map { _ in (output, .text) }
  }

  private mutating func copyHeading(of part: TextParts.Part, in text: Span<UInt8>) {
    if let heading = part.heading { output.copyLine(lines[heading].range, of: text) }
  }

  private mutating func copyProse(of part: TextParts.Part, in text: Span<UInt8>) {
    prose.copy(part.lines, isHead: part.heading == nil, into: &output, of: text)
  }

  /// Copies a part with each paragraph on one line, tables as they are printed.
  private mutating func joinLines(of part: TextParts.Part, in text: Span<UInt8>) {
    copyHeading(of: part, in: text)
    if part.table == nil {
      copyProse(of: part, in: text)
    } else {
      for i in part.lines { output.copyLine(lines[i].range, of: text) }
    }
  }

  // MARK: Texts that lack lines

  /// Copies a part; what a table left there becomes paragraphs.
  private mutating func copyWords(of part: TextParts.Part, in text: Span<UInt8>) {
    copyHeading(of: part, in: text)
    if part.table == nil {
      copyProse(of: part, in: text)
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
}
