import AuditModel

/// `sum`, `min`, `max`, `count` and `list`.
extension Lowering {
  func aggregate(
    _ kind: Expression.Aggregate, _ arguments: [Syntax.Argument], at range: Range<Int>
  ) throws(Fault) -> Typed {
    guard let first = arguments.first?.value else {
      throw Fault(.argumentCount(.sum, expected: "至少一个"), range)
    }
    if arguments.count == 1, arguments[0].condition == nil {
      if first.isWordMeaning("cells") { throw Fault(.sumOfCells, first.range) }
      if let figures = try figures(kind, first) { return figures }
      if kind == .sum, let (sum, unit) = try sumOfNamed(first) {
        return Typed(expression: sum, type: .figure(unit))
      }
      if let selection = try selection(first) {
        guard let unit = unit(of: selection) else { throw Fault(.mixedUnits, first.range) }
        if kind == .sum, let mistake = totalCountedTwice(selection) {
          throw Fault(mistake, first.range)
        }
        return Typed(expression: .aggregateCells(kind, selection), type: .figure(unit))
      }
    }
    var operands: [Expression] = []
    var unit = ValueType.Unit.literal
    for argument in arguments {
      let (operand, operandUnit) = try term(kind, argument)
      guard let common = ValueType.Unit.common(unit, operandUnit) else {
        throw Fault(
          .unitMismatch(
            .figure(unit), .figure(operandUnit),
            kind == .sum ? "相加" : "比较"), argument.value.range)
      }
      unit = common
      operands.append(operand)
    }
    return Typed(expression: .aggregate(kind, operands), type: .figure(unit))
  }

  /// `sum(figures(text, /…<件数>…/))`; nil where the operand is something else.
  private func figures(
    _ kind: Expression.Aggregate, _ syntax: Syntax
  ) throws(Fault) -> Typed? {
    guard case .call(.figures, let arguments) = syntax.kind else { return nil }
    guard arguments.count == 2, case .pattern(let written) = arguments[1].value.kind else {
      throw Fault(.argumentCount(.figures, expected: "两个：文字和 /模式/"), syntax.range)
    }
    let text = try searched(arguments[0].value)
    let pattern = try CapturePattern(
      written, patterns: patterns, isFolded: isFolded(text), defaultName: "figure")
    guard pattern.captures.count == 1, case .figure(let unit) = pattern.captures[0].kind.type else {
      throw Fault(.expectedOneFigure, arguments[1].value.range)
    }
    let number = try patterns.number(of: pattern, at: arguments[1].value.range)
    return Typed(
      expression: .aggregateFigures(kind, text, pattern: number), type: .figure(unit))
  }

  /// An operand of a written list, with the condition behind it.
  private func term(
    _ kind: Expression.Aggregate, _ argument: Syntax.Argument
  ) throws(Fault) -> (Expression, ValueType.Unit) {
    guard let written = argument.condition else { return try figureOrSum(kind, argument.value) }
    switch kind {
    case .sum: break
    case .minimum: throw Fault(.strayWhere(.min), written.range)
    case .maximum: throw Fault(.strayWhere(.max), written.range)
    }
    if try selection(argument.value) != nil { throw Fault(.sumOfSomeCells, written.range) }
    let value = try figure(argument.value)
    return (.term(value.expression, where: try condition(written)), value.unit)
  }

  /// An operand of a written list: a figure, or a part of the table with its own total.
  private func figureOrSum(
    _ kind: Expression.Aggregate, _ syntax: Syntax
  ) throws(Fault) -> (Expression, ValueType.Unit) {
    if kind == .sum, let sum = try sumOfNamed(syntax) { return sum }
    guard let selection = try selection(syntax) else {
      let value = try figure(syntax)
      return (value.expression, value.unit)
    }
    guard let unit = unit(of: selection) else { throw Fault(.mixedUnits, syntax.range) }
    if kind == .sum, let mistake = totalCountedTwice(selection) {
      throw Fault(mistake, syntax.range)
    }
    return (.aggregateCells(kind, selection), unit)
  }

