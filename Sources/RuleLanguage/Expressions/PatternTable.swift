import AuditModel
import TextPatterns

/// The patterns of a rule set, each once.
final class PatternTable {
  let words: WordLists
  private(set) var patterns: [RulePattern] = []
  private var numbers: [RulePattern: Int] = [:]

  init(words: WordLists) { self.words = words }

  /// The number of a pattern; a faulty one is reported at the sign where it breaks.
  func number(of pattern: CapturePattern, at range: Range<Int>) throws(Fault) -> Int {
    let text = pattern.text.string
    let known = RulePattern(text: text, captures: pattern.captures)
    if let number = numbers[known] { return number }
    guard !text.isEmpty else { throw Fault(.emptyPattern, range) }
    do throws(TextPatternError) {
      _ = try TextPattern(text)
    } catch {
      let offset = Self.scalarOffset(ofByte: error.offset, in: pattern.text)
      let end = min(offset + 1, pattern.text.scalars.count)
      throw Fault(.pattern(error.message), pattern.text.fileRange(min(offset, end)..<end))
    }
    numbers[known] = patterns.count
    patterns.append(known)
    return patterns.count - 1
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
