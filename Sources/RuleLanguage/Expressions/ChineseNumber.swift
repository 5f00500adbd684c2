/// A number in Chinese numerals, or in groups of three, where an expression wants plain digits.
enum ChineseNumber {
  /// 五万元 (5, since amounts are in 万元), 三十, 百分之十 (0.1) in plain digits; nil for any other word.
  static func plain(_ word: String) -> String? {
    if word.hasPrefix("百分之") {
      guard let value = value(word.dropFirst(3)) else { return nil }
      return value % 100 == 0 ? String(value / 100) : "\(value) / 100"
    }
    for unit in ["万元", "亿元", "元", ""] + counters where word.hasSuffix(unit) {
      guard let value = value(word.dropLast(unit.count)) else { continue }
      if unit == "亿元" { return String(value * 10_000) }
      return unit == "元" ? (value % 10_000 == 0 ? String(value / 10_000) : nil) : String(value)
    }
    return nil
  }

  private static let counters = ["件", "条", "个", "字", "次", "天", "日", "年", "个字"]
  private static let digits = Array("零一二三四五六七八九")
  private static let scales: [Character: Int] = ["十": 10, "百": 100, "千": 1000]

  /// 二〇二一 sign by sign, else by its scales; nil where a sign is no numeral, or one digit follows another amid scales.
  private static func value(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.count <= 12 else { return nil }
    let signs = text.map { digits.firstIndex(of: $0 == "两" ? "二" : $0 == "〇" ? "零" : $0) }
    if !signs.contains(nil) { return signs.reduce(0) { $0 * 10 + $1! } }
    var (total, part, digit) = (0, 0, 0)
    for (sign, value) in zip(text, signs) {
      if let value {
        guard digit == 0 else { return nil }
        digit = value
      } else if let scale = scales[sign] {
        part += (digit == 0 ? 1 : digit) * scale
        digit = 0
      } else if sign == "万", total == 0, part + digit > 0 {
        (total, part, digit) = ((part + digit) * 10_000, 0, 0)
      } else {
        return nil
      }
    }
    return total + part + digit
  }
}
