import AuditModel

/// Recognises the report's title and takes year and agency from it.
struct TitleReading: Sendable {
  /// Folded titles, longest first.
  private let titles: [[UInt32]]
  /// Their last scalars.
  private let lasts: [UInt32]
  /// What a browser prints before the title of a page.
  let printHeader: PrintHeader
  /// What leads from the agency to what it reports of, and belongs to neither.
  private let about: [[UInt8]]

  init(_ catalog: FormCatalog, _ words: MetadataWords) {
    printHeader = PrintHeader(words)
    about = words.about.map { Array($0.utf8) }
    let titles = Set(catalog.editions.flatMap(\.titles).map { foldedScalars(of: $0.text) })
    lasts = Set(titles.compactMap(\.last)).sorted()
    self.titles = titles.sorted { ($0.count, $0.description) > ($1.count, $1.description) }
  }

  /// Where the parts of a title stand.
  struct Parts {
    /// The title without a year in brackets at its end.
    var range: Range<Int>
    /// Where the report's own name begins, behind agency and year.
    var ownName: Int
  }

  func isTitle(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    title(in: range, of: text) != nil
  }

  /// The parts of a paragraph that is a title and not a sentence that mentions the report, nor what a page says of it
  /// (主题分类：政府信息公开年报); nil where it is none.
  func title(in range: Range<Int>, of text: Span<UInt8>) -> Parts? {
    guard range.count <= Self.longest,
      firstSign(in: range, of: text, where: isNeverInTitle) == nil,
      let parts = parts(of: range, in: text)
    else { return nil }
    let before = range.lowerBound..<parts.ownName
    guard !ends(trimmed(before, in: text), with: "：", in: text) else { return nil }
    return !isLastStep(before, in: text) || year(in: range, of: text) != nil ? parts : nil
  }

  /// In bytes: seventy characters.
  private static let longest = 210

  /// nil where `range` does not end with a title.
  private func parts(of range: Range<Int>, in text: Span<UInt8>) -> Parts? {
    let range = withoutYearBehind(range, in: text)
    return startOfOwnName(at: range, in: text).map { Parts(range: range, ownName: $0) }
  }

  /// Whether a title stands behind the steps of a way through a site: 首页 > 政府信息公开 > 政府信息公开年报.
  private func isLastStep(_ before: Range<Int>, in text: Span<UInt8>) -> Bool {
    let steps = trimmed(before, in: text)
    return !steps.isEmpty && Self.endOfSteps(in: steps, of: text) == steps.upperBound
      || ends(steps, with: "/", in: text) || ends(steps, with: "|", in: text)
  }

  /// Behind the last sign that leads on in a way through a site; nil where none stands.
  private static func endOfSteps(in range: Range<Int>, of text: Span<UInt8>) -> Int? {
    lastSign(in: range, of: text, where: leadsOn).map { $0 + scalar(at: $0, in: text).length }
  }

  /// > ＞ » ›
  private static func leadsOn(_ scalar: UInt32) -> Bool {
    scalar == 0x3E || scalar == 0xFF1E || scalar == 0xBB || scalar == 0x203A
  }

  /// Whether the steps of a way through a site stand in a line.
  func hasSteps(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    firstSign(in: line, of: text, where: Self.leadsOn) != nil
  }

  /// False where `range` is sure to end otherwise than any title.
  private func mayEndTitle(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard range.count >= 3, beginsHan(text[range.upperBound - 3]) else { return true }
    return lasts.contains(scalar(at: range.upperBound - 3, in: text).value)
  }

  /// A scalar that counts: a Han character or an ASCII letter.
  private struct Letter {
    var scalar: UInt32
    /// Counted from the start of what was folded; small, so that a line's letters find room on the stack.
    var end: UInt32

    var start: Int { Int(end) - (scalar < 0x80 ? 1 : scalar < 0x1_0000 ? 3 : 4) }
  }

