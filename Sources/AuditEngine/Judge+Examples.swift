public import AuditModel

extension Judge {
  /// Judges what an example of rule number `rule` builds, in every edition that it speaks of.
  public func outcomes(
    of example: RuleExample, rule: Int
  ) -> [(edition: Int, outcome: ExampleOutcome)] {
    let settings = ExampleSettings(example)
    return editions(for: settings, of: rule).map {
      ($0, run(example, settings, of: rule, edition: $0))
    }
  }

  /// Judges the one instance that an example builds, in an edition of the form.
  func run(
    _ example: RuleExample, _ settings: ExampleSettings, of rule: Int, edition: Int
  ) -> ExampleOutcome {
    var result: ExampleOutcome?
    for instance in instances(of: settings, rule: rule, edition: edition) {
      let outcome = run(example, settings, of: rule, edition: edition, at: instance)
      // The first instance that the rule applies to is the one meant.
      if outcome.verdict != .notApplicable { return outcome }
      result = result ?? outcome
    }
    return result ?? ExampleOutcome(verdict: .notApplicable, values: [])
  }

  /// The editions that an example speaks of: the one it sets, else all that have what it and its rule
  /// name.
  func editions(for settings: ExampleSettings, of rule: Int) -> [Int] {
    if let edition = settings.edition { return [edition] }
    let catalog = program.catalog
    let expected = settings.year.flatMap { catalog.edition(year: $0) }
    let check = program.checks[rule]
    let readsTables = check.tablesRead.count > 0
    // Tables that the example dates one by one, or rules that read none, leave only the year to ask.
    if !settings.tableEditions.isEmpty || !readsTables {
      if let edition = expected ?? settings.tableEditions.values.min() { return [edition] }
    }
    return catalog.editions.indices.filter { edition in
      let named = program.rules.rules[rule].editions
      return (named?.contains(edition) ?? true)
        && program.gap(of: check, in: { _ in edition }) == nil
        && !instances(of: settings, rule: rule, edition: edition).isEmpty
    }
  }

  // MARK: Instances

  /// The instances that an example can mean, the likeliest first.
  private func instances(
    of settings: ExampleSettings, rule: Int, edition: Int
  ) -> [Instance] {
    let check = program.checks[rule]
    let all: [Instance]
    switch check.scope {
    case .report, .notes, .matches: all = [.report]
    case .lines:
      let block = program.blocks[check.firstBlock + Int32(edition)]
      all = block.screens.range.map { program.screens[$0].instance }
    case .tables(let tables):
      all = tables.range.map { Instance(table: program.operands[$0]) }
    case .sections: all = (0..<program.sectionCount).map { Instance(section: Int32($0)) }
    }
    return all.filter {
      settings.allows($0) && settings.isDeclared(at: $0, in: program.forms, edition: edition)
    }
  }

  private func run(
    _ example: RuleExample, _ settings: ExampleSettings, of rule: Int, edition: Int,
    at instance: Instance
  ) -> ExampleOutcome {
    let builder = ExampleReport(
      example, settings, rule: program.rules.rules[rule], program: program, edition: edition,
      instance: instance, readsTables: program.checks[rule].tablesRead.count > 0)
    let report = builder.build()
    var instance = instance
    if let note = report.notes.first {
      instance.note = 0
      instance.table = Int32(note.table ?? -1)
      if let cell = note.cell {
        instance.row = program.forms.row(of: Int32(cell))
        instance.column = program.forms.column(of: Int32(cell))
      }
    }
    func run(writesFindings: Bool) -> ExampleOutcome {
      var outcome: ExampleOutcome?
      withWorkspace { work in
        takeUp(report, work, usesScreens: false) {
          $0.writesFindings = writesFindings
          outcome = $0.judge(program.checks[rule], only: instance, for: example)
        }
      }
      return outcome ?? ExampleOutcome(verdict: .notApplicable, values: [])
    }
    // Hundreds of examples are run before each audit, and nearly all come out as they say.
    let asksForValues = !example.results.isEmpty
    let outcome = run(writesFindings: asksForValues)
    let isToBeTold = outcome.verdict == .failed && !outcome.gives(example.expected)
    return isToBeTold && !asksForValues ? run(writesFindings: true) : outcome
  }
}

