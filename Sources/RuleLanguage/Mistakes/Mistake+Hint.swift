import AuditModel

extension Mistake {
  /// What to do about it, in Chinese; nil where the message says all.
  var hint: String? {
    switch self {
    case .character(let problem): problem.hint
    case .fullWidthColon: "改成半角冒号加空格“: ”"
    case .messageBrace, .yaml(.colonInValue), .yaml(.forbiddenStart): "把整个值写在双引号里"
    case .cutByComment: "注释另起一行；值里要有 # 时，把整个值写在单引号里"
    case .yaml(.missingColon): "写成“键: 值”；冒号用半角，后面空一格"
    case .yaml(.indentation): "同一层的键要上下对齐"
    case .yaml(.arrowAfterMapping): "写进花括号里：{…, \"->\": severity hint}"
    case .yaml(.escape): "反斜杠多的值写在单引号里"
    case .aliasUsed, .anchorUsed, .tagUsed: "要写以 * & ! 开头的文字时加引号"
    case .flowNotAllowed: "各项分行写，每行一项"
    case .wrongEnding: "把文件名改成以 .yaml 结尾"
    case .badRuleName: "规则放在 checks/<类别>/<名称>.yaml；类别和名称只用字母、数字、汉字和连字符"
    case .sameButForCase: "改掉其中一个的文件名"
    case .unknownFile: "规则放在 checks/ 下，版式放在 forms/ 下"
    case .oneTableOnly: "几张表各写一条规则"
    case .twoQuantifiers: "拆成两条规则"
    case .unknownChoice(_, _, let known, _): "可以写：" + known.joined(separator: "、")
    case .incompleteName(_, _, let example, let quantifier, _):
      "写全：\(example)；或在规则里加 \(quantifier)"
    case .groupAsCell(let name, let axis, let table):
      "写 sum(leaves(\(name)))；规则没有 each 时写 sum(\(table)["
        + (axis == .row ? "leaves(\(name)),列名" : "行名,leaves(\(name))") + "])"
    case .sectionNumberAlone(let name, _): "写 section \(name)（章 \(name)）"
    case .noProperties: "只有 note 有属性，如 note.kind"
    case .sameAxis: "写成 表名[行,列]"
    case .noFreeAxis(_, let example, _): example.map { "写全：\($0)" }
    case .wrongAxis(_, _, let free, _): "换成\(free)的名称，或换一个 each"
    case .noCells: "cells 用在 each table、each row、each column 里"
    case .unknownName(_, "规则", _, _): "写 checks/ 里有的规则；不想用的规则不必删文件，加一行 retired（停用）"
    case .noLines: "alike（相同）用在 each row 或 each column 里"
    case .expectedLines: "写 leaves(组名)、children(组名) 或 甲..乙"
    case .badLetName: "用汉字、字母、数字和下划线，不以数字开头"
    case .letHidesFormName: "换一个名称"
    case .strangeSign(_, let hint): hint
    case .wrongOperator(_, let right): "写成 \(right)"
    case .exampleFailed(_, let found)
    where found.hasPrefix("不判定") && (found.contains("没有") || found.contains("不知道")):
      "例子里没有写的事实（年度、机关类型、日期）算没有读到，没有提到的表也是"
    case .valueAlone(let word, let fact): "写 \(fact.prefix { $0 != "（" }) = \(word)"
    case .tableAsFunction(let name): "写成 \(name)[行,列]"
    case .yaml(.unclosedBracket("}")): "花括号里的值若含方括号或逗号，要写在引号里：{甲: \"表名[行,列]\"}"
    case .unitMismatch("文本", "件数", _), .unitMismatch("文本", "金额", _), .unitMismatch("文本", "数", _):
      "从文字里取数，写 <件数>、<金额> 一类，不用 (\\d+)"
    case .expectedThen(found: "“,”"): "then（则）前面不写逗号"
    case .expectedTextSource: "第一部分写 section 一（章 一），全部正文写 report（全文）"
    case .unknownFunction("平均", _): "写 sum(…) 再除以个数"
    case .unknownFunction("不为空", _), .unknownFunction("非空", _): "写成 非 为空(…)"
    case .notComparable("是否"): "条件直接写，不与“是”“否”比较；同真同假写 (甲 and 乙) or (not 甲 and not 乙)"
    case .expectedChoices: "写成 甲 in [乙, 丙]"
    case .loneChoice(_, let value, let all): "写成 \(value) in [\(all.joined(separator: ", "))]"
    case .numberWithUnit(let word, let plain):
      "写 \(plain)" + (WrittenNumber.inTenThousandYuan(word).map { "；金额按万元计，写 \($0)" } ?? "")
    case .unquotedText(let word): "写成 \"\(word)\""
    case .sumOfAll(_, _, let instead): "把 all 换成 \(instead)"
    case .sideInExpression: "写成 {甲 * 100}，甲是 require 里的式子；或用 let（令）给它起名"
    case .captureTwice(_, let kind): "各起一个名称：<甲:\(kind)>…<乙:\(kind)>；两种说法之间用 | 隔开的，可以同名"
    case .wordWithSign: "一行只写一个词；有正词的写成：错词 → 正词"
    case .unexpected(let found, after: true) where Vocabulary.advice(on: found) != nil:
      Vocabulary.advice(on: found)
    case .expectedSign(",", found: "“]”"), .expectedSign(",", found: "结尾"): "一格写成 表名[行,列]"
    case .expectedPattern: "写成 matches(report, /申请/)，正则式的两头用斜线"
    case .unknownFunction("不存在", _): "写成 非 存在(…)"
    case .noInstance(let word, _) where Vocabulary.messageName.canonical(word) == "instance":
      "规则没有 each 时没有实例，去掉它"
    case .unexpected("“,”", after: true): "并列的条件用 and（且）连接"
    case .unitMismatch("日期", _, _), .unitMismatch(_, "日期", _): "日期写成 date(2021, 1, 31)"
    case .missingComma: "值里有空格时，把值写在双引号里"
    case .chainedComparison: "写成 甲 < 乙 and 乙 < 丙"
    case .gluedOperator(let left, let sign, let right):
      "写成 " + [left, sign, right].filter { !$0.isEmpty }.joined(separator: " ")
    case .rangeAlone, .selectionAlone, .groupAlone: "外面套上 sum(…)、count(…) 或 list(…)"
    case .sectionAlone: "写 exists(section 一)、empty(section 一)、length(section 一) 或 text(section 一)"
    case .sumOfCells: "写范围，如 sum(甲..乙)；总计不在范围里"
    case .severityWithoutElse: "在后面加一行 - {is: ordinary}"
    case .unreachableSeverityAfter: "把没有 when 的一行放在最后"
    case .strayBrace: "要写花括号本身时写两个：{{ 和 }}"
    case .missingExample: "每条规则至少要有一个 pass 和一个 fail 的例子"
    case .badDate: "写成 2021-01-31"
    case .noteKindMissing: "加上 note.kind"
    case .emptyStatement: "去掉多余的逗号"
    case .halfPeriod: "期限起 2020-01-01, 期限止 2020-12-31"
    case .badShortName: "简称里不能有空格、括号、逗号、冒号、引号和等号，也不能只有数字"
    case .notAMapping("each match（每处）"): "写成 {in: report, of: '正则式'}"
    case .notAMapping("extract（取）"): "写成 {from: section 一, 名称: '正则式'}"
    case .captureWithoutName(let kind): kind == "=" ? "写成 <名称=0>" : "写成 <名称:\(kind)>"
    case .captureNotKept: "写 <件数>，不写名称；要用取出的值时，用 extract（取）"
    case .numberedReference: "给分组起名：(?<名称>…)，用 \\k<名称> 引用"
    case .extractsNothing: "写成 {from: section 一, 名称: '正则式'}"
    case .expectedCapture(let names):
      names.isEmpty ? nil : "可以写：" + names.joined(separator: "、")
    case .badTemplateName: "模板放在 templates/<名称>.yaml；名称只用字母、数字、汉字和连字符"
    case .unusedParameter(let name): "在模板里写 ${\(name)}，或去掉它"
    case .missingParameters(let names, _):
      "加一行 with: {" + names.map { "\($0): …" }.joined(separator: ", ") + "}"
    case .inTemplateAlready: "只有名称、级别、扣分、依据、说明、标签、建议、报文可以另写"
    case .badWord: "一行一个词，或写成：错词 → 正词；以 ! 开头的是不算错的词"
    case .figuresAlone: "外面套上 sum(…)、min(…) 或 max(…)"
    case .badTolerance: "写 0、±1、±0.5% 或 printed（按印出位数）"
    case .badWordListName: "词表放在 words/<名称>.txt；名称只用字母、数字、汉字和连字符"
    case .unclosed("\"", _): "文字写在一对半角双引号里"
    default: nil
    }
  }
}

extension Mistake.CharacterProblem {
  fileprivate var hint: String {
    switch self {
    case .byteOrderMark: "另存为“UTF-8（无 BOM）”"
    case .tab: "缩进用空格"
    case .notUTF8: "另存为 UTF-8 编码"
    case .lineSeparator, .control: "删去这个字符"
    }
  }
}
