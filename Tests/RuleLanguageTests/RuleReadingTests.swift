import AuditModel
import RuleLanguage
import Testing

/// Rules as they stand in a rules folder, in both languages.
struct RuleReadingTests {
  static let pairs: [(name: String, english: String, chinese: String)] = [
    (
      "balance",
      """
      title: 收办平衡
      severity:
        - {when: column = 总计, is: serious}
        - {is: ordinary}
      points: 2.5
      basis: 附件
      note: 说明
      tags: [勾稽, 表三]
      editions: [2020, 2021]
      when: 新收 > 0
      each column: 表三
      let: {收: 新收 + 上年结转, 办: "办理总计 + 结转下年"}
      require: 收 = 办
      blank: part
      dash: zero
      message: "{column}：{收}，{left}，{right}，{difference}，{instance}"
      hint: 建议
      examples:
        pass: 新收 10, 办理总计 10
        fail:
          - 新收 10, 办理总计 9 -> left 10, right 9, severity ordinary
          - {column: 总计, 新收: "10", "->": severity serious}
        undecided: 新收 空
        not applicable: 新收 0
      """,
      """
      名称: 收办平衡
      级别:
        - {适用: 列 = 总计, 为: 严重}
        - {为: 一般}
      扣分: 2.5
      依据: 附件
      说明: 说明
      标签: [勾稽, 表三]
      版式: [2020, 2021]
      适用: 新收 > 0
      每列: 表三
      令: {收: 新收 + 上年结转, 办: "办理总计 + 结转下年"}
      要求: 收 = 办
      空格: 分项
      横杠: 作零
      报文: "{列}：{收}，{左边}，{右边}，{相差}，{实例}"
      建议: 建议
      例:
        通过: 新收 10, 办理总计 10
        不通过:
          - 新收 10, 办理总计 9 -> 左边 10, 右边 9, 级别 一般
          - {列: 总计, 新收: "10", "->": 级别 严重}
        不判定: 新收 空
        不适用: 新收 0
      """
    ),
    (
      "notes",
      """
      title: 标签改写
      severity: hint
      each note: label-altered, extra-row
      require: note.weight = filler and note.table != 表二
      examples:
        pass: note.kind label-altered, note.weight filler, note.table 表三
        fail: note.kind extra-row, note.weight content
        not applicable: nothing
      """,
      """
      名称: 标签改写
      级别: 提示
      每注: 标签改写，多行
      要求: 注.轻重 = 虚字 且 注.表 != 表二
      例:
        通过: 注.种类 标签改写, 注.轻重 虚字, 注.表 表三
        不通过: 注.种类 多行, 注.轻重 实义
        不适用: 无所见
      """
    ),
    (
      "sections",
      """
      title: 章节
      severity: serious
      each section: required
      when: exists(title) and agency kind != other
      require: exists(section) and length(section) > 2
      examples:
        pass: section 一 "总体情况", title 年度报告
        fail: section 六 缺, agency level county
      """,
      """
      名称: 章节
      级别: 严重
      每章: 规定章节
      适用: 存在(标题) 且 机关类型 != 其他
      要求: 存在(章) 且 长度(章) > 2
      例:
        通过: 章 一 "总体情况", 标题 年度报告
        不通过: 章 六 缺, 机关级别 县级
      """
    ),
    (
      "finds",
      """
      title: 占位符
      severity: serious
      each match: {in: [report, preamble, raw, file], of: '申请<某:count>于<日:date>(?<词>等)?'}
      when: exists(某) and (if exists(词) then 某 > 0)
      require: matches(sentence, /x/) or times(clause, words counters) > 2 or valid date(日) or match = "x"
      examples:
        pass: nothing
        fail: {report: 申请2件于2021年1月1日, "->": 某 2}
      """,
      """
      名称: 占位符
      级别: 严重
      每处: {在: [全文, 前言, 原样, 文件], 找: '申请<某:件数>于<日:日期>(?<词>等)?'}
      适用: 存在(某) 且 (若 存在(词) 则 某 > 0)
      要求: 匹配(句, /x/) 或 次数(分句, 词表 counters) > 2 或 有效日期(日) 或 处 = "x"
      例:
        通过: 无所见
        不通过: {全文: 申请2件于2021年1月1日, "->": 某 2}
      """
    ),
    (
      "words-found",
      """
      title: 错别字
      severity: hint
      each match: {in: section 一, words: counters}
      require: valid id(match)
      examples: none
      """,
      """
      名称: 错别字
      级别: 提示
      每处: {在: 章 一, 词表: counters}
      要求: 有效证件号(处)
      例: 无
      """
    ),
    (
      "said",
      """
      title: 文字与表不符
      severity: serious
      extract:
        - {from: section 一, 收: '申请<whole>', 钱: '<amount>', 比: '占<percentage>', 年: '<year>', 均: '<decimal>'}
      require: sum(figures(sentence(收), /<count>/)) = 收 and matches(clause(收), /<words counters>/)
      tolerance: printed
      examples: none
      """,
      """
      名称: 文字与表不符
      级别: 严重
      取:
        - {从: 章 一, 收: '申请<整数>', 钱: '<金额>', 比: '占<百分比>', 年: '<年度>', 均: '<小数>'}
      要求: 合计(各数(句(收), /<件数>/)) = 收 且 匹配(分句(收), /<词表 counters>/)
      误差: 按印出位数
      例: 无
      """
    ),
  ]

