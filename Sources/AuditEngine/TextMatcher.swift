import AuditModel
import TextPatterns

/// A pattern or a list of words, compiled.
enum TextMatcher: Sendable {
  case pattern(TextPattern)
  case words(WordPattern)

  init(_ pattern: RulePattern, _ store: PatternStore) throws(TextPatternError) {
    if pattern.words.isEmpty {
      self = .pattern(try store.pattern(pattern.text))
    } else {
      // The numbers of the words are those of the list: allowed ones stand last.
      self = .words(
        WordPattern(
          words: pattern.words.filter { !$0.isAllowed }.map(\.text),
          allowed: pattern.words.filter(\.isAllowed).map(\.text)))
    }
  }

  /// nil where the search was given up. `starts`: where finds may begin; nil: anywhere.
  func isFound(
    in text: UnsafeBufferPointer<UInt8>, startingIn starts: TextPattern.Starts? = nil,
    using scratch: MatchScratch
  ) -> Bool? {
    switch self {
    case .pattern(let pattern):
      do {
        return try pattern.firstMatch(in: text, startingIn: starts, using: scratch) != nil
      } catch {
        return nil
      }
    case .words(let words):
      var isFound = false
      words.visitMatches(in: text) { _, _ in
        isFound = true
        return false
      }
      return isFound
    }
  }

  /// Every find, with the number of its word, until `body` says false; false where the search was given up.
  func visit(
    _ text: UnsafeBufferPointer<UInt8>, startingIn starts: TextPattern.Starts? = nil,
    using scratch: MatchScratch,
    _ body: (_ range: Range<Int>, _ word: Int) -> Bool
  ) -> Bool {
    switch self {
    case .pattern(let pattern):
      do {
        try pattern.visitMatches(in: text, startingIn: starts, using: scratch) {
          body($0.range, -1)
        }
      } catch {
        return false
      }
    case .words(let words): words.visitMatches(in: text) { body($1, $0) }
    }
    return true
  }

  func group(named name: String) -> Int? {
    if case .pattern(let pattern) = self { pattern.group(named: name) } else { nil }
  }
}
