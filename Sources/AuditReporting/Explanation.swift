public import AuditModel

/// What rules say of one report, as renderers take it.
public struct Explanation: Sendable {
  public var path: String
  public var agency: String?
  public var year: Int?
  public var catalog: FormCatalog
  public var rules: [RuleExplanation]

  public init(path: String, report: Report, catalog: FormCatalog, rules: [RuleExplanation]) {
    self.path = path
    agency = report.agency
    year = report.year
    self.catalog = catalog
    self.rules = rules
  }
}

/// Writes down why rules came to their verdicts. It decides how that looks, never what it says.
public protocol ExplanationRenderer: Sendable {
  func render(_ explanation: Explanation, into output: inout OutputBuffer)
}

extension Verdict {
  /// What a supervisor reads.
  var title: String {
    switch self {
    case .passed: "通过"
    case .failed: "不通过"
    case .undecided: "不判定"
    case .notApplicable: "不适用"
    }
  }

  /// What JSON calls it.
  var name: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .undecided: "undecided"
    case .notApplicable: "notApplicable"
    }
  }
}
