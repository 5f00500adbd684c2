import AuditModel

/// Puts a document's pieces into the sections and tables of a report.
struct ReportAssembly {
  private let forms: FormLookup
  private var document: Document
  private(set) var filling: TableFilling
  /// The tables that need not be read.
  private let known: [TableShift]

  init(forms: FormLookup, document: Document, known: [TableShift]) {
    self.forms = forms
    self.document = document
    self.known = known
    filling = TableFilling(forms: forms)
  }

  /// Sections and paragraphs; collects the tables' lines for `fillTables`.
  ///
  /// - Returns: false where a known table does not stand alone in its section.
  mutating func assemble(into report: inout Report, in text: Span<UInt8>) -> Bool {
    report.layout = document.layout
    if !known.isEmpty, document.blocks.contains(where: \.isWeak) { return false }
    chooseHeadings()
    var isOpen = false
    var i = 0
    while i < document.blocks.count {
      let block = document.blocks[i]
      switch block.kind {
      case .heading:
        closeSection(of: &report, isOpen: isOpen, at: block.text.lowerBound)
        isOpen = true
        filling.enter(section: block.section)
        report.sections.append(
          .init(
            index: block.section, heading: block.text,
            body: block.text.upperBound..<block.text.upperBound,
            paragraphs: report.paragraphs.count..<report.paragraphs.count, hasTable: false))
      case .paragraph:
        if beginsLabelOfNextRow(at: i, in: text) {
          markTable(in: &report)
        } else if filling.take(paragraph: block.text, in: text) {
          markTable(in: &report)
        } else {
          report.paragraphs.append(block.text)
        }
      case .row:
        let rows = joinBrokenRows(at: i, in: text)
        let joined = rows + joinBrokenLabel(at: i, before: i + rows + 1, in: text)
        let cells = document.blocks[i].cells
        i += joined
        if filling.take(row: document.cells[cells], hasOwnLines: block.hasOwnLines, in: text) {
          markTable(in: &report)
        } else if block.hasOwnLines {
          // No row of the form: paragraphs that are indented by tabs.
          for cell in document.cells[cells] where !cell.isEmpty {
            report.paragraphs.append(cell)
          }
        } else {
          let line = trimmed(block.text, in: text)
          if !line.isEmpty { report.paragraphs.append(line) }
        }
      case .table:
        guard isBetweenHeadings(i) else { return false }
        let table = known[block.section]
        report.paragraphs += table.paragraphs
        markTable(in: &report)
      }
      i += 1
    }
    filling.finish()
    closeSection(of: &report, isOpen: isOpen, at: report.source.count)
    noteRepeatedSections(in: &report, text)
    return known.allSatisfy { table in
      !filling.isTouched(table.skeleton.table)
        && report.sections.count { $0.index == table.skeleton.section } == 1
    }
  }

  /// Whether the known table at `index` stands where the one that its skeleton was taken from stood.
  private func isBetweenHeadings(_ index: Int) -> Bool {
    let section = known[document.blocks[index].section].skeleton.section
    return index > 0 && index + 1 < document.blocks.count
      && document.blocks[index - 1].kind == .heading
      && document.blocks[index - 1].section == section
      && document.blocks[index + 1].kind == .heading
  }

  private func markTable(in report: inout Report) {
    if let last = report.sections.indices.last { report.sections[last].hasTable = true }
  }

  private func closeSection(of report: inout Report, isOpen: Bool, at end: Int) {
    guard isOpen, let last = report.sections.indices.last else {
      report.preamble = 0..<report.paragraphs.count
      return
    }
    let section = report.sections[last]
    report.sections[last].body = section.body.lowerBound..<max(section.body.lowerBound, end)
    report.sections[last].paragraphs = section.paragraphs.lowerBound..<report.paragraphs.count
  }

  /// How many rows were joined to the row at `index`: where a label is broken over two lines, its first half is the last
  /// cell of one row and its second half the first cell of the next.
  private mutating func joinBrokenRows(at index: Int, in text: Span<UInt8>) -> Int {
    var joined = 0
    while joinsNextRow(index, behind: joined, in: text) { joined += 1 }
    return joined
  }

  private mutating func joinsNextRow(
    _ index: Int, behind joined: Int, in text: Span<UInt8>
  ) -> Bool {
    let next = index + joined + 1
    let cells = document.blocks[index].cells
    guard next < document.blocks.count, document.blocks[next].kind == .row,
      !document.blocks[index].hasOwnLines, !document.blocks[next].hasOwnLines,
      let first = document.blocks[next].cells.first, first == cells.upperBound
    else { return false }
    let halves = (document.cells[first - 1], document.cells[first])
    guard !halves.0.isEmpty, !halves.1.isEmpty, !isValue(halves.0, in: text),
      filling.areHalves(halves.0, halves.1, in: text)
    else { return false }
    // What stands before moves up to the label, so that the cells of both rows stand side by side.
    for i in cells.dropLast().reversed() { document.cells[i + 1] = document.cells[i] }
    document.cells[first] = halves.0.lowerBound..<halves.1.upperBound
    document.blocks[index].cells = cells.lowerBound + 1..<document.blocks[next].cells.upperBound
    return true
  }

