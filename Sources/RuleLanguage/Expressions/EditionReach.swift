import AuditModel

/// Which editions declare all the lines that a rule names: a rule that no edition satisfies would never run.
struct EditionReach {
  let names: FormNames
  let quantifier: Quantifier
  /// Editions that the rule restricts itself to; nil: any.
  let editions: [Int]?

  private var catalog: FormCatalog { names.catalog }

  /// What of one table a rule names.
  private struct Use: Hashable {
    var rows: Set<Int> = []
    var columns: Set<Int> = []
    var cells: Set<Int> = []
    /// Lines that meet the instance's line.
    var rowsAtInstance: Set<Int> = []
    var columnsAtInstance: Set<Int> = []
  }

  /// The mistake of a rule whose names no edition has together; nil where some edition does.
  func mistake(in expressions: [Expression]) -> Mistake? {
    var uses: [Int: Use] = [:]
    for expression in expressions { collect(expression, into: &uses) }
    for (table, use) in uses.sorted(by: { $0.key < $1.key }) {
      let fitting = catalog.editions.indices.filter { declares(use, table: table, edition: $0) }
      if fitting.isEmpty { return .namesShareNoEdition(describe(use, table: table)) }
      if let editions, fitting.allSatisfy({ !editions.contains($0) }) {
        return .namesOutsideEditions(
          describe(use, table: table), editions: editions.map { catalog.editions[$0].id })
      }
    }
    return nil
  }

  /// Whether any of the expressions speaks of a table.
  static func readsTables(_ expressions: [Expression]) -> Bool {
    var found = false
    for expression in expressions {
      expression.visit { part in
        switch part {
        case .tableExists, .fact(.detectedEdition), .fact(.appliedEdition): found = true
        default: if part.cellOperand != nil || part.selection != nil { found = true }
        }
      }
    }
    return found
  }

  /// What an expression names, and all below it.
  private func collect(
    _ expression: Expression, insideWhere: Bool = false, into uses: inout [Int: Use]
  ) {
    if let operand = expression.cellOperand {
      collect(operand, insideWhere: insideWhere, into: &uses)
    }
    if let selection = expression.selection, case .table(let table) = selection.table {
      uses[table, default: Use()].rows.formUnion(selection.rows.ends)
      uses[table, default: Use()].columns.formUnion(selection.columns.ends)
    }
    for operand in expression.operands {
      collect(operand, insideWhere: insideWhere, into: &uses)
    }
    if let condition = expression.condition {
      collect(condition, insideWhere: true, into: &uses)
    }
  }

  private func collect(
    _ operand: CellOperand, insideWhere: Bool, into uses: inout [Int: Use]
  ) {
    switch operand {
    case .fixed(let cell):
      uses[catalog.address(of: cell).table, default: Use()].cells.insert(cell)
    // The rest is named from each cell that is tried, not from the instance.
    case _ where insideWhere: break
    case .row(let row):
      if let table = quantifier.table { uses[table, default: Use()].rowsAtInstance.insert(row) }
    case .column(let column):
      if let table = quantifier.table {
        uses[table, default: Use()].columnsAtInstance.insert(column)
      }
    case .rowAtInstanceColumn(let table, let row):
      uses[table, default: Use()].rowsAtInstance.insert(row)
    case .columnAtInstanceRow(let table, let column):
      uses[table, default: Use()].columnsAtInstance.insert(column)
    case .instance: break
    }
  }

  private func declares(_ use: Use, table: Int, edition: Int) -> Bool {
    let form = catalog.declared[edition][table]
    let all = catalog.tables[table]
    func has(_ row: Int, _ column: Int) -> Bool {
      form.isDeclared[all.cell(row: row, column: column) - all.firstCell]
    }
    return use.rows.isSubset(of: form.rows) && use.columns.isSubset(of: form.columns)
      && use.cells.allSatisfy { form.isDeclared[$0 - all.firstCell] }
      && (use.rowsAtInstance.isEmpty
        || form.columns.contains { column in use.rowsAtInstance.allSatisfy { has($0, column) } })
      && (use.columnsAtInstance.isEmpty
        || form.rows.contains { row in use.columnsAtInstance.allSatisfy { has(row, $0) } })
  }

  /// Each name with the editions that have it: 公开总数（2020）.
  private func describe(_ use: Use, table: Int) -> [String] {
    let all = catalog.tables[table]
    var parts: [(name: String, editions: [String])] = []
    func add(_ name: String, _ isIn: (FormCatalog.EditionCells) -> Bool) {
      let editions = catalog.editions.indices.filter { isIn(catalog.declared[$0][table]) }
      if editions.count < catalog.editions.count {
        parts.append((name, editions.map { catalog.editions[$0].id }))
      }
    }
    for row in use.rows.union(use.rowsAtInstance).sorted() {
      add(all.rows[row]) { $0.rows.contains(row) }
    }
    for column in use.columns.union(use.columnsAtInstance).sorted() {
      add(all.columns[column]) { $0.columns.contains(column) }
    }
    for cell in use.cells.sorted() {
      add(catalog.reference(to: cell)) { $0.isDeclared[cell - all.firstCell] }
    }
    if parts.isEmpty { return [all.name] }
    return parts.map { "\($0.name)（\($0.editions.joined(separator: "、"))）" }
  }
}

extension CellSelection.Lines {
  /// Lines that it names.
  fileprivate var ends: [Int] {
    switch self {
    case .one(let line): [line]
    case .range(let a, let b): [a, b]
    case .all, .instance, .leaves, .children: []
    }
  }
}
