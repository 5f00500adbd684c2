import AuditModel

/// Holds what was found of a table against what its edition prescribes.
struct FormComparison {
  let forms: FormLookup
  let table: Int
  let form: FormTable
  let edition: Int
  let reading: TableReading
  /// Where the text begins that stands above the table in its section.
  let head: Int
  /// Those of the section that the table stands in.
  let paragraphs: ArraySlice<Range<Int>>
  /// Whether most of the table was not read, though it stands there: its form cannot be told.
  let isUnread: Bool
  /// Whether some of it was not read: what was not found may stand there.
  let hasUnreadLines: Bool
  /// Headers of whose columns but some were found, as indices into `TableReading.columnOrders`.
  let tornHeaders: Set<Int>

  /// Missing and extra lines, altered labels, the missing note in the corner.
  func notes(in text: Span<UInt8>) -> [ReaderNote] {
    if isUnread { return [] }
    var notes = alteredLabels(in: text)
    if !hasUnreadLines { notes += missingRows(in: text) + missingColumns(in: text) }
    for label in reading.extraRows + reading.nameless.map(\.place) {
      notes.append(
        ReaderNote(
          kind: .extraRow, place: label, table: table, printed: squeezed(label, in: text)))
    }
    notes += extraColumns(in: text)
    for label in reading.guessedColumns {
      notes.append(
        ReaderNote(
          kind: .inferred, place: label, table: table, printed: squeezed(label, in: text)))
    }
    notes += rowsOfOtherEditions(in: text) + repeatedRows(in: text)
    if let corner = forms.cornerCaption[table], !reading.hasCorner {
      let note = form.captions[corner].label
      if !isPrintedInPieces(note, in: text) {
        notes.append(
          ReaderNote(kind: .cornerNoteMissing, place: start, table: table, official: note))
      }
    }
    return notes
  }

  /// Whether words stand above the first row, others of the header amid them.
  func isPrintedInPieces(_ words: String, in text: Span<UInt8>) -> Bool {
    let end = reading.records.lazy.map(\.label.lowerBound).first { $0 > head } ?? head
    var rest = foldedScalars(of: words)[...]
    for scalar in foldedScalars(head..<end, in: text) where scalar == rest.first {
      rest.removeFirst()
    }
    return rest.isEmpty
  }

  var start: Range<Int> { reading.place.lowerBound..<reading.place.lowerBound }

  private func missingRows(in text: Span<UInt8>) -> [ReaderNote] {
    guard !form.isPrintedAcross else { return [] }
    var last = [Int](repeating: -1, count: forms.catalog.tables[table].rows.count)
    for (i, record) in reading.records.enumerated() {
      if let row = record.row { last[row] = i }
    }
    var missing: [(row: FormLine, place: Range<Int>)] = []
    var place = start
    for row in form.rows {
      if last[row.index] >= 0 {
        place = reading.records[last[row.index]].label
      } else {
        missing.append((row, place))
      }
    }
    if missing.isEmpty { return [] }
    let unread = unreadLines(in: text)
    // Rows that were printed but not read are not missing; where so many were, nobody knows of the others.
    guard unread.isEmpty || unread.count * 2 < missing.count else { return [] }
    // Nor are those of whose labels a page took a piece.
    let pieces =
      unread + reading.extraRows.map { foldedScalars($0, in: text) } + looseWords(in: text)
    return missing.filter { row, _ in
      let label = foldedScalars(of: row.label)
      return !pieces.contains { isPiece($0, of: label) }
        && !unread.contains { isPiece(label, of: $0) }
    }.map { row, place in
      ReaderNote(
        kind: .missingRow, place: place, table: table, cell: firstCell(ofRow: row.index),
        official: row.label)
    }
  }

  /// The words, folded, of the paragraphs that may be pieces of labels, where lines of values have none.
  private func looseWords(in text: Span<UInt8>) -> [[UInt32]] {
    let columns = forms.catalog.declared[edition][table].columns.count
    guard reading.nameless.contains(where: { $0.record.slots.count >= columns }) else { return [] }
    return paragraphs.filter { $0.count <= TableFilling.longestPiece }
      .map { foldedScalars($0, in: text) }.filter { $0.count >= Self.fewestWords }
  }

