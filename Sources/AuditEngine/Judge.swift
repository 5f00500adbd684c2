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
  public func audit(_ report: Report) -> ReportAudit { audit([report])[0] }

  /// Judges reports by every rule: each rule over all of them before the next one, so that its patterns, which
  /// together are larger than the nearest memory, are fetched once. Each report takes working memory of its own.
  public func audit(_ reports: ArraySlice<Report>) -> [ReportAudit] {
    audit(reports, usingScreens: true)
  }

  /// `usingScreens` is off only to try the evaluation alone.
  func audit(_ reports: ArraySlice<Report>, usingScreens: Bool) -> [ReportAudit] {
    var audits = reports.map { outline(of: $0) }
    let judged = reports.indices.filter { !program.forms.isLegacy(year: reports[$0].year) }
    withWorkspaces(judged.count) { works in
      var runs: [UnsafeMutablePointer<AuditRun>] = []
      takeUp(reports, judged[...], works[...], usesScreens: usingScreens, &runs) { runs in
        for rule in 0..<program.checks.count {
          for run in runs { run.pointee.judge(rule: rule) }
        }
        for (run, i) in zip(runs, judged) { run.pointee.conclude(&audits[i - reports.startIndex]) }
      }
    }
    return audits
  }

  /// Takes up the reports that `numbers` says, for `body` to judge them: their cells stay where they are until then.
  private func takeUp(
    _ reports: ArraySlice<Report>, _ numbers: ArraySlice<Int>, _ works: ArraySlice<Workspace>,
    usesScreens: Bool, _ runs: inout [UnsafeMutablePointer<AuditRun>],
    _ body: ([UnsafeMutablePointer<AuditRun>]) -> Void
  ) {
    guard let number = numbers.first, let work = works.first else { return body(runs) }
    takeUp(reports[number], work, usesScreens: usesScreens) { run in
      withUnsafeMutablePointer(to: &run) {
        runs.append($0)
        takeUp(
          reports, numbers.dropFirst(), works.dropFirst(), usesScreens: usesScreens, &runs, body)
      }
    }
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
    withWorkspaces(1) { body($0[0]) }
  }

  /// Lends so many workspaces; what a large report took is not kept.
  private func withWorkspaces<Result>(_ count: Int, _ body: ([Workspace]) -> Result) -> Result {
    let works = (0..<count).map { _ in
      idle.withLock { $0.popLast() }?.workspace ?? Workspace(program)
    }
    defer { idle.withLock { $0 += works.filter { !$0.isLarge }.map(LentWorkspace.init) } }
    return body(works)
  }

  /// What is known of a report before it is judged.
  private func outline(of report: Report) -> ReportAudit {
    var audit = ReportAudit()
    audit.agency = report.agency
    audit.agencyKind = report.agencyKind
    audit.agencyLevel = report.agencyLevel
    audit.year = report.year
    audit.expectedEdition = program.forms.edition(year: report.year)
    audit.tableEditions = report.tables.map { $0.edition }
    audit.detectedEdition = report.detectedEdition(in: program.catalog)
    if program.forms.isLegacy(year: report.year) {
      audit.checks.notApplicable = program.checks.count
      audit.instances.notApplicable = program.checks.count
      audit.gradeReasons = [Grader.legacyReason]
    }
    return audit
  }
}