  /// `all` holds the derived lines too: a sum over it counts everything twice.
  func totalCountedTwice(_ selection: CellSelection) -> Mistake? {
    guard case .table(let table) = selection.table else { return nil }
    for axis in [Axis.row, .column] {
      guard (axis == .row ? selection.rows : selection.columns) == .all else { continue }
      let lines = catalog.editions.last?.tables.first { $0.index == table }
      let all = (axis == .row ? lines?.rows : lines?.columns) ?? []
      guard let derived = all.first(where: \.isDerived) else { continue }
      let parts = all.filter { !$0.isDerived }.map(\.name)
      let groups = (lines?.groups ?? []).filter { $0.axis == axis }.map(\.name)
      let better =
        groups.first.map { "末级(\($0))" }
        ?? parts.first.map { "\($0)..\(parts.last ?? $0)" }
      return .sumOfAll(derived.name, table: names.name(of: table), instead: better ?? "…")
    }
    return nil
  }

  func count(_ arguments: [Syntax.Argument], at range: Range<Int>) throws(Fault) -> Typed {
    guard let first = arguments.first else {
      throw Fault(.argumentCount(.count, expected: "至少一个"), range)
    }
    let type = ValueType.figure(.integer)
    if arguments.count == 1, let selection = try selection(first.value) {
      let condition = try visitCondition(first.condition, over: selection)
      return Typed(expression: .countCells(selection, where: condition), type: type)
    }
    if let condition = arguments.lazy.compactMap(\.condition).first {
      throw Fault(.whereWithoutCells, condition.range)
    }
    if arguments.count == 2, let selection = try? selection(first.value),
      (try? visitCondition(arguments[1].value, over: selection)) != nil
    {
      throw Fault(.commaForWhere, arguments[1].value.range)
    }
    if arguments.count == 1 {
      let value = try lower(first.value)
      if value.type == .list {
        return Typed(expression: .countItems(value.expression), type: type)
      }
    }
    var conditions: [Expression] = []
    for argument in arguments { conditions.append(try condition(argument.value)) }
    return Typed(expression: .countTrue(conditions), type: type)
  }

  func list(_ arguments: [Syntax.Argument], at range: Range<Int>) throws(Fault) -> Typed {
    guard let first = arguments.first else {
      throw Fault(.argumentCount(.list, expected: "至少一个"), range)
    }
    if arguments.count == 1, let selection = try selection(first.value) {
      let condition = try visitCondition(first.condition, over: selection)
      return Typed(expression: .listCells(selection, where: condition), type: .list)
    }
    var items: [Expression.Item] = []
    for argument in arguments {
      if argument.condition == nil, let named = try itemsOfNamed(argument.value) {
        items += named
        continue
      }
      let text = try lower(argument.value)
      guard text.type == .text else { throw Fault(.expectedListItem, argument.value.range) }
      guard let written = argument.condition else {
        throw Fault(.itemWithoutWhere(argument.value.literal ?? "…"), argument.value.range)
      }
      items.append(Expression.Item(text: text.expression, condition: try condition(written)))
    }
    return Typed(expression: .listTexts(items), type: .list)
  }

  /// `alike(leaves(X))`: lines of the instance's kind.
  func alike(_ arguments: [Syntax.Argument], at range: Range<Int>) throws(Fault) -> Typed {
    guard arguments.count == 1, arguments[0].condition == nil else {
      throw Fault(.argumentCount(.alike, expected: "一串行或列，如 末级(…)"), range)
    }
    guard scope.visited == nil, scope.fixes(.row) != scope.fixes(.column),
      let table = scope.instanceTables.first
    else { throw Fault(.noLines(in: scope.quantifierText), range) }
    let axis = scope.fixes(.row) ? Axis.row : .column
    let written = arguments[0].value
    guard let lines = try line(written, axis, table), !lines.isSingle else {
      throw Fault(.expectedLines(axis), written.range)
    }
    let selection = CellSelection(
      table: .table(table), rows: axis == .row ? lines : .all,
      columns: axis == .row ? .all : lines)
    return Typed(expression: .listAlike(selection), type: .list)
  }

  /// A condition on each visited cell.
  private func visitCondition(
    _ syntax: Syntax?, over selection: CellSelection
  ) throws(Fault) -> Expression? {
    guard let syntax else { return nil }
    var inner = self
    inner.scope.visited = selection.table
    let condition = try inner.condition(syntax)
    if case .truth(let value) = condition { throw Fault(.constant(isTrue: value), syntax.range) }
    return condition
  }
}

extension Syntax {
  fileprivate func isWordMeaning(_ canonical: String) -> Bool {
    word.flatMap { Vocabulary.selection.canonical($0) } == canonical
  }
}
