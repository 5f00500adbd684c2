import AuditModel

extension RuleExpressions {
  /// The wording of a rule that is right.
  func written(_ map: StrictMapping, _ scope: Scope) -> Rule.Written {
    let tolerance = map["tolerance"].flatMap { try? ToleranceReader.read($0) }
    return Rule.Written(
      condition: written(map["when"], scope, tolerance: nil),
      requirement: written(map["require"], scope, tolerance: tolerance))
  }

  private func written(
    _ node: YAMLNode?, _ scope: Scope, tolerance: Tolerance?
  ) -> Rule.WrittenCondition? {
    guard let text = try? node?.text("").text, let syntax = try? Parser.parse(text, names: names)
    else { return nil }
    var lowering = lowering(scope)
    lowering.tolerance = tolerance
    let parts = syntax.conditions.compactMap { part -> Rule.Binding? in
      guard let typed = try? lowering.lower(part) else { return nil }
      return Rule.Binding(name: text.string(at: part.range), value: typed.expression)
    }
    return Rule.WrittenCondition(text: text.string.trimmedBlanks, parts: parts)
  }
}

extension Syntax {
  /// The conditions that `and`, `or`, `not` and `if` join.
  fileprivate var conditions: [Syntax] {
    switch kind {
    case .and(let left, let right), .or(let left, let right), .implies(let left, let right):
      left.conditions + right.conditions
    case .not(let inner): inner.conditions
    default: [self]
    }
  }
}

extension PlacedText {
  /// What stands at a range of the file; all of the text where a template has put it together from several.
  fileprivate func string(at range: Range<Int>) -> String {
    let isInOrder = zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }
    guard isInOrder, let start = offsets.firstIndex(where: { $0 >= range.lowerBound }) else {
      return string.trimmedBlanks
    }
    let end = offsets[start...].firstIndex { $0 >= range.upperBound } ?? scalars.count
    return string(start..<min(end, scalars.count)).trimmedBlanks
  }
}
