import AuditReporting
import Testing

@testable import GoujiKit

/// What is told of an example that comes out otherwise than it says.
struct ExampleProofTests {
  static let examples: [(key: String, example: String, told: String)] = [
    ("pass", "{section 一: 公开XX条。}", "实际不通过：“XX”；找到“XX”"),
    ("pass", "{section 一: 待补充。公开XX条。}", "实际不通过：“XX”；找到“待补充”、“XX”"),
    ("fail", "{section 一: 待补充}", "实际不适用：when（适用）不成立；找到“待补充”"),
    ("fail", "{section 一: 示例XX}", "实际通过；找到“XX”"),
    ("fail", "{section 一: 一}", "实际通过：没有找到要查的"),
    ("undecided", "{section 一: 示例XX、示例XX、示例XX、示例XX}", "实际通过；找到“XX”、“XX”、“XX” 等 4 处"),
  ]

  @Test(arguments: examples)
  func whatASearchHasFoundIsTold(key: String, example: String, told: String) throws {
    let folder = try TemporaryFolder()
    let rules = try folder.copyRules()
    let rule = """
      title: 占位符
      severity: hint
      each match: {in: report, of: '待补充|XX'}
      when: match = "XX"
      require: matches(sentence, /示例/)
      message: "“{match}”"
      examples:
        pass:
          - nothing
          \(key == "pass" ? "- \(example)" : "")
        fail:
          - {section 一: XX}
          \(key == "fail" ? "- \(example)" : "")
        \(key == "undecided" ? "undecided: \(example)" : "")
      """
    try folder.file("rules/checks/t/placeholder.yaml", Array(rule.utf8))
    let problems = Rulebook(try RulesFolder(rules)).problems
    let failure = try #require(problems.first { $0.code == "E301" })
    #expect(failure.message.replacing(/（20.. 版）/, with: "").hasSuffix("的例子" + told))
  }
}
