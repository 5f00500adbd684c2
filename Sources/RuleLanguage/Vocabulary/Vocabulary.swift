/// A word of the rule language: the English spelling is canonical, the Chinese one means the same.
struct Term: Hashable, Sendable {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}

/// The one table of all words that rule files may use beside the names of the form.
///
/// Within a category each word has exactly one Chinese alias. Canonical names are what the readers ask for.
enum Vocabulary: Int, CaseIterable, Sendable {
  case key, exampleKey, severity, policy, scopeValue, operatorWord, function, selection, instance
  case fact, noteFact, state, cellUnit, agencyKind, agencyLevel, noteKind, weight, messageName
  case exampleName, textSource, searchKey, capture, extent, foundWord, tolerance, templateKey, later

  var terms: [Term] {
    switch self {
    case .key:
      [
        Term("title", "名称"), Term("severity", "级别"), Term("points", "扣分"), Term("basis", "依据"),
        Term("note", "说明"), Term("tags", "标签"), Term("hint", "建议"), Term("message", "报文"),
        Term("editions", "版式"), Term("when", "适用"), Term("needs", "需要"),
        Term("each column", "每列"), Term("each row", "每行"), Term("each cell", "每格"),
        Term("each table", "每表"), Term("each section", "每章"), Term("each note", "每注"),
        Term("each match", "每处"), Term("each pair", "每对"), Term("each agency", "每机关"),
        Term("let", "令"), Term("extract", "取"), Term("require", "要求"), Term("blank", "空格"),
        Term("dash", "横杠"), Term("tolerance", "误差"), Term("examples", "例"), Term("use", "套用"),
        Term("with", "参数"), Term("is", "为"), Term("yields to", "让位于"), Term("retired", "停用"),
      ]
    case .exampleKey:
      [
        Term("pass", "通过"), Term("fail", "不通过"), Term("undecided", "不判定"),
        Term("not applicable", "不适用"),
      ]
    case .severity: [Term("serious", "严重"), Term("ordinary", "一般"), Term("hint", "提示")]
    case .policy:
      [
        Term("undecided", "不判定"), Term("part", "分项"), Term("zero", "作零"), Term("fail", "不通过"),
      ]
    case .scopeValue: [Term("all", "全部"), Term("required", "规定章节"), Term("none", "无")]
    case .operatorWord:
      [
        Term("and", "且"), Term("or", "或"), Term("not", "非"), Term("if", "若"), Term("then", "则"),
        Term("where", "其中"), Term("in", "属于"), Term("always", "恒成立"), Term("never", "不得出现"),
      ]
    case .function: Function.allCases.map { Term($0.rawValue, $0.chinese) }
    case .selection: [Term("cells", "各格"), Term("all", "全部"), Term("section of", "所在章")]
    case .instance:
      [
        Term("row", "行"), Term("column", "列"), Term("cell", "格"), Term("table", "表"),
        Term("section", "章"), Term("note", "注"),
      ]
    case .fact: Self.facts.map(\.term)
    case .noteFact:
      [
        Term("kind", "种类"), Term("printed", "原文"), Term("official", "规定"),
        Term("weight", "轻重"), Term("table", "表"), Term("row", "行"), Term("column", "列"),
      ]
    case .state:
      [
        Term("number", "数字"), Term("blank", "空"), Term("dash", "横杠"), Term("absent", "缺"),
        Term("unreadable", "非数字"),
      ]
    case .cellUnit:
      [
        Term("none", "无"), Term("counter", "件"), Term("yuan", "元"),
        Term("ten-thousand-yuan", "万元"), Term("hundred-million-yuan", "亿元"),
      ]
    case .agencyKind:
      [
        Term("government", "政府"), Term("department", "部门"), Term("office", "办公机构"),
        Term("committee", "管委会"), Term("subdistrict", "街道"), Term("township", "乡镇"),
        Term("other", "其他"), Term("unknown", "不明"),
      ]
    case .agencyLevel:
      [
        Term("state", "国家级"), Term("province", "省级"), Term("city", "市级"),
        Term("county", "县级"), Term("town", "乡级"), Term("unknown", "不明"),
      ]
    case .noteKind:
      [
        Term("extra-row", "多行"), Term("extra-column", "多列"), Term("missing-row", "缺行"),
        Term("missing-column", "缺列"), Term("label-altered", "标签改写"),
        Term("corner-note-missing", "缺表头注"), Term("section-extra", "多章"),
        Term("section-repeated", "重复章"), Term("value-outside-table", "表外数值"),
        Term("unit-in-cell", "格内单位"), Term("inferred", "推定"), Term("artefact", "残留"),
        Term("broken-off", "中断"),
      ]
    case .weight: [Term("content", "实义"), Term("filler", "虚字"), Term("none", "无")]
    case .messageName:
      [
        Term("left", "左边"), Term("right", "右边"), Term("difference", "相差"),
        Term("instance", "实例"),
      ]
    case .exampleName:
      [Term("nothing", "无所见"), Term("edition", "版式"), Term("severity", "级别")]
    case .textSource:
      [
        Term("report", "全文"), Term("preamble", "前言"), Term("headings", "章题"),
        Term("raw", "原样"), Term("file", "文件"), Term("title", "标题"),
        Term("signature", "落款"),
      ]
    case .searchKey:
      [Term("in", "在"), Term("of", "找"), Term("words", "词表"), Term("from", "从")]
    case .capture:
      [
        Term("count", "件数"), Term("whole", "整数"), Term("decimal", "小数"),
        Term("amount", "金额"), Term("percentage", "百分比"), Term("date", "日期"),
        Term("year", "年度"),
      ]
    case .extent:
      [
        Term("match", "处"), Term("sentence", "句"), Term("clause", "分句"),
        Term("before", "前文"), Term("repeated", "重复"),
      ]
    case .foundWord: [Term("replacement", "正字")]
    case .tolerance: [Term("printed", "按印出位数")]
    case .templateKey: [Term("parameters", "形参"), Term("defaults", "默认")]
    case .later:
      [
        Term("last year", "上年报告"), Term("subordinates", "下级机关"),
        Term("roster", "名册"),
      ]
    }
  }

