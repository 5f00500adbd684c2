/// Brackets and braces are for the keys that have no better form; everywhere else they are a slip.
struct FlowCheck {
  let diagnostics: Diagnostics

  private static let allowed: Set<String> = [
    "editions", "tags", "with", "let", "extract", "each match", "severity",
    "parameters", "defaults", "yields to",
  ]

  func check(_ map: inout StrictMapping) {
    for key in map.order {
      guard let node = map[key], !Self.allowed.contains(key) else { continue }
      let isRefused = key == "examples" ? refusesExamples(node) : refusesFlow(node)
      if isRefused { map.withhold(key) }
    }
  }

  /// An example may be a flow mapping; the list of examples may not be a flow one.
  private func refusesExamples(_ node: YAMLNode) -> Bool {
    if refusesFlow(node) { return true }
    guard case .mapping(let pairs) = node.content else { return false }
    let lists = pairs.map(\.value).filter { if case .sequence = $0.content { true } else { false } }
    return lists.contains(where: refusesFlow)
  }

  private func refusesFlow(_ node: YAMLNode) -> Bool {
    if node.isFlow {
      let hasBraces = if case .mapping = node.content { true } else { false }
      diagnostics.add(.flowNotAllowed(braces: hasBraces), node.mark)
    }
    return node.isFlow
  }
}

/// A ` #` after an unquoted expression is a comment to YAML, and the rest of the expression is lost.
struct CutValueCheck {
  let diagnostics: Diagnostics

  private static let keys: Set<String> = [
    "require", "when", "let", "extract", "title", "basis", "message", "hint",
  ]

  func check(_ map: inout StrictMapping) {
    for key in map.order where Self.keys.contains(key) || key.hasPrefix("each ") {
      guard let node = map[key], let sign = cut(in: node) else { continue }
      diagnostics.add(.cutByComment, sign..<sign + 1)
      map.withhold(key)
    }
    if let sign = map["severity"].flatMap(cutCondition) {
      diagnostics.add(.cutByComment, sign..<sign + 1)
      map.withhold("severity")
    }
  }

  /// The cut in a `when` of a severity list; behind `is` a comment harms nothing.
  private func cutCondition(in severity: YAMLNode) -> Int? {
    guard case .sequence(let items) = severity.content else { return nil }
    for item in items where !item.isFlow {
      guard case .mapping(let pairs) = item.content else { continue }
      for pair in pairs where Vocabulary.key.canonical(pair.key.string) == "when" {
        if let sign = cut(in: pair.value) { return sign }
      }
    }
    return nil
  }

  private func cut(in node: YAMLNode) -> Int? {
    switch node.content {
    case .scalar(let scalar): cut(after: scalar)
    case .mapping(let pairs): node.isFlow ? nil : pairs.lazy.compactMap { cut(in: $0.value) }.first
    case .sequence(let items): node.isFlow ? nil : items.lazy.compactMap { cut(in: $0) }.first
    }
  }

  /// Where the `#` stands that ends a plain scalar.
  private func cut(after scalar: YAMLScalar) -> Int? {
    guard scalar.style == .plain else { return nil }
    let source = diagnostics.source.scalars
    var i = scalar.range.upperBound
    while i < source.count, source[i] == " " { i += 1 }
    return i < source.count && source[i] == "#" ? i : nil
  }
}
