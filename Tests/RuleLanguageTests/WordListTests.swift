import AuditModel
import RuleLanguage
import Testing

/// Lists of words below `words/`.
struct WordListTests {
  private func read(
    _ list: String, in text: String = "report"
  ) throws -> (rules: RuleSet?, errors: [RuleFileError]) {
    let rule = """
      title: 错别字
      severity: hint
      each match: {in: \(text), words: typos}
      require: never
      message: "“{match}”"
      examples: none
      """
    return RuleSetReader(folder: "rules").read(
      try settingsFiles() + [
        RuleFile(path: "checks/wording/typo.yaml", bytes: Array(rule.utf8)),
        RuleFile(path: "words/typos.txt", bytes: Array(list.utf8)),
      ])
  }

  @Test func wordsReplacementsAndExceptions() throws {
    let (rules, errors) = try read(
      """
      # 常见错别字
      反应强烈 → 反映强烈
      行政法案卷 -> 行政执法案卷  # 表三
      ! 帐篷
      转结

      """)
    #expect(errors == [])
    #expect(
      rules?.patterns.first?.words == [
        .init(text: "反应强烈", replacement: "反映强烈"), .init(text: "行政法案卷", replacement: "行政执法案卷"),
        .init(text: "转结"), .init(text: "帐篷", isAllowed: true),
      ])
    #expect(rules?.patterns.first?.captures.map(\.name) == ["replacement"])
  }

  /// As the texts are written that they are sought in; a file is searched as it is printed.
  @Test func wordsAreWrittenLikeTheTexts() throws {
    let list = "(一)主动公开\n（一）主动公开\n不一致,司机 → 不一致，司法\n"
    #expect(
      try read(list).rules?.patterns.first?.words == [
        .init(text: "（一）主动公开"), .init(text: "不一致，司机", replacement: "不一致，司法"),
      ])
    #expect(
      try read(list, in: "file").rules?.patterns.first?.words.map(\.text).prefix(2) == [
        "(一)主动公开", "（一）主动公开",
      ])
  }

  static let mistakes: [(list: String, error: String)] = [
    ("", "1:1 E139"), ("# 没有\n", "1:1 E139"), ("!帐篷\n", "1:1 E139"),
    ("转结\n转结\n", "2:1 E501"), ("转结 →\n", "1:1 E146"), ("→ 结转\n", "1:1 E146"),
    ("!转结 → 结转\n", "1:1 E146"), ("转\t结\n", "1:2 E131"),
    ("转结 ＃注\n", "1:4 E131"), ("＃注\n", "1:1 E131"),
    ("待补充、待完善\n", "1:4 E146"), ("转结 结转\n", "1:3 E146"), ("转结=结转\n", "1:3 E146"),
    ("转结 → 结转 → 转接\n", "1:1 E146"), ("转结 -> 结转->\n", "1:1 E146"),
    ("转结 => 结转\n", "1:4 E146"), ("xls => xlsx\n", "1:5 E146"), ("转结 — 结转\n", "1:4 E146"),
    (String(repeating: "长", count: 61) + "\n", "1:1 E146"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreToldAtTheirLine(list: String, error: String) throws {
    let errors = try read(list).errors.filter { $0.file == "rules/words/typos.txt" }
    #expect(errors.map { "\($0.place.line):\($0.place.column) \($0.code)" } == [error])
  }

  /// A rule that uses a list which is wrong is left out; what is wrong is told of the list alone.
  @Test(arguments: mistakes)
  func whatUsesTheListIsNotJudged(list: String, error: String) throws {
    let (rules, errors) = try read(list)
    #expect(errors.map(\.file) == ["rules/words/typos.txt"])
    #expect(rules?.rules.isEmpty == true)
    #expect(rules?.broken == ["wording/typo"])
  }

  /// Once, however often the rules use it.
  @Test func aWordThatNamesNoRowIsToldInTheList() throws {
    let sum = "sum(表三[named(title, words rows),总计])"
    let rules = ["a/one", "a/two"].map { id in
      RuleFile(
        path: "checks/\(id).yaml",
        bytes: Array(
          "title: 一\nseverity: hint\nrequire: \(sum) = \(sum) + 1\nexamples: none\n".utf8))
    }
    let list = RuleFile(path: "words/rows.txt", bytes: Array("# 行\n新收\n来件 → 新到\n".utf8))
    let errors = RuleSetReader(folder: "rules").read(try settingsFiles() + rules + [list]).errors
    #expect(
      errors.map { "\($0.file):\($0.place.line):\($0.place.column) \($0.code)" }
        == ["rules/words/rows.txt:3:6 E111"])
    #expect(errors.first.map { "\($0)" }?.contains("用在 rules/checks/a/one.yaml:3:") == true)
  }
}

/// `gouji rules new`.
struct RuleDraftTests {
  @Test func aDraftCompilesInEveryName() throws {
    let catalog = try #require(RuleSetReader(folder: "").read(try settingsFiles()).rules?.catalog)
    for id in ["table3/mine", "我的/规则-一", "a/b2"] {
      let draft = try RuleDraft(id: id)
      let file = RuleFile(path: draft.path, bytes: Array(draft.text(for: catalog).utf8))
      let (rules, errors) = RuleSetReader(folder: "rules").read(try settingsFiles() + [file])
      #expect(errors == [])
      #expect(rules?.rules.map(\.id) == [id])
    }
  }

  @Test(arguments: [
    "", "a", "a/b/c", "/b", "a/", "a/b.yaml", "a b/c", "a/b_c", "a/-b", "../a", "a/..", "a/b：c",
  ])
  func aBadIdIsRefusedInChinese(id: String) {
    do {
      _ = try RuleDraft(id: id)
      Issue.record("\(id) was taken")
    } catch {
      #expect("\(error)".hasPrefix("“\(id)”不能作规则编号"))
    }
  }
}
