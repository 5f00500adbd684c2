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
  public enum MissingValuePolicy: String, Sendable {
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
