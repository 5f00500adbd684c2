import AuditModel

/// The tables of a report, collected or known, before it is told which edition each is of.
struct CollectedTables {
  let forms: FormLookup
  /// By catalog table number.
  let readings: [TableReading]
  /// The tables that need not be read.
  let known: [TableShift]
  /// Whether rows were put together from pieces, so that what does not fit may be our doing.
  let isPutInOrder: Bool

  /// Writes all cells into `report`, whose year is known.
  ///
  /// - Returns: false where a known table must be read after all.
  func fill(_ report: inout Report, in text: Span<UInt8>) -> Bool {
    let byYear = report.expectedEdition(in: forms.catalog)
    // Without a year the tables tell the edition of each other: those that are known must be read for it.
    guard byYear != nil || known.isEmpty else { return false }
    let expected = byYear ?? editionTold
    for table in known {
      guard let outcome = table.skeleton.outcome(expecting: expected),
        table.fill(&report, as: outcome, in: text)
      else { return false }
    }
    for (index, reading) in readings.enumerated() where reading.isFound {
      fill(index, reading, expecting: expected, &report, in: text)
    }
    markUnread(in: &report, text)
    report.sortNotes()
    return true
  }

  /// The edition that the tables tell by labels of their own; nil where none does, or they disagree.
  private var editionTold: Int? {
    let told = Set(readings.lazy.filter(\.isFound).compactMap { $0.edition(expecting: nil) })
    return told.count == 1 ? told.first : nil
  }

  private func fill(
    _ table: Int, _ found: TableReading, expecting expected: Int?, _ report: inout Report,
    in text: Span<UInt8>
  ) {
    var reading = found
    let isTold = report.expectedEdition(in: forms.catalog) == nil
    let detected = reading.edition(expecting: expected) ?? (isTold ? expected : nil)
    report.tables[table] = .init(
      isFound: !reading.records.isEmpty
        || forms.isPrintedAcross[table] && !reading.labels.isEmpty,
      edition: detected, place: reading.place, evidence: reading.evidence,
      isMixed: detected.map { reading.isMixed(in: $0) } ?? false)
    let edition = detected ?? expected
    if let edition, !reading.nameless.isEmpty, !forms.hasBlocks[table] {
      report.notes += NamelessRows(
        reading, forms: forms, table: table, edition: edition,
        paragraphs: Self.paragraphs(around: reading.place, of: report), in: text
      ).name(&reading)
    }
    var alignment = TableAlignment(
      forms: forms, table: table, edition: edition, reading: reading, isPutInOrder: isPutInOrder)
    alignment.fill(
      &report, beside: Self.paragraphs(around: reading.place, of: report), in: text)
    let lacksValues = alignment.lacksValues(in: report)
    let isUnread = alignment.isUnread || lacksValues && reading.lacksColumns(forms, table)
    // Of a table put together from pieces the values may have been left anywhere.
    report.tables[table].isUnread =
      isUnread || isPutInOrder && (reading.records.isEmpty || lacksValues)
    if let edition, !reading.records.isEmpty,
      let form = forms.catalog.editions[edition].tables.first(where: { $0.index == table })
    {
      report.notes += FormComparison(
        forms: forms, table: table, form: form, edition: edition, reading: reading,
        head: Self.section(around: reading.place, of: report)?.heading.upperBound ?? 0,
        paragraphs: Self.paragraphs(around: reading.place, of: report),
        isUnread: isUnread, hasUnreadLines: alignment.hasUnreadLines,
        tornHeaders: alignment.tornHeaders
      ).notes(in: text)
    }
  }

  /// The paragraphs of the section that a table begins in.
  private static func paragraphs(
    around table: Range<Int>, of report: Report
  ) -> ArraySlice<Range<Int>> {
    report.paragraphs[section(around: table, of: report)?.paragraphs ?? report.preamble]
  }

  private static func section(around table: Range<Int>, of report: Report) -> Report.Section? {
    report.sections.last { $0.heading.lowerBound <= table.lowerBound }
  }
}

extension TableReading {
  /// The edition with the most labels of its own; nil where the labels fit several editions.
  fileprivate func edition(expecting expected: Int?) -> Int? {
    guard let most = votes.max(), most > 0 else { return nil }
    let leaders = votes.indices.filter { votes[$0] == most }
    return leaders.count == 1 ? leaders[0] : leaders.contains { $0 == expected } ? expected : nil
  }

  /// Whether a table printed across has values, and not one label of a column above them: a converter left the line of
  /// labels out.
  fileprivate func lacksColumns(_ forms: FormLookup, _ table: Int) -> Bool {
    forms.isPrintedAcross[table] && !records.isEmpty && extraColumns.isEmpty
      && !labels.contains { $0.kind == .column }
  }

  /// One stray label is a slip of the pen; two that the edition does not have are another form's.
  func isMixed(in edition: Int) -> Bool {
    voters.values.count { $0 & 1 << edition == 0 } >= 2
  }
}
