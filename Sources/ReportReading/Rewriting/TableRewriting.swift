import AuditModel

/// Writes the tables of a text anew whose lines do not tell their rows.
///
/// The tables of one text come one after the other: what one of them shows of the text's habits holds for the next.
struct TableRewriting {
  private let forms: FormLookup
  private let prefixes: LabelPrefixes
  private let prose: ProseCopy
  private let lines: [LineScan.Line]
  private let isCut: Bool
  /// Whether the blank lines that end rows of single cells were dropped, or doubled.
  private let lacksRowEnds: Bool
  /// Whether a table is drawn by more than pipes.
  private let hasDrawnTables: Bool
  /// Whether lines that look like rows are parted by their labels too: where rows were run together, or where
  /// another table is written anew, since a text is read in one layout.
  private let partsRows: Bool

  /// Once it was asked for.
  private var knownSetting: PageSetting?
  /// As in `TableRows`.
  private var trustsMarks = true
  /// As in `TableRows`.
  private var hasBlankCells = false
  /// How often a table was looked for behind prose.
  private var triesBehindProse = 0

  /// - Parameter isCut: whether the lines of `prose` were cut, so that they are no lines of the text.
  /// - Parameter partsRows: whether what looks like a row holds more than one.
  init(
    of parts: [TextParts.Part], amid prose: ProseCopy, isCut: Bool, partsRows: Bool,
    _ forms: FormLookup, _ prefixes: LabelPrefixes, in text: Span<UInt8>
  ) {
    self.forms = forms
    self.prefixes = prefixes
    self.prose = prose
    self.isCut = isCut
    let lines = prose.lines
    self.lines = lines
    var signs = RowSigns()
    for line in lines { signs.add(line, in: text) }
    let lacksRowEnds = signs.lacksRowEnds
    self.lacksRowEnds = lacksRowEnds
    let tables = parts.filter { $0.table != nil }
    hasDrawnTables =
      !isCut
      && tables.contains {
        !DrawnTable.places(in: lines[$0.lines], orPiped: false, of: text).isEmpty
      }
    self.partsRows =
      partsRows || hasDrawnTables
      || tables.contains { $0.table?.census.layout(lacksRowEnds: lacksRowEnds) != nil }
  }

  /// Writes the table on these lines, with the prose above it.
  ///
  /// - Returns: what the table turned out to be; nil where nothing was written, since its lines tell the rows, or nothing
  ///   does.
  mutating func write(
    _ table: Int, on range: Range<Int>, _ census: TableCensus, into output: inout RewrittenText,
    of text: Span<UInt8>
  ) -> ReportLayout? {
    if writeSeparated(table, on: range, into: &output, of: text) { return .tabRows }
    if writeDrawn(table, on: range, into: &output, of: text) { return .aligned }
    guard !lines[range].contains(where: { $0.placement != nil }) else { return nil }
    return writeByLabels(table, on: range, census, into: &output, of: text)
      ?? writeBehindProse(table, on: range, census, into: &output, of: text)
  }

  // MARK: Tables whose cells are parted

  /// Writes the rows of a table whose cells are parted by marks with tabs between them; false where they are not.
  private func writeSeparated(
    _ table: Int, on range: Range<Int>, into output: inout RewrittenText, of text: Span<UInt8>
  ) -> Bool {
    guard let separated = SeparatedTable(lines[range], table: table, forms, in: text) else {
      return false
    }
    separated.write(lines[range], into: &output, of: text)
    return true
  }

