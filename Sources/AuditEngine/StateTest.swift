import AuditModel

/// A condition on a cell that asks of nothing but its state: `state(cell) = blank`.
///
/// Most conditions on the cells of a table ask so little, and it has some two hundred cells.
struct StateTest {
  /// Bits are states: those of which the condition holds, and those of which nobody knows.
  private var yes: UInt8 = 0
  private var unknown: UInt8 = 0

  /// nil where the condition asks more.
  init?(_ condition: Expression, of operand: CellOperand) {
    for state in Cell.State.allCases {
      guard let truth = Self.evaluate(condition, operand, state) else { return nil }
      switch truth {
      case .yes: yes |= 1 << state.rawValue
      case .no: break
      case .unknown: unknown |= 1 << state.rawValue
      }
    }
  }

  /// The cell that a condition asks about first.
  static func operand(of condition: Expression) -> CellOperand? {
    switch condition {
    case .compare(_, .state(let operand), .symbol(.state)),
      .compare(_, .symbol(.state), .state(let operand)):
      operand
    case .not(let a), .and(let a, _), .or(let a, _): operand(of: a)
    default: nil
    }
  }

  func callAsFunction(_ state: Cell.State) -> Truth {
    if yes & 1 << state.rawValue != 0 { return .yes }
    return unknown & 1 << state.rawValue != 0 ? .unknown(Unknown(code: .absent)) : .no
  }

  /// Of a cell that was not found only that is known.
  private static func evaluate(
    _ condition: Expression, _ operand: CellOperand, _ state: Cell.State
  ) -> Truth? {
    switch condition {
    case .compare(let comparison, .state(operand), .symbol(.state(let asked))),
      .compare(let comparison, .symbol(.state(let asked)), .state(operand)):
      guard comparison == .equal || comparison == .notEqual else { return nil }
      if state == .absent, asked != .absent { return .unknown(Unknown(code: .absent)) }
      return Truth((state == asked) == (comparison == .equal))
    case .cellExists(operand): return Truth(state != .absent)
    case .not(let a): return evaluate(a, operand, state)?.negated
    case .and(let a, let b):
      guard let a = evaluate(a, operand, state), let b = evaluate(b, operand, state) else {
        return nil
      }
      return a.negated.or(b.negated).negated
    case .or(let a, let b):
      guard let a = evaluate(a, operand, state), let b = evaluate(b, operand, state) else {
        return nil
      }
      return a.or(b)
    default: return nil
    }
  }
}

extension Truth {
  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: self
    }
  }

  func or(_ other: Truth) -> Truth {
    switch (self, other) {
    case (.yes, _), (_, .yes): .yes
    case (.no, .no): .no
    case (.unknown(let a), .unknown(let b)): .unknown(a.merged(with: b))
    case (.unknown, .no): self
    case (.no, .unknown): other
    }
  }
}
