import AuditModel

/// What selections hold, by selection, table and edition.
struct SelectionTables {
  private let catalog: FormCatalog
  /// Rows, then columns; a negative start where the instance decides.
  private(set) var lineSlices: [Slice32] = []
  private(set) var lines: [Int32] = []
  /// Cells; a negative start where the instance decides.
  private(set) var cellSlices: [Slice32] = []
  private(set) var cells: [Int32] = []

  private static let ofInstance = Slice32(start: -1, count: 1)

  init(_ selections: [CellSelection], in catalog: FormCatalog, _ forms: FormIndex) {
    self.catalog = catalog
    let resolver = FormLines(catalog)
    for selection in selections {
      for table in catalog.tables.indices {
        for edition in catalog.editions.indices {
          guard selection.table == .table(table) || selection.table == .instance else {
            lineSlices += [.empty, .empty]
            cellSlices.append(.empty)
            continue
          }
          let rows = resolver.numbers(selection.rows, .row, table: table, edition: edition)
          let columns = resolver.numbers(selection.columns, .column, table: table, edition: edition)
          lineSlices += [append(rows, to: \.lines), append(columns, to: \.lines)]
          var declared: [Int32]?
          if let rows, let columns {
            declared = rows.flatMap { row in
              columns.map { forms.cell(table: Int32(table), row: row, column: $0) }
            }.filter { forms.isDeclared($0, edition: edition) }
          }
          cellSlices.append(append(declared, to: \.cells))
        }
      }
    }
  }

  private mutating func append(
    _ numbers: [Int32]?, to store: WritableKeyPath<Self, [Int32]>
  ) -> Slice32 {
    guard let numbers else { return Self.ofInstance }
    defer { self[keyPath: store] += numbers }
    return Slice32(start: Int32(self[keyPath: store].count), count: Int32(numbers.count))
  }
}
