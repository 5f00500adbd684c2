import AuditModel

/// The value of a cell in an example, as an agency would print it.
struct CellText {
  let cell: Cell
  /// Empty where nothing is printed.
  let printed: String

  private static let dashes: Set = ["/", "／", "-", "－", "—", "——", "无"]

  init(_ text: String) {
    switch Vocabulary.state(text) {
    case .blank: (cell, printed) = (Cell(state: .blank), "")
    case .absent: (cell, printed) = (.absent, "")
    case .dash: (cell, printed) = (Cell(state: .dash), "/")
    default:
      printed = text
      if Self.dashes.contains(text) {
        cell = Cell(state: .dash)
      } else {
        cell = NumberText(text)?.cell ?? Cell(state: .unreadable)
      }
    }
  }
}

/// A number with sign, grouping, decimals and unit.
private struct NumberText {
  var cell: Cell

  init?(_ text: String) {
    var rest = Substring(String(scalars: text.unicodeScalars.map(Self.narrow)))
    let unit = Self.takeUnit(&rest)
    let isNegative = rest.first == "-" || rest.first == "－"
    let isSigned = isNegative || rest.first == "+" || rest.first == "＋"
    if isSigned { rest = rest.dropFirst() }
    guard let digits = Self.withoutGrouping(rest), var value = FixedDecimal(digits: digits) else {
      return nil
    }
    if isNegative { value.scaled.negate() }
    switch unit {
    case .yuan: value.scaled /= 10_000
    case .hundredMillionYuan:
      let (scaled, overflow) = value.scaled.multipliedReportingOverflow(by: 10_000)
      if overflow { return nil }
      value.scaled = scaled
    case .none, .counter, .tenThousandYuan: break
    }
    let decimals = digits.utf8.drop { $0 != UInt8(ascii: ".") }.dropFirst().count
    cell = Cell(
      state: .number, value: value, unit: unit, decimals: UInt8(decimals), signed: isSigned)
  }

  /// As the reader takes figures: １，０００．５ is 1,000.5.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "，": ","
    case "．": "."
    default: scalar.narrowDigit
    }
  }

  private static func takeUnit(_ text: inout Substring) -> Cell.Unit {
    // All of them are Chinese.
    if let last = text.unicodeScalars.last, last.isASCII { return .none }
    for term in Vocabulary.cellUnit.terms.reversed() {
      guard text.hasSuffix(term.chinese), let unit = Vocabulary.cellUnit(term.chinese) else {
        continue
      }
      text = text.dropLast(term.chinese.count)
      return unit
    }
    return .none
  }

  /// nil where commas do not part groups of three.
  private static func withoutGrouping(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return String(text) }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
  }
}
