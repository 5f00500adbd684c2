import AuditModel

/// Reads a number that stands in prose: Arabic or full-width digits with grouping, Chinese numerals, a
/// scale (1.2万).
struct SaidFigure {
  /// nil where it is no number, or one of several.
  private(set) var value: FixedDecimal?
  /// What the last printed digit counts: 1.2万 counts thousands.
  private(set) var lastPlace = FixedDecimal(scaled: FixedDecimal.scale)
  /// Whether a scale stands behind the digits.
  private(set) var hasScale = false

  /// `scale` is what stands between the digits and the unit.
  init(digits: UnsafeBufferPointer<UInt8>, scale: UnsafeBufferPointer<UInt8>) {
    var scalars = Scalars(digits)
    let first = scalars.peek
    var decimals = 0
    if let first, Self.digit(first) != nil {
      value = Self.arabic(&scalars, decimals: &decimals)
    } else {
      value = Self.chinese(&scalars)
    }
    for _ in 0..<decimals { lastPlace.scaled = max(1, lastPlace.scaled / 10) }
    var factor: Int64 = 1
    var signs = Scalars(scale)
    while let sign = signs.next() {
      guard let unit = ChineseNumeral.unit(sign) else { continue }
      factor = Self.product(factor, unit) ?? .max
      hasScale = true
    }
    guard hasScale, let plain = value else { return }
    value = Self.product(plain.scaled, factor).map { FixedDecimal(scaled: $0) }
    lastPlace.scaled = Self.product(lastPlace.scaled, factor) ?? .max
  }

  private static func product(_ a: Int64, _ b: Int64) -> Int64? {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : product
  }

  // MARK: Arabic digits

  static func digit(_ scalar: UInt32) -> Int64? {
    switch scalar {
    case 0x30...0x39: Int64(scalar) - 0x30
    case 0xFF10...0xFF19: Int64(scalar) - 0xFF10
    default: nil
    }
  }

  private static func arabic(_ scalars: inout Scalars, decimals: inout Int) -> FixedDecimal? {
    var whole: Int64 = 0
    var fraction: Int64 = 0
    var isFraction = false
    while let scalar = scalars.next() {
      if let digit = digit(scalar) {
        if isFraction {
          decimals += 1
          // More places than money has say nothing.
          if decimals <= 6 { fraction = fraction * 10 + digit }
        } else {
          guard let next = product(whole, 10), next <= .max - digit else { return nil }
          whole = next + digit
        }
      } else if scalar == 0x2E || scalar == 0xFF0E {
        isFraction = true
      }
    }
    guard decimals <= 6, var value = FixedDecimal(whole: whole) else { return nil }
    for _ in decimals..<6 { fraction *= 10 }
    let (sum, overflow) = value.scaled.addingReportingOverflow(fraction)
    if overflow { return nil }
    value.scaled = sum
    return value
  }

  // MARK: Chinese numerals

  /// Whether it may stand in the number of a day or a month.
  static func isNumeral(_ scalar: UInt32) -> Bool {
    digit(scalar) != nil || ChineseNumeral.isSign(scalar)
  }

  private static func chinese(_ scalars: inout Scalars) -> FixedDecimal? {
    var number = ChineseNumeral()
    while let scalar = scalars.next() {
      guard number.append(scalar) else { return nil }
    }
    return number.value.flatMap { FixedDecimal(whole: $0) }
  }

  /// The scalars of valid UTF-8.
  struct Scalars {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var peek: UInt32? {
      var copy = self
      return copy.next()
    }

    mutating func next() -> UInt32? {
      guard position < bytes.count else { return nil }
      let first = bytes[position]
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard position + length <= bytes.count else {
        position = bytes.count
        return nil
      }
      var scalar = UInt32(first)
      if length > 1 {
        scalar &= 0xFF >> UInt32(length + 1)
        for i in 1..<length { scalar = scalar << 6 | UInt32(bytes[position + i] & 0x3F) }
      }
      position += length
      return scalar
    }
  }
}
