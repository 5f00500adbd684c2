import AuditModel

/// Tables whose lines end with their last cell, however many cells of labels stand before it.
extension TableAlignment {
  /// How far behind their labels the values of lines begin that nothing fills up, by the depth of the labels.
  struct EvenLeads {
    /// By the number of groups around a row: the cells between its label and its values.
    var leads: [Int: Int] = [:]
    /// Whether the lines show that none is filled up.
    var isTold = false
    /// So many columns have lines that all end where the table does, so that merged cells keep their places.
    var inGrid: Set<Int> = []
  }

  /// So many lines must be shorter than the widest one.
  private static let fewestShort = 3

  /// Lines that print their first and last value, and end there though others are wider, tell that none is filled
  /// up; lines with equally deep labels then have their values equally far behind.
  mutating func collectEvenLeads(_ lines: [Line]) {
    let whole = lines.filter {
      !$0.record.hasOwnLines && !$0.span.isEmpty && $0.isWhole
    }
    let ragged = Set(whole.filter { !endsTable($0) }.map(\.order.count))
    evenLeads.inGrid = Set(whole.map(\.order.count)).subtracting(ragged)
    var short = 0
    var leads: [Int: Int] = [:]
    for line in whole {
      guard line.span.upperBound == line.record.slots.count, line.record.subRow == nil,
        let depth = depth(of: line),
        leads[depth, default: line.span.lowerBound] == line.span.lowerBound
      else { return }
      leads[depth] = line.span.lowerBound
      if isShort(line) { short += 1 }
    }
    evenLeads.leads = leads
    evenLeads.isTold = short >= Self.fewestShort
  }

  /// Where the values of a line begin whose cells are just its label and all its values, as the lines like it show.
  func evenLead(of line: Line) -> Int? {
    guard evenLeads.isTold, !line.record.hasOwnLines, let depth = depth(of: line),
      let lead = evenLeads.leads[depth] ?? leadOfAll,
      line.record.slots.count == lead + line.order.count, lead <= line.span.lowerBound
    else { return nil }
    return lead
  }

  /// Where the values of a line begin among lines that all end where the table does.
  func leadInGrid(_ line: Line) -> Int? {
    evenLeads.inGrid.contains(line.order.count) && !line.record.hasOwnLines && !isShort(line)
      ? line.record.slots.count - line.order.count : nil
  }

  /// Whether a line is as wide as the table, and prints its last cell.
  func endsTable(_ line: Line) -> Bool {
    !isShort(line) && line.span.upperBound == line.record.slots.count
  }

  /// Of all depths, where none has its values apart from its labels.
  private var leadOfAll: Int? { evenLeads.leads.values.allSatisfy { $0 == 0 } ? 0 : nil }

  private func isShort(_ line: Line) -> Bool {
    line.record.offset + line.record.slots.count < reading.width
  }

  /// How many groups enclose the row of a line.
  private func depth(of line: Line) -> Int? {
    guard let row = line.record.row else { return nil }
    for form in forms.catalog.editions.lazy.flatMap(\.tables) where form.index == table {
      guard let found = form.row(row) else { continue }
      return form.groups(from: found.group).count
    }
    return nil
  }
}
