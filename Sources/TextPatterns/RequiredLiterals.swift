/// What must stand in a text for a pattern to fit at all: one of some literal texts.
///
/// Worked out from the pattern's text, carefully: where it is not understood there are none.
public struct RequiredLiterals: Hashable, Sendable {
  /// One of them stands in every match. None is shorter than `LiteralSet.keyLength`.
  public let texts: [[UInt8]]

  /// nil where nothing is known.
  public init?(of pattern: String) {
    var reader = Reader(Array(pattern.utf8))
    guard let found = reader.alternation(), reader.isAtEnd else { return nil }
    guard let texts = found.asRequired, Self.areLong(texts) else { return nil }
    self.texts = texts
  }

  /// Of a list of words.
  public init?(words: [String]) {
    texts = words.map { Array($0.utf8) }
    guard Self.areLong(texts) else { return nil }
  }

  private static func areLong(_ texts: [[UInt8]]) -> Bool {
    !texts.isEmpty && texts.allSatisfy { $0.count >= LiteralSet.keyLength }
  }
}

/// What a part of a pattern matches.
private struct Part {
  /// All that it can match, where that is a few texts.
  var exact: [[UInt8]]?
  /// Texts one of which is in whatever it matches.
  var required: [[UInt8]]?

  static let empty = Part(exact: [[]], required: nil)
  static let anything = Part(exact: nil, required: nil)

  /// Beyond this a list of texts says too little.
  static let most = 64

  /// What may be asked of a text where all that matches is known: these very texts.
  var asRequired: [[UInt8]]? {
    if let exact, exact.allSatisfy({ !$0.isEmpty }) { return exact }
    return required
  }

  static func alternative(_ a: Part, _ b: Part) -> Part {
    var result = Part.anything
    if let x = a.exact, let y = b.exact, x.count + y.count <= most { result.exact = x + y }
    if let x = a.asRequired, let y = b.asRequired, x.count + y.count <= most {
      result.required = x + y
    }
    return result
  }

  /// The one that says more: longer texts, then fewer.
  static func better(_ a: [[UInt8]]?, _ b: [[UInt8]]?) -> [[UInt8]]? {
    guard let a, let b else { return a ?? b }
    func worth(_ texts: [[UInt8]]) -> Int {
      min(texts.map(\.count).min() ?? 0, 12) * 8 - texts.count
    }
    return worth(a) >= worth(b) ? a : b
  }
}

/// Reads the pattern; nil from any function: it holds what is not understood.
private struct Reader {
  private let bytes: [UInt8]
  private var i = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { i == bytes.count }

  private func peek(_ offset: Int = 0) -> UInt8? {
    i + offset < bytes.count ? bytes[i + offset] : nil
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard bytes.count - i >= text.utf8CodeUnitCount,
      (0..<text.utf8CodeUnitCount).allSatisfy({ bytes[i + $0] == text.utf8Start[$0] })
    else { return false }
    i += text.utf8CodeUnitCount
    return true
  }

  private mutating func skip(to end: UInt8) {
    while let next = peek(), next != end { i += 1 }
  }

  mutating func alternation() -> Part? {
    guard var result = sequence() else { return nil }
    while take("|") {
      guard let next = sequence() else { return nil }
      result = .alternative(result, next)
    }
    return result
  }

  private mutating func sequence() -> Part? {
    var run: [[UInt8]] = [[]]
    var isExact = true
    var best: [[UInt8]]?
    func close(_ run: [[UInt8]]) {
      if run.allSatisfy({ !$0.isEmpty }) { best = Part.better(best, run) }
    }
    while let next = peek(), next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
      guard let atom = atom(), let part = quantified(atom) else { return nil }
      if let exact = part.exact, run.count * exact.count <= Part.most {
        run = run.flatMap { start in exact.map { start + $0 } }
        continue
      }
      isExact = false
      close(run)
      run = part.exact ?? [[]]
      if let required = part.required { best = Part.better(best, required) }
    }
    if !isExact { close(run) }
    return Part(exact: isExact ? run : nil, required: isExact ? nil : best)
  }

  // MARK: Quantifiers

  private mutating func quantified(_ part: Part) -> Part? {
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

  private mutating func repeated(_ part: Part, _ least: Int, _ most: Int) -> Part? {
    // Lazy and possessive signs make nothing fit that did not fit before.
    if !take("+") { _ = take("?") }
    if least == 1, most == 1 { return part }
    if least == 0, most == 1 {
      if let exact = part.exact { return Part(exact: [[]] + exact, required: nil) }
      return .anything
    }
    return Part(exact: nil, required: least > 0 ? part.asRequired : nil)
  }

  /// `{2}`, `{2,}`, `{2,5}`; nil where the brace is a plain sign.
  private mutating func bounds() -> (Int, Int)? {
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

  // MARK: Atoms

  private mutating func atom() -> Part? {
    switch peek() {
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."):
      i += 1
      return .anything
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      i += 1
      return .empty
    default: return Part(exact: [scalar()], required: nil)
    }
  }

  /// The bytes of one scalar.
  private mutating func scalar() -> [UInt8] {
    let start = i
    i += 1
    while let next = peek(), next & 0xC0 == 0x80 { i += 1 }
    return Array(bytes[start..<i])
  }

  private mutating func group() -> Part? {
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
      } else if !take(">"), !take(":") {
        // Options, conditions, references: not understood.
        return nil
      }
    }
    guard let inner = alternation(), take(")") else { return nil }
    return isAssertion ? .empty : inner
  }

  /// A few plain signs; any other class may be anything.
  private mutating func characterClass() -> Part? {
    i += 1
    var isPlain = !take("^")
    var members: [[UInt8]] = []
    if peek() == UInt8(ascii: "]") { members.append(scalar()) }
    while let next = peek(), next != UInt8(ascii: "]") {
      switch next {
      case UInt8(ascii: "\\"):
        isPlain = false
        i += 1
        if peek() != nil { _ = scalar() }
      case UInt8(ascii: "["):
        isPlain = false
        i += 1
        if take(":") {
          while peek() != nil, !take(":]") { i += 1 }
        }
      case UInt8(ascii: "-"):
        isPlain = false
        i += 1
      default: members.append(scalar())
      }
    }
    guard take("]") else { return nil }
    return isPlain && (1...8).contains(members.count)
      ? Part(exact: members, required: nil) : .anything
  }

  private mutating func escape() -> Part? {
    i += 1
    if take("Q") {
      var literal: [UInt8] = []
      while let next = peek(), !take("\\E") {
        literal.append(next)
        i += 1
      }
      return Part(exact: [literal], required: nil)
    }
    guard let next = peek() else { return nil }
    switch next {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"),
      UInt8(ascii: "z"), UInt8(ascii: "G"):
      i += 1
      return .empty
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"),
      UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "h"), UInt8(ascii: "H"),
      UInt8(ascii: "v"), UInt8(ascii: "V"), UInt8(ascii: "R"), UInt8(ascii: "N"),
      UInt8(ascii: "X"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      i += 1
      return .anything
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      i += 1
      if take("{") {
        while peek() != nil, !take("}") { i += 1 }
      } else {
        i += 1
      }
      return .anything
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      // References, \K and what else there is.
      return nil
    default: return Part(exact: [scalar()], required: nil)
    }
  }
}
