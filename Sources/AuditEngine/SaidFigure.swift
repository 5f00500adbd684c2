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
      guard let unit = Self.unit(sign) else { continue }
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
    digit(scalar) != nil || numeral(scalar) != nil || tens(scalar) != nil || unit(scalar) == 10
  }

  static func numeral(_ scalar: UInt32) -> Int64? {
    switch scalar {
    case 0xFF2F: 0  // Ｏ
    case 0x4E24: 2  // 两
    default: ChineseNumeral.digit(scalar).map(Int64.init)
    }
  }

  /// 廿, 卅
  private static func tens(_ scalar: UInt32) -> Int64? {
    switch scalar {
    case 0x5EFF: 20
    case 0x5345: 30
    default: nil
    }
  }

  private static func unit(_ scalar: UInt32) -> Int64? {
    switch scalar {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    case 0x4E07: 10_000
    case 0x4EBF: 100_000_000
    default: nil
    }
  }

  /// 二十三, 一百零五, 一万二千; digit by digit where no unit stands among them (二〇二一). 一百五 may mean 105
  /// or 150 and is no number.
  private static func chinese(_ scalars: inout Scalars) -> FixedDecimal? {
    var total: Int64 = 0
    var section: Int64 = 0
    var digits: Int64?
    var digitCount = 0
    var lastUnit: Int64 = 0
    var isAfterZero = false
    while let scalar = scalars.next() {
      if let digit = numeral(scalar) {
        guard digitCount < 15 else { return nil }
        if lastUnit > 0, digit == 0 {
          isAfterZero = true
          continue
        }
        if lastUnit > 0, digits != nil { return nil }
        digits = (digits ?? 0) * 10 + digit
        digitCount += 1
      } else if let tens = tens(scalar) {
        // 廿六: what 二十六 is.
        guard digits == nil, lastUnit == 0 || lastUnit > 10 else { return nil }
        section += tens
        lastUnit = 10
        isAfterZero = false
      } else if let unit = unit(scalar) {
        if digitCount > 1 { return nil }
        switch unit {
        case 10_000, 100_000_000:
          // 二万三千亿五千万: one 亿, which counts all before it, and one 万 on each side.
          let part = section + (digits ?? 0)
          guard (1..<10_000).contains(part),
            unit == 10_000 ? total % 100_000_000 == 0 : total < 100_000_000
          else { return nil }
          total = unit == 10_000 ? total + part * unit : (total + part) * unit
          section = 0
        default:
          // 十 alone is ten; so is 百 a hundred.
          section += (digits ?? 1) * unit
        }
        lastUnit = unit
        digits = nil
        digitCount = 0
        isAfterZero = false
      } else {
        return nil
      }
    }
    if lastUnit > 10, digits != nil, !isAfterZero { return nil }
    return FixedDecimal(whole: total + section + (digits ?? 0))
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
