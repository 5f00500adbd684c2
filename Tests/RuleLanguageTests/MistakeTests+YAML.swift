extension MistakeTests {
  /// Slips in the writing of the file.
  static let yaml: [MistakeCase] = [
    MistakeCase("unknown key", "E101", balance.with(["severity": "▮severty: serious"])),
    MistakeCase("unknown Chinese key", "E101", balance.with(["blank": "▮空值: 分项"])),
    MistakeCase("key written twice", "E120", balance.with(["message": "▮title: 又一个"])),
    MistakeCase(
      "key written twice, once in Chinese", "E120", balance.with(["message": "▮名称: 又一个"])),
    MistakeCase(
      "no title", "E121", balance.with(["title": nil, "severity": "▮severity: serious"])),
    MistakeCase("no require", "E121", "▮" + balance.with(["require": nil, "message": nil])),
    MistakeCase(
      "no examples", "E121", "▮" + balance.with(["examples": nil, "pass": nil, "fail": nil])),
    MistakeCase("empty value", "E123", balance.with(["title": "title: ▮\"\""])),
    MistakeCase("title that is a list", "E122", balance.with(["title": "title:\n  ▮- 收办平衡"])),
    MistakeCase("points that are no number", "E124", balance.with(["points": "points: ▮很多"])),
    MistakeCase(
      "more points than there are", "E124", balance.with(["title": "title: 收办平衡\npoints: ▮200"])),
    MistakeCase("full-width colon", "E132", balance.with(["title": "title▮：收办平衡"])),
    MistakeCase("full-width colon in examples", "E132", balance.with(["pass": "  pass▮：新收 1"])),
    MistakeCase("unquoted message", "E133", balance.with(["message": "message: ▮{column}：相差"])),
    MistakeCase(
      "require cut by a comment", "E134", balance.with(["require": "require: 新收 = 0 ▮# 一个注释"])),
    MistakeCase(
      "let cut by a comment", "E134", balance.with(["let": "let:\n  甲: 新收 ▮# 注释"])),
    MistakeCase(
      "severity cut by a comment", "E134",
      balance.with([
        "severity":
          "severity:\n  - when: 新收 > 9 ▮# 多\n    is: serious\n  - is: hint # 其余"
      ])),
    MistakeCase("anchor", "E136", balance.with(["title": "title: ▮&a 收办平衡"])),
    MistakeCase("alias", "E136", balance.with(["title": "title: ▮*a"])),
    MistakeCase("tag", "E136", balance.with(["title": "title: ▮!!str 收办平衡"])),
    MistakeCase("several documents", "E136", balance.text + "▮---\ntitle: 又一份\n"),
    MistakeCase("tab", "E131", balance.with(["pass": "▮\tpass: 新收 1"])),
    MistakeCase("byte order mark", "E131", "▮\u{FEFF}" + balance.text),
    MistakeCase("null character", "E131", balance.with(["title": "title: 收▮\u{0}办"])),
    MistakeCase("line separator", "E131", balance.with(["title": "title: 收▮\u{2028}办"])),
    MistakeCase("next line", "E131", balance.with(["title": "title: 收▮\u{85}办"])),
    MistakeCase("flow style", "E137", balance.with(["require": "require: ▮[新收]"])),
    MistakeCase("flow list of examples", "E137", balance.with(["pass": "  pass: ▮[新收 1, 新收 2]"])),
    MistakeCase(
      "braces around a condition", "E137", balance.with(["require": "require: ▮{新收: 1}"])),
    MistakeCase(
      "item set in too far", "E130",
      balance.with(["pass": "  pass:\n    - 新收 1\n     ▮- 新收 2"])),
    MistakeCase(
      "item set in too little", "E130", balance.with(["tags": "tags:\n  - 甲\n ▮- 乙"])),
    MistakeCase(
      "choice of severity set in too far", "E130",
      balance.with([
        "severity":
          "severity:\n  - {when: 新收 > 9, is: serious}\n   ▮- {is: hint}"
      ])),
    MistakeCase("quote without end", "E130", balance.with(["title": "title: ▮\"收办平衡"])),
    MistakeCase("bracket without end", "E130", balance.with(["tags": "tags: ▮[甲, 乙"])),
    MistakeCase("key without colon", "E130", balance.with(["title": "title: 收办平衡\n▮severty"])),
    MistakeCase("colon in a value", "E130", balance.with(["title": "title: 收办平衡▮: 七列"])),
    MistakeCase("wrong indentation", "E130", balance.with(["severity": " ▮severity: serious"])),
    MistakeCase("value that begins with @", "E130", balance.with(["title": "title: ▮@收办"])),
    MistakeCase("unknown escape", "E130", balance.with(["title": "title: \"收▮\\d办\""])),
    MistakeCase(
      "arrow behind a mapping", "E130", balance.with(["fail": "  fail: {新收: 1} ▮-> left 1"])),
    MistakeCase("a list instead of a rule", "E122", "▮- title: 收办平衡\n"),
    MistakeCase("empty file", "E139", "▮"),
    MistakeCase("only comments", "E139", "▮# 还没有写\n"),
  ]

  static let balance = RuleWriting.balance
  static let year = RuleWriting.year
  static let negative = RuleWriting.negative
  static let blank = RuleWriting.blank
}
