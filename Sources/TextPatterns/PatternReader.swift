/// Reads the pattern; nil from any function: it holds what is not understood.
struct PatternReader {
  let bytes: [UInt8]
  var i = 0
  /// Whether `.` may be the end of a line.
  var hasDotAll = false
  /// Whether something was passed over that takes no text and may yet keep the pattern from fitting: what stands beside
  /// it, or that what was taken once is not given back.
  var hasConditions = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { i == bytes.count }

  func peek(_ offset: Int = 0) -> UInt8? {
    i + offset < bytes.count ? bytes[i + offset] : nil
  }

  func follows(_ text: StaticString) -> Bool {
    bytes.count - i >= text.utf8CodeUnitCount
      && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[i + $0] == text.utf8Start[$0] }
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard follows(text) else { return false }
    i += text.utf8CodeUnitCount
    return true
  }

  mutating func skip(to end: UInt8) {
    while let next = peek(), next != end { i += 1 }
  }

  mutating func alternation() -> PatternPart? {
    var texts: [[UInt8]] = []
    while texts.count < PatternPart.mostTexts, let text = literalSequence() {
      texts.append(text)
      if !take("|") { return PatternPart(exact: texts) }
    }
    guard var result = sequence() else { return nil }
    if !texts.isEmpty {
      var alternatives = PatternPart(exact: texts)
      alternatives.formAlternative(result)
      result = alternatives
    }
    while take("|") {
      guard let next = sequence() else { return nil }
      result.formAlternative(next)
    }
    return result
  }

  /// A sequence that is one text; nil where it is more than that.
  mutating func literalSequence() -> [UInt8]? {
    let start = i
    let text = literalText() ?? []
    if isAtEndOfSequence { return Array(text) }
    i = start
    return nil
  }

  mutating func sequence() -> PatternPart? {
    var parts = SequenceParts()
    while !isAtEndOfSequence {
      if let text = literalText() {
        parts.add(text)
      } else if let choices = lookahead() {
        parts.add(ahead: choices)
      } else {
        guard let atom = atom(), let part = quantified(atom) else { return nil }
        parts.add(part)
      }
    }
    return parts.joined()
  }

  /// What `(?=…)` asks for; nil where there is none, or it is not understood.
  private mutating func lookahead() -> [PatternPart.Choice]? {
    let start = i
    if take("(?="), let inner = alternation(), take(")"), !isAtQuantifier {
      hasConditions = true
      return inner.choices
    }
    i = start
    return nil
  }

  var isAtEndOfSequence: Bool {
    switch peek() {
    case nil, UInt8(ascii: "|"), UInt8(ascii: ")"): true
    default: false
    }
  }

  // MARK: Quantifiers

  mutating func quantified(_ part: PatternPart) -> PatternPart? {
    let (least, most): (Int, Int)
    switch peek() {
    case UInt8(ascii: "?"): (least, most) = (0, 1)
    case UInt8(ascii: "*"): (least, most) = (0, .max)
    case UInt8(ascii: "+"): (least, most) = (1, .max)
    case UInt8(ascii: "{"):
      guard let bounds = bounds() else { return part }
      (least, most) = bounds
      return repeated(part, least, most)
    default: return part
    }
    i += 1
    return repeated(part, least, most)
  }

  mutating func repeated(_ part: PatternPart, _ least: Int, _ most: Int) -> PatternPart? {
    // Lazy and possessive signs make nothing fit that did not fit before.
    if take("+") { hasConditions = true } else { _ = take("?") }
    if least == 1, most == 1 { return part }
    if least == 0, most == 1, let exact = part.exact { return PatternPart(exact: [[]] + exact) }
    return PatternPart(
      required: least > 0 ? part.choices : [], part.extent.repeated(most),
      endsText: least > 0 && part.endsText)
  }

  /// `{2}`, `{2,}`, `{2,5}`; nil where the brace is a plain sign.
  mutating func bounds() -> (Int, Int)? {
    var end = i + 1
    func number() -> Int? {
      var value: Int?
      while end < bytes.count, (0x30...0x39).contains(bytes[end]) {
        value = min((value ?? 0) * 10 + Int(bytes[end] - 0x30), 1 << 20)
        end += 1
      }
      return value
    }
    guard let least = number() else { return nil }
    var most = least
    if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
      end += 1
      most = number() ?? .max
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
    i = end + 1
    return (least, most)
  }
}
