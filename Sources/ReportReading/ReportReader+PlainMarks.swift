import AuditModel

/// Texts whose tables are marked as other programs mark them.
extension ReportReader {
  /// Reads a text again whose tables may be marked as other programs mark them, and keeps what tells more.
  func readPlainMarks(
    into report: inout Report, after failure: ReportReadingError?,
    with memory: inout ReadingMemory
  ) throws(ReportReadingError) {
    let bytes = report.printedBytes
    guard let plain = PlainMarks.folded(bytes) else {
      if let failure { throw failure }
      return
    }
    let printed = report
    do { try readSigns(plain, into: &report, with: &memory) } catch {
      report = printed
      if let failure { throw failure }
      return
    }
    if failure == nil, untoldCells(report) >= untoldCells(printed) || lacks(report, partOf: printed)
    {
      report = printed
      return
    }
    report.encoding = printed.encoding
    // No byte was moved.
    let pieces =
      report.printed?.pieces ?? [.init(source: 0, printed: 0, count: report.source.count)]
    report.printed = PrintedText(bytes: bytes, pieces: pieces)
  }

  /// Whether a reading that tells more of the tables lost what another told of the report besides.
  private func lacks(_ report: Report, partOf other: Report) -> Bool {
    let sections = Set(report.sections.map(\.index))
    return !other.sections.allSatisfy { sections.contains($0.index) }
      || other.agency.map { $0 != report.agency } ?? false
      || other.year.map { $0 != report.year } ?? false
      || other.signed.map { $0 != report.signed } ?? false
      || other.published.map { $0 != report.published } ?? false
  }

  /// Whether a table was not found, or not all of the cells that its edition has could be read.
  func lacksCells(_ report: Report) -> Bool {
    // Every report is asked.
    report.cells.withUnsafeBufferPointer { cells in
      report.tables.indices.contains { table in
        guard report.tables[table].isFound,
          let edition = report.edition(ofTable: table, in: forms.catalog)
        else { return true }
        return forms.catalog.declared[edition][table].cells.contains { isUntold(cells[$0]) }
      }
    }
  }

  private func untoldCells(_ report: Report) -> Int { report.cells.count(where: isUntold) }

  private func isUntold(_ cell: Cell) -> Bool {
    cell.state == .absent || cell.state == .unreadable
  }
}
