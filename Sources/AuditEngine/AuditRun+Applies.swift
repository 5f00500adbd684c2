import AuditModel

// Whether a rule has anything to say of a report.
extension AuditRun {
  /// Whether the editions of the tables that a rule reads have what it names; else its one verdict is
  /// given.
  mutating func isApplicable(_ check: Check, at instance: Instance) -> Bool {
    if let editions = check.editions {
      switch isIn(editions, check, at: instance) {
      case .yes: break
      case .no:
        addNotApplicable()
        return false
      case .unknown(let reason):
        take(.unknown(reason), check, at: instance, asked: .nothing)
        return false
      }
    }
    // Most rules name nothing that an edition may lack.
    guard check.namedCells.count > 0 || check.namedSelections.count > 0 else { return true }
    let work = evaluator.work
    switch program.gap(of: check, in: { Int(work.tables[$0].edition) }) {
    case nil: return true
    case .edition?:
      take(.unknown(Unknown(code: .noEdition)), check, at: instance, asked: .nothing)
    case .cell?, .lines?: addNotApplicable()
    }
    return false
  }

  /// Whether the tables that the rule reads, else the year's edition, are among `editions`.
  func isIn(_ editions: UInt64, _ check: Check, at instance: Instance) -> Truth {
    var isKnown = true
    var readsTable = false
    func isListed(_ edition: Int32) -> Bool { editions & 1 << UInt64(edition) != 0 }
    if instance.table >= 0 {
      readsTable = true
      let edition = evaluator.work.tables[Int(instance.table)].edition
      if edition < 0 { isKnown = false } else if !isListed(edition) { return .no }
    }
    for i in check.tablesRead.range {
      readsTable = true
      let edition = evaluator.work.tables[Int(program.operands[i])].edition
      if edition < 0 { isKnown = false } else if !isListed(edition) { return .no }
    }
    if readsTable { return isKnown ? .yes : .unknown(Unknown(code: .noEdition)) }
    guard let expected = evaluator.view.expectedEdition else {
      return .unknown(Unknown(code: .noYear))
    }
    return Truth(isListed(Int32(expected)))
  }

  /// What `when` asks of the report alone: one answer for all instances, unless it is unknown and an
  /// instance may still show that the rule does not apply.
  mutating func asksOnce(_ check: Check, at whole: Instance) -> Bool {
    evaluator.reportTruth = .yes
    guard check.reportCondition >= 0 else { return true }
    evaluator.begin(check, at: whole)
    evaluator.reportTruth = evaluator.truth(check.reportCondition)
    switch evaluator.reportTruth {
    case .yes: return true
    case .no:
      addNotApplicable()
      return false
    case .unknown:
      if check.condition >= 0 { return true }
      take(evaluator.reportTruth, check, at: whole, asked: .condition)
      return false
    }
  }
}
