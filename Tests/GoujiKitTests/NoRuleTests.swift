import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// A folder that checks nothing must not find every report faultless.
struct NoRuleTests {
  @Test func folderWithoutRulesIsInError() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/规则"
    let files = FileManager.default
    try files.copyItem(
      atPath: projectFolder.appendingPathComponent("rules").path, toPath: path)
    try files.removeItem(atPath: "\(path)/checks")
    let rulebook = Rulebook(try RulesFolder(path))
    #expect(rulebook.problems.map(\.message) == ["没有一条用于核查的规则"])
    let report = rulebook.check(isStrict: false)
    #expect(!report.isGood)
    #expect(report.text.hasSuffix("规则 0 条；错误 1 处。\n"))
  }
}
