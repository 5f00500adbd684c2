import AuditModel

/// Reads `agency-kinds.yaml`.
struct AgencyNamesReader {
  let diagnostics: Diagnostics

  func read(_ root: YAMLNode) -> AgencyNames? {
    let keys = ["endings", "places", "boundaries"]
    guard let map = StrictMapping(root, keys: keys, what: "agency-kinds.yaml", diagnostics) else {
      return nil
    }
    let endings = map.items("endings") ?? []
    let places = map.items("places") ?? []
    let boundaries = map.texts("boundaries") ?? []
    return AgencyNames(
      endings: endings.compactMap(ending), places: places.compactMap(place),
      boundaries: boundaries.map(\.string))
  }

  private func ending(_ node: YAMLNode) -> AgencyNames.Ending? {
    let keys = ["text", "kind", "level", "prose", "title", "office"]
    guard let map = StrictMapping(node, keys: keys, what: "endings", diagnostics),
      let text = map.text("text"), let kind = word("kind", map, .agencyKind, Vocabulary.agencyKind)
    else { return nil }
    let level = map["level"] == nil ? nil : word("level", map, .agencyLevel, Vocabulary.agencyLevel)
    return AgencyNames.Ending(
      text: text.string, kind: kind, level: level, isFoundInProse: isTrue("prose", map),
      ownsTitledReport: isTrue("title", map), isOffice: isTrue("office", map))
  }

  private func isTrue(_ key: String, _ map: StrictMapping) -> Bool {
    map.readIfPresent(key) { node throws(Fault) in try node.truth(key) } ?? false
  }

  private func place(_ node: YAMLNode) -> AgencyNames.Place? {
    let keys = ["text", "level", "before"]
    guard let map = StrictMapping(node, keys: keys, what: "places", diagnostics),
      let text = map.text("text"),
      let level = word("level", map, .agencyLevel, Vocabulary.agencyLevel)
    else { return nil }
    let before = map.readIfPresent("before") { node throws(Fault) in
      try node.wholeNumber("before")
    }
    return AgencyNames.Place(text: text.string, level: level, charactersBefore: max(0, before ?? 0))
  }

  private func word<Value>(
    _ key: String, _ map: StrictMapping, _ words: Vocabulary, _ value: (String) -> Value?
  ) -> Value? {
    map.read(key) { node throws(Fault) in
      let scalar = try node.text(key)
      guard let value = value(scalar.string) else {
        throw Fault(
          .expectedOneOf(key, words.terms.map(\.english), found: scalar.string), scalar.range)
      }
      return value
    }
  }
}

/// Reads `metadata.yaml`: lists of words.
struct MetadataWordsReader {
  let diagnostics: Diagnostics

  func read(_ root: YAMLNode) -> MetadataWords? {
    let keys = [
      "title", "published", "published before", "published behind", "published limits", "agency",
      "clock words", "other", "body",
    ]
    guard let map = StrictMapping(root, keys: keys, what: "metadata.yaml", diagnostics) else {
      return nil
    }
    let words = keys.map { map.texts($0)?.map(\.string) ?? [] }
    return MetadataWords(
      title: words[0], published: words[1], publishedBefore: words[2], publishedBehind: words[3],
      publishedLimits: words[4], agency: words[5], clockWords: words[6],
      other: words[7], body: words[8])
  }
}

/// Reads `ruleset.yaml`.
struct RuleSetHeadReader {
  let diagnostics: Diagnostics

  func read(_ root: YAMLNode) -> (name: String, version: String)? {
    guard
      let map = StrictMapping(root, keys: ["name", "version"], what: "ruleset.yaml", diagnostics)
    else { return nil }
    let name = map.text("name")
    let version = map.text("version")
    guard let name, let version else { return nil }
    return (name.string, version.string)
  }
}
