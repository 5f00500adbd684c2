extension MistakeTests {
  /// Names that nothing has, or that do not say enough.
  static let names: [MistakeCase] = [
    MistakeCase(
      "misspelled row", "E102", balance.with(["require": "require: ▮新受 + 上年结转 = 办理总计 + 结转下年"])),
    MistakeCase(
      "misspelled label", "E102",
      balance.with(["require": "require: ▮本年新收政府信息公开申请数 = 办理总计"])),
    MistakeCase("nothing like any row", "E102", balance.with(["require": "require: ▮苹果 = 办理总计"])),
    MistakeCase("misspelled table", "E102", balance.with(["each": "each column: ▮表五"])),
    MistakeCase(
      "misspelled table in a cell", "E102", year.with(["require": "require: ▮表5[新收,总计] = year"])),
    MistakeCase(
      "misspelled row in a cell", "E102", year.with(["require": "require: 表三[▮新受,总计] >= 0"])),
    MistakeCase(
      "misspelled column in a cell", "E102", year.with(["require": "require: 表三[新收,▮总记] >= 0"])),
    MistakeCase(
      "misspelled group", "E102",
      balance.with(["require": "require: 办理总计 = sum(leaves(▮本年办理结果们))"])),
    MistakeCase("misspelled fact", "E102", year.with(["require": "require: ▮yaer >= 2021"])),
    MistakeCase(
      "misspelled function", "E103", balance.with(["require": "require: ▮summ(新收, 上年结转) = 1"])),
    MistakeCase(
      "misspelled Chinese function", "E103", balance.with(["require": "require: ▮合记(新收, 上年结转) = 1"])
    ),
    MistakeCase("misspelled severity", "E104", balance.with(["severity": "severity: ▮seriuos"])),
    MistakeCase("misspelled policy", "E104", balance.with(["blank": "blank: ▮parts"])),
    MistakeCase(
      "misspelled state", "E104",
      blank.with(["require": "require: count(cells where state(cell) = ▮blanc) = 0"])),
    MistakeCase("misspelled kind", "E104", year.with(["when": "when: agency kind = ▮departmant"])),
    MistakeCase("misspelled note kind", "E104", balance.with(["each": "each note: ▮label-alterd"])),
    MistakeCase(
      "unknown statement of a note", "E104",
      balance.with([
        "each": "each note: label-altered", "require": "require: note.▮colour = \"红\"",
        "message": nil,
      ])),
    MistakeCase("unknown edition", "E105", balance.with(["editions": "editions: [▮2019]"])),
    MistakeCase(
      "unknown edition in an expression", "E105",
      year.with(["require": "require: edition(表三) = ▮2022"])),
    MistakeCase("unknown section", "E106", year.with(["require": "require: exists(section ▮七)"])),
    MistakeCase("row without quantifier", "E108", year.with(["require": "require: ▮新收 >= 0"])),
    MistakeCase(
      "column where a row belongs", "E108",
      balance.with(["require": "require: ▮自然人 >= 0", "message": nil])),
    MistakeCase("group that has no cell", "E109", balance.with(["require": "require: ▮不予公开 >= 0"])),
    MistakeCase("table as a value", "E109", year.with(["require": "require: ▮表三 = 1"])),
    MistakeCase(
      "function without brackets", "E109", balance.with(["require": "require: ▮sum = 1"])),
    MistakeCase("no row here", "E110", balance.with(["require": "require: ▮row = 新收"])),
    MistakeCase(
      "no note here", "E110", balance.with(["require": "require: ▮note.kind = label-altered"])),
    MistakeCase(
      "range over the wrong axis", "E111", balance.with(["require": "require: 新收 = sum(▮自然人..其他)"])),
    MistakeCase(
      "group over the wrong axis", "E111",
      balance.with(["require": "require: 新收 = sum(leaves(▮法人或其他组织))"])),
    MistakeCase(
      "range without quantifier", "E111", year.with(["require": "require: sum(▮自然人..其他) >= 0"])),
    MistakeCase("two rows in a cell", "E111", year.with(["require": "require: 表三[新收,▮上年结转] >= 0"])),
    MistakeCase(
      "misspelled word of messages", "E102", balance.with(["message": "message: \"{▮lefft}\""])),
    MistakeCase(
      "named lines beside no line", "E102",
      year.with(["require": "require: sum(表三[named(title, words counters),▮总记]) = 0"])),
    MistakeCase(
      "named lines outside sum", "E209",
      year.with(["require": "require: 表三[▮named(title, words counters),总计] = 0"])),
    MistakeCase(
      "named without a list", "E208",
      year.with(["require": "require: sum(表三[▮named(title),总计]) = 0"])),
    MistakeCase(
      "cells without quantifier", "E111", year.with(["require": "require: count(▮cells) = 0"])),
    MistakeCase(
      "cell that no edition has", "E112", year.with(["require": "require: ▮表二[规章,收费金额] = 0"])),
    MistakeCase(
      "leaves of a row", "E113", balance.with(["require": "require: 新收 = sum(leaves(▮新收))"])),
    MistakeCase(
      "range written backwards", "E114", balance.with(["require": "require: 新收 = sum(▮结转下年..新收)"])),
    MistakeCase("let that hides a row", "E115", balance.with(["let": "let:\n  ▮新收: 上年结转 + 1"])),
    MistakeCase("let that hides a word", "E115", balance.with(["let": "let:\n  ▮year: 上年结转 + 1"])),
    MistakeCase("let with a strange name", "E115", balance.with(["let": "let:\n  ▮甲-乙: 上年结转 + 1"])),
    MistakeCase(
      "operator glued to a name", "E116",
      balance.with(["require": "require: 新收 = 0 or ▮上年结转且结转下年 = 0"])),
    MistakeCase(
      "last year's report", "E117",
      balance.with(["require": "require: 上年结转 = ▮上年报告.表三[结转下年,column]"])),
    MistakeCase("needs", "E117", balance.with(["needs": "▮needs: 上年报告"])),
    MistakeCase("template", "E102", balance.with(["require": "use: ▮列平衡", "message": nil])),
    MistakeCase(
      "similarity", "E208", year.with(["require": "require: ▮similarity(title) < 1"])),
  ]
}
