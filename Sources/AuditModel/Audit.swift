/// What the audit says of one report.
public struct ReportAudit: Sendable {
  /// Expected cells by what was found in them.
  public struct CellCoverage: Hashable, Sendable {
    /// Cells of the applied editions; the five others sum to it.
    public var expected = 0
    public var number = 0
    public var blank = 0
    public var dash = 0
    public var absent = 0
    public var unreadable = 0

    public init() {}
  }

  /// What was detected of the editions.
  public enum DetectedEdition: Hashable, Sendable {
    case edition(Int)
    case mixed
    case legacy
  }

  public var agency: String?
  public var agencyKind: AgencyKind
  public var agencyLevel: AgencyLevel
  public var year: Int?
  /// Catalog edition that the year expects.
  public var expectedEdition: Int?
  public var detectedEdition: DetectedEdition?
  /// By catalog table number.
  public var tableEditions: [Int?]
  /// The printed labels that told the editions.
  public var editionEvidence: [String]
  /// nil: 未评级.
  public var score: FixedDecimal?
  /// nil: 未评级.
  public var grade: String?
  /// Why the score does not follow from the points alone, or why there is none, in Chinese.
  public var gradeReasons: [String]
  /// What each rule with findings cost, in order of the rules.
  public var deductions: [Deduction]
  public var cells: CellCoverage
  /// One verdict per rule; sums to the number of rules.
  public var checks: VerdictCounts
  public var instances: VerdictCounts
  /// By severity, then place.
  public var findings: [Finding]
  public var undecided: [UndecidedInstance]
  /// What findings and undecided instances leave out; `instances` counts it.
  public var omissions: [Omission]

  /// All findings, those that are left out among them.
  public var findingCounts: SeverityCounts {
    var counts = SeverityCounts()
    for finding in findings { counts[finding.severity] += 1 }
    for omission in omissions { counts += omission.findings }
    return counts
  }

  /// The points that the findings of one rule cost.
  public struct Deduction: Hashable, Sendable {
    /// Index into `RuleSet.rules`.
    public var rule: Int
    public var findings: Int
    public var points: FixedDecimal
    /// Whether a cap made the points fewer.
    public var isCapped: Bool

    public init(rule: Int, findings: Int, points: FixedDecimal, isCapped: Bool) {
      self.rule = rule
      self.findings = findings
      self.points = points
      self.isCapped = isCapped
    }
  }

  /// What is not told of a rule that has more to tell than anybody reads.
  public struct Omission: Hashable, Sendable {
    /// How many findings, and how many undecided instances, one rule may have in one report.
    public static let most = 200

    /// Index into `RuleSet.rules`.
    public var rule: Int
    public var findings: SeverityCounts
    public var undecided: Int

    public init(rule: Int, findings: SeverityCounts, undecided: Int) {
      self.rule = rule
      self.findings = findings
      self.undecided = undecided
    }
  }

  public init() {
    agencyKind = .unknown
    agencyLevel = .unknown
    tableEditions = []
    editionEvidence = []
    gradeReasons = []
    deductions = []
    cells = CellCoverage()
    checks = VerdictCounts()
    instances = VerdictCounts()
    findings = []
    undecided = []
    omissions = []
  }
}

/// One input of an audit: a report that was judged, or a file that could not be read.
public struct AuditedFile: Sendable {
  /// As named on the command line or found below a folder.
  public var path: String
  /// Hex digest of the file's bytes; nil where the output does not carry it.
  public var sha256: String?
  /// `txt`, `md`, …: how the file was read.
  public var format: String
  public var outcome: Outcome

  /// What came of it.
  public enum Outcome: Sendable {
    /// In a box: an audit has many parts, and each copy would count the references to all of them.
    indirect case audited(ReportAudit)
    /// Why it could not be read, in Chinese.
    case unreadable(String)
  }

  public init(path: String, sha256: String?, format: String, outcome: Outcome) {
    self.path = path
    self.sha256 = sha256
    self.format = format
    self.outcome = outcome
  }
}
