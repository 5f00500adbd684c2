import AuditModel

extension Evaluator {
  /// What the screen of an instance proves.
  enum Proof { case passed, notApplicable, nothing }

  /// `allNumbers`: every cell of the table holds a number of sensible size.
  mutating func proof(
    _ screen: UnsafePointer<Screen>, of check: Check, allNumbers: Bool
  ) -> Proof {
    if !allNumbers {
      for i in screen.pointee.assumed.range where !work.hasFigure[Int(program.operands[i])] {
        return .nothing
      }
    }
    if screen.pointee.condition.kind != .always {
      guard let applies = view.holds(screen.pointee.condition) else { return .nothing }
      if !applies { return .notApplicable }
    }
    if screen.pointee.rest >= 0, view.holds(screen.pointee.sufficient) != true {
      begin(check, at: screen.pointee.instance)
      switch truth(screen.pointee.rest) {
      case .yes: break
      case .no: return .notApplicable
      case .unknown: return .nothing
      }
    }
    return view.holds(screen.pointee.requirement) == true ? .passed : .nothing
  }
}

extension ReportView {
  /// nil where that is not proved.
  @inline(__always)
  fileprivate func holds(_ condition: Screen.Condition) -> Bool? {
    switch condition.kind {
    case .always: return true
    case .never: return false
    case .evaluate: return nil
    case .predicates: return hold(condition.parts)
    case .clauses: return holdsAny(condition.parts)
    }
  }

  private func holdsAny(_ clauses: Slice32) -> Bool? {
    var isDecided = true
    for i in clauses.range {
      switch hold(program.clauses[i]) {
      case true?: return true
      case false?: break
      case nil: isDecided = false
      }
    }
    return isDecided ? false : nil
  }

  private func hold(_ predicates: Slice32) -> Bool? {
    let figures = work.figures
    var isDecided = true
    var predicate = program.predicates.base + Int(predicates.start)
    let last = predicate + Int(predicates.count)
    while predicate < last {
      var term = program.terms.base + Int(predicate.pointee.terms.start)
      let end = term + Int(predicate.pointee.terms.count)
      switch predicate.pointee.relation {
      case .whole:
        // Whether the sum is sure to be whole.
        while term < end {
          if figures[Int(term.pointee.cell)] % FixedDecimal.scale != 0 { isDecided = false }
          term += 1
        }
      case .stands(let comparison):
        var sum = predicate.pointee.constant
        while term < end {
          // Neither can overflow: `LinearForm` and `Workspace` bound what meets here.
          sum &+= Int64(term.pointee.factor) &* figures[Int(term.pointee.cell)]
          term += 1
        }
        if !comparison.holds(Int(sum)) { return false }
      }
      predicate += 1
    }
    return isDecided ? true : nil
  }
}
