// What stands for one of many characters: classes and escapes.
extension PatternReader {
  /// A few plain signs; any other class may be any character. `isListed`: whether somebody asks for the signs.
  mutating func characterClass(isListed: Bool = true) -> PatternPart? {
    i += 1
    let isNegated = take("^")
    var isPlain = isListed && !isNegated
    /// Whether the class names the end of a line, and whether it may hold it without naming it.
    var namesLineEnd = false
    var mayHoldLineEnd = false
    /// As long as there are none but plain ones.
    var members: [[UInt8]] = []
    var last: UInt8?
    func add() {
      last = bytes[i]
      if last == 0x0A { mayHoldLineEnd = true }
      if isPlain { members.append(scalar()) } else { skipScalar() }
    }
    if peek() == UInt8(ascii: "]") { add() }
    while let next = peek(), next != UInt8(ascii: "]") {
      switch next {
      case UInt8(ascii: "\\"):
        isPlain = false
        i += 1
        guard let escaped = peek() else { return nil }
        if escaped == UInt8(ascii: "n") { namesLineEnd = true }
        mayHoldLineEnd = mayHoldLineEnd || !Self.endNoLine.contains(escaped)
        skipScalar()
      case UInt8(ascii: "["):
        isPlain = false
        mayHoldLineEnd = true
        i += 1
        if take(":") {
          while peek() != nil, !take(":]") { i += 1 }
        }
      case UInt8(ascii: "-"):
        guard let first = last, let end = peek(1), first < end, end < 0x80,
          end != UInt8(ascii: "]")
        else {
          isPlain = false
          i += 1
          break
        }
        i += 2
        let range = first + 1...end
        if isPlain { members += range.map { [$0] } }
        if range.contains(0x0A) { mayHoldLineEnd = true }
        last = end
      default: add()
      }
    }
    guard take("]") else { return nil }
    if isPlain, (1...PatternPart.mostTexts).contains(members.count) {
      return PatternPart(exact: members)
    }
    if isNegated { return namesLineEnd ? .characterOfLine : .character }
    return mayHoldLineEnd ? .character : .characterOfLine
  }

  /// Escapes that stand for no end of a line, alone or in a class.
  private static let endNoLine = Set("dwSht-.[](){}?*+|^$/\\".utf8)

  mutating func escape() -> PatternPart? {
    if let text = enclosedText() { return PatternPart(exact: [Array(text)]) }
    i += 1
    guard let next = peek() else { return nil }
    switch next {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"),
      UInt8(ascii: "G"):
      hasConditions = true
      i += 1
      return .empty
    case UInt8(ascii: "z"):
      hasConditions = true
      i += 1
      return .end
    case UInt8(ascii: "d"), UInt8(ascii: "w"), UInt8(ascii: "S"), UInt8(ascii: "h"),
      UInt8(ascii: "N"), UInt8(ascii: "t"):
      i += 1
      return .characterOfLine
    case UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "W"), UInt8(ascii: "H"),
      UInt8(ascii: "v"), UInt8(ascii: "V"), UInt8(ascii: "R"), UInt8(ascii: "n"),
      UInt8(ascii: "r"):
      i += 1
      return .character
    case UInt8(ascii: "X"):
      i += 1
      return PatternPart(required: [], .anything)
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      i += 1
      if take("{") {
        while peek() != nil, !take("}") { i += 1 }
      } else {
        i += 1
      }
      return .character
    case UInt8(ascii: "K"):
      // Changes where a match is said to begin, not what fits.
      i += 1
      return .empty
    case UInt8(ascii: "k"):
      // What a group took before, whatever that was.
      i += 1
      guard take("<") else { return nil }
      skip(to: UInt8(ascii: ">"))
      return take(">") ? PatternPart(required: [], .anything) : nil
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      // References by number and what else there is.
      return nil
    default: return PatternPart(exact: [scalar()])
    }
  }
}
