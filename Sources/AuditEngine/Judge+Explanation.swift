public import AuditModel

extension RuleSet {
  /// What rules say of a report, with all they looked at.
  ///
  /// It is the audit itself, rule by rule and without its shortcuts. Throws what is wrong with a pattern; the rule
  /// reader has found it before.
  public func explanations(of report: Report, for rules: [Rule]) throws -> [RuleExplanation] {
    let probes = rules.map { RuleProbe($0) }
    var asked = self
    asked.rules = probes.map(\.rule)
    let judge = try Judge(asked)
    return probes.indices.map {
      judge.explanation(of: report, by: $0, probes[$0], written: rules[$0])
    }
  }
}

extension Judge {
  fileprivate func explanation(
    of report: Report, by number: Int, _ probe: RuleProbe, written: Rule
  ) -> RuleExplanation {
    if program.forms.isLegacy(year: report.year) {
      var whole = RuleExplanation.Instance(name: "", verdict: .notApplicable)
      whole.text = Grader.legacyReason
      return RuleExplanation(written, verdict: .notApplicable, instances: [whole])
    }
    var result: RuleExplanation?
    withWorkspace { work in
      takeUp(report, work, usesScreens: false) { run in
        run.visited = []
        let check = program.checks[number]
        let verdict = run.judgeAlone(check)
        let visited = run.visited ?? []
        let instances =
          visited.isEmpty
          ? [run.explanation(ofWhole: check, probe, verdict: verdict)]
          : visited.map { run.explanation(of: check, probe, at: $0) }
        result = RuleExplanation(written, verdict: verdict, instances: instances)
      }
    }
    return result ?? RuleExplanation(written, verdict: .notApplicable, instances: [])
  }
}

extension AuditRun {
  /// One instance that the rule has judged.
  fileprivate mutating func explanation(
    of check: Check, _ probe: RuleProbe, at instance: Instance
  ) -> RuleExplanation.Instance {
    let name = name(of: instance, check)
    let verdict =
      check.extracts.count == 0
      ? evaluator.verdict(check, at: instance)
      : evaluator.verdict(check, ofSaid: check.extracts, at: instance)
    var told = RuleExplanation.Instance(name: name, verdict: .notApplicable)
    switch verdict {
    case nil: told.text = silence(check, isAsked: true)?.title
    case .yes?:
      told.verdict = .passed
      told.text = silence(check, isAsked: true)?.title
    case .no?:
      told.verdict = .failed
      let finding = findings.first { $0.instance == name }
      told.text = finding?.message
      told.severity = finding?.severity
    case .unknown(let reason)?:
      told.verdict = .undecided(reason.code)
      told.text = undecided.first { $0.instance == name }?.reason ?? reason.code.reason
    }
    state(&told, check, probe, at: instance)
    return told
  }

  /// The report as a whole, where the rule got no further, or found nothing to judge.
  fileprivate mutating func explanation(
    ofWhole check: Check, _ probe: RuleProbe, verdict: Verdict
  ) -> RuleExplanation.Instance {
    var told = RuleExplanation.Instance(name: "", verdict: verdict)
    let whole =
      if case .lines(let table) = check.scope { Instance(table: table) } else { Instance.report }
    tell(&told.conditions, probe.conditions, check, at: whole)
    // What is asked of an instance says nothing where there is none.
    told.conditions.removeAll { $0.holds == nil }
    switch verdict {
    case .undecided: told.text = undecided.first?.reason
    case .passed:
      told.text = silence(check, isAsked: false)?.title
      told.conditions = []
    default:
      if !failsCondition(check, at: whole) {
        told.conditions = []
        told.text = misfit(check, at: whole)
      }
    }
    tellFacts(&told, check, at: whole, ofConditionOnly: true)
    return told
  }

  private mutating func failsCondition(_ check: Check, at whole: Instance) -> Bool {
    guard check.reportCondition >= 0 else { return false }
    evaluator.begin(check, at: whole)
    return evaluator.truth(check.reportCondition) == .no
  }

