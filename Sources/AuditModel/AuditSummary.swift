/// Totals over the inputs of one run.
public struct AuditSummary: Hashable, Sendable {
  public var reports = 0
  public var unreadable = 0
  public var findings = SeverityCounts()
  /// Reports by grade; 未评级 under its own name.
  public var grades: [String: Int] = [:]

  public init() {}

  /// Counts one input; `ungraded` is what the scale calls a report without grade.
  public mutating func add(_ file: AuditedFile, ungraded: String) {
    reports += 1
    switch file.outcome {
    case .unreadable: unreadable += 1
    case .audited(let audit):
      grades[audit.grade ?? ungraded, default: 0] += 1
      findings += audit.findingCounts
    }
  }

  /// Adds the totals over other inputs of the run.
  public mutating func add(_ other: AuditSummary) {
    reports += other.reports
    unreadable += other.unreadable
    findings += other.findings
    grades.merge(other.grades, uniquingKeysWith: +)
  }
}
