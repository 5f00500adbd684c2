import AuditModel

/// The lines of a text, parted by the headings of its sections.
struct TextParts {
  /// The lines below a heading, or before the first one.
  struct Part {
    var heading: Int?
    var lines: Range<Int>
    /// The table that belongs there, and what its lines look like.
    var table: (number: Int, census: TableCensus)?
  }

  let parts: [Part]

  init(of lines: [LineScan.Line], _ forms: FormLookup, in text: Span<UInt8>) {
    let sections = Self.sections(of: lines, forms, in: text)
    let headings = sections.keys.sorted()
    parts = zip([nil] + headings, headings + [lines.count]).map { heading, end in
      let inside = (heading.map { $0 + 1 } ?? 0)..<end
      let table = heading.flatMap { sections[$0] }.flatMap { forms.tableOfSection[$0] }
      return Part(
        heading: heading, lines: inside,
        table: table.map { ($0, TableCensus(of: lines[inside], in: text)) })
    }
  }

  /// The lines of sections without tables.
  func prose(of lines: [LineScan.Line], withHeadings: Bool) -> [LineScan.Line] {
    parts.filter { $0.table == nil }.flatMap { part in
      lines[((withHeadings ? part.heading : nil) ?? part.lines.lowerBound)..<part.lines.upperBound]
    }
  }

  /// Whether a line of words ends within a sentence.
  private static func goesOn(_ line: LineScan.Line, in text: Span<UInt8>) -> Bool {
    let printed = trimmed(line.range, in: text)
    guard printed.count >= 3, line.tabs == 0, !line.hasPipe else { return false }
    let last = scalar(at: printed.upperBound - 3, in: text).value
    return isHan(last) || last == 0x3001 || last == 0xFF0C  // 、，
  }

  /// By line: the section that it heads.
  private static func sections(
    of lines: [LineScan.Line], _ forms: FormLookup, in text: Span<UInt8>
  ) -> [Int: Int] {
    var found: [HeadingChoice.Heading] = []
    var places: [Int] = []
    var isAdjacent = false
    for (i, line) in lines.enumerated() {
      let printed = trimmed(line.range, in: text)
      if printed.isEmpty { continue }
      let match =
        line.hasPipe
        ? nil : forms.headings.match(withoutLeadingMarks(printed, in: text), in: text)
      // The end of a sentence that began on the line above.
      let isEndOfSentence =
        itemNumber(printed, in: text) == nil && endsSentence(printed, in: text)
        && i > 0 && goesOn(lines[i - 1], in: text)
      if let match, !isEndOfSentence {
        places.append(i)
        found.append(
          .init(section: match.section, isWeak: match.isWeak, isAdjacent: isAdjacent))
      }
      isAdjacent = match != nil
    }
    var sections: [Int: Int] = [:]
    for (k, isChosen) in HeadingChoice(of: found).isChosen.enumerated() where isChosen {
      sections[places[k]] = found[k].section
    }
    return sections
  }
}
