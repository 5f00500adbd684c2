import AuditModel

extension Mistake {
  /// What is wrong, in one Chinese sentence.
  var message: String {
    switch self {
    // Files, YAML, keys.
    case .tooLarge(let limit): "文件太大：规则文件不得超过 \(limit / 1024) KiB"
    case .character(let problem): problem.message
    case .fullWidthColon: "键后面用了全角冒号“：”"
    case .messageBrace: "报文以花括号开头而没有加引号"
    case .cutByComment: "“ #”以后的文字被 YAML 当作注释丢掉了"
    case .yaml(let problem): problem.message
    case .nestedTooDeep(let limit): "嵌套太深，最多 \(limit) 层"
    case .severalDocuments: "一个文件只能写一份内容，不用“---”分隔"
    case .aliasUsed: "不能使用 YAML 别名（*）"
    case .anchorUsed: "不能使用 YAML 锚点（&）"
    case .tagUsed: "不能使用 YAML 标签（!）"
    case .keyIsNoText: "键必须是一行文字"
    case .itemIndent: "这一项的“-”与别的项没有对齐"
    case .flowNotAllowed: "这里不能用方括号或花括号的写法"
    case .emptyFile: "文件是空的"
    case .missingFile(let name): "规则文件夹里缺少 \(name)"
    case .unknownFile(let path, let near): "不认识的文件“\(path)”" + Self.meant(near)
    case .wrongEnding(let name): "文件名“\(name)”不以 .yaml 结尾，不会被读取"
    case .badRuleName(let id): "“\(id)”不能作规则编号"
    case .sameButForCase(let id, let other): "规则“\(id)”与“\(other)”只差字母大小写"
    case .unknownKey(let name, let near, let what, _):
      "\(part(what))没有“\(name)”这个键" + Self.meant(near)
    case .duplicateKey(let name, let line): "“\(name)”写了两次，第一次在第 \(line) 行"
    case .missingKey(let key): "缺少\(spaced(key))"
    case .notIndented(let name, let key): "“\(name)”属于\(spaced(key))，要写得比它靠右"
    case .afterList(let key): "\(told(key))下面不用“- ”"
    case .lineIndent: "行首的空白里有全角空格或不间断空格"
    case .strangeComment(let sign): "注释不能用“\(sign)”开头"
    case .notAMapping(let what): "\(part(what))要写成“键: 值”"
    case .expectedText(let what): "\(told(what))要写一行文字"
    case .expectedList(let what): "\(told(what))要写成列表"
    case .emptyValue(let what): "\(told(what))没有写内容"
    case .expectedNumber(let what, let found): "\(told(what))要写数字，不能是“\(found)”"
    case .expectedShare(let what, let found): "\(told(what))要写百分数，不能是“\(found)”"
    case .tooMuch(let what, let found, let most): "\(told(what))最多是 \(most)，不能是“\(found)”"
    case .outOfRange(let what, let found, let range):
      "\(told(what))要在 \(range.lowerBound) 到 \(range.upperBound) 之间，不能是“\(found)”"
    case .notPositive(let what): "\(told(what))要大于 0"
    case .expectedOneOf(let what, let known, let found):
      "\(told(what))不能是“\(found)”，只能是 \(known.joined(separator: "、"))"
    case .later(let name): "本版本尚不支持\(spaced(name))"
    case .twoQuantifiers: "一条规则只能有一个 each（每…）"
    case .oneTableOnly: "这里只能写一张表"
    case .severityShape: "severity（级别）要写一个级别，或写成 when（适用）与 is（为）的列表"
    case .noReason(let word): "retired（停用）后面要写停用的理由，不能是“\(word)”"

    // Names.
    case .unknownName(let name, let kind, let table, let near):
      "\(table ?? "")没有叫“\(name)”的\(kind)" + Self.meant(near)
    case .unknownFunction(let name, let near): "没有叫“\(name)”的函数" + Self.meant(near)
    case .unknownChoice(let name, let what, _, let near):
      "“\(name)”不是\(what)" + Self.meant(near)
    case .unknownEdition(let name, let known):
      "没有“\(name)”这一版式，现有 \(known.joined(separator: "、"))"
    case .unknownSection(let name, let known):
      "没有第“\(name)”章，只有 \(known.joined(separator: "、"))"
    case .ambiguousName(let name, let meanings):
      "“\(name)”有几种可能：\(meanings.joined(separator: "、"))"
    case .incompleteName(let name, let what, _, _, let here):
      "在“\(here)”里，只写“\(name)”（\(what)）说不清是哪一格"
    case .groupAsCell(let name, _, let table): "“\(name)”是\(table)的一组，没有自己的格"
    case .tableAsValue(let name): "“\(name)”是表名，不是一个值"
    case .sectionNumberAlone(_, let name): "只写“\(name)”说不清是什么"
    case .gluedSection(let word, _): "“\(word)”中间少了空格"
    case .gluedOperator(let left, let sign, let right):
      "“\(left)\(sign)\(right)”会被当成一个名称：“\(sign)”前后要有空格"
    case .wordAlone(let word): "\(told(word))不能单独使用"
    case .noInstance(let word, let here):
      "在“\(here)”里没有\(spaced(word, among: Vocabulary.ofInstances))"
    case .noProperties(let name): "“\(name)”后面不能用点"
    case .unnamedLine(let name, let kind, let table):
      "词表里的“\(name)”不是\(table)的\(kind)，也不是\(kind)组"
    case .noLine(let table): "这里要写\(table)的行或列"
    case .sameAxis(let axis, let missing): "方括号里的两个名称都是\(axis)，缺少\(missing)"
    case .undeclaredCell(let reference): "表里没有 \(reference) 这一格"
    case .wrongAxis(let name, let what, let free, let here):
      "“\(name)”是\(what)，而“\(here)”只能在\(free)上合计"
    case .noFreeAxis(let text, _, let here): "在“\(here)”里，“\(text)”说不清是哪张表的哪几格"
    case .noCells(let here): "在“\(here)”里没有 cells（各格）"
    case .yieldsToItself: "规则不能让位于自己"
    case .yieldsInCircle(let ids): "几条规则互相让位，成了一圈：\(ids.joined(separator: " → "))"
    case .noLines(let here): "在“\(here)”里没有可以相比的行或列"
    case .expectedLines(let axis): "这里要写一串\(axis == .row ? "行" : "列")"
    case .notAGroup(let name): "“\(name)”下面没有分项"
    case .rangeBackwards(let from, let to): "范围写反了：“\(from)”排在“\(to)”后面"
    case .nameComesLater(let name, let isItself):
      isItself ? "“\(name)”用到了自己" : "“\(name)”写在后面，这里还不能用"
    case .reservedName(let name): "“\(name)”是规则语言的词，不能另作名称"
    case .badLetName(let name): "“\(name)”不能作名称"
    case .letHidesFormName(let name): "“\(name)”已经是表格里的名称"
    case .poisoned: "用到了写错的值"

    // Expressions.
    case .emptyExpression: "没有写条件"
    case .strangeSign(let sign, _): "这里不能用“\(sign)”"
    case .unexpected(let found, let isAfter):
      isAfter ? "\(found.shown)前面已经写完，中间缺少运算符或多写了东西" : "这里缺少一个值，却遇到\(found.shown)"
    case .expectedSign(let sign, let found): "这里应当是“\(sign.rawValue)”，却遇到\(found.shown)"
    case .expectedName(let found): "这里应当是一个名称，却遇到\(found?.shown ?? "表达式")"
    case .expectedThen(let found): "if（若）后面缺少 then（则），却遇到\(found.shown)"
    case .unclosed(let sign, let what): "\(what)没有收尾：少了与“\(sign)”配对的另一半"
    case .strayBracket(let sign): "多出一个\(sign.shown)"
    case .rangeEnds: "范围“..”的两端都必须是行名或列名"
    case .chainedComparison: "比较不能连写"
    case .wrongOperator(let sign, _): "没有“\(sign)”这个写法"
    case .expectedChoices(let found): "in（属于）后面要写方括号和几个值，却遇到\(found.shown)"
    case .tooManyChoices(let limit): "方括号里的值太多，最多 \(limit) 个"
    case .loneChoice(let value, _, _): "“\(value)”没有同什么比较"
    case .numberWithUnit(let word, _): "数后面不能带单位：“\(word)”"
    case .spelledNumber(let word, _): "数要用半角的 0-9 写，不分节：“\(word)”"
    case .unquotedText(let word): "没有叫“\(word)”的名称；要写的若是一段文字，少了引号"
    case .textSourceAlone(let word): "“\(word)”是查找的地方，不是一段文字"
    case .valueAlone(let word, let fact): "“\(word)”只能同 \(fact) 比较"
    case .tableAsFunction(let name): "“\(name)”是表名，后面要用方括号"
    case .sumOfAll(let derived, let table, _): "\(table)的 all（全部）连“\(derived)”也算在内，合计会重复计算"
    case .numberTooLong: "数字太长：最多六位小数"
    case .letTooLarge(let name): "“\(name)”展开后太长：它用到的名称又用到别的名称，层层相加"
    case .argumentCount(let function, let expected): "\(told(function.rawValue))的括号里要写\(expected)"
    case .rangeAlone(let name): "从“\(name)”起的范围是一串格，不是一个值"
    case .selectionAlone: "方括号里选了一串格，不是一个值"
    case .groupAlone(let function): "\(told(function.rawValue))得出一串格，不是一个值"
    case .sectionAlone: "章不是一个值"
    case .strayWhere(let function): "\(told(function.rawValue))的括号里不能用 where（其中）"
    case .sumOfSomeCells: "一串格的 sum（合计）不能只取其中几格"
    case .whereWithoutCells: "where（其中）只能跟在一串格后面"
    case .commaForWhere: "一串格和条件之间不用逗号"
    case .itemWithoutWhere(let text): "\(text) 后面缺少 where（其中）和条件"
    case .expectedListItem: "list（列出）里要写 文字 where（其中）条件，或一串格"
    case .sumOfCells: "cells（各格）连总计也算在内，不能合计"
    case .notACondition(let type): "这里要写一个条件，写的却是\(type)"
    case .expectedFigure(let type): "\(type)不能用来计算"
    case .expectedType(let wanted, let found): "这里要\(wanted)，写的却是\(found)"
    case .expectedSection: "这里要写一章"
    case .expectedTextSource:
      "这里要写一章，或 report（全文）、preamble（前言）、headings（章题）、title（标题）、"
        + "signature（落款）、raw（原样）、file（文件）"
    case .expectedTable: "这里要写一张表"
    case .expectedCell: "这里要写一个格"
    case .expectedDays: "天数要写成两个日期相减"
    case .cannotExist: "exists（存在）只能问章、表、格和报告的事实"
    case .noSuchDate: "没有这一天"
    case .divisionByZero: "不能除以 0"
    case .unitMismatch(let left, let right, let verb): "\(left.name)与\(right.name)不能\(verb)"
    case .mixedUnits: "这一串格里有件数也有金额，不能合在一起"
    case .notOrdered(let type): "\(type)只能用 = 和 != 比较"
    case .notComparable(let type): "\(type)不能比较"
    case .constant(let isTrue): "这个条件永远\(isTrue ? "成立" : "不成立")，与报告无关"
    case .cannotFail: "when（适用）成立时 require（要求）一定成立，规则永远不会报告"
    case .neverOfAnything: "没有查找，也没有 when（适用），never（不得出现）永远不成立"
    case .whenOutsideEditions: "when（适用）与 editions（版式）矛盾，规则永远不适用"
    case .unreachableSeverity: "这一级永远轮不到：前面已有同样的条件"
    case .unreachableSeverityAfter: "没有 when（适用）的级别后面还有别的级别，它们永远轮不到"
    case .severityWithoutElse: "最后一个级别不能有 when（适用），否则可能没有级别"
    case .namesShareNoEdition(let names):
      "没有一个版式同时有这些名称：\(names.joined(separator: "、"))"
    case .namesOutsideEditions(let names, let editions):
      "版式 \(editions.joined(separator: "、")) 里没有：\(names.joined(separator: "、"))"
    case .emptyPlaceholder: "花括号里没有写名称"
    case .fullWidthBrace: "这个花括号是全角的"
    case .notARatio(let type): "% 只能跟在比值后面，这里是\(type)"
    case .strayBrace: "多出一个“}”"
    case .truthInMessage: "条件的真假不能写进报文"
    case .notOneComparison(let word): "require（要求）不是一个比较，没有\(spaced(word))"
    case .sideInExpression(let word): "\(told(word))只能单独写在花括号里，不能拿来计算"
    case .noDifference: "require（要求）比较的不是数或日期，没有差"

    // Examples.
    case .exampleFailed(let example, let found, _): "\(told(example))的例子实际\(found)"
    case .exampleResult(let example, let name, let expected, let found):
      "\(told(example))的例子里\(spaced(name))应为 \(expected)，实际为 \(found)"
    case .missingExample(let outcome): "缺少\(spaced(outcome))的例子"
    case .exampleShape: "一个例子要写成一行文字，或写成“名称: 值”"
    case .emptyStatement: "两个逗号之间没有内容"
    case .statementWithoutValue: "这个名称后面缺少值"
    case .missingComma: "这里像是另一项，前面少了逗号"
    case .commaInValue(let name): "逗号把一句话断成了两项：没有叫“\(name)”的名称"
    case .saidTwice: "同一个例子里说了两次"
    case .unknownStatement(let word): "例子里不能设定“\(word)”"
    case .derivedFact: "这一项由年度推出，例子里不能设定"
    case .tableValue(let value): "整张表只能设为 缺 或 空，不能是“\(value)”"
    case .badDate(let text): "“\(text)”不是日期"
    case .halfPeriod: "统计期限要有起止两头"
    case .headingWithoutNumber(let line, _): "“\(line)”不是哪一章的标题"
    case .noteKindMissing: "要说明是哪一种注"
    case .nothingToSearch(let here): "在“\(here)”里没有可查找的东西，不能写 nothing（无所见）"
    case .resultShape: "“->”后面要写“名称 值”"
    case .unknownResult(let name, let near): "“->”后面没有叫“\(name)”的值" + Self.meant(near)

    // Patterns.
    case .pattern(let problem): "正则式有误：\(problem)"
    case .emptyPattern: "正则式是空的"
    case .expectedPattern: "这里要写 /正则式/"
    case .slashedPattern: "这里的正则式两头不写斜线"
    case .strangeCapture(let word): "取数的尖括号要用半角：“\(word)”"
    case .counterTwice(let counter): "<件数> 已经连“\(counter)”在内，后面不能再写一个"
    case .foldedAway(let sign, let instead):
      "这样什么也查不到：查之前，" + (instead.isEmpty ? "汉字旁边的空格已经去掉" : "“\(sign)”已经改写成“\(instead)”")
    case .patternOutsideMatches: "/正则式/ 只能作 matches（匹配）、times（次数）或 figures（各数）的第二项"
    case .captureWithoutName: "这里取出的值没有名称"
    case .captureOfTwoKinds(let name): "“\(name)”取出的值前后不是一种"
    case .captureTwice(let name, _): "“\(name)”在同一处取了两次，分不清是哪一个"
    case .captureNotKept: "matches（匹配）和 times（次数）里取出的值用不上，不能有名称"
    case .numberedReference: "有 <件数> 一类取值的、写成几行的正则式不能按序号引用分组"
    case .extractsNothing: "extract（取）里没有写要取的名称和正则式"
    case .expectedCapture: "这里要写一个用 each match 或 extract 取出的名称"
    case .badTemplateName(let path): "“\(path)”不能作模板"
    case .unusedParameter(let name): "参数“\(name)”没有用到"
    case .missingParameters(let names, let template):
      "模板“\(template)”还要参数 \(names.joined(separator: "、"))"
    case .withWithoutUse: "有 with（参数）而没有 use（套用）"
    case .inTemplateAlready(let key, let template): "模板“\(template)”里已经规定，不能再写“\(key)”"
    case .wordWithSign(let sign): "词表的一行里有“\(sign)”，整行会被当成一个词"
    case .badWord: "词表的这一行读不懂"
    case .patternAndWords: "已经用了词表（words），不能再写正则式"
    case .expectedOneFigure: "figures（各数）的正则式里要有一个取数的写法，如 <件数>"
    case .figuresAlone: "figures（各数）是一串数，不是一个值"
    case .badTolerance(let text): "“\(text)”不是误差"
    case .toleranceUnused: "require（要求）里没有用 = 比较的数，用不上误差"
    case .badWordListName(let path): "“\(path)”不能作词表"

    // Forms and grading.
    case .duplicateName(let name): "“\(name)”写了两次"
    case .badShortName(let name): "“\(name)”不能作简称"
    case .duplicateEdition(let id, let path): "版式“\(id)”已在 \(path) 里"
    case .yearsBackwards: "起止年度写反了"
    case .yearsOverlap(let id, let path): "年度与 \(path) 的版式“\(id)”重叠"
    case .tooManyInForms(let kind, let most): "\(kind)太多，各版式合起来最多 \(most) 个"
    case .sectionsDiffer(let id): "各章的序号与版式“\(id)”不同"
    case .gradesNotFalling: "等次要从高到低写"
    case .lastGradeNotFromZero: "最末一等要从 0 分起"
    }
  }
}
