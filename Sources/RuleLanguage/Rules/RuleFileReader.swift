import AuditModel

/// Reads one rule: checks its keys, then its names and types.
///
/// Independent mistakes are all reported; what hangs on a mistake is not judged.
struct RuleFileReader {
  let id: String
  /// As the caller named the file.
  let path: String
  let names: FormNames
  let patterns: PatternTable
  let templates: RuleTemplates
  /// Of all rule files, right or wrong.
  let ids: [String]
  /// The full score: no rule takes more.
  let mostPoints: FixedDecimal
  let diagnostics: Diagnostics
  let keepsWording: Bool

  /// A rule that is right, as far as its own file tells.
  struct Reading {
    var rule: Rule
    /// Where it names the rules that it yields to, by these.
    var causes: [PlacedText]
    let diagnostics: Diagnostics
  }

  /// nil where the rule has a mistake.
  func read(_ root: YAMLNode) -> Reading? {
    let keys = Vocabulary.key.terms.map(\.english).filter { $0 != "is" }
    guard
      var map = StrictMapping(
        root, keys: keys, in: [.key], what: "规则", diagnostics)
    else { return nil }
    FlowCheck(diagnostics: diagnostics).check(&map)
    CutValueCheck(diagnostics: diagnostics).check(&map)
    if reportsLaterKeys(map) { return nil }
    let use = TemplateUse(templates: templates, diagnostics: diagnostics)
    guard let filled = use.apply(to: map) else { return nil }
    map = filled

    let texts = RuleTexts(map, mostPoints: mostPoints)
    let editions = readEditions(map)
    let causes = readCauses(map)
    let body = readStatements(map, editions: editions)
    let examples = ExamplesReader(rule: self, body: body).read(map)

    guard diagnostics.isEmpty, let title = texts.title, let body, let requirement = body.requirement
    else { return nil }
    var rule = Rule(
      id: id, title: title, severity: body.severity, points: texts.points, basis: texts.basis,
      note: texts.note, hint: texts.hint, tags: texts.tags, editions: editions,
      condition: body.condition, quantifier: body.quantifier, extracts: body.extracts,
      bindings: body.bindings,
      requirement: requirement, blank: texts.blank, dash: texts.dash, message: body.message,
      examples: examples, yieldsTo: causes.map(\.string), retired: texts.retired, file: path)
    rule.words = body.words
    return Reading(rule: rule, causes: causes, diagnostics: diagnostics)
  }

  /// Ids of other rules that `yields to` names.
  func readCauses(_ map: StrictMapping) -> [PlacedText] {
    let written = map.readIfPresent("yields to") { node throws(Fault) in
      try node.words("yields to")
    }
    var causes: Set<String> = []
    for cause in written ?? [] {
      let name = cause.string
      if name == id {
        diagnostics.add(.yieldsToItself, cause.whole)
      } else if causes.contains(name) {
        diagnostics.add(.duplicateName(name), cause.whole)
      } else if !ids.contains(name) {
        diagnostics.add(
          .unknownName(name, kind: "规则", near: nearName(to: name, among: ids)), cause.whole)
      }
      causes.insert(name)
    }
    return written ?? []
  }

  /// Keys of the language that this version does not know yet: nothing else of such a rule is judged.
  private func reportsLaterKeys(_ map: StrictMapping) -> Bool {
    let later = Vocabulary.laterKeys
    for key in map.order where later.contains(key) {
      if let pair = map.pairs[key] { diagnostics.add(.later(pair.key.string), pair.key.range) }
    }
    return map.order.contains { later.contains($0) }
  }

  func readEditions(_ map: StrictMapping) -> [Int]? {
    let ids = map.readIfPresent("editions") { node throws(Fault) in try node.words("editions") }
    guard let ids else { return nil }
    var editions: [Int] = []
    for id in ids {
      guard let edition = names.catalog.edition(id: id.string) else {
        let known = names.catalog.editions.map(\.id)
        diagnostics.add(.unknownEdition(id.string, known: known), id.whole)
        return nil
      }
      editions.append(edition)
    }
    return editions
  }

  /// The expressions of a rule, as far as they are right.
  struct Body {
    var quantifier: Quantifier
    var extracts: [TextSearch]
    var bindings: [Rule.Binding]
    var scope: Scope
    var condition: Expression?
    var severity: [Rule.SeverityChoice]
    var requirement: Expression?
    var message: [Rule.MessagePiece]?
    var words: Rule.Words?
    /// Whether examples can be judged: names mean what they seem to.
    var isSound: Bool

    /// Whether the rule looks for something that may not be there.
    var searches: Bool {
      if !extracts.isEmpty { return true }
      switch quantifier {
      case .note, .match: return true
      case .once, .column, .row, .cell, .table, .section: return false
      }
    }
  }

