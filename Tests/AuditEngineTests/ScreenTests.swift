import AuditModel
import TestSupport
import Testing

@testable import AuditEngine

/// A screen must never say anything else than the evaluation would.
struct ScreenTests {
  @Test(arguments: 0..<8)
  func screensAgreeWithEvaluationOverSampleRules(batch: Int) throws {
    var random = SeededRandom(seed: batch + 1)
    let rules = SampleRules.everything.enumerated().filter { $0.offset % 8 == batch }
    try compare(rules.map(\.element), reports: 60, &random)
  }

  @Test(arguments: 0..<40)
  func screensAgreeWithEvaluationOverRandomRules(batch: Int) throws {
    var random = SeededRandom(seed: batch + 1000)
    let rules = (0..<8).map { randomRule($0, &random) }
    try compare(rules, reports: 40, &random)
  }

  private func compare(
    _ rules: [Rule], reports: Int, _ random: inout SeededRandom
  ) throws {
    let judge = try Judge(ruleSet(rules))
    let reports = (0..<reports).map { _ in randomReport(&random) }
    let quick = judge.audit(reports[...], usingScreens: true).map(Outline.init)
    let slow = judge.audit(reports[...], usingScreens: false).map(Outline.init)
    #expect(quick == slow)
    #expect(quick.count == reports.count)
    #expect(quick.allSatisfy { $0.isConsistent })
  }

  /// What two audits must have in common, and in which order.
  private struct Outline: Equatable {
    var checks: VerdictCounts
    var instances: VerdictCounts
    var findings: [String]
    var undecided: [String]

    init(_ audit: ReportAudit) {
      checks = audit.checks
      instances = audit.instances
      findings = audit.findings.map { "\($0.rule) \($0.instance) \($0.message)" }
      undecided = audit.undecided.map {
        "\($0.rule) \($0.instance) \($0.code) \($0.reason) \($0.cells)"
      }
    }

    /// Whether every failed and undecided instance is written down.
    var isConsistent: Bool {
      instances.failed == findings.count && instances.undecided == undecided.count
    }
  }
}
