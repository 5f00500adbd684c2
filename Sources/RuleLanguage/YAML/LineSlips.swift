/// Slips of the pen that show in single lines of a rule file, found before libyaml sees it.
struct LineSlips {
  private let source: SourceText
  private let keys: Set<String>
  private static let messageKeys = Set(Vocabulary.key.spellings(of: "message"))
  /// Keys whose parts stand in the lines below them, set in.
  private static let keysWithParts = Set(
    ["examples", "let", "extract", "each match", "with", "defaults"].flatMap {
      Vocabulary.key.spellings(of: $0) + Vocabulary.templateKey.spellings(of: $0)
    })
  private var faults: [Fault] = []
  /// The key with parts that the line before holds, without a value behind it.
  private var openKey: String?
  private var items = ItemIndents()

  /// `keys` are those that begin a line.
  static func find(in source: SourceText, keys: Set<String>) -> [Fault] {
    var slips = LineSlips(source: source, keys: keys)
    var lines = LineWalker(source: source, keys: keys)
    while let line = lines.next() {
      // Where one line is set in wrongly the others are, too.
      if let fault = slips.wrongIndent(line) ?? slips.wrongItem(line) {
        return slips.faults + [fault]
      }
      slips.look(at: line)
    }
    if let quote = lines.openQuote {
      slips.faults.append(Fault(.yaml(.unclosedQuote), quote..<quote + 1))
    }
    return slips.faults
  }

  private init(source: SourceText, keys: Set<String>) {
    self.source = source
    self.keys = keys
  }

  /// A full-width or no-break blank before the text, or a part of a key that is not set in.
  private func wrongIndent(_ line: Range<Int>) -> Fault? {
    let text = source.scalars[line]
    guard let first = text.firstIndex(where: { !$0.isAnyBlank }) else { return nil }
    if let blank = text[..<first].firstIndex(where: { $0 != " " }) {
      return Fault(.lineIndent, blank..<blank + 1)
    }
    guard let openKey, first == line.lowerBound, text[first] != "-", text[first] != "#",
      let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return nil }
    let name = source.string(line.lowerBound..<colon)
    return Vocabulary.key.canonical(name) == nil
      ? Fault(.notIndented(name, under: openKey), line.lowerBound..<colon) : nil
  }

  /// A `- ` that stands neither below those of its list nor in a list of its own.
  private mutating func wrongItem(_ line: Range<Int>) -> Fault? {
    let text = source.scalars[line]
    guard let first = text.firstIndex(where: { $0 != " " }), text[first] != "#" else { return nil }
    return items.fits(text[first...], indent: first - line.lowerBound)
      ? nil : Fault(.itemIndent, first..<first + 1)
  }

  private mutating func look(at line: Range<Int>) {
    let text = source.scalars[line]
    if text.first != "#" { openKey = keyWithoutValue(text) }
    if text.first == "＃" || text.prefix(2).elementsEqual(["/", "/"]) {
      let sign = line.lowerBound..<line.lowerBound + (text.first == "＃" ? 1 : 2)
      faults.append(Fault(.strangeComment(source.string(sign)), sign))
    }
    let indent = text.prefix { $0 == " " || $0 == "-" }.count
    let rest = text.dropFirst(indent)
    if let colon = rest.firstIndex(of: "："),
      keys.contains(source.string(rest.startIndex..<colon).trimmedBlanks)
    {
      faults.append(Fault(.fullWidthColon, colon..<colon + 1))
    }
    if indent == 0, let colon = rest.firstIndex(of: ":"),
      let first = rest[(colon + 1)...].firstIndex(where: { $0 != " " }), rest[first] == "{",
      Self.messageKeys.contains(source.string(rest.startIndex..<colon))
    {
      faults.append(Fault(.messageBrace, first..<first + 1))
    }
  }

  private func keyWithoutValue(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let rest = text[(colon + 1)...].drop { $0 == " " }
    guard rest.isEmpty || rest.first == "#" else { return nil }
    let name = source.string(text.startIndex..<colon)
    return Self.keysWithParts.contains(name) ? name : nil
  }
}

extension Unicode.Scalar {
  /// A blank of any width, which looks like an indent.
  fileprivate var isAnyBlank: Bool {
    switch self {
    case " ", "\u{3000}", "\u{A0}", "\u{2000}"..."\u{200B}": true
    default: false
    }
  }
}

/// The lines of a file that start a key or an item: not those inside block scalars and quotes.
private struct LineWalker {
  let source: SourceText
  let keys: Set<String>
  private var index = 0
  /// Lines indented deeper than this belong to a block scalar.
  private var blockIndent: Int?
  /// The quote that the lines in hand stand in.
  private var quote: Int?
  /// A quote that is still open where the next key begins.
  private(set) var openQuote: Int?

  init(source: SourceText, keys: Set<String>) {
    self.source = source
    self.keys = keys
  }

  mutating func next() -> Range<Int>? {
    while index < source.lineStarts.count, openQuote == nil {
      let line = source.lineRange(of: source.lineStarts[index])
      index += 1
      if let start = quote {
        if startsWithKey(line) {
          openQuote = start
        } else if closes(source.scalars[start], source.scalars[line]) {
          quote = nil
        }
        continue
      }
      let indent = source.scalars[line].prefix { $0 == " " }.count
      if indent == line.count { continue }
      if let blockIndent, indent > blockIndent { continue }
      blockIndent = opensBlock(source.scalars[line]) ? indent : nil
      quote = openingQuote(source.scalars[line])
      return line
    }
    return nil
  }

  /// Whether a key of the outermost level begins the line.
  private func startsWithKey(_ line: Range<Int>) -> Bool {
    guard let colon = source.scalars[line].firstIndex(of: ":") else { return false }
    return keys.contains(source.string(line.lowerBound..<colon))
  }

  private func opensBlock(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let sign = text.lastIndex(where: { $0 == "|" || $0 == ">" }), sign > text.startIndex + 1
    else { return false }
    let indicators = text[(sign + 1)...]
    return text[sign - 1] == " " && (text[sign - 2] == ":" || text[sign - 2] == "-")
      && indicators.allSatisfy { $0 == "-" || $0 == "+" || $0 == " " || ("1"..."9").contains($0) }
  }

  /// The quote that begins the value of the line's key and does not end in the line.
  private func openingQuote(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let colon = text.firstIndex(of: ":"),
      let first = text[(colon + 1)...].firstIndex(where: { $0 != " " }),
      text[first] == "\"" || text[first] == "'"
    else { return nil }
    return closes(text[first], text[(first + 1)...]) ? nil : first
  }

  private func closes(_ quote: Unicode.Scalar, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var isEscaped = false
    for scalar in text {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\", quote == "\"" {
        isEscaped = true
      } else if scalar == quote {
        return true
      }
    }
    return false
  }
}
