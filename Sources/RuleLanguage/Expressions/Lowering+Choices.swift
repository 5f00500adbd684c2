import AuditModel

/// `x in [a, b]`, and what people write in its place.
extension Lowering {
  /// Equal to one of the values.
  func oneOf(_ value: Syntax, _ choices: [Syntax]) throws(Fault) -> Expression {
    var all: Expression?
    for choice in choices {
      let range = Range.from(value.range.lowerBound, to: choice.range.upperBound)
      let one = try lower(Syntax(.compare(.equal, value, choice), range)).expression
      all = all.map { .or($0, one) } ?? one
    }
    return all ?? .truth(false)
  }

  /// `机关类型 = 街道 或 乡镇`: the second value is compared with nothing.
  func refuseLoneChoice(_ syntax: Syntax) throws(Fault) {
    let parts = syntax.disjuncts
    guard let lone = parts.firstIndex(where: isLone), lone > 0,
      case .compare(.equal, let value, let first) = parts[lone - 1].kind
    else { return }
    let others = parts[lone...].prefix(while: isLone)
    throw Fault(
      .loneChoice(
        parts[lone].literal ?? "", of: value.word ?? "甲",
        ([first] + others).map { $0.literal ?? "…" }), parts[lone].range)
  }

  /// A value that is no condition.
  private func isLone(_ syntax: Syntax) -> Bool {
    guard syntax.literal != nil else { return false }
    guard let word = syntax.word else { return true }
    if Vocabulary.isOperator(word) { return false }
    return !scope.bindings.contains { $0.name == word && ($0.type == .truth || $0.type == nil) }
  }
}

extension Syntax {
  /// The parts of a chain of `or`, in their order.
  fileprivate var disjuncts: [Syntax] {
    guard case .or(let left, let right) = kind else { return [self] }
    return left.disjuncts + [right]
  }

  /// A word, number or text, as it is written.
  var literal: String? {
    switch kind {
    case .word(let word): word
    case .number(let value): value.description
    case .text(let text): "\"\(text)\""
    default: nil
    }
  }
}
