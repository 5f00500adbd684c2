import AuditModel

/// Keeps the tables of a report that was read in full, so that the next ones like them need not be.
struct SkeletonLearning {
  let forms: FormLookup
  let document: Document
  let lines: [LineScan.Line]
  /// By catalog table number; as collected from the whole report.
  let readings: [TableReading]
  /// Whether labels were recognised by their spelling alone: how many may be is counted over a whole report.
  let hasGuesses: Bool

  /// Adds what `report` shows to `store`.
  func learn(from report: Report, in text: Span<UInt8>, into store: inout SkeletonStore) {
    // Without a year the tables may have told the edition of each other.
    guard store.hasRoom, !hasGuesses, document.layout.isOrdered,
      report.expectedEdition(in: forms.catalog) != nil,
      !document.blocks.contains(where: \.isWeak)
    else { return }
    for i in report.sections.indices.dropLast() {
      guard let table = forms.tableOfSection[report.sections[i].index],
        // Known tables were not collected.
        readings[table].isFound, report.tables[table].isFound,
        let lines = linesOfTable(below: i, of: report, in: text),
        isAlone(table, in: lines.region),
        report.sections.count(where: { $0.index == report.sections[i].index }) == 1
      else { continue }
      learn(table, section: i, lines, of: report, in: text, into: &store)
    }
  }

  // MARK: What can be kept

  private struct Lines {
    var anchor: Range<Int>
    var region: Range<Int>
    var census: LayoutCensus
    /// Indices into `lines`.
    var numbers: Range<Int>
  }

  /// The lines between a heading with a line of its own and the next heading.
  private func linesOfTable(
    below section: Int, of report: Report, in text: Span<UInt8>
  ) -> Lines? {
    let heading = report.sections[section].heading
    let next = report.sections[section + 1].heading
    let first = line(at: heading.lowerBound)
    let last = line(at: next.lowerBound)
    let anchor = lines[first].range
    guard first + 1 < last, heading.upperBound <= anchor.upperBound,
      trimmed(heading.upperBound..<anchor.upperBound, in: text).isEmpty,
      lines[last].range.lowerBound - anchor.lowerBound <= SkeletonStore.longest
    else { return nil }
    var census = LayoutCensus()
    for line in lines[(first + 1)..<last] {
      guard line.placement == nil else { return nil }
      census.add(line, in: text)
    }
    return Lines(
      anchor: anchor,
      region: lines[first + 1].range.lowerBound..<lines[last].range.lowerBound,
      census: census, numbers: (first + 1)..<last)
  }

  private func line(at offset: Int) -> Int {
    max(0, partitionPoint(of: lines.count) { lines[$0].range.lowerBound <= offset } - 1)
  }

  /// Whether nothing of `table` stands elsewhere, nothing of another one in `region`, and each row once:
  /// of two lines for one row, the figures decide which holds.
  private func isAlone(_ table: Int, in region: Range<Int>) -> Bool {
    for (index, reading) in readings.enumerated() {
      let isInside = { (range: Range<Int>) in region.contains(range.lowerBound) }
      if index == table {
        guard region.lowerBound <= reading.place.lowerBound,
          reading.place.upperBound <= region.upperBound,
          reading.labels.allSatisfy({ isInside($0.printed) })
        else { return false }
      } else if reading.isFound || !reading.labels.isEmpty {
        guard !reading.place.overlaps(region),
          !reading.labels.contains(where: { isInside($0.printed) })
        else { return false }
      }
    }
    var seen = [Bool](repeating: false, count: forms.catalog.tables[table].rows.count + 1)
    for record in readings[table].records where record.subRow == nil {
      let row = record.row ?? seen.count - 1
      if seen[row] { return false }
      seen[row] = true
    }
    return true
  }

  // MARK: Keeping it

  private func learn(
    _ table: Int, section: Int, _ lines: Lines, of report: Report, in text: Span<UInt8>,
    into store: inout SkeletonStore
  ) {
    let result = TableResult(forms: forms, table: table, region: lines.region, report: report)
    if let known = store.find(below: lines.anchor, from: lines.region.lowerBound, in: text) {
      guard known.region == lines.region,
        store.skeletons[known.skeleton].outcome(expecting: result.expectedEdition) == nil
      else { return }
      let figures = store.figures[known.figures].map(\.range)
      if let outcome = result.outcome(figures: figures) { store.add(outcome, to: known.skeleton) }
      return
    }
    guard let figures = result.figures(in: text), let outcome = result.outcome(figures: figures),
      let signs = rowSigns(of: lines, besides: figures, in: text)
    else { return }
    let cells = LineScan.cellLines(self.lines[lines.numbers], besides: figures, in: text)
    let printed = report.sections[section]
    let skeleton = TableSkeleton(
      section: printed.index, table: table, anchor: lines.anchor.map { text[$0] },
      text: lines.region.map { text[$0] }, holes: outcome.holes,
      paragraphs: report.paragraphs[printed.paragraphs].map(result.moved),
      lines: .init(
        census: lines.census, rowSigns: signs, mostCells: cells.most,
        hasLineTwice: cells.hasLineTwice, layout: document.layout,
        opensWithPipe: document.opensWithPipe, closesWithPipe: document.closesWithPipe),
      outcomes: [outcome])
    store.add(skeleton)
  }

  /// A line with more bytes is no row: how long it is, its figures decide.
  private static let longestRow = 1000

  /// nil where the figures decide what the lines are taken for.
  private func rowSigns(
    of table: Lines, besides figures: [Range<Int>], in text: Span<UInt8>
  ) -> RowSigns? {
    var signs = RowSigns()
    for line in lines[table.numbers] {
      guard line.range.count <= Self.longestRow else { return nil }
      if line.hasPipe, line.range.count <= PrintedFigure.longest + RowSigns.lonePipe,
        figures.contains(where: { line.range.contains($0.lowerBound) })
      {
        return nil
      }
      signs.add(line, in: text)
    }
    return signs
  }
}
