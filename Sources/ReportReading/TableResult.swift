import AuditModel

/// What reading a table came to, with all places counted from the first byte behind its heading's line.
struct TableResult {
  let forms: FormLookup
  /// Catalog number.
  let table: Int
  /// The lines of the table in the text.
  let region: Range<Int>
  let report: Report

  var expectedEdition: Int? { report.expectedEdition(in: forms.catalog) }

  func moved(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound - region.lowerBound..<range.upperBound - region.lowerBound
  }

  /// The texts of the cells that are plain figures; nil where they cannot be told apart.
  func figures(in text: Span<UInt8>) -> [Range<Int>]? {
    var figures: [Range<Int>] = []
    for (cell, _, column) in cells where cell.state != .absent {
      guard region.contains(cell.text) else { return nil }
      if isPlain(cell, column: column, in: text) { figures.append(cell.text) }
    }
    figures.sort { $0.lowerBound < $1.lowerBound }
    for (a, b) in zip(figures, figures.dropFirst()) where a.upperBound >= b.lowerBound {
      return nil
    }
    return figures
  }

  /// Whether another figure could stand in the cell's place with nothing else changed.
  private func isPlain(_ cell: Cell, column: Int, in text: Span<UInt8>) -> Bool {
    let range = cell.text
    guard cell.state == .number, cell.unit == .none, !range.isEmpty,
      range.count <= PrintedFigure.longest, range.upperBound < text.count,
      range.allSatisfy({ PrintedFigure.isPart(text[$0]) }),
      !PrintedFigure.isPart(text[range.upperBound]),
      range.lowerBound > 0, !PrintedFigure.isPart(text[range.lowerBound - 1])
    else { return false }
    // A unit in the column's header may have changed the value.
    return readCell(range, in: text, figure: forms.figures[table][column]).value == cell.value
  }

  /// All cells of a table, those of its sub-rows behind the others.
  private var cells: [(cell: Cell, target: TableSkeleton.Target, column: Int)] {
    let known = forms.catalog.tables[table]
    var cells: [(cell: Cell, target: TableSkeleton.Target, column: Int)] = []
    cells.reserveCapacity(known.rows.count * known.columns.count)
    for i in 0..<known.rows.count * known.columns.count {
      let number = known.firstCell + i
      cells.append((report.cells[number], .cell(Int32(number)), i % known.columns.count))
    }
    for (i, row) in report.subRows.filter({ $0.table == table }).enumerated() {
      for (column, cell) in row.cells.enumerated() {
        cells.append((cell, .subRow(Int32(i), column: Int32(column)), column))
      }
    }
    return cells
  }

  /// The outcome, with `figures` as its holes; nil where something stands elsewhere, or was inferred.
  func outcome(figures: [Range<Int>]) -> TableSkeleton.Outcome? {
    let holes = figures.map(moved)
    var planned: [TableSkeleton.Figure] = []
    var fixed: [TableSkeleton.Fixed] = []
    for (cell, target, column) in cells where cell.state != .absent {
      var cell = cell
      cell.text = moved(cell.text)
      if let label = cell.label {
        guard region.contains(label) else { return nil }
        cell.label = moved(label)
      }
      let label = cell.label ?? 0..<0
      let before = holes.count(endingBefore: label.lowerBound)
      guard holes.count(endingBefore: label.upperBound) == before else { return nil }
      let hole = holes.count(endingBefore: cell.text.lowerBound)
      if hole < holes.count, holes[hole] == cell.text {
        planned.append(
          .init(
            target: target, hole: Int32(hole), figure: forms.figures[table][column],
            label: Int32(label.lowerBound)..<Int32(label.upperBound),
            holesBeforeLabel: Int32(before)))
      } else {
        fixed.append(.init(target: target, cell: cell))
      }
    }
    guard let notes else { return nil }
    var found = report.tables[table]
    found.place = moved(found.place)
    found.evidence = found.evidence.map(moved)
    return TableSkeleton.Outcome(
      expectedEdition: expectedEdition, holes: holes, table: found, figures: planned, fixed: fixed,
      subRows: report.subRows.filter { $0.table == table }, notes: notes)
  }

  /// What was noted of the table; nil where something was inferred, which figures may have decided.
  private var notes: [ReaderNote]? {
    var notes: [ReaderNote] = []
    for note in report.notes
    where note.table == table || region.contains(note.place.lowerBound) {
      guard note.kind != .inferred, note.table ?? table == table,
        region.contains(note.place)
      else { return nil }
      var note = note
      note.place = moved(note.place)
      notes.append(note)
    }
    return notes
  }
}
