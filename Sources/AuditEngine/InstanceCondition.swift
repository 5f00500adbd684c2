import AuditModel

/// What `when` asks of an instance, part by part: some parts fold, the rest has to be evaluated.
struct InstanceCondition {
  private let parts: [Expression]
  /// Nodes, by the numbers of the parts they ask.
  private var rests: [[Int]: Int32] = [:]

  init(_ condition: Expression?) { parts = condition?.conjuncts ?? [] }

  /// What is asked at one instance.
  struct Asked {
    var folded = FoldedCondition.always
    /// A node: the parts that do not fold; −1: there are none.
    var rest: Int32 = -1
    /// Where this holds, the rest does; nil: that is not known.
    var sufficient: FoldedCondition?
  }

  mutating func fold(
    at instance: Instance, _ folding: inout Folding, _ nodes: inout NodeBuilder
  ) -> Asked {
    var asked = Asked()
    var sufficient: FoldedCondition? = .always
    var others: [Int] = []
    for (i, part) in parts.enumerated() {
      if case .condition(let folded) = folding.fold(part, at: instance),
        let both = asked.folded.and(folded)
      {
        asked.folded = both
      } else {
        others.append(i)
        let alternative = alternative(of: part, at: instance, &folding)
        sufficient = sufficient.flatMap { known in alternative.flatMap { known.and($0) } }
      }
    }
    guard let rest = Expression.conjunction(others.map { parts[$0] }) else { return asked }
    asked.sufficient = sufficient
    asked.rest = rests[others] ?? nodes.add(rest)
    rests[others] = asked.rest
    return asked
  }

  /// Of `a or b`, of which one asks the prose, the other.
  private func alternative(
    of part: Expression, at instance: Instance, _ folding: inout Folding
  ) -> FoldedCondition? {
    guard case .or(let a, let b) = part else { return nil }
    if case .condition(let folded) = folding.fold(a, at: instance) { return folded }
    if case .condition(let folded) = folding.fold(b, at: instance) { return folded }
    return nil
  }
}
