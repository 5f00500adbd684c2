import AuditModel
import RuleLanguage
import TestSupport
import Testing

/// Rules with parameters.
struct TemplateTests {
  private static let template = """
    # 正文里说的件数与表三某行总计一致。
    parameters: [说法, 行名, 余量]
    defaults: {余量: 0}
    severity: serious
    extract: {from: section 一, said: '${说法}<件数>'}
    require: said = 表三[${行名},总计] + ${余量}
    message: "正文写 {said}，表三${行名} {表三[${行名},总计]}"
    hint: 核对。
    """

  private static let rule = """
    title: 结转下年与正文不符
    use: said-cell
    with: {说法: '结转下年', 行名: 结转下年}
    basis: 附件
    examples:
      pass: {section 一: 结转下年2件, "表三[结转下年,总计]": 2}
      fail: {section 一: 结转下年2件, "表三[结转下年,总计]": 3}
    """

  private func read(
    template: String = TemplateTests.template, _ rules: [String]
  ) throws -> (rules: RuleSet?, errors: [RuleFileError]) {
    let files = rules.enumerated().map { number, text in
      RuleFile(path: "checks/narrative/r\(number).yaml", bytes: Array(text.utf8))
    }
    let template = RuleFile(path: "templates/said-cell.yaml", bytes: Array(template.utf8))
    return RuleSetReader(folder: "rules").read(try settingsFiles() + files + [template])
  }

  /// A line of a template that no rule uses, and where it is wrong, if it is.
  static let unused: [(key: String, line: String, error: String?)] = [
    ("when", "when: yeer >= 2021", "E102 3:7"), ("when", "when: year >= 2021 and 余 > 1", nil),
    ("when", "when: 甲 > 1 and 余 > 1", "E102 3:7"), ("when", "when: length(text) >", "E203 3:21"),
    ("severity", "severity: 高", "E104 2:11"), ("blank", "blank: 也许", "E104 8:8"),
    ("let", "let: {定: 表三合计, 余: '${余量}'}", "E102 4:10"),
    ("each", "each row: 表五", "E102 5:11"), ("each", "each row: ${行名}", nil),
    ("require", "require: 定 >= ${余量}", nil), ("require", "require: 定 >= ", "E203 6:14"),
    ("yields", "yields to: a/b", "E102 8:12"), ("", "", nil),
  ]

