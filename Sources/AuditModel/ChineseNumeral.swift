/// A number in Chinese numerals, put together sign by sign: 二十三, 一百零五, 一万二千; digit by digit where no
/// unit stands among them (二〇二一).
public struct ChineseNumeral: Sendable {
  /// What 万 and 亿 have closed.
  private var total: Int64 = 0
  /// What smaller units have counted since.
  private var section: Int64 = 0
  /// Digits that no unit has counted yet.
  private var digits: Int64?
  private var digitCount = 0
  private var lastUnit: Int64 = 0
  private var isAfterZero = false

  public init() {}

  /// nil where nothing was read, or what may mean two numbers: 一百五 is 105 or 150.
  public var value: Int64? {
    if digits == nil, lastUnit == 0 { return nil }
    if digits != nil, lastUnit > 10, !isAfterZero { return nil }
    return total + section + (digits ?? 0)
  }

  /// Goes on with `scalar`; false, with nothing changed, where the number does not.
  public mutating func append(_ scalar: UInt32) -> Bool {
    if let digit = Self.anyDigit(scalar) { return append(digit: digit) }
    if let tens = Self.tens(scalar) { return append(tens: tens) }
    return Self.unit(scalar).map { append(unit: $0) } ?? false
  }

  /// Goes on with a digit, however it is printed.
  public mutating func append(digit: Int) -> Bool {
    if lastUnit > 0 {
      guard digits == nil else { return false }
      if digit == 0 {
        isAfterZero = true
        return true
      }
    }
    // More cannot be held.
    guard digitCount < 15 else { return false }
    digits = (digits ?? 0) * 10 + Int64(digit)
    digitCount += 1
    return true
  }

  /// 廿六: what 二十六 is.
  private mutating func append(tens: Int64) -> Bool {
    guard digits == nil, lastUnit == 0 || lastUnit > 10 else { return false }
    section += tens
    close(by: 10)
    return true
  }

  private mutating func append(unit: Int64) -> Bool {
    guard digitCount <= 1, digits != 0 else { return false }
    if unit < 10_000 {
      guard lastUnit == 0 || unit < lastUnit else { return false }
      // 十 alone is ten; so is 百 a hundred.
      section += (digits ?? 1) * unit
    } else {
      // 二万三千亿五千万: one 亿, which counts all before it, and one 万 on each side.
      let part = section + (digits ?? 0)
      let isFree = unit == 10_000 ? total % 100_000_000 == 0 : total < 100_000_000
      guard part > 0, isFree else { return false }
      total = unit == 10_000 ? total + part * unit : (total + part) * unit
      section = 0
    }
    close(by: unit)
    return true
  }

  private mutating func close(by unit: Int64) {
    lastUnit = unit
    digits = nil
    digitCount = 0
    isAfterZero = false
  }
}

// What single signs mean.
extension ChineseNumeral {
  /// 零 (also 〇 and ○) to 九; nil for every other letter.
  @inlinable
  public static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x96F6, 0x3007, 0x25CB: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// What stands for a number, or for a unit of one.
  public static func isSign(_ scalar: UInt32) -> Bool {
    anyDigit(scalar) != nil || tens(scalar) != nil || unit(scalar) != nil
  }

  /// A digit, also as only numbers in prose have it.
  private static func anyDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0xFF2F: 0  // Ｏ
    case 0x4E24: 2  // 两
    default: digit(scalar)
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

  /// 十 百 千 万 亿
  public static func unit(_ scalar: UInt32) -> Int64? {
    switch scalar {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    case 0x4E07: 10_000
    case 0x4EBF: 100_000_000
    default: nil
    }
  }
}
