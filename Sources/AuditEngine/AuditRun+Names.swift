import AuditModel

extension AuditRun {
  /// `自然人`, `新收,自然人`, `表三`, `一`, `#1`; empty for the whole report.
  func name(of instance: Instance, _ check: Check) -> String {
    switch check.scope {
    case .report: ""
    case .lines: lineName(instance)
    case .tables: instance.table >= 0 ? program.catalog.tables[Int(instance.table)].name : ""
    case .sections:
      instance.section >= 0 ? evaluator.view.sectionNumber(Int(instance.section)) : ""
    case .notes(let kinds): instance.note >= 0 ? noteName(instance.note, kinds: kinds) : ""
    case .matches(let search): instance.find >= 0 ? findName(instance.find, search) : ""
    }
  }

  private func lineName(_ instance: Instance) -> String {
    let table = program.catalog.tables[Int(instance.table)]
    let column = instance.column >= 0 ? table.columns[Int(instance.column)] : nil
    guard instance.row >= 0 else { return column ?? "" }
    if column != nil, let site = evaluator.view.site(of: .instance, at: instance) {
      return evaluator.view.shortName(of: site)
    }
    let row = evaluator.view.rowName(
      table: Int(instance.table), row: Int(instance.row), subRow: instance.subRow)
    return row
  }

  /// Its number among the finds of the search, in the order of the print.
  private func findName(_ find: Int32, _ search: Int32) -> String {
    guard case .found(let finds, _, _) = evaluator.work.searchResults[Int(search)] else {
      return ""
    }
    return "#\(Int(find) - finds.lowerBound + 1)"
  }

  /// Its number among the notes that the rule asks for, in the order of the print.
  private func noteName(_ note: Int32, kinds: UInt32) -> String {
    var number = 1
    for other in evaluator.work.notes.all {
      if other == note { break }
      if kinds & evaluator.report.notes[Int(other)].kind.bit != 0 { number += 1 }
    }
    return "#\(number)"
  }
}
