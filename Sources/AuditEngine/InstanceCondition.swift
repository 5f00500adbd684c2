import AuditModel

/// What `when` asks of an instance, part by part: some parts fold, the rest has to be evaluated.
struct InstanceCondition {
  private let parts: [Expression]
  /// Nodes, by the numbers of the parts they ask.
  private var rests: [[Int]: Int32] = [:]

  init(_ condition: Expression?) { parts = condition?.conjuncts ?? [] }

  /// `rest` is −1 where all parts fold.
  mutating func fold(
    at instance: Instance, _ folding: inout Folding, _ nodes: inout NodeBuilder
  ) -> (asked: FoldedCondition, rest: Int32) {
    var asked = FoldedCondition.always
    var others: [Int] = []
    for (i, part) in parts.enumerated() {
      if case .condition(let folded) = folding.fold(part, at: instance),
        let both = asked.and(folded)
      {
        asked = both
      } else {
        others.append(i)
      }
    }
    guard let rest = Expression.conjunction(others.map { parts[$0] }) else { return (asked, -1) }
    if let known = rests[others] { return (asked, known) }
    let node = nodes.add(rest)
    rests[others] = node
    return (asked, node)
  }
}