  /// How many blocks were joined to the row at `index`: the words of its last cell may go on in a paragraph, and
  /// its values, in cells on lines of their own, behind that.
  private mutating func joinBrokenLabel(
    at index: Int, before next: Int, in text: Span<UInt8>
  ) -> Int {
    guard next < document.blocks.count, document.blocks[next].kind == .paragraph else { return 0 }
    let last = document.blocks[index].cells.upperBound - 1
    let paragraph = document.blocks[next].text
    guard !isValue(document.cells[last], in: text),
      filling.completesLabel(document.cells[last], with: paragraph, in: text)
    else { return 0 }
    document.cells[last] = document.cells[last].lowerBound..<paragraph.upperBound
    guard document.blocks[index].hasOwnLines, holdsValues(next + 1, in: text) else { return 1 }
    document.blocks[index].cells =
      document.blocks[index].cells.lowerBound..<document.blocks[next + 1].cells.upperBound
    return 2
  }

  /// Joins the paragraph at `index` to the first cell of the row behind it, where the two are one label broken
  /// over two lines.
  private mutating func beginsLabelOfNextRow(at index: Int, in text: Span<UInt8>) -> Bool {
    let next = index + 1
    guard next < document.blocks.count, document.blocks[next].kind == .row,
      let first = document.blocks[next].cells.first(where: { !document.cells[$0].isEmpty }),
      !isValue(document.cells[first], in: text),
      filling.completesLabel(document.blocks[index].text, with: document.cells[first], in: text)
    else { return false }
    document.cells[first] =
      document.blocks[index].text.lowerBound..<document.cells[first].upperBound
    return true
  }

  /// Whether a block is a row of cells on lines of their own with nothing but values.
  private func holdsValues(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard index < document.blocks.count, document.blocks[index].kind == .row,
      document.blocks[index].hasOwnLines
    else { return false }
    return document.cells[document.blocks[index].cells].allSatisfy {
      $0.isEmpty || isValue($0, in: text)
    }
  }

  /// Takes headings that open no section for paragraphs.
  private mutating func chooseHeadings() {
    let blocks = document.blocks
    let isInDoubt = blocks.indices.contains { i in
      blocks[i].kind == .heading
        && (blocks[i].isWeak
          || blocks[i...].prefix(3).count { $0.kind == .heading } == 3)
    }
    guard isInDoubt else { return }
    let found = document.blocks.indices.filter { document.blocks[$0].kind == .heading }
    var previous = -1
    let choice = HeadingChoice(
      of: found.map { i in
        defer { previous = i }
        let block = document.blocks[i]
        return .init(
          section: block.section, isWeak: block.isWeak, isAdjacent: previous == i - 1 && i > 0)
      })
    for (i, isChosen) in zip(found, choice.isChosen) where !isChosen {
      document.blocks[i].kind = .paragraph
    }
  }

  private func noteRepeatedSections(in report: inout Report, _ text: Span<UInt8>) {
    var seen = 0
    for section in report.sections {
      if seen & 1 << section.index != 0 {
        report.notes.append(
          ReaderNote(
            kind: .sectionRepeated, place: section.heading,
            printed: squeezed(section.heading, in: text)))
      }
      seen |= 1 << section.index
    }
  }

  /// The cells of all tables, once the report's year is known.
  ///
  /// - Returns: false where a known table must be read after all.
  mutating func fillTables(of report: inout Report, in text: Span<UInt8>) -> Bool {
    report.notes += filling.notes
    let expected = report.expectedEdition(in: forms.catalog)
    for table in known {
      guard let outcome = table.skeleton.outcome(expecting: expected),
        table.fill(&report, as: outcome, in: text)
      else { return false }
    }
    for (index, found) in filling.tables.enumerated() where found.isFound {
      var reading = found
      let detected = Self.edition(reading.votes, expected: expected)
      report.tables[index] = .init(
        isFound: !reading.records.isEmpty
          || forms.isPrintedAcross[index] && !reading.labels.isEmpty, edition: detected,
        place: reading.place,
        evidence: reading.evidence,
        isMixed: detected.map { Self.isMixed(reading.voters, edition: $0) } ?? false)
      let edition = detected ?? expected
      if let edition, !reading.nameless.isEmpty, !forms.hasBlocks[index] {
        report.notes += NamelessRows(
          reading, forms: forms, table: index, edition: edition,
          paragraphs: Self.paragraphs(around: reading.place, of: report), in: text
        ).name(&reading)
      }
      var alignment = TableAlignment(
        forms: forms, table: index, edition: edition, reading: reading)
      alignment.fill(&report, in: text)
      if let edition, !reading.records.isEmpty,
        let form = forms.catalog.editions[edition].tables.first(where: { $0.index == index })
      {
        report.notes += FormComparison(
          forms: forms, table: index, form: form, edition: edition, reading: reading
        ).notes(in: text)
      }
    }
    report.sortNotes()
    return true
  }

  /// The paragraphs of the section that a table begins in.
  private static func paragraphs(
    around table: Range<Int>, of report: Report
  ) -> ArraySlice<Range<Int>> {
    let section = report.sections.last { $0.heading.lowerBound <= table.lowerBound }
    return report.paragraphs[section?.paragraphs ?? report.preamble]
  }

  /// One stray label is a slip of the pen; two that the edition does not have are another form's.
  private static func isMixed(_ voters: [UInt64: Int], edition: Int) -> Bool {
    voters.values.count { $0 & 1 << edition == 0 } >= 2
  }

  /// The edition with the most labels of its own; nil where the labels fit several editions.
  private static func edition(_ votes: [Int], expected: Int?) -> Int? {
    guard let most = votes.max(), most > 0 else { return nil }
    let leaders = votes.indices.filter { votes[$0] == most }
    return leaders.count == 1 ? leaders[0] : leaders.contains { $0 == expected } ? expected : nil
  }
}
