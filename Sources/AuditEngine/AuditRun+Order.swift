import AuditModel

extension AuditRun {
  /// By severity, then place; as the rules are ordered where both agree.
  func sortedFindings() -> [Finding] {
    let findings = findings
    guard findings.count > 1 else { return findings }
    let order = findings.indices.sorted { a, b in
      let (x, y) = (findings[a], findings[b])
      if x.severity != y.severity { return x.severity < y.severity }
      if x.location.place != y.location.place { return x.location.place < y.location.place }
      return a < b
    }
    return order.map { findings[$0] }
  }
}
