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
    guard store.hasRoom, !hasGuesses, document.layout.isOrdered,
      !document.blocks.contains(where: \.isWeak)
    else { return }
    for i in report.sections.indices.dropLast() {
      guard let table = forms.tableOfSection[report.sections[i].index],
        report.tables[table].isFound,
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
    let expected = report.expectedEdition(in: forms.catalog)
    if let known = store.find(below: lines.anchor, from: lines.region.lowerBound, in: text) {
      guard known.region == lines.region,
        store.skeletons[known.skeleton].outcome(expecting: expected) == nil
      else { return }
      let holes = store.figures[known.figures].map { moved($0.range, lines.region) }
      if let outcome = outcome(of: table, holes, lines.region, report, expected, in: text) {
        store.add(outcome, to: known.skeleton)
      }
      return
    }
    let holes = figures(of: table, in: lines.region, report, in: text)
    guard let holes,
      let outcome = outcome(of: table, holes, lines.region, report, expected, in: text)
    else { return }
    let figures = holes.map {
      lines.region.lowerBound + $0.lowerBound..<lines.region.lowerBound + $0.upperBound
    }
    guard let signs = rowSigns(of: lines, besides: figures, in: text) else { return }
    let cells = LineScan.cellLines(self.lines[lines.numbers], besides: figures, in: text)
    let printed = report.sections[section]
    let skeleton = TableSkeleton(
      section: printed.index, table: table, anchor: lines.anchor.map { text[$0] },
      text: lines.region.map { text[$0] }, holes: holes,
      paragraphs: report.paragraphs[printed.paragraphs].map { moved($0, lines.region) },
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

  private func moved(_ range: Range<Int>, _ region: Range<Int>) -> Range<Int> {
    range.lowerBound - region.lowerBound..<range.upperBound - region.lowerBound
  }

  /// The texts of the cells that are plain figures; nil where they cannot be told apart.
  private func figures(
    of table: Int, in region: Range<Int>, _ report: Report, in text: Span<UInt8>
  ) -> [Range<Int>]? {
    var holes: [Range<Int>] = []
    for (cell, _, column) in cells(of: table, report) where cell.state != .absent {
      guard region.lowerBound <= cell.text.lowerBound, cell.text.upperBound <= region.upperBound
      else { return nil }
      if isPlain(cell, column: column, table: table, in: text) {
        holes.append(moved(cell.text, region))
      }
    }
    holes.sort { $0.lowerBound < $1.lowerBound }
    for i in holes.indices.dropFirst() where holes[i - 1].upperBound >= holes[i].lowerBound {
      return nil
    }
    return holes
  }

  /// Whether another figure could stand in the cell's place with nothing else changed.
  private func isPlain(_ cell: Cell, column: Int, table: Int, in text: Span<UInt8>) -> Bool {
    let range = cell.text
    guard cell.state == .number, cell.unit == .none, !range.isEmpty,
      range.count <= PrintedFigure.longest, range.upperBound < text.count,
      range.allSatisfy({ PrintedFigure.isPart(text[$0]) }),
      !PrintedFigure.isPart(text[range.upperBound]),
      range.lowerBound > 0, !PrintedFigure.isPart(text[range.lowerBound - 1])
    else { return false }
    // A unit in the column's header may have changed the value.
    return readCell(range, in: text, figure: forms.figures[table][column]).value == cell.value
  }

  /// All cells of a table, those of its sub-rows behind the others.
  private func cells(
    of table: Int, _ report: Report
  ) -> [(cell: Cell, target: TableSkeleton.Target, column: Int)] {
    let known = forms.catalog.tables[table]
    var cells: [(cell: Cell, target: TableSkeleton.Target, column: Int)] = []
    cells.reserveCapacity(known.rows.count * known.columns.count)
    for i in 0..<known.rows.count * known.columns.count {
      let number = known.firstCell + i
      cells.append((report.cells[number], .cell(Int32(number)), i % known.columns.count))
    }
    for (i, row) in report.subRows.filter({ $0.table == table }).enumerated() {
      for (column, cell) in row.cells.enumerated() {
        cells.append((cell, .subRow(Int32(i), column: Int32(column)), column))
      }
    }
    return cells
  }

  private func outcome(
    of table: Int, _ holes: [Range<Int>], _ region: Range<Int>, _ report: Report, _ expected: Int?,
    in text: Span<UInt8>
  ) -> TableSkeleton.Outcome? {
    var figures: [TableSkeleton.Figure] = []
    var fixed: [TableSkeleton.Fixed] = []
    for (cell, target, column) in cells(of: table, report) where cell.state != .absent {
      var cell = cell
      cell.text = moved(cell.text, region)
      if let label = cell.label {
        guard region.lowerBound <= label.lowerBound, label.upperBound <= region.upperBound else {
          return nil
        }
        cell.label = moved(label, region)
      }
      let count = cell.label.map { holes.count(endingBefore: $0.lowerBound) } ?? 0
      guard cell.label.map({ holes.count(endingBefore: $0.upperBound) }) ?? 0 == count else {
        return nil
      }
      let hole = holes.count(endingBefore: cell.text.lowerBound)
      if hole < holes.count, holes[hole] == cell.text {
        let label = cell.label ?? 0..<0
        figures.append(
          .init(
            target: target, hole: Int32(hole), figure: forms.figures[table][column],
            label: Int32(label.lowerBound)..<Int32(label.upperBound), holesBeforeLabel: Int32(count)
          ))
      } else {
        fixed.append(.init(target: target, cell: cell))
      }
    }
    guard let notes = notes(of: table, region, report) else { return nil }
    var found = report.tables[table]
    found.place = moved(found.place, region)
    found.evidence = found.evidence.map { moved($0, region) }
    return TableSkeleton.Outcome(
      expectedEdition: expected, holes: holes, table: found, figures: figures, fixed: fixed,
      subRows: report.subRows.filter { $0.table == table }, notes: notes)
  }

  /// What was noted of the table; nil where something was inferred, which figures may have decided.
  private func notes(of table: Int, _ region: Range<Int>, _ report: Report) -> [ReaderNote]? {
    var notes: [ReaderNote] = []
    for note in report.notes
    where note.table == table || region.contains(note.place.lowerBound) {
      guard note.kind != .inferred, note.table ?? table == table,
        region.lowerBound <= note.place.lowerBound, note.place.upperBound <= region.upperBound
      else { return nil }
      var note = note
      note.place = moved(note.place, region)
      notes.append(note)
    }
    return notes
  }
}
