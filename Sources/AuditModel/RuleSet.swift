/// Everything below a rules folder, checked and ready to run.
public struct RuleSet: Sendable {
  public var name: String
  public var version: String
  public var catalog: FormCatalog
  public var agencyNames: AgencyNames
  public var metadataWords: MetadataWords
  public var grading: Grading
  /// Sorted by id.
  public var rules: [Rule]
  /// By the number that `Expression.matches` and `TextSearch` carry.
  public var patterns: [RulePattern]
  public var figureWords: FigureWords
  /// Rules that are checked and tested, but not applied, sorted by id; their patterns are
  /// `retiredPatterns`.
  public var retired: [Rule]
  public var retiredPatterns: [RulePattern]
  /// Rules that do not compile and are left out of the run, by id.
  public var broken: [String]

  public init(
    name: String, version: String, catalog: FormCatalog, agencyNames: AgencyNames,
    grading: Grading, rules: [Rule], patterns: [RulePattern], broken: [String],
    metadataWords: MetadataWords = MetadataWords(),
    figureWords: FigureWords = FigureWords(), retired: [Rule] = [],
    retiredPatterns: [RulePattern] = []
  ) {
    self.name = name
    self.version = version
    self.catalog = catalog
    self.agencyNames = agencyNames
    self.grading = grading
    self.rules = rules
    self.patterns = patterns
    self.broken = broken
    self.metadataWords = metadataWords
    self.figureWords = figureWords
    self.retired = retired
    self.retiredPatterns = retiredPatterns
  }

  /// The rules that are not applied, as if they were.
  public var ofRetired: RuleSet {
    var rules = self
    (rules.rules, rules.patterns) = (retired, retiredPatterns)
    return rules
  }
}

extension String {
  /// Of a rule's id, the folder that it stands in: `table3` of `table3/balance`.
  public var ruleFamily: String {
    String(decoding: utf8.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
  }
}
