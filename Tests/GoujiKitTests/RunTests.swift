import AuditModel
import AuditReporting
import RuleLanguage
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
    summary.findings = findings
    summary.unreadable = unreadable
    #expect(
      AuditOutcome(summary: summary, hasRuleProblems: broken).status(failingOn: threshold) == status
    )
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
