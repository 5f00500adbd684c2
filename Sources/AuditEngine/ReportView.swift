import AuditModel

/// One report as the checks see it: cells found by number, sub-rows in the place of their parents.
///
/// A class, so that evaluating need not copy it; nothing in it changes.
final class ReportView {
  let program: CheckProgram
  let work: Workspace
  let report: Report
  let cells: UnsafeBufferPointer<Cell>
  let hasSubRows: Bool
  /// The edition that the report year expects.
  let expectedEdition: Int?
  /// Whether some table is wholly blank.
  let hasBlankTable: Bool
  let isBrokenOff: Bool

  /// `work` must have taken up the report, and `cells` be its cells.
  init(
    program: CheckProgram, work: Workspace, report: Report, cells: UnsafeBufferPointer<Cell>
  ) {
    self.program = program
    self.work = work
    self.report = report
    self.cells = cells
    hasSubRows = !report.subRows.isEmpty
    expectedEdition = program.forms.edition(year: report.year)
    hasBlankTable = work.tables.contains { $0.isWhollyBlank }
    isBrokenOff = report.brokenOff != nil
  }

  // MARK: Cells

  /// Where the cell stands that `operand` means at an instance.
  func site(of operand: CellOperand, at instance: Instance) -> CellSite? {
    guard let cell = program.forms.cell(operand, at: instance) else { return nil }
    switch operand {
    case .fixed, .row, .rowAtInstanceColumn: return CellSite(cell: cell)
    case .column, .instance, .columnAtInstanceRow:
      return CellSite(cell: cell, subRow: instance.subRow)
    }
  }

  /// The form's own cell, or the cell of a sub-row.
  func cell(at site: CellSite) -> Cell {
    guard site.subRow >= 0 else { return cells[Int(site.cell)] }
    let column = Int(program.forms.column(of: site.cell))
    let row = report.subRows[Int(site.subRow)].cells
    return column < row.count ? row[column] : .absent
  }

  /// The next sub-row, from `start`, that stands in for the row of a form's own cell.
  func subRow(of cell: Int32, from start: Int) -> Int? {
    guard cells[Int(cell)].state == .absent else { return nil }
    let table = program.forms.table(of: cell)
    let row = Int(program.forms.row(of: cell))
    return report.subRows[start...].firstIndex { $0.table == table && $0.row == row }
  }

  /// Whether sub-rows stand in for the cell's row.
  func isReplaced(_ site: CellSite) -> Bool {
    hasSubRows && site.subRow < 0 && subRow(of: site.cell, from: 0) != nil
  }

  /// The state of a cell; the worst one of the sub-rows that stand in for it.
  func state(at site: CellSite) -> Cell.State {
    guard isReplaced(site) else { return cell(at: site).state }
    var worst = Cell.State.number
    var next = subRow(of: site.cell, from: 0)
    while let row = next {
      let state = cell(at: CellSite(cell: site.cell, subRow: Int32(row))).state
      if state.badness > worst.badness { worst = state }
      next = subRow(of: site.cell, from: row + 1)
    }
    return worst
  }

  // MARK: Sections

  /// By the edition that applies, else by the newest that has the table.
  func section(ofTable table: Int) -> Int? {
    let applied = work.tables[table].edition
    return program.forms.section(ofTable: table, edition: applied < 0 ? nil : Int(applied))
  }

  /// 一 to 六.
  func sectionNumber(_ section: Int) -> String {
    let sections = program.catalog.editions.last { section < $0.sections.count }?.sections
    return sections?[section].number ?? ""
  }

  // MARK: Names

  /// With the name of a sub-row after that of the row it belongs to.
  func rowName(table: Int, row: Int, subRow: Int32) -> String {
    let name = program.catalog.tables[table].rows[row]
    return subRow >= 0 ? "\(name).\(report.subRows[Int(subRow)].name)" : name
  }

  /// `新收,自然人`.
  func shortName(of site: CellSite) -> String {
    guard site.subRow >= 0 else { return program.cellNames[Int(site.cell)] }
    let address = program.catalog.address(of: Int(site.cell))
    let row = rowName(table: address.table, row: address.row, subRow: site.subRow)
    return "\(row),\(program.catalog.tables[address.table].columns[address.column])"
  }

  /// `表三[新收,自然人]`.
  func reference(to site: CellSite) -> String {
    guard site.subRow >= 0 else { return program.references[Int(site.cell)] }
    let table = program.forms.table(of: site.cell)
    return "\(program.catalog.tables[table].name)[\(shortName(of: site))]"
  }
}

extension Cell.State {
  /// Which of several states is the one to report.
  fileprivate var badness: Int {
    switch self {
    case .number: 0
    case .blank: 1
    case .dash: 2
    case .unreadable: 3
    case .absent: 4
    }
  }
}