  /// What the edition that the report uses lacks of what the rule looks at.
  private func misfit(_ check: Check, at whole: Instance) -> String {
    let catalog = program.catalog
    if let editions = check.editions, isIn(editions, check, at: whole) == .no {
      let named = catalog.editions.indices.filter { editions & 1 << UInt64($0) != 0 }
      return "规则只管 \(named.map { catalog.editions[$0].id }.joined(separator: "、")) 版"
    }
    let work = evaluator.work
    switch program.gap(of: check, in: { Int(work.tables[$0].edition) }) {
    case .cell(let cell, let edition)?:
      return "\(catalog.editions[edition].id) 版没有 \(catalog.reference(to: Int(cell)))"
    case .lines(let edition)?: return "\(catalog.editions[edition].id) 版没有规则要看的行或列"
    case .edition?, nil: return "报告用的版式里没有规则要看的行、列或格"
    }
  }

  private mutating func state(
    _ told: inout RuleExplanation.Instance, _ check: Check, _ probe: RuleProbe,
    at instance: Instance
  ) {
    tell(&told.conditions, probe.conditions, check, at: instance)
    if told.verdict == .notApplicable {
      tellFacts(&told, check, at: instance, ofConditionOnly: true)
      return
    }
    tell(&told.requirements, probe.requirements, check, at: instance)
    evaluator.begin(check, at: instance)
    let sides = evaluator.sides(check.requirement)
    (told.left, told.right, told.difference) = (sides.left, sides.right, sides.difference)
    let writing = program.writings[check.rule]
    for (name, node) in writing.bindings.filter({ !$0.name.isEmpty })
      + writing.captures.map({ ($0.title, $0.node) })
    {
      told.values.append(Finding.NamedValue(name: name, value: evaluator.printed(node: node)))
    }
    tellFacts(&told, check, at: instance, ofConditionOnly: false)
  }

  private mutating func tell(
    _ told: inout [RuleExplanation.Part], _ parts: [RuleProbe.Part], _ check: Check,
    at instance: Instance
  ) {
    let bindings = program.writings[check.rule].bindings
    for part in parts {
      evaluator.begin(check, at: instance)
      var holds: Bool?
      switch evaluator.truth(bindings[part.truth].node) {
      case .yes: holds = true
      case .no: holds = false
      case .unknown: break
      }
      told.append(
        RuleExplanation.Part(
          part.wording, holds: holds,
          left: part.sides.map { evaluator.printed(node: bindings[$0.left].node) },
          right: part.sides.map { evaluator.printed(node: bindings[$0.right].node) }))
    }
  }

  /// The facts, cells and sentences that the conditions look at.
  private mutating func tellFacts(
    _ told: inout RuleExplanation.Instance, _ check: Check, at instance: Instance,
    ofConditionOnly: Bool
  ) {
    let condition = program.writings[check.rule].condition
    evaluator.begin(check, at: instance)
    evaluator.trace.removeAll()
    evaluator.isTracing = true
    if condition >= 0 { _ = evaluator.truth(condition) }
    if !ofConditionOnly { _ = evaluator.truth(check.requirement) }
    evaluator.isTracing = false
    let trace = evaluator.trace
    let blocked = trace.blocked.map { Trace.Citation(site: $0, isTakenAsZero: false) }
    told.cells = evaluator.unique(trace.citations + blocked, \.site).map { cited($0) }
    for fact in trace.facts where !told.facts.contains(where: { $0.name == fact.title }) {
      let value = evaluator.value(of: fact)
      let text = if case .unknown = value { "没有读到" } else { evaluator.printed(value) }
      told.facts.append(Finding.NamedValue(name: fact.title, value: text))
    }
    var found = sentences()
    if instance.find >= 0 {
      let own = evaluator.range(.sentence, of: Int(instance.find))
      if !found.contains(own) { found.insert(own, at: 0) }
    }
    told.sentences = found.map { range in
      let place = evaluator.work.prose.place(of: range).lowerBound
      return RuleExplanation.Sentence(text: evaluator.quoted(range), place: places.place(of: place))
    }
    if instance.note >= 0 {
      let note = evaluator.report.notes[Int(instance.note)]
      let location = places.location(note.place, quoting: note.printed)
      told.sentences.append(
        RuleExplanation.Sentence(text: location.quote, place: location.place))
    }
  }
}
