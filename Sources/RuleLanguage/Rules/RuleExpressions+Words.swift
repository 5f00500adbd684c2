import AuditModel

extension RuleExpressions {
  /// The wording of a rule that is right; `template` is the path of the file that it is made from.
  func words(_ map: StrictMapping, _ scope: Scope, template: String?) -> Rule.Words {
    let tolerance = map["tolerance"].flatMap { try? ToleranceReader.read($0) }
    return Rule.Words(
      condition: worded(map["when"], scope, tolerance: nil),
      requirement: worded(map["require"], scope, tolerance: tolerance), template: template)
  }

  private func worded(
    _ node: YAMLNode?, _ scope: Scope, tolerance: Tolerance?
  ) -> Rule.WordedCondition? {
    guard let text = try? node?.text("").text, let syntax = try? Parser.parse(text, names: names)
    else { return nil }
    var lowering = lowering(scope)
    lowering.tolerance = tolerance
    let chinese = ChineseWording(names: names, taken: Set(scope.taken))
    func wording(_ text: PlacedText) -> Rule.Wording {
      Rule.Wording(written: text.string.trimmedBlanks, chinese: chinese.wording(of: text))
    }
    // What a condition asks several times is told once.
    var seen: Set<Rule.Wording> = []
    let parts = syntax.conditions().compactMap { part, isNegated -> (Rule.Wording, Expression)? in
      guard let typed = try? lowering.lower(part) else { return nil }
      let wording = wording(text.part(at: part.range))
      let worded = isNegated ? wording.negated : wording
      guard seen.insert(worded).inserted else { return nil }
      return (worded, isNegated ? .not(typed.expression) : typed.expression)
    }
    return Rule.WordedCondition(wording: wording(text), parts: parts)
  }
}

extension Syntax {
  /// The conditions that `and`, `or`, `not` and `if` join, and whether it speaks for the whole that they do not hold:
  /// so that of a whole that does not hold, one of them is shown not to.
  fileprivate func conditions(isNegated: Bool = false) -> [(part: Syntax, isNegated: Bool)] {
    switch kind {
    case .and(let left, let right), .or(let left, let right):
      left.conditions(isNegated: isNegated) + right.conditions(isNegated: isNegated)
    case .implies(let left, let right):
      left.conditions(isNegated: !isNegated) + right.conditions(isNegated: isNegated)
    case .not(let inner): inner.conditions(isNegated: !isNegated)
    default: [(self, isNegated)]
    }
  }
}

extension Rule.Wording {
  fileprivate var negated: Self { Self(written: "not " + written, chinese: "非 " + chinese) }
}

extension PlacedText {
  /// What stands at a range of the file. A template's text is put together from several: it is looked for sign by sign.
  fileprivate func part(at range: Range<Int>) -> PlacedText {
    guard let start = offsets.firstIndex(of: range.lowerBound),
      let last = offsets[start..<scalars.count].firstIndex(of: range.upperBound - 1)
    else { return trimmed }
    return self[start..<last + 1].trimmed
  }
}
