import AuditModel

/// What an edition of the form lacks of what a rule names by its full name.
enum Gap: Hashable {
  /// Which edition the table is of is not known.
  case edition
  case cell(Int32, edition: Int)
  case lines(edition: Int)
}

extension CheckProgram {
  /// The first gap; nil where there is none. `editionOf` tells the edition of a table, negative where it is not known.
  func gap(of check: Check, in editionOf: (_ table: Int) -> Int) -> Gap? {
    for i in check.namedCells.range {
      let cell = operands[i]
      let edition = editionOf(forms.table(of: cell))
      if edition < 0 { return .edition }
      if !forms.isDeclared(cell, edition: edition) { return .cell(cell, edition: edition) }
    }
    for i in check.namedSelections.range {
      let selection = operands[i]
      guard case .table(let table) = selections[selection].table else { continue }
      let edition = editionOf(table)
      if edition < 0 { return .edition }
      if lines(selection, .row, table: table, edition: edition).count == 0
        || lines(selection, .column, table: table, edition: edition).count == 0
      {
        return .lines(edition: edition)
      }
    }
    return nil
  }
}
