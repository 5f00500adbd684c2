extension MistakeTests {
  /// Quantifiers, severities, editions.
  static let rules: [MistakeCase] = [
    MistakeCase("two tables", "E126", balance.with(["each": "each column: ▮表三, 表四"])),
    MistakeCase("two quantifiers", "E126", balance.with(["more": "▮each row: 表三"])),
    MistakeCase(
      "severity line after the last", "E222",
      balance.with([
        "severity": "severity:\n  - ▮{is: serious}\n  - {is: hint}"
      ])),
    MistakeCase(
      "severity line repeated", "E222",
      balance.with([
        "severity":
          "severity:\n  - {when: 新收 > 9, is: serious}\n  - ▮{when: 新收 > 9, is: hint}\n  - {is: hint}"
      ])),
    MistakeCase(
      "severity without else", "E223",
      balance.with([
        "severity": "severity:\n  - {when: ▮新收 > 9, is: serious}"
      ])),
    MistakeCase(
      "severity that never holds", "E220",
      balance.with([
        "severity": "severity:\n  - {when: ▮新收 > 9 and 新收 < 8, is: serious}\n  - {is: hint}"
      ])),
    MistakeCase(
      "severity as a mapping", "E122", balance.with(["severity": "severity: ▮{is: serious}"])),
    MistakeCase(
      "names of two editions", "E224",
      year.with([
        "require": "require: ▮表二[规章,公开总数] = 表二[规章,现行有效]"
      ])),
    MistakeCase(
      "names of two editions behind where", "E224",
      year.with([
        "require":
          "require: ▮count(表三[新收,all] where 表二[规章,公开总数] = 表二[规章,现行有效]) = 0"
      ])),
    MistakeCase(
      "names outside the editions", "E224",
      year.with([
        "editions": "editions: 2021", "require": "require: ▮表二[规章,公开总数] >= 0",
      ])),
    MistakeCase(
      "when outside the editions", "E224",
      year.with([
        "editions": "editions: 2020", "when": "when: ▮year >= 2021",
        "require": "require: exists(title)",
      ])),
    MistakeCase(
      "yielding to no rule", "E102",
      balance.with(["more": "yields to: rules/two-tables, ▮table3/row-totl"])),
    MistakeCase(
      "yielding to itself", "E118", balance.with(["more": "yields to: ▮rules/yielding-to-itself"])),
    MistakeCase("retired without a reason", "E123", balance.with(["more": "retired: ▮\"\""])),
    MistakeCase(
      "alike without a line", "E111",
      year.with(["require": "require: count(▮alike(leaves(不予公开))) = 0"])),
    MistakeCase(
      "alike over columns", "E111",
      balance.with([
        "each": "each row: 表三", "require": "require: count(alike(▮总计)) = 0", "message": nil,
      ])),
    MistakeCase(
      "repeated without a find", "E110", year.with(["require": "require: not ▮repeated"])),
    MistakeCase(
      "never without a search", "E220",
      balance.with(["require": "require: ▮never", "message": nil])),
    MistakeCase(
      "severity without condition first", "E222",
      balance.with(["severity": "severity:\n  - ▮{is: hint}\n  - {when: 新收 > 3, is: serious}"])),
    MistakeCase(
      "misspelled key of a severity", "E101",
      balance.with(["severity": "severity:\n  - {▮当: 新收 > 3, is: serious}\n  - {is: hint}"])),
    MistakeCase(
      "name that comes later", "E102",
      balance.with(["more": "let: {甲数: ▮乙数 + 1, 乙数: 新收}"])),
    MistakeCase("name of itself", "E102", balance.with(["more": "let: {甲数: ▮甲数 + 1}"])),
    MistakeCase(
      "each section of what", "E125",
      balance.with([
        "each": "each section: ▮全部", "require": "require: exists(section)", "message": nil,
      ])),
  ]

  static let messages: [MistakeCase] = [
    MistakeCase("unknown placeholder", "E102", balance.with(["message": "message: \"相差 {▮新受}\""])),
    MistakeCase(
      "placeholder at its sign, in a folded text", "E102",
      balance.with([
        "message": "message: >\n  {column}：\n  {▮新受} 不符"
      ])),
    MistakeCase(
      "left without a comparison", "E232",
      balance.with([
        "require": "require: 新收 = 0 or 办理总计 > 0", "message": "message: \"左边 {▮left}\"",
      ])),
    MistakeCase(
      "difference of texts", "E232",
      year.with([
        "require": "require: title = agency", "message": "message: \"{▮difference}\"",
      ])),
    MistakeCase(
      "instance without quantifier", "E110", year.with(["message": "message: \"在{▮instance}\""])),
    MistakeCase(
      "side in a calculation", "E232", balance.with(["message": "message: \"相差 {▮left * 100}\""])),
    MistakeCase("empty placeholder", "E230", balance.with(["message": "message: \"相差 ▮{ }\""])),
    MistakeCase(
      "misspelled side", "E102", balance.with(["message": "message: \"相差 {▮diference}\""])),
    MistakeCase("stray brace", "E230", balance.with(["message": "message: \"相差▮} {left}\""])),
    MistakeCase("brace without end", "E204", balance.with(["message": "message: \"相差 ▮{left\""])),
    MistakeCase(
      "brace without end before another", "E204",
      balance.with(["message": "message: \"▮{column：{新收}\""])),
    MistakeCase("truth in a message", "E231", balance.with(["message": "message: \"{▮新收 = 0}\""])),
  ]

  static let examples: [MistakeCase] = [
    MistakeCase(
      "no failing example", "E303", balance.with(["examples": "▮examples:", "fail": nil])),
    MistakeCase(
      "no passing example", "E303", balance.with(["examples": "▮examples:", "pass": nil])),
    MistakeCase("misspelled outcome", "E101", balance.with(["fail": "  ▮fial: 新收 1"])),
    MistakeCase("misspelled name", "E102", balance.with(["pass": "  pass: 新收 1, ▮上年接转 0"])),
    MistakeCase("name without value", "E304", balance.with(["pass": "  pass: ▮新收, 上年结转 0"])),
    MistakeCase("two commas", "E304", balance.with(["pass": "  pass: 新收 1,▮, 上年结转 0"])),
    MistakeCase("missing comma", "E304", balance.with(["pass": "  pass: 新收 10 ▮上年结转 3"])),
    MistakeCase("said twice", "E305", balance.with(["pass": "  pass: 新收 1, ▮新收 0"])),
    MistakeCase(
      "fact that follows from the year", "E306", year.with(["pass": "  pass: ▮应有版式 2021"])),
    MistakeCase("whole table with a number", "E307", blank.with(["pass": "  pass: 表三 ▮12"])),
    MistakeCase("not a date", "E307", year.with(["pass": "  pass: 成文日期 ▮2021-02-30"])),
    MistakeCase("half a period", "E307", year.with(["pass": "  pass: ▮期限起 2021-01-01"])),
    MistakeCase(
      "end of a period", "E307", year.with(["pass": "  pass: 年度 2024, ▮期限止 2024-12-31"])),
    MistakeCase(
      "heading without a number", "E306",
      year.with(["pass": "  pass: {章题: \"一、概述\\n▮5、存在的问题\"}"])),
    MistakeCase(
      "comma in a text", "E304",
      year.with(["pass": "  pass: 章 五 培训不够，▮改进措施：加强培训"])),
    MistakeCase("wide arrow", "E206", balance.with(["fail": "  fail: 新收 10 ▮→ left 10"])),
    MistakeCase(
      "item without a blank", "E203", balance.with(["pass": "  pass:\n    ▮-新收 1"])),
    MistakeCase(
      "unknown edition in an example", "E105", year.with(["pass": "  pass: 年度 2021, 版式 ▮2019"])),
    MistakeCase("nothing to search", "E308", balance.with(["pass": "  pass: ▮nothing"])),
    MistakeCase("unknown result", "E309", balance.with(["fail": "  fail: 新收 10 -> ▮lefft 13"])),
    MistakeCase("result without value", "E309", balance.with(["fail": "  fail: 新收 10 -> ▮left"])),
    MistakeCase(
      "result left without a comparison", "E232",
      year.with([
        "require": "require: exists(title)", "fail": "  fail: 年度 2020 -> ▮left 13",
      ])),
    MistakeCase(
      "unknown severity in a result", "E104",
      balance.with(["fail": "  fail: 新收 10 -> severity ▮bad"])),
  ]

  static let patterns: [MistakeCase] = [
    MistakeCase(
      "bracket in a pattern", "E401",
      year.with(["require": "require: 'matches(text(section 一), /新收(到▮/)'"])),
    MistakeCase(
      "quantifier in a pattern", "E401",
      year.with(["require": "require: 'not matches(text(section 一), /▮*申请/)'"])),
    MistakeCase(
      "pattern in double quotes", "E401",
      year.with(["require": "require: \"matches(title, /\\\\d{3}(▮/)\""])),
    MistakeCase(
      "pattern without end", "E204",
      year.with(["require": "require: 'matches(text(section 一), ▮/新收)'"])),
    MistakeCase(
      "empty pattern", "E402", year.with(["require": "require: 'matches(text(section 一), ▮//)'"])),
    MistakeCase(
      "text instead of a pattern", "E403",
      year.with(["require": "require: 'matches(text(section 一), ▮\"新收\")'"])),
    MistakeCase(
      "match in something else", "E213",
      year.with(["require": "require: 'matches(▮表三[新收,总计], /1/)'"])),
  ]
}
