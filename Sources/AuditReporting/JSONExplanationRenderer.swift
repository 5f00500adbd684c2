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
      json.key("rules")
      json.beginArray()
      for rule in explanation.rules { json.rule(rule) }
      json.endArray()
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
    field("verdict", rule.verdict.name)
    key("instances")
    beginArray()
    for instance in rule.instances { self.instance(instance) }
    endArray()
    endObject()
  }

  private mutating func instance(_ told: RuleExplanation.Instance) {
    beginObject()
    field("instance", told.name)
    field("verdict", told.verdict.name)
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
    key("cells")
    beginArray()
    for cell in told.cells { self.cell(cell) }
    endArray()
    key("sentences")
    beginArray()
    for sentence in told.sentences {
      beginObject()
      field("text", sentence.text)
      place("at", sentence.place)
      endObject()
    }
    endArray()
    endObject()
  }

  private mutating func parts(_ name: StaticString, _ parts: [RuleExplanation.Part]) {
    key(name)
    beginArray()
    for part in parts {
      beginObject()
      field("text", part.wording.written)
      key("holds")
      if let holds = part.holds { bool(holds) } else { null() }
      field("left", part.left)
      field("right", part.right)
      endObject()
    }
    endArray()
  }

  private mutating func values(_ name: StaticString, _ values: [Finding.NamedValue]) {
    object(name) { json in
      for value in values {
        json.key(value.name)
        json.string(value.value)
      }
    }
  }
}
