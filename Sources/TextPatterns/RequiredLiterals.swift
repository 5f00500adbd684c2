/// What must stand in a text for a pattern to fit at all: of each of some choices, one literal text.
///
/// Worked out from the pattern's text, carefully: where it is not understood there are none.
public struct RequiredLiterals: Hashable, Sendable {
  /// Texts one of which stands in every match. None is empty.
  public struct Choice: Hashable, Sendable {
    public internal(set) var texts: [[UInt8]]
    /// How many bytes of a match stand before the first of them at the most; nil: any number.
    public internal(set) var lead: Int?

    /// Beyond so many bytes searched for each literal it tells too little where a match begins.
    private static let longestLead = 400

    /// Behind `count` more bytes; nil: any number.
    func behind(_ count: Int?) -> Choice {
      Choice(texts: texts, lead: sum(lead, count).flatMap { $0 <= Self.longestLead ? $0 : nil })
    }

    /// How much it says: more where its place is known, with longer texts, with fewer of them.
    fileprivate var worth: Int {
      min(texts.map(\.count).min() ?? 0, 12) * 8 - texts.count - (lead == nil ? 24 : 0)
    }
  }

  /// The ones that say most first.
  public let choices: [Choice]

  /// nil where nothing is known.
  public init?(of pattern: String) {
    var reader = Reader(Array(pattern.utf8))
    guard let found = reader.alternation(), reader.isAtEnd, !found.choices.isEmpty else {
      return nil
    }
    choices = found.choices
  }

  /// Of a list of words.
  public init?(words: [String]) {
    let texts = words.map { Array($0.utf8) }
    guard !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty }) else { return nil }
    choices = [Choice(texts: texts, lead: 0)]
  }
}

/// nil: any number.
private func sum(_ a: Int?, _ b: Int?) -> Int? {
  guard let a, let b else { return nil }
  return a + b
}

/// What a part of a pattern matches.
private struct Part {
  typealias Choice = RequiredLiterals.Choice

  /// All that it can match, where that is a few texts.
  var exact: [[UInt8]]?
  /// Of what is not known exactly: what is in all of it.
  private var required: [Choice]
  /// How many bytes it matches at the most; nil: any number.
  var most: Int?

  static let empty = Part(exact: [[]])
  /// One character.
  static let character = Part(required: [], most: 4)

  /// Beyond this a list of texts says too little.
  static let mostTexts = 64
  /// What more of them would tell is seldom worth asking.
  private static let mostChoices = 4

  init(exact: [[UInt8]]) {
    self.exact = exact
    required = []
    most = exact.map(\.count).max() ?? 0
  }

  init(required: [Choice], most: Int?) {
    self.required = []
    self.most = most
    for choice in required.sorted(by: { $0.worth > $1.worth })
    where self.required.count < Self.mostChoices
      && !self.required.contains(where: { $0.texts == choice.texts })
    {
      self.required.append(choice)
    }
  }

  /// What is asked of a text for the part to fit; where all that it matches is known, these very texts.
  var choices: [Choice] {
    guard let exact else { return required }
    return exact.allSatisfy { !$0.isEmpty } ? [Choice(texts: exact, lead: 0)] : []
  }

  static func alternative(_ a: Part, _ b: Part) -> Part {
    if let x = a.exact, let y = b.exact, x.count + y.count <= mostTexts {
      return Part(exact: x + y)
    }
    var most: Int?
    if let x = a.most, let y = b.most { most = max(x, y) }
    var required: [Choice] = []
    for x in a.choices {
      // What the two have in common makes the shorter list.
      let joined = b.choices.map { y in
        var lead: Int?
        if let p = x.lead, let q = y.lead { lead = max(p, q) }
        return Choice(texts: x.texts + y.texts.filter { !x.texts.contains($0) }, lead: lead)
      }
      if let best = joined.max(by: { $0.worth < $1.worth }), best.texts.count <= mostTexts {
        required.append(best)
      }
    }
    return Part(required: required, most: most)
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
    /// Bytes before the run.
    var before: Int? = 0
    var isExact = true
    var required: [Part.Choice] = []
    func close() {
      required += Part(exact: run).choices.map { $0.behind(before) }
      before = sum(before, run.map(\.count).max())
    }
    while let next = peek(), next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
      guard let atom = atom(), let part = quantified(atom) else { return nil }
      if let exact = part.exact, run.count * exact.count <= Part.mostTexts {
        run = run.flatMap { start in exact.map { start + $0 } }
        continue
      }
      isExact = false
      close()
      if let exact = part.exact {
        run = exact
      } else {
        run = [[]]
        required += part.choices.map { $0.behind(before) }
        before = sum(before, part.most)
      }
    }
    if isExact { return Part(exact: run) }
    close()
    return Part(required: required, most: before)
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
    if least == 0, most == 1, let exact = part.exact { return Part(exact: [[]] + exact) }
    let length = part.most.map { $0.multipliedReportingOverflow(by: most) }
    let isBounded = length.map { !$0.overflow && $0.partialValue <= 1 << 20 } ?? false
    return Part(
      required: least > 0 ? part.choices : [], most: isBounded ? length?.partialValue : nil)
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
      return .character
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      i += 1
      return .empty
    default: return Part(exact: [scalar()])
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
        // What . and ^ mean changes nothing here. Other options, conditions, references: not understood.
        let start = i
        while peek() == UInt8(ascii: "s") || peek() == UInt8(ascii: "m") { i += 1 }
        guard i > start else { return nil }
        if take(")") { return .empty }
        guard take(":") else { return nil }
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
    return isPlain && (1...8).contains(members.count) ? Part(exact: members) : .character
  }

  private mutating func escape() -> Part? {
    i += 1
    if take("Q") {
      var literal: [UInt8] = []
      while let next = peek(), !take("\\E") {
        literal.append(next)
        i += 1
      }
      return Part(exact: [literal])
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
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      i += 1
      return .character
    case UInt8(ascii: "X"):
      i += 1
      return Part(required: [], most: nil)
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      i += 1
      if take("{") {
        while peek() != nil, !take("}") { i += 1 }
      } else {
        i += 1
      }
      return .character
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      // References, \K and what else there is.
      return nil
    default: return Part(exact: [scalar()])
    }
  }
}
