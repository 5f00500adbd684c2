import AuditModel

extension AuditRun {
  /// One verdict per note of the kinds; where there is none, one for the search.
  mutating func judgeNotes(_ check: Check, kinds: UInt32) {
    guard asksOnce(check, at: .report) else { return }
    if evaluator.work.notes.count != evaluator.report.notes.count { orderNotes() }
    var isFound = false
    for number in evaluator.work.notes.all {
      guard kinds & evaluator.report.notes[Int(number)].kind.bit != 0 else { continue }
      isFound = true
      let instance = instance(of: evaluator.report.notes[Int(number)], number)
      if isApplicable(check, at: instance) { evaluate(check, at: instance) }
    }
    guard !isFound, isApplicable(check, at: .report) else { return }
    if let reason = blindness(kinds: kinds, tables: check.searchedTables) {
      take(.unknown(reason), check, at: .report, asked: .nothing)
    } else {
      addPassed()
    }
  }

  private func instance(of note: ReaderNote, _ number: Int32) -> Instance {
    var instance = Instance(table: Int32(note.table ?? -1), note: number)
    if let cell = note.cell {
      instance.row = program.forms.row(of: Int32(cell))
      instance.column = program.forms.column(of: Int32(cell))
    }
    return instance
  }

  private func orderNotes() {
    let notes = evaluator.report.notes
    let order = evaluator.work.notes
    order.truncate(to: 0)
    for number in notes.indices { order.append(Int32(number)) }
    var all = order.slice(0..<order.count)
    all.sort { a, b in
      let (x, y) = (notes[Int(a)].place.lowerBound, notes[Int(b)].place.lowerBound)
      return (x, a) < (y, b)
    }
  }

  /// Why it says nothing that no such note was found; nil where what was searched had been read.
  private func blindness(kinds: UInt32, tables mask: UInt64) -> Unknown? {
    let report = evaluator.report
    func isSearched(_ table: Int) -> Bool { mask == 0 || mask & 1 << UInt64(table) != 0 }
    if kinds & ReaderNote.Kind.ofTables != 0 {
      let isFound = report.tables.indices.contains { isSearched($0) && report.tables[$0].isFound }
      if !isFound { return Unknown(code: .absent) }
    }
    if kinds & ~ReaderNote.Kind.ofFigures == 0 {
      var cells = ReportAudit.CellCoverage()
      for table in report.tables.indices where isSearched(table) {
        cells.add(evaluator.work.tables[table].cells)
      }
      if cells.number + cells.dash + cells.unreadable == 0,
        !report.subRows.contains(where: { isSearched($0.table) })
      {
        return Unknown(code: cells.blank > 0 ? .blank : .absent)
      }
    }
    if kinds & ReaderNote.Kind.ofSections != 0, report.sections.isEmpty {
      return Unknown(code: .absent)
    }
    return report.paragraphs.isEmpty && report.sections.isEmpty
      && !report.tables.contains { $0.isFound } ? Unknown(code: .absent) : nil
  }
}

extension ReaderNote.Kind {
  var bit: UInt32 { 1 << UInt32(rawValue) }

  /// Kinds that only a table that was found can have.
  fileprivate static let ofTables: UInt32 = [
    Self.extraRow, extraColumn, missingRow, missingColumn, labelAltered, cornerNoteMissing,
    valueOutsideTable, unitInCell, inferred,
  ].reduce(0) { $0 | $1.bit }
  /// Those that only printed figures can have.
  fileprivate static let ofFigures: UInt32 = [Self.valueOutsideTable, unitInCell, inferred]
    .reduce(0) { $0 | $1.bit }
  fileprivate static let ofSections: UInt32 = [Self.sectionExtra, sectionRepeated]
    .reduce(0) { $0 | $1.bit }
}
