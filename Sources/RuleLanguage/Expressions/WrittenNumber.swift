import AuditModel

/// A number that is written with a unit, which expressions do not have: `100字`, `2022年1月31日`.
enum WrittenNumber {
  /// How to write it; nil where `word` is no such thing.
  static func advice(_ word: String) -> String? {
    let digits = word.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, digits.count < word.count else { return nil }
    return advice(String(digits), unit: String(word.dropFirst(digits.count)))
  }

  /// How to write `digits` that `unit` stands behind.
  static func advice(_ digits: String, unit: String) -> String {
    if let date = date(digits + unit) { return date }
    guard let value = FixedDecimal(digits: digits) else { return digits }
    let factor: (times: Int64, over: Int64)
    switch Vocabulary.cellUnit(unit) {
    case .yuan: factor = (1, 10_000)
    case .hundredMillionYuan: factor = (10_000, 1)
    default:
      factor =
        unit == "亿" ? (100_000_000, 1) : unit.hasPrefix("万") && unit != "万元" ? (10_000, 1) : (1, 1)
    }
    let (product, overflow) = value.scaled.multipliedReportingOverflow(by: factor.times)
    guard !overflow, product % factor.over == 0 else { return digits }
    return FixedDecimal(scaled: product / factor.over).description
  }

  /// Of `1万` or `1亿`, which may be a count or an amount in yuan: how to write it as an amount, in 万元; nil for other
  /// words.
  static func inTenThousandYuan(_ word: String) -> String? {
    let digits = word.prefix { ("0"..."9").contains($0) || $0 == "." }
    let times: Int64
    switch word.dropFirst(digits.count) {
    case "万": times = 1
    case "亿": times = 10_000
    default: return nil
    }
    guard let value = FixedDecimal(digits: String(digits)) else { return nil }
    let (product, overflow) = value.scaled.multipliedReportingOverflow(by: times)
    return overflow ? nil : FixedDecimal(scaled: product).description
  }

  /// 2022年1月31日 as `日期(2022, 1, 31)`.
  private static func date(_ text: String) -> String? {
    let parts = text.split { "年月日".contains($0) }
    guard text.contains("年"), text.contains("月"), parts.count == 3,
      parts.allSatisfy({ Int($0) != nil })
    else { return nil }
    return "日期(\(parts.joined(separator: ", ")))"
  }
}