  /// Fewer words are pieces of labels of all kinds.
  private static let fewestWords = 6

  /// The words, folded, of the lines of prose that end with as many values as a row of the table has.
  private func unreadLines(in text: Span<UInt8>) -> [[UInt32]] {
    let columns = forms.catalog.declared[edition][table].columns.count
    guard columns >= Self.fewestValues else { return [] }
    return paragraphs.flatMap { lines(of: $0, in: text) }.compactMap { line in
      let runs = runs(of: line, in: text)
      let values = runs.reversed().prefix { isValue($0, in: text) }.count
      guard values == columns else { return nil }
      let end = runs.dropLast(values).last?.upperBound ?? line.lowerBound
      return foldedScalars(line.lowerBound..<end, in: text)
    }
  }

  /// Fewer figures side by side may stand in prose.
  private static let fewestValues = 3

  /// Lines of values that stand there again.
  private func repeatedRows(in text: Span<UInt8>) -> [ReaderNote] {
    var notes: [ReaderNote] = []
    var seen = [Bool](repeating: false, count: forms.catalog.tables[table].rows.count + 1)
    for record in reading.records where record.subRow == nil {
      let row = record.row ?? rowAcross(record.columns) ?? seen.count - 1
      if seen[row] {
        let place = record.row == nil ? reading.slots[record.slots].first ?? start : record.label
        notes.append(
          ReaderNote(
            kind: .extraRow, place: place, table: table, printed: squeezed(place, in: text)))
      }
      seen[row] = true
    }
    return notes
  }

  /// Rows with values that another edition has and this one has not, the rows that are groups in this one aside:
  /// but what is only spelled like one of those is none of them.
  private func rowsOfOtherEditions(in text: Span<UInt8>) -> [ReaderNote] {
    var notes: [ReaderNote] = []
    for record in reading.records {
      guard let row = record.row, forms.rowEditions[table][row] & 1 << edition == 0,
        !form.groups.contains(where: { $0.name == forms.catalog.tables[table].rows[row] })
          || forms.labels.lookUp(labelKey(record.label, in: text)).isEmpty
      else { continue }
      notes.append(
        ReaderNote(
          kind: .extraRow, place: record.label, table: table,
          printed: squeezed(record.label, in: text)))
    }
    return notes
  }

  private func alteredLabels(in text: Span<UInt8>) -> [ReaderNote] {
    var notes: [ReaderNote] = []
    var told: [(LabelIndex.Meaning.Kind, Int)] = []
    for label in reading.labels where label.altered & 1 << edition != 0 {
      guard let official = officialLabel(label),
        !told.contains(where: { $0 == (label.kind, label.index) })
      else { continue }
      told.append((label.kind, label.index))
      let weight =
        label.guess
        ?? forms.labels.weight(
          of: label.key, label.kind, table: table, index: label.index, edition: edition) ?? .content
      notes.append(
        ReaderNote(
          kind: .labelAltered, place: label.printed, table: table, cell: cell(of: label),
          printed: squeezed(label.printed, in: text), official: official, weight: weight))
    }
    return notes
  }

  private func officialLabel(_ label: TableReading.SeenLabel) -> String? {
    switch label.kind {
    case .row: form.row(label.index)?.label
    case .column: form.column(label.index)?.label
    case .group: form.groups.first { $0.index == label.index }?.label
    case .block, .caption: nil
    }
  }

  /// A cell of the labelled line, so that rules can ask which line a note is about.
  private func cell(of label: TableReading.SeenLabel) -> Int? {
    let catalog = forms.catalog.tables[table]
    switch label.kind {
    case .row: return firstCell(ofRow: label.index)
    case .column:
      guard let column = form.column(label.index),
        let row = form.rows.first(where: { form.declares(row: $0, column: column) })
      else { return nil }
      return catalog.cell(row: row.index, column: label.index)
    case .group, .block, .caption: return nil
    }
  }
}
