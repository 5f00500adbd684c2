import AuditModel

extension Expression {
  /// This expression and all below it.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    for operand in operands { operand.visit(body) }
  }

  /// Whether no report can change the value.
  var isConstant: Bool {
    switch self {
    case .number, .text, .date, .truth, .symbol: true
    case .negated, .arithmetic, .aggregate, .term, .days, .yearMonthDay, .compare, .not, .and, .or,
      .implies, .length, .isWhole:
      operands.allSatisfy(\.isConstant)
    default: false
    }
  }
}
