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
  private func isPrintedInPieces(_ words: String, in text: Span<UInt8>) -> Bool {
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
    let pieces = unread + reading.extraRows.map { foldedScalars($0, in: text) }
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

  /// Declared columns that no header line above a row shows.
  private func missingColumns(in text: Span<UInt8>) -> [ReaderNote] {
    if form.isPrintedAcross { return missingColumnsAcross() }
    // A header of which nothing was read may be there in pieces.
    if !forms.hasBlocks[table], reading.columnMasks.allSatisfy({ $0 == 0 }),
      form.columns.allSatisfy({ isPrintedInPieces($0.label, in: text) })
    {
      return []
    }
    var notes: [ReaderNote] = []
    var told: UInt64 = 0
    for record in reading.records {
      guard let row = record.row, let columns = record.columns else { continue }
      let missing = declared(row) & ~reading.columnMasks[columns] & ~told
      guard missing != 0 else { continue }
      told |= missing
      notes += notesOfMissing(missing, row: row, beside: reading.columnOrders[columns].first)
    }
    return notes
  }

  private func missingColumnsAcross() -> [ReaderNote] {
    guard let columns = reading.records.first?.columns else { return [] }
    var notes: [ReaderNote] = []
    for row in form.rows.indices.map({ form.rows[$0].index }) {
      var printed: UInt64 = 0
      var first: HeaderOrder.Slot?
      for slot in reading.columnOrders[columns] where slot.row == row {
        if first == nil { first = slot }
        if let column = slot.column { printed |= 1 << UInt64(column) }
      }
      let missing = declared(row) & ~printed
      if missing != 0 { notes += notesOfMissing(missing, row: row, beside: first) }
    }
    return notes
  }

  private func notesOfMissing(
    _ missing: UInt64, row: Int, beside slot: HeaderOrder.Slot?
  ) -> [ReaderNote] {
    form.columns.filter { missing & 1 << UInt64($0.index) != 0 }.map { column in
      ReaderNote(
        kind: .missingColumn, place: slot?.label ?? start, table: table,
        cell: forms.catalog.tables[table].cell(row: row, column: column.index),
        official: column.label)
    }
  }

  private func declared(_ row: Int) -> UInt64 { forms.declaredColumns[edition][table][row] }

  /// The first cell that the edition declares in a row.
  private func firstCell(ofRow row: Int) -> Int? {
    form.columns.first { declared(row) & 1 << UInt64($0.index) != 0 }.map {
      forms.catalog.tables[table].cell(row: row, column: $0.index)
    }
  }

  /// Lines of values that stand there again.
  private func repeatedRows(in text: Span<UInt8>) -> [ReaderNote] {
    var notes: [ReaderNote] = []
    var seen = [Bool](repeating: false, count: forms.catalog.tables[table].rows.count + 1)
    for record in reading.records where record.subRow == nil {
      let row = record.row ?? seen.count - 1
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
