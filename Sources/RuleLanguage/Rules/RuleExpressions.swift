import AuditModel

/// Compiles the expressions of one rule in their scopes.
struct RuleExpressions {
  let names: FormNames
  let patterns: PatternTable
  let diagnostics: Diagnostics
  let quantifier: Quantifier
  let captures: [Scope.Capture]

  struct Bindings {
    var values: [Rule.Binding] = []
    var scope: Scope
    /// Whether all of them compile.
    var isSound = true
    /// Whether all names can be written in an expression.
    var namesAreLegible = true
  }

  func lowering(_ scope: Scope) -> Lowering { Lowering(scope: scope, patterns: patterns) }

  /// The `let` values; a later one may use an earlier one. Of those that are `unknown` nothing can be said yet.
  func bindings(_ map: StrictMapping, unknown: Set<String> = []) -> Bindings {
    var result = Bindings(scope: Scope(names: names, quantifier: quantifier))
    for capture in captures {
      let taken = result.scope.captures.map(\.name)
      // The name of a found word is ours.
      let isOurs = Vocabulary.foundWord.canonical(capture.name) != nil
      if !isOurs, let mistake = mistake(inName: capture.name, taken: taken) {
        diagnostics.add(mistake, capture.range)
        result.isSound = false
        if case .badLetName = mistake { result.namesAreLegible = false }
        if taken.contains(capture.name) { continue }
      }
      result.scope.captures.append(capture)
    }
    guard let node = map["let"] else { return result }
    guard case .mapping(let pairs) = node.content else {
      diagnostics.add(.notAMapping("let"), node.mark)
      result.isSound = false
      return result
    }
    for (i, pair) in pairs.enumerated() {
      let name = pair.key.string
      result.scope.later = pairs[i...].map(\.key.string)
      var found: (value: Lowering.Typed, weight: Int)?
      if let mistake = mistake(inName: name, taken: result.scope.taken) {
        diagnostics.add(mistake, pair.key.range)
        if case .badLetName = mistake { result.namesAreLegible = false }
      } else if !unknown.contains(name) {
        found = diagnostics.attempt { () throws(Fault) in
          let text = try pair.value.text(name)
          let value = try lowering(result.scope).lower(try Parser.parse(text.text, names: names))
          let weight = result.scope.weight(of: value.expression)
          if weight > Scope.heaviest { throw Fault(.letTooLarge(name), pair.key.range) }
          return (value, weight)
        }
      }
      if found == nil { result.isSound = false }
      let isRounded = found.map { lowering(result.scope).isRounded($0.value.expression) } ?? false
      let isFolded = found.map { lowering(result.scope).isFolded($0.value.expression) } ?? false
      result.scope.bindings.append(
        Scope.Binding(
          name: name, type: found?.value.type, isRounded: isRounded, isFolded: isFolded,
          quoted: found?.value.expression.quoted, weight: found?.weight ?? 1))
      result.values.append(
        Rule.Binding(name: name, value: found?.value.expression ?? .truth(false)))
    }
    result.scope.later = []
    return result
  }

  private func mistake(inName name: String, taken: [String]) -> Mistake? {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first, scalars.allSatisfy(\.isWordScalar), !first.isDigit else {
      return .badLetName(name)
    }
    if taken.contains(name) { return .duplicateName(name) }
    if Vocabulary.isReserved(name) || Vocabulary.foundWord.canonical(name) != nil
      || Vocabulary.messageName.canonical(name) != nil
    {
      return .reservedName(name)
    }
    if !names.find(name, where: { _ in true }).isEmpty || names.catalog.table(named: name) != nil {
      return .letHidesFormName(name)
    }
    return nil
  }

  /// A condition that must depend on the report.
  func condition(_ node: YAMLNode, _ key: String, _ scope: Scope) -> Expression? {
    diagnostics.attempt { () throws(Fault) in
      let text = try node.text(key)
      let condition = try lowering(scope).condition(try Parser.parse(text.text, names: names))
      if case .truth(let value) = condition { throw Fault(.constant(isTrue: value), text.range) }
      return condition
    }
  }

  /// `require`: may be `never`, may not be `always`.
  func requirement(_ node: YAMLNode, _ scope: Scope, _ map: StrictMapping) -> Expression? {
    let tolerance = map.readIfPresent("tolerance") { node throws(Fault) in
      try ToleranceReader.read(node)
    }
    return diagnostics.attempt { () throws(Fault) in
      let text = try node.text("require")
      var lowering = lowering(scope)
      lowering.tolerance = tolerance
      let condition = try lowering.condition(try Parser.parse(text.text, names: names))
      if let key = map.pairs["tolerance"]?.key, !ToleranceReader.isUsed(in: condition) {
        throw Fault(.toleranceUnused, key.range)
      }
      if case .truth(true) = condition { throw Fault(.constant(isTrue: true), text.range) }
      // Of a search, or of what `when` picks out, it says that there must be none.
      if case .truth(false) = condition, map["when"] == nil, !quantifier.searches {
        throw Fault(.neverOfAnything, text.range)
      }
      return condition
    }
  }
}

extension Quantifier {
  /// Whether it ranges over what is found.
  fileprivate var searches: Bool {
    switch self {
    case .match, .note: true
    case .once, .column, .row, .cell, .table, .section: false
    }
  }
}
