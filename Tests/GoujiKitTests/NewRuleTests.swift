import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// `gouji rules new`.
struct NewRuleTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.copyRules()
  }

  @Test func aNewRuleRunsAtOnce() throws {
    let before = Rulebook(try RulesFolder(path))
    let written = try before.writeNewRule("本市/第一条")
    #expect(written == "\(path)/checks/本市/第一条.yaml")
    let after = Rulebook(try RulesFolder(path))
    #expect(after.problems.map(\.text) == before.problems.map(\.text))
    #expect(after.rules?.rules.count == (before.rules?.rules.count ?? 0) + 1)
    #expect(after.examples.passed > before.examples.passed)
  }

  /// A retired rule is tested, listed and not applied.
  @Test func aRetiredRuleIsTestedAndNotApplied() throws {
    let file = URL(fileURLWithPath: "\(path)/checks/table3/balance.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let before = Rulebook(try RulesFolder(path))
    try (text + "retired: 试试停用\n").write(to: file, atomically: true, encoding: .utf8)
    let after = Rulebook(try RulesFolder(path))
    #expect(after.problems.map(\.text) == [])
    #expect(after.examples == before.examples)
    let rules = try #require(after.rules)
    #expect(rules.rules.count == (before.rules?.rules.count ?? 0) - 1)
    #expect(rules.retired.contains { $0.id == "table3/balance" && $0.retired == "试试停用" })
    let wrong = text.replacing("办理总计 + 结转下年\n", with: "办理总计 - 结转下年\n")
    try (wrong + "retired: 试试停用\n").write(to: file, atomically: true, encoding: .utf8)
    #expect(Rulebook(try RulesFolder(path)).problems.count > 0)
  }

  /// An example that comes out otherwise is told why: what was missing, or not found.
  @Test(arguments: [
    ("when: agency kind = department\nrequire: length(section 一) > 9", "机关情况不明：机关类型"),
    ("when: year >= 2021\nrequire: length(section 一) > 9", "不知道报告年度"),
    ("each match: {in: section 一, of: 办结<件数>}\nrequire: 件数 > 9", "通过：没有找到要查的"),
    ("extract: {from: section 一, 办结数: 办结<件数>}\nrequire: 办结数 > 9", "通过：没有取到“办结数”"),
  ])
  func aWrongExampleIsToldWhy(body: String, reason: String) throws {
    let rule = """
      title: 例子
      severity: hint
      \(body)
      examples:
        pass: {section 一: 全年收到申请八件。}
        fail: {section 一: 收到申请。}

      """
    try rule.write(
      to: URL(fileURLWithPath: "\(path)/checks/table3/mine.yaml"), atomically: true,
      encoding: .utf8)
    let problems = Rulebook(try RulesFolder(path)).problems.map(\.message)
    #expect(
      problems.contains { $0.hasPrefix("fail（不通过）的例子") && $0.contains(reason) }, "\(problems)")
  }

  @Test func nothingThatIsThereIsTouched() throws {
    let rulebook = Rulebook(try RulesFolder(path))
    let file = "\(path)/checks/table3/balance.yaml"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    for id in ["table3/balance", "Table3/Balance"] {
      #expect(throws: NewRuleProblem.exists(file)) { try rulebook.writeNewRule(id) }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
    // A file that came after the rules were read.
    _ = try rulebook.writeNewRule("table3/mine")
    #expect(throws: NewRuleProblem.exists("\(path)/checks/table3/mine.yaml")) {
      try rulebook.writeNewRule("table3/mine")
    }
  }

  @Test func aBadIdWritesNothing() throws {
    let rulebook = Rulebook(try RulesFolder(path))
    let count = try RulesFolder(path).files.count
    for id in ["", "a", "../a/b", "a/b/c", "a/b.yaml"] {
      #expect(throws: NewRuleProblem.self) { try rulebook.writeNewRule(id) }
    }
    #expect(try RulesFolder(path).files.count == count)
  }
}
