import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// Every rule printed in the reference does what its examples say.
struct ReferenceExampleTests {
  @Test func examplesOfTheReferenceHold() throws {
    let folder = try TemporaryFolder()
    let rules = try folder.copyRules()
    try FileManager.default.removeItem(atPath: rules + "/checks")
    let page = try String(
      contentsOf: projectFolder.appendingPathComponent("docs/rule-language.md"), encoding: .utf8)
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
