import AuditModel

/// A mapping whose every key must be known: what is not asked for is a mistake.
///
/// Keys are asked for by their canonical English name; in the file they may have either spelling that one of some
/// vocabularies knows.
struct StrictMapping {
  private(set) var pairs: [String: YAMLPair]
  /// Canonical names in the order of the file.
  private(set) var order: [String] = []
  /// Unknown keys, as written, with the known key each is most like.
  private(set) var unknown: [(name: String, near: String?)] = []
  /// Keys whose values are wrong as a whole, which is reported: as good as not there, and not missing.
  private(set) var withheld: Set<String> = []
  let range: Range<Int>
  private let diagnostics: Diagnostics

  /// nil where `node` is no mapping; the mistake is reported.
  init?(
    _ node: YAMLNode, keys: [String], in vocabularies: [Vocabulary] = [], what: String,
    _ diagnostics: Diagnostics
  ) {
    guard case .mapping(let written) = node.content else {
      diagnostics.add(.notAMapping(what), node.mark)
      return nil
    }
    pairs = Dictionary(minimumCapacity: written.count)
    range = node.mark
    self.diagnostics = diagnostics
    func canonical(_ name: String) -> String? {
      if keys.contains(name) { return name }
      return vocabularies.lazy.compactMap { $0.canonical(name) }.first { keys.contains($0) }
    }
    for pair in written where !diagnostics.isFull {
      let name = pair.key.string
      guard let key = canonical(name) else {
        let spellings = vocabularies.flatMap(\.terms).filter { keys.contains($0.english) }
        let near =
          Vocabulary.keysMeant[name].flatMap { canonical($0) == nil ? nil : $0 }
          ?? nearWord(to: name, among: (keys + spellings.map(\.chinese)).sorted())
        unknown.append((name, near))
        diagnostics.add(
          .unknownKey(name, near: near, what: what, known: vocabularies.isEmpty ? keys : []),
          pair.key.range)
        continue
      }
      if let first = pairs[key] {
        let line = diagnostics.line(of: first.key.range.lowerBound)
        diagnostics.add(.duplicateKey(name, firstLine: line), pair.key.range)
        continue
      }
      pairs[key] = pair
      order.append(key)
    }
  }

  subscript(_ key: String) -> YAMLNode? { pairs[key]?.value }

  /// Takes up a pair that stands elsewhere.
  mutating func adopt(_ key: String, _ pair: YAMLPair) {
    pairs[key] = pair
    order.append(key)
  }

  mutating func withhold(_ key: String) {
    pairs[key] = nil
    order.removeAll { $0 == key }
    withheld.insert(key)
  }

  /// The value of a key that must be there. A missing one is not reported where an unknown key may be its
  /// misspelling.
  func required(_ key: String) -> YAMLNode? {
    if let pair = pairs[key] { return pair.value }
    if unknown.isEmpty, !withheld.contains(key) {
      diagnostics.add(.missingKey(key), range)
    }
    return nil
  }

  /// What `body` makes of the value of a key that must be there.
  func read<Value>(_ key: String, _ body: (YAMLNode) throws(Fault) -> Value) -> Value? {
    guard let node = required(key) else { return nil }
    return diagnostics.attempt { () throws(Fault) in try body(node) }
  }

  func readIfPresent<Value>(_ key: String, _ body: (YAMLNode) throws(Fault) -> Value) -> Value? {
    pairs[key] == nil ? nil : read(key, body)
  }

  /// The text of a key that must be there.
  func text(_ key: String) -> YAMLScalar? {
    read(key) { node throws(Fault) in try node.text(key) }
  }

  /// The texts of a key that must be there.
  func texts(_ key: String) -> [YAMLScalar]? {
    read(key) { node throws(Fault) in try node.texts(key) }
  }

  func items(_ key: String) -> [YAMLNode]? {
    read(key) { node throws(Fault) in try node.items(key) }
  }

  func figure(_ key: String, most: FixedDecimal) -> FixedDecimal? {
    read(key) { node throws(Fault) in try node.figure(key, most: most) }
  }

  /// The value that a word stands for; `default` where the key is missing.
  func choice<Value>(
    _ key: String, _ values: KeyValuePairs<String, Value>, default value: Value
  ) -> Value {
    readIfPresent(key) { node throws(Fault) in
      let text = try node.text(key)
      guard let found = values.first(where: { $0.key == text.string }) else {
        throw Fault(.expectedOneOf(key, values.map(\.key), found: text.string), text.range)
      }
      return found.value
    } ?? value
  }
}

extension YAMLNode {
  /// The text of a scalar that must not be empty.
  func text(_ what: String) throws(Fault) -> YAMLScalar {
    guard case .scalar(let scalar) = content else { throw Fault(.expectedText(what), mark) }
    guard !scalar.text.isBlank else { throw Fault(.emptyValue(what), range) }
    return scalar
  }

  func items(_ what: String) throws(Fault) -> [YAMLNode] {
    guard case .sequence(let items) = content else { throw Fault(.expectedList(what), mark) }
    return items
  }

  /// The texts of a list, or the one text that stands alone.
  func texts(_ what: String) throws(Fault) -> [YAMLScalar] {
    if case .scalar = content { return [try text(what)] }
    var texts: [YAMLScalar] = []
    for item in try items(what) { texts.append(try item.text(what)) }
    return texts
  }

  /// The words of a list, or of one text with commas between them.
  func words(_ what: String) throws(Fault) -> [PlacedText] {
    if case .scalar = content { return try text(what).text.split(at: [",", "，"]) }
    return try texts(what).map(\.text)
  }

  func wholeNumber(_ what: String, in range: ClosedRange<Int>) throws(Fault) -> Int {
    let scalar = try text(what)
    guard let number = Int(scalar.string) else {
      throw Fault(.expectedNumber(what, found: scalar.string), scalar.range)
    }
    guard range.contains(number) else {
      throw Fault(.outOfRange(what, found: number, range), scalar.range)
    }
    return number
  }

  /// A decimal from 0 to `most`.
  func figure(
    _ what: String, most: FixedDecimal = FixedDecimal(scaled: 1_000_000 * FixedDecimal.scale)
  ) throws(Fault) -> FixedDecimal {
    let scalar = try text(what)
    guard let value = FixedDecimal(digits: scalar.string) else {
      throw Fault(.expectedNumber(what, found: scalar.string), scalar.range)
    }
    guard value <= most else {
      throw Fault(.tooMuch(what, found: scalar.string, most: "\(most)"), scalar.range)
    }
    return value
  }

  /// A percentage up to 100%, or a decimal below 1: whether 1 means 1% or all nobody knows.
  func share(_ what: String) throws(Fault) -> FixedDecimal {
    let scalar = try text(what)
    let isPercentage = scalar.string.hasSuffix("%")
    let digits = isPercentage ? String(scalar.string.dropLast()) : scalar.string
    guard let value = FixedDecimal(digits: digits),
      isPercentage || value.scaled < FixedDecimal.scale
    else { throw Fault(.expectedShare(what, found: scalar.string), scalar.range) }
    guard isPercentage else { return value }
    guard value.scaled <= 100 * FixedDecimal.scale else {
      throw Fault(.tooMuch(what, found: scalar.string, most: "100%"), scalar.range)
    }
    return FixedDecimal(scaled: value.scaled / 100)
  }

  func truth(_ what: String) throws(Fault) -> Bool {
    let scalar = try text(what)
    switch scalar.string {
    case "true": return true
    case "false": return false
    default:
      throw Fault(.expectedOneOf(what, ["true", "false"], found: scalar.string), scalar.range)
    }
  }
}
