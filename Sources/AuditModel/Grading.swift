/// How findings become a score and a grade (`rules/grading.yaml`). Scales differ from city to city, so
/// every figure is a parameter.
public struct Grading: Sendable {
  /// One step of the scale, from the score that earns it.
  public struct Grade: Sendable {
    public var name: String
    /// The lowest score that earns the grade.
    public var from: FixedDecimal
    /// Whether every table of the form must have been read.
    public var needsEveryTable: Bool

    public init(name: String, from: FixedDecimal, needsEveryTable: Bool) {
      self.name = name
      self.from = from
      self.needsEveryTable = needsEveryTable
    }
  }

  /// When a report gets no grade.
  public struct Ungraded: Sendable {
    public var name: String
    /// Tables without which there is no grade, by catalog number.
    public var tables: [Int]
    /// Tables that, wholly blank, leave the report without a grade.
    public var blankTables: [Int]
    /// How many sections may be missing at the most.
    public var missingSections: Int
    /// The share of expected cells that may be absent or unreadable at the most.
    public var missingCells: FixedDecimal

    public init(
      name: String, tables: [Int], blankTables: [Int], missingSections: Int,
      missingCells: FixedDecimal
    ) {
      self.name = name
      self.tables = tables
      self.blankTables = blankTables
      self.missingSections = missingSections
      self.missingCells = missingCells
    }
  }

  /// What a report without findings scores.
  public var full: FixedDecimal
  /// What a finding costs, by `Severity.rawValue`.
  public var points: [FixedDecimal]
  /// What the findings of one rule cost together at the most; nil: no limit.
  public var ruleCap: FixedDecimal?
  /// What the findings of one family (`table3`) cost together at the most, by family name.
  public var familyCaps: [String: FixedDecimal]
  /// Best first; the last one has no lower bound that matters.
  public var grades: [Grade]
  /// A failed rule of these makes the grade the worst one.
  public var vetoes: [String]
  public var ungraded: Ungraded

  public init(
    full: FixedDecimal, points: [FixedDecimal], ruleCap: FixedDecimal?,
    familyCaps: [String: FixedDecimal], grades: [Grade], vetoes: [String], ungraded: Ungraded
  ) {
    self.full = full
    self.points = points
    self.ruleCap = ruleCap
    self.familyCaps = familyCaps
    self.grades = grades
    self.vetoes = vetoes
    self.ungraded = ungraded
  }
}
