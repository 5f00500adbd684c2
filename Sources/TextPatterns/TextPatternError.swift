/// Why a regular expression cannot be used, told to the person who wrote it.
public struct TextPatternError: Error, Hashable, Sendable {
  /// In Chinese; the library's own words for what hardly anybody meets.
  public var message: String
  /// Where, as a UTF-8 byte offset into the pattern.
  public var offset: Int

  public init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}

/// A search that was given up: the pattern backtracks too much on this text. The same pattern on the
/// same text is always given up.
public struct MatchLimitExceeded: Error, Hashable, Sendable {
  public init() {}
}

extension TextPatternError {
  /// What PCRE2's compile error `code` means.
  static func chinese(_ code: Int32) -> String? {
    switch code {
    case 101: "正则式末尾有多余的 \\"
    case 102: "\\c 后面缺少字符"
    case 103: "\\ 后面的字符没有含义"
    case 104: "{} 里的两个次数前大后小"
    case 105: "{} 里的次数太大"
    case 106: "字符集缺少收尾的 ]"
    case 107: "这个转义不能用在字符集 […] 里"
    case 108: "字符集里的范围前大后小"
    case 109: "量词前面没有可以重复的内容"
    case 111: "(? 后面的字符没有含义"
    case 112: "[:…:] 只能写在字符集 […] 里"
    case 113: "不支持 [.….] 和 [=…=]"
    case 114, 118: "缺少收尾的 )"
    case 115: "引用的分组不存在"
    case 119: "括号嵌套太深"
    case 120: "正则式展开后太大"
    case 122: "多出一个 )"
    case 124: "条件分组缺少收尾的 )"
    case 125, 136, 187: "后顾断言的长度必须确定"
    case 130: "不认识的 [:…:] 名称"
    case 134, 177: "字符编码超出范围"
    case 142: "分组名后面缺少收尾的符号"
    case 143: "两个分组重名"
    case 144: "分组名不能以数字开头"
    case 146, 147: "\\p 或 \\P 后面不是认识的字符属性"
    case 150: "字符集里的范围两端必须是单个字符"
    case 162: "此处应当是分组名"
    case 183: "不能使用 \\C"
    case 188: "正则式太长"
    default: nil
    }
  }
}
