import AuditModel

/// A file `templates/<name>.yaml`: a rule with parameters, which rules use under their own names.
struct RuleTemplate {
  let name: String
  let source: SourceText
  let diagnostics: Diagnostics
  let map: StrictMapping
  /// In the order of the file.
  let parameters: [String]
  let defaults: [String: YAMLScalar]
  /// Keys of rules with their values, `${…}` not yet replaced.
  var pairs: [(key: String, pair: YAMLPair)] {
    keys.compactMap { key in map.pairs[key].map { (key, $0) } }
  }
  private let keys: [String]

  /// What a template may not say for its rules: each has to prove itself.
  private static let ownKeys: Set<String> = ["examples", "use", "with", "is"]

  /// nil where the file has a mistake, which is reported.
  init?(name: String, _ root: YAMLNode, _ diagnostics: Diagnostics) {
    self.name = name
    source = diagnostics.source
    self.diagnostics = diagnostics
    let keys = Vocabulary.key.terms.map(\.english).filter { !Self.ownKeys.contains($0) }
    let own = Vocabulary.templateKey.terms.map(\.english)
    guard
      var map = StrictMapping(
        root, keys: keys + own, in: [.key, .templateKey], what: "模板", diagnostics)
    else { return nil }
    FlowCheck(diagnostics: diagnostics).check(&map)
    CutValueCheck(diagnostics: diagnostics).check(&map)
    let names = map.texts("parameters") ?? []
    parameters = names.map(\.string)
    var seen: Set<String> = []
    for name in names {
      let isPlain = name.text.scalars.allSatisfy(\.isWordScalar)
      if !isPlain { diagnostics.add(.badLetName(name.string), name.range) }
      if !seen.insert(name.string).inserted {
        diagnostics.add(.duplicateName(name.string), name.range)
      }
    }
    var defaults: [String: YAMLScalar] = [:]
    if let node = map["defaults"],
      let values = StrictMapping(node, keys: parameters, what: "defaults（默认）", diagnostics)
    {
      for name in values.order { defaults[name] = values.text(name) }
    }
    self.defaults = defaults
    self.map = map
    self.keys = map.order.filter { !own.contains($0) }
    var used: Set<String> = []
    for (_, pair) in pairs { Self.check(pair.value, parameters, &used, diagnostics) }
    for name in names where !used.contains(name.string) && diagnostics.isEmpty {
      diagnostics.add(.unusedParameter(name.string), name.range)
    }
    if !diagnostics.isEmpty { return nil }
  }

  /// Whether every `${…}` names a parameter.
  private static func check(
    _ node: YAMLNode, _ parameters: [String], _ used: inout Set<String>, _ diagnostics: Diagnostics
  ) {
    switch node.content {
    case .scalar(let scalar):
      for place in places(in: scalar.text) {
        let name = scalar.text[place.lowerBound + 2..<place.upperBound - 1].trimmed
        if parameters.contains(name.string) {
          used.insert(name.string)
        } else {
          let near = nearName(to: name.string, among: parameters)
          diagnostics.add(.unknownName(name.string, kind: "参数", near: near), name.whole)
        }
      }
    case .mapping(let pairs):
      for pair in pairs { check(pair.value, parameters, &used, diagnostics) }
    case .sequence(let items): for item in items { check(item, parameters, &used, diagnostics) }
    }
  }

  /// Whether a value, or one below it, is not known before the parameters are.
  static func hasParameters(_ node: YAMLNode) -> Bool {
    switch node.content {
    case .scalar(let scalar): !places(in: scalar.text).isEmpty
    case .mapping(let pairs): pairs.contains { hasParameters($0.value) }
    case .sequence(let items): items.contains { hasParameters($0) }
    }
  }

  /// The parameter that is all of a value: `of: '${说法}'`.
  static func loneParameter(_ node: YAMLNode) -> String? {
    guard case .scalar(let scalar) = node.content,
      case let places = places(in: scalar.text), places.count == 1,
      places[0] == 0..<scalar.text.scalars.count
    else { return nil }
    return scalar.text[2..<places[0].upperBound - 1].trimmed.string
  }

  /// Whether a parameter may be a list: it stands alone wherever it stands.
  func takesList(_ name: String) -> Bool {
    pairs.allSatisfy { Self.takesList(name, $0.pair.value) }
  }

  private static func takesList(_ name: String, _ node: YAMLNode) -> Bool {
    switch node.content {
    case .scalar(let scalar):
      loneParameter(node) != nil
        || !places(in: scalar.text).contains {
          scalar.text[$0.lowerBound + 2..<$0.upperBound - 1].trimmed.string == name
        }
    case .mapping(let pairs): pairs.allSatisfy { takesList(name, $0.value) }
    case .sequence(let items): items.allSatisfy { takesList(name, $0) }
    }
  }

  /// Where `${…}` stands in a text.
  static func places(in text: PlacedText) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var i = 0
    while i + 1 < text.scalars.count {
      guard text.scalars[i] == "$", text.scalars[i + 1] == "{" else {
        i += 1
        continue
      }
      // What nothing closes, nothing closes further on.
      guard let end = text.scalars[i...].firstIndex(of: "}") else { break }
      places.append(i..<end + 1)
      i = end + 1
    }
    return places
  }
}

/// The templates of a rules folder.
struct RuleTemplates {
  private var templates: [String: RuleTemplate] = [:]
  /// Those with a mistake of their own, which is reported there.
  private var broken: Set<String> = []

  var names: [String] { (Array(templates.keys) + Array(broken)).sorted() }

  /// Those without a mistake of their own that no rule names in `use`.
  func unused(by used: Set<String>) -> [RuleTemplate] {
    templates.values.filter { !used.contains($0.name) }
  }

  subscript(_ name: String) -> RuleTemplate? { templates[name] }
  func isBroken(_ name: String) -> Bool { broken.contains(name) }

  mutating func add(_ name: String, _ template: RuleTemplate?) {
    if let template { templates[name] = template } else { broken.insert(name) }
  }
}
