import AuditModel

/// What the form prints above the values of a table, all editions together.
final class HeaderPlan: Sendable {
  /// By catalog number, the groups that enclose a column, innermost first.
  let groupsOfColumn: [[Int]]
  /// The same of groups.
  let groupsOfGroup: [[Int]]
  /// The same of rows.
  let groupsOfRow: [[Int]]
  /// By edition: the columns, in the order of the form.
  let columns: [[Int]]
  let isPrintedAcross: Bool
  /// Whether the table is parted into blocks with columns of their own.
  let hasBlocks: Bool

  /// Of no table.
  init() {
    (groupsOfColumn, groupsOfGroup, groupsOfRow, columns) = ([], [], [], [])
    (isPrintedAcross, hasBlocks) = (false, false)
  }

  init(of table: Int, in catalog: FormCatalog) {
    var ofColumn = [[Int]](repeating: [], count: catalog.tables[table].columns.count)
    var ofGroup = [[Int]](repeating: [], count: catalog.tables[table].groups.count)
    var ofRow = [[Int]](repeating: [], count: catalog.tables[table].rows.count)
    let forms = catalog.editions.flatMap(\.tables).filter { $0.index == table }
    for form in forms {
      for group in form.groups { ofGroup[group.index] = form.groups(from: group.parent) }
      for row in form.rows { ofRow[row.index] = form.groups(from: row.group) }
      for column in form.columns { ofColumn[column.index] = form.groups(from: column.group) }
    }
    groupsOfColumn = ofColumn
    groupsOfGroup = ofGroup
    groupsOfRow = ofRow
    columns = catalog.declared.map { $0[table].columns }
    isPrintedAcross = forms.last?.isPrintedAcross ?? false
    hasBlocks = forms.contains { !$0.blocks.isEmpty }
  }
}
