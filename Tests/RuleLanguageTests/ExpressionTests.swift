import AuditModel
import Testing

@testable import RuleLanguage

/// What expressions compile to, told with the names of the form instead of numbers.
struct ExpressionTests {
  static let catalog: FormCatalog = {
    let files = (try? settingsFiles()) ?? []
    return RuleSetReader(folder: "").read(files).rules!.catalog
  }()

  private func compile(_ text: String, _ quantifier: Quantifier) throws(Fault) -> Expression {
    let names = FormNames(Self.catalog)
    let scalars = Array(text.unicodeScalars)
    let placed = PlacedText(scalars: scalars, offsets: Array(0...scalars.count))
    let lowering = Lowering(
      scope: Scope(names: names, quantifier: quantifier), patterns: PatternTable(words: WordLists())
    )
    return try lowering.condition(try Parser.parse(placed, names: names))
  }

  private static let three = catalog.table(named: "表三")!
  private static let two = catalog.table(named: "表二")!

  /// Both spellings mean the same.
  @Test(arguments: [
    ("新收 + 上年结转 = 办理总计", "新收＋上年结转＝办理总计"),
    ("新收 >= 0 and not 结转下年 != 1", "新收 ≥ 0 且 非 结转下年 ≠ 1"),
    ("if 新收 > 0 then 结转下年 <= 新收 or 办理总计 < 1", "若 新收 ＞ 0 则 结转下年 ≤ 新收 或 办理总计 ＜ 1"),
    ("办理总计 = sum(leaves(不予公开))", "办理总计 ＝ 合计（末级（不予公开））"),
    ("sum(予以公开..部分公开) / 2 * 3 - 1 = 0", "合计(予以公开..部分公开) ÷ 2 × 3 － 1 = 0"),
    ("count(cells where state(cell) = blank) = count(cells)", "计数(各格 其中 状态(格) = 空) = 计数(各格)"),
    ("max(新收, 1) > min(children(本年度办理结果))", "最大(新收，1) > 最小(下级(本年度办理结果))"),
    ("exists(signed) and signed < date(year + 1, 1, 31)", "存在(成文日期) 且 成文日期 < 日期(年度 + 1, 1, 31)"),
    ("edition(表三) = expected edition", "检出版式(表三) = 应有版式"),
    ("applied edition(表三) = 2021", "应用版式(表三) = \"2021\""),
    ("agency kind = department or agency level = county", "机关类型 = 部门 或 机关级别 = 县级"),
    ("length(section 五) > 10 and empty(section 六)", "长度(章 五) > 10 且 为空(章 六)"),
    ("matches(text(section 一), /a\\/b/)", "匹配(文本(章 一), /a\\/b/)"),
    ("whole(新收) and decimals(新收) = 0", "整数(新收) 且 小数位(新收) = 0"),
    ("unit(新收) = counter and printed(新收) = \"1\"", "单位(新收) = 件 且 原文(新收) = \"1\""),
    ("days(signed - published) > 3", "天数(成文日期 - 公布日期) > 3"),
    ("exists(section of 表三) and exists(表三)", "存在(所在章 表三) 且 存在(表三)"),
    ("count(list(\"甲\" where 新收 > 1)) > 0", "计数(列出(\"甲\" 其中 新收 > 1)) > 0"),
    ("column != 总计 or column = 其他", "列 != 总计 或 列 = 其他"),
  ])
  func bothLanguagesMeanTheSame(english: String, chinese: String) throws {
    #expect(
      try compile(english, .column(table: Self.three))
        == compile(chinese, .column(table: Self.three)))
  }

  /// A short name, its printed label, and the label with its number.
  @Test(arguments: [
    "新收 = 1", "本年新收政府信息公开申请数量 = 1", "一、本年新收政府信息公开申请数量 = 1",
    "表三[一、本年新收政府信息公开申请数量,column] = 1", "表三[column,新收] = 1",
  ])
  func labelsNameWhatTheyPrint(text: String) throws {
    let row = try #require(Self.catalog.tables[Self.three].rows.firstIndex(of: "新收"))
    guard case .compare(.equal, .cell(let cell), _) = try compile(text, .column(table: Self.three))
    else {
      Issue.record("no comparison")
      return
    }
    #expect([.row(row), .rowAtInstanceColumn(table: Self.three, row: row)].contains(cell))
  }

  @Test func aLabelFitsTheAxisOfItsPlace() throws {
    // 总计 is a column's short name; among the rows it is the label of 办理总计.
    #expect(
      try compile("总计 = 1", .column(table: Self.three))
        == compile("办理总计 = 1", .column(table: Self.three)))
    #expect(
      try compile("3.危及“三安全一稳定” = 1", .column(table: Self.three))
        == compile("三安全一稳定 = 1", .column(table: Self.three)))
  }

  @Test func precedence() throws {
    let column = Quantifier.column(table: Self.three)
    #expect(
      try compile("not 新收 = 1 and 结转下年 = 1 or 办理总计 = 1", column)
        == compile("((not (新收 = 1)) and (结转下年 = 1)) or (办理总计 = 1)", column))
    #expect(
      try compile("新收 - 结转下年 - 上年结转 * 2 = 1", column)
        == compile("((新收 - 结转下年) - (上年结转 * 2)) = 1", column))
    #expect(
      try compile("if 新收 = 1 then 结转下年 = 1 or 办理总计 = 1", column)
        == compile("if (新收 = 1) then ((结转下年 = 1) or (办理总计 = 1))", column))
  }

  /// Where a table is not told, a line's name means the line of every table that has it.
  @Test func namesOfLinesSpanTables() throws {
    let symbols = try compile("note.column = 总计", .note([]))
    guard case .or(.compare(_, _, .symbol(let a)), .compare(_, _, .symbol(let b))) = symbols else {
      Issue.record("\(symbols)")
      return
    }
    #expect(a != b)
  }

  @Test func groupsHoldInBothEditions() throws {
    let condition = try compile("新收 = sum(leaves(其他处理))", .column(table: Self.three))
    guard case .compare(_, _, .aggregateCells(.sum, let cells)) = condition,
      case .leaves(let group) = cells.rows
    else {
      Issue.record("\(condition)")
      return
    }
    let leaves = Self.catalog.declared.map { edition in
      edition[Self.three].leaves[group].map { Self.catalog.tables[Self.three].rows[$0] }
    }
    #expect(leaves == [["其他处理"], ["逾期不补正", "逾期未缴费", "其他情形"]])
  }

  @Test func unitsOfQuotientsAndProducts() throws {
    let once = Quantifier.once
    _ = try compile("表二[集中采购,采购金额] / 表二[集中采购,采购项目] < 0.1", once)
    _ = try compile("表三[新收,总计] / 表三[上年结转,总计] > 0.5", once)
    _ = try compile("表三[新收,总计] * 2 >= 表三[上年结转,总计]", once)
    _ = try compile("year + 1 > 2020 and year - 2019 < 3", once)
    #expect(throws: Fault.self) { try compile("year * 2 = 1", once) }
    #expect(throws: Fault.self) { try compile("表三[新收,总计] * 表三[新收,总计] = 1", once) }
    _ = try compile("sum(制发..现行有效) > 0", .row(table: Self.two))
    #expect(throws: Fault.self) { try compile("sum(制发, 收费金额) > 0", .row(table: Self.two)) }
  }
}
