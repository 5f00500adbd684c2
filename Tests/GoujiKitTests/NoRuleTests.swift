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

  /// By a scale that is half right every report would be graded wrong.
  @Test func withABrokenScaleNothingIsAudited() throws {
    let folder = try TemporaryFolder()
    let path = try folder.copyRules()
    let file = URL(fileURLWithPath: "\(path)/grading.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("from: 80", with: "from: 95").write(
      to: file, atomically: true, encoding: .utf8)
    let rulebook = Rulebook(try RulesFolder(path))
    #expect(rulebook.problems.map(\.code) == ["E505"])
    #expect(rulebook.rules == nil)
    #expect(try Auditor(rulebook) == nil)
    #expect(rulebook.check(isStrict: false).text.hasSuffix("规则不能使用；错误 1 处。\n"))
    let tested = rulebook.test()
    #expect(!tested.isGood)
    #expect(tested.text.hasSuffix("另有错误 1 处；基本文件有误，全部规则没有试跑。\n"))
  }
}
