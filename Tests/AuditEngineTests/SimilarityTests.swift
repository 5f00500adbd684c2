import AuditModel
import Testing

@testable import AuditEngine

/// How much two texts have in common.
struct SimilarityTests {
  static let pairs: [(a: String, b: String, similarity: String)] = [
    ("主动公开政府信息", "主动公开政府信息", "1"), ("主动公开政府信息", "主动公开，政府信息12。", "1"),
    ("主动公开", "依申请公开", "0"), ("主动公开政府", "主动公开政务", "0.5"), ("公开", "公开", "1"), ("公开", "公示", "0"),
    ("，。", "12", "1"), ("公开", "", "0"),
  ]

  @Test(arguments: pairs)
  func runsOfFourLetters(a: String, b: String, similarity: String) throws {
    let rule = rule(
      "t/similar",
      require: .compare(.less, .similarity(.text(a), .text(b)), number(-1)))
    let audit = try audit([rule], ReportBuilder().report)
    #expect(audit.findings.first?.left == similarity)
  }
}

/// `tolerance`.
struct ToleranceTests {
  static let cases: [(left: String, right: String, tolerance: Tolerance, isNear: Bool)] = [
    ("10", "10", .absolute(decimal(1)), true), ("10", "11", .absolute(decimal(1)), true),
    ("10", "12", .absolute(decimal(1)), false), ("-1", "1", .absolute(decimal(1)), false),
    ("1000", "1005", .relative(FixedDecimal(scaled: 5_000)), true),
    ("1000", "1006", .relative(FixedDecimal(scaled: 5_000)), false),
    ("0", "0", .relative(FixedDecimal(scaled: 5_000)), true),
    // Written numbers have no printed place.
    ("1", "1.000001", .printed, false),
  ]

  @Test(arguments: cases)
  func figuresMayLieApart(left: String, right: String, tolerance: Tolerance, isNear: Bool) throws {
    func value(_ text: String) -> Expression {
      .number(FixedDecimal(scaled: Int64(((Double(text) ?? 0) * 1_000_000).rounded())))
    }
    let rule = rule("t/near", require: .isNear(value(left), value(right), tolerance))
    let report = ReportBuilder().report
    #expect(try verdict(rule, report) == (isNear ? .passed : .failed))
  }

  /// Of amounts, the coarser printed one decides.
  @Test func printedPlacesAreThoseOfAmounts() throws {
    let cell = officialForms.cell("表二", "行政事业性收费", "收费金额")
    let rule = rule(
      "t/near",
      require: .isNear(.cell(.fixed(cell)), .number(FixedDecimal(scaled: 7_004_690_000)), .printed))
    var report = ReportBuilder().report
    let printed: [(value: Int64, decimals: UInt8, verdict: Verdict)] = [
      (7_004_690_000, 2, .passed), (7_004_700_000, 1, .passed), (7_005_000_000, 0, .passed),
      (7_004_000_000, 0, .failed), (7_004_600_000, 2, .failed),
    ]
    for (value, decimals, expected) in printed {
      report.cells[cell].value = FixedDecimal(scaled: value)
      report.cells[cell].decimals = decimals
      #expect(try verdict(rule, report) == expected)
    }
  }
}
