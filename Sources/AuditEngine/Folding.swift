import AuditModel

/// What an expression comes to where every cell it reads holds a number.
enum Folded {
  case number(LinearForm)
  /// How many of the conditions hold.
  case tally([FoldedCondition])
  case symbol(Symbol)
  case condition(FoldedCondition)
  case unknown

  static func truth(_ value: Bool) -> Folded { .condition(FoldedCondition(value)) }
  static func condition(_ condition: FoldedCondition?) -> Folded {
    condition.map { .condition($0) } ?? .unknown
  }
}

/// Works out, before any report is read, what an expression comes to at one instance if every cell that
/// it reads holds a number.
struct Folding {
  let bindings: [Rule.Binding]
  let table: Int
  let edition: Int
  let forms: FormIndex
  let resolver: FormLines
  /// Every cell that was assumed to hold a number.
  private(set) var assumed: Set<Int32> = []

  mutating func fold(_ expression: Expression, at instance: Instance) -> Folded {
    switch expression {
    case .number(let value): return .number(LinearForm(constant: value.scaled))
    case .truth(let value): return .truth(value)
    case .symbol(let symbol): return .symbol(symbol)
    case .named(let i): return fold(bindings[i].value, at: instance)
    case .cell(let operand): return number(operand, at: instance)
    case .instance(.cell): return number(.instance, at: instance)
    case .instance(.row) where instance.row >= 0:
      return .symbol(.row(table: table, row: Int(instance.row)))
    case .instance(.column) where instance.column >= 0:
      return .symbol(.column(table: table, column: Int(instance.column)))
    case .instance(.table): return .symbol(.table(table))
    case .negated, .arithmetic, .aggregate, .aggregateCells, .countCells, .countTrue:
      return figure(expression, at: instance)
    case .state(let operand):
      return assume(operand, at: instance) ? .symbol(.state(.number)) : .unknown
    case .cellExists(let operand):
      return assume(operand, at: instance) ? .truth(true) : .unknown
    default: return truth(expression, at: instance)
    }
  }

  private func cell(_ operand: CellOperand, at instance: Instance) -> Int32? {
    guard let cell = forms.cell(operand, at: instance), forms.table(of: cell) == table,
      forms.isDeclared(cell, edition: edition)
    else { return nil }
    return cell
  }

  private mutating func number(_ operand: CellOperand, at instance: Instance) -> Folded {
    guard let cell = cell(operand, at: instance) else { return .unknown }
    assumed.insert(cell)
    return .number(LinearForm(cell: cell))
  }

  private mutating func assume(_ operand: CellOperand, at instance: Instance) -> Bool {
    guard let cell = cell(operand, at: instance) else { return false }
    assumed.insert(cell)
    return true
  }

  /// Assumes that the cell holds a number which `instance` is.
  mutating func assume(_ instance: Instance) { _ = assume(.instance, at: instance) }

  // MARK: Figures

  private mutating func figure(_ expression: Expression, at instance: Instance) -> Folded {
    switch expression {
    case .negated(let a): return number(form(a, at: instance)?.times(-1))
    case .arithmetic(let sign, let a, let b):
      guard let a = form(a, at: instance), let b = form(b, at: instance) else { return .unknown }
      switch sign {
      case .plus: return number(a.plus(b))
      case .minus: return number(b.times(-1).flatMap { a.plus($0) })
      case .times:
        return number(
          b.wholeConstant.flatMap { a.times($0) } ?? a.wholeConstant.flatMap { b.times($0) })
      case .divided: return .unknown
      }
    case .aggregate(.sum, let all):
      var sum: LinearForm? = LinearForm(constant: 0)
      for a in all {
        let next = form(a, at: instance)
        sum = sum.flatMap { sum in next.flatMap { sum.plus($0) } }
      }
      return number(sum)
    case .aggregateCells(.sum, let selection):
      guard let cells = cells(selection, at: instance) else { return .unknown }
      assumed.formUnion(cells.map(\.number))
      return number(
        cells.reduce(LinearForm(constant: 0)) { sum, cell in
          sum?.plus(LinearForm(cell: cell.number))
        })
    case .countCells(let selection, let condition):
      return count(selection, condition, at: instance)
    case .countTrue(let conditions):
      var folded: [FoldedCondition] = []
      for condition in conditions {
        guard let condition = truth(of: condition, at: instance) else { return .unknown }
        folded.append(condition)
      }
      return Self.tally(folded)
    default: return .unknown
    }
  }

  private mutating func form(_ expression: Expression, at instance: Instance) -> LinearForm? {
    if case .number(let form) = fold(expression, at: instance) { form } else { nil }
  }

  private func number(_ form: LinearForm?) -> Folded { form.map { .number($0) } ?? .unknown }

