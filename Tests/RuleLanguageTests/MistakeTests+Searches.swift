extension MistakeTests {
  /// What a rule looks for in the prose.
  static let searches: [MistakeCase] = [
    MistakeCase(
      "each match without places", "E121", match.with(["each": "each match: ▮{of: '待补充'}"])),
    MistakeCase(
      "each match without a pattern", "E121", match.with(["each": "each match: ▮{in: report}"])),
    MistakeCase("each match as a text", "E122", match.with(["each": "each match: ▮待补充"])),
    MistakeCase(
      "misspelled key of each match", "E101",
      match.with(["each": "each match: {in: report, ▮off: '待补充'}"])),
    MistakeCase(
      "pattern and words", "E126",
      match.with(["each": "each match: {in: report, words: counters, ▮of: '待补充'}"])),
    MistakeCase(
      "unknown list of words", "E102",
      match.with(["each": "each match: {in: report, words: ▮counter}", "require": "require: never"])
    ),
    MistakeCase(
      "unknown place", "E213", match.with(["each": "each match: {in: ▮正文, of: '待补充'}"])),
    MistakeCase(
      "unknown section", "E106", match.with(["each": "each match: {in: section ▮七, of: '待补充'}"])),
    MistakeCase(
      "place twice", "E501",
      match.with(["each": "each match: {in: [section 一, ▮section 一], of: '待补充'}"])),
    MistakeCase(
      "bracket in a searched pattern", "E401",
      match.with(["each": "each match: {in: report, of: '待补充(▮'}"])),
    MistakeCase(
      "bracket in one of two patterns", "E401",
      match.with(["each": "each match: {in: report, of: ['待补充(▮', '待)完善']}"])),
    MistakeCase(
      "backslash at the end of a pattern", "E401",
      match.with(["each": "each match: {in: report, of: ['待补充\\▮', '待完善']}"])),
    MistakeCase(
      "nothing in one of two patterns", "E123",
      match.with(["each": "each match: {in: report, of: ['待补充', ▮'']}"])),
    MistakeCase(
      "slashes in one of two patterns", "E403",
      match.with(["each": "each match: {in: report, of: ['待补充', ▮'/待完善/']}"])),
    MistakeCase(
      "name in two of two patterns", "E401",
      match.with(["each": "each match: {in: report, of: ['(?<甲>待补充)', '(?<甲>▮待完善)']}"])),
    MistakeCase(
      "group by its number in one of two patterns", "E405",
      match.with(["each": "each match: {in: report, of: ['(甲|乙)丙', '(丁|戊)▮\\1']}"])),
    MistakeCase(
      "no pattern in a list", "E402",
      match.with(["each": "each match: {in: report, of: ▮[]}"])),
    MistakeCase(
      "bracket behind a capture", "E401",
      match.with(["each": "each match: {in: report, of: '申请<件数>(▮'}"])),
    MistakeCase(
      "unknown capture", "E104", match.with(["each": "each match: {in: report, of: '申请<▮件>'}"])),
    MistakeCase(
      "unknown named capture", "E104",
      match.with(["each": "each match: {in: report, of: '申请<数:▮条数>'}"])),
    MistakeCase(
      "capture that needs a name", "E404",
      match.with(["each": "each match: {in: report, of: '于▮<日期>公布'}"])),
    MistakeCase(
      "constant without a name", "E404",
      match.with(["each": "each match: {in: report, of: '未收到▮<=0>'}"])),
    MistakeCase(
      "constant that is no number", "E124",
      match.with(["each": "each match: {in: report, of: '未收到▮<数=零>'}"])),
    MistakeCase(
      "one name for two kinds", "E404",
      match.with(["each": "each match: {in: report, of: '<数:件数>|<▮数:金额>'}"])),
    MistakeCase(
      "numbered reference", "E405",
      match.with(["each": "each match: {in: report, of: '(申请)<件数>▮\\1'}"])),
    MistakeCase(
      "name of the form for a capture", "E115",
      match.with(["each": "each match: {in: report, of: '<▮新收:件数>'}"])),
    MistakeCase(
      "word of the language for a group", "E115",
      match.with(["each": "each match: {in: report, of: '(?<▮年度>[0-9]{4})'}"])),
    MistakeCase(
      "match outside each match", "E110", year.with(["require": "require: ▮match = \"年度\""])),
    MistakeCase(
      "list of words in a pattern", "E102",
      match.with(["each": "each match: {in: report, of: '第<words ▮counter>'}"])),
    MistakeCase(
      "list of words in a condition", "E102",
      match.with(["require": "require: matches(sentence, words ▮counter)"])),
    MistakeCase(
      "extract without a place", "E121", said.with(["extract": "extract: ▮{said: '申请<件数>'}"])),
    MistakeCase(
      "extract of nothing", "E406", said.with(["extract": "extract: ▮{from: section 一}"])),
    MistakeCase("extract as a text", "E122", said.with(["extract": "extract: ▮申请"])),
    MistakeCase(
      "word of the language for a value", "E115",
      said.with([
        "extract": "extract: {from: section 一, ▮合计: '申请<件数>'}", "require": "require: year > 2020",
      ])),
    MistakeCase(
      "value twice", "E501",
      said.with([
        "extract":
          "extract:\n  - {from: section 一, said: '申请<件数>'}\n  - {from: section 五, ▮said: '申请<件数>'}"
      ])),
    MistakeCase(
      "misspelled value", "E102", said.with(["require": "require: ▮siad = 表三[新收,总计]"])),
    MistakeCase(
      "number against amount", "E207",
      said.with([
        "extract": "extract: {from: section 一, said: '金额<金额>'}",
        "require": "require: ▮said = 表三[新收,总计]",
      ])),
    MistakeCase(
      "sentence of a cell", "E213",
      said.with(["require": "require: matches(sentence(▮表三[新收,总计]), /申请/)"])),
    MistakeCase(
      "name where nothing is kept", "E404",
      said.with(["require": "require: matches(sentence(said), /▮<数:件数>/)"])),
    MistakeCase(
      "figures alone", "E407",
      said.with(["require": "require: ▮figures(sentence(said), /<件数>/) = said"])),
    MistakeCase(
      "figures without a figure", "E407",
      said.with(["require": "require: sum(figures(sentence(said), ▮/申请/)) = said"])),
    MistakeCase(
      "figures of something else", "E213",
      said.with(["require": "require: sum(figures(▮said, /<件数>/)) = said"])),
    MistakeCase(
      "times without a pattern", "E208",
      said.with(["require": "require: ▮times(sentence(said)) = 1"])),
    MistakeCase(
      "times below none", "E220",
      match.with(["require": "require: ▮times(sentence, /申请/) < 0"])),
    MistakeCase(
      "more than alike", "E220",
      match.with(["require": "require: ▮similarity(section 一, section 五) > 1"])),
    MistakeCase(
      "identity number of a figure", "E213", said.with(["require": "require: valid id(▮said)"])),
    MistakeCase(
      "two captures of one name", "E404",
      match.with(["each": "each match: {in: report, of: '收到<件数>，办结<▮件数>'}"])),
    MistakeCase(
      "two captures under the key's name", "E404",
      said.with(["extract": "extract: {from: section 一, said: '申请<件数>，办结<▮件数>'}"])),
    MistakeCase(
      "digits in the place of a capture", "E207",
      said.with([
        "extract": "extract: {from: section 一, said: '申请([0-9]+)件'}",
        "require": "require: ▮said = 表三[新收,总计]",
      ])),
    MistakeCase(
      "cell in braces without quotes", "E130",
      said.with(["more": "let: ▮{收到: 表三[新收,总计]}"])),
    MistakeCase(
      "full-width colon in braces", "E132",
      said.with(["extract": "extract: {from▮： section 一, said: '申请<件数>'}"])),
    MistakeCase(
      "full-width colon in an example", "E132", said.with(["pass": "  pass: {section 一▮：申请2件}"])),
    MistakeCase(
      "tolerance that is none", "E127", said.with(["tolerance": "tolerance: ▮±一"])),
    MistakeCase(
      "tolerance without figures", "E127",
      said.with(["require": "require: said > 表三[新收,总计]", "tolerance": "▮tolerance: ±1"])),
    MistakeCase(
      "name with a blank", "E115",
      said.with([
        "extract": "extract: {from: section 一, ▮收到 数: '申请<件数>'}",
        "require": "require: 收到 数 = 表三[新收,总计]",
      ])),
    MistakeCase(
      "property of a note alone", "E110",
      match.with([
        "each": "each note: label-altered", "more": "message: \"{▮表}\"", "fail": "  fail: nothing",
      ])),
    MistakeCase(
      "half-width sign beside a character", "E409",
      match.with(["each": "each match: {in: report, of: '坏话|不一致▮,司机'}"])),
    MistakeCase(
      "bracket beside a character", "E409",
      match.with(["each": "each match: {in: [section 一, section 五], of: '\\▮(试行\\)'}"])),
    MistakeCase(
      "full-width digit in a pattern", "E409",
      said.with(["extract": "extract: {from: section 一, said: '▮２０２４年.*?申请<件数>'}"])),
    MistakeCase(
      "blank beside a character", "E409",
      said.with(["require": "require: matches(sentence(said), /收到▮ 申请/)"])),
    MistakeCase(
      "cut by a comment", "E134", match.with(["each": "each match:\n  in: report\n  of: 待补充 ▮# 模板"])
    ),
  ]

  private static let match = RuleWriting(lines: [
    ("title", "title: 模板占位符未删"),
    ("severity", "severity: serious"),
    ("each", "each match: {in: report, of: '待补充'}"),
    ("require", "require: never"),
    ("examples", "examples:"),
    ("pass", "  pass: nothing"),
    ("fail", "  fail: {section 一: 待补充}"),
  ])

  private static let said = RuleWriting(lines: [
    ("title", "title: 收到申请数与表三不符"),
    ("severity", "severity: serious"),
    ("extract", "extract: {from: section 一, said: '申请<件数>'}"),
    ("require", "require: said = 表三[新收,总计]"),
    ("examples", "examples:"),
    ("pass", "  pass: {section 一: 申请2件, \"表三[新收,总计]\": 2}"),
    ("fail", "  fail: {section 一: 申请2件, \"表三[新收,总计]\": 3}"),
  ])
}
