import AuditModel
import Testing

struct FixedDecimalTests {
  static let prints: [(scaled: Int64, text: String)] = [
    (0, "0"), (1_000_000, "1"), (-3_000_000, "-3"), (12_500_000, "12.5"), (1, "0.000001"),
    (-1, "-0.000001"), (7_539_443_252, "7539.443252"), (100_000, "0.1"), (10_000_010, "10.00001"),
    (.max, "9223372036854.775807"), (.min, "-9223372036854.775808"),
  ]

  @Test(arguments: prints)
  func printsPlainDigitsWithoutNeedlessZeros(scaled: Int64, text: String) {
    #expect(FixedDecimal(scaled: scaled).description == text)
  }

  @Test func wholeNumbersThatDoNotFitAreNone() {
    #expect(FixedDecimal(whole: 9_223_372_036_854)?.description == "9223372036854")
    #expect(FixedDecimal(whole: 9_223_372_036_855) == nil)
    #expect(FixedDecimal(whole: .min) == nil)
  }

  @Test func onlyFractionsAreNotWhole() {
    #expect(FixedDecimal(scaled: -4_000_000).isWhole)
    #expect(!FixedDecimal(scaled: 4_000_001).isWhole)
  }
}
