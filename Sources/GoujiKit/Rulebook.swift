import AuditEngine
public import AuditModel
public import AuditReporting
import RuleLanguage
import TextPatterns

/// The rules of a folder, compiled, with the proof that each does what its examples say.
public struct Rulebook: Sendable {
  public let folder: RulesFolder
  /// nil where any mistake is in the forms, the scale or another file of settings: nothing is judged then.
  public private(set) var rules: RuleSet?
  /// All that is wrong, sorted by file and place.
  public private(set) var problems: [RuleProblem]
  public private(set) var examples = ExampleCounts()
  /// The judge that ran the examples; nil where some rule was left out after that.
  private(set) var judge: Judge?

  /// How many examples were run.
  public struct ExampleCounts: Hashable, Sendable {
    public var passed = 0
    public var failed = 0

    public var total: Int { passed + failed }
  }

  /// Reads and compiles the rules and runs their examples. A rule with a mistake, or with an example that
  /// comes out otherwise, is left out and named among the problems.
  ///
  /// `keepsWording`: whether verdicts can be explained by the rules' own words.
  public init(_ folder: RulesFolder, keepsWording: Bool = false) {
    self.folder = folder
    problems = folder.problems
    let patterns = PatternStore()
    let (compiled, errors) = RuleSetReader(
      folder: folder.path, keepsWording: keepsWording, patterns: patterns
    ).read(folder.files)
    problems += errors.sorted().map(RuleProblem.init)
    rules = compiled
    if let compiled {
      let proof = Self.proven(compiled, patterns, of: folder)
      rules = proof.rules
      examples = proof.counts
      judge = proof.judge
      problems += proof.problems
    }
    // Where rules are broken, that has been said.
    if problems.isEmpty, let rules, rules.rules.isEmpty {
      problems.append(RuleProblem(ofNoRuleIn: folder.path))
    }
    problems.sort { ($0.file, $0.place ?? .start) < ($1.file, $1.place ?? .start) }
  }
}

extension RuleProblem {
  /// A folder that checks nothing would find every report faultless.
  fileprivate init(ofNoRuleIn folder: String) {
    let message = "没有一条用于核查的规则"
    let hint = "规则放在 checks/<类别>/<名称>.yaml"
    self.init(
      file: folder, message: message, hint: hint, text: "\(folder)：错误 \(message)；\(hint)")
  }

  init(_ error: RuleFileError) {
    self.init(
      file: error.file, place: error.place, code: error.code, message: error.message,
      hint: error.hint, text: error.description)
  }
}
