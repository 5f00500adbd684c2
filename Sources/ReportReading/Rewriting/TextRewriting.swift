import AuditModel

/// Puts texts in order whose lines do not tell the rows of their tables.
///
/// Only the tables are written anew; what stands between them is copied. What cannot be put in order is
/// copied too, and read for what it is.
struct TextRewriting {
  let forms: FormLookup
  let prefixes: LabelPrefixes
  private let lines: [LineScan.Line]
  private var output: RewrittenText
  /// What the tables turned out to be, by how many.
  private var layouts: [Document.Layout: Int] = [:]

  init(forms: FormLookup, prefixes: LabelPrefixes, lines: [LineScan.Line], bytes: Int) {
    self.forms = forms
    self.prefixes = prefixes
    self.lines = lines
    output = RewrittenText(capacity: bytes + bytes / 4)
  }

  /// The text in order, and its layout; nil where there is nothing to put in order.
  mutating func rewrite(
    _ text: Span<UInt8>
  ) -> (text: RewrittenText, layout: Document.Layout)? {
    var first = 0
    var table: Int?
    for i in lines.indices {
      guard let section = section(headedBy: lines[i], in: text) else { continue }
      take(first..<i, table: table, in: text)
      table = forms.tableOfSection[section]
      copyLine(i, of: text)
      first = i + 1
    }
    take(first..<lines.count, table: table, in: text)
    guard let layout = layouts.max(by: { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) })
    else { return nil }
    return (output, layout.key)
  }

  private func section(headedBy line: LineScan.Line, in text: Span<UInt8>) -> Int? {
    let printed = trimmed(line.range, in: text)
    guard !printed.isEmpty, !line.hasPipe else { return nil }
    let match = forms.headings.match(withoutLeadingMarks(printed, in: text), in: text)
    return match.flatMap { $0.isWeak ? nil : $0.section }
  }

  /// The lines between two headings, the first of which stands over `table`, if any does.
  private mutating func take(_ range: Range<Int>, table: Int?, in text: Span<UInt8>) {
    if let table, !lines[range].contains(where: { $0.placement != nil }), let layout = rewriteTable(table, range, in: text) {
      layouts[layout, default: 0] += 1
    } else {
      for i in range { copyLine(i, of: text) }
    }
  }

  private mutating func copyLine(_ i: Int, of text: Span<UInt8>) {
    output.closeLine()
    output.copy(lines[i].range, of: text)
    output.endLine()
  }

  private mutating func rewriteTable(
    _ table: Int, _ range: Range<Int>, in text: Span<UInt8>
  ) -> Document.Layout? {
    var census = TableCensus()
    for line in lines[range] { census.add(line, in: text) }
    guard let layout = census.layout else { return nil }
    let region = lines[range.lowerBound].range.lowerBound..<lines[range.upperBound - 1].range.upperBound
    var tokens = TableTokens(forms: forms, prefixes: prefixes, table: table)
    tokens.read(region, in: text)
    var rows = TableRows(forms: forms, tokens: tokens)
    rows.collect(in: text)
    rows.findBlanks(in: text)
    rows.write(into: &output, of: text)
    return layout
  }
}

/// What the lines of one table look like.
struct TableCensus {
  private var pipeRows = 0
  private var pipeCells = 0
  private var lonePipes = 0
  private var tabRows = 0
  private var values = 0
  private var words = 0
  private var rows = 0

  mutating func add(_ line: LineScan.Line, in text: Span<UInt8>) {
    let printed = trimmed(line.range, in: text)
    guard !printed.isEmpty else { return }
    if line.hasPipe {
      switch cellsBetweenPipes(printed, in: text) {
      case 0: lonePipes += 1
      case 1: pipeCells += 1
      default: pipeRows += 1
      }
    } else if line.tabs > 0 {
      tabRows += 1
    } else if isValue(printed, in: text) {
      values += 1
    } else if hasDigit(printed, in: text) {
      rows += 1
    } else {
      words += 1
    }
  }

  private func cellsBetweenPipes(_ range: Range<Int>, in text: Span<UInt8>) -> Int {
    var cells = 0
    var isInside = false
    for i in range {
      if text[i] == UInt8(ascii: "|") {
        isInside = false
      } else if text[i] != 0x20, !isInside {
        isInside = true
        cells += 1
      }
    }
    return cells
  }

  private func hasDigit(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    range.contains { digit(UInt32(text[$0])) != nil }
  }

  /// nil where the lines tell the rows, or where there is no table.
  var layout: Document.Layout? {
    if pipeRows > 0, pipeRows * 4 >= pipeCells + lonePipes { return nil }
    if tabRows > 2 { return nil }
    if lonePipes + pipeCells > 4 { return .pipeCells }
    if values > 2, values >= rows { return .lineCells }
    return rows > 0 ? .running : nil
  }
}
