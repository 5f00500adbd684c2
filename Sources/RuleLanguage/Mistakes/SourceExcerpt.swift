import AuditModel

/// The line of a file that a mistake stands in, cut to what fits a terminal.
struct SourceExcerpt: Hashable, Sendable {
  private var before: String
  private var marked: String
  private var after: String

  /// Scalars shown on each side of the caret at the most.
  private static let reach = 100

  init(of range: Range<Int>, in source: SourceText) {
    let line = source.lineRange(of: range.lowerBound)
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(range.upperBound, start), line.upperBound, start + Self.reach)
    let first = max(line.lowerBound, start - Self.reach)
    let last = min(line.upperBound, end + Self.reach)
    before = (first > line.lowerBound ? "…" : "") + Self.visible(source.string(first..<start))
    marked = Self.visible(source.string(start..<end))
    after = Self.visible(source.string(end..<last)) + (last < line.upperBound ? "…" : "")
  }

  /// Controls would move the caret or the terminal's cursor.
  private static func visible(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: shown.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// Two lines: the text, and a caret below what is wrong. Full-width signs take full-width blanks and
  /// carets, so that the caret stands right in any font that keeps two to one.
  func rendered(line: Int) -> String {
    let number = String(line)
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
    var text = "\(margin) | \(before)\(marked)\(after)\n"
    text += String(repeating: " ", count: max(5, number.count)) + " | "
    for scalar in before.unicodeScalars { text += Self.signs(" ", "\u{3000}", for: scalar) }
    for scalar in marked.unicodeScalars { text += Self.signs("^", "＾", for: scalar) }
    if marked.isEmpty { text += "^" }
    return text
  }

  private static func signs(
    _ narrow: String, _ wide: String, for scalar: Unicode.Scalar
  ) -> String {
    switch scalar.displayWidth {
    case 0: ""
    case 2: wide
    default: narrow
    }
  }
}
