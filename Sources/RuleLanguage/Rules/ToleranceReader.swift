import AuditModel

/// Reads `tolerance`: `0`, `±1`, `±0.5%`, `printed`.
enum ToleranceReader {
  static func read(_ node: YAMLNode) throws(Fault) -> Tolerance {
    let text = try node.text("tolerance")
    if Vocabulary.tolerance.canonical(text.string) == "printed" { return .printed }
    var digits = text.string
    if digits.hasPrefix("±") { digits.removeFirst() }
    let isPart = digits.hasSuffix("%")
    if isPart { digits.removeLast() }
    guard let value = FixedDecimal(digits: digits) else {
      throw Fault(.badTolerance(text.string), text.range)
    }
    return isPart ? .relative(FixedDecimal(scaled: value.scaled / 100)) : .absolute(value)
  }

  /// Whether there are figures that may be unequal by it, or are compared at all.
  static func isUsed(in requirement: Expression) -> Bool {
    var isUsed = false
    requirement.visit { part in
      switch part {
      case .isNear, .compare(.equal, _, _), .compare(.notEqual, _, _): isUsed = true
      default: break
      }
    }
    return isUsed
  }
}