  /// Where the report's own name begins with which `range` ends.
  private func startOfOwnName(at range: Range<Int>, in text: Span<UInt8>) -> Int? {
    guard mayEndTitle(range, in: text) else { return nil }
    // It cannot have more scalars than bytes.
    return withUnsafeTemporaryAllocation(of: Letter.self, capacity: range.count) { letters in
      var fold = LabelFold(range, in: text)
      var count = 0
      while let scalar = fold.next(in: text) {
        letters[count] = Letter(
          scalar: scalar, end: UInt32(truncatingIfNeeded: fold.position - range.lowerBound))
        count += 1
      }
      for title in titles where title.count <= count {
        var back = 1
        while back <= title.count, letters[count - back].scalar == title[title.count - back] {
          back += 1
        }
        guard back > title.count else { continue }
        return range.lowerBound + letters[count - title.count].start
      }
      return nil
    }
  }

  /// The title without a year in brackets at its end: …年度报告（2022年）.
  private func withoutYearBehind(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    guard let open = lastSign(in: range, of: text, where: isOpeningBracket),
      let year = firstYear(in: open..<range.upperBound, of: text)
    else { return range }
    let end = endOfYear(year.at, in: range, of: text)
    let rest = trimmed(end..<range.upperBound, in: text)
    let isClosed =
      rest.count == 1 && text[rest.lowerBound] == 0x29 || behind("）", from: end, in: text) != nil
    return isClosed ? trimmed(range.lowerBound..<open, in: text) : range
  }

  /// The year of a title: the first one printed, unless others with their sign (2021年) follow before the report's own
  /// name. In the one line of a whole page numbers of papers and days stand before the agency.
  func year(in range: Range<Int>, of text: Span<UInt8>) -> (year: Int, at: Int)? {
    guard var found = firstYear(in: range, of: text) else { return nil }
    var behind = endOfYear(found.at, in: range, of: text)
    guard firstYear(in: behind..<range.upperBound, of: text) != nil,
      let end = parts(of: range, in: text)?.ownName
    else { return found }
    while behind < end, let next = firstYear(in: behind..<end, of: text) {
      behind = endOfYear(next.at, in: range, of: text)
      if ends(next.at..<behind, with: "年", in: text) || ends(next.at..<behind, with: "度", in: text)
      {
        found = next
      }
    }
    return found
  }

  /// A title without the mark that a page sets before it: 【图文】.
  func behindMark(_ line: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    guard behind("【", from: line.lowerBound, in: text) != nil else { return line }
    let close = line.first { behind("】", from: $0, in: text) != nil }
    return close.map { trimmed($0 + 3..<line.upperBound, in: text) } ?? line
  }

  private func firstYear(in range: Range<Int>, of text: Span<UInt8>) -> (year: Int, at: Int)? {
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isNumeral(value), let year = readYear(at: i, before: range.upperBound, in: text) {
        return (year, i)
      }
      i += length
    }
    return nil
  }

  /// The agency's name in a title: what is left without the year and the report's own name.
  func agency(in range: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    parts(of: range, in: text).flatMap { agency(of: $0, in: text) }
  }

  func agency(of title: Parts, in text: Span<UInt8>) -> Range<Int>? {
    var name = title.range.lowerBound..<title.ownName
    if let year = year(in: name, of: text) {
      let behind = endOfYear(year.at, in: title.range, of: text)
      // 2020年度X街道… or X街道2020年…
      let before = trimmed(name.lowerBound..<year.at, in: text)
      let after = trimmed(min(behind, name.upperBound)..<name.upperBound, in: text)
      name = before.isEmpty ? after : before
    }
    name = trimmed(
      (Self.endOfSteps(in: name, of: text) ?? name.lowerBound)..<name.upperBound, in: text)
    // 关于2022年…的年度报告, X关于2022年…
    if let word = about.first(where: { holds(name.suffix($0.count), $0, in: text) }) {
      name = trimmed(name.lowerBound..<name.upperBound - word.count, in: text)
    } else if let word = about.first(where: { holds(name.prefix($0.count), $0, in: text) }) {
      name = trimmed(name.lowerBound + word.count..<name.upperBound, in: text)
    }
    return name.isEmpty ? nil : name
  }

  /// Behind 2020, 2020年, 2020年度.
  private func endOfYear(_ start: Int, in range: Range<Int>, of text: Span<UInt8>) -> Int {
    var i = start
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard
        isNumeral(value) || isSpace(value) || value == 0x5E74 || value == 0x5EA6  // 年, 度
      else { break }
      i += length
    }
    return i
  }
}
