/// What is checked before libyaml sees a file: what it reads otherwise than an editor shows it, and slips of
/// the pen that it would explain in terms nobody can follow.
struct Screening {
  /// Far more than any rule; keeps a bomb from costing time.
  static let sizeLimit = 1 << 20

  /// The text of a file; nil where it cannot be read at all. Every reader starts here.
  static func decode(path: String, bytes: [UInt8]) -> (source: SourceText, fault: Fault?) {
    guard bytes.count <= sizeLimit else {
      let head = SourceText.decode(path: path, bytes: Array(bytes.prefix(400))).text
      return (head, Fault(.tooLarge(limit: sizeLimit), 0..<min(1, head.scalars.count)))
    }
    let (source, badOffset) = SourceText.decode(path: path, bytes: bytes)
    for (i, scalar) in source.scalars.enumerated() {
      if let problem = problem(of: scalar, at: i) {
        return (source, Fault(.character(problem), i..<i + 1))
      }
    }
    return (source, badOffset.map { Fault(.character(.notUTF8), $0..<$0) })
  }

  private static func problem(
    of scalar: Unicode.Scalar, at offset: Int
  ) -> Mistake.CharacterProblem? {
    switch scalar.value {
    case 0x0A, 0x0D, 0x20..<0x7F: nil
    case 0x09: .tab
    case 0xFEFF: offset == 0 ? .byteOrderMark : .control(scalar)
    case 0x85, 0x2028, 0x2029: .lineSeparator(scalar)
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: .control(scalar)
    default: nil
    }
  }

  /// Slips that show in a single line: keys with a full-width colon, an unquoted message that starts with a
  /// placeholder.
  static func slips(in source: SourceText, keys: Set<String>, messageKeys: Set<String>) -> [Fault] {
    var faults: [Fault] = []
    var lines = LineWalker(source: source, keys: keys)
    while let line = lines.next() {
      let text = source.scalars[line]
      let indent = text.prefix { $0 == " " || $0 == "-" }.count
      let rest = text.dropFirst(indent)
      if let colon = rest.firstIndex(of: "："),
        keys.contains(source.string(rest.startIndex..<colon).trimmedBlanks)
      {
        faults.append(Fault(.fullWidthColon, colon..<colon + 1))
      }
      if indent == 0, let colon = rest.firstIndex(of: ":"),
        messageKeys.contains(source.string(rest.startIndex..<colon)),
        let first = rest[(colon + 1)...].firstIndex(where: { $0 != " " }), rest[first] == "{"
      {
        faults.append(Fault(.messageBrace, first..<first + 1))
      }
    }
    if let quote = lines.openQuote {
      faults.append(Fault(.yaml(.unclosedQuote), quote..<quote + 1))
    }
    return faults
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

extension String {
  /// Without ASCII and full-width blanks at both ends.
  var trimmedBlanks: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[first...last])
  }
}
