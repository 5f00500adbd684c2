import AuditModel
import Testing

/// Numbers in Chinese numerals, sign by sign.
struct ChineseNumeralTests {
  /// What is left is where the number ends.
  static let numbers: [(text: String, value: Int64?, left: String)] = [
    ("三十一日", 31, "日"), ("十三五", 13, "五"), ("二十三十", 23, "十"), ("五百千", 500, "千"),
    ("百", 100, ""), ("一百五", nil, ""), ("一百零五", 105, ""), ("零十", 0, "十"),
    ("二〇二一年", 2021, "年"), ("两Ｏ", 20, ""), ("", nil, ""), ("万", nil, "万"),
    ("一亿一亿", nil, "亿"), ("三亿零五万", 300_050_000, ""), ("二一", 21, ""),
  ]

  @Test(arguments: numbers)
  func numberIsReadAsFarAsItGoes(text: String, value: Int64?, left: String) {
    var number = ChineseNumeral()
    let rest = text.unicodeScalars.drop { number.append($0.value) }
    #expect(number.value == value)
    #expect(String(String.UnicodeScalarView(rest)) == left)
  }

  /// However many signs there are, the number stays one that can be held.
  @Test func longestNumberCanBeHeld() {
    var number = ChineseNumeral()
    let taken = (0..<100).count { _ in number.append(digit: 9) }
    #expect(taken == 15 && number.value == 999_999_999_999_999)
  }
}
