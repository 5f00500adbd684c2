import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// The whole way: the rules and samples that are shipped, through the façade.
struct SampleAuditTests {
  let rulebook: Rulebook
  let folder: TemporaryFolder

  init() throws {
    rulebook = Rulebook(try RulesFolder(projectFolder.appendingPathComponent("rules").path))
    folder = try TemporaryFolder()
  }

  @discardableResult
  func audit(
    _ paths: [String], jobs: Int = 1, _ renderer: (AuditContext) -> any AuditRenderer
  ) throws -> (summary: AuditSummary, text: String) {
    let rules = try #require(rulebook.rules)
    var inputs = ReportInputs(paths)
    let output = "\(folder.path)/out"
    let file = try OutputFile(path: output, besides: &inputs)
    let auditor = try #require(try Auditor(rulebook))
    let summary = try auditor.audit(
      inputs, with: renderer(rulebook.context(with: rules, isDigested: false)),
      into: file, jobs: jobs)
    return (summary, try String(contentsOfFile: output, encoding: .utf8))
  }

  var samples: [String] { [projectFolder.appendingPathComponent("reports").path] }

  @Test func shippedRulesAreWithoutFault() {
    #expect(rulebook.check(isStrict: true).text.hasSuffix("没有错误。\n"))
    #expect(rulebook.examples.failed == 0)
  }

  static let renderers: [@Sendable (AuditContext) -> any AuditRenderer] = [
    { TextAuditRenderer($0, style: TextStyle(isColoured: false)) }, { JSONAuditRenderer($0) },
    { JSONLinesAuditRenderer($0) },
  ]

  @Test(arguments: renderers.indices)
  func theOutputIsTheSameForAnyNumberOfJobs(renderer: Int) throws {
    let one = try audit(samples, jobs: 1, Self.renderers[renderer])
    let eight = try audit(samples, jobs: 8, Self.renderers[renderer])
    #expect(one.text == eight.text)
    #expect(one.summary == eight.summary)
    #expect(one.summary.reports > 10)
  }

  /// A finding, as a line of `findings.tsv` names it.
  struct Told: Hashable, CustomStringConvertible {
    var path: String
    var rule: String
    var severity: String
    /// One line of what is expected; all that a finding covers.
    var lines: ClosedRange<Int>

    var description: String { "\(path) \(rule) \(severity) \(lines)" }

    /// Whether both speak of the same place.
    func agrees(with other: Told) -> Bool {
      (path, rule, severity) == (other.path, other.rule, other.severity)
        && lines.overlaps(other.lines)
    }
  }

  @Test func samplesAreToldWhatTheyMustBeTold() throws {
    var found = try found()
    for expected in try expected() {
      if let i = found.firstIndex(where: expected.agrees) {
        found.remove(at: i)
      } else {
        Issue.record("not found: \(expected)")
      }
    }
    for rest in found { Issue.record("not expected: \(rest)") }
  }

  func expected() throws -> [Told] {
    let file = projectFolder.appendingPathComponent("Tests/Expected/findings.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    return lines.compactMap { line in
      let parts = line.split(separator: "\t").map(String.init)
      // A dash: nothing is to be found in the report.
      guard parts.count == 4, let line = Int(parts[3]) else { return nil }
      return Told(path: parts[0], rule: parts[1], severity: parts[2], lines: line...line)
    }
  }

  func found() throws -> [Told] {
    let text = try audit(samples) { JSONAuditRenderer($0) }.text
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(json?["reports"] as? [[String: Any]]).flatMap { report in
      let path = (report["path"] as? String ?? "").replacing(projectFolder.path + "/", with: "")
      return try #require(report["findings"] as? [[String: Any]]).map { finding in
        let location = try #require(finding["location"] as? [String: Any])
        let line = try #require(location["line"] as? Int)
        return Told(
          path: path, rule: finding["rule"] as? String ?? "",
          severity: finding["severity"] as? String ?? "",
          lines: line...(location["endLine"] as? Int ?? line))
      }
    }
  }

  @Test func badInputsAreNamedAndTheOthersAudited() throws {
    try folder.file("in/empty.txt", [])
    try folder.file("in/nul.txt", Array("政府信息公开".utf8) + [0])
    try folder.file("in/latin.txt", [0x61, 0xE9, 0x62])
    try folder.file("in/scan.pdf")
    try folder.file("in/huge.txt", Array(repeating: 0x61, count: 21 << 20))
    folder.pipe("in/pipe.txt")
    let good = try #require(
      FileManager.default.subpaths(atPath: samples[0])?.first { $0.hasSuffix(".txt") })
    let outcome = try audit(["\(folder.path)/in", "\(samples[0])/\(good)"]) {
      TextAuditRenderer($0, style: TextStyle(isColoured: false))
    }
    #expect(outcome.summary.reports == 7)
    #expect(outcome.summary.unreadable == 6)
    #expect(
      AuditOutcome(summary: outcome.summary, hasRuleProblems: false).status(failingOn: .never) == 2)
  }
}
