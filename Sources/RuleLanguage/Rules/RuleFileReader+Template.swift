import AuditModel

extension RuleFileReader {
  /// Checks a template that no rule uses, as far as that can be done before its parameters are known.
  ///
  /// Those that rules use are checked with each rule's values.
  func checkAlone(_ template: RuleTemplate) {
    var map = template.map
    var unknown: Set<String> = []
    if case .mapping(let pairs) = map["let"]?.content {
      unknown = Set(pairs.filter { RuleTemplate.hasParameters($0.value) }.map(\.key.string))
    }
    for (key, pair) in template.pairs where key != "let" && RuleTemplate.hasParameters(pair.value) {
      map.withhold(key)
    }
    // What the rules have to say themselves.
    for key in ["title", "severity", "require"] where map[key] == nil { map.withhold(key) }
    _ = RuleTexts(map, mostPoints: mostPoints)
    let editions = readEditions(map)
    _ = readCauses(map)
    let isKnown = !map.withheld.contains { $0.hasPrefix("each ") || $0 == "extract" }
    guard isKnown else { return checkSyntax(map) }
    _ = readStatements(map, editions: editions, unknown: unknown)
  }

  /// Of expressions whose names mean nothing yet.
  private func checkSyntax(_ map: StrictMapping) {
    var values = [map["when"], map["require"]].compactMap(\.self)
    if case .mapping(let pairs) = map["let"]?.content { values += pairs.map(\.value) }
    for value in values where !RuleTemplate.hasParameters(value) {
      diagnostics.attempt { () throws(Fault) in
        _ = try Parser.parse(try value.text("require").text, names: names)
      }
    }
  }
}
