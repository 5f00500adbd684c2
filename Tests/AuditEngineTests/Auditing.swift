import AuditModel

@testable import AuditEngine

/// The verdict of the only instance of a rule.
func verdict(_ rule: Rule, _ report: Report, patterns: [String] = []) throws -> Verdict {
  let audit = try audit([rule], report, patterns: patterns)
  let counts = audit.instances
  if counts.failed == 1 { return .failed }
  if let undecided = audit.undecided.first { return .undecided(undecided.code) }
  return counts.passed == 1 ? .passed : .notApplicable
}

func audit(_ rules: [Rule], _ report: Report, patterns: [String] = []) throws -> ReportAudit {
  try Judge(ruleSet(rules, patterns: patterns)).audit(report)
}
