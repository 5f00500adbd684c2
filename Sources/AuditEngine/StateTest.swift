import AuditModel

/// A condition on a visited cell that asks of nothing but its state: `state(cell) = blank`.
///
/// Most counts ask so little, and a table has some two hundred cells.
struct StateTest {
  /// Bits are states: those of which the condition holds, and those of which nobody knows.
  private var yes: UInt8 = 0
  private var unknown: UInt8 = 0

  /// nil where the condition asks more.
  init?(_ condition: Expression) {
    for state in Cell.State.allCases {
      guard let truth = Self.evaluate(condition, state) else { return nil }
      switch truth {
      case .yes: yes |= 1 << state.rawValue
      case .no: break
      case .unknown: unknown |= 1 << state.rawValue
      }
    }
  }

  func callAsFunction(_ state: Cell.State) -> Truth {
    if yes & 1 << state.rawValue != 0 { return .yes }
    return unknown & 1 << state.rawValue != 0 ? .unknown(Unknown(code: .absent)) : .no
  }

  /// As `Evaluator` does: of a cell that was not found only that is known.
  private static func evaluate(_ condition: Expression, _ state: Cell.State) -> Truth? {
    switch condition {
    case .compare(let comparison, .state(.instance), .symbol(.state(let asked))),
      .compare(let comparison, .symbol(.state(let asked)), .state(.instance)):
      guard comparison == .equal || comparison == .notEqual else { return nil }
      if state == .absent, asked != .absent { return .unknown(Unknown(code: .absent)) }
      return Truth((state == asked) == (comparison == .equal))
    case .cellExists(.instance): return Truth(state != .absent)
    case .not(let a): return evaluate(a, state).map { $0.negated }
    case .and(let a, let b):
      guard let a = evaluate(a, state), let b = evaluate(b, state) else { return nil }
      return a.negated.or(b.negated).negated
    case .or(let a, let b):
      guard let a = evaluate(a, state), let b = evaluate(b, state) else { return nil }
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
