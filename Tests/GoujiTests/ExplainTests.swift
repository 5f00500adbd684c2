import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// Why a rule came to its verdict on a report: see `Golden/explain-*.txt`.
struct ExplainTests {
  static let cases: [(name: String, report: String, rule: String)] = [
    ("failed", "2020/nanping-water-bureau.txt", "table3/balance"),
    ("when-is-false", "2021/shimo-town.txt", "timeliness/late-"),
    ("figure-in-the-text", "2022/liujin-housing-bureau.txt", "narrative/new"),
    ("nothing-found", "2022/luming-subdistrict.txt", "wording/typo-known"),
    ("other-edition", "2022/luming-subdistrict.txt", "table2/public-total-less"),
    ("retired", "2022/luming-subdistrict.txt", "content/not-signed-off"),
  ]

  private static let auditor: Auditor? = {
    let rules = try? RulesFolder(projectFolder.appendingPathComponent("rules").path)
    return rules.flatMap { try? Auditor(Rulebook($0)) }
  }()

  private func explanation(_ report: String, _ rule: String) throws -> Explanation {
    let auditor = try #require(Self.auditor)
    let path = projectFolder.appendingPathComponent("reports/\(report)").path
    var told = try auditor.explain(ReportInputs([path]), by: auditor.rules(like: rule))
    told.path = "reports/\(report)"
    return told
  }

  @Test(arguments: cases)
  func verdictAndGrounds(name: String, report: String, rule: String) throws {
    var page = OutputBuffer()
    TextExplanationRenderer(style: TextStyle(isColoured: false)).render(
      try explanation(report, rule), into: &page)
    try expectGolden(String(decoding: page.bytes, as: UTF8.self), "explain-\(name).txt")
  }

  @Test func asJSON() throws {
    var page = OutputBuffer()
    JSONExplanationRenderer().render(
      try explanation("2022/liujin-housing-bureau.txt", "narrative/new"), into: &page)
    try expectGolden(String(decoding: page.bytes, as: UTF8.self), "explain.json")
  }

  /// The explanation is the audit: the verdicts of all rules on all samples agree.
  @Test func verdictsAreThoseOfTheAudit() throws {
    let auditor = try #require(Self.auditor)
    let reports = ["2020/nanping-water-bureau.txt", "2022/liujin-housing-bureau.txt"]
    for report in reports {
      let path = projectFolder.appendingPathComponent("reports/\(report)").path
      let told = try auditor.explain(ReportInputs([path]), by: auditor.rules.rules)
      var place = auditor.workplaces.make()
      let input = try #require(ReportInputs([path]).inputs.first)
      let file = try #require(auditor.audit(input, at: &place, withDigest: false))
      guard case .audited(let audit) = file.outcome else {
        Issue.record("\(report) unread")
        continue
      }
      var counts = VerdictCounts()
      for rule in told.rules { counts.add(rule.verdict) }
      #expect(counts == audit.checks)
      let failed = told.rules.flatMap { rule in
        rule.instances.filter { $0.verdict == .failed }.map { "\(rule.id) \($0.name)" }
      }
      let found = audit.findings.map { "\(auditor.rules.rules[$0.rule].id) \($0.instance)" }
      #expect(failed.sorted() == found.sorted())
    }
  }
}
