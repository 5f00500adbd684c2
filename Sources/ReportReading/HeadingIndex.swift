import AuditModel

/// Knows the six section titles and tells whether a line is one of them.
struct HeadingIndex: Sendable {
  /// A heading on a line.
  struct Match {
    var section: Int
    /// Number and title, without what else stands on the line.
    var text: Range<Int>
    /// Whether it is numbered as parts of a section are (（五） 5.) or worded as they may be (六、其他): a
    /// heading only where no better one stands.
    var isWeak = false
  }

  struct Title: Sendable {
    var section: Int
    var isWeak: Bool
    var scalars: [UInt32]
    var signature: LabelSignature
  }

  /// Official titles and variants; longest first, so that a title is not taken for the start of a longer one.
  let titles: [Title]
  private let byKey: [UInt64: Known]
  /// Numbers and official titles as the forms print them, which most reports do too.
  let printed: [(bytes: [UInt8], section: Int)]
  /// The sections that these head, as a bit mask.
  let sections: UInt64
  /// Bit mask of their lengths, modulo 64.
  private let printedLengths: UInt64
  /// Of their last bytes.
  private let printedEnds: UInt64
  /// The scalars with which official titles begin: most lines of prose are told from a title by their first.
  private let beginnings: LabelSignature
  /// In bytes, of the titles: a line of figures is told from one by its length.
  private let shortest: Int

  private struct Known: Sendable {
    var section: Int
    var isOfficial: Bool
    /// Whether prose has headings that are worded alike.
    var isWeak: Bool
  }

  /// A line longer than this many bytes is no bare heading; at most its start is one.
  private static let longestHeading = 150

  init(_ catalog: FormCatalog) {
    var titles: [Title] = []
    var byKey: [UInt64: Known] = [:]
    for edition in catalog.editions {
      for (index, section) in edition.sections.enumerated() {
        let official = LabelVariant(text: section.title, weight: .none)
        for title in [official] + section.variants {
          let key = labelKey(of: title.text)
          guard byKey[key] == nil else { continue }
          let isWeak = title.weight == .content
          byKey[key] = Known(
            section: index, isOfficial: title.text == section.title, isWeak: isWeak)
          let scalars = foldedScalars(of: title.text)
          titles.append(
            Title(
              section: index, isWeak: isWeak, scalars: scalars,
              signature: LabelSignature(of: scalars)))
        }
      }
    }
    self.titles = titles.sorted { $0.scalars.count > $1.scalars.count }
    self.byKey = byKey
    var printed: [(bytes: [UInt8], section: Int)] = []
    var lengths: UInt64 = 0
    for section in catalog.editions.flatMap(\.sections) {
      let heading = "\(section.number)、\(section.title)"
      let bytes = Array(heading.utf8)
      guard let known = byKey[labelKey(of: heading)], known.isOfficial, !known.isWeak,
        !printed.contains(where: { $0.bytes == bytes })
      else { continue }
      printed.append((bytes, known.section))
      lengths |= 1 << UInt64(bytes.count & 63)
    }
    self.printed = printed
    sections = printed.reduce(0) { $0 | 1 << UInt64($1.section) }
    printedLengths = lengths
    printedEnds = printed.reduce(0) { $0 | 1 << UInt64(($1.bytes.last ?? 0) & 63) }
    shortest = titles.map { 3 * $0.scalars.count }.min() ?? 0
    beginnings = LabelSignature(
      of: catalog.editions.flatMap(\.sections).compactMap { section in
        foldedScalars(of: section.title).first
      })
  }

  /// The heading that a trimmed line is or begins with.
  ///
  /// Sections are numbered 一、 or 第一部分; 1. and （一） number what stands inside them. A variant of a
  /// title counts only with its own number: prose has headings of its own that are worded like it.
  func match(_ line: Range<Int>, in text: Span<UInt8>) -> Match? {
    // What a converter left may be all that stands on a line.
    guard !line.isEmpty else { return nil }
    if printedLengths & 1 << UInt64(line.count & 63) != 0,
      let known = printed.first(where: { holds(line, $0.bytes, in: text) })
    {
      return Match(section: known.section, text: line)
    }
    let first = scalar(at: line.lowerBound, in: text).value
    let isNumbered = chineseDigit(first) != nil || first == 0x7B2C  // 第
    let number = isNumbered ? itemNumber(line, in: text) : nil
    let isShort = line.count <= Self.longestHeading
    if isShort, isNumbered ? number != nil : beginnings.mayHave(first),
      let known = byKey[labelKey(line, in: text)],
      known.isOfficial || number.map({ $0.value == known.section + 1 }) ?? false
    {
      return Match(section: known.section, text: line, isWeak: known.isWeak)
    }
    if isShort, first == 0x3001, let match = titleBehindLostNumber(line, in: text) { return match }
    if isShort, isNumbered, number == nil, let section = titleBehindBlank(line, in: text) {
      return Match(section: section, text: line)
    }
    guard let number else { return isShort ? weakMatch(line, in: text) : nil }
    let rest = number.end..<line.upperBound
    if let match = titleWithText(rest, line: line, number: number.value, in: text) { return match }
    guard isShort, let title = similarTitle(rest, number: number.value, in: text) else {
      return nil
    }
    return Match(section: title.section, text: line, isWeak: title.isWeak)
  }

