/// Brackets and braces are for the keys that have no better form; everywhere else they are a slip.
struct FlowCheck {
  let diagnostics: Diagnostics

  private static let allowed: Set<String> = [
    "editions", "tags", "with", "let", "extract", "each match", "severity",
  ]

  func check(_ map: StrictMapping) {
    for key in map.order {
      guard let node = map[key], !Self.allowed.contains(key) else { continue }
      if key == "examples" { checkExamples(node) } else { refuseFlow(node) }
    }
  }

  /// An example may be a flow mapping; the list of examples may not be a flow one.
  private func checkExamples(_ node: YAMLNode) {
    if node.isFlow { return refuseFlow(node) }
    guard case .mapping(let pairs) = node.content else { return }
    for pair in pairs {
      if case .sequence = pair.value.content, pair.value.isFlow { refuseFlow(pair.value) }
    }
  }

  private func refuseFlow(_ node: YAMLNode) {
    if node.isFlow { diagnostics.add(.flowNotAllowed, node.mark) }
  }
}

/// A ` #` after an unquoted expression is a comment to YAML, and the rest of the expression is lost.
struct CutValueCheck {
  let diagnostics: Diagnostics

  private static let keys: Set<String> = ["require", "when", "let", "extract"]

  func check(_ map: StrictMapping) {
    for key in map.order where Self.keys.contains(key) || key.hasPrefix("each ") {
      if let node = map[key] { check(node) }
    }
  }

  private func check(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar):
      if let sign = cut(after: scalar) { diagnostics.add(.cutByComment, sign..<sign + 1) }
    case .mapping(let pairs): if !node.isFlow { for pair in pairs { check(pair.value) } }
    case .sequence(let items): if !node.isFlow { for item in items { check(item) } }
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
