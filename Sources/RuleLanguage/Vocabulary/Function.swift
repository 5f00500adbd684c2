/// What stands before the brackets of a call, by its English word.
enum Function: String, CaseIterable, Hashable, Sendable {
  case sum, min, max, count, list, leaves, children, named, exists, empty, whole, state, printed,
    unit, decimals
  case text, length, matches, times, sentence, clause, before, date, figures, alike, contains,
    similarity
  case validID = "valid id"
  case validDate = "valid date"
  case days, edition
  case appliedEdition = "applied edition"

  var chinese: String {
    switch self {
    case .sum: "合计"
    case .min: "最小"
    case .max: "最大"
    case .count: "计数"
    case .list: "列出"
    case .leaves: "末级"
    case .children: "下级"
    case .named: "所指"
    case .exists: "存在"
    case .empty: "为空"
    case .whole: "整数"
    case .state: "状态"
    case .printed: "原文"
    case .unit: "单位"
    case .decimals: "小数位"
    case .text: "文本"
    case .length: "长度"
    case .matches: "匹配"
    case .times: "次数"
    case .sentence: "句"
    case .clause: "分句"
    case .before: "前文"
    case .date: "日期"
    case .figures: "各数"
    case .alike: "相同"
    case .contains: "含有"
    case .similarity: "相似度"
    case .validID: "有效证件号"
    case .validDate: "有效日期"
    case .days: "天数"
    case .edition: "检出版式"
    case .appliedEdition: "应用版式"
    }
  }

  /// The function that `word` names in either language.
  init?(_ word: String) {
    guard let name = Vocabulary.function.canonical(word) else { return nil }
    self.init(rawValue: name)
  }

  /// Whether a pattern may stand as the second of its operands.
  var takesPattern: Bool { self == .matches || self == .times || self == .figures }
}
