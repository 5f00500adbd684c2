public import AuditModel

/// What all reports of one run share.
public struct AuditContext: Sendable {
  public var toolVersion: String
  public var rules: RuleSet
  /// Hex digest over the rule files; nil where the output does not carry it.
  public var rulesDigest: String?
  /// What is wrong in rule files; the rules concerned did not run.
  public var problems: [RuleProblem]

  public init(
    toolVersion: String, rules: RuleSet, rulesDigest: String? = nil, problems: [RuleProblem] = []
  ) {
    self.toolVersion = toolVersion
    self.rules = rules
    self.rulesDigest = rulesDigest
    self.problems = problems
  }
}

/// In which order the reports stand in an output.
public enum ReportOrder: Sendable {
  /// As they were found, by path.
  case byPath
  /// Grouped by agency, the worst agency first; what could not be read stands last.
  case worstFirst
}

/// Writes an audit in one output format, one report at a time, so that no run needs them all at once.
///
/// A renderer decides how an audit looks, never what it says: it does not drop, add or judge.
public protocol AuditRenderer: Sendable {
  var order: ReportOrder { get }
  /// Whether the output carries digests of the files.
  var carriesDigests: Bool { get }
  /// What stands between two reports.
  var separator: String { get }

  /// What stands before all reports.
  func renderHeader(into output: inout OutputBuffer)
  /// One report, or why it could not be read.
  func render(_ file: AuditedFile, into output: inout OutputBuffer)
  /// What stands behind all reports. `standings` are in the renderer's order; empty where that is by path.
  func renderFooter(
    standings: [ReportStanding], summary: AuditSummary, into output: inout OutputBuffer)
}
