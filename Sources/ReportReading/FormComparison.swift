import AuditModel

/// Holds what was found of a table against what its edition prescribes.
struct FormComparison {
  let forms: FormLookup
  let table: Int
  let form: FormTable
  let edition: Int
  let reading: TableReading

  /// Missing and extra lines, altered labels, the missing note in the corner.
  func notes(in text: Span<UInt8>) -> [ReaderNote] {
    var notes = missingRows() + missingColumns() + alteredLabels(in: text)
    for label in reading.extraRows {
      notes.append(
        ReaderNote(
          kind: .extraRow, place: label, table: table, printed: squeezed(label, in: text)))
    }
    for label in reading.extraColumns {
      notes.append(
        ReaderNote(
          kind: .extraColumn, place: label, table: table, printed: squeezed(label, in: text)))
    }
    notes += rowsOfOtherEditions(in: text)
    if let corner = forms.cornerCaption[table], !reading.hasCorner {
      notes.append(
        ReaderNote(
          kind: .cornerNoteMissing, place: start, table: table,
          official: form.captions[corner].label))
    }
    return notes
  }

  private var start: Range<Int> { reading.place.lowerBound..<reading.place.lowerBound }

  private func found(row: Int) -> Bool { reading.records.contains { $0.row == row } }

  private func missingRows() -> [ReaderNote] {
    guard !form.isPrintedAcross else { return [] }
    var notes: [ReaderNote] = []
    var place = start
    for row in form.rows {
      if let record = reading.records.last(where: { $0.row == row.index }) {
        place = record.label
      } else {
        notes.append(
          ReaderNote(
            kind: .missingRow, place: place, table: table,
            cell: forms.catalog.tables[table].cell(
              row: row.index,
              column: form.columns.first { form.declares(row: row, column: $0) }?.index ?? 0),
            official: row.label))
      }
    }
    return notes
  }

  /// Declared columns that no header line above a row shows.
  private func missingColumns() -> [ReaderNote] {
    var notes: [ReaderNote] = []
    var told: Set<Int> = []
    for row in form.rows {
      let isAcross = form.isPrintedAcross
      guard let record = reading.records.first(where: { isAcross || $0.row == row.index }),
        let columns = record.columns
      else { continue }
      let printed = reading.columnOrders[columns].filter { !isAcross || $0.row == row.index }
      for column in form.columns where form.declares(row: row, column: column) {
        guard !printed.contains(where: { $0.column == column.index }),
          isAcross || told.insert(column.index).inserted
        else { continue }
        notes.append(
          ReaderNote(
            kind: .missingColumn, place: printed.first?.label ?? start, table: table,
            cell: forms.catalog.tables[table].cell(row: row.index, column: column.index),
            official: column.label))
      }
    }
    return notes
  }

  /// Rows with values that another edition has and this one has not.
  private func rowsOfOtherEditions(in text: Span<UInt8>) -> [ReaderNote] {
    reading.records.compactMap { record in
      guard let row = record.row, form.row(row) == nil,
        !form.groups.contains(where: { $0.name == forms.catalog.tables[table].rows[row] })
      else { return nil }
      return ReaderNote(
        kind: .extraRow, place: record.label, table: table,
        printed: squeezed(record.label, in: text))
    }
  }

  private func alteredLabels(in text: Span<UInt8>) -> [ReaderNote] {
    var told: Set<Int> = []
    return reading.labels.compactMap { label in
      guard let official = officialLabel(label) else { return nil }
      let weight =
        label.guess
        ?? forms.labels.weight(
          of: label.key, label.kind, table: table, index: label.index, edition: edition)
      guard let weight, weight != .none,
        told.insert(label.index * 4 + Int(label.kind.rawValue)).inserted
      else { return nil }
      return ReaderNote(
        kind: .labelAltered, place: label.printed, table: table,
        cell: cell(of: label), printed: squeezed(label.printed, in: text), official: official,
        weight: weight)
    }
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
    case .row:
      guard let row = form.row(label.index),
        let column = form.columns.first(where: { form.declares(row: row, column: $0) })
      else { return nil }
      return catalog.cell(row: label.index, column: column.index)
    case .column:
      guard let column = form.column(label.index),
        let row = form.rows.first(where: { form.declares(row: $0, column: column) })
      else { return nil }
      return catalog.cell(row: row.index, column: label.index)
    case .group, .block, .caption: return nil
    }
  }
}
