import AuditModel

/// Visits the declared cells of a selection, row by row.
struct CellCursor {
  private let edition: Int
  private let table: Int32
  /// Cells that the selection holds whatever the instance; else nil.
  private let cells: UnsafeBufferPointer<Int32>?
  private let rows: Slice32
  private let columns: Slice32
  private let ownRow: Int32
  private let ownColumn: Int32
  /// Whether sub-rows are visited in the place of the row they stand in for.
  private let splits: Bool
  /// Of the next cell: its position in `cells`, or row by row.
  private var position = 0
  /// Where to look for the next sub-row of the cell at hand; −1: none is being visited.
  private var nextSubRow = -1
  /// The form's cell last visited.
  private(set) var cell: Int32 = -1

  init(
    selection: Int32, table: Int32, edition: Int, splits: Bool, instance: Instance,
    program: CheckProgram
  ) {
    self.edition = edition
    self.table = table
    self.splits = splits
    cells = program.cells(selection, table: Int(table), edition: edition)
    rows = program.lines(selection, .row, table: Int(table), edition: edition)
    columns = program.lines(selection, .column, table: Int(table), edition: edition)
    ownRow = instance.row
    ownColumn = instance.column
  }

  /// The next cell, as the instance that a condition sees.
  mutating func next(_ view: ReportView) -> Instance? {
    if nextSubRow >= 0, let found = view.subRow(of: cell, from: nextSubRow) {
      nextSubRow = found + 1
      return place(view, subRow: Int32(found))
    }
    nextSubRow = -1
    guard let next = nextCell(view.program) else { return nil }
    cell = next
    if splits, view.hasSubRows, let found = view.subRow(of: cell, from: 0) {
      nextSubRow = found + 1
      return place(view, subRow: Int32(found))
    }
    return place(view, subRow: -1)
  }

  private func place(_ view: ReportView, subRow: Int32) -> Instance {
    Instance(
      table: table, row: view.program.forms.row(of: cell),
      column: view.program.forms.column(of: cell), subRow: subRow)
  }

  private mutating func nextCell(_ program: CheckProgram) -> Int32? {
    if let cells {
      guard position < cells.count else { return nil }
      defer { position += 1 }
      return cells[position]
    }
    let width = Int(columns.count)
    while width > 0, position < width * Int(rows.count) {
      let row = program.line(at: Int32(position / width), of: rows, own: ownRow)
      let column = program.line(at: Int32(position % width), of: columns, own: ownColumn)
      position += 1
      guard row >= 0, column >= 0 else { continue }
      let next = program.forms.cell(table: table, row: row, column: column)
      if program.forms.isDeclared(next, edition: edition) { return next }
    }
    return nil
  }
}

extension Evaluator {
  /// nil where the table or its edition is not known.
  mutating func cursor(over selection: Int32, splitting: Bool) -> CellCursor? {
    let table =
      if case .table(let table) = program.selections[selection].table { Int32(table) } else {
        instance.table
      }
    guard table >= 0 else { return nil }
    let edition = Int(work.tables[Int(table)].edition)
    guard edition >= 0 else { return nil }
    return CellCursor(
      selection: selection, table: table, edition: edition, splits: splitting, instance: instance,
      program: program)
  }

  /// Why there is no cursor.
  mutating func noSelection(_ selection: Int32) -> Unknown {
    let knowsTable = program.selections[selection].table != .instance || instance.table >= 0
    return Unknown(code: knowsTable ? .noEdition : .absent)
  }
}
