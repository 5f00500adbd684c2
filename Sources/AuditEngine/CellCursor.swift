import AuditModel

/// Visits the declared cells of a selection, row by row.
struct CellCursor {
  private let selection: Int32
  private let table: Int32
  private let edition: Int
  private let rows: Slice32
  private let columns: Slice32
  private let ownRow: Int32
  private let ownColumn: Int32
  /// Whether sub-rows are visited in the place of the row they stand in for.
  private let splits: Bool
  private var row: Int32 = 0
  private var column: Int32 = 0
  /// Where to look for the next sub-row of the cell at hand; −1: no sub-row is being visited.
  private var nextSubRow = -1
  /// The form's cell last visited.
  private(set) var cell: Int32 = -1

  fileprivate init(
    selection: Int32, table: Int32, edition: Int, splits: Bool, instance: Instance,
    program: CheckProgram
  ) {
    self.selection = selection
    self.table = table
    self.edition = edition
    self.splits = splits
    rows = program.lines(selection, .row, table: Int(table), edition: edition)
    columns = program.lines(selection, .column, table: Int(table), edition: edition)
    ownRow = instance.row
    ownColumn = instance.column
  }

  /// The next cell, as the instance that a condition sees.
  mutating func next(_ evaluator: borrowing Evaluator) -> Instance? {
    let program = evaluator.program
    while row < rows.count {
      let rowNumber = program.line(at: row, of: rows, own: ownRow)
      while column < columns.count {
        let columnNumber = program.line(at: column, of: columns, own: ownColumn)
        var place = Instance(table: table, row: rowNumber, column: columnNumber)
        if nextSubRow >= 0 {
          if let found = evaluator.subRow(of: cell, from: nextSubRow) {
            nextSubRow = found + 1
            place.subRow = Int32(found)
            return place
          }
          nextSubRow = -1
          column += 1
          continue
        }
        guard rowNumber >= 0, columnNumber >= 0 else {
          column += 1
          continue
        }
        cell = program.forms.cell(table: table, row: rowNumber, column: columnNumber)
        guard program.forms.isDeclared(cell, edition: edition) else {
          column += 1
          continue
        }
        if splits, !evaluator.report.subRows.isEmpty,
          evaluator.subRow(of: cell, from: 0) != nil
        {
          nextSubRow = 0
          continue
        }
        column += 1
        return place
      }
      column = 0
      row += 1
    }
    return nil
  }
}

extension Evaluator {
  /// nil where the table or its edition is not known.
  func cursor(over selection: Int32, splitting: Bool) -> CellCursor? {
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
  func noSelection(_ selection: Int32) -> Unknown {
    let knowsTable = program.selections[selection].table != .instance || instance.table >= 0
    return Unknown(code: knowsTable ? .noEdition : .absent)
  }
}
