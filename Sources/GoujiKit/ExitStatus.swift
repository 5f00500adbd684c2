public import AuditModel

/// From which severity on findings make the run end with status 1.
public enum FailureThreshold: String, CaseIterable, Sendable {
  case serious, ordinary, hint, never

  func isReached(by summary: AuditSummary) -> Bool {
    switch self {
    case .serious: summary.findings[.serious] > 0
    case .ordinary: summary.findings[.serious] + summary.findings[.ordinary] > 0
    case .hint: summary.findings.total > 0
    case .never: false
    }
  }
}

/// What a run came to.
public struct AuditOutcome: Hashable, Sendable {
  public var summary: AuditSummary
  /// Whether a rule file is wrong, so that part of the rules did not run.
  public var hasRuleProblems: Bool

  public init(summary: AuditSummary, hasRuleProblems: Bool) {
    self.summary = summary
    self.hasRuleProblems = hasRuleProblems
  }

  /// 2 where part of the work could not be done, or there was none, 1 where findings reach the threshold, else 0.
  public func status(failingOn threshold: FailureThreshold) -> Int32 {
    if hasRuleProblems || summary.unreadable > 0 || summary.reports == 0 { return 2 }
    return threshold.isReached(by: summary) ? 1 : 0
  }
}
