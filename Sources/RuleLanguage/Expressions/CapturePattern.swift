import AuditModel

/// A pattern as it is written in a rule, with `<件数>` and its like, turned into PCRE2.
struct CapturePattern {
  let source: PlacedText
  let patterns: PatternTable
  /// Whether it is sought in texts alone that were written in one way first.
  let isFolded: Bool
  /// What a capture without a name of its own is called; nil: by its kind as written.
  let defaultName: String?
  /// Whether the rule can use what is captured.
  let keepsCaptures: Bool

  /// The pattern for PCRE2, every scalar with its place in the file.
  var text = PlacedText(scalars: [], offsets: [])
  private(set) var captures: [RulePattern.Capture] = []
  /// Where the name of each capture stands.
  private(set) var nameRanges: [Range<Int>] = []
  var position = 0
  var groupCount = 0
  private(set) var numberedReference: Range<Int>?
  /// The open brackets, each with the number of its alternative.
  private var alternatives = [Alternative()]
  /// Where in them each capture stands, by name.
  private var captured: [String: [[Alternative]]] = [:]
  private var bracketCount = 0
  /// What stands literally right before `position`, one sign after the other.
  var literal = PlacedText(scalars: [], offsets: [])

  /// One of the parts of a bracket that `|` parts.
  private struct Alternative: Hashable {
    var bracket = 0
    var number = 0
  }

  init(
    _ source: PlacedText, patterns: PatternTable, isFolded: Bool, defaultName: String? = nil,
    keepsCaptures: Bool = true
  ) throws(Fault) {
    self.source = source
    self.patterns = patterns
    self.isFolded = isFolded && !source.skipsBlanks
    self.defaultName = defaultName
    self.keepsCaptures = keepsCaptures
    while position < source.scalars.count { try step() }
    try endLiteral()
    text.offsets.append(source.offsets[source.scalars.count])
    if groupCount > 0, let numberedReference {
      throw Fault(.numberedReference, numberedReference)
    }
    if captures.isEmpty, let defaultName, keepsCaptures {
      captures = [.init(name: defaultName, kind: .text, groups: [.init(name: "")])]
      nameRanges = [source.whole]
    }
  }

  /// Whether something in it waits for more: a bracket, or a backslash for its sign.
  var isOpen: Bool {
    let backslashes = source.scalars.reversed().prefix { $0 == "\\" }.count
    return alternatives.count > 1 || backslashes % 2 == 1
  }

  func scalar(_ offset: Int) -> Unicode.Scalar? {
    offset < source.scalars.count ? source.scalars[offset] : nil
  }

  func follows(_ sign: String, at offset: Int) -> Bool {
    var offset = offset
    for expected in sign.unicodeScalars {
      guard scalar(offset) == expected else { return false }
      offset += 1
    }
    return true
  }

  private mutating func step() throws(Fault) {
    let next = source.scalars[position]
    if next.isSpecial, next != "\\" { try endLiteral() }
    switch next {
    case "\\":
      if !literalEscape() { try endLiteral() }
      takeEscape()
    case "[": takeClass()
    case "(":
      bracketCount += 1
      alternatives.append(Alternative(bracket: bracketCount))
      if scalar(position + 1) == "?" { try takeGroupHead() } else { take(1) }
    case ")":
      if alternatives.count > 1 { alternatives.removeLast() }
      take(1)
    case "|":
      alternatives[alternatives.count - 1].number += 1
      take(1)
    case "<":
      if !(try takeCapture()) { take(1) }
    case "＜", "《", "〈":
      try refuseStrangeCapture()
      take(1)
    default:
      let end = source.scalars[position...].firstIndex(where: \.isSpecial) ?? source.scalars.count
      if isFolded { try addLiterals(position..<end) }
      take(end - position)
    }
  }

  private mutating func take(_ count: Int) {
    let end = min(position + count, source.scalars.count)
    text.scalars += source.scalars[position..<end]
    text.offsets += source.offsets[position..<end]
    position = end
  }

  private mutating func takeEscape() {
    if follows("\\Q", at: position) {
      take(2)
      while position < source.scalars.count, !follows("\\E", at: position) {
        addLiteral(position)
        take(1)
      }
      take(2)
      return
    }
    if let next = scalar(position + 1), ("1"..."9").contains(next) || next == "g" {
      numberedReference = numberedReference ?? source.fileRange(position..<position + 2)
    }
    // The name in \k<name> is no capture.
    if follows("\\k<", at: position) { take(2) }
    take(position < source.scalars.count && source.scalars[position] == "<" ? 1 : 2)
  }

  private mutating func takeClass() {
    take(1)
    if scalar(position) == "^" { take(1) }
    if scalar(position) == "]" { take(1) }
    while let next = scalar(position), next != "]" {
      if next == "\\" {
        take(2)
      } else if next == "[", scalar(position + 1) == ":" {
        while position < source.scalars.count, !follows(":]", at: position) { take(1) }
        take(2)
      } else {
        take(1)
      }
    }
    take(1)
  }

  /// `(?<name>` captures a text; `(?<=`, `(?<!` and the other heads capture nothing.
  private mutating func takeGroupHead() throws(Fault) {
    if let next = scalar(position + 2), ("0"..."9").contains(next) || next == "R" {
      numberedReference = numberedReference ?? source.fileRange(position..<position + 3)
    }
    let head = follows("(?P<", at: position) ? 4 : follows("(?<", at: position) ? 3 : 2
    guard head > 2, let first = scalar(position + head), first != "=", first != "!",
      let end = source.scalars[position...].firstIndex(of: ">")
    else { return take(endOfGroupHead(position + head) - position) }
    let name = source[position + head..<end]
    if keepsCaptures {
      try add(.text, named: name.string, at: name.whole, group: .init(name: name.string))
    }
    take(end + 1 - position)
  }

  /// Behind `:`, `=`, `!` and their like, before which may stand options: `(?i:`.
  private func endOfGroupHead(_ start: Int) -> Int {
    var end = start
    while let next = scalar(end), next.isASCII, next.properties.isAlphabetic || next == "-" {
      end += 1
    }
    if let next = scalar(end), ":=!>|".unicodeScalars.contains(next) { end += 1 }
    return end
  }

  mutating func add(
    _ kind: RulePattern.Kind, named name: String, at range: Range<Int>, group: RulePattern.Group
  ) throws(Fault) {
    for other in captured[name, default: []] where areTogether(other, alternatives) {
      throw Fault(.captureTwice(name, kind: kind.word), range)
    }
    captured[name, default: []].append(alternatives)
    guard let index = captures.firstIndex(where: { $0.name == name }) else {
      captures.append(.init(name: name, kind: kind, groups: [group]))
      nameRanges.append(range)
      return
    }
    // Alternatives may give the same name to the same kind of thing.
    guard captures[index].kind == kind else { throw Fault(.captureOfTwoKinds(name), range) }
    captures[index].groups.append(group)
  }
}

extension CapturePattern {
  /// Whether both places may take part in one match: no bracket parts them.
  private func areTogether(_ a: [Alternative], _ b: [Alternative]) -> Bool {
    guard let (x, y) = zip(a, b).first(where: { $0 != $1 }) else { return true }
    return x.bracket != y.bracket
  }
}

extension Unicode.Scalar {
  /// Whether it may begin something that is more than plain text.
  fileprivate var isSpecial: Bool {
    switch self {
    case "\\", "[", "(", ")", "|", "<", "＜", "《", "〈": true
    default: false
    }
  }
}
