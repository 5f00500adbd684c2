import AuditModel

/// A rule with the parts of its conditions as values of their own, so that the engine tells what each comes to.
struct RuleProbe {
  /// The rule with the parts among its `let`s.
  let rule: Rule
  let conditions: [Part]
  let requirements: [Part]

  /// Numbers of `let`s: the part and, of a comparison, its sides.
  struct Part {
    var wording: Rule.Wording
    var truth: Int
    var sides: (left: Int, right: Int)?
  }

  init(_ rule: Rule) {
    var bindings = rule.bindings
    func add(_ value: Expression) -> Int {
      bindings.append(Rule.Binding(name: "", value: value))
      return bindings.count - 1
    }
    func parts(_ worded: Rule.WordedCondition?) -> [Part] {
      (worded?.parts ?? []).map { part in
        let condition = if case .not(let inner) = part.value { inner } else { part.value }
        let sides = condition.sides.map { (add($0.left), add($0.right)) }
        return Part(wording: part.wording, truth: add(part.value), sides: sides)
      }
    }
    conditions = parts(rule.words?.condition)
    requirements = parts(rule.words?.requirement)
    var probed = rule
    probed.bindings = bindings
    self.rule = probed
  }
}