  private mutating func count(
    _ selection: CellSelection, _ condition: Expression?, at instance: Instance
  ) -> Folded {
    guard let cells = cells(selection, at: instance) else { return .unknown }
    var folded: [FoldedCondition] = []
    for cell in cells {
      // Sub-rows, where there are any, are counted instead.
      assumed.insert(cell.number)
      guard let condition else {
        folded.append(.always)
        continue
      }
      guard let condition = truth(of: condition, at: cell.instance) else { return .unknown }
      folded.append(condition)
    }
    return Self.tally(folded)
  }

  private static func tally(_ conditions: [FoldedCondition]) -> Folded {
    guard conditions.allSatisfy({ $0.constant != nil }) else { return .tally(conditions) }
    let count = conditions.count { $0.isAlways }
    return FixedDecimal(whole: Int64(count)).map { .number(LinearForm(constant: $0.scaled)) }
      ?? .unknown
  }

  private mutating func truth(
    of expression: Expression, at instance: Instance
  ) -> FoldedCondition? {
    if case .condition(let condition) = fold(expression, at: instance) { condition } else { nil }
  }

  /// nil where the selection is of another table or holds nothing.
  private func cells(
    _ selection: CellSelection, at instance: Instance
  ) -> [(number: Int32, instance: Instance)]? {
    guard selection.table == .instance || selection.table == .table(table) else { return nil }
    let rows = resolver.numbers(selection.rows, .row, table: table, edition: edition)
    let columns = resolver.numbers(selection.columns, .column, table: table, edition: edition)
    var found: [(number: Int32, instance: Instance)] = []
    for row in rows ?? [instance.row] {
      for column in columns ?? [instance.column] where row >= 0 && column >= 0 {
        let cell = forms.cell(table: Int32(table), row: row, column: column)
        guard forms.isDeclared(cell, edition: edition) else { continue }
        found.append((cell, Instance(table: Int32(table), row: row, column: column)))
      }
    }
    return found.isEmpty ? nil : found
  }

  // MARK: Truths

  private mutating func truth(_ expression: Expression, at instance: Instance) -> Folded {
    switch expression {
    case .isWhole(let a):
      guard let form = form(a, at: instance), form.constant % FixedDecimal.scale == 0 else {
        return .unknown
      }
      return .condition(
        FoldedCondition(clauses: [[FoldedPredicate(form: form, relation: .whole)]]))
    case .compare(let comparison, let a, let b):
      return compare(comparison, fold(a, at: instance), fold(b, at: instance))
    case .not(let a): return .condition(truth(of: a, at: instance)?.negated)
    case .and(let a, let b):
      let (left, right) = (truth(of: a, at: instance), truth(of: b, at: instance))
      if left?.isNever == true || right?.isNever == true { return .truth(false) }
      guard let left, let right else { return .unknown }
      return .condition(left.and(right))
    case .or(let a, let b):
      return or(truth(of: a, at: instance), truth(of: b, at: instance))
    case .implies(let a, let b):
      return or(truth(of: a, at: instance)?.negated, truth(of: b, at: instance))
    default: return .unknown
    }
  }

  private func or(_ a: FoldedCondition?, _ b: FoldedCondition?) -> Folded {
    if a?.isAlways == true || b?.isAlways == true { return .truth(true) }
    guard let a, let b else { return .unknown }
    return .condition(a.or(b))
  }

  private func compare(
    _ comparison: Expression.Comparison, _ a: Folded, _ b: Folded
  ) -> Folded {
    switch (a, b) {
    case (.number(let a), .number(let b)):
      guard let form = b.times(-1).flatMap({ a.plus($0) }) else { return .unknown }
      return form.terms.isEmpty
        ? .truth(comparison.holds(Int(form.constant)))
        : .condition(
          FoldedCondition(clauses: [[FoldedPredicate(form: form, relation: .stands(comparison))]]))
    case (.tally(let conditions), .number(let number)):
      guard let bound = number.wholeConstant else { return .unknown }
      switch (comparison, bound) {
      case (.greater, 0), (.greaterOrEqual, 1), (.notEqual, 0): return .condition(any(conditions))
      case (.equal, 0), (.less, 1), (.lessOrEqual, 0):
        return .condition(any(conditions)?.negated)
      default: return .unknown
      }
    case (.symbol(let a), .symbol(let b)):
      switch comparison {
      case .equal: return .truth(a == b)
      case .notEqual: return .truth(a != b)
      default: return .unknown
      }
    default: return .unknown
    }
  }

  private func any(_ conditions: [FoldedCondition]) -> FoldedCondition? {
    conditions.reduce(FoldedCondition.never) { $0?.or($1) }
  }
}
