import AuditModel

/// What the reader asks the form data, prepared once for all reports.
///
/// Sets of columns and of editions are bit masks; the form reader refuses tables that are wider.
final class FormLookup: Sendable {
  let catalog: FormCatalog
  let labels: LabelIndex
  let headings: HeadingIndex
  /// By section index: the catalog table that stands in it.
  let tableOfSection: [Int?]
  /// By catalog table number.
  let isPrintedAcross: [Bool]
  /// By catalog table number: the position of the corner note among the table's captions.
  let cornerCaption: [Int?]
  /// `[table][group]`: whether the group stands over columns.
  let isColumnGroup: [[Bool]]
  /// By catalog table number.
  let headers: [HeaderPlan]
  /// By catalog table number: how many values the one line of a table printed across holds at the most.
  let cellsAcross: [Int]
  /// By catalog table number: whether the table is parted into blocks with columns of their own.
  let hasBlocks: [Bool]
  /// `[table][row]`: whether some edition has a group of the row's name.
  let isGroupSomewhere: [[Bool]]
  /// `[table][row]`: bit mask of the editions that have the row.
  let rowEditions: [[Int]]
  /// `[edition][table][row]`: bit mask of the columns that the edition declares for the row.
  let declaredColumns: [[[UInt64]]]
  /// `[table][row]`: the columns that any edition declares for the row.
  let knownColumns: [[UInt64]]
  /// `[table][column]`: what figures stand in a column.
  let figures: [[FormLine.Figure]]
  /// By catalog table number: what is known before a report is read. Reports share it until they write to it.
  let noReadings: [TableReading]

  init(_ catalog: FormCatalog) {
    self.catalog = catalog
    labels = LabelIndex(catalog)
    headings = HeadingIndex(catalog)
    let sections = catalog.editions.map(\.sections.count).max() ?? 0
    var tableOfSection = [Int?](repeating: nil, count: sections)
    var corner = [Int?](repeating: nil, count: catalog.tables.count)
    var columnGroups = catalog.tables.map { [Bool](repeating: false, count: $0.groups.count) }
    for form in catalog.editions.flatMap(\.tables) {
      tableOfSection[form.section] = form.index
      corner[form.index] = form.captions.firstIndex { $0.kind == .corner }
      for group in form.groups {
        columnGroups[form.index][group.index] = group.axis == .column
      }
    }
    cellsAcross = catalog.tables.indices.map { table in
      catalog.declared.map { $0[table].cells.count }.max() ?? 0
    }
    headers = catalog.tables.indices.map { HeaderPlan(of: $0, in: catalog) }
    noReadings = headers.map { TableReading($0) }
    isPrintedAcross = headers.map(\.isPrintedAcross)
    hasBlocks = headers.map(\.hasBlocks)
    isGroupSomewhere = catalog.tables.map { table in table.rows.map(table.groups.contains) }
    rowEditions = Self.rowEditions(catalog)
    declaredColumns = Self.declaredColumns(catalog)
    knownColumns = catalog.tables.enumerated().map { [declaredColumns] index, table in
      table.rows.indices.map { row in declaredColumns.reduce(0) { $0 | $1[index][row] } }
    }
    self.tableOfSection = tableOfSection
    cornerCaption = corner
    isColumnGroup = columnGroups
    figures = catalog.columns.map { $0.map(\.figure) }
  }

  private static func rowEditions(_ catalog: FormCatalog) -> [[Int]] {
    catalog.tables.enumerated().map { index, table in
      table.rows.indices.map { row in
        catalog.editions.indices.reduce(0) { mask, edition in
          catalog.declared[edition][index].rows.contains(row) ? mask | 1 << edition : mask
        }
      }
    }
  }

  private static func declaredColumns(_ catalog: FormCatalog) -> [[[UInt64]]] {
    catalog.editions.indices.map { edition in
      catalog.tables.enumerated().map { index, table in
        table.rows.indices.map { row in
          table.columns.indices.reduce(UInt64(0)) { mask, column in
            let isDeclared = catalog.declared[edition][index].isDeclared[
              row * table.columns.count + column]
            return isDeclared ? mask | 1 << UInt64(column) : mask
          }
        }
      }
    }
  }
}
