import AuditModel

/// What labels are in a table whose rows are being collected.
extension RowCollection {
  func roles(_ token: TableToken) -> LabelRoles { forms.roles(of: token.key, in: table) }

  /// Whether label `i` stands below the open row's last one: that is the label of a group around it. Below
  /// another row's label it begins a row of its own; the one above is blank.
  func isBelowOpenLabel(_ i: Int) -> Bool {
    guard let last = open.labels.last, tokens[last].kind == .label else { return true }
    let enclosing = groups(of: tokens[last])
    return forms.meanings(of: tokens[i].key, in: table).contains { meaning in
      guard let form = forms.form(of: meaning) else { return false }
      let group: Int?
      switch meaning.kind {
      case .row: group = form.row(meaning.index)?.group
      case .group: group = form.groups.first { $0.index == meaning.index }?.parent
      default: return false
      }
      return form.groups(from: group).contains(where: enclosing.contains)
    }
  }

  /// Catalog numbers of the groups that a label names in some edition.
  private func groups(of token: TableToken) -> [Int] {
    forms.meanings(of: token.key, in: table).filter { $0.kind == .group }.map(\.index)
  }

  /// 其他 and 总计 name a column or a row: in a header, and without a number, a column.
  func isColumn(_ i: Int, _ roles: LabelRoles, in text: Span<UInt8>) -> Bool {
    guard roles.isAboveColumns else { return false }
    guard roles.isBeforeRows else { return true }
    guard headerIsOpen, open.isEmpty, let first = tokens[i].pieces.first else { return false }
    return itemNumber(first, in: text) == nil
  }

  /// The only words between a table's first column and its first value, if the labels around them are those
  /// of columns with one between them in the form.
  func onlyUnknownColumn() -> Int? {
    guard !forms.isPrintedAcross[table], !forms.hasBlocks[table],
      let first = tokens.firstIndex(where: { $0.kind == .label && roles($0).isAboveColumns }),
      let end = tokens.firstIndex(where: { $0.kind == .value }), first < end
    else { return nil }
    let words = (first..<end).filter { tokens[$0].kind == .words }
    guard words.count == 1, words[0] + 1 < end, let before = column(tokens[words[0] - 1]),
      let behind = column(tokens[words[0] + 1])
    else { return nil }
    let isBetween = forms.headers[table].columns.contains { columns in
      guard let k = columns.firstIndex(of: before) else { return false }
      return k + 2 < columns.count && columns[k + 2] == behind
    }
    return isBetween ? words[0] : nil
  }

  /// Whether words behind a row's label, before its values, are more of it: a mark that closes it, or words that the form
  /// prints there.
  func goesOnWithLabel(_ i: Int, in text: Span<UInt8>) -> Bool {
    guard open.values.isEmpty, let label = open.labels.last, tokens[label].kind == .label,
      let row = roles(tokens[label]).row, let piece = tokens[i].pieces.first
    else { return false }
    let words = tokens[i].pieces.flatMap { foldedScalars($0, in: text) }
    if words.isEmpty { return isClosingMark(scalar(at: piece.lowerBound, in: text).value) }
    let printed = tokens[label].pieces.flatMap { foldedScalars($0, in: text) } + words
    return forms.labels.spellings.contains {
      $0.table == table && $0.kind == .row && $0.index == row && $0.scalars.starts(with: printed)
    }
  }

  /// Whether a word is a piece of the label of a row, or of a group of rows: so far as it is torn by the end of a page.
  func isPieceOfRow(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let letters = foldedScalars(word, in: text)
    return forms.labels.spellings.contains { spelling in
      spelling.table == table
        && (spelling.kind == .row
          || spelling.kind == .group && !forms.isColumnGroup[table][spelling.index])
        && isPiece(letters, of: spelling.scalars)
    }
  }

  /// Whether most values that follow another one stand in its line, with nothing but a blank between them.
  func standInLines() -> Bool {
    let behind = tokens.indices.dropFirst().filter {
      tokens[$0].kind == .value && tokens[$0 - 1].kind == .value
    }
    let beside = behind.count { i in
      let gap = tokens[i].gap
      return gap.lineEnds == 0 && gap.pipes == 0 && gap.tabs == 0
    }
    return beside * 2 > behind.count
  }

  /// Catalog number of the column that a label names.
  private func column(_ token: TableToken) -> Int? {
    forms.number(of: .column, labelled: token.key, in: table)
  }
}
