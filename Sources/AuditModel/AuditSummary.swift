/// Totals over the inputs of one run.
public struct AuditSummary: Hashable, Sendable {
  public var reports = 0
  public var unreadable = 0
  /// By `Severity.rawValue`.
  public var findings = [0, 0, 0]
  /// Reports by grade; 未评级 under its own name.
  public var grades: [String: Int] = [:]

  public init() {}

  public mutating func add(_ file: AuditedFile, ungraded: String) {
    reports += 1
    switch file.outcome {
    case .unreadable: unreadable += 1
    case .audited(let audit):
      grades[audit.grade ?? ungraded, default: 0] += 1
      for (i, count) in audit.findingCounts.enumerated() { findings[i] += count }
    }
  }

  /// Adds the totals over other inputs of the run.
  public mutating func add(_ other: AuditSummary) {
    reports += other.reports
    unreadable += other.unreadable
    for i in findings.indices { findings[i] += other.findings[i] }
    grades.merge(other.grades, uniquingKeysWith: +)
  }
}
