import AuditModel

/// Cuts texts in which headings stand within a line, as where a whole report was run together into one.
struct LineCutting {
  let headings: HeadingIndex
  let titles: TitleReading

  /// Fewer headings than this on lines of their own: the others may stand within lines.
  private static let fewHeadings = 3
  /// Longer than any line of a title or a signature.
  private static let longestLine = 210

  /// The lines with each heading in a line of its own; nil where they are as they should be.
  func cut(_ lines: [LineScan.Line], in text: Span<UInt8>) -> [LineScan.Line]? {
    guard headed(lines, in: text) < Self.fewHeadings else { return nil }
    let found = lastSeries(chosen(lines.flatMap { candidates($0.range, in: text) }, in: text))
    guard found.count >= Self.fewHeadings, let first = found.first, let last = found.last else {
      return nil
    }
    var cut: [LineScan.Line] = []
    for line in lines {
      var start = line.range.lowerBound
      for heading in found where line.range.contains(heading.lowerBound) {
        if heading == first {
          addOpening(start..<heading.lowerBound, to: &cut, in: text)
        } else {
          addParagraphs(start..<heading.lowerBound, to: &cut, in: text)
        }
        add(heading, to: &cut, in: text)
        start = heading.upperBound
      }
      if line.range.contains(last.lowerBound) {
        addClosing(start..<line.range.upperBound, to: &cut, in: text)
      } else {
        addParagraphs(start..<line.range.upperBound, to: &cut, in: text)
      }
    }
    return cut
  }

  private func headed(_ lines: [LineScan.Line], in text: Span<UInt8>) -> Int {
    lines.count { line in
      let printed = trimmed(line.range, in: text)
      return !printed.isEmpty
        && headings.match(withoutLeadingMarks(printed, in: text), in: text) != nil
    }
  }

  // MARK: Headings

  private struct Candidate {
    var section: Int
    var range: Range<Int>
    var isWeak: Bool
  }

