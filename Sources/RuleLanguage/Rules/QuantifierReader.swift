import AuditModel

/// Reads `each …`.
struct QuantifierReader {
  let names: FormNames
  let diagnostics: Diagnostics
  let searches: SearchReader

  /// What a rule ranges over, with what a search captures at each find.
  struct Reading {
    var quantifier: Quantifier
    var captures: [Scope.Capture] = []
  }

  /// nil where it is wrong, which is reported.
  func read(_ map: StrictMapping) -> Reading? {
    let keys = map.order.filter { $0.hasPrefix("each ") }
    guard let key = keys.first, let node = map[key] else {
      return Reading(quantifier: .once)
    }
    for other in keys.dropFirst() {
      if let pair = map.pairs[other] { diagnostics.add(.twoQuantifiers, pair.key.range) }
    }
    if keys.count > 1 { return nil }
    if key == "each match" {
      return searches.match(node).map {
        Reading(quantifier: .match($0.search), captures: $0.captures)
      }
    }
    return diagnostics.attempt { () throws(Fault) in Reading(quantifier: try read(key, node)) }
  }

  private func read(_ key: String, _ node: YAMLNode) throws(Fault) -> Quantifier {
    let text = try node.text(key)
    switch key {
    case "each column": return .column(table: try table(text.text))
    case "each row": return .row(table: try table(text.text))
    case "each cell": return .cell(table: try table(text.text))
    case "each table":
      if Vocabulary.scopeValue.canonical(text.string) == "all" { return .table([]) }
      var tables: [Int] = []
      for part in text.text.split(at: [",", "，"]) {
        let table = try table(part)
        if tables.contains(table) {
          throw Fault(.duplicateName(part.string), part.fileRange(0..<part.scalars.count))
        }
        tables.append(table)
      }
      return .table(tables)
    case "each section":
      guard Vocabulary.scopeValue.canonical(text.string) == "required" else {
        throw Fault(.expectedOneOf(key, ["required（规定章节）"], found: text.string), text.range)
      }
      return .section
    default: return .note(try kinds(text))
    }
  }

  private func table(_ text: PlacedText) throws(Fault) -> Int {
    if let table = names.catalog.table(named: text.string) { return table }
    if text.scalars.contains(where: { $0 == "," || $0 == "，" || $0 == "、" }) {
      throw Fault(.oneTableOnly, text.whole)
    }
    let near = nearName(to: text.string, among: names.catalog.tables.map(\.name))
    throw Fault(
      .unknownName(text.string, kind: "表", near: near), text.fileRange(0..<text.scalars.count))
  }

  private func kinds(_ text: YAMLScalar) throws(Fault) -> [ReaderNote.Kind] {
    if Vocabulary.scopeValue.canonical(text.string) == "all" { return [] }
    var kinds: [ReaderNote.Kind] = []
    for part in text.text.split(at: [",", "，"]) {
      guard let kind = Vocabulary.noteKind(part.string) else {
        throw Fault(
          .unknownChoice(
            part.string, what: ValueType.noteKind.name, known: Vocabulary.noteKind.shown,
            near: nearWord(to: part.string, among: Vocabulary.noteKind.spellings)),
          part.fileRange(0..<part.scalars.count))
      }
      kinds.append(kind)
    }
    return kinds
  }
}

extension PlacedText {
  /// The parts between any of `separators`, trimmed.
  func split(at separators: Set<Unicode.Scalar>) -> [PlacedText] {
    var parts: [PlacedText] = []
    var start = 0
    for (i, scalar) in scalars.enumerated() where separators.contains(scalar) {
      parts.append(trimmed(start..<i))
      start = i + 1
    }
    return parts + [trimmed(start..<scalars.count)]
  }
}
