/// Reads the pattern; nil from any function: it holds what is not understood.
struct PatternReader {
  private let bytes: [UInt8]
  private var i = 0
  /// Whether `.` may be the end of a line.
  private var hasDotAll = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { i == bytes.count }

  private func peek(_ offset: Int = 0) -> UInt8? {
    i + offset < bytes.count ? bytes[i + offset] : nil
  }

  private func follows(_ text: StaticString) -> Bool {
    bytes.count - i >= text.utf8CodeUnitCount
      && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[i + $0] == text.utf8Start[$0] }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard follows(text) else { return false }
    i += text.utf8CodeUnitCount
    return true
  }

  private mutating func skip(to end: UInt8) {
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
  private mutating func literalSequence() -> [UInt8]? {
    let start = i
    let text = literalText() ?? []
    if isAtEndOfSequence { return Array(text) }
    i = start
    return nil
  }

  private mutating func sequence() -> PatternPart? {
    /// Texts that are known, and what stands before them.
    var run = PatternPart.noText
    var before = PatternPart.Extent.nothing
    /// As many as stand alone: of 省政府 or 市政府, 政府 says more than a list of both.
    var word: [UInt8] = []
    var beforeWord = PatternPart.Extent.nothing
    var isExact = true
    var endsText = false
    var required: [PatternPart.Choice] = []
    /// What must stand ahead, and takes no text.
    var ahead: [PatternPart.Choice] = []
    func closeWord(_ next: PatternPart) {
      if !word.isEmpty {
        let part = PatternPart(exact: [word])
        required += part.choices.map { $0.behind(beforeWord) }
        beforeWord = beforeWord.followed(by: part.extent)
        word = []
      }
      beforeWord = beforeWord.followed(by: next.extent)
    }
    func close() {
      if run == PatternPart.noText { return }
      let part = PatternPart(exact: run)
      required += part.choices.map { $0.behind(before) }
      before = before.followed(by: part.extent)
    }
    while !isAtEndOfSequence {
      if let text = literalText() {
        word += text
        for i in run.indices { run[i] += text }
        continue
      }
      if let choices = lookahead() {
        let extent = before.followed(by: PatternPart(exact: run).extent)
        ahead += choices.map { $0.behind(extent) }
        continue
      }
      guard let atom = atom(), let part = quantified(atom) else { return nil }
      if part.endsText { endsText = true }
      if let exact = part.exact, exact.count == 1 { word += exact[0] } else { closeWord(part) }
      if let exact = part.exact, run.count * exact.count <= PatternPart.mostTexts {
        run = run == PatternPart.noText ? exact : run.flatMap { start in exact.map { start + $0 } }
        continue
      }
      isExact = false
      close()
      if let exact = part.exact {
        run = exact
      } else {
        run = PatternPart.noText
        required += part.choices.map { $0.behind(before) }
        before = before.followed(by: part.extent)
      }
    }
    let known = PatternPart(exact: run, endsText: endsText)
    let least = known.choices.map(\.cost).min() ?? .max
    if isExact, !ahead.contains(where: { $0.cost < least }) { return known }
    closeWord(.empty)
    close()
    return PatternPart(required: required + ahead, before, endsText: endsText)
  }

  /// What `(?=…)` asks for; nil where there is none, or it is not understood.
  private mutating func lookahead() -> [PatternPart.Choice]? {
    let start = i
    if take("(?="), let inner = alternation(), take(")"), !isAtQuantifier { return inner.choices }
    i = start
    return nil
  }

  private var isAtEndOfSequence: Bool {
    switch peek() {
    case nil, UInt8(ascii: "|"), UInt8(ascii: ")"): true
    default: false
    }
  }

  // MARK: Quantifiers

  private mutating func quantified(_ part: PatternPart) -> PatternPart? {
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

  private mutating func repeated(_ part: PatternPart, _ least: Int, _ most: Int) -> PatternPart? {
    // Lazy and possessive signs make nothing fit that did not fit before.
    if !take("+") { _ = take("?") }
    if least == 1, most == 1 { return part }
    if least == 0, most == 1, let exact = part.exact { return PatternPart(exact: [[]] + exact) }
    return PatternPart(
      required: least > 0 ? part.choices : [], part.extent.repeated(most),
      endsText: least > 0 && part.endsText)
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

  private mutating func atom() -> PatternPart? {
    switch peek() {
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."):
      i += 1
      return hasDotAll ? .character : .characterOfLine
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      i += 1
      return .empty
    default: return PatternPart(exact: [scalar()])
    }
  }

  /// Plain signs up to what is none, or what `\Q` and `\E` enclose; nil where there is no such text or it is
  /// repeated. A last sign that is repeated stands alone.
  private mutating func literalText() -> ArraySlice<UInt8>? {
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
  private mutating func enclosedText() -> ArraySlice<UInt8>? {
    guard take("\\Q") else { return nil }
    let start = i
    while i < bytes.count, !follows("\\E") { i += 1 }
    defer { _ = take("\\E") }
    return bytes[start..<i]
  }

  private var isAtQuantifier: Bool { i < bytes.count && Self.quantifiers[Int(bytes[i])] }

  /// By byte: what repeats the sign before it, and that with all else that is no plain sign.
  private static let quantifiers = (0...255).map { "?*+{".utf8.contains($0) }
  private static let special = (0...255).map { "?*+{|()[\\.^$".utf8.contains($0) }

  private mutating func skipScalar() {
    i += 1
    while let next = peek(), next & 0xC0 == 0x80 { i += 1 }
  }

  /// The bytes of one scalar.
  private mutating func scalar() -> [UInt8] {
    let start = i
    skipScalar()
    return Array(bytes[start..<i])
  }

  private mutating func group() -> PatternPart? {
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
      } else if !take(">"), !take(":"), !take("|") {
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
    if isAssertion { return skipGroup() ? .empty : nil }
    guard let inner = alternation(), take(")") else { return nil }
    return inner
  }

  /// Passes over what an assertion asks: it takes no text.
  private mutating func skipGroup() -> Bool {
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

  /// A few plain signs; any other class may be any character. `isListed`: whether somebody asks for the signs.
  private mutating func characterClass(isListed: Bool = true) -> PatternPart? {
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

  private mutating func escape() -> PatternPart? {
    if let text = enclosedText() { return PatternPart(exact: [Array(text)]) }
    i += 1
    guard let next = peek() else { return nil }
    switch next {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"),
      UInt8(ascii: "G"):
      i += 1
      return .empty
    case UInt8(ascii: "z"):
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
