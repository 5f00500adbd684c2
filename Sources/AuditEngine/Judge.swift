public import AuditModel
import Synchronization
public import TextPatterns

/// Judges reports by a rule set.
///
/// It is pure: the same report gets the same audit, whatever the machine, the clock and what was judged
/// before. Any number of tasks may share one.
public final class Judge: Sendable {
  let program: CheckProgram
  /// Working memory that no audit uses at the moment.
  private let idle = Mutex<[LentWorkspace]>([])

  /// A workspace is used by one audit at a time, and by none while it lies in `idle`.
  private struct LentWorkspace: @unchecked Sendable {
    var workspace: Workspace
  }

  /// Throws what is wrong with a pattern; the rule reader has found it before.
  ///
  /// `patterns`: where the reader has put them.
  public init(_ rules: RuleSet, patterns: PatternStore = PatternStore()) throws {
    program = try CheckProgram(rules, patterns)
  }

  /// Judges one report by every rule.
  public func audit(_ report: Report) -> ReportAudit { audit(report, usingScreens: true) }

  /// `usingScreens` is off only to try the evaluation alone.
  func audit(_ report: Report, usingScreens: Bool) -> ReportAudit {
    var audit = ReportAudit()
    state(of: report, in: &audit)
    if program.forms.isLegacy(year: report.year) {
      audit.checks.notApplicable = program.checks.count
      audit.instances.notApplicable = program.checks.count
      audit.gradeReasons = [Grader.legacyReason]
      return audit
    }
    withWorkspace { work in
      audit.editionEvidence = work.labels.evidence(of: report)
      takeUp(report, work, usesScreens: usingScreens) { run in
        run.judgeAll()
        audit.checks = run.checks
        audit.instances = run.instances
        audit.findings = run.sortedFindings()
        audit.undecided = run.undecided
        audit.omissions = run.omissions
        audit.cells = work.coverage
        Grader(run.evaluator.view).grade(&audit)
      }
    }
    return audit
  }

  /// Takes up a report, for `body` to judge it.
  func takeUp(
    _ report: Report, _ work: Workspace, usesScreens: Bool, _ body: (inout AuditRun) -> Void
  ) {
    report.cells.withUnsafeBufferPointer { cells in
      work.start(report, cells, program)
      let view = ReportView(program: program, work: work, report: report, cells: cells)
      var run = AuditRun(Evaluator(view), usesScreens: usesScreens)
      body(&run)
    }
  }

  func withWorkspace<Result>(_ body: (Workspace) -> Result) -> Result {
    let lent =
      idle.withLock { $0.popLast() } ?? LentWorkspace(workspace: Workspace(program))
    defer { idle.withLock { $0.append(lent) } }
    return body(lent.workspace)
  }

  private func state(of report: Report, in audit: inout ReportAudit) {
    audit.agency = report.agency
    audit.agencyKind = report.agencyKind
    audit.agencyLevel = report.agencyLevel
    audit.year = report.year
    audit.expectedEdition = program.forms.edition(year: report.year)
    audit.tableEditions = report.tables.map { $0.edition }
    audit.detectedEdition = report.detectedEdition(in: program.catalog)
  }
}
