import AuditModel

/// A number in Chinese numerals where an expression wants plain digits.
enum ChineseNumber {
  /// 五万元 (5, since amounts are in 万元), 三十件, 百分之十 (0.1) in plain digits; nil for any other word.
  static func plain(_ word: String, counters: [String]) -> String? {
    if word.hasPrefix("百分之") {
      guard let value = value(word.dropFirst(3)) else { return nil }
      return value % 100 == 0 ? String(value / 100) : "\(value) / 100"
    }
    for unit in ["万元", "亿元", "元", ""] + measures + counters where word.hasSuffix(unit) {
      guard let value = value(word.dropLast(unit.count)) else { continue }
      if unit == "亿元" {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10_000)
        return overflow ? nil : String(product)
      }
      return unit == "元" ? (value % 10_000 == 0 ? String(value / 10_000) : nil) : String(value)
    }
    return nil
  }

  /// What else the language measures: lengths, days and years.
  private static let measures = ["字", "个字", "天", "日", "年"]

  private static func value(_ text: Substring) -> Int64? {
    var number = ChineseNumeral()
    return text.unicodeScalars.allSatisfy { number.append($0.value) } ? number.value : nil
  }
}
