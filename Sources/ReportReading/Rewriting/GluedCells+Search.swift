import AuditModel

/// The figures of one row.
extension GluedCells {
  /// Finds the ways to cut runs of figures into the cells of a row.
  struct Search {
    let columns: [HeaderOrder.Slot]
    let figures: [FormLine.Figure]
    let totals: [Int: [Int]]
    let runs: [Range<Int>]
    let mayBeBlank: Bool
    private(set) var found: [Reading] = []
    /// Cells that were tried.
    private(set) var steps = 0
    private var cells: Reading = []
    private var values: [Int64] = []

    init(
      columns: [HeaderOrder.Slot], figures: [FormLine.Figure], totals: [Int: [Int]],
      runs: [Range<Int>], mayBeBlank: Bool
    ) {
      self.columns = columns
      self.figures = figures
      self.totals = totals
      self.runs = runs
      self.mayBeBlank = mayBeBlank
    }

    var isExhausted: Bool {
      steps > GluedCells.mostSteps || found.count > GluedCells.mostReadings
    }

    mutating func run(in text: Span<UInt8>) {
      guard let first = runs.first else { return }
      extend(run: 0, from: first.lowerBound, in: text)
    }

    private mutating func extend(run: Int, from start: Int, in text: Span<UInt8>) {
      guard !isExhausted else { return }
      if start == runs[run].upperBound {
        if run + 1 < runs.count {
          extend(run: run + 1, from: runs[run + 1].lowerBound, in: text)
        } else if cells.count == columns.count {
          found.append(cells)
        } else {
          skip(run: run, from: start, in: text)
        }
        return
      }
      // Every run that is left has at least one cell.
      let left = columns.count - cells.count
      guard left >= runs.count - run else { return }
      skip(run: run, from: start, in: text)
      var end = start
      while end < runs[run].upperBound, end - start < GluedCells.mostBytes, !isExhausted {
        end += scalar(at: end, in: text).length
        // A sign or a point belongs to the digits behind it, a unit to those before.
        if end < runs[run].upperBound, continuesNumber(at: end, in: text) { continue }
        take(start..<end, run: run, in: text)
      }
    }

    /// Leaves the next cell blank.
    private mutating func skip(run: Int, from start: Int, in text: Span<UInt8>) {
      guard mayBeBlank, cells.count < columns.count else { return }
      steps += 1
      let position = cells.count
      cells.append(nil)
      values.append(0)
      if agrees(position) { extend(run: run, from: start, in: text) }
      cells.removeLast()
      values.removeLast()
    }

    private mutating func take(_ range: Range<Int>, run: Int, in text: Span<UInt8>) {
      steps += 1
      let figure = figures[cells.count]
      let cell = readCell(range, in: text, figure: figure)
      guard cell.state == .number || cell.state == .dash, figure == .signedCount || !cell.signed,
        figure == .amount || cell.decimals == 0
      else { return }
      let position = cells.count
      cells.append(range)
      values.append(cell.value.scaled)
      if agrees(position) { extend(run: run, from: range.upperBound, in: text) }
      cells.removeLast()
      values.removeLast()
    }

    /// Whether a total is the sum of what it adds up, once all of that is there; none is blank beside figures.
    private func agrees(_ position: Int) -> Bool {
      for (total, parts) in totals {
        let last = max(total, parts.max() ?? 0)
        guard last == position else { continue }
        // Beside zeros a total may be blank as they may.
        let isMissing =
          cells[total] == nil && parts.contains { cells[$0] != nil && values[$0] != 0 }
        if isMissing { return false }
        if parts.reduce(0, { $0 &+ values[$1] }) != values[total] { return false }
      }
      return true
    }

    private func continuesNumber(at i: Int, in text: Span<UInt8>) -> Bool {
      let value = scalar(at: i, in: text).value
      return digit(value) == nil && value != 0x2B && value != 0xFF0B && !isDashMark(value)
    }
  }
}
