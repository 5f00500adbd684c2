import AuditEngine
import AuditModel
import AuditReporting
import RuleLanguage
import TextPatterns

extension Rulebook {
  /// What came of running all examples.
  struct Proof {
    /// The rules that do what their examples say; nil where none could be run.
    var rules: RuleSet?
    /// nil where some rule was left out.
    var judge: Judge?
    var counts = ExampleCounts()
    var problems: [RuleProblem]
  }

  /// Runs every example in every edition that it speaks of. Rules with an example that comes out
  /// otherwise are left out of `compiled`.
  static func proven(
    _ compiled: RuleSet, _ patterns: PatternStore, of folder: RulesFolder
  ) -> Proof {
    let judge: Judge
    let judgeOfRetired: Judge?
    do {
      judge = try Judge(compiled, patterns: patterns)
      judgeOfRetired =
        compiled.retired.isEmpty ? nil : try Judge(compiled.ofRetired, patterns: patterns)
    } catch {
      let problem = RuleProblem(
        file: folder.path, message: "\(error)", text: "\(folder.path)：错误 \(error)")
      return Proof(problems: [problem])
    }
    let files = Dictionary(folder.files.map { ($0.path, $0) }) { first, _ in first }
    var counts = ExampleCounts()
    var problems: [RuleProblem] = []
    var unproven: Set<String> = []
    func prove(_ rules: [Rule], by judge: Judge) {
      for (number, rule) in rules.enumerated() {
        guard let file = files[rule.file] else { continue }
        for example in rule.examples {
          let proof = ExampleProof(
            example, rule: rule, number: number, judge: judge, catalog: compiled.catalog)
          guard let error = proof.error(in: file, folder: folder.path) else {
            counts.passed += 1
            continue
          }
          counts.failed += 1
          problems.append(RuleProblem(error))
          unproven.insert(rule.id)
        }
      }
    }
    prove(compiled.rules, by: judge)
    if let judgeOfRetired { prove(compiled.retired, by: judgeOfRetired) }
    var rules = compiled
    rules.rules.removeAll { unproven.contains($0.id) }
    rules.retired.removeAll { unproven.contains($0.id) }
    rules.broken = (rules.broken + unproven).sorted()
    let isWhole = rules.rules.count == compiled.rules.count
    return Proof(
      rules: rules, judge: isWhole ? judge : nil, counts: counts, problems: problems)
  }
}

/// One example of one rule, run.
private struct ExampleProof {
  let example: RuleExample
  let rule: Rule
  let catalog: FormCatalog
  /// By edition.
  let outcomes: [(edition: Int, outcome: ExampleOutcome)]

  init(
    _ example: RuleExample, rule: Rule, number: Int, judge: Judge, catalog: FormCatalog
  ) {
    self.example = example
    self.rule = rule
    self.catalog = catalog
    outcomes = judge.outcomes(of: example, rule: number)
  }

  /// What is wrong, told for the first edition in which it is; nil where all is as the example says.
  func error(in file: RuleFile, folder: String) -> RuleFileError? {
    if outcomes.isEmpty {
      return .exampleFailure(
        example, in: file, folder: folder, found: "没有试跑：没有哪一版表格容得下这个例子")
    }
    for (edition, outcome) in outcomes {
      let aside = outcomes.count > 1 ? "（\(catalog.editions[edition].id) 版）" : ""
      guard outcome.gives(example.expected) else {
        return .exampleFailure(
          example, in: file, folder: folder, found: outcome.told(by: rule) + aside,
          lacking: outcome.lack)
      }
      for result in example.results {
        let value = outcome.value(named: result.name)
        if value == result.value { continue }
        if result.name == "severity", outcome.severity?.title == result.value { continue }
        return .exampleFailure(
          example, result: result, in: file, folder: folder, found: (value ?? "没有这个值") + aside)
      }
    }
    return nil
  }
}

extension ExampleOutcome {
  /// The verdict, what it rests on and what was found: 通过：13 = 13.
  fileprivate func told(by rule: Rule) -> String { grounds(by: rule) + finds }

  private var finds: String {
    guard !found.isEmpty else { return "" }
    let quotes = found.map { "“\($0)”" }.joined(separator: "、")
    return "；找到\(quotes)" + (foundCount > found.count ? " 等 \(foundCount) 处" : "")
  }

  private func grounds(by rule: Rule) -> String {
    let grounds: String? =
      switch verdict {
      case .passed: reason ?? comparison(by: rule)
      case .failed: message
      case .undecided: reason
      case .notApplicable: rule.condition == nil ? nil : "when（适用）不成立"
      case .waived: nil
      }
    return verdict.kind.title + (grounds.map { "：\($0)" } ?? "")
  }

  private func comparison(by rule: Rule) -> String? {
    guard let left, let right, case .compare(let comparison, _, _) = rule.requirement else {
      return nil
    }
    return "\(left) \(comparison.sign) \(right)"
  }
}
