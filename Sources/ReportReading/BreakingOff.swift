import AuditModel

/// Tells whether a text breaks off before its last section: within a sentence, a label or a heading, or amid a table.
///
/// A report that lacks its last sections and ends as texts do lacks them; of one that breaks off nobody knows.
struct BreakingOff {
  let forms: FormLookup
  let prefixes: LazyPrefixes

  /// Notes where the text breaks off, in place of what was noted of the words it breaks off in and of the lines
  /// of its last table that would follow.
  func note(in report: inout Report, _ text: Span<UInt8>) {
    guard let last = report.sections.last, last.index + 1 < forms.tableOfSection.count,
      report.sections.allSatisfy({ $0.index <= last.index }),
      let piece = lastPiece(before: report.source.count, in: text),
      breaksOff(piece, last, of: report, in: text)
    else { return }
    // What stands behind the break may be the table.
    if let table = forms.tableOfSection[last.index], !report.tables[table].isFound {
      report.tables[table].isUnread = true
    }
    let behindRows = forms.tableOfSection[last.index].map { ($0, lastLabel(of: $0, in: report)) }
    let line = startOfLine(at: piece.lowerBound, in: text)
    report.notes.removeAll { note in
      if note.place.lowerBound >= piece.lowerBound { return true }
      guard note.table == behindRows?.0 else { return false }
      return note.kind == .missingRow && note.place.lowerBound >= behindRows?.1 ?? 0
        || note.kind == .missingColumn && note.place.lowerBound >= line
    }
    let words = lastWords(of: piece, in: text)
    report.notes.append(
      ReaderNote(kind: .brokenOff, place: words, printed: squeezed(words, in: text)))
  }

  private func breaksOff(
    _ piece: Range<Int>, _ section: Report.Section, of report: Report, in text: Span<UInt8>
  ) -> Bool {
    if section.heading.upperBound >= piece.upperBound { return true }
    if mustGoOn(lastScalar(of: piece, in: text))
      || beginsHeading(piece, of: section.index + 1, in: text)
    {
      return true
    }
    let paragraphs = report.paragraphs[section.paragraphs]
    if let table = forms.tableOfSection[section.index] {
      if isPieceOfLabel(piece, in: table, text) { return true }
      let isAmidRows = paragraphs.last.map { $0.upperBound <= piece.lowerBound } ?? true
      if section.hasTable, !hasLastCell(table, of: report) {
        return isAmidRows || isHan(lastScalar(of: piece, in: text))
      }
      if isAmidRows { return false }
    }
    guard report.signature == nil, let paragraph = paragraphs.last,
      paragraph.upperBound >= piece.upperBound
    else { return false }
    return !isEnded(paragraph, in: text)
      && (holdsClauses(paragraph, in: text)
        || paragraphs.suffix(2).contains { isBareItem($0, in: text) })
  }

  // MARK: The last words

  /// The last line that is not blank; where bars part it, what stands behind the last of them.
  private func lastPiece(before end: Int, in text: Span<UInt8>) -> Range<Int>? {
    var end = end
    while end > 0, isBlankOrBar(text[end - 1]) { end -= 1 }
    var start = end
    while start > 0, text[start - 1] != UInt8(ascii: "\n"), text[start - 1] != UInt8(ascii: "|") {
      start -= 1
    }
    let piece = trimmed(start..<end, in: text)
    return piece.isEmpty ? nil : piece
  }

  private func startOfLine(at offset: Int, in text: Span<UInt8>) -> Int {
    var start = offset
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  private func isBlankOrBar(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || byte == UInt8(ascii: "|")
  }

  /// What stands behind the last sign of a piece, or before one that ends it: prose is searched with other signs than
  /// are printed.
  private func lastWords(of piece: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var words = piece
    let closed = piece.last {
      text[$0] == UInt8(ascii: ")") || behind("）", from: $0, in: text) != nil
    }
    var i = piece.lowerBound
    while i < piece.upperBound {
      let (value, length) = scalar(at: i, in: text)
      let isOpen = isOpeningBracket(value) && i > closed ?? -1
      if partsClauses(value) || isOpen || isColon(value) {
        if i + length < piece.upperBound {
          words = i + length..<piece.upperBound
        } else if i > words.lowerBound {
          words = words.lowerBound..<i
        }
      }
      i += length
    }
    return trimmed(words, in: text)
  }

  // MARK: Sentences

  /// Whether a paragraph ends with anything but a word: a full stop, a bracket, a figure, an address.
  private func isEnded(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let last = lastScalar(of: range, in: text)
    // The day below a report, without the words of a signature.
    return !isHan(last) || last == 0x65E5 && hasDigit(range.suffix(6), in: text)  // 日
  }

  private func holdsClauses(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    firstSign(in: range, of: text, where: partsClauses) != nil
  }

  /// Whether a paragraph is nothing but the heading of an item: words must follow it.
  private func isBareItem(_ paragraph: Range<Int>, in text: Span<UInt8>) -> Bool {
    itemNumber(paragraph, in: text) != nil && !holdsClauses(paragraph, in: text)
      && isHan(lastScalar(of: paragraph, in: text))
  }

  // MARK: The form

  /// Whether a numbered line is the beginning of the heading that comes next.
  private func beginsHeading(_ line: Range<Int>, of section: Int, in text: Span<UInt8>) -> Bool {
    guard let number = itemNumber(line, in: text), number.value == section + 1 else { return false }
    let words = foldedScalars(number.end..<line.upperBound, in: text)
    return forms.headings.titles.contains {
      $0.section == section && $0.scalars.starts(with: words)
    }
  }

  /// Whether a piece is a label of the table, or the beginning of one: its cells must follow.
  private func isPieceOfLabel(
    _ piece: Range<Int>, in table: Int, _ text: Span<UInt8>
  ) -> Bool {
    let words = foldedScalars(piece, in: text)
    return !words.isEmpty
      && prefixes.value.contains(LabelPrefixes.RunningKey(words).value, table: table)
  }

  /// Whether the table was read to its end.
  private func hasLastCell(_ table: Int, of report: Report) -> Bool {
    let catalog = forms.catalog
    let edition = report.edition(ofTable: table, in: catalog) ?? catalog.editions.count - 1
    return catalog.declared[edition][table].cells.last.map { report.cells[$0].state != .absent }
      ?? true
  }

  /// Where the label of the last row begins that was read.
  private func lastLabel(of table: Int, in report: Report) -> Int {
    let known = forms.catalog.tables[table]
    return report.cells[known.firstCell..<known.firstCell + known.cellCount]
      .compactMap { $0.label?.lowerBound }.max() ?? 0
  }
}
