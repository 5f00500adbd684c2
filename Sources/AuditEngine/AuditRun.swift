import AuditModel

/// One audit on its way: the checks are judged one after the other.
struct AuditRun: ~Copyable {
  var evaluator: Evaluator
  /// Off only to try the evaluation alone.
  let usesScreens: Bool
  /// Off where nobody asks what failed, only whether something did.
  var writesFindings = true
  /// Verdicts of the rules, and of all their instances.
  private(set) var checks = VerdictCounts()
  private(set) var instances = VerdictCounts()
  /// Verdicts of the instances of the rule at hand.
  private var tally = VerdictCounts()
  /// Its findings that are not written down.
  private var omitted = SeverityCounts()
  /// The first instances that the rule at hand has judged, for those who ask why; nil where nobody does.
  var visited: [Instance]?
  var findings: [Finding] = []
  var undecided: [UndecidedInstance] = []
  /// How many of them are of earlier rules.
  private var undecidedBefore = 0
  private(set) var omissions: [ReportAudit.Omission] = []
  var places: SourceMap

  var program: CheckProgram { evaluator.program }

  init(_ evaluator: consuming Evaluator, usesScreens: Bool) {
    places = SourceMap(evaluator.report)
    self.evaluator = evaluator
    self.usesScreens = usesScreens
  }

  /// Judges the next rule; the rules come one after the other.
  mutating func judge(rule: Int) {
    tally = VerdictCounts()
    omitted = SeverityCounts()
    undecidedBefore = undecided.count
    judge(program.checks[rule])
    checks.add(verdict)
    instances += tally
    addOmission(rule)
  }

  /// Takes down what all rules came to.
  func conclude(_ audit: inout ReportAudit) {
    audit.editionEvidence = evaluator.work.labels.evidence(of: evaluator.report)
    audit.checks = checks
    audit.instances = instances
    audit.findings = sortedFindings()
    audit.undecided = undecided
    audit.omissions = omissions
    audit.cells = evaluator.work.coverage
    Grader(evaluator.view).grade(&audit)
  }

  private mutating func addOmission(_ rule: Int) {
    let most = ReportAudit.Omission.most
    guard tally.failed > most || tally.undecided > most else { return }
    omissions.append(
      ReportAudit.Omission(
        rule: rule, findings: omitted, undecided: max(0, tally.undecided - most)))
  }

  /// Judges one rule alone.
  mutating func judgeAlone(_ check: Check) -> Verdict {
    tally = VerdictCounts()
    judge(check)
    return verdict
  }

  /// Of the rule at hand; the reason of what is undecided is that of its first instance.
  var verdict: Verdict {
    tally.summary(undecidedFor: undecided.dropFirst(undecidedBefore).first?.code)
  }

  private mutating func judge(_ check: Check) {
    switch check.scope {
    case .report:
      guard isApplicable(check, at: .report), asksOnce(check, at: .report) else {
        return
      }
      evaluate(check, at: .report)
    case .lines(let table): judgeLines(check, table: Int(table))
    case .tables(let tables):
      guard asksOnce(check, at: .report) else { return }
      for position in 0..<tables.count {
        judgeTable(check, at: position, program.operands[tables.start + position])
      }
    case .sections:
      guard isApplicable(check, at: .report), asksOnce(check, at: .report) else {
        return
      }
      for section in 0..<program.sectionCount {
        evaluate(check, at: Instance(section: Int32(section)))
      }
    case .notes(let kinds): judgeNotes(check, kinds: kinds)
    case .matches(let search): judgeMatches(check, search: Int(search))
    }
  }

  // MARK: Tables