  private func candidates(_ range: Range<Int>, in text: Span<UInt8>) -> [Candidate] {
    var found: [Candidate] = []
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if let number = chineseDigit(value),
        let candidate = candidate(number, at: i, in: range, of: text)
      {
        found.append(candidate)
        i = candidate.range.upperBound
      } else {
        i += length
      }
    }
    return found
  }

  /// The title that stands at `start` behind its number; of several the longest.
  private func candidate(
    _ number: Int, at start: Int, in range: Range<Int>, of text: Span<UInt8>
  ) -> Candidate? {
    guard
      let behindNumber = itemNumber(start..<min(range.upperBound, start + 30), in: text)?.end
    else { return nil }
    let rest = behindNumber..<range.upperBound
    for title in headings.titles where title.section == number - 1 {
      var fold = LabelFold(rest)
      guard title.scalars.allSatisfy({ fold.next(in: text) == $0 }) else { continue }
      let found = start..<fold.position
      // What prose may say too is a title only where it stands by itself.
      if title.isWeak, !standsAlone(found, in: range, of: text) { continue }
      return Candidate(section: title.section, range: found, isWeak: title.isWeak)
    }
    return nil
  }

  /// Whether a sentence or a blank ends before a run of text, and behind it.
  private func standsAlone(_ run: Range<Int>, in range: Range<Int>, of text: Span<UInt8>) -> Bool {
    let before =
      run.lowerBound == range.lowerBound || text[run.lowerBound - 1] == 0x20
      || run.lowerBound >= range.lowerBound + 3
        && (behind("。", from: run.lowerBound - 3, in: text) != nil
          || behind("　", from: run.lowerBound - 3, in: text) != nil)
    let after =
      run.upperBound == range.upperBound
      || isSpace(scalar(at: run.upperBound, in: text).value)
      || behind("：", from: run.upperBound, in: text) != nil
    return before && after
  }

  /// Those that may open a section.
  private func chosen(_ candidates: [Candidate], in text: Span<UInt8>) -> [Candidate] {
    var end = -1
    let choice = HeadingChoice(
      of: candidates.map { candidate in
        defer { end = candidate.range.upperBound }
        let isAdjacent =
          end >= 0 && trimmed(end..<candidate.range.lowerBound, in: text).isEmpty
        return .init(
          section: candidate.section, isWeak: candidate.isWeak, isAdjacent: isAdjacent)
      })
    return zip(candidates, choice.isChosen).filter(\.1).map(\.0)
  }

  /// A list of the titles may stand before the report: of each title the last counts that lets the later
  /// ones follow.
  private func lastSeries(_ candidates: [Candidate]) -> [Range<Int>] {
    var series: [Range<Int>] = []
    var section = Int.max
    for candidate in candidates.reversed() where candidate.section < section {
      // A later title that an earlier one would leave out goes first.
      series.append(candidate.range)
      section = candidate.section
    }
    return series.reversed()
  }

  // MARK: Title and signature

  private func add(_ range: Range<Int>, to lines: inout [LineScan.Line], in text: Span<UInt8>) {
    guard !trimmed(range, in: text).isEmpty else { return }
    var tabs = 0
    var hasPipe = false
    for i in range {
      if text[i] == 0x09 { tabs += 1 }
      if text[i] == UInt8(ascii: "|") { hasPipe = true }
    }
    lines.append(LineScan.Line(range: range, tabs: tabs, hasPipe: hasPipe))
  }

  /// Paragraphs, which a blank behind a sentence parts where lines were run together.
  private func addParagraphs(
    _ range: Range<Int>, to lines: inout [LineScan.Line], in text: Span<UInt8>
  ) {
    var start = range.lowerBound
    for end in sentenceEnds(range, in: text)
    where end < range.upperBound && isSpace(scalar(at: end, in: text).value) {
      add(start..<end, to: &lines, in: text)
      start = end
    }
    add(start..<range.upperBound, to: &lines, in: text)
  }

  /// Behind every full stop.
  private func sentenceEnds(_ range: Range<Int>, in text: Span<UInt8>) -> [Int] {
    var ends: [Int] = []
    var i = range.lowerBound
    while i < range.upperBound {
      let end = i + scalar(at: i, in: text).length
      if behind("。", from: i, in: text) != nil { ends.append(end) }
      i = end
    }
    return ends
  }

  /// What stands before the first heading: the title, and the text behind it.
  private func addOpening(
    _ range: Range<Int>, to lines: inout [LineScan.Line], in text: Span<UInt8>
  ) {
    if let title = titleBehindPage(in: range, of: text) {
      add(range.lowerBound..<title.lowerBound, to: &lines, in: text)
      add(title, to: &lines, in: text)
      add(title.upperBound..<range.upperBound, to: &lines, in: text)
      return
    }
    var title = range.lowerBound
    var i = range.lowerBound
    while i < min(range.upperBound, range.lowerBound + Self.longestLine) {
      i += scalar(at: i, in: text).length
      if titles.isTitle(range.lowerBound..<i, in: text) { title = i }
    }
    add(range.lowerBound..<title, to: &lines, in: text)
    // In one piece: a list of the titles in it must not begin a line.
    add(title..<range.upperBound, to: &lines, in: text)
  }

  /// The title with its year, of words without a blank or a pipe before the first sentence, where other words of a page stand
  /// before it; a blank may part the agency from the year.
  private func titleBehindPage(in range: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    let end = sentenceEnds(range, in: text).first ?? range.upperBound
    let words = pieces(of: range.lowerBound..<end, in: text) {
      isSpace($0) || $0 == UInt32(UInt8(ascii: "|"))
    }
    let last = words.lastIndex {
      titles.isTitle($0, in: text) && titles.year(in: $0, of: text) != nil
    }
    guard let last, last > 0 else { return nil }
    let hasName = titles.agency(in: words[last], of: text) != nil
    let before = words[last - 1]
    let isName = before.count > 6 && isHan(scalar(at: before.upperBound - 3, in: text).value)
    let start = hasName || !isName ? words[last] : before
    return start.lowerBound > words[0].lowerBound ? start.lowerBound..<words[last].upperBound : nil
  }

  /// What stands behind the last heading: its text, and the signature behind the last sentence.
  private func addClosing(
    _ range: Range<Int>, to lines: inout [LineScan.Line], in text: Span<UInt8>
  ) {
    var end = sentenceEnds(range, in: text).last ?? range.upperBound
    if range.upperBound - end > Self.longestLine { end = range.upperBound }
    addParagraphs(range.lowerBound..<end, to: &lines, in: text)
    add(end..<range.upperBound, to: &lines, in: text)
  }
}