  /// The heading with which a paragraph ends, behind a full stop and perhaps blanks: the end of the line was lost. It
  /// must be printed just as the forms have it.
  func headingBehindText(_ line: Range<Int>, in text: Span<UInt8>) -> Match? {
    guard printedEnds & 1 << UInt64(text[line.upperBound - 1] & 63) != 0 else { return nil }
    for known in printed where line.count > known.bytes.count + 3 {
      let range = line.upperBound - known.bytes.count..<line.upperBound
      guard holds(range, known.bytes, in: text),
        endsSentence(trimmed(line.lowerBound..<range.lowerBound, in: text), in: text)
      else { continue }
      return Match(section: known.section, text: range)
    }
    return nil
  }

  /// An official title behind the right number in another style.
  private func weakMatch(_ line: Range<Int>, in text: Span<UInt8>) -> Match? {
    guard line.count > shortest, let number = itemNumber(line, in: text) else { return nil }
    var title = LabelFold(number.end..<line.upperBound)
    guard let first = title.next(in: text), beginnings.mayHave(first),
      let known = byKey[labelKey(line, in: text)], known.isOfficial,
      number.value == known.section + 1
    else { return nil }
    return Match(section: known.section, text: line, isWeak: true)
  }

  /// Whether a numbered line is a title or variant, word for word.
  func isTitle(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard line.count <= Self.longestHeading, itemNumber(line, in: text) != nil else { return false }
    return byKey[labelKey(line, in: text)] != nil
  }

  /// The title behind the 、 of a number that is lost: "、总体情况".
  private func titleBehindLostNumber(_ line: Range<Int>, in text: Span<UInt8>) -> Match? {
    guard let known = byKey[labelKey(line.lowerBound + 3..<line.upperBound, in: text)],
      !known.isWeak
    else { return nil }
    return Match(section: known.section, text: line)
  }

  /// The official title behind its bare number and a blank: "一　总体情况".
  private func titleBehindBlank(_ line: Range<Int>, in text: Span<UInt8>) -> Int? {
    let (first, length) = scalar(at: line.lowerBound, in: text)
    let rest = line.lowerBound + length..<line.upperBound
    guard let number = chineseDigit(first), !rest.isEmpty,
      isSpace(scalar(at: rest.lowerBound, in: text).value),
      let known = byKey[labelKey(rest, in: text)], known.isOfficial, known.section == number - 1
    else { return nil }
    return known.section
  }

  /// A title with the section's text on the same line: "六、其他需要报告的事项：无".
  private func titleWithText(
    _ rest: Range<Int>, line: Range<Int>, number: Int, in text: Span<UInt8>
  ) -> Match? {
    for i in rest.prefix(Self.longestHeading) {
      guard let end = Self.behindMark(at: i, in: text) else { continue }
      if let known = byKey[labelKey(rest.lowerBound..<i, in: text)],
        known.isOfficial || known.section == number - 1
      {
        return Match(
          section: known.section, text: line.lowerBound..<min(line.upperBound, end),
          isWeak: known.isWeak)
      }
    }
    return nil
  }

  /// Behind a mark that parts a title from the text on its line: a colon, a full stop, a blank; nil where none stands.
  static func behindMark(at i: Int, in text: Span<UInt8>) -> Int? {
    switch text[i] {
    case UInt8(ascii: ":"), 0x20, 0x09: i + 1
    case 0xEF: behind("：", from: i, in: text)
    case 0xE3: behind("。", from: i, in: text) ?? behind("　", from: i, in: text)
    default: nil
    }
  }

  /// The title that a short line is spelled like, provided that the number agrees.
  private func similarTitle(_ rest: Range<Int>, number: Int, in text: Span<UInt8>) -> Title? {
    let signature = LabelSignature(rest, in: text)
    guard (4...24).contains(signature.count), !endsSentence(rest, in: text) else { return nil }
    for title in titles where title.section == number - 1 && !title.isWeak {
      let limit = max(signature.count, title.scalars.count) / 3
      guard signature.isWithin(limit, of: title.signature) else { continue }
      let scalars = foldedScalars(rest, in: text)
      if editDistance(scalars, title.scalars, limit: limit) <= limit { return title }
    }
    return nil
  }
}
