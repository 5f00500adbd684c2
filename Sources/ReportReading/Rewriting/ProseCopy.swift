import AuditModel

/// Copies what stands between the tables: paragraphs, each on one line.
struct ProseCopy {
  let lines: [LineScan.Line]
  let titles: TitleReading
  /// How lines of paragraphs are broken, if they are.
  let wrapping: ProseWrapping?

  /// Copies paragraphs, each on one line, without the numbers of pages.
  ///
  /// - Parameter isHead: whether the title stands among them.
  func copy(
    _ range: Range<Int>, isHead: Bool = false, into output: inout RewrittenText,
    of text: Span<UInt8>
  ) {
    guard let wrapping else {
      for i in range { output.copyLine(lines[i].range, of: text) }
      return
    }
    var last: Int?
    // A paragraph has fewer lines; without end, whoever looks through it would go back ever farther.
    var joined = 0
    for i in range where !isPageNumber(i, in: text) {
      let line = lines[i].range
      if trimmed(line, in: text).isEmpty { continue }
      if let last, isNumberAmid(i, behind: last, before: range.upperBound, wrapping, in: text) {
        continue
      }
      if let last, joined < Self.mostLines,
        wrapping.continues(lines[last].range, in: line, isApart: i > last + 1, of: text),
        !isHead || !endsTitle(last, before: i, in: text)
      {
        output.joinLine(trimmed(line, in: text), of: text)
        joined += 1
      } else {
        joined = 0
        output.copyLine(line, of: text)
      }
      last = i
    }
  }

  /// Longer than any paragraph of a report.
  private static let mostLines = 100
  /// A page has no more digits in its number.
  private static let pageDigits = 3

  /// Whether a line is a number alone within a paragraph, which goes on behind it: that of a page.
  private func isNumberAmid(
    _ i: Int, behind last: Int, before end: Int, _ wrapping: ProseWrapping, in text: Span<UInt8>
  ) -> Bool {
    let line = trimmed(lines[i].range, in: text)
    guard line.count <= Self.pageDigits, line.allSatisfy({ digit(UInt32(text[$0])) != nil }),
      let next = (i + 1..<max(i + 1, end)).first(where: {
        !trimmed(lines[$0].range, in: text).isEmpty
      })
    else { return false }
    return wrapping.continues(lines[last].range, in: lines[next].range, isApart: true, of: text)
  }

  /// Whether a line is the title, which ends there, be the line full or not.
  private func endsTitle(_ i: Int, before next: Int, in text: Span<UInt8>) -> Bool {
    let line = trimmed(lines[i].range, in: text)
    guard titles.isTitle(line, in: text) else { return false }
    // The year in brackets may stand on the next line, or the title once more.
    let following = trimmed(lines[next].range, in: text)
    return titles.isTitle(following, in: text)
      || !titles.isTitle(line.lowerBound..<following.upperBound, in: text)
  }

  /// Marks around a number, or a number alone before or behind the end of a page.
  private func isPageNumber(_ i: Int, in text: Span<UInt8>) -> Bool {
    let line = lines[i].range
    guard line.count <= 200 else { return false }
    let page = PageWords(lines[i...i], widthOfHan: 1, in: text)
    let printed = trimmed(line, in: text)
    guard page.lines.isEmpty || printed.allSatisfy({ digit(UInt32(text[$0])) != nil }) else {
      return false
    }
    if page.lines.isEmpty { return !printed.isEmpty }
    for k in i...min(i + 2, lines.count - 1)
    where lines[k].range.contains(where: { text[$0] == 0x0C }) {
      return !printed.isEmpty
    }
    return false
  }
}
