/// What people write who do not program: the signs of their input method, the words of their files.
extension MistakeTests {
  static let habits: [MistakeCase] = [
    // The writing of the file.
    MistakeCase("full-width indent", "E131", length.with(["pass": "▮　　通过: {章 五: 甲乙丙}"])),
    MistakeCase("no-break indent", "E131", length.with(["pass": "▮\u{A0}\u{A0}通过: {章 五: 甲乙丙}"])),
    MistakeCase("examples not set in", "E122", length.with(["pass": "▮通过: {章 五: 甲乙丙}"])),
    MistakeCase(
      "examples as a list", "E122",
      length.with(["pass": "  ▮- 通过: {章 五: 甲乙丙}", "fail": "  - 不通过: {章 五: 甲}"])),
    MistakeCase("comment with slashes", "E131", "▮// 说明\n" + length.text),
    MistakeCase("comment with a full-width sign", "E131", "▮＃ 说明\n" + length.text),
    MistakeCase(
      "value in quotes that goes on", "E130",
      length.with(["message": "报文: \"第五部分\"▮太短\""])),
    MistakeCase(
      "value that begins with a bracket", "E130",
      length.with(["basis": "依据: [2021]▮30号"])),
    MistakeCase("emphasis with stars", "E130", length.with(["hint": "建议: ▮*逐条*写明"])),
    MistakeCase("second line of a value", "E130", length.with(["hint": "建议: 逐条\n▮写明问题。"])),
    MistakeCase("key in a comment", "E134", length.with(["title": "名称: 甲 ▮#乙"])),
    MistakeCase(
      "full-width colon far from the keys", "E132",
      length.with(["let": "令:\n  甲: 长度(章 五)\n  乙▮：长度(章 一)"])),
    MistakeCase(
      "comma that cuts a call in braces", "E130",
      length.with(["let": "令: {甲: 最大(1▮, 长度(章 五))}"])),
    MistakeCase(
      "comma that cuts a text in braces", "E130",
      length.with(["pass": "  通过: {章 五: 一是甲▮,二是乙}"])),
    MistakeCase(
      "comma that cuts a text in a line", "E304",
      length.with(["pass": "  通过: 章 五 一是甲，▮二是乙"])),
    MistakeCase(
      "no blank behind a colon in braces", "E130", length.with(["pass": "  通过: {章 五▮:甲乙丙}"])),
    MistakeCase("full-width braces", "E230", length.with(["pass": "  通过: ▮｛章 五: 甲乙丙｝"])),
    MistakeCase("cell in braces", "E130", length.with(["let": "令: ▮{甲: 表三[新收,总计]}"])),

    // Keys.
    MistakeCase("traditional key", "E101", length.with(["when": "▮適用: 年度 = 2021"])),
    MistakeCase("traditional keys", "E101", length.with(["severity": "▮級別: 一般"])),
    MistakeCase("key by another name", "E101", length.with(["note": "▮备注: 甲"])),
    MistakeCase("key with a word before", "E101", length.with(["hint": "▮处理建议: 甲"])),
    MistakeCase(
      "outcome by another name", "E101", length.with(["fail": "  ▮不合格: {章 五: 甲}"])),
    MistakeCase("severity with a word behind", "E104", length.with(["severity": "级别: ▮严重问题"])),
    MistakeCase("retired: no", "E123", length.with(["retired": "停用: ▮否"])),
    MistakeCase("points with a unit", "E124", length.with(["points": "扣分: ▮5分"])),
    MistakeCase("edition as a phrase", "E105", length.with(["editions": "版式: ▮2021版"])),
    MistakeCase(
      "two conditions as a list", "E122",
      length.with(["require": "要求:\n  ▮- 长度(章 五) >= 3\n  - 长度(章 五) < 9"])),

    // Conditions as they are said.
    MistakeCase("negation in words", "E206", length.with(["require": "要求: ▮不是 长度(章 五) < 3"])),
    MistakeCase(
      "if behind and", "E203",
      length.with(["require": "要求: 长度(章 五) >= 3 且 ▮若 年度 > 2020 则 存在(标题)"])),
    MistakeCase(
      "two places in a condition", "E203",
      length.with(["require": "要求: 匹配(▮[章 一, 章 五], /甲/)"])),
    MistakeCase(
      "difference outside the message", "E102", length.with(["require": "要求: ▮相差 <= 3"])),
    MistakeCase(
      "comma for a condition on cells", "E210",
      length.with(["require": "要求: 计数(表三[末级(不予公开),总计], ▮格 > 0) = 0"])),
    MistakeCase(
      "kind of agency by another name", "E104",
      length.with(["when": "适用: 机关类型 = ▮镇政府"])),
    MistakeCase("no-break space", "E202", length.with(["require": "要求: 长度(章 五)▮\u{A0}>= 3"])),

    // Numbers and signs.
    MistakeCase(
      "full-width number", "E219", length.with(["require": "要求: 长度(章 五) >= ▮１，０００"])),
    MistakeCase("grouped number", "E219", length.with(["require": "要求: 长度(章 五) >= ▮1,000"])),
    MistakeCase("Chinese number", "E219", length.with(["require": "要求: 长度(章 五) >= ▮三十"])),
    MistakeCase("Chinese year", "E219", length.with(["require": "要求: 年度 > ▮二〇二一"])),
    MistakeCase(
      "Chinese amount", "E219",
      length.with(["require": "要求: 表二[行政事业性收费,收费金额] < ▮五万元"])),
    MistakeCase("date like a difference", "E206", length.with(["let": "令: {期限: ▮2024-01-20}"])),
    MistakeCase("Chinese percentage", "E219", length.with(["require": "要求: 长度(章 五) > ▮百分之十"])),
    MistakeCase("sign of Japan", "E206", length.with(["require": "要求: 长度(章 五) ▮≧ 3"])),
    MistakeCase(
      "and by another word", "E203",
      length.with(["require": "要求: 长度(章 五) >= 3 ▮和 长度(章 五) < 9"])),
    MistakeCase(
      "not among", "E203", length.with(["when": "适用: 机关类型 ▮不属于 [街道]"])),
    MistakeCase(
      "enumeration comma", "E202", length.with(["when": "适用: 机关类型 属于 [街道▮、乡镇]"])),
    MistakeCase(
      "plus in a word", "E203",
      length.with(["require": "要求: 长度(章 五) ▮加 长度(章 一) >= 3"])),
    MistakeCase("year in quotes", "E207", length.with(["when": "适用: ▮年度 = \"2021\""])),

    // Names.
    MistakeCase("section without a blank", "E116", length.with(["require": "要求: 长度(▮章五) >= 3"])),
    MistakeCase(
      "section without a blank, to search", "E116",
      length.with(["each": "每处: {在: ▮章五, 找: 待补}", "require": "要求: 不得出现"])),
    MistakeCase(
      "section without a blank, in an example", "E116",
      length.with(["pass": "  通过: {▮章五: 甲乙丙}"])),
    MistakeCase("section in digits", "E106", length.with(["require": "要求: 长度(章 ▮5) >= 3"])),
    MistakeCase("section in brackets", "E106", length.with(["require": "要求: 长度(章（▮五）) >= 3"])),
    MistakeCase("traditional column", "E102", length.with(["require": "要求: 表三[新收,▮總計] >= 0"])),
    MistakeCase(
      "range with a word", "E102",
      length.with(["require": "要求: 合计(表三[▮予以公开至其他情形,总计]) >= 0"])),
    MistakeCase(
      "name of an agency", "E102", length.with(["when": "适用: 机关 = ▮云河区教育局"])),
    MistakeCase(
      "full name of a kind", "E104", length.with(["when": "适用: 机关类型 = ▮街道办事处"])),
    MistakeCase("nothing may be found", "E102", length.with(["require": "要求: ▮没有"])),
    MistakeCase("a cell that is blank", "E102", length.with(["require": "要求: 表三[新收,总计] = ▮空"])),

    MistakeCase(
      "function that denies", "E103", length.with(["require": "要求: ▮不含有(章 五, \"整改\")"])),
    MistakeCase(
      "comparison with one side", "E203", length.with(["when": "适用: 年度 >= 2021 且 ▮<= 2024"])),
    MistakeCase(
      "range of years", "E203", length.with(["when": "适用: 年度 属于 [2021▮..2024]"])),
    MistakeCase(
      "larger than in a condition", "E203",
      length.with(["require": "要求: 若 年度 ▮大于 2021 则 长度(章 五) > 9"])),
    MistakeCase(
      "part of a figure", "E203",
      length.with(["require": "要求: 表三[结转下年,总计] < 表三[新收,总计] ▮的 10%"])),

    // Texts and patterns.
    MistakeCase(
      "place as a text", "E109", length.with(["require": "要求: 含有(标题, ▮落款)"])),
    MistakeCase(
      "pattern as a text", "E403",
      length.with(["require": "要求: 匹配(章 五, ▮\"整改|改进\")"])),
    MistakeCase(
      "three texts", "E208", length.with(["require": "要求: ▮含有(章 五, \"整改\", \"改进\")"])),
    MistakeCase(
      "pattern with slashes", "E403",
      length.with(["each": "每处: {在: 全文, 找: ▮/待补/}", "require": "要求: 不得出现"])),
    MistakeCase(
      "capture in full-width brackets", "E408",
      length.with(["each": "取: {从: 章 一, 甲: '收到▮＜件数＞'}", "require": "要求: 甲 > 1"])),
    MistakeCase(
      "capture in title marks", "E408",
      length.with(["each": "取: {从: 章 一, 甲: '收到▮《件数》'}", "require": "要求: 甲 > 1"])),
    MistakeCase(
      "counter behind its capture", "E408",
      length.with(["each": "取: {从: 章 一, 甲: '收到<件数>▮件'}", "require": "要求: 甲 > 1"])),
    MistakeCase(
      "full-width braces in a message", "E230",
      length.with(["message": "报文: 只有▮｛左边｝个字"])),
    MistakeCase("percentage of a count", "E213", length.with(["message": "报文: 占 {▮长度(章 五) %}"])),
    MistakeCase("date with words", "E307", length.with(["pass": "  通过: 公布日期 ▮2025年1月31日"])),
  ]

  /// In Chinese, as its writers would have it.
  private static let length = RuleWriting(lines: [
    ("title", "名称: 第五部分过于简略"),
    ("severity", "级别: 一般"),
    ("require", "要求: 长度(章 五) >= 3"),
    ("examples", "例:"),
    ("pass", "  通过: {章 五: 甲乙丙}"),
    ("fail", "  不通过: {章 五: 甲}"),
  ])
}
