import AuditModel

/// Lines with more or fewer values than columns stand above them.
extension TableAlignment {
  /// So many lines that lack, or have, the same are one deviation of the table.
  private static let manyLines = 3

  /// Marks the lines in which a value is missing, though filling makes them look whole.
  mutating func markLostValues(in lines: inout [Line], _ text: Span<UInt8>) {
    markFilledUp(in: &lines)
    markMovedTotals(in: &lines, text)
    markBrokenGroups(in: &lines, text)
  }

  /// Where most lines are too short for their columns, or cells between labels and values hold nothing, a blank
  /// cell beside the others' values may be filling.
  private func markFilledUp(in lines: inout [Line]) {
    var short = 0
    var all = 0
    for line in lines where !line.order.isEmpty && !line.span.isEmpty {
      all += 1
      if line.record.slots.count < line.order.count { short += 1 }
    }
    let leads = WholeLeads(of: lines)
    for i in lines.indices where lines[i].span.count < lines[i].order.count {
      lines[i].lostValue = short * 2 > all || mayBeginWithFilling(lines[i], among: leads)
    }
  }

  /// Whether cells stand before the values of lines that print their first and last, by how many columns there are, and
  /// how many cells stand before the label's end.
  private struct WholeLeads {
    private var leads: [Place: Bool] = [:]

    private struct Place: Hashable {
      let count: Int
      /// nil: any.
      let offset: Int?
    }

    init(of lines: [Line]) {
      for line in lines where line.isWhole {
        add(line, offset: line.record.offset)
        add(line, offset: nil)
      }
    }

    private mutating func add(_ line: Line, offset: Int?) {
      let place = Place(count: line.order.count, offset: offset)
      leads[place] = line.span.lowerBound > 0 || leads[place] == true
    }

    /// Of the lines like one; where there are none, of those with as many columns.
    func areLed(like line: Line) -> Bool {
      let count = line.order.count
      return leads[Place(count: count, offset: line.record.offset)]
        ?? leads[Place(count: count, offset: nil)] ?? false
    }
  }

  /// Whether a line as wide as its columns begins with a cell that whole lines like it have besides.
  private func mayBeginWithFilling(_ line: Line, among leads: WholeLeads) -> Bool {
    guard line.record.slots.count == line.order.count, line.span.lowerBound > 0,
      !line.span.isEmpty, evenLead(of: line) == nil
    else { return false }
    // Amid lines of one width, all with their last value at the end, there is no room for it.
    if endsTable(line), leadInGrid(line) != nil { return false }
    return leads.areLed(like: line)
  }

  /// Where the total at the end of a line is blank and what stands before it is no less than all others, that
  /// may be the total, and one of the others missing: where it is just their sum, where most lines are so, and
  /// amid lines with totals where cells may be filling.
  private func markMovedTotals(in lines: inout [Line], _ text: Span<UInt8>) {
    var moved: [(line: Int, isZero: Bool)] = []
    var certain = 0
    var others = 0
    var whole = 0
    for i in lines.indices {
      let line = lines[i]
      guard line.record.row != nil, let last = line.order.last?.column,
        forms.isDerived(last, of: table), line.order.count > 2,
        line.order.dropLast().allSatisfy({ isPart($0) })
      else { continue }
      if line.isWhole { whole += 1 }
      guard line.span.count == line.order.count - 1, start(of: line) == line.span.lowerBound,
        let values = wholeNumbers(line, in: text)
      else { continue }
      let sum = values.dropLast().reduce(0, &+)
      if values[values.count - 1] < sum {
        others += 1
        continue
      }
      moved.append((i, isZero: values[values.count - 1] == 0))
      if sum > 0 { certain += 1 }
      if sum > 0, values[values.count - 1] == sum { lines[i].lostValue = true }
    }
    let isUsual = certain > 1 && certain > (others + whole) * 2
    for (line, isZero) in moved
    where isUsual
      || whole > 0 && !isZero && !lines[line].record.hasOwnLines
        && evenLead(of: lines[line]) == nil
    { lines[line].lostValue = true }
  }

