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