  @Test(arguments: pairs.indices)
  func bothLanguagesCompileToTheSameRule(index: Int) throws {
    let (name, english, chinese) = Self.pairs[index]
    func rule(_ text: String) throws -> String {
      let (rules, errors) = try readRule(text, path: "checks/test/\(name).yaml")
      #expect(errors.map(\.description) == [])
      return described(try #require(rules?.rules.first))
    }
    let (a, b) = (try rule(english), try rule(chinese))
    #expect(a == b)
  }

  /// All of a rule but its wording, the places of its examples and the words of its placeholders.
  private func described(_ rule: Rule) -> String {
    var rule = rule
    rule.words = Rule.Words()
    for i in rule.examples.indices {
      rule.examples[i].place = .start
      for j in rule.examples[i].results.indices { rule.examples[i].results[j].place = .start }
    }
    rule.message = rule.message?.map { piece in
      if case .value(_, let expression) = piece { .value(name: "", expression) } else { piece }
    }
    return "\(rule)"
  }

  @Test func rulesCarryAllThatIsWritten() throws {
    let (rules, _) = try readRule(Self.pairs[0].english, path: "checks/table3/balance.yaml")
    let rule = try #require(rules?.rules.first)
    #expect(rule.id == "table3/balance")
    #expect(rule.file == "checks/table3/balance.yaml")
    #expect(rule.points == FixedDecimal(scaled: 2_500_000))
    #expect(rule.tags == ["勾稽", "表三"])
    #expect(rule.editions == [0, 1])
    #expect(rule.bindings.map(\.name) == ["收", "办"])
    #expect(rule.severity.map(\.severity) == [.serious, .ordinary])
    #expect(rule.blank == .part)
    #expect(rule.dash == .zero)
    #expect(rule.examples.map(\.expected) == [.pass, .fail, .fail, .undecided, .notApplicable])
    #expect(rule.examples[1].place == SourcePlace(line: 21, column: 7))
    #expect(rule.examples[1].results.map(\.name) == ["left", "right", "severity"])
  }

  @Test func conditionsKeepTheirWordingAndTheirParts() throws {
    let text = RuleWriting.balance.with([
      "when": "when: (year >= 2021 or 新收 > 3) and not exists(published)", "more": "tolerance: ±1",
    ])
    #expect(try readRule(text).rules?.rules.first?.words == nil)
    let rule = try #require(try readRule(text, keepsWording: true).rules?.rules.first)
    let condition = try #require(rule.words?.condition)
    #expect(condition.wording.written == "(year >= 2021 or 新收 > 3) and not exists(published)")
    #expect(condition.wording.chinese == "(年度 ≥ 2021 或 新收 > 3) 且 非 存在(公布日期)")
    #expect(
      condition.parts.map(\.wording.written) == ["year >= 2021", "新收 > 3", "not exists(published)"])
    #expect(condition.parts.last?.wording.chinese == "非 存在(公布日期)")
    #expect(condition.parts.last?.value == .not(.factExists(.published)))
    #expect(rule.words?.requirement?.parts.map(\.value) == [rule.requirement])
  }

  static let wordings: [(written: String, chinese: String)] = [
    ("agency kind in [department, 街道] and year != 2020", "机关类型 属于 [部门, 街道] 且 年度 ≠ 2020"),
    ("matches(section 一, /year and (count|row)/)", "匹配(章 一, /year and (count|row)/)"),
    ("表三[新收,总计] / 表三[办理总计,总计] > 0.5", "表三[新收,总计] / 表三[办理总计,总计] > 0.5"),
    ("contains(text(section of 表三), \"not blank\")", "含有(文本(所在章 表三), \"not blank\")"),
    ("if exists(title) then length(title) > 3", "若 存在(标题) 则 长度(标题) > 3"),
    ("count(表三[all,总计] where state(cell) = absent) = 0", "计数(表三[全部,总计] 其中 状态(格) = 缺) = 0"),
    (
      "年度 ＝ 2021 或 days(published - date(year + 1, 1, 31)) > 0",
      "年度 ＝ 2021 或 天数(公布日期 - 日期(年度 + 1, 1, 31)) > 0"
    ),
    ("blank = 2 and 表三[新收,总计] > 0", "blank = 2 且 表三[新收,总计] > 0"),
  ]

  /// Texts, patterns and what the rule has named itself stay as they are.
  @Test(arguments: wordings)
  func conditionsAreToldInChinese(written: String, chinese: String) throws {
    let text = RuleWriting.balance.with(["when": "when: '\(written)'", "more": "let: {blank: 新收}"])
    let rule = try #require(try readRule(text, keepsWording: true).rules?.rules.first)
    #expect(rule.words?.condition?.wording == Rule.Wording(written: written, chinese: chinese))
  }

  @Test func rulesWithoutExamplesAreKept() throws {
    let text = RuleWriting.balance.with(["examples": "examples: none", "pass": nil, "fail": nil])
    let (rules, errors) = try readRule(text)
    #expect(errors.isEmpty)
    #expect(rules?.rules.first?.examples.count == 0)
  }
}