  /// Whether a total adds a column up.
  private func isPart(_ slot: HeaderOrder.Slot) -> Bool {
    slot.column.map { !forms.isDerived($0, of: table) } ?? false
  }

  /// A line printed across that breaks its totals only because one value is missing.
  private func markBrokenGroups(in lines: inout [Line], _ text: Span<UInt8>) {
    guard forms.isPrintedAcross[table] else { return }
    for i in lines.indices {
      let line = lines[i]
      guard line.hasHeader, line.span.count < line.order.count, line.span.count > 1,
        line.order.count == forms.cellsAcross[table], let start = start(of: line),
        let values = wholeNumbers(line, in: text)
      else { continue }
      let sums = BlanksBySums(columns: line.order, forms: forms, table: table)
      let before = [Int64?](repeating: nil, count: line.span.lowerBound - start)
      let cells = before + values.map { $0 }
      let behind = [Int64?](repeating: nil, count: line.order.count - cells.count)
      lines[i].lostValue = !sums.addUp(cells + behind) && sums.canBeShared(values)
    }
  }

  /// The printed values of a line; nil where one of them is blank or no number.
  private func wholeNumbers(_ line: Line, in text: Span<UInt8>) -> [Int64]? {
    let first = line.record.slots.lowerBound + line.span.lowerBound
    return readCounts(
      reading.slots[first..<first + line.span.count], dashesAsZero: false, in: text)
  }

  // MARK: Notes

  /// Tells of the lines that were not read. What most of them have in common is told once.
  mutating func noteMisfits(in text: Span<UInt8>) {
    var alike: [Kind: [Line]] = [:]
    var told: [Kind] = []
    for i in misfits.indices
    where !misfits[i].order.isEmpty && !isExplainedByHeader(misfits[i]) && !isTorn(i) {
      let kind = Kind(of: misfits[i])
      if alike[kind] == nil { told.append(kind) }
      alike[kind, default: []].append(misfits[i])
    }
    for kind in told {
      guard let lines = alike[kind], let first = lines.first, tells(lines.count),
        !isPutInOrder || 2 * first.span.count >= first.order.count
      else { continue }
      if lines.count >= Self.manyLines {
        note(
          first, printed: "\(lines.count) 行各读到 \(first.span.count) 个数",
          official: "每行 \(first.order.count) 个数")
        continue
      }
      for line in lines {
        let label = squeezed(line.record.label, in: text)
        note(
          line, printed: "\(label)：读到 \(line.span.count) 个数",
          official: "\(label)：\(line.order.count) 个数")
      }
    }
  }

  /// Whether a line of `misfits` and the one before or behind it have together just the values of one: a converter
  /// wrote a row in two.
  private func isTorn(_ i: Int) -> Bool {
    func isOne(_ upper: Int, _ lower: Int) -> Bool {
      guard misfits.indices.contains(upper), misfits.indices.contains(lower),
        misfits[upper].record.slots.upperBound == misfits[lower].record.slots.lowerBound
      else { return false }
      return misfits[upper].span.count + misfits[lower].span.count == misfits[i].order.count
    }
    return isOne(i - 1, i) || isOne(i, i + 1)
  }

  /// What lines have in common that lack, or have, the same.
  private struct Kind: Hashable {
    let values: Int
    let expected: Int
    let columns: Int?

    init(of line: Line) {
      values = line.span.count
      expected = line.order.count
      columns = line.record.columns
    }
  }

  /// Whether the header lacks the columns that the line has too many: then they are what is told.
  private func isExplainedByHeader(_ line: Line) -> Bool {
    guard let edition, let row = line.record.row, let columns = line.record.columns else {
      return false
    }
    let missing = forms.declaredColumns[edition][table][row] & ~reading.columnMasks[columns]
    return missing != 0 && line.span.count - line.order.count == missing.nonzeroBitCount
  }

  private mutating func note(_ line: Line, printed: String, official: String) {
    let isWide = line.span.count > line.order.count
    notes.append(
      ReaderNote(
        kind: isWide ? .extraColumn : .missingColumn, place: range(of: line.record), table: table,
        printed: printed, official: official, weight: .content))
  }
}
