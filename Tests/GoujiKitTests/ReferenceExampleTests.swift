import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// Every rule printed in a reference does what its examples say.
struct ReferenceExampleTests {
  @Test(arguments: ["rule-language.md", "rule-language.zh-CN.md"])
  func examplesOfTheReferenceHold(name: String) throws {
    let folder = try TemporaryFolder()
    let rules = try folder.copyRules()
    try FileManager.default.removeItem(atPath: rules + "/checks")
    let page = try String(
      contentsOf: projectFolder.appendingPathComponent("docs/\(name)"), encoding: .utf8)
    var count = 0
    for (path, text) in printedFiles(in: page) {
      try folder.file("rules/\(path)", Array(text.utf8))
      if path.hasPrefix("checks/") { count += 1 }
    }
    let rulebook = Rulebook(try RulesFolder(rules))
    #expect(rulebook.problems.map(\.text) == [])
    #expect(rulebook.examples.failed == 0)
    #expect(rulebook.examples.passed >= count * 2)
  }
}
