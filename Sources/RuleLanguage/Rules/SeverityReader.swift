import AuditModel

/// Reads `severity`: one word, or a list tried from the top.
struct SeverityReader {
  let expressions: RuleExpressions
  let scope: Scope

  private var diagnostics: Diagnostics { expressions.diagnostics }

  func read(_ map: StrictMapping) -> [Rule.SeverityChoice] {
    guard let node = map.required("severity") else { return [] }
    if case .scalar = node.content {
      guard let severity = severity(node) else { return [] }
      return [Rule.SeverityChoice(condition: nil, severity: severity)]
    }
    guard case .sequence(let items) = node.content, !items.isEmpty else {
      diagnostics.add(.severityShape, node.mark)
      return []
    }
    var choices: [Rule.SeverityChoice] = []
    for (i, item) in items.enumerated() {
      let hasElse = choices.contains { $0.condition == nil }
      let choice = choice(item, isLast: i == items.count - 1, hasElse: hasElse)
      if let choice, let condition = choice.condition,
        choices.contains(where: { $0.condition == condition })
      {
        diagnostics.add(.unreachableSeverity, item.mark)
      }
      if let choice { choices.append(choice) }
    }
    return choices
  }

  /// `hasElse`: a line without condition stands before it, and is told to stand wrong.
  private func choice(
    _ node: YAMLNode, isLast: Bool, hasElse: Bool
  ) -> Rule.SeverityChoice? {
    guard
      let map = StrictMapping(
        node, keys: ["when", "is"], in: [.key], what: "severity",
        diagnostics),
      map.unknown.isEmpty, let severity = map.required("is").flatMap(severity)
    else { return nil }
    let condition = map["when"]
    if condition == nil, !isLast { diagnostics.add(.unreachableSeverityAfter, node.mark) }
    if let condition, isLast, !hasElse { diagnostics.add(.severityWithoutElse, condition.mark) }
    return Rule.SeverityChoice(
      condition: condition.flatMap { expressions.condition($0, "when", scope) }, severity: severity)
  }

  private func severity(_ node: YAMLNode) -> Severity? {
    diagnostics.attempt { () throws(Fault) in
      let text = try node.text("severity")
      guard let severity = Vocabulary.severity(text.string) else {
        throw Fault(
          .unknownChoice(
            text.string, what: "级别", known: Vocabulary.severity.shown,
            near: nearWord(to: text.string, among: Vocabulary.severity.spellings)), text.range)
      }
      return severity
    }
  }
}
