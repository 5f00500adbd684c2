/// Each name stands for twice as much as the one before.
private let doublingNames =
  "let:\n  a0: length(section 一)\n"
  + (1...9).map { "  a\($0): a\($0 - 1) + a\($0 - 1)\n" }.joined() + "  ▮a10: a9 + a9"

extension MistakeTests {
  /// Slips in the writing of an expression.
  static let expressions: [MistakeCase] = [
    MistakeCase("missing operand", "E203", balance.with(["require": "require: 新收 + ▮= 办理总计"])),
    MistakeCase("missing operator", "E203", balance.with(["require": "require: 新收 ▮上年结转 = 办理总计"])),
    MistakeCase(
      "missing end", "E203", balance.with(["require": "require: 新收 =▮", "message": nil])),
    MistakeCase(
      "if without then", "E203",
      balance.with(["require": "require: if 新收 = 0 ▮, 结转下年 = 0", "message": nil])),
    MistakeCase(
      "parenthesis without end", "E204", balance.with(["require": "require: ▮(新收 + 上年结转 = 办理总计"])),
    MistakeCase(
      "call without end", "E204", balance.with(["require": "require: 新收 = sum▮(leaves(不予公开)"])),
    MistakeCase("stray bracket", "E204", balance.with(["require": "require: 新收 + 上年结转▮) = 办理总计"])),
    MistakeCase(
      "class without end in a pattern", "E204",
      year.with(["require": "require: not matches(text(report), /第▮[一二/)"])),
    MistakeCase("square bracket without end", "E204", year.with(["require": "require: 表三▮[新收,总计"])),
    MistakeCase(
      "chained comparison", "E205", year.with(["require": "require: 2019 < year ▮< 2021"])),
    MistakeCase("double equal sign", "E206", year.with(["require": "require: year ▮== 2021"])),
    MistakeCase(
      "arrow instead of at least", "E206", year.with(["require": "require: year ▮=> 2021"])),
    MistakeCase(
      "comma between conditions", "E203",
      year.with(["require": "require: exists(title)▮, exists(signed)"])),
    MistakeCase(
      "date without function", "E206", year.with(["require": "require: signed < ▮2021-01-31"])),
    MistakeCase("Chinese quotes", "E202", year.with(["require": "require: title = ▮“年度报告”"])),
    MistakeCase("full-width digits", "E219", year.with(["require": "require: year = ▮２０２１"])),
    MistakeCase(
      "programmer's and", "E202", balance.with(["require": "require: 新收 = 0 ▮&& 结转下年 = 0"])),
    MistakeCase("text without end", "E204", year.with(["require": "require: title = ▮\"年度报告"])),
    MistakeCase(
      "too many choices", "E135",
      year.with([
        "require": "require: year in [" + (1...64).map { "\(2000 + $0), " }.joined()
          + "▮2065]"
      ])),
    MistakeCase(
      "names that double", "E218", year.with(["let": doublingNames])),
    MistakeCase(
      "too many decimals", "E218", year.with(["require": "require: 表三[新收,总计] > ▮0.1234567"])),
    MistakeCase(
      "range outside sum", "E209", balance.with(["require": "require: 新收 = ▮予以公开..部分公开"])),
    MistakeCase(
      "group outside sum", "E209", balance.with(["require": "require: 新收 = ▮leaves(不予公开)"])),
    MistakeCase("section as a value", "E209", year.with(["require": "require: ▮section 一 = 1"])),
    MistakeCase(
      "sum with where", "E210",
      balance.with(["require": "require: sum(leaves(不予公开) where ▮cell > 0) = 1"])),
    MistakeCase(
      "largest with where", "E210",
      balance.with(["require": "require: max(新收 where ▮新收 > 0) = 1"])),
    MistakeCase(
      "list without where", "E210", year.with(["require": "require: count(list(▮\"甲\")) = 0"])),
    MistakeCase(
      "sum of all cells", "E211",
      balance.with(["each": "each row: 表三", "require": "require: 总计 = sum(▮cells)", "message": nil])
    ),
    MistakeCase(
      "too many operands", "E208", year.with(["require": "require: ▮exists(signed, published)"])),
    MistakeCase("date of two", "E208", year.with(["require": "require: signed < ▮date(year, 1)"])),
    MistakeCase("exists of a number", "E214", year.with(["require": "require: exists(▮1 + 1)"])),
    MistakeCase(
      "number with a unit", "E219", year.with(["require": "require: length(section 一) >= ▮100字"])),
    MistakeCase(
      "number with a unit behind a blank", "E219",
      year.with(["require": "require: length(section 一) >= ▮100 字"])),
    MistakeCase("year with its unit", "E219", year.with(["require": "require: year >= ▮2022年"])),
    MistakeCase(
      "date in words", "E219", year.with(["require": "require: signed < ▮2022年1月31日"])),
    MistakeCase(
      "amount with a unit", "E219",
      year.with(["require": "require: 表二[行政事业性收费,收费金额] < ▮1.5亿元"])),
    MistakeCase(
      "one of two kinds", "E212", year.with(["require": "require: agency kind = 街道 or ▮乡镇"])),
    MistakeCase(
      "one of two kinds in one word", "E212",
      year.with(["require": "require: agency kind = ▮街道或乡镇"])),
    MistakeCase(
      "one of two years", "E212", year.with(["require": "require: year = 2021 or ▮2023"])),
    MistakeCase(
      "in without brackets", "E206", year.with(["require": "require: agency kind in ▮街道"])),
    MistakeCase(
      "in with an unknown kind", "E104",
      year.with(["require": "require: agency kind in [街道, ▮乡]"])),
    MistakeCase(
      "marks between values", "E202", year.with(["require": "require: agency kind = 街道▮、乡镇"])),
    MistakeCase(
      "otherwise", "E203",
      year.with(["require": "require: if year = 2021 then exists(title) ▮否则 exists(signed)"])),
    MistakeCase(
      "function between its operands", "E203",
      year.with(["require": "require: title ▮contains \"年度\""])),
    MistakeCase(
      "text without quotes", "E102", year.with(["require": "require: contains(title, ▮年度报告)"])),
    MistakeCase(
      "function by another name", "E103", year.with(["require": "require: ▮字数(section 一) > 1"])),
    MistakeCase(
      "percent sign", "E202", year.with(["require": "require: 表三[新收,总计] * 20▮% > 1"])),
    MistakeCase(
      "text in the place of a pattern", "E403",
      year.with(["require": "require: matches(title, ▮\"年度\")"])),
    MistakeCase(
      "sum over all columns", "E211",
      year.with(["require": "require: 表三[新收,总计] = sum(▮表三[新收,all])"])),
    MistakeCase(
      "sum over all rows", "E211",
      year.with(["require": "require: 表三[办理总计,总计] = sum(1, ▮表三[all,总计])"])),
    MistakeCase("cell with a point", "E203", year.with(["require": "require: 表三.新收▮.总计 = 1"])),
    MistakeCase("cell of one name", "E203", year.with(["require": "require: 表三[新收▮] = 1"])),
    MistakeCase("row and column in one word", "E102", year.with(["require": "require: ▮新收总计 = 1"])),
    MistakeCase(
      "section in words", "E109", year.with(["require": "require: length(▮第一部分) > 1"])),
    MistakeCase("value of a kind alone", "E102", year.with(["require": "require: agency = ▮街道"])),
    MistakeCase(
      "comparison in words", "E203", year.with(["require": "require: length(section 五) ▮不少于 30"])),
    MistakeCase(
      "between in words", "E203", year.with(["require": "require: 表三[新收,总计] ▮介于 1 and 5"])),
    MistakeCase("emptiness in words", "E203", year.with(["require": "require: section 六 ▮不为空"])),
    MistakeCase(
      "operator by another name", "E206",
      year.with(["require": "require: ▮如果 year > 2020 那么 exists(title)"])),
    MistakeCase(
      "operator glued to a number", "E116",
      year.with(["require": "require: 表三[新收,总计]>=▮8且表三[新收,总计]<9"])),
    MistakeCase(
      "table with round brackets", "E103", year.with(["require": "require: 表三▮（新收,总计） >= 8"])),
    MistakeCase(
      "part of a name", "E102", year.with(["require": "require: 表四[复议,▮维持] = 0"])),
    MistakeCase(
      "comparison of conditions", "E217",
      year.with(["require": "require: ▮exists(title) = exists(signed)"])),
    MistakeCase(
      "10,000 brackets", "E135",
      year.with([
        "require":
          "require: \(String(repeating: "(", count: 64))▮\(String(repeating: "(", count: 9936))1"
      ])),
    MistakeCase(
      "a chain of 10,000 terms", "E135",
      year.with(["require": "require: ▮1" + String(repeating: " + 1", count: 10_000)])),
    MistakeCase(
      "10,000 times not", "E135",
      year.with([
        "require": "require: " + String(repeating: "not ", count: 63) + "▮"
          + String(repeating: "not ", count: 9937) + "exists(title)"
      ])),
  ]

  /// Types and units that do not go together, and conditions that say nothing.
  static let types: [MistakeCase] = [
    MistakeCase(
      "count plus amount", "E207",
      year.with(["require": "require: ▮表二[集中采购,采购项目] + 表二[集中采购,采购金额] >= 0"])),
    MistakeCase(
      "count against amount", "E207",
      balance.with([
        "each": "each row: 表二", "require": "require: ▮采购项目 = 采购金额", "message": nil,
      ])),
    MistakeCase("year against count", "E207", year.with(["require": "require: ▮year = 表三[新收,总计]"])),
    MistakeCase("text against number", "E207", year.with(["require": "require: ▮title = 2021"])),
    MistakeCase("date against year", "E207", year.with(["require": "require: ▮signed > year"])),
    MistakeCase(
      "a figure as a condition", "E212",
      balance.with(["require": "require: ▮新收 + 上年结转", "message": nil])),
    MistakeCase(
      "a figure in and", "E212",
      balance.with(["require": "require: ▮新收 and 上年结转 = 0", "message": nil])),
    MistakeCase("calculating with text", "E213", year.with(["require": "require: ▮title + 1 = 2"])),
    MistakeCase(
      "state of a sum", "E213",
      balance.with(["require": "require: state(▮新收 + 上年结转) = blank", "message": nil])),
    MistakeCase(
      "no such day", "E215", year.with(["require": "require: signed < ▮date(year, 2, 30)"])),
    MistakeCase("division by zero", "E216", balance.with(["require": "require: 新收 / ▮0 = 1"])),
    MistakeCase(
      "order of states", "E217",
      blank.with(["require": "require: count(cells where ▮state(cell) > blank) = 0"])),
    MistakeCase("order of texts", "E217", year.with(["require": "require: ▮title > agency"])),
    MistakeCase("always true", "E220", year.with(["require": "require: ▮1 = 1"])),
    MistakeCase("two sides alike", "E220", balance.with(["require": "require: ▮新收 = 新收"])),
    MistakeCase(
      "two years at once", "E220", year.with(["when": "when: ▮year = 2021 and year = 2022"])),
    MistakeCase(
      "no year between", "E220", year.with(["when": "when: ▮year > 2020 and year < 2021"])),
    MistakeCase("every year", "E220", year.with(["when": "when: ▮year >= 2021 or year < 2021"])),
    MistakeCase(
      "edition against its years", "E220",
      year.with(["when": "when: ▮expected edition = 2020 and year >= 2021"])),
    MistakeCase(
      "a count below zero", "E220",
      blank.with(["require": "require: ▮count(cells where state(cell) = blank) < 0"])),
    MistakeCase("require always", "E220", year.with(["require": "require: ▮always"])),
    MistakeCase("when never", "E220", year.with(["when": "when: ▮never"])),
    MistakeCase(
      "when that implies require", "E221",
      year.with(["when": "when: year >= 2022", "require": "require: ▮year >= 2021"])),
  ]
}
