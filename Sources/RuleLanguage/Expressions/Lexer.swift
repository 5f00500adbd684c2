/// Cuts an expression into tokens, one at a time, because a pattern can be told from a division only by who asks.
struct Lexer {
  let text: PlacedText
  let names: FormNames
  var position = 0

  init(_ text: PlacedText, names: FormNames) {
    self.text = text
    self.names = names
  }

  func scalar(_ offset: Int) -> Unicode.Scalar? {
    offset < text.scalars.count ? text.scalars[offset] : nil
  }

  mutating func skipBlanks() {
    while let scalar = scalar(position), scalar.isBlank { position += 1 }
  }

  /// The next token and its place in `text`.
  mutating func next() throws(Fault) -> (token: Token, range: Range<Int>) {
    skipBlanks()
    let start = position
    guard let first = scalar(start) else { return (.end, start..<start) }
    if let word = try word() { return (.word(word), start..<position) }
    if first.isDigit { return (.number(number()), start..<position) }
    if first == "\"" { return (.text(try quoted()), start..<position) }
    if let sign = sign() { return (.sign(sign), start..<position) }
    if let right = Self.comparisonsMeant[first] {
      throw Fault(
        .wrongOperator(String(first), right: right), text.fileRange(start..<start + 1))
    }
    if first.isWideDigit { throw spelledNumber(from: start) }
    throw Fault(
      .strangeSign(String(first), hint: Self.advice(for: first)), text.fileRange(start..<start + 1))
  }

  private static let comparisonsMeant: [Unicode.Scalar: String] = [
    "≧": ">=", "⩾": ">=", "≥": ">=", "≦": "<=", "⩽": "<=", "≤": "<=", "≈": "=", "≡": "=",
  ]

  /// `１，０００`: full-width digits, or groups of three, that begin at `start`.
  func spelledNumber(from start: Int) -> Fault {
    var end = start
    while let scalar = scalar(end),
      scalar.isDigit || scalar.isWideDigit || ".．".unicodeScalars.contains(scalar)
        || ",，".unicodeScalars.contains(scalar) && isGroup(at: end + 1)
    {
      end += 1
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.scalars[start..<end] where scalar != "," && scalar != "，" {
      plain.append(scalar == "．" ? "." : scalar.narrowDigit)
    }
    return Fault(
      .spelledNumber(text.string(start..<end), plain: String(plain)), text.fileRange(start..<end))
  }

  /// `1,000`, whose comma stands at `comma`.
  func spelledNumber(around comma: Int) -> Fault {
    let start = text.scalars[..<comma].lastIndex { !$0.isDigit }.map { $0 + 1 } ?? 0
    return start < comma
      ? spelledNumber(from: start)
      : Fault(.unexpected(.sign(.comma), after: true), text.fileRange(comma..<comma + 1))
  }

  /// Three digits and no more.
  func isGroup(at start: Int) -> Bool {
    func isDigit(_ offset: Int) -> Bool {
      scalar(offset).map { $0.isDigit || $0.isWideDigit } ?? false
    }
    return isDigit(start) && isDigit(start + 1) && isDigit(start + 2) && !isDigit(start + 3)
  }

  /// What the writer probably meant by a sign that expressions do not have.
  private static func advice(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "“", "”", "‘", "’", "'", "「", "」": "文字要写在半角双引号 \"…\" 里；正则式写在两条斜线之间：/…/"
    case "［", "］", "【", "】", "〔", "〕": "方括号用半角 [ ]"
    case "&": "“并且”写 且（and）"
    case "|": "“或者”写 或（or）"
    case "！", "!": "“不等于”写 !=，“不是”写 非（not）"
    case "：", ":": "这里不用冒号"
    case "；", ";", "。": "一个表达式里不用句号和分号；并列的条件用 且（and）连接"
    case "{", "}", "｛", "｝": "花括号只用在报文里"
    case "～", "~", "…": "范围写成 甲..乙"
    case "\u{A0}": "换成半角空格"
    case "%": "百分数写成小数：10% 写 0.1"
    case "、": "各项之间用逗号：[甲, 乙]"
    default: nil
    }
  }
}

extension Lexer {
  /// A name: the longest of a compound word, a printed label, and a run of letters.
  private mutating func word() throws(Fault) -> String? {
    let start = position
    let run = wordRun(from: start)
    if let compound = compound(at: start), compound.end > run {
      position = compound.end
      return compound.word
    }
    if let end = oddLabel(at: start), end > run {
      position = end
      return text.string(start..<end)
    }
    // Digits alone are a number; 2030专项 is a name.
    guard !text.scalars[start..<run].allSatisfy(\.isDigit) else { return nil }
    if scalar(start)?.isDigit == true { try refuseGluedOperator(start..<run) }
    position = run
    return text.string(start..<run)
  }

