import AuditModel

/// Reads `agency-kinds.yaml`.
struct AgencyNamesReader {
  let diagnostics: Diagnostics

  /// In characters, without the word that ends it.
  private static let longestPlace = 20

  func read(_ root: YAMLNode) -> AgencyNames? {
    guard
      let map = StrictMapping(
        root, keys: ["endings", "places", "boundaries"] + Self.laterKeys,
        what: "agency-kinds.yaml", diagnostics)
    else { return nil }
    let endings = map.items("endings") ?? []
    let places = map.items("places") ?? []
    let boundaries = map.texts("boundaries") ?? []
    return AgencyNames(
      endings: endings.compactMap(ending), places: places.compactMap(place),
      boundaries: boundaries.map(\.string), clues: clues(map))
  }

  /// A folder of rules written before there were these is still read.
  private static let laterKeys = [
    "joints", "no names", "cited before", "cited behind", "contacts", "makers", "deeds", "selves",
  ]

  private func clues(_ map: StrictMapping) -> AgencyNames.Clues {
    func words(_ key: String) -> [String] {
      map.pairs[key] == nil ? [] : map.texts(key)?.map(\.string) ?? []
    }
    var clues = AgencyNames.Clues()
    clues.joints = words("joints")
    clues.noNames = words("no names")
    clues.citedBefore = words("cited before")
    clues.citedBehind = words("cited behind")
    clues.contacts = words("contacts")
    clues.makers = words("makers")
    clues.deeds = words("deeds")
    if map.pairs["selves"] != nil { clues.selves = (map.items("selves") ?? []).compactMap(ending) }
    return clues
  }

  private func ending(_ node: YAMLNode) -> AgencyNames.Ending? {
    let keys = ["text", "kind", "level", "prose", "title", "office", "acts"]
    guard let map = StrictMapping(node, keys: keys, what: "endings", diagnostics),
      let text = map.text("text"), let kind = word("kind", map, .agencyKind, Vocabulary.agencyKind)
    else { return nil }
    let level = map["level"] == nil ? nil : word("level", map, .agencyLevel, Vocabulary.agencyLevel)
    var ending = AgencyNames.Ending(
      text: text.string, kind: kind, level: level, isFoundInProse: isTrue("prose", map),
      ownsTitledReport: isTrue("title", map), isOffice: isTrue("office", map))
    ending.acts = isTrue("acts", map)
    return ending
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
      try node.wholeNumber("before", in: 0...Self.longestPlace)
    }
    return AgencyNames.Place(text: text.string, level: level, charactersBefore: before ?? 0)
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

  private static let keys = ["title", "published", "agency", "other", "body"]
  /// A folder of rules written before there were these is still read.
  private static let laterKeys = [
    "signed", "signed behind", "published before", "published behind", "published limits",
    "clock words", "page words", "about", "told before", "made before", "told never", "told of",
    "told ends",
    "traditional",
  ]

  func read(_ root: YAMLNode) -> MetadataWords? {
    guard
      let map = StrictMapping(
        root, keys: Self.keys + Self.laterKeys, what: "metadata.yaml", diagnostics)
    else { return nil }
    func words(_ key: String) -> [String] {
      if map.pairs[key] == nil, Self.laterKeys.contains(key) { return [] }
      return map.texts(key)?.map(\.string) ?? []
    }
    var metadata = MetadataWords()
    metadata.title = words("title")
    metadata.published = words("published")
    metadata.signed = words("signed")
    metadata.signedBehind = words("signed behind")
    metadata.publishedBefore = words("published before")
    metadata.publishedBehind = words("published behind")
    metadata.publishedLimits = words("published limits")
    metadata.agency = words("agency")
    metadata.clockWords = words("clock words")
    metadata.other = words("other")
    metadata.body = words("body")
    metadata.about = words("about")
    metadata.pageWords = words("page words")
    metadata.toldBefore = words("told before")
    metadata.madeBefore = words("made before")
    metadata.toldNever = words("told never")
    metadata.toldOf = words("told of")
    metadata.toldEnds = words("told ends")
    metadata.traditional = words("traditional")
    return metadata
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
