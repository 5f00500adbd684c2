import AuditModel
import AuditReporting
import Foundation
import RuleLanguage
import TestSupport
import Testing

@testable import GoujiKit

struct ExitStatusTests {
  static let runs:
    [(
      findings: [Int], unreadable: Int, broken: Bool, threshold: FailureThreshold, status: Int32
    )] = [
      ([0, 0, 0], 0, false, .hint, 0),
      ([1, 0, 0], 0, false, .serious, 1),
      ([1, 0, 0], 0, false, .never, 0),
      ([0, 5, 5], 0, false, .serious, 0),
      ([0, 1, 0], 0, false, .ordinary, 1),
      ([0, 0, 1], 0, false, .ordinary, 0),
      ([0, 0, 1], 0, false, .hint, 1),
      // Work that could not be done comes before findings, and --fail-on does not change it.
      ([1, 0, 0], 1, false, .serious, 2),
      ([0, 0, 0], 1, false, .never, 2),
      ([0, 0, 0], 0, true, .never, 2),
    ]

  @Test(arguments: runs)
  func statusTellsTheGravestNews(
    findings: [Int], unreadable: Int, broken: Bool, threshold: FailureThreshold, status: Int32
  ) {
    var summary = AuditSummary()
    summary.reports = 1
    summary.findings = SeverityCounts(
      serious: findings[0], ordinary: findings[1], hint: findings[2])
    summary.unreadable = unreadable
    #expect(
      AuditOutcome(summary: summary, hasRuleProblems: broken).status(failingOn: threshold) == status
    )
  }
}

/// Results that are stored among the reports.
struct OwnResultTests {
  private let folder: TemporaryFolder
  private let auditor: Auditor
  private let rulebook: Rulebook

  init() throws {
    folder = try TemporaryFolder()
    rulebook = Rulebook(
      try RulesFolder(projectFolder.appendingPathComponent("rules").path))
    auditor = try #require(try Auditor(rulebook))
    for name in ["a", "b", "z"] { try folder.file("报告/\(name).txt", Array("甲局年度报告\n".utf8)) }
  }

  private func audit(into name: String, asJSON: Bool) throws -> (reports: Int, passed: [String]) {
    var inputs = ReportInputs(["\(folder.path)/报告"])
    let file = try OutputFile(path: "\(folder.path)/报告/\(name)", besides: &inputs)
    let run = rulebook.context(with: auditor.rules, isDigested: false)
    let plain = TextStyle(isColoured: false)
    var passed = inputs.results
    let summary = try auditor.audit(
      inputs, with: asJSON ? JSONAuditRenderer(run) : TextAuditRenderer(run, style: plain),
      into: file, jobs: 2, passedOver: { passed.append($0) })
    return (summary.reports, passed.map { $0.split(separator: "/").last.map(String.init) ?? "" })
  }

  @Test func resultsOfAnEarlierRunAreNoReports() throws {
    var found = try audit(into: "m.txt", asJSON: false)
    #expect(found.reports == 3 && found.passed == [])
    found = try audit(into: "m.txt", asJSON: false)
    #expect(found.reports == 3 && found.passed == ["m.txt"])
    found = try audit(into: "0.json", asJSON: true)
    #expect(found.reports == 3 && found.passed == ["m.txt"])
    found = try audit(into: "0.json", asJSON: true)
    #expect(found.reports == 3 && found.passed == ["0.json", "m.txt"])
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.url.appendingPathComponent("报告/0.json")))
    #expect(((json as? [String: Any])?["reports"] as? [Any])?.count == 3)
  }

  /// The first of the reports in their order is a result: no comma stands before the second.
  @Test func aResultBeforeTheReportsLeavesSoundJSON() throws {
    _ = try audit(into: "0.txt", asJSON: false)
    let found = try audit(into: "out.json", asJSON: true)
    #expect(found.reports == 3 && found.passed == ["0.txt"])
    let data = try Data(contentsOf: folder.url.appendingPathComponent("报告/out.json"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
  }

  /// Whatever name leads to it.
  @Test(arguments: ["a.txt", "./a.txt", "link.out", "hard.out"])
  func aReportIsNeverOverwritten(name: String) throws {
    let report = "\(folder.path)/报告/a.txt"
    try folder.link("报告/link.out", to: "a.txt")
    try FileManager.default.linkItem(atPath: report, toPath: "\(folder.path)/报告/hard.out")
    #expect(throws: OutputProblem.self) { try audit(into: name, asJSON: false) }
    #expect(try String(contentsOfFile: report, encoding: .utf8) == "甲局年度报告\n")
  }
}

struct SpoolTests {
  @Test(arguments: [0, 5, 1 << 20])
  func blocksComeBackInAnyOrder(memoryLimit: Int) throws {
    var spool = Spool(memoryLimit: memoryLimit)
    var ranges: [Range<Int>] = []
    for i in 0..<100 {
      let block = Array("第\(i)份".utf8)
      ranges.append(spool.count..<spool.count + block.count)
      try spool.append(block)
    }
    for i in (0..<100).reversed() {
      #expect(try spool.block(ranges[i]) == Array("第\(i)份".utf8))
    }
  }
}

struct SHA256Tests {
  @Test func digestIsTheKnownOne() {
    #expect(
      SHA256.hexDigest(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256.hexDigest(of: []).hasPrefix("e3b0c442"))
  }
}

struct RulesFolderTests {
  @Test func aFolderWithoutFormsIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.file("checks/x.yaml")
    #expect(throws: RulesFolderProblem.self) { try RulesFolder(folder.path) }
    #expect(throws: RulesFolderProblem.self) { try RulesFolder(folder.path + "/none") }
  }

  @Test func filesStandInTheOrderOfPaths() throws {
    let folder = try TemporaryFolder()
    for name in ["ruleset.yaml", "forms/2021.yaml", "checks/b/x.yaml", "checks/a/.x.swp"] {
      try folder.file(name)
    }
    let rules = try RulesFolder(folder.path)
    #expect(rules.files.map(\.path) == ["checks/b/x.yaml", "forms/2021.yaml", "ruleset.yaml"])
    #expect(rules.problems.isEmpty)
  }

  @Test func hugeAndDanglingFilesAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.file("forms/2021.yaml")
    try folder.file("checks/a/huge.yaml", Array(repeating: 0x20, count: 2 << 20))
    try folder.link("checks/a/gone.yaml", to: "nowhere")
    let rules = try RulesFolder(folder.path)
    #expect(rules.files.map(\.path) == ["forms/2021.yaml"])
    #expect(
      rules.problems.map { $0.file.split(separator: "/").last } == ["gone.yaml", "huge.yaml"])
  }
}
