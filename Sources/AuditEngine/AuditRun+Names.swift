import AuditModel

extension AuditRun {
  /// `自然人`, `新收,自然人`, `表三`, `一`, `#1`; empty for the whole report.
  func name(of instance: Instance, _ check: Check) -> String {
    switch check.scope {
    case .report: ""
    case .lines: lineName(instance)
    case .tables: instance.table >= 0 ? program.catalog.tables[Int(instance.table)].name : ""
    case .sections:
      instance.section >= 0 ? evaluator.sectionNumber(Int(instance.section)) : ""
    case .notes(let kinds): instance.note >= 0 ? noteName(instance.note, kinds: kinds) : ""
    }
  }

  private func lineName(_ instance: Instance) -> String {
    let table = program.catalog.tables[Int(instance.table)]
    let column = instance.column >= 0 ? table.columns[Int(instance.column)] : nil
    guard instance.row >= 0 else { return column ?? "" }
    if column != nil, let site = evaluator.siteOfInstance(instance) {
      return evaluator.shortName(of: site)
    }
    let row = evaluator.rowName(
      table: Int(instance.table), row: Int(instance.row), subRow: instance.subRow)
    return row
  }

  /// Its number among the notes that the rule asks for, in the order of the print.
  private func noteName(_ note: Int32, kinds: UInt32) -> String {
    var number = 1
    for other in evaluator.work.notes {
      if other == note { break }
      if kinds & evaluator.report.notes[Int(other)].kind.bit != 0 { number += 1 }
    }
    return "#\(number)"
  }
}

extension Evaluator {
  /// With the name of a sub-row after that of the row it belongs to.
  func rowName(table: Int, row: Int, subRow: Int32) -> String {
    let name = program.catalog.tables[table].rows[row]
    return subRow >= 0 ? "\(name).\(report.subRows[Int(subRow)].name)" : name
  }

  func siteOfInstance(_ instance: Instance) -> CellSite? {
    program.forms.cell(.instance, at: instance).map {
      CellSite(cell: $0, subRow: instance.subRow)
    }
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
