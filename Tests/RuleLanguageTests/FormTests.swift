import AuditModel
import RuleLanguage
import Testing

/// Editions come from files alone: a new one needs no Swift.
struct FormTests {
  /// A made-up edition with a new row, a group that was a row, and a table that lost its blocks.
  static let madeUp = """
    edition: "2030"
    notice: 虚构〔2030〕1号
    years: {from: 2030}
    titles: {official: 政府信息公开工作年度报告}
    sections:
      - {number: 一, title: 总体情况}
      - {number: 二, title: 主动公开政府信息情况}
      - {number: 三, title: 收到和处理政府信息公开申请情况}
      - {number: 四, title: 政府信息公开行政复议、行政诉讼情况}
      - {number: 五, title: 存在的主要问题及改进情况}
      - {number: 六, title: 其他需要报告的事项}
    tables:
      - name: 表二
        section: 二
        columns:
          - {name: 制发, label: 本年制发件数, type: 件数}
          - {name: 收费金额, label: 收费, type: 金额}
        rows:
          - {name: 规章, label: 规章}
          - {name: 政策解读, label: 政策解读}
      - name: 表三
        section: 三
        columns:
          - {name: 自然人, label: 自然人, type: 件数}
          - {name: 总计, label: 总计, role: derived}
        rows:
          - {name: 新收, label: 一、新收, required: true}
          - group: 重复申请
            label: 二、重复申请
            members:
              - {name: 同一事项, label: 1.同一事项}
              - {name: 相近事项, label: 2.相近事项}
    """

  private func catalog(_ edition: String, _ rule: String = RuleWriting.balance.text) throws -> (
    RuleSet?, [RuleFileError]
  ) {
    let files = try settingsFiles().filter { $0.path != "forms/2021.yaml" }
    return RuleSetReader(folder: "rules").read(
      files + [
        RuleFile(path: "forms/2030.yaml", bytes: Array(edition.utf8)),
        RuleFile(path: "checks/test/test.yaml", bytes: Array(rule.utf8)),
      ])
  }

  @Test func numbersAreTheUnionInOrderOfAppearance() throws {
    let (rules, errors) = try catalog(Self.madeUp)
    #expect(errors.map(\.description) == [])
    let catalog = try #require(rules?.catalog)
    #expect(catalog.editions.map(\.id) == ["2020", "2030"])
    #expect(catalog.editions.map(\.lastYear) == [2020, nil])
    #expect(catalog.tables[0].rows.suffix(2) == ["集中采购", "政策解读"])
    #expect(catalog.tables[0].columns.suffix(2) == ["制发", "收费金额"])
    #expect(catalog.declared.map { $0.map(\.cells.count) } == [[22, 161, 15], [4, 6, 0]])
    // 重复申请 is a row in one edition and a group in the other.
    let group = try #require(catalog.tables[1].groups.firstIndex(of: "重复申请"))
    #expect(
      catalog.declared.map { $0[1].leaves[group].map { catalog.tables[1].rows[$0] } }
        == [["重复申请"], ["同一事项", "相近事项"]])
    #expect(catalog.edition(year: 2035) == 1)
    #expect(catalog.edition(year: 2025) == nil)
  }

  @Test func anEditionHoldsUntilTheNextOneBegins() throws {
    let new = RuleFile(path: "forms/2030.yaml", bytes: Array(Self.madeUp.utf8))
    let (rules, errors) = RuleSetReader(folder: "rules").read(try settingsFiles() + [new])
    #expect(errors.map(\.description) == [])
    #expect([2020, 2029, 2030].map { rules?.catalog.edition(year: $0) } == [0, 1, 2])
  }

  /// Names of the form win over the words of the language, whatever they are.
  @Test(arguments: ["单位", "标题", "合计", "2030专项", "线上-线下", "其他、合计"])
  func anyNameCanBeALine(name: String) throws {
    let form = Self.madeUp.replacingFirst("name: 政策解读", "name: \(name)")
    let rule = RuleWriting.balance.with([
      "each": "each column: 表二", "require": "require: \(name) + 规章 = 2 and \(name) != 2",
      "message": "message: \"{\(name)}\"", "pass": "  pass: \(name) 1, 规章 1",
      "fail": "  fail: 表二[\(name),column] 2",
    ])
    #expect(try catalog(form, rule).1.map(\.description) == [])
  }

  @Test func newNamesAreLiveInRules() throws {
    let rule = RuleWriting.year.with(["require": "require: 表二[政策解读,制发] >= 表三[同一事项,总计]"])
    #expect(try catalog(Self.madeUp, rule).1.map(\.description) == [])
    let mixed = RuleWriting.year.with(["require": "require: 表二[政策解读,制发] >= 表二[规章,新制作]"])
    #expect(try catalog(Self.madeUp, mixed).1.map(\.code) == ["E224"])
  }

  /// The reader keeps sets of columns in one word each.
  @Test func aTableHasNoMoreColumnsThanCanBeTold() throws {
    let line = "      - {name: 收费金额, label: 收费, type: 金额}\n"
    let more = (1...60).map { "      - {name: 列\($0), label: 第\($0)列, type: 件数}\n" }
    let (rules, errors) = try catalog(Self.madeUp.replacingFirst(line, line + more.joined()))
    #expect(rules == nil)
    #expect(Set(errors.map(\.code)) == ["E506"])
    #expect(errors.first?.message == "列太多，各版式合起来最多 60 个")
  }

  /// What is written instead of what; `▮` stands before the mistake.
  @Test(arguments: [
    ("years: {from: 2030}", "years: ▮{from: 2020}", "E503"),
    ("years: {from: 2030}", "years: {from: 2030, to: ▮2029}", "E503"),
    ("years: {from: 2030}", "years: {from: ▮9000000000000000000}", "E124"),
    ("years: {from: 2030}", "years: {from: 2030, to: ▮3000}", "E124"),
    ("edition: \"2030\"", "edition: ▮\"2020\"", "E503"),
    ("  - {number: 一", "  - {number: ▮七", "E504"), ("section: 二", "section: ▮八", "E106"),
    ("type: 金额", "type: ▮钱", "E125"), ("name: 收费金额", "name: ▮收费 金额", "E502"),
    ("name: 收费金额", "name: ▮或", "E115"), ("name: 收费金额", "name: ▮行", "E115"),
    ("name: 政策解读", "name: ▮规章", "E501"),
    ("label: 规章}", "label: 规章, ▮colour: 红}", "E101"), ("role: derived", "role: ▮total", "E125"),
    ("required: true", "required: ▮yes", "E125"),
    (
      "    section: 二\n",
      "    section: 二\n    blocks: [{caption: 甲, columns: [制发], rows: [▮规张]}]\n", "E102"
    ),
  ])
  func mistakesInAForm(old: String, new: String, code: String) throws {
    let mistake = MistakeCase("", code, Self.madeUp.replacingFirst(old, new))
    let (rules, errors) = try catalog(mistake.text)
    #expect(rules == nil)
    #expect(
      errors.map { "\($0.file):\($0.place.line):\($0.place.column) \($0.code)" }
        == ["rules/forms/2030.yaml:\(mistake.place) \(code)"])
  }
}
