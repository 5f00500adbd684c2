import TextPatterns

/// The patterns of a rule set, each once.
final class PatternTable {
  private(set) var patterns: [String] = []
  private var numbers: [String: Int] = [:]

  /// The number of a pattern; a faulty one is reported at the sign where it breaks.
  func number(of pattern: PlacedText, at range: Range<Int>) throws(Fault) -> Int {
    let text = pattern.string
    if let number = numbers[text] { return number }
    guard !text.isEmpty else { throw Fault(.emptyPattern, range) }
    do throws(TextPatternError) {
      _ = try TextPattern(text)
    } catch {
      let offset = Self.scalarOffset(ofByte: error.offset, in: pattern)
      let end = min(offset + 1, pattern.scalars.count)
      throw Fault(.pattern(error.message), pattern.fileRange(min(offset, end)..<end))
    }
    numbers[text] = patterns.count
    patterns.append(text)
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
