import AuditModel

/// `named(text, words list)`: the lines of the form that a text names, in whatever words.
///
/// In a list `查无此件 → 不掌握` a word names the line behind the arrow; one without an arrow, the line called so. Of a
/// group it names all lines below.
extension Lowering {
  /// What the words of a list may name, in the order of the list, and whether the text says so.
  private struct Named {
    var names: [(text: String, isSaid: Expression)]
    var list: PlacedText
  }

  private func named(_ call: Syntax) throws(Fault) -> Named? {
    guard case .call(.named, let arguments) = call.kind else { return nil }
    guard arguments.count == 2, arguments[0].condition == nil,
      case .words(let list) = arguments[1].value.kind
    else { throw Fault(.argumentCount(.named, expected: "两项：文字和 词表 的名称"), call.range) }
    let text = try searched(arguments[0].value)
    let pattern = try patterns.number(ofList: list, isFolded: isFolded(text))
    var seen: Set<String> = []
    let names = patterns.patterns[pattern].words.filter { !$0.isAllowed }.map(\.meaning)
      .filter { seen.insert($0).inserted }
    return Named(
      names: names.map { ($0, .saysWord(text, pattern: pattern, meaning: $0)) },
      list: list)
  }

  /// Within `list`: the names themselves; nil where something else is written.
  func itemsOfNamed(_ call: Syntax) throws(Fault) -> [Expression.Item]? {
    try named(call)?.names.map { Expression.Item(text: .text($0.text), condition: $0.isSaid) }
  }

  /// `表三[named(text, words list), 总计]` within `sum`: a term for each line that may be named.
  func sumOfNamed(_ syntax: Syntax) throws(Fault) -> (Expression, ValueType.Unit)? {
    guard case .reference(let tableName, let first, let second) = syntax.kind else { return nil }
    let isFirst = first.isNamed
    guard isFirst || second.isNamed, let named = try named(isFirst ? first : second) else {
      return nil
    }
    let table = try self.table(tableName)
    let (axis, others) = try beside(isFirst ? second : first, named, table)
    var terms: [Expression] = []
    var unit = ValueType.Unit.literal
    for (lines, isSaid) in try lines(named, axis.other, table) {
      let selection = CellSelection(
        table: .table(table), rows: axis == .row ? others : lines,
        columns: axis == .row ? lines : others)
      guard let own = self.unit(of: selection), let common = ValueType.Unit.common(unit, own) else {
        throw Fault(.mixedUnits, syntax.range)
      }
      if let mistake = totalCountedTwice(selection) { throw Fault(mistake, syntax.range) }
      unit = common
      terms.append(.term(.aggregateCells(.sum, selection), where: isSaid))
    }
    return (.aggregate(.sum, terms), unit)
  }

  /// The lines that stand beside the named ones, and their axis: 总计 is a row and a column.
  private func beside(
    _ item: Syntax, _ named: Named, _ table: Int
  ) throws(Fault) -> (Axis, CellSelection.Lines) {
    var possible: [(Axis, CellSelection.Lines)] = []
    for axis in [Axis.column, .row] {
      if let lines = try line(item, axis, table) { possible.append((axis, lines)) }
    }
    let fitting = possible.first { axis, _ in
      named.names.allSatisfy { linesOrGroup($0.text, axis.other, table) != nil }
    }
    guard let found = fitting ?? possible.first else {
      throw Fault(unknownLine(item, [.row, .column], table), item.range)
    }
    return found
  }

  /// Of each name its lines, and whether they count: once, though a group around them is named too.
  private func lines(
    _ named: Named, _ axis: Axis, _ table: Int
  ) throws(Fault) -> [(CellSelection.Lines, Expression)] {
    var all: [(lines: CellSelection.Lines, isSaid: Expression)] = []
    for (name, isSaid) in named.names {
      guard let lines = linesOrGroup(name, axis, table) else {
        var fault = Fault(
          .unnamedLine(name, kind: axis == .row ? "行" : "列", of: names.name(of: table)),
          named.list.whole)
        fault.origin = patterns.words[named.list.string]?.place(ofMeaning: name)
        throw fault
      }
      all.append((lines, isSaid))
    }
    return all.enumerated().map { i, own in
      let wider = all.indices.filter { isWithin(own.lines, all[$0].lines, $0 < i, table) }
      return (own.lines, wider.reduce(own.isSaid) { .and($0, .not(all[$1].isSaid)) })
    }
  }

  /// Whether lines are among those of a group; for the same lines, `orSame`.
  private func isWithin(
    _ lines: CellSelection.Lines, _ others: CellSelection.Lines, _ orSame: Bool, _ table: Int
  ) -> Bool {
    let (own, all) = (leaves(of: lines, table), leaves(of: others, table))
    return own == all ? orSame : own.isSubset(of: all)
  }

  /// In any edition.
  private func leaves(of lines: CellSelection.Lines, _ table: Int) -> Set<Int> {
    switch lines {
    case .one(let line): [line]
    case .leaves(let group): Set(catalog.declared.flatMap { $0[table].leaves[group] })
    case .all, .instance, .range, .children: []
    }
  }

  private func linesOrGroup(_ name: String, _ axis: Axis, _ table: Int) -> CellSelection.Lines? {
    let found = names.find(name) { $0.table == table && $0.axis == axis }
    // 其他处理 is one row of one edition and a group of the next: the group is either.
    return switch (found.first { !$0.isLine } ?? found.first)?.part {
    case .line(_, let index): .one(index)
    case .group(_, let index): .leaves(index)
    case nil: nil
    }
  }
}

extension Syntax {
  fileprivate var isNamed: Bool {
    if case .call(.named, _) = kind { true } else { false }
  }
}
