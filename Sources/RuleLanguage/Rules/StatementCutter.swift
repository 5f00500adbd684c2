/// Cuts the string form of an example at its commas; commas in brackets, in quotes and between digits are part
/// of a statement.
struct StatementCutter {
  private let text: PlacedText
  private var position = 0
  /// What stands behind `->`.
  private(set) var results: PlacedText?

  init(_ text: PlacedText) {
    var end = text.scalars.count
    if let arrow = Self.arrow(in: text) {
      results = text.trimmed(arrow + 2..<text.scalars.count)
      end = arrow
    }
    self.text = text[0..<end]
  }

  private static func arrow(in text: PlacedText) -> Int? {
    firstUnquoted(in: text) { i in
      text.scalars[i] == "-" && i + 1 < text.scalars.count && text.scalars[i + 1] == ">"
    }
  }

  /// `新收 1 → 左边 1`: an arrow behind a blank, which people type in the place of `->`.
  static func wideArrow(in text: PlacedText) -> Int? {
    firstUnquoted(in: text) { i in
      text.scalars[i] == "→" && i > 0 && text.scalars[i - 1].isBlank
    }
  }

  private static func firstUnquoted(
    in text: PlacedText, where isMeant: (Int) -> Bool
  ) -> Int? {
    var isQuoted = false
    for (i, scalar) in text.scalars.enumerated() {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, isMeant(i) { return i }
    }
    return nil
  }

  mutating func next() throws(Fault) -> PlacedText? {
    guard position <= text.scalars.count, !(position == 0 && text.trimmed.scalars.isEmpty) else {
      return nil
    }
    let start = position
    var depth = 0
    var isQuoted = false
    while position < text.scalars.count {
      let scalar = text.scalars[position]
      switch scalar {
      case "\"": isQuoted.toggle()
      case "[", "(", "（", "“": depth += isQuoted ? 0 : 1
      case "]", ")", "）", "”": depth -= isQuoted ? 0 : 1
      default: break
      }
      if !isQuoted, depth <= 0, scalar == "," || scalar == "，",
        !isGrouping(at: position, from: start)
      {
        break
      }
      position += 1
    }
    let statement = text.trimmed(start..<position)
    position += 1
    guard !statement.scalars.isEmpty else {
      throw Fault(.emptyStatement, text.fileRange(start..<min(position, text.scalars.count)))
    }
    return statement
  }

  /// `1,288`: digits before, exactly three after.
  private func isGrouping(at comma: Int, from start: Int) -> Bool {
    func isDigit(_ offset: Int) -> Bool {
      offset >= start && offset < text.scalars.count
        && (text.scalars[offset].isDigit || text.scalars[offset].isWideDigit)
    }
    return isDigit(comma - 1) && isDigit(comma + 1) && isDigit(comma + 2) && isDigit(comma + 3)
      && !isDigit(comma + 4)
  }
}
