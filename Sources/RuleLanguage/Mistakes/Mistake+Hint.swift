import AuditModel

extension Mistake {
  /// What to do about it, in Chinese; nil where the message says all.
  var hint: String? {
    switch self {
    case .character(let problem): problem.hint
    case .fullWidthColon: "改成半角冒号加空格“: ”"
    case .messageBrace, .yaml(.colonInValue), .yaml(.forbiddenStart), .yaml(.afterBracket):
      "把整个值写在双引号里"
    case .yaml(.afterQuote): "值里要用引号时用中文的“”，或把整个值写在单引号里"
    case .yaml(.colonWithoutBlank): "写成“键: 值”；冒号用半角，后面空一格"
    case .notIndented: "行首空两格"
    case .afterList: "去掉“- ”，几项的名称上下对齐"
    case .lineIndent: "换成半角空格"
    case .strangeComment: "写成 # 加空格"
    case .noReason: "不想停用时删去这一行；要停用时写明理由，如 停用: 2026 年起不再核查"
    case .cutByComment: "注释另起一行；值里要有 # 时，把整个值写在单引号里"
    case .yaml(.missingColon): "写成“键: 值”，冒号用半角，后面空一格；若是接着写上一行的值，行首空两格"
    case .yaml(.indentation): "同一层的键要上下对齐"
    case .yaml(.arrowAfterMapping): "写进花括号里：{…, \"->\": 级别 提示}"
    case .yaml(.escape): "反斜杠多的值写在单引号里"
    case .aliasUsed, .anchorUsed, .tagUsed: "要写以 * & ! 开头的文字时加引号"
    case .itemIndent: "同一个列表的“-”上下对齐"
    case .flowNotAllowed(braces: false): "各项分行写，每行一项"
    case .flowNotAllowed(braces: true): "几项分行写，每行“键: 值”；花括号是文字时，把整个值写在双引号里"
    case .wrongEnding: "把文件名改成以 .yaml 结尾"
    case .badRuleName: "规则放在 checks/<类别>/<名称>.yaml；类别和名称只用字母、数字、汉字和连字符"
    case .sameButForCase: "改掉其中一个的文件名"
    case .unknownFile: "规则放在 checks/ 下，版式放在 forms/ 下"
    case .oneTableOnly: "几张表各写一条规则"
    case .twoQuantifiers: "拆成两条规则"
    case .unknownKey(_, nil, _, let known) where !known.isEmpty:
      "可以写：" + known.joined(separator: "、")
    case .unknownChoice(_, _, let known, _): "可以写：" + known.joined(separator: "、")
    case .incompleteName(_, _, let example, let quantifier, _):
      "写全：\(example)；或在规则里加一行 \(quantifier)"
    case .groupAsCell(let name, let axis, let table):
      "写 合计(末级(\(name)))；规则没有 each（每…）时写 合计(\(table)["
        + (axis == .row ? "末级(\(name)),列名" : "行名,末级(\(name))") + "])"
    case .sectionNumberAlone(let name, _): "写 章 \(name)"
    case .gluedSection(_, let number): "写 章 \(number)"
    case .noProperties: "只有 note（注）有属性，如 注.种类"
    case .sameAxis: "写成 表名[行,列]"
    case .noFreeAxis(_, let example, _): example.map { "写全：\($0)" }
    case .wrongAxis(_, _, let free, _): "换成\(free)的名称，或换一个 each（每…）"
    case .noCells: "cells（各格）用在 each table（每表）、each row（每行）、each column（每列）里"
    case .unknownName(_, "规则", _, _): "写 checks/ 里有的规则；不想用的规则不必删文件，加一行 retired（停用）"
    case .yieldsInCircle: "去掉其中一处 yields to（让位于）"
    case .noLines: "alike（相同）用在 each row（每行）或 each column（每列）里"
    case .expectedLines: "写 末级(组名)、下级(组名) 或 甲..乙"
    case .badLetName: "用汉字、字母、数字和下划线，不以数字开头"
    case .letHidesFormName: "换一个名称"
    case .strangeSign(_, let hint): hint
    case .wrongOperator(_, let right): "写成 \(right)"
    case .exampleFailed(_, _, .facts):
      "例子里没有写的事实（年度、机关类型、日期）算没有读到，没有提到的表也是"
    case .valueAlone(let word, "state（状态）"): "问一格写 状态(表名[行,列]) = \(word)"
    case .valueAlone(let word, let fact):
      "写 \(fact.drop { $0 != "（" }.dropFirst().dropLast()) = \(word)"
    case .tableAsFunction(let name): "写成 \(name)[行,列]"
    case .yaml(.unclosedBracket("}")): "花括号里的值若含方括号或逗号，要写在引号里：{甲: \"表名[行,列]\"}"
    case .unitMismatch(.text, .figure(.count), _), .unitMismatch(.text, .figure(.amount), _),
      .unitMismatch(.text, .figure(.literal), _):
      "从文字里取数，写 <件数>、<金额> 一类，不用 (\\d+)"
    case .expectedThen(found: .sign(.comma)): "then（则）前面不写逗号"
    case .expectedText("require"): "几个条件写在一行里，用 且（and）连接；也可以分成几条规则"
    case .expectedNumber(_, let found): Self.digits(in: found).map { "写 \($0)" }
    case .expectedShare(_, let found):
      Self.percentage(in: found).map { "写作 \($0)" } ?? "写成百分数，如 10%"
    case .gradesNotFalling: "这一等的 from 要比上一等的小"
    case .lastGradeNotFromZero: "在后面加一行 - {name: 不合格, from: 0}，或把 from 改为 0"
    case .unknownEdition(_, let known):
      "按版式限定写 \(known.joined(separator: "、"))；按年度限定写 适用: 年度 = 2024"
    case .unknownName(let name, let kind, _, nil): Self.hint(onName: name, kind)
    case .unknownSection(_, let known): "写 章 \(known.first ?? "一")，用汉字数字"
    case .expectedSection: "问一格是否空白写 状态(表名[行,列]) = 空"
    case .expectedTextSource: "第一部分写 章 一，全部正文写 全文（report）"
    case .unknownFunction("平均", _): "写 合计(…) 再除以个数"
    case .unknownFunction("不为空", _), .unknownFunction("非空", _): "写成 非 为空(…)"
    case .notComparable("是否"): "条件直接写，不与“是”“否”比较；同真同假写 (甲 且 乙) 或 (非 甲 且 非 乙)"
    case .expectedChoices: "写成 甲 属于 [乙, 丙]"
    case .tooManyChoices: "分成几组，用 或（or）连接：甲 属于 [乙, 丙] 或 甲 属于 [丁, 戊]"
    case .loneChoice(_, let value, let all): "写成 \(value) 属于 [\(all.joined(separator: ", "))]"
    case .numberWithUnit(let word, let plain):
      "写 \(plain)" + (WrittenNumber.inTenThousandYuan(word).map { "；金额按万元计，写 \($0)" } ?? "")
    case .spelledNumber(let word, let plain):
      "写 \(plain)" + (word.hasSuffix("元") ? "，金额按万元计" : "")
    case .unquotedText(let word): "写成 \"\(word)\""
    case .textSourceAlone(let word): "写成 文本(\(word))"
    case .expectedSign(.rightBracket, found: .sign(.range)): "两个数之间写 甲 >= 1 且 甲 <= 5"
    case .unexpected(.sign(.less), after: false), .unexpected(.sign(.lessOrEqual), after: false),
      .unexpected(.sign(.greater), after: false),
      .unexpected(.sign(.greaterOrEqual), after: false):
      "比较的两边都要写：甲 >= 1 且 甲 <= 5"
    case .sumOfAll(_, _, let instead): "把 all（全部）换成 \(instead)"
    case .sideInExpression: "写成 {甲 * 100}，甲是 require（要求）里的式子；或用 let（令）给它起名"
    case .captureTwice(_, let kind): "各起一个名称：<甲:\(kind)>…<乙:\(kind)>；两种说法之间用 | 隔开的，可以同名"
    case .wordWithSign: "一行只写一个词；有正词的写成：错词 → 正词"
    case .unexpected(let found, after: true) where found.advice != nil: found.advice
    case .expectedSign(.comma, found: .sign(.rightBracket)), .expectedSign(.comma, found: .end):
      "一格写成 表名[行,列]"
    case .expectedPattern(let written):
      "正则式的两头用斜线：\(written.map { "/\($0)/" } ?? "匹配(全文, /申请/)")"
    case .slashedPattern: "去掉两头的斜线"
    case .strangeCapture: "写成 <件数>"
    case .foldedAway(_, let instead):
      (instead.isEmpty ? "去掉空格" : "写成“\(instead)”") + "；原样（raw）、文件（file）里的文字不改写"
    case .counterTwice(let counter): "去掉后面的“\(counter)”；单位另外写时用 <整数>"
    case .unknownFunction(let name, nil) where Vocabulary.negated(name) != nil:
      Vocabulary.negated(name).map { "写成 非 \($0)(…)" }
    case .unitMismatch(.figure(.year), .text, _), .unitMismatch(.text, .figure(.year), _):
      "年度不加引号，写 年度 = 2021"
    case .argumentCount(.contains, _): "几个词之一写 匹配(章 五, /整改|改进/)"
    case .noInstance(let word, _) where Vocabulary.messageName.canonical(word) == "instance":
      "规则没有 each（每…）时没有实例，去掉它"
    case .unexpected(.sign(.comma), after: true): "并列的条件用 且（and）连接"
    case .unitMismatch(.date, _, _), .unitMismatch(_, .date, _):
      "日期写成 日期(年, 月, 日)，如 日期(年度 + 1, 1, 31)"
    case .nameComesLater(_, isItself: false): "把它移到前面；后一个可以用前一个"
    case .neverOfAnything: "加一行 每处 或 每注；或者写出应当成立的关系"
    case .sumOfSomeCells: "一格一格地写：合计(甲 其中 条件, 乙 其中 条件)"
    case .commaForWhere: "写成 计数(甲 其中 条件)"
    case .expectedName(found: .sign(.minus)): "列表的“-”用半角，后面空一格"
    case .unexpected(.word(let word), after: false)
    where Vocabulary.operatorWord.canonical(word) == "if":
      "给它加括号：甲 且 (若 乙 则 丙)"
    case .unexpected(.sign(.leftBracket), after: false): "几处用 或 连接：匹配(章 一, /…/) 或 匹配(章 五, /…/)"
    case .noInstance(let word, let here)
    where here.hasPrefix("each note") && Vocabulary.noteFact.canonical(word) != nil:
      "写成 注.\(word)"
    case .missingComma: "值里有空格时，把值写在双引号里"
    case .commaInValue, .yaml(.commaInValue): "值里有逗号时，把整个值写在双引号里"
    case .chainedComparison: "写成 甲 < 乙 且 乙 < 丙"
    case .gluedOperator(let left, let sign, let right):
      "写成 " + [left, sign, right].filter { !$0.isEmpty }.joined(separator: " ")
    case .rangeAlone, .selectionAlone, .groupAlone: "外面套上 合计(…)、计数(…) 或 列出(…)"
    case .unnamedLine(let name, let kind, _): "在词表里写成“\(name) → \(kind)名”"
    case .sectionAlone: "写 存在(章 一)、为空(章 一)、长度(章 一) 或 文本(章 一)"
    case .sumOfCells: "写范围，如 合计(甲..乙)；总计不在范围里"
    case .severityWithoutElse: "在后面加一行 - {为: 一般}"
    case .unreachableSeverityAfter: "把没有 when（适用）的一行放在最后"
    case .strayBrace: "要写花括号本身时写两个：{{ 和 }}"
    case .fullWidthBrace: "花括号用半角 { }"
    case .notARatio: "去掉 %，或写成 {甲 / 乙 %}"
    case .missingExample: "每条规则至少要有一个 pass（通过）和一个 fail（不通过）的例子"
    case .badDate(let text):
      Self.date(text).map { $0 == text ? "没有这一天" : "写成 \($0)" } ?? "写成 2021-01-31"
    case .noteKindMissing: "加上 注.种类"
    case .emptyStatement: "去掉多余的逗号"
    case .halfPeriod(let missing): "再写 \(missing)"
    case .headingWithoutNumber(_, let first): "一行一个标题，以那一章的序号开头，如 \(first)、概述"
    case .badShortName: "简称里不能有空格、括号、逗号、冒号、引号和等号，也不能只有数字"
    case .notAMapping("each match"): "写成 {在: 全文, 找: '正则式'}"
    case .notAMapping("extract"): "写成 {从: 章 一, 名称: '正则式'}"
    case .captureWithoutName(let kind): kind == "=" ? "写成 <名称=0>" : "写成 <名称:\(kind)>"
    case .captureNotKept: "写 <件数>，不写名称；要用取出的值时，用 extract（取）"
    case .numberedReference: "给分组起名：(?<名称>…)，用 \\k<名称> 引用"
    case .extractsNothing: "写成 {从: 章 一, 名称: '正则式'}"
    case .expectedCapture(let names):
      names.isEmpty ? nil : "可以写：" + names.joined(separator: "、")
    case .badTemplateName: "模板放在 templates/<名称>.yaml；名称只用字母、数字、汉字和连字符"
    case .unusedParameter(let name): "在模板里写 ${\(name)}，或去掉它"
    case .missingParameters(let names, _):
      "加一行 参数: {" + names.map { "\($0): …" }.joined(separator: ", ") + "}"
    case .inTemplateAlready: "模板里已有的键，只有名称、级别、扣分、依据、说明、标签、建议、报文可以另写"
    case .badWord: "一行一个词，或写成：错词 → 正词；以 ! 开头的是不算错的词"
    case .figuresAlone: "外面套上 合计(…)、最小(…) 或 最大(…)"
    case .badTolerance: "写 0、±1、±0.5% 或 按印出位数（printed）"
    case .badWordListName: "词表放在 words/<名称>.txt；名称只用字母、数字、汉字和连字符"
    case .unclosed("[", what: "字符组"): "要查“[”这个字时写 \\["
    case .unclosed("\"", _): "文字写在一对半角双引号里"
    case .exampleFailed(_, _, .finds), .exampleFailed(_, _, .captures):
      "例子里的文字与要查的对不上：正则式里几种写法用 | 隔开，<件数> 的单位要在 words/counters.txt 里；词表里要有那个词"
    default: nil
    }
  }

