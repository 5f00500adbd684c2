/// An exact decimal with six places: one 分 is 0.000001万元.
public struct FixedDecimal: Hashable, Comparable, Sendable {
  /// The value times 1 000 000.
  public var scaled: Int64

  public static let scale: Int64 = 1_000_000

  public init(scaled: Int64) { self.scaled = scaled }

  /// The whole number `value`; nil where it is too large to hold.
  public init?(whole value: Int64) {
    let (scaled, overflow) = value.multipliedReportingOverflow(by: Self.scale)
    if overflow { return nil }
    self.scaled = scaled
  }

  public static let zero = FixedDecimal(scaled: 0)

  public var isWhole: Bool { scaled % Self.scale == 0 }

  public static func < (a: Self, b: Self) -> Bool { a.scaled < b.scaled }
}

extension FixedDecimal: CustomStringConvertible {
  /// Plain decimal digits without grouping or trailing zeros: `-12.5`, `7539.443252`.
  public var description: String {
    let magnitude = scaled.magnitude
    let whole = magnitude / UInt64(Self.scale)
    var fraction = magnitude % UInt64(Self.scale)
    var text = (scaled < 0 ? "-" : "") + String(whole)
    guard fraction != 0 else { return text }
    var digits = 6
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let printed = String(fraction)
    text += "." + String(repeating: "0", count: digits - printed.count) + printed
    return text
  }
}
