extension Mistake {
  /// A word of the language in both spellings: require（要求）; anything else in quotes, or as it comes where it
  /// says more than one word.
  func told(_ word: String, among words: [Vocabulary] = Vocabulary.ofFiles) -> String {
    if word.contains("（") { return word }
    return words.lazy.compactMap { $0.bilingual(word) }.first ?? "“\(word)”"
  }

  /// As `told`, to stand behind a Chinese sign: Latin letters are set off by a blank.
  func spaced(_ word: String, among words: [Vocabulary] = Vocabulary.ofFiles) -> String {
    let told = told(word, among: words)
    return told.first?.isASCII == true ? " " + told : told
  }

  /// A part of a file: a key, else what our own words call it.
  func part(_ what: String) -> String {
    Vocabulary.key.bilingual(what) ?? what
  }

  static func meant(_ near: String?) -> String {
    near.map { "；您是不是想写“\($0)”？" } ?? ""
  }
}

extension Mistake.CharacterProblem {
  var message: String {
    switch self {
    case .byteOrderMark: "文件开头有字节序标记（BOM）"
    case .tab: "不能用制表符（Tab）"
    case .notUTF8: "从这里起不是 UTF-8 编码"
    case .binary: "不是文本文件"
    case .lineSeparator(let scalar): "有看不见的换行符 \(Self.number(scalar))"
    case .control(let scalar): "有看不见的控制字符 \(Self.number(scalar))"
    }
  }

  private static func number(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension YAMLProblem {
  var message: String {
    switch self {
    case .colonInValue: "这里不能再有冒号加空格"
    case .missingColon: "这一行缺少半角冒号加空格“: ”"
    case .unclosedQuote: "引号没有收尾"
    case .unclosedBracket(let sign): "括号没有收尾：少了“\(sign)”，或中间少了逗号"
    case .indentation: "缩进与上文对不齐，或这里多写了东西"
    case .afterQuote: "引号收尾以后又写了东西"
    case .afterBracket: "括号收尾以后又写了东西"
    case .colonWithoutBlank: "冒号后面少了空格"
    case .commaInValue: "花括号里的逗号把一个值断成了两截"
    case .arrowAfterMapping: "花括号的例子后面不能写“->”"
    case .forbiddenStart: "值不能以这个符号开头"
    case .escape: "双引号里的 \\ 后面不能是这个字符"
    case .blockHeader: "“|”或“>”后面不能再写东西"
    case .general: "YAML 写法有误"
    }
  }
}
