/// Where the values of a table's lines begin, as the lines without doubt show.
///
/// Lines that print their first and last value tell where values begin. Where there are none, the last
/// printed cell of every line tells it, if it is the same: what every line prints is the total.
struct ValueStarts {
  /// By the header above, as an index into `TableReading.columnOrders`.
  private var habits: [Int?: Habit] = [:]
  /// Of the whole table.
  private var prevailing = Habit()
  private let hasBlocks: Bool

  /// Of lines that leave no doubt.
  init() { hasBlocks = false }

  /// - Parameter hasBlocks: whether the table is parted into blocks with columns of their own.
  init(of lines: [TableAlignment.Line], hasBlocks: Bool) {
    self.hasBlocks = hasBlocks
    var certain = Tally()
    var ends = Tally()
    var byHeader: [Int?: Tally] = [:]
    // In one line the total would stand where the line has no cell.
    var isContradicted = false
    for line in lines where !line.record.hasOwnLines {
      let record = line.record
      guard !line.span.isEmpty, line.starts != nil else { continue }
      let start = line.span.upperBound - line.order.count
      if start < 0 { isContradicted = true }
      ends.add(lead: start, column: record.offset + start)
      guard line.isWhole else { continue }
      certain.add(lead: start, column: record.offset + start)
      byHeader[record.columns, default: Tally()].add(lead: start, column: record.offset + start)
    }
    habits = byHeader.mapValues(\.habit)
    if certain.count > 0 {
      prevailing = certain.habit
    } else if ends.count >= 3, !isContradicted, ends.leads.count == 1 || ends.columns.count == 1 {
      prevailing = ends.habit
    }
    // Sub-rows widen the labels of their block alone.
    for line in lines where line.record.subRow != nil && habits[line.record.columns] == nil {
      habits[line.record.columns] = Habit()
    }
  }

  /// Where the lines below the same header begin; where those are too few to tell, all lines of the table.
  func usual(of record: TableReading.Record) -> Int? {
    guard let habit = habits[record.columns] else {
      return prevailing.start(behind: record.offset)
    }
    // Blocks differ: what holds in one says nothing of another.
    return habit.isContradictory(behind: record.offset) && !hasBlocks
      ? prevailing.start(behind: record.offset) : habit.start(behind: record.offset)
  }

  /// Where the values of lines begin: so many cells behind the label, or in one column of the whole
  /// table; nil where the lines do not tell.
  private struct Habit {
    var lead: Int?
    var column: Int?

    /// Whether its two places are not the same for a line whose slots begin at column `offset`.
    func isContradictory(behind offset: Int) -> Bool {
      guard let lead, let column else { return false }
      return lead != column - offset
    }

    /// Where the values begin in a line whose slots begin at column `offset`.
    func start(behind offset: Int) -> Int? {
      guard let lead, let column else { return lead ?? column.map { $0 - offset } }
      return lead == column - offset ? lead : nil
    }
  }

  /// How often the values of lines begin where.
  private struct Tally {
    var count = 0
    var leads: [Int: Int] = [:]
    var columns: [Int: Int] = [:]

    mutating func add(lead: Int, column: Int) {
      count += 1
      leads[lead, default: 0] += 1
      columns[column, default: 0] += 1
    }

    /// The place that holds for most lines; both where either holds for as many, since labels may differ
    /// in depth and merged cells may or may not keep their places.
    var habit: Habit {
      guard let lead = most(leads), let column = most(columns) else { return Habit() }
      return Habit(
        lead: lead.count >= column.count ? lead.value : nil,
        column: column.count >= lead.count ? column.value : nil)
    }

    private func most(_ votes: [Int: Int]) -> (value: Int, count: Int)? {
      votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { ($0.key, $0.value) }
    }
  }
}
