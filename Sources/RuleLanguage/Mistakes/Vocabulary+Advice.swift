/// What people write who know the language of tables better than this one.
extension Vocabulary {
  /// Words for functions that go by another name.
  static let meant = [
    "字数": "长度", "包含": "含有", "求和": "合计", "总和": "合计", "个数": "计数", "不存在": "存在",
  ]

  /// What to do about a word or sign where an expression has ended.
  static func advice(on found: String) -> String? {
    let word = String(found.dropFirst().dropLast())
    switch word {
    case ".": return "一格写成 表名[行,列]"
    case "否则", "else": return "拆成两句：(if 甲 then 乙) and (if not 甲 then 丙)"
    case "时": return "写成 if 甲 then 乙（若 甲 则 乙）；整条规则的前提写在 when（适用）里"
    case "&&", "并且", "而且", "同时": return "“并且”写 and 或 且"
    case "||", "或者": return "“或者”写 or 或 或"
    case "大于", "小于", "等于", "不小于", "不少于", "不大于": return "比较写 = != < <= > >="
    default:
      let function = meant[word] ?? word
      guard self.function.canonical(function) != nil else { return nil }
      return "写成 \(function)(…)，要比较的都写在括号里"
    }
  }
}
