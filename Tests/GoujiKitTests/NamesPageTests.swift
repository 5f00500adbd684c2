import AuditModel
import AuditReporting
import Foundation
import GoujiKit
import TestSupport
import Testing

/// `docs/names.zh-CN.md` lists what the form files have.
struct NamesPageTests {
  @Test func thePageIsWhatTheCommandPrints() throws {
    let rulebook = Rulebook(
      try RulesFolder(projectFolder.appendingPathComponent("rules").path))
    let rules = try #require(rulebook.rules)
    var list = OutputBuffer()
    TextNamesRenderer(rules.catalog, style: TextStyle(isColoured: false)).render(into: &list)
    let page = projectFolder.appendingPathComponent("docs/names.zh-CN.md")
    let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```text\n")
    let printed = parts.last?.components(separatedBy: "```").first
    #expect(
      printed == String(decoding: list.bytes, as: UTF8.self),
      "put the output of `gouji rules names` into the page")
  }
}
