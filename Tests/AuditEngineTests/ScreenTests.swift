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
    for _ in 0..<reports {
      let report = randomReport(&random)
      let quick = Outline(judge.audit(report, usingScreens: true))
      let slow = Outline(judge.audit(report, usingScreens: false))
      #expect(quick == slow)
      #expect(quick.isConsistent)
    }
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
