import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// The rules that the guide shows do what it says.
struct ReadmeExampleTests {
  @Test(arguments: ["README.zh-CN.md", "README.md"])
  func rulesOfTheGuideRun(name: String) throws {
    let folder = try TemporaryFolder()
    let rules = try folder.copyRules()
    try FileManager.default.removeItem(atPath: rules + "/checks")
    let page = try String(
      contentsOf: projectFolder.appendingPathComponent(name), encoding: .utf8)
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(!blocks.isEmpty)
    var count = 0
    for (number, text) in blocks.enumerated() {
      // The text above a template names its file.
      if text.contains("\n形参: ") {
        let above = page.components(separatedBy: text)[0]
        let name = above.components(separatedBy: "rules/templates/").last?
          .components(separatedBy: "`")[0]
        try folder.file("rules/templates/\(try #require(name))", Array(text.utf8))
      } else {
        try folder.file("rules/checks/guide/r\(number).yaml", Array(text.utf8))
        count += 1
      }
    }
    let rulebook = Rulebook(try RulesFolder(rules))
    #expect(rulebook.problems.map(\.text) == [])
    #expect(rulebook.examples.passed >= count * 2)
  }
}