  /// Writes the tables that are drawn anew, and copies what stands between them; false where there are none.
  private func writeDrawn(
    _ table: Int, on range: Range<Int>, into output: inout RewrittenText, of text: Span<UInt8>
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

  // MARK: Tables told by their labels

  /// A note, a unit: more words than this in a table are no such thing.
  private static let fewWords = 3

  /// Writes a table by its labels; nil where its lines tell the rows, or nothing does.
  private mutating func writeByLabels(
    _ table: Int, on range: Range<Int>, _ census: TableCensus, into output: inout RewrittenText,
    of text: Span<UInt8>
  ) -> ReportLayout? {
    guard !range.isEmpty,
      let layout = layout(toldBy: census)
        ?? (isUnfilled(table, on: range, census, of: text) ? .lineCells : nil)
    else { return nil }
    let rows = rows(of: table, on: range, of: text)
    if layout == .running, !isCut, !census.hasPipes {
      let setting = setting(of: text)
      let page = setting.table(table, on: lines[range], forms, prefixes, in: text)
      // Words that no label explains are pieces of labels: where rows cannot be told by their order.
      let isBroken = rows.unknownWords > Self.fewWords
      let isFitter = page.map {
        $0.isSetInColumns ? $0.placed >= rows.placed : $0.placed > rows.placed
      }
      if rows.unknownWords > 0,
        let byOrder = setting.tableByOrder(table, on: lines[range], forms, prefixes, in: text),
        isBroken || byOrder.placed >= rows.placed,
        page.map({ $0.isSetInColumns ? byOrder.placed > $0.placed : byOrder.placed >= $0.placed })
          ?? true
      {
        byOrder.write(into: &output, of: text)
        return .running
      }
      if let page, isBroken || isFitter ?? false {
        page.write(into: &output, of: text)
        return .aligned
      }
      if isBroken { return nil }
    }
    rows.write(into: &output, of: text)
    return layout
  }

  /// So many labels are no words of prose.
  private static let fewestLabels = 8

  /// Whether lines print hardly anything but the labels of a table, one each: nothing was filled in.
  private func isUnfilled(
    _ table: Int, on range: Range<Int>, _ census: TableCensus, of text: Span<UInt8>
  ) -> Bool {
    guard census.isOnlyWords else { return false }
    var labels = 0
    var words = 0
    for line in lines[range] where !line.range.isEmpty {
      let printed = trimmed(line.range, in: text)
      if printed.isEmpty { continue }
      words += 1
      if forms.isLabel(labelKey(printed, in: text), in: table) { labels += 1 }
    }
    return labels >= Self.fewestLabels && mostComeOut(labels, of: words)
  }

  /// nil where the lines of a table tell its rows.
  private func layout(toldBy census: TableCensus) -> ReportLayout? {
    let told = isCut ? .running : census.layout(lacksRowEnds: lacksRowEnds)
    return told ?? (partsRows && census.hasRows ? .running : nil)
  }

  /// The rows of a table, as its labels and what stands between its cells tell them.
  private mutating func rows(
    of table: Int, on range: Range<Int>, of text: Span<UInt8>
  ) -> TableRows {
    // With the end of the last line.
    let end = range.upperBound < lines.count ? lines[range.upperBound].range.lowerBound : text.count
    var tokens = TableTokens(forms: forms, prefixes: prefixes, titles: prose.titles, table: table)
    tokens.read(lines[range.lowerBound].range.lowerBound..<end, in: text)
    var rows = TableRows(
      of: tokens, trustsMarks: trustsMarks, hasBlankCells: hasBlankCells, in: text)
    rows.findBlanks(in: text)
    rows.findBlanksAcross(in: text)
    trustsMarks = rows.trustsMarks
    rows.splitGlued(in: text)
    hasBlankCells = rows.hasBlankCells
    return rows
  }

  private mutating func setting(of text: Span<UInt8>) -> PageSetting {
    if let knownSetting { return knownSetting }
    let setting = PageSetting(of: lines, in: text)
    knownSetting = setting
    return setting
  }

  // MARK: Tables below prose

  /// Copies the sentences between a heading and its table, and writes the table that stands behind them by its labels;
  /// nil where there are none, or nothing tells the rows.
  private mutating func writeBehindProse(
    _ table: Int, on range: Range<Int>, _ census: TableCensus, into output: inout RewrittenText,
    of text: Span<UInt8>
  ) -> ReportLayout? {
    guard layout(toldBy: census) == .running else { return nil }
    let end = endOfProse(in: range, of: text)
    guard range.lowerBound < end, end < range.upperBound, triesBehindProse < Self.mostTries else {
      return nil
    }
    triesBehindProse += 1
    let saved = output
    prose.copy(range.lowerBound..<end, into: &output, of: text)
    let rest = end..<range.upperBound
    let census = TableCensus(of: lines[rest], in: text)
    guard let layout = writeByLabels(table, on: rest, census, into: &output, of: text) else {
      output = saved
      return nil
    }
    return layout
  }

  /// Behind the last line that ends a sentence, of those before the first row.
  private func endOfProse(in range: Range<Int>, of text: Span<UInt8>) -> Int {
    var end = range.lowerBound
    for i in range {
      let line = lines[i]
      if line.hasPipe || line.tabs > 0 { break }
      let printed = trimmed(line.range, in: text)
      if endsSentence(printed, in: text) { end = i + 1 }
      if runs(of: printed, in: text).reversed().prefix(while: { isValue($0, in: text) }).count
        >= Self.fewestOfRow
      {
        break
      }
    }
    return end
  }

  /// A report has fewer tables; the text written so far is kept for each.
  private static let mostTries = 8
  /// Fewer figures side by side may stand in prose.
  private static let fewestOfRow = 3
}
