import AuditModel

/// Cells and parts of tables by full name.
extension Lowering {
  /// Both lines of 表三[…,…], in either order.
  private struct Lines {
    var table: Int
    var rows: CellSelection.Lines
    var columns: CellSelection.Lines
  }

  /// One cell.
  func reference(
    _ table: Syntax.Name, _ first: Syntax, _ second: Syntax, at range: Range<Int>
  ) throws(Fault) -> CellOperand {
    let lines = try lines(table, first, second)
    switch (lines.rows, lines.columns) {
    case (.one(let row), .one(let column)):
      let cell = catalog.tables[lines.table].cell(row: row, column: column)
      let isDeclared = catalog.declared.contains { edition in
        edition[lines.table].isDeclared[cell - catalog.tables[lines.table].firstCell]
      }
      guard isDeclared else {
        throw Fault(.undeclaredCell(catalog.reference(to: cell)), range)
      }
      return .fixed(cell)
    case (.one(let row), .instance): return .rowAtInstanceColumn(table: lines.table, row: row)
    case (.instance, .one(let column)):
      return .columnAtInstanceRow(table: lines.table, column: column)
    case (.instance, .instance): return .instance
    default: throw Fault(.selectionAlone, range)
    }
  }

  /// Several cells; nil where the name means one.
  func selection(
    _ table: Syntax.Name, _ first: Syntax, _ second: Syntax
  ) throws(Fault) -> CellSelection? {
    let lines = try lines(table, first, second)
    if lines.rows.isSingle, lines.columns.isSingle { return nil }
    return CellSelection(table: .table(lines.table), rows: lines.rows, columns: lines.columns)
  }

  private func lines(
    _ name: Syntax.Name, _ first: Syntax, _ second: Syntax
  ) throws(Fault) -> Lines {
    let table = try self.table(name)
    let asRow = (try line(first, .row, table), try line(second, .row, table))
    let asColumn = (try line(first, .column, table), try line(second, .column, table))
    if let rows = asRow.0, let columns = asColumn.1 {
      return Lines(table: table, rows: rows, columns: columns)
    }
    if let rows = asRow.1, let columns = asColumn.0 {
      return Lines(table: table, rows: rows, columns: columns)
    }
    for (item, isKnown) in [
      (first, asRow.0 != nil || asColumn.0 != nil), (second, asRow.1 != nil || asColumn.1 != nil),
    ] where !isKnown {
      let other = item.range == first.range ? (asRow.1, asColumn.1) : (asRow.0, asColumn.0)
      let missing: [Axis] =
        (other.0 == nil) == (other.1 == nil)
        ? [.row, .column] : other.0 == nil ? [.row] : [.column]
      throw Fault(unknownLine(item, missing, table), item.range)
    }
    throw Fault(
      .sameAxis(asRow.0 != nil ? "行" : "列", missing: asRow.0 != nil ? "列" : "行"), second.range)
  }

  func unknownLine(_ item: Syntax, _ axes: [Axis], _ table: Int) -> Mistake {
    guard let word = item.word ?? item.firstName else { return .noLine(names.name(of: table)) }
    if let group = names.find(word, where: { !$0.isLine && $0.table == table }).first,
      item.word != nil
    {
      return .groupAsCell(group.name, axis: group.axis, table: names.name(of: table))
    }
    let isMeant = { (entry: FormNames.Entry) in entry.table == table && axes.contains(entry.axis) }
    let near =
      names.nearest(to: word) { $0.isLine && isMeant($0) } ?? names.holding(word, where: isMeant)
    let kind = axes.count == 2 ? "行或列" : axes == [.row] ? "行" : "列"
    return .unknownName(
      word, kind: kind, of: names.name(of: table), near: near)
  }

  /// What an item of a reference means on one axis; nil where it means nothing there.
  func line(
    _ item: Syntax, _ axis: Axis, _ table: Int
  ) throws(Fault) -> CellSelection.Lines? {
    switch item.kind {
    case .word(let word):
      if Vocabulary.isReserved(word) {
        if Vocabulary.instanceName(word) == (axis == .row ? .row : .column) {
          guard scope.fixes(axis), scope.instanceTables == [table] else {
            throw Fault(.noInstance(word, in: scope.quantifierText), item.range)
          }
          return .instance
        }
        if Vocabulary.selection.canonical(word) == "all" { return .all }
      }
      let found = names.find(word) { $0.isLine && $0.table == table && $0.axis == axis }
      if found.count > 1 {
        throw Fault(.ambiguousName(word, found.map { names.description(of: $0) }), item.range)
      }
      if case .line(_, let index)? = found.first?.part { return .one(index) }
      return nil
    case .range(let from, let to):
      let ends = [from, to].map { name in
        names.find(name.text) { $0.isLine && $0.table == table && $0.axis == axis }
      }
      guard case .line(_, let a)? = ends[0].first?.part, case .line(_, let b)? = ends[1].first?.part
      else {
        // One end is known here and the other nowhere: that one is the mistake.
        for (i, name) in [from, to].enumerated() where ends[i].isEmpty && !ends[1 - i].isEmpty {
          guard names.find(name.text, where: { $0.table == table }).isEmpty else { return nil }
          throw Fault(
            unknownLine(Syntax(.word(name.text), name.range), [axis], table), name.range)
        }
        return nil
      }
      try checkOrder(from, a, to, b, axis: axis, table: table)
      return .range(a, b)
    case .call(let function, let arguments) where function == .leaves || function == .children:
      guard let name = try groupName(function, arguments, at: item.range) else { return nil }
      let found = names.find(name.text) { !$0.isLine && $0.table == table && $0.axis == axis }
      guard case .group(_, let index)? = found.first?.part else { return nil }
      return function == .leaves ? .leaves(index) : .children(index)
    case .call(.named, _): throw Fault(.groupAlone(.named), item.range)
    default: throw Fault(.noLine(names.name(of: table)), item.range)
    }
  }

  /// A range runs forward in every edition that has both its ends.
  private func checkOrder(
    _ from: Syntax.Name, _ a: Int, _ to: Syntax.Name, _ b: Int, axis: Axis, table: Int
  ) throws(Fault) {
    for edition in catalog.declared {
      let order = axis == .row ? edition[table].rows : edition[table].columns
      guard let i = order.firstIndex(of: a), let j = order.firstIndex(of: b) else { continue }
      if i > j {
        throw Fault(
          .rangeBackwards(from.text, to.text), from.range.lowerBound..<to.range.upperBound)
      }
    }
  }

  /// The name between the brackets of `leaves(…)`.
  func groupName(
    _ function: Function, _ arguments: [Syntax.Argument], at range: Range<Int>
  ) throws(Fault) -> Syntax.Name? {
    guard arguments.count == 1, arguments[0].condition == nil else {
      throw Fault(.argumentCount(function, expected: "一个组名"), range)
    }
    guard let word = arguments[0].value.word else {
      throw Fault(.expectedName(found: nil), arguments[0].value.range)
    }
    return Syntax.Name(text: word, range: arguments[0].value.range)
  }

  func table(_ name: Syntax.Name) throws(Fault) -> Int {
    if let table = catalog.table(named: name.text) { return table }
    if Vocabulary.later.canonical(name.text) != nil { throw Fault(.later(name.text), name.range) }
    throw Fault(
      .unknownName(
        name.text, kind: "表", near: nearName(to: name.text, among: catalog.tables.map(\.name))),
      name.range)
  }
}
