/// What people write who know the language of tables better than this one.
extension Vocabulary {
  /// Words for functions that go by another name.
  static let meant = [
    "字数": "长度", "包含": "含有", "求和": "合计", "总和": "合计", "个数": "计数", "不存在": "存在",
  ]

  private static let comparisons = [
    "大于": ">", "小于": "<", "等于": "=", "是": "=", "为": "=", "不等于": "!=", "不是": "!=", "不为": "!=",
    "大于等于": ">=", "不小于": ">=", "不少于": ">=", "不低于": ">=", "至少": ">=",
    "小于等于": "<=", "不大于": "<=", "不超过": "<=", "不多于": "<=", "不高于": "<=", "至多": "<=",
  ]

  /// Operators that go by another name.
  static let operatorsMeant = [
    "如果": "若", "假如": "若", "要是": "若", "那么": "则", "并且": "且", "而且": "且", "或者": "或", "不": "非",
  ]

  /// The closed vocabulary that a word belongs to, as it is asked for.
  static func fact(of word: String) -> String? {
    if agencyKind.canonical(word) != nil { return "agency kind（机关类型）" }
    if agencyLevel.canonical(word) != nil { return "agency level（机关级别）" }
    return state.canonical(word) == nil ? nil : "state(…)（状态(…)）"
  }

  /// What to do about a word or sign where an expression has ended.
  static func advice(on found: String) -> String? {
    let word = String(found.dropFirst().dropLast())
    switch word {
    case ".": return "一格写成 表名[行,列]"
    case "否则", "else": return "拆成两句：(if 甲 then 乙) and (if not 甲 then 丙)"
    case "时": return "写成 if 甲 then 乙（若 甲 则 乙）；整条规则的前提写在 when（适用）里"
    case "&&", "并且", "而且", "同时": return "“并且”写 and 或 且"
    case "||", "或者": return "“或者”写 or 或 或"
    case "不为空", "非空", "为空": return "写 not empty(section 六)（非 为空(章 六)）或 empty(section 六)"
    case "在", "介于", "之间": return "几个值之一写 甲 in [乙, 丙]；两个数之间写 甲 >= 1 and 甲 <= 5"
    default:
      if let sign = comparisons[word] { return "写 \(sign)" }
      let function = meant[word] ?? word
      guard self.function.canonical(function) != nil else { return nil }
      return "写成 \(function)(…)，要比较的都写在括号里"
    }
  }
}