  /// `8且表三`: Chinese operators need blanks around them.
  private func refuseGluedOperator(_ range: Range<Int>) throws(Fault) {
    let word = text.string(range)
    guard names.find(word, where: { _ in true }).isEmpty,
      let sign = text.scalars[range].firstIndex(where: { "且或则".unicodeScalars.contains($0) }),
      text.scalars[range.lowerBound..<sign].allSatisfy(\.isDigit)
    else { return }
    throw Fault(
      .gluedOperator(
        text.string(range.lowerBound..<sign), String(text.scalars[sign]),
        text.string(sign + 1..<range.upperBound)), text.fileRange(range))
  }

  private func wordRun(from start: Int) -> Int {
    var end = start
    while let scalar = scalar(end), scalar.isWordScalar { end += 1 }
    return end
  }

  private func endsWord(_ end: Int) -> Bool { scalar(end).map { !$0.isWordScalar } ?? true }

  /// A reserved word of several parts (`agency kind`) with any blanks between them.
  private func compound(at start: Int) -> (word: String, end: Int)? {
    // All of them are English.
    guard let first = scalar(start), ("a"..."z").contains(first) else { return nil }
    for compound in Vocabulary.compounds where compound.first == first {
      var end = start
      var fits = true
      for part in compound {
        if part == " " {
          fits = scalar(end)?.isBlank == true
          while scalar(end)?.isBlank == true { end += 1 }
        } else {
          fits = scalar(end) == part
          end += 1
        }
        if !fits { break }
      }
      if fits, endsWord(end) {
        return (String(String.UnicodeScalarView(compound)), end)
      }
    }
    return nil
  }

  private func oddLabel(at start: Int) -> Int? {
    guard let first = scalar(start), let labels = names.oddLabels[FormNames.normalised(first)]
    else { return nil }
    for label in labels {
      let end = start + label.count
      guard end <= text.scalars.count, endsWord(end) || label.last?.isWordScalar == false else {
        continue
      }
      if zip(label, text.scalars[start..<end]).allSatisfy({ $0 == FormNames.normalised($1) }) {
        return end
      }
    }
    return nil
  }

  private mutating func number() -> String {
    let start = position
    while let scalar = scalar(position), scalar.isDigit { position += 1 }
    if scalar(position) == ".", scalar(position + 1)?.isDigit == true {
      position += 1
      while let scalar = scalar(position), scalar.isDigit { position += 1 }
    }
    return text.string(start..<position)
  }

  private mutating func quoted() throws(Fault) -> String {
    let start = position
    position += 1
    while let scalar = scalar(position), scalar != "\"" { position += 1 }
    guard position < text.scalars.count else {
      throw Fault(.unclosed("\"", what: "文字"), text.fileRange(start..<start + 1))
    }
    position += 1
    return text.string(start + 1..<position - 1)
  }

  /// A pattern between slashes; the scalar at `position` is the first slash. `\/` stands for a slash.
  mutating func pattern() throws(Fault) -> PlacedText {
    let start = position
    position += 1
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var openClass: Int?
    while let next = scalar(position) {
      if next == "/", openClass == nil {
        offsets.append(text.offsets[position])
        position += 1
        return PlacedText(scalars: scalars, offsets: offsets)
      }
      if next == "\\", scalar(position + 1) == "/" { position += 1 }
      let isEscape = next == "\\" && scalar(position) == "\\"
      for offset in position..<min(position + (isEscape ? 2 : 1), text.scalars.count) {
        scalars.append(text.scalars[offset])
        offsets.append(text.offsets[offset])
        position = offset + 1
      }
      if !isEscape, next == "[" { openClass = openClass ?? position - 1 }
      if !isEscape, next == "]" { openClass = nil }
    }
    if let openClass {
      throw Fault(.unclosed("[", what: "字符组"), text.fileRange(openClass..<openClass + 1))
    }
    throw Fault(.unclosed("/", what: "模式"), text.fileRange(start..<start + 1))
  }

  /// A run of letters, digits and hyphens.
  mutating func listName() -> PlacedText {
    skipBlanks()
    let start = position
    while let scalar = scalar(position), scalar.isWordScalar || scalar == "-" { position += 1 }
    return text[start..<position]
  }
}
