import AuditModel

/// Pieces of tables that a converter left as plain lines.
extension TableFilling {
  /// Takes a line `行政许可 97`: the label of a row and, parted by blanks, as many numbers as an edition has
  /// columns for it. False where it is none.
  mutating func takeSpaced(row line: Range<Int>, of table: Int, in text: Span<UInt8>) -> Bool {
    guard !forms.isPrintedAcross[table], text[line.upperBound - 1] &- 0x30 <= 9 else {
      return false
    }
    var cells: [Range<Int>] = []
    var rest = line
    while let blank = lastBlank(of: rest, in: text) {
      let word = blank.upperBound..<rest.upperBound
      guard isPlainNumber(word, in: text) else { break }
      cells.insert(word, at: 0)
      rest = rest.lowerBound..<blank.lowerBound
    }
    guard !cells.isEmpty,
      let row = forms.number(of: .row, labelled: labelKey(rest, in: text), in: table),
      forms.declaredColumns.contains(where: { $0[table][row].nonzeroBitCount == cells.count })
    else { return false }
    return take(row: ([rest] + cells)[...], hasOwnLines: false, in: text)
  }

  /// The last run of blanks of a trimmed line.
  private func lastBlank(of line: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] != 0x20 { end -= 1 }
    var start = end
    while start > line.lowerBound, text[start - 1] == 0x20 { start -= 1 }
    return start > line.lowerBound ? start..<end : nil
  }

  /// Whether a label stands over columns, not before rows.
  private func isOverColumns(_ spelling: LabelIndex.Spelling) -> Bool {
    spelling.kind == .column
      || spelling.kind == .group && forms.isColumnGroup[spelling.table][spelling.index]
  }

  /// Whether a line is a header whose labels were torn apart, so that nobody knows which piece stands over which
  /// value: nothing but pieces of the table's labels, not all of them whole.
  func isTornHeader(_ cells: ArraySlice<Range<Int>>, of table: Int, in text: Span<UInt8>) -> Bool {
    // What is usual is decided first: a line of values.
    guard let last = cells.last(where: { !$0.isEmpty }), !isPlainNumber(last, in: text) else {
      return false
    }
    let printed = cells.filter { !$0.isEmpty }
    guard printed.count > 1,
      printed.allSatisfy({ $0.count <= Self.longestPiece && !isValue($0, in: text) }),
      !printed.allSatisfy({
        forms.isLabel(labelKey($0, in: text), in: table) || wholeKeys[$0.lowerBound] != nil
      })
    else { return false }
    let labels = forms.labels.spellings.filter {
      $0.table == table && (forms.isPrintedAcross[table] || isOverColumns($0))
    }.map(\.scalars)
    return printed.allSatisfy { cell in
      let piece = foldedScalars(cell, in: text)
      return labels.contains { isPiece(piece, of: $0) }
    }
  }
}