  /// The canonical spelling of `word`, in either language.
  func canonical(_ word: String) -> String? {
    word.utf8.count > Self.longest ? nil : Self.canonicals[rawValue][word]
  }

  /// No word has as many bytes, however its signs are composed; texts of reports have many more.
  private static let longest = 60

  /// By category. Most words that are looked up are none of them: with much room between the words that is seen
  /// without comparing any.
  private static let canonicals: [[String: String]] = allCases.map { category in
    var canonicals = [String: String](minimumCapacity: 8 * category.terms.count)
    for term in category.terms {
      canonicals[term.english] = term.english
      canonicals[term.chinese] = term.english
    }
    return canonicals
  }

  /// Every spelling of the category, for suggestions.
  var spellings: [String] { terms.flatMap { [$0.english, $0.chinese] } }

  /// Keys of the language that this version does not know yet.
  static let laterKeys = ["needs", "each pair", "each agency"]

  /// Categories whose words mean something wherever an expression stands; no form name may equal one.
  static let reserved: [Vocabulary] = [
    .operatorWord, .function, .selection, .instance, .fact, .extent, .later,
  ]

  /// Words that may stand in an expression and hold a blank or a hyphen, longest first: the lexer takes them
  /// as one word.
  static let compounds: [[Unicode.Scalar]] = {
    let categories = reserved + [.cellUnit, .noteKind]
    let words = categories.flatMap(\.terms).map(\.english).filter {
      $0.contains(" ") || $0.contains("-")
    }
    return words.map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
  }()

  static func isReserved(_ word: String) -> Bool { reservedWords.contains(word) }

  /// With room between the words, as in `canonicals`.
  private static let reservedWords: Set<String> = {
    let words = reserved.flatMap(\.spellings)
    return Set(minimumCapacity: 4 * words.count).union(words)
  }()
}
