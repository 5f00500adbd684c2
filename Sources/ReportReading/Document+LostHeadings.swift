import AuditModel

extension Document {
  /// Opens the sections that no line heads where their heading stands amid a paragraph: the ends of the lines around it
  /// were lost.
  ///
  /// It must be printed just as the forms have it, begin a paragraph or stand behind a sentence, and between the headings
  /// of the sections before and behind its own: a list of the sections is none of them.
  mutating func openLostSections(_ headings: HeadingIndex, in text: Span<UInt8>) {
    for heading in headings.printed where !isHeaded(heading.section) {
      let own = heading.section
      let last = blocks.lastIndex { $0.kind == .heading && $0.number < own }
      let next = blocks.firstIndex { $0.kind == .heading && $0.number > own } ?? blocks.count
      guard let start = last ?? (own == 0 ? -1 : nil), start < next else { continue }
      for i in start + 1..<next where blocks[i].kind == .paragraph {
        guard let place = place(of: heading.bytes, in: blocks[i].text, of: text) else { continue }
        part(i, around: place, as: own, in: text)
        break
      }
    }
  }

  private func isHeaded(_ section: Int) -> Bool {
    blocks.contains { $0.kind == .heading && $0.number == section }
  }

  private func place(
    of heading: [UInt8], in paragraph: Range<Int>, of text: Span<UInt8>
  ) -> Range<Int>? {
    guard paragraph.count > heading.count else { return nil }
    for start in paragraph.lowerBound...paragraph.upperBound - heading.count
    where text[start] == heading[0] {
      let place = start..<start + heading.count
      let before = trimmed(paragraph.lowerBound..<start, in: text)
      if holds(place, heading, in: text), before.isEmpty || endsSentence(before, in: text) {
        return place
      }
    }
    return nil
  }

  private mutating func part(
    _ paragraph: Int, around heading: Range<Int>, as section: Int, in text: Span<UInt8>
  ) {
    let whole = blocks[paragraph].text
    let before = trimmed(whole.lowerBound..<heading.lowerBound, in: text)
    let end = behind("：", from: heading.upperBound, in: text) ?? heading.upperBound
    let rest = trimmed(end..<whole.upperBound, in: text)
    var parts = [
      Block(kind: .heading, text: heading.lowerBound..<end, cells: 0..<0, number: section)
    ]
    if !before.isEmpty { parts.insert(Block(kind: .paragraph, text: before, cells: 0..<0), at: 0) }
    if !rest.isEmpty { parts.append(Block(kind: .paragraph, text: rest, cells: 0..<0)) }
    blocks.replaceSubrange(paragraph...paragraph, with: parts)
  }
}
