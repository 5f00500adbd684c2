import AuditModel

/// Writes the marks in which other programs part the cells of a table as the plain ones: pipes between cells, a line for
/// each row.
///
/// Every mark is replaced by as many bytes, blanks for what says nothing, so that all else keeps its place. It is tried
/// only where the usual reading found too little; prose keeps its marks.
struct PlainMarks {
  var bytes: [UInt8]
  var isChanged = false

  /// The text with plain marks; nil where it has none that are not.
  static func folded(_ text: [UInt8]) -> [UInt8]? {
    var marks = PlainMarks(bytes: text)
    marks.fold()
    return marks.isChanged ? marks.bytes : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func fold() {
    let signs = Signs(in: bytes.span)
    if signs.hasEscapedTags { foldTags() }
    guard signs.areAny else { return }
    var environment = Environment.none
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = start..<end
      switch environment {
      case .none:
        if signs.hasTabular, begins("\\begin{tab", line) || begins("\\begin{longtable", line) {
          environment = .tabular
          blank(line)
        } else if signs.hasWikiTable, begins("{|", line) {
          environment = .wiki
          blank(line)
        } else {
          foldLine(line, bars: signs.hasBars && !signs.hasCorners)
        }
      case .tabular:
        if let close = line.first(where: { stands("\\end{", at: $0, before: end) }) {
          environment = .none
          foldTabular(line.lowerBound..<close, goesOn: false)
          blank(close..<end)
        } else {
          foldTabular(line, goesOn: end < bytes.count)
        }
      case .wiki:
        if begins("|}", line) {
          environment = .none
          blank(line)
        } else {
          foldWiki(line, goesOn: end < bytes.count)
        }
      }
      start = end + 1
    }
  }

  private enum Environment { case none, tabular, wiki }

  // MARK: Writing

  mutating func blank(_ range: Range<Int>) {
    for i in range where bytes[i] != UInt8(ascii: "\r") { bytes[i] = UInt8(ascii: " ") }
    isChanged = true
  }

  /// Writes `sign` as the last byte of a mark, blanks before it.
  mutating func write(_ sign: Unicode.Scalar, over mark: Range<Int>) {
    blank(mark)
    bytes[mark.upperBound - 1] = UInt8(ascii: sign)
  }

  func stands(_ mark: StaticString, at i: Int, before end: Int) -> Bool {
    behind(mark, from: i, in: bytes.span).map { $0 <= end } ?? false
  }

  func begins(_ mark: StaticString, _ line: Range<Int>) -> Bool {
    let first = line.first { bytes[$0] > 0x20 }
    return first.map { stands(mark, at: $0, before: line.upperBound) } ?? false
  }

  // MARK: Lines

  /// A line of cells has at least as many bars.
  private static let fewestBars = 2
  /// A longer line without marks between cells is prose.
  private static let longestCell = 150

  private mutating func foldLine(_ line: Range<Int>, bars: Bool) {
    var wide: [Int] = []
    var hasCells = false
    for i in line {
      switch bytes[i] {
      case 0x7C, 0x09: hasCells = true
      case 0xE2, 0xEF: if isBar(at: i, before: line.upperBound) { wide.append(i) }
      default: break
      }
    }
    if bars, wide.count >= Self.fewestBars {
      for i in wide { write("|", over: i..<i + 3) }
      hasCells = true
    }
    guard hasCells || line.count <= Self.longestCell else { return }
    let isBold = hasCells || isWhollyBold(line)
    for i in line {
      if stands("&nbsp;", at: i, before: line.upperBound) {
        blank(i..<i + 6)
      } else if isBold, stands("**", at: i, before: line.upperBound) {
        blank(i..<i + 2)
      }
    }
  }

  private func isBar(at i: Int, before end: Int) -> Bool {
    Self.bars.contains { stands($0, at: i, before: end) }
  }

  private static let bars: [StaticString] = ["｜", "│", "┃", "║", "￨"]

  private func isWhollyBold(_ line: Range<Int>) -> Bool {
    let printed = trimmed(line, in: bytes.span)
    return begins("**", line)
      && stands("**", at: printed.upperBound - 2, before: printed.upperBound)
  }

  // MARK: Signs

  /// What of the marks stands in a text.
  private struct Signs {
    var hasBars = false
    /// Lines meet: a table is drawn, whose rows may take several lines each.
    var hasCorners = false
    var hasTabular = false
    var hasWikiTable = false
    var hasEscapedTags = false
    private var hasBlanksOrBold = false

    var areAny: Bool { hasBars || hasTabular || hasWikiTable || hasEscapedTags || hasBlanksOrBold }

    init(in text: Span<UInt8>) {
      for i in text.indices {
        switch text[i] {
        case 0xE2 where i + 2 < text.count && text[i + 1] >= 0x94 && text[i + 1] <= 0x95:
          let value = scalar(at: i, in: text).value
          hasBars = hasBars || [0x2502, 0x2503, 0x2551].contains(value)
          hasCorners = hasCorners || (0x250C...0x254B).contains(value) || value > 0x2551
        case 0xEF: hasBars = hasBars || isMark("｜", i, text) || isMark("￨", i, text)
        case UInt8(ascii: "\\"): hasTabular = hasTabular || isMark("\\begin{", i, text)
        case UInt8(ascii: "{"): hasWikiTable = hasWikiTable || isMark("{|", i, text)
        case UInt8(ascii: "&"):
          hasEscapedTags = hasEscapedTags || isMark("&lt;t", i, text)
          hasBlanksOrBold = hasBlanksOrBold || isMark("&nbsp;", i, text)
        case UInt8(ascii: "*"): hasBlanksOrBold = hasBlanksOrBold || isMark("**", i, text)
        default: break
        }
      }
    }

    private func isMark(_ mark: StaticString, _ i: Int, _ text: Span<UInt8>) -> Bool {
      behind(mark, from: i, in: text) != nil
    }
  }
}
