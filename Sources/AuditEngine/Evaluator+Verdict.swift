import AuditModel

extension Evaluator {
  /// Whether the requirement of a check holds at an instance; nil where the check does not apply.
  mutating func verdict(_ check: Check, at instance: Instance) -> Truth? {
    begin(check, at: instance)
    switch condition(check) {
    case .yes: break
    case .no: return nil
    case .unknown(let reason) where reason.isSilence: return nil
    case .unknown(let reason): return .unknown(Unknown(code: reason.code))
    }
    seen = []
    switch truth(check.requirement) {
    // A rule over figures that looked at nothing but a wholly blank table has not passed, nor has one over prose that
    // found none.
    case .yes: return seen.emptiness.map { .unknown(Unknown(code: $0)) } ?? .yes
    case .no: return .no
    case .unknown(let reason) where reason.isSilence: return .yes
    case .unknown(let reason): return reason.fails ? .no : .unknown(reason)
    }
  }

  /// What `when` says, of the report and of the instance.
  mutating func condition(_ check: Check) -> Truth {
    guard check.condition >= 0 else { return reportTruth }
    switch (reportTruth, truth(check.condition)) {
    case (_, .no), (.no, _): return .no
    case (.yes, let other): return other
    case (.unknown(let a), .unknown(let b)): return .unknown(a.merged(with: b))
    case (.unknown(let reason), .yes): return .unknown(reason)
    }
  }
}
