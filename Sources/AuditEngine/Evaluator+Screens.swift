import AuditModel

extension Evaluator {
  /// What the screen of an instance proves.
  enum Proof { case passed, notApplicable, nothing }

  mutating func proof(_ screen: Screen, of check: Check) -> Proof {
    if !work.tables[Int(screen.instance.table)].meets.contains(.numbers) {
      for i in screen.assumed.range where !work.hasFigure[Int(program.operands[i])] {
        return .nothing
      }
    }
    switch holds(screen.condition) {
    case nil: return .nothing
    case false?: return .notApplicable
    case true?: break
    }
    if screen.rest >= 0 {
      begin(check, at: screen.instance)
      switch truth(screen.rest) {
      case .yes: break
      case .no: return .notApplicable
      case .unknown: return .nothing
      }
    }
    guard reportTruth == .yes, holds(screen.requirement) == true else { return .nothing }
    return .passed
  }

  /// nil where that is not proved.
  @inline(__always)
  private func holds(_ condition: Screen.Condition) -> Bool? {
    switch condition.kind {
    case .always: return true
    case .never: return false
    case .evaluate: return nil
    case .clauses:
      var isDecided = true
      for i in condition.clauses.range {
        switch holds(all: program.clauses[i]) {
        case true?: return true
        case false?: break
        case nil: isDecided = false
        }
      }
      return isDecided ? false : nil
    }
  }

  @inline(__always)
  private func holds(all predicates: Slice32) -> Bool? {
    var isDecided = true
    let figures = work.figures
    for i in predicates.range {
      let predicate = program.predicates[i]
      if predicate.relation == .whole {
        if !areWhole(predicate.terms) { isDecided = false }
        continue
      }
      var sum = predicate.constant
      var term = program.terms.base + Int(predicate.terms.start)
      let end = term + Int(predicate.terms.count)
      while term < end {
        // Neither can overflow: `LinearForm` and `Workspace` bound what meets here.
        sum &+= Int64(term.pointee.factor) &* figures[Int(term.pointee.cell)]
        term += 1
      }
      if !predicate.relation.holds(sum) { return false }
    }
    return isDecided ? true : nil
  }

  /// Whether the sum is sure to be whole.
  private func areWhole(_ terms: Slice32) -> Bool {
    terms.range.allSatisfy {
      work.figures[Int(program.terms[$0].cell)] % FixedDecimal.scale == 0
    }
  }
}
