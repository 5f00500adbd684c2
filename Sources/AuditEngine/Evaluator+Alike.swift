import AuditModel

/// What stands in a report twice.
extension Evaluator {
  /// The lines of a selection that stand before the instance's own and hold the same in every cell; none where
  /// the instance is not one of them.
  mutating func alike(_ selection: Int32) -> Value {
    let table = Int(instance.table)
    let edition = Int(work.tables[table].edition)
    guard edition >= 0 else { return .unknown(Unknown(code: .noEdition)) }
    let axis = instance.row >= 0 ? Axis.row : .column
    let own = axis == .row ? instance.row : instance.column
    let lines = program.lines(selection, axis, table: table, edition: edition)
    let across = program.lines(
      selection, axis.other, table: table, edition: edition)
    let start = items.count
    let isMeant = lines.range.contains {
      program.line(at: Int32($0) - lines.start, of: lines, own: -1) == own
    }
    if isMeant {
      if let missing = missing(in: own, axis, across, edition) { return .unknown(missing) }
      for i in lines.range {
        let other = program.line(at: Int32(i) - lines.start, of: lines, own: -1)
        if other == own { break }
        if areAlike(own, other, axis, across, edition) {
          items.append(.line(symbol(of: other, axis)))
        }
      }
    }
    return .items(start..<items.count, unknown: 0, Unknown(code: .ambiguous))
  }

  /// Why a line cannot be held against others; nil where all of it was read.
  private mutating func missing(
    in line: Int32, _ axis: Axis, _ across: Slice32, _ edition: Int
  ) -> Unknown? {
    for i in 0..<across.count {
      guard let cell = cell(line, program.line(at: i, of: across, own: -1), axis, edition) else {
        continue
      }
      let site = CellSite(cell: cell, subRow: -1)
      look(at: site)
      let state = view.cell(at: site).state
      guard state == .absent || state == .unreadable else { continue }
      if isTracing { trace.blocked.append(site) }
      return Unknown(code: state == .absent ? .absent : .unreadable)
    }
    return nil
  }

  private mutating func areAlike(
    _ own: Int32, _ other: Int32, _ axis: Axis, _ across: Slice32, _ edition: Int
  ) -> Bool {
    var cited: [CellSite] = []
    for i in 0..<across.count {
      let line = program.line(at: i, of: across, own: -1)
      let (a, b) = (cell(own, line, axis, edition), cell(other, line, axis, edition))
      guard let a, let b else {
        if a == nil, b == nil { continue }
        return false
      }
      let (mine, its) = (CellSite(cell: a, subRow: -1), CellSite(cell: b, subRow: -1))
      let (left, right) = (view.cell(at: mine), view.cell(at: its))
      guard left.state == right.state, left.value == right.value else { return false }
      if isTracing { cited += [mine, its] }
    }
    for site in cited { trace.citations.append(.init(site: site, isTakenAsZero: false)) }
    return true
  }

  /// The cell where two lines meet; nil where the edition has none.
  private func cell(_ line: Int32, _ across: Int32, _ axis: Axis, _ edition: Int) -> Int32? {
    let (row, column) = axis == .row ? (line, across) : (across, line)
    let cell = program.forms.cell(table: instance.table, row: row, column: column)
    return program.forms.isDeclared(cell, edition: edition) ? cell : nil
  }

  private func symbol(of line: Int32, _ axis: Axis) -> Symbol {
    let table = Int(instance.table)
    return axis == .row
      ? .row(table: table, row: Int(line)) : .column(table: table, column: Int(line))
  }

  /// Whether the text that the instance stands at was found before.
  func isRepeated() -> Truth {
    let bytes = work.prose.bytes
    guard instance.find >= 0 else { return .unknown(Unknown(code: .noText)) }
    let own = work.finds[Int(instance.find)].range
    for find in firstFind..<max(firstFind, Int(instance.find)) {
      let other = work.finds[find].range
      if other.count == own.count, bytes[other].elementsEqual(bytes[own]) { return .yes }
    }
    return .no
  }
}
