import AuditModel

/// A table of a known skeleton, found in a report.
struct TablePlacement {
  /// Index into the store.
  var skeleton: Int
  /// From behind the heading's line to the next heading's line.
  var region: Range<Int>
  /// Indices into `SkeletonStore.figures`.
  var figures: Range<Int>
}

/// Brings a skeleton's offsets to where its table stands in a report.
struct TableShift {
  let skeleton: TableSkeleton
  private let start: Int
  private let figures: ArraySlice<PrintedFigure>

  init(_ placement: TablePlacement, in store: borrowing SkeletonStore) {
    skeleton = store.skeletons[placement.skeleton]
    start = placement.region.lowerBound
    figures = store.figures[placement.figures]
  }

  /// How far text moved that stands behind so many holes.
  private func distance(behind count: Int, _ holes: [Range<Int>]) -> Int {
    count == 0
      ? start : figures[figures.startIndex + count - 1].end - holes[count - 1].upperBound
  }

  private func moved(_ offset: Int, _ holes: [Range<Int>]) -> Int {
    offset + distance(behind: holes.count(endingBefore: offset), holes)
  }

  private func moved(_ range: Range<Int>, _ holes: [Range<Int>]) -> Range<Int> {
    moved(range.lowerBound, holes)..<moved(range.upperBound, holes)
  }

  /// Where the table's paragraphs stand in the report.
  var paragraphs: [Range<Int>] { skeleton.paragraphs.map { moved($0, skeleton.holes) } }

  /// Puts the table's figures and what was read around them into `report`.
  ///
  /// - Returns: false where a figure is none that the column can hold.
  func fill(
    _ report: inout Report, as outcome: TableSkeleton.Outcome, in text: Span<UInt8>
  ) -> Bool {
    let firstSubRow = report.subRows.count
    let holes = outcome.holes
    // Few tables have any; to add none would copy what the last report left.
    if !outcome.subRows.isEmpty { report.subRows += outcome.subRows }
    guard fillFigures(of: &report, as: outcome, firstSubRow, in: text) else { return false }
    for fixed in outcome.fixed {
      var cell = fixed.cell
      cell.text = moved(cell.text, holes)
      cell.label = cell.label.map { moved($0, holes) }
      put(cell, fixed.target, into: &report, firstSubRow)
    }
    var table = outcome.table
    table.place = moved(table.place, holes)
    // In the memory that the last report's took.
    swap(&table.evidence, &report.tables[skeleton.table].evidence)
    for place in outcome.table.evidence { table.evidence.append(moved(place, holes)) }
    report.tables[skeleton.table] = table
    for var note in outcome.notes {
      note.place = moved(note.place, holes)
      report.notes.append(note)
    }
    return true
  }

  private func fillFigures(
    of report: inout Report, as outcome: TableSkeleton.Outcome, _ firstSubRow: Int,
    in text: Span<UInt8>
  ) -> Bool {
    figures.withUnsafeBufferPointer { figures in
      outcome.holes.withUnsafeBufferPointer { holes in
        report.cells.withUnsafeMutableBufferPointer { cells in
          // The cells of a row have one label.
          var plannedLabel: Range<Int32> = 0..<0
          var label: Range<Int>?
          for planned in outcome.figures {
            let printed = figures[Int(planned.hole)]
            if planned.label != plannedLabel {
              plannedLabel = planned.label
              label = moved(planned, figures, holes)
            }
            if printed.plain >= 0, case .cell(let number) = planned.target {
              // What else a cell holds, `clear` has reset.
              cells[Int(number)].state = .number
              cells[Int(number)].value =
                FixedDecimal(scaled: printed.plain &* FixedDecimal.scale)
              cells[Int(number)].text = printed.range
              cells[Int(number)].label = label
              continue
            }
            var cell = readCell(printed.range, in: text, figure: planned.figure)
            guard cell.state == .number, cell.unit == .none else { return false }
            cell.label = label
            switch planned.target {
            case .cell(let number): cells[Int(number)] = cell
            case .subRow(let row, let column):
              report.subRows[firstSubRow + Int(row)].cells[Int(column)] = cell
            }
          }
          return true
        }
      }
    }
  }

  /// Where the label of a figure's cell stands; nil where it has none.
  private func moved(
    _ planned: TableSkeleton.Figure, _ figures: UnsafeBufferPointer<PrintedFigure>,
    _ holes: UnsafeBufferPointer<Range<Int>>
  ) -> Range<Int>? {
    guard !planned.label.isEmpty else { return nil }
    let before = Int(planned.holesBeforeLabel) - 1
    let distance = before < 0 ? start : figures[before].end - holes[before].upperBound
    return Int(planned.label.lowerBound) + distance..<Int(planned.label.upperBound) + distance
  }

  @inline(__always)
  private func put(
    _ cell: Cell, _ target: TableSkeleton.Target, into report: inout Report, _ firstSubRow: Int
  ) {
    switch target {
    case .cell(let number): report.cells[Int(number)] = cell
    case .subRow(let row, let column):
      report.subRows[firstSubRow + Int(row)].cells[Int(column)] = cell
    }
  }
}

extension [Range<Int>] {
  /// How many of the ranges, which are in order, end before or at `offset`.
  func count(endingBefore offset: Int) -> Int {
    partitionPoint(of: count) { self[$0].upperBound <= offset }
  }
}
