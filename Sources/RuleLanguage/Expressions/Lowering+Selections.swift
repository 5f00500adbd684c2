import AuditModel

/// Sets of cells: what `sum`, `count` and `list` run over.
extension Lowering {
  /// The cells that `syntax` names; nil where it is a single value.
  func selection(_ syntax: Syntax) throws(Fault) -> CellSelection? {
    switch syntax.kind {
    case .word(let word) where Vocabulary.selection.canonical(word) == "cells":
      return try instanceCells(at: syntax.range)
    case .range(let first, _):
      return try freeSelection(syntax, named: first)
    case .call(let function, let arguments) where function == .leaves || function == .children:
      guard let name = try groupName(function, arguments, at: syntax.range) else { return nil }
      return try freeSelection(syntax, named: name)
    case .reference(let table, let first, let second): return try selection(table, first, second)
    default: return nil
    }
  }

  /// `cells`: all cells of the instance's table, row or column.
  private func instanceCells(at range: Range<Int>) throws(Fault) -> CellSelection {
    guard let table = scope.instanceTable, scope.visited == nil else {
      throw Fault(.noCells(in: scope.quantifierText), range)
    }
    switch scope.quantifier {
    case .row: return CellSelection(table: table, rows: .instance, columns: .all)
    case .column: return CellSelection(table: table, rows: .all, columns: .instance)
    case .table: return CellSelection(table: table, rows: .all, columns: .all)
    default: throw Fault(.noCells(in: scope.quantifierText), range)
    }
  }

  /// A range or a group without its table: it runs over the axis that the quantifier leaves free.
  private func freeSelection(
    _ syntax: Syntax, named name: Syntax.Name
  ) throws(Fault) -> CellSelection {
    let axes = [Axis.row, .column].filter {
      scope.visited == nil && scope.tableOfBareNames($0) != nil && !scope.fixes($0)
    }
    guard let axis = axes.first, let table = scope.instanceTables.first else {
      throw Fault(
        .noFreeAxis(syntax.shown, example: fullExample(syntax, name), here: scope.quantifierText),
        syntax.range)
    }
    if let lines = try line(syntax, axis, table) {
      return axis == .row
        ? CellSelection(table: .table(table), rows: lines, columns: .instance)
        : CellSelection(table: .table(table), rows: .instance, columns: lines)
    }
    let strange = nameElsewhere(syntax, axis, table) ?? name
    throw Fault(whyNoLines(syntax, strange, axis, table), strange.range)
  }

  /// The end of a range that is not among these lines, where the other one is.
  private func nameElsewhere(_ syntax: Syntax, _ axis: Axis, _ table: Int) -> Syntax.Name? {
    guard case .range(let from, let to) = syntax.kind else { return nil }
    func isHere(_ name: Syntax.Name) -> Bool {
      !names.find(name.text) { $0.isLine && $0.axis == axis && $0.table == table }.isEmpty
    }
    return isHere(from) && !isHere(to) ? to : nil
  }

  private func whyNoLines(
    _ syntax: Syntax, _ name: Syntax.Name, _ axis: Axis, _ table: Int
  ) -> Mistake {
    let isRange = if case .range = syntax.kind { true } else { false }
    let found = names.find(name.text) { $0.isLine == isRange }
    if let other = found.first(where: { $0.axis != axis && $0.table == table }) {
      return .wrongAxis(
        name.text, is: names.description(of: other), free: axis == .row ? "行" : "列",
        here: scope.quantifierText)
    }
    if !isRange, !names.find(name.text, where: { $0.isLine && $0.table == table }).isEmpty {
      return .notAGroup(name.text)
    }
    let near = names.nearest(to: name.text) {
      $0.isLine == isRange && $0.table == table && $0.axis == axis
    }
    let kind = (axis == .row ? "行" : "列") + (isRange ? "" : "组")
    return .unknownName(
      name.text, kind: kind, of: names.name(of: table),
      near: near)
  }

  private func fullExample(_ syntax: Syntax, _ name: Syntax.Name) -> String? {
    guard let entry = names.find(name.text, where: { _ in true }).first else { return nil }
    let table = catalog.tables[entry.table]
    return entry.axis == .row
      ? table.columns.last.map { table.reference(row: syntax.shown, column: $0) }
      : table.rows.first.map { table.reference(row: $0, column: syntax.shown) }
  }

  /// The one unit of all figures of a selection; nil where 件数 and 金额 meet in it.
  func unit(of selection: CellSelection) -> ValueType.Unit? {
    switch selection.columns {
    case .instance: return instanceUnit
    case .one(let column):
      guard case .table(let table) = selection.table else { return instanceUnit }
      return names.unit(table: table, column: column)
    case .all, .range, .leaves, .children:
      let tables: [Int]
      if case .table(let table) = selection.table {
        tables = [table]
      } else {
        tables = scope.instanceTables
      }
      let units = Set(
        tables.flatMap { table in
          columns(selection.columns, of: table).map { names.unit(table: table, column: $0) }
        })
      return units.count == 1 ? units.first : nil
    }
  }

  private func columns(_ lines: CellSelection.Lines, of table: Int) -> [Int] {
    let all = Array(catalog.tables[table].columns.indices)
    switch lines {
    case .range(let a, let b):
      return catalog.declared.flatMap { edition -> [Int] in
        let order = edition[table].columns
        guard let i = order.firstIndex(of: a), let j = order.firstIndex(of: b), i <= j else {
          return []
        }
        return Array(order[i...j])
      }
    case .leaves(let group), .children(let group):
      return catalog.declared.flatMap { $0[table].leaves[group] }
    case .one(let column): return [column]
    case .all, .instance: return all
    }
  }
}

extension CellSelection.Lines {
  var isSingle: Bool {
    switch self {
    case .one, .instance: true
    case .all, .range, .leaves, .children: false
    }
  }
}

extension Syntax {
  /// A set of lines as it was written, for messages.
  var shown: String {
    switch kind {
    case .word(let word): word
    case .range(let a, let b): "\(a.text)..\(b.text)"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map(\.value.shown).joined(separator: ", ")))"
    default: "…"
    }
  }

  /// The name in a range or in leaves(…).
  var firstName: String? {
    switch kind {
    case .range(let a, _): a.text
    case .call(_, let arguments): arguments.first?.value.word
    default: nil
    }
  }
}
