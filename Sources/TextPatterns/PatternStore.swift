/// Compiles patterns, each once: who checks a rule and who runs it ask for the same ones.
public final class PatternStore {
  /// By length in bytes, which tells most of them apart.
  private var patterns: [Int: [(text: String, pattern: TextPattern)]] = [:]

  public init() {}

  /// Throws what is wrong with the pattern.
  public func pattern(_ text: String) throws(TextPatternError) -> TextPattern {
    let length = text.utf8.count
    if let known = patterns[length]?.first(where: { $0.text == text }) { return known.pattern }
    let pattern = try TextPattern(text)
    patterns[length, default: []].append((text, pattern))
    return pattern
  }
}