  private mutating func judgeLines(_ check: Check, table: Int) {
    let summary = evaluator.work.tables[table]
    let whole = Instance(table: Int32(table))
    guard summary.edition >= 0 else {
      take(
        .unknown(Unknown(code: .noEdition)), check, at: whole, asked: .nothing)
      return
    }
    let block = program.blocks[check.firstBlock + summary.edition]
    guard block.screens.count > 0 else {
      tally.notApplicable += 1
      return
    }
    guard isApplicable(check, at: whole), asksOnce(check, at: whole) else { return }
    let usesScreens = usesScreens && check.extracts.count == 0
    if usesScreens, evaluator.reportTruth == .yes, let needs = block.shortcut,
      summary.meets.isSuperset(of: needs)
    {
      tally.passed += Int(block.passed)
      tally.notApplicable += Int(block.notApplicable)
      return
    }
    let isScreened = usesScreens && evaluator.reportTruth == .yes
    let allNumbers = summary.meets.contains(.numbers)
    for i in block.screens.range {
      let screen = program.screens.base + i
      if isScreened {
        switch evaluator.proof(screen, of: check, allNumbers: allNumbers) {
        case .passed:
          tally.passed += 1
          continue
        case .notApplicable:
          tally.notApplicable += 1
          continue
        case .nothing: break
        }
      }
      judgeLine(check, at: screen.pointee.instance)
    }
  }

  /// A cell whose row is replaced by sub-rows is judged in each of them.
  private mutating func judgeLine(_ check: Check, at instance: Instance) {
    guard instance.row >= 0, instance.column >= 0, evaluator.view.hasSubRows else {
      evaluate(check, at: instance)
      return
    }
    let cell = program.forms.cell(
      table: instance.table, row: instance.row, column: instance.column)
    var next = evaluator.view.subRow(of: cell, from: 0)
    if next == nil { evaluate(check, at: instance) }
    while let row = next {
      var place = instance
      place.subRow = Int32(row)
      evaluate(check, at: place)
      next = evaluator.view.subRow(of: cell, from: row + 1)
    }
  }

  private mutating func judgeTable(_ check: Check, at position: Int32, _ table: Int32) {
    let instance = Instance(table: table)
    guard isApplicable(check, at: instance) else { return }
    if !isProved(check, at: position, table) { evaluate(check, at: instance) }
  }

  /// Takes the verdict on a table from its screen, if that proves one.
  private mutating func isProved(_ check: Check, at position: Int32, _ table: Int32) -> Bool {
    let summary = evaluator.work.tables[Int(table)]
    guard usesScreens, check.extracts.count == 0, evaluator.reportTruth == .yes,
      summary.edition >= 0
    else { return false }
    let block = program.blocks[check.firstBlock + summary.edition]
    let screen = program.screens.base + Int(block.screens.start + position)
    let allNumbers = summary.meets.contains(.numbers)
    switch evaluator.proof(screen, of: check, allNumbers: allNumbers) {
    case .passed: tally.passed += 1
    case .notApplicable: tally.notApplicable += 1
    case .nothing: return false
    }
    return true
  }

  // MARK: One instance

  /// Evaluates an instance and takes its verdict.
  mutating func evaluate(_ check: Check, at instance: Instance) {
    if let count = visited?.count, count < ReportAudit.Omission.most { visited?.append(instance) }
    let verdict =
      check.extracts.count == 0
      ? evaluator.verdict(check, at: instance)
      : evaluator.verdict(check, ofSaid: check.extracts, at: instance)
    switch verdict {
    case nil: tally.notApplicable += 1
    case .yes?: tally.passed += 1
    case let truth?: take(truth, check, at: instance)
    }
  }

  /// What an undecided verdict came of.
  enum Question { case nothing, search, condition, instance }

  /// Takes the verdict on an instance that has not passed, and writes it down, unless much of this rule has been
  /// written down already: a broken text of 20 MB has hundreds of thousands of them.
  mutating func take(
    _ truth: Truth, _ check: Check, at instance: Instance,
    asked: Question = .instance
  ) {
    if case .unknown(let reason) = truth {
      tally.undecided += 1
      if tally.undecided > ReportAudit.Omission.most { return }
      writeUndecided(reason, check, at: instance, asked: asked)
    } else {
      tally.failed += 1
      guard writesFindings else { return }
      if tally.failed > ReportAudit.Omission.most {
        evaluator.begin(check, at: instance)
        omitted[evaluator.severity(program.writings[check.rule])] += 1
      } else {
        writeFinding(check, at: instance)
      }
    }
  }

  mutating func addPassed() { tally.passed += 1 }
  mutating func addNotApplicable() { tally.notApplicable += 1 }
}
