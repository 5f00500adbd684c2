import AuditModel

/// Why rules came to their verdicts, as `gouji/explanation/1`.
public struct JSONExplanationRenderer: ExplanationRenderer {
  public init() {}

  public func render(_ explanation: Explanation, into output: inout OutputBuffer) {
    output.writeJSON { json in
      json.beginObject()
      json.field("schema", "gouji/explanation/1")
      json.field("path", explanation.path)
      json.field("agency", explanation.agency)
      json.field("year", explanation.year)
      json.array("rules", explanation.rules) { $0.rule($1) }
      json.endObject()
    }
    output.write(byte: 0x0A)
  }
}

extension JSONWriter {
  fileprivate mutating func rule(_ rule: RuleExplanation) {
    beginObject()
    field("rule", rule.id)
    field("title", rule.title)
    field("retired", rule.retired)
    field("when", rule.condition?.written)
    field("require", rule.requirement.written)
    field("verdict", rule.verdict.kind.name)
    array("instances", rule.instances) { $0.instance($1) }
    endObject()
  }

  private mutating func instance(_ told: RuleExplanation.Instance) {
    beginObject()
    field("instance", told.name)
    field("verdict", told.verdict.kind.name)
    let code: String? = if case .undecided(let code) = told.verdict { code.rawValue } else { nil }
    field("code", code)
    field("severity", told.severity?.name)
    field("text", told.text)
    parts("when", told.conditions)
    parts("require", told.requirements)
    field("left", told.left)
    field("right", told.right)
    field("difference", told.difference)
    values("facts", told.facts)
    values("values", told.values)
    array("cells", told.cells) { $0.cell($1) }
    array("sentences", told.sentences) { json, sentence in
      json.beginObject()
      json.field("text", sentence.text)
      json.place("at", sentence.place)
      json.endObject()
    }
    endObject()
  }

  private mutating func parts(_ name: StaticString, _ parts: [RuleExplanation.Part]) {
    array(name, parts) { json, part in
      json.beginObject()
      json.field("text", part.wording.written)
      json.key("holds")
      if let holds = part.holds { json.bool(holds) } else { json.null() }
      json.field("left", part.left)
      json.field("right", part.right)
      json.endObject()
    }
  }
}
