import AuditModel

/// Figures that the prose rounds: 1.4亿元 says what 13987.52 in a table says.
extension Lowering {
  /// Amounts, decimals and percentages of the prose are as exact as they are printed.
  func impliedTolerance(_ a: Typed, _ b: Typed) -> Tolerance? {
    isRounded(a.expression) || isRounded(b.expression) ? .printed : nil
  }

  func isRounded(_ expression: Expression) -> Bool {
    guard scope.captures.contains(where: \.isRounded) || scope.bindings.contains(where: \.isRounded)
    else { return false }
    var found = false
    expression.visit { part in
      switch part {
      case .captured(let operand):
        if scope.captures.first(where: { $0.operand == operand })?.isRounded == true {
          found = true
        }
      case .named(let binding): if scope.bindings[binding].isRounded { found = true }
      default: break
      }
    }
    return found
  }
}