extension Quantifier {
  /// Whether what it ranges over has to be found first.
  fileprivate var isSearch: Bool {
    switch self {
    case .note, .match: true
    case .once, .column, .row, .cell, .table, .section: false
    }
  }
}

extension AuditRun {
  /// The outcome of one rule at one instance. What it rests on is told only where the example asks for it, or where
  /// the verdict is another: hundreds of examples are run before each audit.
  fileprivate mutating func judge(_ check: Check, only instance: Instance, for example: RuleExample)
    -> ExampleOutcome
  {
    var instance = instance
    var isAsked = true
    if case .notes(let kinds) = check.scope, evaluator.report.notes.isEmpty {
      judgeNotes(check, kinds: kinds)
      isAsked = false
    } else if case .matches(let search) = check.scope {
      judgeMatches(check, search: Int(search))
      if let find = findOfExample(search) {
        instance = self.instance(of: find)
      } else {
        isAsked = false
      }
    } else {
      let whole =
        if case .lines(let table) = check.scope { Instance(table: table) } else { instance }
      if isApplicable(check, at: whole), asksOnce(check, at: whole) {
        evaluate(check, at: instance)
      } else {
        isAsked = false
      }
    }
    var outcome = ExampleOutcome(verdict: verdict, values: [])
    outcome.reason = undecided.first?.reason
    let isAsExpected = outcome.gives(example.expected)
    if isAsExpected, example.results.isEmpty { return outcome }
    if case .matches(let search) = check.scope, !isAsExpected {
      tellFinds(of: Int(search), &outcome)
    }
    if isAsked { state(&outcome, check, at: instance) }
    outcome.lack = lack(check, isAsked: isAsked)
    if verdict == .passed { outcome.reason = outcome.lack?.title }
    return outcome
  }

  private func tellFinds(of search: Int, _ outcome: inout ExampleOutcome) {
    guard case .found(let finds, _, _) = evaluator.work.searchResults[search] else { return }
    outcome.foundCount = finds.count
    outcome.found = finds.prefix(3).map { evaluator.quoted(evaluator.work.finds[$0].range) }
  }

  /// The find that an example of several is about: the first that failed, else the first.
  private func findOfExample(_ search: Int32) -> Int? {
    guard case .found(let finds, _, _) = evaluator.work.searchResults[Int(search)],
      let first = finds.first
    else { return nil }
    let number = findings.first.flatMap { Int($0.instance.dropFirst()) } ?? 1
    return first + number - 1
  }

  /// What a verdict that is no finding lacked to be another.
  mutating func silence(_ check: Check, isAsked: Bool) -> RuleExample.Lack? {
    let quantifier = program.rules.rules[check.rule].quantifier
    if !isAsked, quantifier.isSearch { return .finds }
    let silent = program.writings[check.rule].captures.filter { !evaluator.isSaid($0.node) }
    return silent.isEmpty ? nil : .captures(silent.map(\.name))
  }

  private mutating func lack(_ check: Check, isAsked: Bool) -> RuleExample.Lack? {
    switch verdict {
    case .passed: silence(check, isAsked: isAsked)
    case .undecided(let code): code.isLackOfFacts ? .facts : nil
    case .failed, .notApplicable, .waived: nil
    }
  }

  private mutating func state(
    _ outcome: inout ExampleOutcome, _ check: Check, at instance: Instance
  ) {
    evaluator.begin(check, at: instance)
    let sides = evaluator.sides(check.requirement)
    outcome.left = sides.left
    outcome.right = sides.right
    outcome.difference = sides.difference
    if let finding = findings.first {
      outcome.severity = finding.severity
      outcome.message = finding.message
      outcome.values = finding.values
    }
    let writing = program.writings[check.rule]
    let captures = writing.captures.map { ($0.name, $0.node) }
    for (name, node) in writing.bindings + captures
    where !outcome.values.contains(where: { $0.name == name }) {
      outcome.values.append(
        Finding.NamedValue(name: name, value: evaluator.printed(node: node)))
    }
  }
}
