import AuditModel

/// Puts a template into the rule that uses it.
///
/// What comes from the template keeps its place there: behind the end of the rule's own file.
struct TemplateUse {
  let templates: RuleTemplates
  let diagnostics: Diagnostics

  /// Texts that a rule may word otherwise than its template.
  private static let replaceable: Set<String> = [
    "title", "severity", "points", "basis", "note", "tags", "hint", "message",
  ]

  /// The mapping with the keys of the template that `use` names; nil where that cannot be had.
  func apply(to map: StrictMapping) -> StrictMapping? {
    guard let use = map.pairs["use"] else {
      if let with = map.pairs["with"] { diagnostics.add(.withWithoutUse, with.key.range) }
      return map.pairs["with"] == nil ? map : nil
    }
    guard let name = diagnostics.attempt({ () throws(Fault) in try use.value.text("use") }) else {
      return nil
    }
    guard let template = templates[name.string] else {
      if !templates.isBroken(name.string) {
        let near = nearName(to: name.string, among: templates.names)
        diagnostics.add(.unknownName(name.string, kind: "模板", near: near), name.range)
      }
      // A mistake of the template is told there.
      return nil
    }
    guard let values = values(of: template, map, at: name.range) else { return nil }
    let shift = diagnostics.take(template.source, usedAt: name.range)
    var result = map
    for (key, pair) in template.pairs {
      if let own = map.pairs[key] {
        if Self.replaceable.contains(key) { continue }
        diagnostics.add(.inTemplateAlready(own.key.string, template.name), own.key.range)
        return nil
      }
      if key.hasPrefix("each "), let own = map.order.first(where: { $0.hasPrefix("each ") }),
        let pair = map.pairs[own]
      {
        diagnostics.add(.inTemplateAlready(pair.key.string, template.name), pair.key.range)
        return nil
      }
      result.adopt(key, Filling(values: values, shift: shift).fill(pair))
    }
    return result
  }

  /// Texts, and lists where a parameter stands alone.
  private func values(
    of template: RuleTemplate, _ map: StrictMapping, at use: Range<Int>
  ) -> [String: YAMLNode]? {
    var values: [String: YAMLNode] = [:]
    if let node = map["with"] {
      guard
        let given = StrictMapping(
          node, keys: template.parameters, what: "模板“\(template.name)”的参数", diagnostics)
      else { return nil }
      for name in given.order {
        let isList = given[name]?.isList == true && template.takesList(name)
        if isList || given.text(name) != nil { values[name] = given[name] }
      }
      if !given.unknown.isEmpty { return nil }
    }
    let missing = template.parameters.filter {
      values[$0] == nil && template.defaults[$0] == nil
    }
    guard missing.isEmpty else {
      if map["with"] == nil || diagnostics.isEmpty {
        diagnostics.add(.missingParameters(missing, of: template.name), use)
      }
      return nil
    }
    let shift = diagnostics.source.scalars.count + 1
    for (name, value) in template.defaults where values[name] == nil {
      var value = value
      value.text = value.text.moved(by: shift)
      values[name] = YAMLNode(content: .scalar(value), isFlow: false, range: value.range)
    }
    return values
  }
}

/// Replaces `${…}` and moves all places behind the rule's file.
private struct Filling {
  let values: [String: YAMLNode]
  let shift: Int

  func fill(_ pair: YAMLPair) -> YAMLPair {
    YAMLPair(key: fill(pair.key), value: fill(pair.value))
  }

  private func fill(_ node: YAMLNode) -> YAMLNode {
    if let value = RuleTemplate.loneParameter(node).flatMap({ values[$0] }), value.isList {
      return value
    }
    var node = node
    node.range = moved(node.range)
    switch node.content {
    case .scalar(let scalar): node.content = .scalar(fill(scalar))
    case .mapping(let pairs): node.content = .mapping(pairs.map { fill($0) })
    case .sequence(let items): node.content = .sequence(items.map { fill($0) })
    }
    return node
  }

  private func moved(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound + shift..<range.upperBound + shift
  }

  private func fill(_ scalar: YAMLScalar) -> YAMLScalar {
    var scalar = scalar
    scalar.range = moved(scalar.range)
    let text = scalar.text.moved(by: shift)
    var filled = PlacedText(scalars: [], offsets: [])
    var end = 0
    func take(_ range: Range<Int>) {
      filled.scalars += text.scalars[range]
      filled.offsets += text.offsets[range]
    }
    for place in RuleTemplate.places(in: text) {
      take(end..<place.lowerBound)
      let name = text[place.lowerBound + 2..<place.upperBound - 1].trimmed.string
      if case .scalar(let value)? = values[name]?.content {
        filled.scalars += value.text.scalars
        filled.offsets += value.text.offsets.dropLast()
      }
      end = place.upperBound
    }
    take(end..<text.scalars.count)
    filled.offsets.append(text.offsets[text.scalars.count])
    scalar.text = filled
    return scalar
  }
}

extension PlacedText {
  fileprivate func moved(by shift: Int) -> PlacedText {
    PlacedText(scalars: scalars, offsets: offsets.map { $0 + shift })
  }
}
