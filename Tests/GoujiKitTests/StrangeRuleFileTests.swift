import AuditReporting
import GoujiKit
import Testing

/// Files of a rules folder that hold no rule text.
struct StrangeRuleFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.copyRules()
  }

  @Test func whatIsNoFileIsTold() throws {
    try folder.file("rules/checks/本市.yaml/第一条.txt")
    try folder.link("rules/checks/table3/old.yaml", to: "/nowhere/old.yaml")
    folder.pipe("rules/checks/table3/pipe.yaml")
    let problems = try RulesFolder(path).problems.map { folder.relative($0.text) }
    #expect(
      problems == [
        "rules/checks/table3/old.yaml：错误 E148 这个链接指向的文件不存在",
        "rules/checks/table3/pipe.yaml：错误 E148 不是普通文件（是管道、设备等）",
        "rules/checks/本市.yaml：错误 E148 这是文件夹，名称却像规则文件\n      = 把文件夹名末尾的 .yaml 去掉",
      ])
  }

  @Test(arguments: [Array("PK\u{3}\u{4}\0\0\0\0\0\0".utf8), [UInt8](repeating: 0, count: 300)])
  func aBinaryFileIsToldAsOne(bytes: [UInt8]) throws {
    try folder.file("rules/checks/table3/word.yaml", bytes)
    let problems = Rulebook(try RulesFolder(path)).problems.map(\.message)
    #expect(problems == ["不是文本文件"])
  }
}
