import AuditModel

/// Tables that are written anew by their labels.
extension TextRewriting {
  /// A note, a unit: more words than this in a table are no such thing.
  private static let fewWords = 3

  /// Writes a table by its labels; nil where its lines tell the rows, or nothing does.
  mutating func rewriteTable(
    _ table: Int, _ range: Range<Int>, _ census: TableCensus, in text: Span<UInt8>
  ) -> ReportLayout? {
    guard !range.isEmpty,
      let layout = layout(toldBy: census)
        ?? (isUnfilled(table, range, census, in: text) ? .lineCells : nil)
    else { return nil }
    let rows = rows(of: table, in: range, of: text)
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
    _ table: Int, _ range: Range<Int>, _ census: TableCensus, in text: Span<UInt8>
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
  func layout(toldBy census: TableCensus) -> ReportLayout? {
    let told = isCut ? .running : census.layout(lacksRowEnds: lacksRowEnds)
    return told ?? (partsRows && census.hasRows ? .running : nil)
  }

  /// The rows of a table, as its labels and what stands between its cells tell them.
  private mutating func rows(
    of table: Int, in range: Range<Int>, of text: Span<UInt8>
  ) -> TableRows {
    // With the end of the last line.
    let end = range.upperBound < lines.count ? lines[range.upperBound].range.lowerBound : text.count
    var tokens = TableTokens(forms: forms, prefixes: prefixes, titles: titles, table: table)
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
}
