import AuditModel
import RuleLanguage
import Testing

struct RuleSetReaderTests {
  private func read(_ files: [RuleFile]) -> (rules: RuleSet?, errors: [String]) {
    let (rules, errors) = RuleSetReader(folder: "rules").read(files)
    return (rules, errors.map { "\($0.file):\($0.place.line):\($0.place.column) \($0.code)" })
  }

  private func file(_ path: String, _ text: String) -> RuleFile {
    RuleFile(path: path, bytes: Array(text.utf8))
  }

  @Test func brokenRuleIsLeftOutAndNamed() throws {
    let good = file("checks/table3/balance.yaml", RuleWriting.balance.text)
    let bad = file("checks/table3/bad.yaml", RuleWriting.balance.with(["severity": "severity: 高"]))
    let (rules, errors) = read(try settingsFiles() + [good, bad])
    #expect(rules?.rules.map(\.id) == ["table3/balance"])
    #expect(rules?.broken == ["table3/bad"])
    #expect(errors == ["rules/checks/table3/bad.yaml:2:11 E104"])
  }

  /// None of the rules in a circle would ever cost anything; rules outside of it may yield to them.
  @Test func aCircleOfYieldingRulesIsOneMistake() throws {
    let yielding = ["a": "t/b", "b": "t/c", "c": "[t/d, t/a]", "d": "t/e", "e": "t/d", "f": "t/b"]
    let files = yielding.sorted { $0.key < $1.key }.map { name, causes in
      file(
        "checks/t/\(name).yaml", RuleWriting.balance.with(["more": "yields to: \(causes)"]))
    }
    let (rules, errors) = RuleSetReader(folder: "rules").read(try settingsFiles() + files)
    #expect(errors.map(\.file) == ["rules/checks/t/a.yaml", "rules/checks/t/d.yaml"])
    #expect(errors.map(\.code) == ["E118", "E118"])
    #expect(
      errors.map(\.message) == [
        "几条规则互相让位，成了一圈：t/a → t/b → t/c → t/a", "几条规则互相让位，成了一圈：t/d → t/e → t/d",
      ])
    #expect(rules?.broken == ["t/a", "t/d"])
  }

  @Test func allIndependentMistakesAreToldInOrder() throws {
    let one = RuleWriting.balance.with([
      "title": "titel: 收办平衡", "severity": "severity: 高", "require": "require: 新受 = 结转下年",
      "blank": "blank: 也许", "editions": "editions: 1999", "fail": nil,
    ])
    let two = RuleWriting.negative.with(["pass": "  pass: cell 1, cell 2", "fail": "  fail: 行 甲"])
    let (_, errors) = read(
      try settingsFiles() + [file("checks/b/two.yaml", two), file("checks/a/one.yaml", one)])
    #expect(
      errors == [
        "rules/checks/a/one.yaml:1:1 E101", "rules/checks/a/one.yaml:2:11 E104",
        "rules/checks/a/one.yaml:4:10 E102", "rules/checks/a/one.yaml:6:8 E104",
        "rules/checks/a/one.yaml:7:11 E105", "rules/checks/a/one.yaml:8:1 E303",
        "rules/checks/b/two.yaml:6:17 E305", "rules/checks/b/two.yaml:7:11 E102",
      ])
  }

  /// One wrong word must not make every other line look wrong.
  @Test(arguments: [
    ("each", "each row: 表三"), ("each", "each column: 表四"), ("each", "each colum: 表三"),
    ("each", "each column: 表五"), ("each", nil),
  ])
  func oneWrongQuantifierIsOneMistake(key: String, line: String?) throws {
    let rule = RuleWriting.balance.with([
      key: line, "let": "let:\n  左: 新收 + 上年结转", "when": "when: 新收 > 0",
      "severity": "severity:\n  - {when: 新收 > 9, is: serious}\n  - {is: hint}",
    ])
    #expect(read(try settingsFiles() + [file("checks/a/one.yaml", rule)]).errors.count == 1)
  }

  @Test(arguments: [
    ("checks/balance.yaml", "E143"), ("checks/table3/收办 平衡.yaml", "E143"),
    ("checks/table3/a/b.yaml", "E143"), ("checks/table3/-a.yaml", "E143"),
    ("checks/table3/balance.yml", "E142"), ("checks/table3/balance.yaml.txt", "E142"),
    ("gradings.yaml", "E141"), ("tables/two.yaml", "E141"), ("templates/two/sum.yaml", "E147"),
    ("words/a.b.txt", "E145"), ("words/a.md", "E145"), ("checks/table3/balance.txt", "E142"),
  ])
  func aFileThatWouldDoNothingIsAMistake(path: String, code: String) throws {
    let (_, errors) = read(try settingsFiles() + [file(path, RuleWriting.balance.text)])
    #expect(errors == ["rules/\(path):1:1 \(code)"])
  }

  @Test(arguments: [
    "checks/表三/收办平衡.yaml", "checks/README.md", ".checks.yaml",
    "checks/.hidden/a.yaml",
  ])
  func otherFilesAreNoMistake(path: String) throws {
    #expect(read(try settingsFiles() + [file(path, RuleWriting.balance.text)]).errors == [])
  }

  @Test func rulesThatDifferInCaseOnly() throws {
    let text = RuleWriting.balance.text
    let (rules, errors) = read(
      try settingsFiles() + [
        file("checks/table3/Balance.yaml", text), file("checks/table3/balance.yaml", text),
      ])
    #expect(errors == ["rules/checks/table3/balance.yaml:1:1 E144"])
    #expect(rules?.broken == ["table3/balance"])
  }

  @Test(arguments: ["grading.yaml", "agency-kinds.yaml", "ruleset.yaml", "metadata.yaml"])
  func withoutSettingsThereIsNoRuleSet(name: String) throws {
    let (rules, errors) = read(try settingsFiles().filter { $0.path != name })
    #expect(rules == nil)
    #expect(errors == ["rules/\(name):1:1 E140"])
  }

  @Test func withoutFormsNothingIsJudged() throws {
    let rule = file("checks/table3/balance.yaml", RuleWriting.balance.text)
    let (rules, errors) = read(try settingsFiles().filter { !$0.path.hasPrefix("forms/") } + [rule])
    #expect(rules == nil)
    #expect(errors == ["rules/forms/*.yaml:1:1 E140"])
  }

  @Test func bombsEndAtOnce() throws {
    let brackets = "tags: " + String(repeating: "[", count: 10_000) + "\n"
    let dashes = String(repeating: "- ", count: 10_000) + "a\n"
    let keys = (0..<20_000).map { "k\($0): 1\n" }.joined()
    let aliases = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"
    let large = "title: " + String(repeating: "长", count: 400_000)
    let texts = [brackets, dashes, keys, aliases, large]
    let files = texts.enumerated().map { file("checks/bomb/a\($0.offset).yaml", $0.element) }
    let (rules, errors) = read(try settingsFiles() + files)
    #expect(rules?.broken.count == 5)
    #expect(
      errors.filter { !$0.contains("a2.yaml") } == [
        "rules/checks/bomb/a0.yaml:1:70 E135", "rules/checks/bomb/a1.yaml:1:129 E135",
        "rules/checks/bomb/a3.yaml:1:4 E136", "rules/checks/bomb/a4.yaml:1:1 E138",
      ])
    #expect(errors.filter { $0.contains("a2.yaml") }.count == 100)
  }

  @Test func notUTF8IsReportedWhereItBegins() throws {
    let bytes = Array("title: 收".utf8) + [0xC3, 0x28] + Array("\n".utf8)
    let (_, errors) = read(try settingsFiles() + [RuleFile(path: "checks/a/b.yaml", bytes: bytes)])
    #expect(errors == ["rules/checks/a/b.yaml:1:9 E131"])
  }

  @Test(arguments: [
    ("full: 100", "full: 满分", "1:7 E124"), ("from: 60", "from: -1", "4:22 E124"),
    ("- {name: 合格, from: 60}", "- {name: 合格, from: 0}", "5:5 E505"),
    ("name: 未评级,", "name: 未评级, tables: [表五],", "6:32 E102"),
    ("full: 100", "full: 100\nveto: [table3/balanse]", "2:8 E102"),
    ("full: 100", "full: 100\nfamily caps: {table8: 3}", "2:15 E102"),
    ("full: 100", "full: 0", "1:7 E124"), ("full: 100", "full: 100%", "1:7 E124"),
    ("full: 100", "full: 1000001", "1:7 E124"),
    ("serious: 10", "serious: -10", "2:19 E124"), ("serious: 10", "serious: 10%", "2:19 E124"),
    ("serious: 10", "serious: 101", "2:19 E124"),
    ("full: 100", "full: 100\nrule cap: 120", "2:11 E124"),
    ("full: 100", "full: 100\nfamily caps: {table3: 101}", "2:23 E124"),
    ("from: 60", "from: 160", "4:22 E124"), ("from: 60", "from: 60%", "4:22 E124"),
    ("\n  - {name: 不合格, from: 0}", "", "4:5 E505"),
    ("cells: 10%", "cells: 10", "6:59 E124"), ("cells: 10%", "cells: 1", "6:59 E124"),
    ("cells: 10%", "cells: 101%", "6:59 E124"), ("cells: 10%", "cells: 10％", "6:59 E124"),
    ("cells: 10%", "cells: -10%", "6:59 E124"),
    ("sections: 1,", "sections: -1,", "6:41 E124"), ("sections: 1,", "sections: 7,", "6:41 E124"),
    ("sections: 1,", "sections: 10%,", "6:41 E124"),
  ])
  func mistakesInGrading(old: String, new: String, expected: String) throws {
    let (rules, errors) = read(try filesWithGrading(old, new))
    #expect(errors == ["rules/grading.yaml:\(expected)"])
    #expect(rules == nil, "by a wrong scale nothing is graded")
  }

  @Test(arguments: [
    ("full: 100", "full: 100"), ("full: 100", "full: 1000"), ("10%", "0.1"), ("10%", "0%"),
    ("10%", "0"), ("10%", "100%"), ("10%", "12.5%"), ("sections: 1", "sections: 6"),
    ("serious: 10", "serious: 100"), ("from: 60", "from: 100"),
    ("full: 100", "full: 100\nrule cap: 100"), ("full: 100", "full: 100\nrule cap: 0"),
  ])
  func gradingMayBe(old: String, new: String) throws {
    let (rules, errors) = read(try filesWithGrading(old, new))
    #expect(errors == [])
    #expect(rules != nil)
  }

  @Test(arguments: [
    ("cells: 10%", "cells: 10", "“missing cells”要写百分数，不能是“10”；写作 10%"),
    ("cells: 10%", "cells: 一成", "“missing cells”要写百分数，不能是“一成”；写成百分数，如 10%"),
    ("cells: 10%", "cells: 1000", "“missing cells”要写百分数，不能是“1000”；写成百分数，如 10%"),
    ("cells: 10%", "cells: 150%", "“missing cells”最多是 100%，不能是“150%”"),
    ("full: 100", "full: 0", "“full”要大于 0"),
    ("from: 60", "from: 160", "from（从）最多是 100，不能是“160”"),
    ("serious: 10", "serious：10", "键后面用了全角冒号“：”；改成半角冒号加空格“: ”"),
    ("serious: 10", "serious: 10%", "“serious”要写数字，不能是“10%”；写 10"),
  ])
  func aMistakeInGradingReadsWell(old: String, new: String, expected: String) throws {
    let errors = RuleSetReader(folder: "rules").read(try filesWithGrading(old, new)).errors
    #expect(errors.map { $0.message + ($0.hint.map { "；\($0)" } ?? "") } == [expected])
  }

  /// Settings and a rule, with `old` in the scale written otherwise.
  private func filesWithGrading(_ old: String, _ new: String) throws -> [RuleFile] {
    let files = try settingsFiles().map { original in
      guard original.path == "grading.yaml" else { return original }
      let text = String(decoding: original.bytes, as: UTF8.self)
      return file("grading.yaml", text.replacingFirst(old, new))
    }
    return files + [file("checks/table3/balance.yaml", RuleWriting.balance.text)]
  }

  @Test(arguments: ["-1", "21", "4000000000000000000"])
  func aPlaceHasFewCharacters(before: String) throws {
    let files = try settingsFiles().map { original in
      let text = String(decoding: original.bytes, as: UTF8.self)
      return original.path == "agency-kinds.yaml"
        ? file(original.path, text.replacingFirst("before: 2", "before: \(before)")) : original
    }
    let errors = RuleSetReader(folder: "rules").read(files).errors
    #expect(errors.map(\.message) == ["before（前文）要在 0 到 20 之间，不能是“\(before)”"])
  }

  /// Base files are all or nothing, a slip that leaves most of the file standing too.
  @Test(arguments: ["agency-kinds.yaml", "metadata.yaml", "ruleset.yaml", "grading.yaml"])
  func aMistakeInSettingsLeavesNoRuleSet(name: String) throws {
    let files = try settingsFiles().map { original in
      original.path == name
        ? RuleFile(path: name, bytes: original.bytes + Array("\nneuer: 1\n".utf8)) : original
    }
    let (rules, errors) = read(files)
    #expect(errors.count == 1 && errors[0].hasPrefix("rules/\(name):"))
    #expect(rules == nil)
  }

  /// A folder written before a list was added is still read; lists that always were there must be.
  @Test(arguments: [
    ("clock words", true), ("signed behind", true), ("published before", true),
    ("published", false),
  ])
  func listsThatCameLaterNeedNotBeThere(key: String, isFree: Bool) throws {
    let files = try settingsFiles().map { original in
      guard original.path == "metadata.yaml" else { return original }
      let text = String(decoding: original.bytes, as: UTF8.self)
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
      return file(original.path, lines.joined(separator: "\n"))
    }
    let (rules, errors) = read(files)
    #expect((rules != nil) == isFree)
    #expect(errors == (isFree ? [] : ["rules/metadata.yaml:3:1 E121"]))
  }

  @Test func anExampleThatFailsIsToldAtItsPlace() throws {
    let rule = file("checks/table3/balance.yaml", RuleWriting.balance.text)
    let set = try #require(read(try settingsFiles() + [rule]).rules)
    let example = set.rules[0].examples[1]
    let error = RuleFileError.exampleFailure(
      example, in: rule, folder: "rules", found: "通过：13 = 13")
    #expect(
      "\(error)" == """
        rules/checks/table3/balance.yaml:8:9: 错误 E301 fail（不通过）的例子实际通过：13 = 13
            8 |   fail: 新收 10, 上年结转 3, 办理总计 12, 结转下年 2
              |         ＾＾^^^^^＾＾＾＾^^^^＾＾＾＾^^^^^＾＾＾＾^^
        """)
  }
}

extension String {
  /// With the first `old` replaced.
  func replacingFirst(_ old: String, _ new: String) -> String {
    var scalars = Array(unicodeScalars)
    let wanted = Array(old.unicodeScalars)
    for i in scalars.indices where scalars[i...].starts(with: wanted) {
      scalars.replaceSubrange(i..<i + wanted.count, with: new.unicodeScalars)
      break
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