  @Test(arguments: unused)
  func aTemplateWithoutRulesIsChecked(key: String, line: String, error: String?) throws {
    var lines = [
      ("parameters", "parameters: [行名, 余量]"), ("severity", "severity: serious"),
      ("when", "when: year >= 2021"), ("let", "let: {定: '表三[新收,总计]', 余: '${余量}'}"),
      ("each", "each row: 表三"), ("require", "require: 定 > 余"), ("hint", "hint: 核对${行名}的${余量}。"),
    ]
    if let known = lines.firstIndex(where: { $0.0 == key }) {
      lines[known].1 = line
    } else {
      lines.append((key, line))
    }
    let (_, errors) = try read(
      template: lines.map(\.1).joined(separator: "\n"), [RuleWriting.balance.text])
    #expect(
      errors.map { "\($0.code) \($0.place.line):\($0.place.column)" } == [error].compactMap(\.self))
    #expect(errors.allSatisfy { $0.file == "rules/templates/said-cell.yaml" })
  }

  @Test func aValueMayBeAListWhereItStandsAlone() throws {
    let list = """
      with:
        行名: 结转下年
        说法:
          # 结转几件
          - '结转下年<件数>'
          - '转入下年<件数>'
      """
    let rule = Self.rule.replacing("with: {说法: '结转下年', 行名: 结转下年}", with: list)
    let alone = Self.template.replacing("said: '${说法}<件数>'", with: "said: '${说法}'")
    let (rules, errors) = try read(template: alone, [rule])
    #expect(errors == [])
    let pattern = try #require(rules?.patterns.first?.text)
    #expect(pattern.contains("结转下年") && pattern.contains("|转入下年"))
    let within = try read([rule]).errors
    #expect(within.map { "\($0.code) \($0.place.line):\($0.place.column)" } == ["E122 7:5"])
  }

  @Test func aUseIsTheRuleWrittenOut() throws {
    let (used, errors) = try read([Self.rule])
    #expect(errors == [])
    let written = """
      title: 结转下年与正文不符
      severity: serious
      extract: {from: section 一, said: '结转下年<件数>'}
      require: said = 表三[结转下年,总计] + 0
      message: "正文写 {said}，表三结转下年 {表三[结转下年,总计]}"
      hint: 核对。
      basis: 附件
      examples:
        pass: {section 一: 结转下年2件, "表三[结转下年,总计]": 2}
        fail: {section 一: 结转下年2件, "表三[结转下年,总计]": 3}
      """
    let (plain, _) = try read([written])
    let a = try #require(used?.rules.first)
    let b = try #require(plain?.rules.first)
    #expect(a.requirement == b.requirement)
    #expect(a.extracts == b.extracts)
    #expect(used?.patterns == plain?.patterns)
    #expect("\(a.message ?? [])" == "\(b.message ?? [])")
    #expect((a.title, a.hint, a.basis) == (b.title, b.hint, b.basis))
    #expect(a.examples.count == 2)
  }

  /// Not the whole condition for each of them, and each once.
  @Test func partsOfAConditionHaveTheirOwnWording() throws {
    let template = """
      parameters: [条件, 词]
      severity: hint
      require: not (${条件}) or matches(title, /${词}报/) or not (${条件})
      """
    let rule = """
      title: 一
      use: parts
      with: {条件: year = 2020 and not exists(published), 词: 年}
      examples: none
      """
    let files = [
      RuleFile(path: "checks/a/b.yaml", bytes: Array(rule.utf8)),
      RuleFile(path: "templates/parts.yaml", bytes: Array(template.utf8)),
    ]
    let (rules, errors) = RuleSetReader(folder: "rules", keepsWording: true).read(
      try settingsFiles() + files)
    #expect(errors == [])
    #expect(
      rules?.rules.first?.words?.requirement?.parts.map(\.wording.written) == [
        "not year = 2020", "exists(published)", "matches(title, /年报/)",
      ])
  }

  @Test func aRuleMayWordItsTextsAnew() throws {
    let text = Self.rule + "\nseverity: hint\nhint: 另行核对。\nmessage: 不符"
    let (rules, errors) = try read([text])
    #expect(errors == [])
    let rule = try #require(rules?.rules.first)
    #expect(rule.severity.map(\.severity) == [.hint])
    #expect(rule.hint == "另行核对。")
  }

  @Test func aMistakeOfTheTemplateIsToldOnceWithItsUses() throws {
    let other = Self.rule.replacing("title: 结转下年", with: "title: 另一")
    let (rules, errors) = try read(
      template: Self.template.replacing("require: said", with: "require: siad"),
      [Self.rule, other])
    #expect(rules?.broken == ["narrative/r0", "narrative/r1"])
    try expectGolden(errors.map { "\($0)\n" }.joined(), "template-mistake.txt")
  }

  static let mistakes: [(name: String, old: String, new: String)] = [
    ("unknown template", "use: said-cell", "use: said-cel"),
    ("value that does not fit", "行名: 结转下年}", "行名: 结转上年}"),
    ("missing parameter", ", 行名: 结转下年}", "}"),
    ("no parameters", "with: {说法: '结转下年', 行名: 结转下年}\n", ""),
    ("unknown parameter", "行名: 结转下年}", "行名: 结转下年, 余数: 1}"),
    ("parameter like no other", "行名: 结转下年}", "行名: 结转下年, 地区: 甲}"),
    ("logic in both", "basis: 附件", "require: year > 2020"),
    ("another quantifier", "basis: 附件", "when: said > 新收"),
    ("no examples", "  fail: {section 一: 结转下年2件, \"表三[结转下年,总计]\": 3}", ""),
    ("parameters without a template", "use: said-cell\n", ""),
  ]

  @Test func mistakesOfAUse() throws {
    var golden = ""
    for (name, old, new) in Self.mistakes {
      let (rules, errors) = try read([Self.rule.replacing(old, with: new)])
      #expect(errors.isEmpty == false, "\(name)")
      #expect(rules?.rules.isEmpty == true, "\(name)")
      golden += "### \(name)\n\n" + errors.map { "\($0)\n" }.joined() + "\n"
    }
    try expectGolden(golden, "template-uses.txt")
  }

  static let templateMistakes: [(name: String, old: String, new: String)] = [
    ("undeclared parameter", "said = 表三[${行名},总计]", "said = 表三[${行},总计]"),
    ("unused parameter", " + ${余量}", ""),
    ("parameter twice", "[说法, 行名, 余量]", "[说法, 行名, 行名, 余量]"),
    ("default of nothing", "defaults: {余量: 0}", "defaults: {余数: 0}"),
    ("examples in a template", "hint: 核对。", "examples: none"),
    ("no parameters", "parameters: [说法, 行名, 余量]\ndefaults: {余量: 0}\n", ""),
  ]

  @Test func mistakesOfATemplateAreItsOwn() throws {
    var golden = ""
    for (name, old, new) in Self.templateMistakes {
      let (_, errors) = try read(template: Self.template.replacing(old, with: new), [Self.rule])
      #expect(errors.allSatisfy { $0.file == "rules/templates/said-cell.yaml" }, "\(name)")
      golden += "### \(name)\n\n" + errors.map { "\($0)\n" }.joined() + "\n"
    }
    try expectGolden(golden, "template-files.txt")
  }
}
