import AuditModel
import TestSupport

/// A text for one cell, with what a reader must make of it.
struct CellText {
  var text: String
  var state: Cell.State
  var value = FixedDecimal.zero

  static let blank = CellText(text: "", state: .blank)

  static func number(_ value: Int, as text: String? = nil) -> CellText {
    .init(
      text: text ?? "\(value)", state: .number,
      value: FixedDecimal(scaled: Int64(value) * 1_000_000))
  }

  /// What agencies print into cells of this kind; words without digits only where `hasWords`, for they
  /// look like the name of a row.
  static func random(
    _ figure: FormLine.Figure, hasWords: Bool, _ random: inout SeededRandom
  ) -> CellText {
    switch random.below(20) {
    case 0: return .blank
    case 1: return .init(text: random.pick(["/", "-", "—", "——", "无", "／", "－"]), state: .dash)
    case 2 where random.once(in: 3):
      let texts = ["约100", "100余", "1O", "12（含）"] + (hasWords ? ["若干", "见附件"] : [])
      return .init(text: random.pick(texts), state: .unreadable)
    default: break
    }
    let n =
      random.once(in: 2)
      ? 0 : random.once(in: 8) ? 1000 + random.below(9_000_000) : random.below(1000)
    switch figure {
    case .count: return plain(n, &random)
    case .signedCount:
      guard random.once(in: 2) else { return plain(n, &random) }
      if random.once(in: 2) { return .number(n, as: random.pick(["+", "＋", "↑", "增"]) + "\(n)") }
      let m = n + 1
      return .number(
        -m, as: random.once(in: 4) ? "(\(m))" : random.pick(["-", "－", "−", "减", "↓"]) + "\(m)")
    case .amount: return amount(n, &random)
    }
  }

  private static func plain(_ n: Int, _ random: inout SeededRandom) -> CellText {
    switch random.below(12) {
    case 0: .number(n, as: "\(n)".fullWidth)
    case 1: .number(n, as: grouped(n, by: random.pick([",", "，", " "])))
    case 2: .number(n, as: "\(n)" + random.pick(["件", "条", "宗", "起", "份", "例", " 件"]))
    case 3: .number(n, as: "\(n)." + random.pick(["0", "00"]))
    default: .number(n)
    }
  }

  private static func amount(_ n: Int, _ random: inout SeededRandom) -> CellText {
    let value = FixedDecimal(scaled: Int64(n) * 10_000)
    switch random.below(5) {
    case 0: return .init(text: "\(value)万元", state: .number, value: value)
    case 1: return .init(text: "\(n * 100)元", state: .number, value: value)
    case 2: return .init(text: grouped(n * 100, by: ",") + "元", state: .number, value: value)
    default: return .init(text: "\(value)", state: .number, value: value)
    }
  }

  private static func grouped(_ n: Int, by mark: String) -> String {
    var digits = Array("\(n)")
    var i = digits.count - 3
    while i > 0 {
      digits.insert(contentsOf: mark, at: i)
      i -= 3
    }
    return String(digits)
  }
}

extension String {
  /// ASCII in full width.
  var fullWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map {
          (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0)! : $0
        }))
  }
}