  /// What the rule ranges over, what it looks for, and what it says of that; `unknown` are names of `let` whose
  /// values are not known yet.
  func readStatements(
    _ map: StrictMapping, editions: [Int]?, unknown: Set<String> = []
  ) -> Body? {
    let searches = SearchReader(names: names, patterns: patterns, diagnostics: diagnostics)
    let quantifier = QuantifierReader(names: names, diagnostics: diagnostics, searches: searches)
      .read(map)
    let extracts = map["extract"].map(searches.extracts) ?? []
    guard let quantifier, let extracts else { return nil }
    return readBody(map, quantifier, extracts: extracts, editions: editions, unknown: unknown)
  }

  private func readBody(
    _ map: StrictMapping, _ reading: QuantifierReader.Reading, extracts: [SearchReader.Found],
    editions: [Int]?, unknown: Set<String>
  ) -> Body? {
    let quantifier = reading.quantifier
    // A misspelled `let` or `each` would make every name wrong.
    guard map.unknown.allSatisfy(isHarmless), !map.withheld.contains(where: givesNames) else {
      return nil
    }
    let expressions = RuleExpressions(
      names: names, patterns: patterns, diagnostics: diagnostics, quantifier: quantifier,
      captures: reading.captures + extracts.flatMap(\.captures))
    let bindings = expressions.bindings(map, unknown: unknown)
    // An expression that names 收到 数 is wrong only because the name is.
    guard bindings.namesAreLegible else { return nil }
    let scope = bindings.scope
    let condition = map["when"].flatMap { expressions.condition($0, "when", scope) }
    let severity = SeverityReader(expressions: expressions, scope: scope).read(map)
    let requireNode = map.required("require")
    let requirement = requireNode.flatMap { expressions.requirement($0, scope, map) }
    if let requireNode, let requirement {
      checkReach(
        bindings.values.map(\.value) + [condition, requirement].compactMap { $0 }, quantifier,
        editions, at: requireNode.range)
      if let condition {
        checkCondition(condition, requirement, editions, map, requireNode)
      }
    }
    let isSound = requirement != nil && bindings.isSound
    // Where `require` is wrong, the message would repeat its mistakes.
    let message =
      isSound ? map["message"].flatMap { expressions.message($0, scope, requirement) } : nil
    return Body(
      quantifier: quantifier, extracts: extracts.map(\.search), bindings: bindings.values,
      scope: scope, condition: condition,
      severity: severity, requirement: requirement, message: message,
      words: keepsWording ? expressions.words(map, scope, template: templatePath(map)) : nil,
      isSound: isSound)
  }

  private func templatePath(_ map: StrictMapping) -> String? {
    let name = try? map.pairs["use"]?.value.text("use")
    return name.map { "templates/\($0.string).yaml" }
  }

  /// Whether `when` leaves reports to which the rule applies and that it can find fault with.
  private func checkCondition(
    _ condition: Expression, _ requirement: Expression, _ editions: [Int]?, _ map: StrictMapping,
    _ requireNode: YAMLNode
  ) {
    let constants = ConstantConditions(names.catalog)
    // A rule that reads no table goes by the edition that the year expects.
    let isOfTables = EditionReach.readsTables([condition, requirement])
    let bounds = isOfTables ? [] : Self.expected(editions, of: names.catalog)
    if constants.areContradictory([condition] + bounds), let node = map["when"] {
      diagnostics.add(.whenOutsideEditions, node.range)
    } else if constants.areContradictory([condition, .not(requirement)]) {
      diagnostics.add(.cannotFail, requireNode.range)
    }
  }

  /// That the expected edition is one of `editions`, as conditions that hold together.
  private static func expected(_ editions: [Int]?, of catalog: FormCatalog) -> [Expression] {
    guard let editions else { return [] }
    func compare(_ sign: Expression.Comparison, _ edition: Int) -> Expression {
      .compare(sign, .fact(.expectedEdition), .symbol(.edition(edition)))
    }
    if editions.count == 1 { return [compare(.equal, editions[0])] }
    return catalog.editions.indices.filter { !editions.contains($0) }.map { compare(.notEqual, $0) }
  }

  private func isHarmless(_ unknown: (name: String, near: String?)) -> Bool {
    guard let near = unknown.near else { return false }
    return !givesNames(Vocabulary.key.canonical(near) ?? near)
  }

  /// Whether a key decides what names mean in the others.
  private func givesNames(_ key: String) -> Bool {
    key.hasPrefix("each ") || key == "let" || key == "extract"
  }

  private func checkReach(
    _ expressions: [Expression], _ quantifier: Quantifier, _ editions: [Int]?, at range: Range<Int>
  ) {
    let reach = EditionReach(names: names, quantifier: quantifier, editions: editions)
    if let mistake = reach.mistake(in: expressions) { diagnostics.add(mistake, range) }
  }
}
