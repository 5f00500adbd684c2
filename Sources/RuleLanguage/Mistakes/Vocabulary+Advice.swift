/// What people write who know the language of tables better than this one.
extension Vocabulary {
  /// Words for functions that go by another name.
  static let meant = [
    "字数": "长度", "包含": "含有", "求和": "合计", "总和": "合计", "个数": "计数",
  ]

  /// Keys that go by another name.
  static let keysMeant = [
    "标题": "名称", "描述": "名称", "规则名称": "名称", "等级": "级别", "分值": "扣分", "分数": "扣分",
    "得分": "扣分", "法律依据": "依据", "出处": "依据", "备注": "说明", "注释": "说明", "提示": "报文",
    "消息": "报文", "信息": "报文", "问题": "报文", "整改": "建议", "措施": "建议", "条件": "适用",
    "当": "适用", "适用范围": "适用", "范围": "适用", "前提": "适用", "规则": "要求", "公式": "要求", "判断": "要求",
    "示例": "例", "例子": "例", "样例": "例", "举例": "例", "变量": "令", "定义": "令", "提取": "取",
    "模板": "套用", "禁用": "停用", "忽略": "停用", "查找": "找", "关键词": "词表", "来自": "从",
    "合格": "通过", "正确": "通过", "符合": "通过", "不合格": "不通过", "错误": "不通过", "不符合": "不通过",
    "不符": "不通过", "无法判定": "不判定", "未判定": "不判定",
  ]

  private static let comparisons = [
    "大于": ">", "小于": "<", "等于": "=", "是": "=", "为": "=", "不等于": "!=", "不是": "!=", "不为": "!=",
    "大于等于": ">=", "不小于": ">=", "不少于": ">=", "不低于": ">=", "至少": ">=",
    "小于等于": "<=", "不大于": "<=", "不超过": "<=", "不多于": "<=", "不高于": "<=", "至多": "<=",
  ]

  /// The function in 不存在, 不含有, 不匹配.
  static func negated(_ word: String) -> String? {
    guard let sign = ["不", "没有", "未", "非"].first(where: word.hasPrefix) else { return nil }
    let rest = String(word.dropFirst(sign.count))
    let function = meant[rest] ?? rest
    return Function(function) == nil ? nil : function
  }

  /// Operators that go by another name.
  static let operatorsMeant = [
    "如果": "若", "假如": "若", "要是": "若", "那么": "则", "并且": "且", "而且": "且", "同时": "且", "以及": "且",
    "和": "且", "与": "且", "及": "且", "并": "且",
    "或者": "或", "不": "非",
  ]

  /// Words before what should not hold.
  static let negations = ["不是", "并非", "不", "没有"]

  /// Kinds of agencies that go by another name.
  static let kindsMeant = [
    "镇政府": "乡镇", "乡政府": "乡镇", "乡镇政府": "乡镇", "镇": "乡镇", "乡": "乡镇",
    "街道办": "街道", "街道办事处": "街道", "局": "部门", "委办局": "部门", "政府部门": "部门",
  ]

  /// The closed vocabulary that a word belongs to, as it is asked for.
  static func fact(of word: String) -> String? {
    if agencyKind.canonical(word) != nil { return "agency kind（机关类型）" }
    if agencyLevel.canonical(word) != nil { return "agency level（机关级别）" }
    return state.canonical(word) == nil ? nil : "state（状态）"
  }

  /// What to do about a word or sign where an expression has ended.
  static func advice(on word: String) -> String? {
    switch word {
    case ".": return "一格写成 表名[行,列]"
    case "否则", "else": return "拆成两句：(若 甲 则 乙) 且 (若 非 甲 则 丙)"
    case "时": return "写成 若 甲 则 乙；整条规则的前提写在 when（适用）里"
    case "&&": return "“并且”写 且（and）"
    case "||": return "“或者”写 或（or）"
    case "不为空", "非空", "为空": return "问一章写 为空(章 六) 或 非 为空(章 六)；问一格写 状态(表名[行,列]) = 空"
    case "在", "介于", "之间": return "几个值之一写 甲 属于 [乙, 丙]；两个数之间写 甲 >= 1 且 甲 <= 5"
    case "不属于", "不在", "除外": return "写成 非 (甲 属于 [乙, 丙])"
    case "到", "至": return "一串行或列写成 甲..乙"
    case "加", "加上": return "写 +"
    case "减", "减去": return "写 -"
    case "乘", "乘以": return "写 *"
    case "除以", "除": return "写 /"
    case "的": return "甲的 10% 写成 甲 * 0.1"
    default:
      if let sign = comparisons[word] { return "写 \(sign)" }
      if let sign = operatorsMeant[word] {
        return "写 \(operatorWord.canonical(sign).map { "\(sign)（\($0)）" } ?? sign)"
      }
      let function = meant[word] ?? word
      guard Function(function) != nil else { return nil }
      return "写成 \(function)(…)，要比较的都写在括号里"
    }
  }
}
