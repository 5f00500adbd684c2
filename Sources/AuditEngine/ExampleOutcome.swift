public import AuditModel

/// What came of an example of a rule.
public struct ExampleOutcome: Sendable {
  public var verdict: Verdict
  /// Of a failed example.
  public var severity: Severity?
  /// What a finding would say; nil unless the example failed.
  public var message: String?
  /// Why an undecided example is undecided, or what a passed one did not say, in Chinese.
  public var reason: String?
  /// What the example lacks to be decided, or to fail.
  public var lack: RuleExample.Lack?
  /// Of an example of a search that came out otherwise: the first of what was found, and how much there was.
  public var found: [String] = []
  public var foundCount = 0
  /// Sides of a `require` that is one comparison; nil otherwise.
  public var left: String?
  public var right: String?
  public var difference: String?
  /// The rule's `let`s and what else its message uses.
  public var values: [Finding.NamedValue]

  /// What `name` behind `->` came to; nil where the rule has no such value.
  public func value(named name: String) -> String? {
    switch name {
    case "left": left
    case "right": right
    case "difference": difference
    case "severity": severity?.name
    default: values.first { $0.name == name }?.value
    }
  }

  /// Whether the verdict is the one that the example must get.
  public func gives(_ expected: RuleExample.Outcome) -> Bool {
    switch (expected, verdict) {
    case (.pass, .passed), (.fail, .failed), (.undecided, .undecided),
      (.notApplicable, .notApplicable):
      true
    default: false
    }
  }
}
