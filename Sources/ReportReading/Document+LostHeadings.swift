import AuditModel

extension Document {
  /// Opens the sections that no line heads where their heading stands amid a paragraph: the ends of the lines around it
  /// were lost.
  ///
  /// It must be printed just as the forms have it, begin a paragraph or stand behind a sentence, be followed by what may
  /// begin a text, and stand between the headings of the sections before and behind its own.
  mutating func openLostSections(_ headings: HeadingIndex, in text: Span<UInt8>) {
    for heading in headings.printed where !isHeaded(heading.section) {
      let own = heading.section
      let last = blocks.lastIndex { $0.heads { $0 < own } }
      let next = blocks.firstIndex { $0.heads { $0 > own } } ?? blocks.count
      guard let start = last ?? (own == 0 ? -1 : nil), start < next else { continue }
      for i in start + 1..<next where blocks[i].kind == .paragraph {
        guard let place = place(of: heading.bytes, in: blocks[i].text, of: text) else { continue }
        part(i, around: place, as: own, in: text)
        break
      }
    }
  }

  private func isHeaded(_ section: Int) -> Bool {
    blocks.contains { $0.heads { $0 == section } }
  }

  private func place(
    of heading: [UInt8], in paragraph: Range<Int>, of text: Span<UInt8>
  ) -> Range<Int>? {
    guard paragraph.count > heading.count else { return nil }
    for start in paragraph.lowerBound...paragraph.upperBound - heading.count
    where text[start] == heading[0] {
      let place = start..<start + heading.count
      guard holds(place, heading, in: text),
        mayEndHeading(place.upperBound, of: paragraph, in: text)
      else { continue }
      let before = trimmed(paragraph.lowerBound..<start, in: text)
      if before.isEmpty || endsSentence(before, in: text) { return place }
    }
    return nil
  }

  private mutating func part(
    _ paragraph: Int, around heading: Range<Int>, as section: Int, in text: Span<UInt8>
  ) {
    let whole = blocks[paragraph].text
    let before = trimmed(whole.lowerBound..<heading.lowerBound, in: text)
    var rest = trimmed(heading.upperBound..<whole.upperBound, in: text)
    while !rest.isEmpty, let start = HeadingIndex.behindMark(at: rest.lowerBound, in: text) {
      rest = trimmed(start..<rest.upperBound, in: text)
    }
    var parts = [Block(kind: .heading, text: heading, cells: 0..<0, number: section)]
    if !before.isEmpty { parts.insert(Block(kind: .paragraph, text: before, cells: 0..<0), at: 0) }
    if !rest.isEmpty { parts.append(Block(kind: .paragraph, text: rest, cells: 0..<0)) }
    blocks.replaceSubrange(paragraph...paragraph, with: parts)
  }

  /// Whether what stands behind a heading may begin its text: a blank, a mark, a figure (六、其他需要报告的事项2021年…). Words that
  /// go on make it a mention.
  private func mayEndHeading(_ end: Int, of paragraph: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard end < paragraph.upperBound else { return true }
    return isSpace(scalar(at: end, in: text).value) || text[end] &- 0x30 <= 9
      || HeadingIndex.behindMark(at: end, in: text) != nil
  }
}

extension Document.Block {
  /// Whether it is the heading of a section whose number meets `condition`; one that counts only where there is no better
  /// one is not.
  fileprivate func heads(_ condition: (Int) -> Bool) -> Bool {
    kind == .heading && !isWeak && condition(number)
  }
}
