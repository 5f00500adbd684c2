// Signs, what `\Q` and `\E` enclose, and groups.
extension PatternReader {
  mutating func atom() -> PatternPart? {
    switch peek() {
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."):
      i += 1
      return hasDotAll ? .character : .characterOfLine
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      hasConditions = true
      i += 1
      return .empty
    default: return PatternPart(exact: [scalar()])
    }
  }

  /// Plain signs up to what is none, or what `\Q` and `\E` enclose; nil where there is no such text or it is
  /// repeated. A last sign that is repeated stands alone.
  mutating func literalText() -> ArraySlice<UInt8>? {
    let start = i
    if let text = enclosedText() {
      if !isAtQuantifier { return text }
      i = start
      return nil
    }
    var last = i
    while i < bytes.count, !Self.special[Int(bytes[i])] {
      last = i
      skipScalar()
    }
    if isAtQuantifier { i = last }
    return i > start ? bytes[start..<i] : nil
  }

  /// What `\Q` and `\E` enclose.
  mutating func enclosedText() -> ArraySlice<UInt8>? {
    guard take("\\Q") else { return nil }
    let start = i
    while i < bytes.count, !follows("\\E") { i += 1 }
    defer { _ = take("\\E") }
    return bytes[start..<i]
  }

  var isAtQuantifier: Bool { i < bytes.count && Self.quantifiers[Int(bytes[i])] }

  /// By byte: what repeats the sign before it, and that with all else that is no plain sign.
  private static let quantifiers = (0...255).map { "?*+{".utf8.contains($0) }
  private static let special = (0...255).map { "?*+{|()[\\.^$".utf8.contains($0) }

  mutating func skipScalar() {
    i += 1
    while let next = peek(), next & 0xC0 == 0x80 { i += 1 }
  }

  /// The bytes of one scalar.
  mutating func scalar() -> [UInt8] {
    let start = i
    skipScalar()
    return Array(bytes[start..<i])
  }

  mutating func group() -> PatternPart? {
    i += 1
    var isAssertion = false
    if take("?") {
      if take("#") {
        skip(to: UInt8(ascii: ")"))
        return take(")") ? .empty : nil
      }
      if take("=") || take("!") || take("<=") || take("<!") {
        isAssertion = true
      } else if take("<") || take("P<") {
        skip(to: UInt8(ascii: ">"))
        guard take(">") else { return nil }
      } else if take(">") {
        hasConditions = true
      } else if !take(":"), !take("|") {
        // What . and ^ mean changes nothing here. Other options, conditions, references: not understood.
        let start = i
        while peek() == UInt8(ascii: "s") || peek() == UInt8(ascii: "m") {
          // Wherever it stands, it may hold from here on.
          if peek() == UInt8(ascii: "s") { hasDotAll = true }
          i += 1
        }
        guard i > start else { return nil }
        if take(")") { return .empty }
        guard take(":") else { return nil }
      }
    }
    if isAssertion {
      hasConditions = true
      return skipGroup() ? .empty : nil
    }
    guard let inner = alternation(), take(")") else { return nil }
    return inner
  }

  /// Passes over what an assertion asks: it takes no text.
  mutating func skipGroup() -> Bool {
    var depth = 1
    while let next = peek() {
      switch next {
      case UInt8(ascii: "("):
        depth += 1
        // Options may hold beyond it.
        if peek(1) == UInt8(ascii: "?"), let sign = peek(2), !Self.opensPlainGroup.contains(sign) {
          return false
        }
        i += 1
      case UInt8(ascii: ")"):
        depth -= 1
        i += 1
        if depth == 0 { return true }
      case UInt8(ascii: "["):
        guard characterClass(isListed: false) != nil else { return false }
      case UInt8(ascii: "\\"):
        guard escape() != nil else { return false }
      default: i += 1
      }
    }
    return false
  }

  /// `(?:`, `(?>`, `(?|`, `(?=`, `(?!`, `(?<`, `(?P<`.
  private static let opensPlainGroup = Set(":>|=!<P".utf8)
}
