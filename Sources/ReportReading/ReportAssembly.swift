import AuditModel

/// Puts a document's pieces into the sections and tables of a report.
struct ReportAssembly {
  private let forms: FormLookup
  var document: Document
  var filling: TableFilling
  /// The tables that need not be read.
  private let known: [TableShift]

  init(forms: FormLookup, document: Document, known: [TableShift]) {
    self.forms = forms
    self.document = document
    self.known = known
    filling = TableFilling(forms: forms)
  }

  /// Sections and paragraphs; collects what the tables are made of.
  ///
  /// - Returns: false where a known table does not stand alone in its section.
  mutating func assemble(into report: inout Report, in text: Span<UInt8>) -> Bool {
    report.layout = document.layout
    if !known.isEmpty, document.blocks.contains(where: \.isWeak) { return false }
    document.dropUnchosenHeadings()
    var i = 0
    while i < document.blocks.count {
      let block = document.blocks[i]
      switch block.kind {
      case .heading:
        closeSection(of: &report, at: block.text.lowerBound)
        openSection(block, of: &report)
      case .paragraph:
        if beginsLabelOfNextRow(at: i, in: text) || filling.take(paragraph: block.text, in: text) {
          markTable(in: &report)
        } else {
          report.paragraphs.append(block.text)
        }
      case .row:
        var joined = joinTornHeader(at: i, in: text)
        if joined == 0 {
          let rows = joinBrokenRows(at: i, in: text)
          joined = rows + joinBrokenLabel(at: i, before: i + rows + 1, in: text)
        }
        if joined == 0 { joined = joinTornRow(at: i, before: i + 1, in: text) }
        takeRow(document.blocks[i], into: &report, in: text)
        i += joined
      case .table:
        guard isBetweenHeadings(i) else { return false }
        let table = known[block.number]
        report.paragraphs += table.paragraphs
        markTable(in: &report)
      }
      i += 1
    }
    filling.finish()
    closeSection(of: &report, at: report.source.count)
    noteRepeatedSections(in: &report, text)
    return known.allSatisfy { table in
      !filling.isTouched(table.skeleton.table)
        && report.sections.count { $0.index == table.skeleton.section } == 1
    }
  }

  /// Whether the known table at `index` stands where the one that its skeleton was taken from stood.
  private func isBetweenHeadings(_ index: Int) -> Bool {
    let section = known[document.blocks[index].number].skeleton.section
    return index > 0 && index + 1 < document.blocks.count
      && document.blocks[index - 1].kind == .heading
      && document.blocks[index - 1].number == section
      && document.blocks[index + 1].kind == .heading
  }

  private mutating func takeRow(
    _ row: Document.Block, into report: inout Report, in text: Span<UInt8>
  ) {
    let cells = filling.withoutNumber(document.cells[row.cells], in: text)
    if filling.take(row: cells, hasOwnLines: row.hasOwnLines, in: text) {
      markTable(in: &report)
    } else if row.hasOwnLines {
      // No row of the form: paragraphs that are indented by tabs.
      report.paragraphs += cells.filter { !$0.isEmpty }
    } else {
      let line = trimmed(row.text, in: text)
      if !line.isEmpty { report.paragraphs.append(line) }
    }
  }

  private func markTable(in report: inout Report) {
    if let last = report.sections.indices.last { report.sections[last].hasTable = true }
  }

  private mutating func openSection(_ heading: Document.Block, of report: inout Report) {
    filling.enter(section: heading.number)
    let start = heading.text.upperBound
    report.sections.append(
      .init(
        index: heading.number, heading: heading.text, body: start..<start,
        paragraphs: report.paragraphs.count..<report.paragraphs.count, hasTable: false))
  }

  /// Ends the open section, or what stands before the first one.
  private func closeSection(of report: inout Report, at end: Int) {
    guard let last = report.sections.indices.last else {
      report.preamble = 0..<report.paragraphs.count
      return
    }
    let section = report.sections[last]
    report.sections[last].body = section.body.lowerBound..<max(section.body.lowerBound, end)
    report.sections[last].paragraphs = section.paragraphs.lowerBound..<report.paragraphs.count
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
}
