import AuditModel
import RuleLanguage
import Testing

struct ProjectRulesTests {
  @Test func everyRuleFileCompiles() throws {
    let (rules, errors) = RuleSetReader(folder: "rules").read(try projectRuleFiles())
    #expect(errors.map(\.description) == [])
    let set = try #require(rules)
    #expect(set.catalog.declared[0].map(\.cells.count) == [22, 161, 15])
    #expect(set.catalog.declared[1].map(\.cells.count) == [10, 175, 15])
  }
}
