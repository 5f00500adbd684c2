import AuditModel
import TestSupport

/// Rules of every shape that a screen may or may not settle.
func randomRule(_ number: Int, _ random: inout SeededRandom) -> Rule {
  let table = Int.random(in: 0..<3, using: &random)
  let quantifiers: [Quantifier] = [
    .row(table: table), .column(table: table), .cell(table: table), .table([table]), .once,
  ]
  let quantifier = quantifiers.randomElement(using: &random) ?? .once
  var maker = ExpressionMaker(random: random, table: table, quantifier: quantifier)
  let policies: [Rule.MissingValuePolicy] = [.undecided, .part, .zero, .fail]
  let made = rule(
    "random/\(number)", quantifier, when: maker.random.chance(40) ? maker.truth(2) : nil,
    require: maker.truth(3), editions: maker.random.chance(10) ? [new] : nil,
    blank: policies.randomElement(using: &maker.random) ?? .part,
    dash: policies.randomElement(using: &maker.random) ?? .part)
  random = maker.random
  return made
}

/// Makes expressions that are well typed at an instance of `quantifier`.
private struct ExpressionMaker {
  var random: SeededRandom
  let table: Int
  let quantifier: Quantifier
  var isInWhere = false

  private var form: FormCatalog.Table { officialForms.tables[table] }

  mutating func truth(_ depth: Int) -> Expression {
    let kind = Int.random(in: 0..<(depth > 0 ? 12 : 7), using: &random)
    switch kind {
    case 0..<4: return .compare(comparison(), figure(depth), figure(depth))
    case 4: return .compare(.notEqual, .state(operand()), .symbol(.state(state())))
    case 5: return .compare(.equal, .state(operand()), .symbol(.state(state())))
    case 6: return random.chance(50) ? .isWhole(figure(0)) : fact()
    case 7: return .not(truth(depth - 1))
    case 8, 9: return .and(truth(depth - 1), truth(depth - 1))
    case 10: return .or(truth(depth - 1), truth(depth - 1))
    default: return .implies(truth(depth - 1), truth(depth - 1))
    }
  }

  private mutating func fact() -> Expression {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .compare(.equal, .fact(.agencyKind), .symbol(.kind(.department)))
    case 1: .compare(comparison(), .fact(.year), AuditEngineTests.number(2021))
    default: .truth(random.chance(80))
    }
  }

  private mutating func figure(_ depth: Int) -> Expression {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 6), using: &random) {
    case 0..<4: return .cell(operand())
    case 4, 5: return AuditEngineTests.number(Int.random(in: -1...3, using: &random))
    case 6, 7: return .arithmetic(.plus, figure(depth - 1), figure(depth - 1))
    case 8: return .arithmetic(.minus, figure(depth - 1), figure(depth - 1))
    case 9:
      return .arithmetic(
        random.chance(70) ? .times : .divided, figure(depth - 1),
        AuditEngineTests.number(Int.random(in: 0...3, using: &random)))
    case 10:
      let kinds: [Expression.Aggregate] = [.sum, .sum, .minimum, .maximum]
      return .aggregateCells(kinds.randomElement(using: &random) ?? .sum, selection())
    default:
      guard !isInWhere else { return .cell(operand()) }
      isInWhere = true
      let condition = random.chance(80) ? truth(1) : nil
      isInWhere = false
      return .countCells(selection(), where: condition)
    }
  }

  private mutating func operand() -> CellOperand {
    let row = Int.random(in: 0..<form.rows.count, using: &random)
    let column = Int.random(in: 0..<form.columns.count, using: &random)
    if isInWhere, random.chance(80) { return .instance }
    switch quantifier {
    case .column where !isInWhere: return .row(row)
    case .row where !isInWhere: return .column(column)
    case .cell where random.chance(80): return .instance
    default:
      let declared = officialForms.declared[random.chance(50) ? old : new][table].cells
      return .fixed(declared.randomElement(using: &random) ?? 0)
    }
  }

  private mutating func selection() -> CellSelection {
    let some = CellSelection.Lines.one(Int.random(in: 0..<form.rows.count, using: &random))
    return switch quantifier {
    case .column: CellSelection(table: .table(table), rows: .all, columns: .instance)
    case .row: CellSelection(table: .table(table), rows: .instance, columns: .all)
    default:
      CellSelection(
        table: .table(table), rows: random.chance(50) ? .all : some, columns: .all)
    }
  }

  private mutating func comparison() -> Expression.Comparison {
    let all: [Expression.Comparison] = [
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]
    return all.randomElement(using: &random) ?? .equal
  }

  private mutating func state() -> Cell.State {
    Cell.State.allCases.randomElement(using: &random) ?? .blank
  }
}
