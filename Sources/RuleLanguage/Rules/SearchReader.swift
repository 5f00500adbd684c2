import AuditModel

/// Reads what a rule looks for in the prose: `each match` and `extract`.
struct SearchReader {
  let names: FormNames
  let patterns: PatternTable
  let diagnostics: Diagnostics

  /// A search with what it captures.
  struct Found {
    var search: TextSearch
    var captures: [Scope.Capture]
  }

  // MARK: each match

  func match(_ node: YAMLNode) -> Found? {
    guard let map = mapping(node, keys: ["in", "of", "words"], what: "each match") else {
      return nil
    }
    let places = map.read("in") { node throws(Fault) in try self.places(node, "in") }
    let found: (Int, [Scope.Capture])?
    if let pair = map.pairs["words"] {
      if let other = map.pairs["of"] { diagnostics.add(.patternAndWords, other.key.range) }
      found = diagnostics.attempt { () throws(Fault) in
        try words(pair.value, isFolded: places.areFolded)
      }
    } else {
      found = map.read("of") { node throws(Fault) in
        try pattern(node, "of", defaultName: nil, of: .match, isFolded: places.areFolded)
      }
    }
    guard let places, let (number, captures) = found else { return nil }
    return Found(search: TextSearch(places: places, pattern: number), captures: captures)
  }

  // MARK: extract

  /// nil where one of them is wrong, which is reported.
  func extracts(_ node: YAMLNode) -> [Found]? {
    guard case .sequence(let items) = node.content else { return extracts(of: node, from: 0) }
    var all: [Found] = []
    for item in items {
      guard let found = extracts(of: item, from: all.count) else { return nil }
      all += found
    }
    return all
  }

  /// The names that one mapping gives, each with a pattern.
  private func extracts(of node: YAMLNode, from first: Int) -> [Found]? {
    guard case .mapping(let pairs) = node.content else {
      diagnostics.add(.notAMapping("extract"), node.mark)
      return nil
    }
    let written = pairs.map(\.key.string).filter { Vocabulary.searchKey.canonical($0) == nil }
    guard let map = mapping(node, keys: ["from"] + written, what: "extract") else { return nil }
    let places = map.read("from") { node throws(Fault) in try self.places(node, "from") }
    if written.isEmpty, places != nil { diagnostics.add(.extractsNothing, node.mark) }
    var all: [Found] = []
    for name in map.order where name != "from" {
      guard let key = map.pairs[name]?.key else { continue }
      let search = CaptureOperand.Search.extract(first + all.count)
      let found = map.read(name) { node throws(Fault) in
        try pattern(
          node, name, defaultName: (name, key.range), of: search, isFolded: places.areFolded)
      }
      guard let places, let (number, captures) = found else { return nil }
      all.append(Found(search: TextSearch(places: places, pattern: number), captures: captures))
    }
    return places == nil || written.isEmpty ? nil : all
  }

  private func mapping(_ node: YAMLNode, keys: [String], what: String) -> StrictMapping? {
    let map = StrictMapping(
      node, keys: keys, in: [.searchKey], what: what, diagnostics)
    return map?.unknown.isEmpty == true ? map : nil
  }

  // MARK: Places and patterns

  private func places(_ node: YAMLNode, _ key: String) throws(Fault) -> [SectionOperand] {
    let lowering = Lowering(scope: Scope(names: names, quantifier: .once), patterns: patterns)
    var places: [SectionOperand] = []
    for part in try node.words(key) {
      let place = try lowering.textSource(try Parser.parse(part, names: names))
      if places.contains(place) { throw Fault(.duplicateName(part.string), part.whole) }
      places.append(place)
    }
    return places
  }

  private func words(
    _ node: YAMLNode, isFolded: Bool
  ) throws(Fault) -> (Int, [Scope.Capture]) {
    let name = try node.text("words")
    let number = try patterns.number(ofList: name.text, isFolded: isFolded)
    let captures = patterns.patterns[number].captures.indices.flatMap { i in
      // The word of either language.
      Vocabulary.foundWord.spellings.map {
        Scope.Capture(
          name: $0, range: name.range, type: .text,
          operand: CaptureOperand(search: .match, capture: i), isFolded: false)
      }
    }
    return (number, captures)
  }

  private func pattern(
    _ node: YAMLNode, _ key: String, defaultName: (text: String, range: Range<Int>)?,
    of search: CaptureOperand.Search, isFolded: Bool
  ) throws(Fault) -> (Int, [Scope.Capture]) {
    let (text, range) = try written(node, key) { item throws(Fault) in
      // What is wrong with one of several must not be made good by the next.
      let alone = try CapturePattern(
        item.text, patterns: patterns, isFolded: isFolded, defaultName: defaultName?.text)
      if alone.isOpen { _ = try patterns.number(of: alone, at: item.range) }
      if let reference = alone.numberedReference { throw Fault(.numberedReference, reference) }
    }
    let pattern = try CapturePattern(
      text, patterns: patterns, isFolded: isFolded, defaultName: defaultName?.text)
    let number = try patterns.number(of: pattern, at: range)
    var captures: [Scope.Capture] = []
    for (i, capture) in pattern.captures.enumerated() {
      let isKey = capture.name == defaultName?.text
      captures.append(
        Scope.Capture(
          name: capture.name,
          range: isKey ? defaultName?.range ?? range : pattern.nameRanges[i],
          type: capture.kind.type, operand: CaptureOperand(search: search, capture: i),
          isFolded: isFolded))
    }
    return (number, captures)
  }

  /// A pattern, or a list of them any of which may fit.
  private func written(
    _ node: YAMLNode, _ key: String, _ check: (YAMLScalar) throws(Fault) -> Void
  ) throws(Fault) -> (PlacedText, Range<Int>) {
    guard case .sequence(let items) = node.content else {
      let pattern = try self.pattern(node, key)
      return (pattern.text, pattern.range)
    }
    var all: PlacedText?
    for item in items {
      let pattern = try self.pattern(item, key)
      try check(pattern)
      all = all?.joined(by: "|", to: pattern.text) ?? pattern.text
    }
    guard let all else { throw Fault(.emptyPattern, node.mark) }
    return (all, all.whole)
  }

  private func pattern(_ node: YAMLNode, _ key: String) throws(Fault) -> YAMLScalar {
    let pattern = try node.text(key)
    if pattern.text.isInSlashes { throw Fault(.slashedPattern, pattern.range) }
    return pattern
  }
}

extension PlacedText {
  fileprivate var isInSlashes: Bool {
    scalars.count > 2 && scalars.first == "/" && scalars.last == "/"
  }
}

extension [SectionOperand]? {
  /// Whether all are written in one way before they are searched.
  fileprivate var areFolded: Bool { self?.allSatisfy(\.isFolded) ?? false }
}