  /// What to do about a name that is like no other.
  private static func hint(onName name: String, _ kind: String) -> String? {
    if Vocabulary.messageName.canonical(name) != nil {
      return "“\(name)”只在报文里用；要求里写算式，如 甲 - 乙 <= 3，或 甲 = 乙 加一行 误差: ±3"
    }
    if ["不存在", "没有", "无", "禁止", "不得有"].contains(name) { return "找到就算错的规则写 不得出现（never）" }
    switch kind {
    case "词表": return "词表是 words/ 里的文件，写文件名，不带 .txt"
    case "行", "列", "行或列", "表", "名称": return "各表的行名和列名：gouji rules names"
    default: return nil
    }
  }

  /// 2021年1月31日, 2021/1/31 and 2021.1.31 as examples write them.
  private static func date(_ text: String) -> String? {
    let parts = text.split { !("0"..."9").contains($0) }.map(String.init)
    guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ $0.count <= 4 }) else {
      return nil
    }
    let short = parts[1...].map { $0.count == 1 ? "0" + $0 : $0 }
    return ([parts[0]] + short).joined(separator: "-")
  }

  /// What 10 and 10％ were meant to be, where that is a share.
  private static func percentage(in text: String) -> String? {
    let digits = text.filter { ("0"..."9").contains($0) || $0 == "." }
    guard let value = FixedDecimal(digits: digits), value.scaled <= 100 * FixedDecimal.scale else {
      return nil
    }
    return digits + "%"
  }

  /// The number in 5分 or -5.
  private static func digits(in text: String) -> String? {
    let digits = text.filter { ("0"..."9").contains($0) || $0 == "." }
    return digits.isEmpty || digits == text ? nil : digits
  }
}

extension Mistake.CharacterProblem {
  fileprivate var hint: String {
    switch self {
    case .byteOrderMark: "另存为“UTF-8（无 BOM）”"
    case .tab: "缩进用空格"
    case .notUTF8: "另存为 UTF-8 编码"
    case .binary: "把它移出规则文件夹；若是用 Word、WPS 写的规则，复制到记事本一类的编辑器，另存为 UTF-8 文本"
    case .lineSeparator, .control: "删去这个字符"
    }
  }
}
