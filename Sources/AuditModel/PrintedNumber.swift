/// A number as printed, part by part.
struct PrintedNumber {
  private var position: Int
  private let end: Int
  /// −1, 0 (none printed) or 1.
  private(set) var sign = 0
  private(set) var decimals = 0
  private(set) var unit = Cell.Unit.none
  /// All digits as one whole number.
  private var digits: Int64 = 0

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  private func peek(_ text: Span<UInt8>) -> (value: UInt32, length: Int)? {
    position < end ? scalar(at: position, in: text) : nil
  }

  private mutating func skipSpaces(_ text: Span<UInt8>) {
    while let s = peek(text), isSpace(s.value) { position += s.length }
  }

  /// Whether the whole text is one number.
  mutating func read(in text: Span<UInt8>, figure: FormLine.Figure) -> Bool {
    let isBracketed = figure == .signedCount && readOpeningBracket(text)
    readSign(text, figure: figure)
    skipSpaces(text)
    guard readDigits(text) else { return false }
    skipSpaces(text)
    if isBracketed {
      guard let close = peek(text), isClosingBracket(close.value), sign == 0 else {
        return false
      }
      position += close.length
      sign = -1
    }
    readUnit(text)
    skipSpaces(text)
    return position == end
  }

  private mutating func readOpeningBracket(_ text: Span<UInt8>) -> Bool {
    guard let s = peek(text), isOpeningBracket(s.value) else { return false }
    position += s.length
    return true
  }

  private mutating func readSign(_ text: Span<UInt8>, figure: FormLine.Figure) {
    guard let s = peek(text) else { return }
    switch s.value {
    case 0x2B, 0xFF0B: sign = 1
    case 0x2D, 0xFF0D, 0x2212, 0x2013: sign = -1
    case 0x2191 where figure == .signedCount, 0x589E where figure == .signedCount: sign = 1  // ↑ 增
    case 0x2193 where figure == .signedCount, 0x51CF where figure == .signedCount: sign = -1  // ↓ 减
    default: return
    }
    position += s.length
    // 增加, 减少
    if let next = peek(text),
      s.value == 0x589E && next.value == 0x52A0 || s.value == 0x51CF && next.value == 0x5C11
    {
      position += next.length
    }
  }

  /// Digits, grouped by threes or not at all, with an optional fraction. A number does not begin with
  /// needless zeros: "007" is more likely three cells run together than a seven.
  private mutating func readDigits(_ text: Span<UInt8>) -> Bool {
    var whole = 0
    var group = 0
    var isGrouped = false
    var leading = -1
    while let s = peek(text) {
      if let d = digit(s.value) {
        guard append(d) else { return false }
        if whole == 0 { leading = d }
        whole += 1
        group += 1
        position += s.length
      } else if isGroupMark(s.value), isFollowedByGroup(s.length, text) {
        guard isGrouped ? group == 3 : (1...3).contains(group) else { return false }
        isGrouped = true
        group = 0
        position += s.length
      } else {
        break
      }
    }
    guard whole > 0, !isGrouped || group == 3, whole == 1 || leading != 0 else { return false }
    guard let point = peek(text), point.value == 0x2E || point.value == 0xFF0E else { return true }
    position += point.length
    while let s = peek(text), let d = digit(s.value) {
      guard append(d) else { return false }
      decimals += 1
      position += s.length
    }
    return decimals > 0
  }

  private func isGroupMark(_ scalar: UInt32) -> Bool {
    scalar == 0x2C || scalar == 0xFF0C || scalar == 0x20 || scalar == 0xA0 || scalar == 0x2009
  }

  /// Whether just three digits stand behind a group mark of `length` bytes.
  private func isFollowedByGroup(_ length: Int, _ text: Span<UInt8>) -> Bool {
    var i = position + length
    for _ in 0..<3 {
      guard i < end else { return false }
      let s = scalar(at: i, in: text)
      guard digit(s.value) != nil else { return false }
      i += s.length
    }
    return i == end || digit(scalar(at: i, in: text).value) == nil
  }

  private mutating func append(_ d: Int) -> Bool {
    let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
    if overflow { return false }
    let (sum, carry) = product.addingReportingOverflow(Int64(d))
    digits = sum
    return !carry
  }

  private mutating func readUnit(_ text: Span<UInt8>) {
    guard let s = peek(text) else { return }
    switch s.value {
    case _ where isCounter(s.value):
      unit = .counter
      position += s.length
    case 0x5143:  // 元
      unit = .yuan
      position += s.length
    case 0x4E07, 0x4EBF:  // 万 亿, with or without 元
      unit = s.value == 0x4E07 ? .tenThousandYuan : .hundredMillionYuan
      position += s.length
      if let next = peek(text), next.value == 0x5143 { position += next.length }
    default: break
    }
  }

  /// The number in the unit of the form; nil where the unit does not belong there or it cannot be held exactly.
  func value(for figure: FormLine.Figure) -> FixedDecimal? {
    var places = 6 - decimals
    switch unit {
    case .none: break
    case .counter: if figure == .amount { return nil }
    case .yuan: places -= 4
    case .tenThousandYuan: break
    case .hundredMillionYuan: places += 4
    }
    if figure != .amount, unit == .yuan || unit == .tenThousandYuan || unit == .hundredMillionYuan {
      return nil
    }
    var scaled = digits
    while places > 0 {
      let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      scaled = product
      places -= 1
    }
    while places < 0 {
      guard scaled % 10 == 0 else { return nil }
      scaled /= 10
      places += 1
    }
    return FixedDecimal(scaled: sign < 0 ? -scaled : scaled)
  }
}
