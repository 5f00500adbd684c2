/// A rule, checked and ready to run.
public struct Rule: Sendable {
  /// One line of a `severity` list: the first whose condition holds decides.
  public struct SeverityChoice: Sendable {
    public var condition: Expression?
    public var severity: Severity

    public init(condition: Expression?, severity: Severity) {
      self.condition = condition
      self.severity = severity
    }
  }

  /// A named value (`let`).
  public struct Binding: Sendable {
    public var name: String
    public var value: Expression

    public init(name: String, value: Expression) {
      self.name = name
      self.value = value
    }
  }

  /// A statement of a rule file.
  public struct Wording: Hashable, Sendable {
    /// As the file has it, in English or Chinese words, a template's parameters filled in.
    public var written: String
    /// With the Chinese word for every word of the language.
    public var chinese: String

    public init(written: String, chinese: String) {
      self.written = written
      self.chinese = chinese
    }
  }

  /// A condition, and the parts that `and`, `or`, `not` and `if` join in it.
  public struct WordedCondition: Sendable {
    public var wording: Wording
    public var parts: [(wording: Wording, value: Expression)]

    public init(wording: Wording, parts: [(wording: Wording, value: Expression)]) {
      self.wording = wording
      self.parts = parts
    }
  }

  /// What a rule file says in `when` and `require`, for a person who asks why.
  public struct Words: Sendable {
    public var condition: WordedCondition?
    public var requirement: WordedCondition?
    /// The file of the template that the rule is made from.
    public var template: String?

    public init(
      condition: WordedCondition? = nil, requirement: WordedCondition? = nil,
      template: String? = nil
    ) {
      self.condition = condition
      self.requirement = requirement
      self.template = template
    }
  }

  /// What a cell without a number means to a rule.
  public enum MissingValuePolicy: UInt8, Sendable {
    /// The instance is undecided.
    case undecided
    /// Zero where it is a term of a sum and its row and column only count; else undecided.
    case part
    /// Zero.
    case zero
    /// The instance fails.
    case fail
  }

  /// A piece of a message.
  public enum MessagePiece: Sendable {
    case text(String)
    /// The value of an expression, under the name that the message gives it.
    case value(name: String, Expression)
    /// A ratio in hundredths, to a tenth: 25.3%.
    case percentage(name: String, Expression)
    /// The sides of a `require` that is one comparison, and left − right.
    case left, right, difference
  }

  /// `table3/balance`: the path below `rules/checks` without ending.
  public var id: String
  public var title: String
  public var severity: [SeverityChoice]
  /// Points that a finding costs, in place of its severity's.
  public var points: FixedDecimal?
  public var basis: String?
  public var note: String?
  public var hint: String?
  public var tags: [String]
  /// Catalog editions named by `editions`; nil: any.
  public var editions: [Int]?
  public var condition: Expression?
  public var quantifier: Quantifier
  public var extracts: [TextSearch]
  public var bindings: [Binding]
  public var requirement: Expression
  public var blank: MissingValuePolicy
  public var dash: MissingValuePolicy
  /// nil: the engine prints both sides with their values.
  public var message: [MessagePiece]?
  public var examples: [RuleExample]
  /// Ids of rules whose findings at the same place are the cause of this rule's.
  public var yieldsTo: [String]
  /// Why the rule is not applied; nil: it is.
  public var retired: String?
  /// The rule file, as it was named to the loader.
  public var file: String
  /// nil unless the reader was asked for it: only to explain a verdict needs it.
  public var words: Words?

  public init(
    id: String, title: String, severity: [SeverityChoice], points: FixedDecimal? = nil,
    basis: String? = nil, note: String? = nil, hint: String? = nil, tags: [String] = [],
    editions: [Int]? = nil, condition: Expression? = nil, quantifier: Quantifier = .once,
    extracts: [TextSearch] = [], bindings: [Binding] = [], requirement: Expression,
    blank: MissingValuePolicy = .undecided,
    dash: MissingValuePolicy = .undecided, message: [MessagePiece]? = nil,
    examples: [RuleExample] = [], yieldsTo: [String] = [], retired: String? = nil,
    file: String = ""
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.points = points
    self.basis = basis
    self.note = note
    self.hint = hint
    self.tags = tags
    self.editions = editions
    self.condition = condition
    self.quantifier = quantifier
    self.extracts = extracts
    self.bindings = bindings
    self.requirement = requirement
    self.blank = blank
    self.dash = dash
    self.message = message
    self.examples = examples
    self.yieldsTo = yieldsTo
    self.retired = retired
    self.file = file
  }
}

/// An example of a rule: one instance, built from what is written, and the verdict it must get.
public struct RuleExample: Sendable {
  public enum Outcome: UInt8, Sendable { case pass, fail, undecided, notApplicable }

  /// A statement about the instance.
  public enum Setting: Sendable {
    /// The instance the example speaks of; the first one of the quantifier where none is named.
    case at(InstanceName, Symbol)
    case cell(CellOperand, CellContent)
    case year(Int)
    case kind(AgencyKind)
    case level(AgencyLevel)
    case agency(String)
    case title(String)
    case signed(CalendarDate)
    case published(CalendarDate)
    case period(CalendarDate, CalendarDate)
    /// 版式: the edition of every table; 检出版式(表三): that of one.
    case edition(Int, table: Int?)
    /// Of a section that stands in the report; empty text: the section has a heading and nothing below.
    case sectionText(SectionOperand, String)
    case sectionAbsent(SectionOperand)
    /// The headings in the order of the print, by section index.
    case sectionsPrinted([Int])
    case tableAbsent(Int)
    /// Every cell of the table is blank but those that are set one by one.
    case tableBlank(Int)
    case note(ReaderNote)
    /// The searching quantifier finds nothing.
    case nothing
  }

  public var expected: Outcome
  public var settings: [Setting]
  /// What stands behind `->`: names (`left`, `severity`, a `let`) and the values they must have.
  public var results: [Result]
  /// Where the example stands in the rule file.
  public var place: SourcePlace
  /// What stands in a cell.
  public enum CellContent: Hashable, Sendable {
    case blank, dash, absent
    /// To be read as a report is: what it is depends on the figures of its column.
    case printed(String)
  }

  public struct Result: Sendable {
    public var name: String
    public var value: String
    public var place: SourcePlace

    public init(name: String, value: String, place: SourcePlace) {
      self.name = name
      self.value = value
      self.place = place
    }
  }

  public init(
    expected: Outcome, settings: [Setting], results: [Result], place: SourcePlace
  ) {
    self.expected = expected
    self.settings = settings
    self.results = results
    self.place = place
  }
}

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
    metadataWords: MetadataWords = MetadataWords(
      title: [], published: [], signed: [], signedBehind: [], publishedBefore: [],
      publishedBehind: [], publishedLimits: [], agency: [], clockWords: [], other: [], body: []),
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
