/// What one rule says of one report, with all it looked at: for a person who asks why.
public struct RuleExplanation: Sendable {
  public var id: String
  public var title: String
  /// Why the rule is not applied in an audit; nil: it is.
  public var retired: String?
  /// `when` and `require`; nil where the rule has no `when`.
  public var condition: Rule.Wording?
  public var requirement: Rule.Wording
  public var verdict: Verdict
  /// One for each thing that the rule has judged; one for the report as a whole where it got no further.
  public var instances: [Instance]

  /// One verdict and what went into it.
  public struct Instance: Sendable {
    /// As in findings; empty for the report as a whole.
    public var name: String
    public var verdict: Verdict
    /// What is said of it beside the verdict: the message of a finding, why it is undecided or not asked.
    public var text: String?
    public var severity: Severity?
    /// The parts of `when` and of `require`.
    public var conditions: [Part] = []
    public var requirements: [Part] = []
    /// Sides of a `require` that is one comparison.
    public var left: String?
    public var right: String?
    public var difference: String?
    /// Facts of the report that were asked for, values of `let`, what was taken out of the text.
    public var facts: [Finding.NamedValue] = []
    public var values: [Finding.NamedValue] = []
    public var cells: [Finding.CitedCell] = []
    /// The sentences that the rule has found.
    public var sentences: [Sentence] = []

    public init(name: String, verdict: Verdict) {
      self.name = name
      self.verdict = verdict
    }
  }

  /// A condition that is no compound of others, and what it comes to.
  public struct Part: Hashable, Sendable {
    public var wording: Rule.Wording
    /// nil: it cannot be told.
    public var holds: Bool?
    /// Of a comparison; nil otherwise.
    public var left: String?
    public var right: String?

    public init(
      _ wording: Rule.Wording, holds: Bool?, left: String? = nil, right: String? = nil
    ) {
      self.wording = wording
      self.holds = holds
      self.left = left
      self.right = right
    }
  }

  /// A sentence of the report that the rule looked at.
  public struct Sentence: Hashable, Sendable {
    public var text: String
    public var place: SourcePlace

    public init(text: String, place: SourcePlace) {
      self.text = text
      self.place = place
    }
  }

  public init(_ rule: Rule, verdict: Verdict, instances: [Instance]) {
    id = rule.id
    title = rule.title
    retired = rule.retired
    condition = rule.words?.condition?.wording
    requirement = rule.words?.requirement?.wording ?? Rule.Wording(written: "", chinese: "")
    self.verdict = verdict
    self.instances = instances
  }
}
