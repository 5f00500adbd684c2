import AuditModel
import Testing

@testable import AuditEngine

/// Ratios as messages print them.
struct PercentageTests {
  @Test(arguments: [
    (25, 99, "25.3%"), (1, 4, "25%"), (2, 3, "66.7%"), (0, 7, "0%"), (-1, 3, "-33.3%"),
    (1, 2000, "0.1%"), (1, 2001, "0%"), (-1, 9999, "0%"), (3, 2, "150%"),
  ])
  func aRatioIsRoundedToATenth(over: Int, under: Int, printed: String) {
    #expect(Exact(over).divided(by: Exact(under))?.percentage(places: 1) == printed)
  }

  @Test func whatDoesNotFitIsNotPrinted() {
    #expect(Exact(scaled: Int128.max / 2).percentage(places: 1) == nil)
  }
}
