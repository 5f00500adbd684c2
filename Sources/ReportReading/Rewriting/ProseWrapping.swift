import AuditModel

/// Whether and where a text breaks the lines of its paragraphs, as a page does.
struct ProseWrapping {
  /// The width of a full line, in columns of a terminal.
  private let width: Int
  /// How many characters such a line has: where lines are broken after so many, digits leave them narrower.
  private let characters: Int
  /// How far the lines in the middle of paragraphs are indented.
  private let margin: Int

  /// Lines that are full are so within this many columns: Latin letters and marks take less than they should.
  private static let ragged = 12
  /// Shorter lines tell nothing.
  private static let shortest = 40
  /// The first line of a paragraph is indented by no more columns than this; a line in the middle of the page may be.
  private static let deepestIndent = 4
  /// Fewer broken lines may be chance.
  private static let fewLines = 3
  /// More lines longer than full ones are paragraphs.
  private static let mostLonger = 1

  /// Whether so many lines end within a sentence, and so few sentences are longer, that paragraphs may be broken over lines:
  /// asked of every text, so that bytes are counted and no columns.
  static func mayBreak(_ lines: [LineScan.Line], in text: Span<UInt8>) -> Bool {
    var broken = 0
    var longest = 0
    // A line of `shortest` columns has as many bytes at the least, and half as many more at the most.
    for line in lines where line.range.count >= shortest && isProse(line) {
      let printed = trimmed(line.range, in: text)
      if printed.count < shortest || mayEnd(printed, in: text) { continue }
      broken += 1
      longest = max(longest, printed.count)
    }
    guard broken >= fewLines else { return false }
    let full = (longest + ragged) * 3 / 2
    return lines.count { $0.range.count > full && isProse($0) } <= mostLonger
  }

  private static func isProse(_ line: LineScan.Line) -> Bool {
    line.tabs == 0 && !line.hasPipe && line.placement == nil
  }

  /// nil where paragraphs stand on a line each.
  init?(_ lines: [LineScan.Line], in text: Span<UInt8>) {
    var broken: [Measure] = []
    var sentences: [Int] = []
    var margin = Int.max
    for line in lines where Self.isProse(line) {
      let printed = trimmed(line.range, in: text)
      let measure = Measure(line.range.lowerBound..<printed.upperBound, in: text)
      guard measure.width >= Self.shortest, !Self.hasGap(printed, in: text) else { continue }
      margin = min(margin, Measure(line.range.lowerBound..<printed.lowerBound, in: text).width)
      if Self.mayEnd(printed, in: text) {
        sentences.append(measure.width)
      } else {
        broken.append(measure)
      }
    }
    // The widest lines that break off within a sentence are full, but for single ones of tables. Where
    // paragraphs stand on a line each, most are wider.
    let full = broken.map(\.width).sorted(by: >).first { width in
      broken.count { $0.width <= width && $0.width + Self.ragged >= width } >= Self.fewLines
    }
    guard let full, sentences.count(where: { $0 > full + Self.ragged }) <= Self.mostLonger
    else { return nil }
    width = full
    characters =
      broken.lazy.filter { $0.width <= full && $0.width + Self.ragged >= full }
      .map(\.characters).max() ?? 0
    self.margin = margin
  }

  /// Whether the paragraph in `line` goes on in `next`.
  ///
  /// - Parameter isApart: whether blank lines, or the end of a page, stand between them.
  func continues(
    _ line: Range<Int>, in next: Range<Int>, isApart: Bool, of text: Span<UInt8>
  ) -> Bool {
    let printed = trimmed(line, in: text)
    let rest = trimmed(next, in: text)
    guard !printed.isEmpty, !rest.isEmpty else { return false }
    let indent = Measure(next.lowerBound..<rest.lowerBound, in: text).width
    let own = Measure(line.lowerBound..<printed.lowerBound, in: text).width
    guard indent <= margin || own - margin <= Self.deepestIndent,
      !Self.beginsItem(rest, in: text), !Self.isRow(printed, in: text)
    else { return false }
    let free = free(of: line.lowerBound..<printed.upperBound, in: text)
    guard Self.mayEnd(printed, in: text) else {
      return free <= Self.ragged && indent <= max(1, own)
    }
    // Behind a sentence a line must be quite full to go on, and the next follow, not be indented and be neither a
    // heading nor a name: those end before the line and without a full stop.
    let follows =
      Self.mayEnd(rest, in: text)
      || self.free(of: next.lowerBound..<rest.upperBound, in: text) <= Self.ragged
    return !isApart && free <= Self.ragged / 2 && indent <= 1 && follows
  }

  /// How many columns are left behind a line.
  private func free(of line: Range<Int>, in text: Span<UInt8>) -> Int {
    let measure = Measure(line, in: text)
    return min(width - measure.width, (characters - measure.characters) * 2)
  }

  /// Whether a text begins with an item number in brackets: （三）.
  private static func beginsItem(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    !range.isEmpty && isOpeningBracket(scalar(at: range.lowerBound, in: text).value)
      && itemNumber(range, in: text) != nil
  }

  /// Whether a line ends with so many values that it is a row of a table.
  private static func isRow(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    runs(of: range, in: text).suffix(rowValues).count { isValue($0, in: text) } == rowValues
  }

  /// Fewer figures may end a line of prose that has blanks around them.
  private static let rowValues = 3

  /// Whether wide blanks stand within a line: a row of a table.
  private static func hasGap(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var blanks = 0
    for i in range {
      blanks = text[i] == 0x20 ? blanks + 1 : 0
      if blanks > 2 { return true }
    }
    return false
  }

  /// How much room a line takes.
  private struct Measure {
    /// In columns of a terminal.
    var width = 0
    var characters = 0

    init(_ range: Range<Int>, in text: Span<UInt8>) {
      var i = range.lowerBound
      while i < range.upperBound {
        let (value, length) = scalar(at: i, in: text)
        if value != 0x0C {
          width += ReportReading.width(of: value)
          characters += 1
        }
        i += length
      }
    }
  }

  /// Whether a line may be the last of its paragraph.
  private static func mayEnd(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    // Each of the signs has three bytes.
    range.count >= 3 && mayEndParagraph(scalar(at: range.upperBound - 3, in: text).value)
  }
}
