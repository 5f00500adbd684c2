import AuditModel

/// Puts texts in order whose lines do not tell the rows of their tables.
///
/// Only the tables are written anew; what stands between them is copied. What cannot be put in order is
/// copied too, and read for what it is.
struct TextRewriting {
  let forms: FormLookup
  let prefixes: LabelPrefixes
  private let titles: TitleReading
  private let lines: [LineScan.Line]
  /// By index into `lines`: the section that the line heads.
  private let sections: [Int: Int]
  private var output: RewrittenText
  /// How lines of paragraphs are broken, if they are.
  private let wrapping: ProseWrapping?
  /// How many columns of the page a Han character takes, and whether values stand in columns then, once it
  /// was asked for.
  private var knownSetting: (widthOfHan: Int, isInColumns: Bool)?
  /// What the tables turned out to be, by how many.
  private var layouts: [ReportLayout: Int] = [:]

  /// As in `TableRows`.
  private var trustsMarks = true

  /// Whether the lines were cut, so that the text is in order only as it is written.
  private let isCut: Bool
  /// Whether the blank lines that end rows of single cells were dropped, or doubled.
  private let lacksRowEnds: Bool
  /// Whether a table is drawn by more than pipes.
  private var hasDrawnTables = false
  /// Whether lines are missing, so that no table can be read.
  private let isDeduplicated: Bool
  /// Whether lines that look like rows are parted by their labels too: where rows were run together, or where
  /// another table is written anew, since a text is read in one layout.
  private var partsRows: Bool

  init(
    forms: FormLookup, prefixes: LabelPrefixes, titles: TitleReading, lines: [LineScan.Line],
    isDeduplicated: Bool, partsRows: Bool, of text: Span<UInt8>
  ) {
    self.isDeduplicated = isDeduplicated
    self.partsRows = partsRows
    self.forms = forms
    self.prefixes = prefixes
    self.titles = titles
    let cut = LineCutting(headings: forms.headings, titles: titles).cut(lines, in: text)
    isCut = cut != nil
    self.lines = cut ?? lines
    sections = Self.sections(of: self.lines, forms, in: text)
    wrapping =
      cut == nil && !partsRows
      ? ProseWrapping(Self.prose(lines, sections, forms), in: text) : nil
    var signs = RowSigns()
    for line in lines { signs.add(line, in: text) }
    lacksRowEnds = signs.lacksRowEnds
    output = RewrittenText(capacity: text.count + text.count / 4)
  }

  /// The text in order, and its layout; nil where there is nothing to put in order.
  mutating func rewrite(
    _ text: Span<UInt8>
  ) -> (text: RewrittenText, layout: ReportLayout)? {
    let parts = parts(in: text)
    hasDrawnTables =
      !isCut
      && parts.contains {
        $0.table != nil
          && !DrawnTable.places(in: lines[$0.lines], orPiped: false, of: text).isEmpty
      }
    partsRows =
      partsRows || hasDrawnTables
      || parts.contains { $0.table?.census.layout(lacksRowEnds: lacksRowEnds) != nil }
    for part in parts {
      if let heading = part.heading { copyLine(heading, of: text) }
      take(part, in: text)
    }
    if isDeduplicated { return (output, .deduplicated) }
    if isCut { return (output, .oneLine) }
    let most = layouts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    return most.map { (output, $0.key) } ?? wrapping.map { _ in (output, .text) }
  }

  /// The lines below a heading, or before the first one.
  private struct Part {
    var heading: Int?
    var lines: Range<Int>
    /// The table that belongs there, and what the lines are like.
    var table: (number: Int, census: TableCensus)?
  }

  private func parts(in text: Span<UInt8>) -> [Part] {
    let headings = lines.indices.filter { sections[$0] != nil }
    let ends = headings + [lines.count]
    return zip([nil] + headings, ends).map { heading, end in
      let inside = heading.map { $0 + 1 } ?? 0
      let table = heading.flatMap { sections[$0] }.flatMap { forms.tableOfSection[$0] }
      return Part(
        heading: heading, lines: inside..<end,
        table: table.map { ($0, census(inside..<end, in: text)) })
    }
  }

  private func census(_ range: Range<Int>, in text: Span<UInt8>) -> TableCensus {
    var census = TableCensus()
    for line in lines[range] { census.add(line, in: text) }
    return census
  }

