import AuditModel
import TextPatterns

/// The patterns of a rule set, each once.
final class PatternTable {
  let words: WordLists
  private let store: PatternStore
  private(set) var patterns: [RulePattern] = []
  /// Of patterns, by their length in bytes: that tells them apart, and is quicker had than a hash.
  private var numbers: [Int: [Int]] = [:]
  /// By word list and use: most patterns with numbers need the same few.
  private var parts: [String: String] = [:]

  init(words: WordLists, store: PatternStore = PatternStore()) {
    self.words = words
    self.store = store
  }

  /// The number of a pattern; a faulty one is reported at the sign where it breaks.
  func number(of pattern: CapturePattern, at range: Range<Int>) throws(Fault) -> Int {
    let text = pattern.text.string
    let known = RulePattern(text: text, captures: pattern.captures)
    if let number = number(of: known) { return number }
    guard !text.isEmpty else { throw Fault(.emptyPattern, range) }
    do throws(TextPatternError) {
      _ = try store.pattern(text)
    } catch {
      let offset = Self.scalarOffset(ofByte: error.offset, in: pattern.text)
      let end = min(offset + 1, pattern.text.scalars.count)
      throw Fault(.pattern(error.message), pattern.text.fileRange(min(offset, end)..<end))
    }
    return add(known)
  }

  private func number(of pattern: RulePattern) -> Int? {
    numbers[pattern.text.utf8.count]?.first { patterns[$0] == pattern }
  }

  private func add(_ pattern: RulePattern) -> Int {
    numbers[pattern.text.utf8.count, default: []].append(patterns.count)
    patterns.append(pattern)
    return patterns.count - 1
  }

  /// The number of a list of words as a pattern.
  func number(ofList name: PlacedText, isFolded: Bool) throws(Fault) -> Int {
    let list = try wordList(named: name)
    let hasReplacements = list.words.contains { $0.replacement != nil }
    let known = RulePattern(
      text: "",
      captures: hasReplacements
        ? [.init(name: "replacement", kind: .replacement, groups: [.init(name: "")])] : [],
      words: Self.written(list.words.filter { !$0.isAllowed }, isFolded)
        + Self.written(list.words.filter(\.isAllowed), isFolded))
    return number(of: known) ?? add(known)
  }

  func wordList(named name: PlacedText) throws(Fault) -> WordList {
    guard let list = words[name.string] else {
      let near = nearName(to: name.string, among: words.names)
      throw Fault(.unknownName(name.string, kind: "词表", near: near), name.whole)
    }
    guard !list.isBroken else { throw Fault(.poisoned, name.whole) }
    return list
  }

  /// The words of a list as alternatives.
  func alternation(ofList name: PlacedText, isFolded: Bool) throws(Fault) -> String {
    let list = try wordList(named: name)
    guard isFolded else { return pattern(of: list, "any", Self.alternation) }
    return pattern(of: list, "folded") { Self.alternation($0.map { TextFolding.folded($0) }) }
  }

  /// The words as the texts are written that they are sought in, each once.
  private static func written(_ words: [RulePattern.Word], _ isFolded: Bool) -> [RulePattern.Word] {
    guard isFolded else { return words }
    var seen: Set<String> = []
    return words.compactMap { word in
      var word = word
      word.text = TextFolding.folded(word.text)
      return seen.insert(word.text).inserted ? word : nil
    }
  }

  /// What `make` makes of the words of a list, once for each use; nil where there is no such list.
  func pattern(ofList name: String, _ use: String, _ make: ([String]) -> String) -> String? {
    words[name].map { pattern(of: $0, use, make) }
  }

  private func pattern(
    of list: WordList, _ use: String, _ make: ([String]) -> String
  ) -> String {
    let key = "\(use) \(list.name)"
    if let known = parts[key] { return known }
    let pattern = make(list.words.filter { !$0.isAllowed }.map(\.text))
    parts[key] = pattern
    return pattern
  }

  /// Longer words first, so that 人次 is not read as 人.
  static func alternation(_ words: [String]) -> String {
    if words.isEmpty { return "(?!)" }
    let sorted = Set(words).filter { !$0.isEmpty }
      .sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    return "(?:\(sorted.map { "\\Q\($0)\\E" }.joined(separator: "|")))"
  }

  private static func scalarOffset(ofByte offset: Int, in pattern: PlacedText) -> Int {
    var bytes = 0
    for (i, scalar) in pattern.scalars.enumerated() {
      if bytes >= offset { return i }
      bytes += UTF8.width(scalar)
    }
    return pattern.scalars.count
  }
}
