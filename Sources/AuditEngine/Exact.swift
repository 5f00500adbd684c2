import AuditModel

/// A fraction, exact: what the rule language computes with. Every operation says when it would not fit.
struct Exact: Hashable {
  var numerator: Int128
  /// Above zero. A decimal keeps `FixedDecimal.scale`, so that most sums meet with equal denominators.
  var denominator: Int128

  // Not kept: whoever asks for a kept one asks first whether it is there yet.
  private static var decimal: Int128 { Int128(FixedDecimal.scale) }

  init(_ value: FixedDecimal) {
    numerator = Int128(value.scaled)
    denominator = Self.decimal
  }

  /// `scaled` times 1/`FixedDecimal.scale`.
  init(scaled: Int128) {
    numerator = scaled
    denominator = Self.decimal
  }

  init(_ whole: Int) {
    numerator = Int128(whole) * Self.decimal
    denominator = Self.decimal
  }

  /// nil where `denominator` is zero.
  private init?(reducing numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.commonDivisor(numerator, denominator)
    self.numerator = (denominator < 0 ? -numerator : numerator) / divisor
    self.denominator = (denominator < 0 ? -denominator : denominator) / divisor
    if self.denominator != Self.decimal, Self.decimal % self.denominator == 0 {
      let (scaled, overflow) =
        self.numerator.multipliedReportingOverflow(by: Self.decimal / self.denominator)
      if !overflow {
        self.numerator = scaled
        self.denominator = Self.decimal
      }
    }
  }

  private static func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : Int128(a)
  }

  static var zero: Exact { Exact(0) }

  var isZero: Bool { numerator == 0 }
  var isWhole: Bool { numerator % denominator == 0 }

  /// The whole number, where it is one that `Int` holds.
  var whole: Int? { isWhole ? Int(exactly: numerator / denominator) : nil }

  /// nil where the value does not fit.
  var negated: Exact? {
    guard numerator != .min else { return nil }
    var result = self
    result.numerator = -numerator
    return result
  }

  /// nil where the sum does not fit.
  func plus(_ other: Exact) -> Exact? {
    if denominator == other.denominator {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      if overflow { return nil }
      var result = self
      result.numerator = sum
      return result
    }
    let (a, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, o2) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (d, o3) = denominator.multipliedReportingOverflow(by: other.denominator)
    let (sum, o4) = a.addingReportingOverflow(b)
    return o1 || o2 || o3 || o4 ? nil : Exact(reducing: sum, over: d)
  }

  func minus(_ other: Exact) -> Exact? { other.negated.flatMap { plus($0) } }

  func times(_ other: Exact) -> Exact? {
    let (n, o1) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (d, o2) = denominator.multipliedReportingOverflow(by: other.denominator)
    return o1 || o2 ? nil : Exact(reducing: n, over: d)
  }

  /// nil too where `other` is zero.
  func divided(by other: Exact) -> Exact? {
    let (n, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (d, o2) = denominator.multipliedReportingOverflow(by: other.numerator)
    return o1 || o2 ? nil : Exact(reducing: n, over: d)
  }

  /// Below zero where the value is less than `other`, above where greater; nil where it cannot be told.
  func compared(to other: Exact) -> Int? {
    if denominator == other.denominator {
      return numerator < other.numerator ? -1 : numerator > other.numerator ? 1 : 0
    }
    let (a, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, o2) = other.numerator.multipliedReportingOverflow(by: denominator)
    return o1 || o2 ? nil : (a < b ? -1 : a > b ? 1 : 0)
  }
}

extension Exact {
  /// In hundredths, rounded to so many places: 25.3%; nil where it does not fit.
  func percentage(places: Int) -> String? {
    times(Exact(100)).map { "\($0.description(places: places))%" }
  }
}

extension Exact: CustomStringConvertible {
  private static let decimals = 6
  /// Nobody reads more of a fraction that does not end.
  private static let shortDecimals = 2

  /// Plain decimal digits; a fraction that does not end is rounded, above one to two places.
  var description: String {
    let isLong = denominator == Self.decimal || numerator.magnitude < denominator.magnitude
    return description(places: isLong ? Self.decimals : Self.shortDecimals)
  }

  fileprivate func description(places: Int) -> String {
    let magnitude = numerator.magnitude
    let scale = (0..<places).reduce(UInt128(1)) { scale, _ in scale * 10 }
    var whole = magnitude / denominator.magnitude
    let rest = magnitude % denominator.magnitude
    // A rest so large that it cannot be scaled is of a fraction too fine to print.
    let (scaled, overflow) = rest.multipliedReportingOverflow(by: scale)
    let divisor = denominator.magnitude
    var fraction = overflow ? rest / (divisor / scale) : (scaled + divisor / 2) / divisor
    if fraction >= scale {
      whole += 1
      fraction = 0
    }
    var text = String(whole)
    if fraction != 0 {
      var digits = String(fraction)
      digits = String(repeating: "0", count: places - digits.count) + digits
      while digits.last == "0" { digits.removeLast() }
      text += "." + digits
    }
    return numerator < 0 && text != "0" ? "-" + text : text
  }
}