  /// The lines of sections without tables.
  private static func prose(
    _ lines: [LineScan.Line], _ sections: [Int: Int], _ forms: FormLookup
  ) -> [LineScan.Line] {
    var isProse = true
    return lines.indices.filter { i in
      if let section = sections[i] { isProse = forms.tableOfSection[section] == nil }
      return isProse
    }.map { lines[$0] }
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
      if let match {
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

  private mutating func take(_ part: Part, in text: Span<UInt8>) {
    if part.table != nil, isDeduplicated {
      for i in part.lines { copyWords(ofLine: i, in: text) }
      return
    }
    if let (table, _) = part.table, rewriteDrawn(table, part.lines, in: text) {
      layouts[.aligned, default: 0] += 1
    } else if let (table, census) = part.table,
      !lines[part.lines].contains(where: { $0.placement != nil }),
      let layout = rewriteTable(table, part.lines, census, in: text)
    {
      layouts[layout, default: 0] += 1
    } else {
      copyProse(part.lines, isHead: part.heading == nil, of: text)
    }
  }

  /// Copies paragraphs, each on one line, without the numbers of pages.
  private mutating func copyProse(
    _ range: Range<Int>, isHead: Bool = false, of text: Span<UInt8>
  ) {
    guard let wrapping else {
      for i in range { copyLine(i, of: text) }
      return
    }
    var last: Int?
    for i in range where !isPageNumber(i, in: text) {
      let line = lines[i].range
      if trimmed(line, in: text).isEmpty { continue }
      if let last, wrapping.continues(lines[last].range, in: line, of: text),
        !isHead || !endsTitle(last, before: i, in: text)
      {
        joinLine(i, of: text)
      } else {
        copyLine(i, of: text)
      }
      last = i
    }
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

  /// Copies a line behind the one before it.
  private mutating func joinLine(_ i: Int, of text: Span<UInt8>) {
    output.openLine(of: text)
    output.copy(trimmed(lines[i].range, in: text), of: text)
    output.endLine()
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

  /// The table as its words stand on the page, counted in the columns in which that fits better; nil where
  /// they stand in no columns.
  private mutating func pageTable(
    _ table: Int, _ range: Range<Int>, in text: Span<UInt8>
  ) -> PageTable? {
    let (usual, isInColumns) = setting(of: text)
    var best: PageTable?
    for width in [usual, 3 - usual] {
      var page = PageTable(
        forms: forms, prefixes: prefixes, table: table,
        page: PageWords(lines[range], widthOfHan: width, in: text),
        isSetInColumns: isInColumns && width == usual)
      page.read(in: text)
      guard page.placed > 0 else { continue }
      if best.map({ (page.placed, -page.misfit) > ($0.placed, -$0.misfit) }) ?? true { best = page }
    }
    return best
  }

  private mutating func setting(of text: Span<UInt8>) -> (widthOfHan: Int, isInColumns: Bool) {
    if let knownSetting { return knownSetting }
    let pages = [2, 1].map { PageWords(lines[...], widthOfHan: $0, in: text) }
    let width = pages[1].spread < pages[0].spread ? 1 : 2
    let found = (width, pages[2 - width].isSetInColumns)
    knownSetting = found
    return found
  }

  private mutating func copyLine(_ i: Int, of text: Span<UInt8>) {
    output.closeLine()
    output.copy(lines[i].range, of: text)
    output.endLine()
  }

  /// Copies a line as a paragraph, whatever parts its cells.
  private mutating func copyWords(ofLine i: Int, in text: Span<UInt8>) {
    var words = lines[i].range
    while let first = words.first, text[first] == UInt8(ascii: "|") || text[first] <= 0x20 {
      words.removeFirst()
    }
    while let last = words.last, text[last] == UInt8(ascii: "|") || text[last] <= 0x20 {
      words.removeLast()
    }
    if !words.isEmpty { output.writeLine(words, of: text) }
  }

  /// Writes the tables that are drawn anew, and copies what stands between them; false where there are none.
  private mutating func rewriteDrawn(
    _ table: Int, _ range: Range<Int>, in text: Span<UInt8>
  ) -> Bool {
    guard hasDrawnTables else { return false }
    let places = DrawnTable.places(in: lines[range], orPiped: true, of: text)
    guard !places.isEmpty else { return false }
    var next = range.lowerBound
    for place in places {
      copyProse(next..<place.lines.lowerBound, of: text)
      next = place.lines.upperBound
      for row in DrawnTable.rows(place, of: lines, table: table, forms, in: text)
      where !row.isEmpty {
        output.writeRow(row, of: text)
      }
    }
    copyProse(next..<range.upperBound, of: text)
    return true
  }

  /// A note, a unit: more words than this in a table are no such thing.
  private static let fewWords = 3

  private mutating func rewriteTable(
    _ table: Int, _ range: Range<Int>, _ census: TableCensus, in text: Span<UInt8>
  ) -> ReportLayout? {
    guard !range.isEmpty else { return nil }
    let told = isCut ? .running : census.layout(lacksRowEnds: lacksRowEnds)
    guard let layout = told ?? (partsRows && census.hasRows ? .running : nil) else { return nil }
    // With the end of the last line.
    let end = range.upperBound < lines.count ? lines[range.upperBound].range.lowerBound : text.count
    let region = lines[range.lowerBound].range.lowerBound..<end
    var tokens = TableTokens(forms: forms, prefixes: prefixes, titles: titles, table: table)
    tokens.read(region, in: text)
    var rows = TableRows(forms: forms, tokens: tokens, trustsMarks: trustsMarks)
    rows.collect(in: text)
    rows.findBlanks(in: text)
    rows.findBlanksAcross(in: text)
    trustsMarks = rows.trustsMarks
    rows.splitGlued(in: text)
    if layout == .running, !isCut, !census.hasPipes {
      let page = pageTable(table, range, in: text)
      // Words that no label explains are pieces of labels: where rows cannot be told by their order.
      let isBroken = rows.unknownWords > Self.fewWords
      let isFitter = page.map {
        $0.isSetInColumns ? $0.placed >= rows.placed : $0.placed > rows.placed
      }
      if let page, isBroken || isFitter ?? false {
        page.write(into: &output, of: text)
        return .aligned
      }
      if isBroken { return nil }
    }
    rows.write(into: &output, of: text)
    return layout
  }
}
