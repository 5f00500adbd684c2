import AuditModel

/// Reads `examples`: the tests that a rule carries with it.
struct ExamplesReader {
  let rule: RuleFileReader
  /// nil where the rule's names cannot be judged.
  let body: RuleFileReader.Body?

  private var diagnostics: Diagnostics { rule.diagnostics }

  func read(_ map: StrictMapping) -> [RuleExample] {
    guard let node = map.required("examples"), let key = map.pairs["examples"]?.key else {
      return []
    }
    if case .scalar(let text) = node.content,
      Vocabulary.scopeValue.canonical(text.string) == "none"
    {
      return []
    }
    if case .sequence = node.content {
      diagnostics.add(.afterList("examples"), node.mark)
      return []
    }
    let keys = Vocabulary.exampleKey.terms.map(\.english)
    guard
      let lists = StrictMapping(
        node, keys: keys, in: [.exampleKey], what: "examples", diagnostics)
    else { return [] }
    let outcomes: [(String, RuleExample.Outcome)] = [
      ("pass", .pass), ("fail", .fail), ("undecided", .undecided),
      ("not applicable", .notApplicable),
    ]
    for (name, outcome) in outcomes.prefix(2) where lists[name] == nil && lists.unknown.isEmpty {
      diagnostics.add(.missingExample(outcome.word), key.range)
    }
    return outcomes.flatMap { name, outcome in
      lists[name].map { examples($0, outcome) } ?? []
    }
  }

  private func examples(_ node: YAMLNode, _ outcome: RuleExample.Outcome) -> [RuleExample] {
    guard case .sequence(let items) = node.content else {
      return example(node, outcome).map { [$0] } ?? []
    }
    if items.isEmpty { diagnostics.add(.missingExample(outcome.word), node.mark) }
    return items.compactMap { example($0, outcome) }
  }

  private func example(_ node: YAMLNode, _ outcome: RuleExample.Outcome) -> RuleExample? {
    guard let body, body.isSound else { return nil }
    return diagnostics.attempt { () throws(Fault) in
      var example = ExampleBuilder(rule: rule, body: body, outcome: outcome)
      switch node.content {
      case .scalar(let scalar):
        guard !scalar.text.isBlank else {
          throw Fault(.emptyValue(outcome.word), node.range)
        }
        try example.add(statements: scalar.text)
      case .mapping(let pairs):
        for pair in pairs {
          guard case .scalar(let value) = pair.value.content else {
            throw Fault(.expectedText(pair.key.string), pair.value.mark)
          }
          if pair.key.string == "->" {
            try example.add(results: value.text)
          } else {
            try example.add(name: pair.key.text, value: value.text)
          }
        }
      case .sequence: throw Fault(.exampleShape, node.mark)
      }
      return try example.finished(
        at: diagnostics.source.place(of: node.range.lowerBound), node.mark)
    }
  }
}

extension RuleExample.Outcome {
  /// The key of rule files.
  var word: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .undecided: "undecided"
    case .notApplicable: "not applicable"
    }
  }
}
