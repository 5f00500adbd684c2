import AuditModel

/// The lists of words below `words/`, by name.
struct WordLists {
  private var lists: [String: WordList] = [:]

  subscript(_ name: String) -> WordList? { lists[name] }
  var names: [String] { lists.keys.sorted() }

  mutating func add(_ list: WordList) { lists[list.name] = list }

  /// The texts of a list; none where there is no such list.
  func texts(_ name: String) -> [String] { lists[name]?.words.map(\.text) ?? [] }
}

/// A file `words/<name>.txt`: a word per line.
struct WordList {
  let name: String
  private(set) var words: [RulePattern.Word] = []
  /// Of each word, where it or what should stand there is written.
  private(set) var places: [Range<Int>] = []
  /// Whether the list has a mistake of its own, told where it stands: what uses it cannot be judged.
  private(set) var isBroken: Bool
  private let source: SourceText

  /// Longer than any word.
  private static let longestWord = 60

  /// Reads the lines: `错词`, `错词 → 正词`, `!不算错的词`. What follows a # is a comment.
  init(name: String, _ diagnostics: Diagnostics) {
    self.name = name
    source = diagnostics.source
    isBroken = !diagnostics.isEmpty
    if isBroken { return }
    defer { isBroken = !diagnostics.isEmpty }
    var seen = Set<String>(minimumCapacity: source.lineStarts.count)
    for start in source.lineStarts where !diagnostics.isFull {
      let line = source.lineRange(of: start)
      let end = source.scalars[line].firstIndex(of: "#") ?? line.upperBound
      let text = PlacedText(
        scalars: Array(source.scalars[line.lowerBound..<end]),
        offsets: Array(line.lowerBound...end)
      ).trimmed
      if text.scalars.isEmpty { continue }
      do throws(Fault) {
        // 3＃楼 is a word.
        let sign = text.scalars.indices.first { i in
          text.scalars[i] == "＃" && (i == 0 || text.scalars[i - 1].isBlank)
        }
        if let sign {
          throw Fault(.strangeComment("＃"), text.fileRange(sign..<sign + 1))
        }
        let (word, place) = try Self.word(text)
        guard seen.insert(word.text).inserted else {
          throw Fault(.duplicateName(word.text), text.whole)
        }
        words.append(word)
        places.append(place)
      } catch {
        diagnostics.add(error)
      }
    }
    let hasWords = words.contains { !$0.isAllowed }
    if !hasWords, diagnostics.isEmpty { diagnostics.add(.emptyFile, 0..<0) }
  }

  /// Where the first word stands that means `meaning`.
  func place(ofMeaning meaning: String) -> (source: SourceText, range: Range<Int>)? {
    words.firstIndex { $0.meaning == meaning }.map { (source, places[$0]) }
  }

  /// Where signs stand within a word that people put between two words; blanks around them do not matter.
  private static func separator(in word: [Unicode.Scalar]) -> Range<Int>? {
    var start = 1
    while start < word.count - 1 {
      let end = word[start...].firstIndex { !$0.isSeparator } ?? word.count
      if end > start {
        let signs = word[start..<end]
        // An arrow is no part of any word; other signs may be, between letters.
        let isArrow = signs.contains("⇒") || signs.contains("=") && signs.contains(">")
        if end < word.count, isArrow || word[start - 1].isChinese && word[end].isChinese {
          let first = signs.firstIndex { !$0.isBlank } ?? start
          let last = signs.lastIndex { !$0.isBlank } ?? start
          return first..<last + 1
        }
      }
      start = max(end, start + 1)
    }
    return nil
  }

  private static func word(_ text: PlacedText) throws(Fault) -> (
    RulePattern.Word, place: Range<Int>
  ) {
    let isAllowed = text.scalars.first == "!" || text.scalars.first == "！"
    let rest = isAllowed ? text[1..<text.scalars.count].trimmed : text
    var word = rest
    var replacement: PlacedText?
    if let arrow = rest.scalars.firstIndex(where: { $0 == "→" || $0 == ">" }) {
      let isWide = rest.scalars[arrow] == "→"
      let start = isWide ? arrow : arrow - 1
      if isWide || arrow > 0 && rest.scalars[start] == "-" {
        word = rest[0..<start].trimmed
        replacement = rest[arrow + 1..<rest.scalars.count].trimmed
      }
    }
    guard !word.scalars.isEmpty, word.scalars.count <= longestWord,
      replacement.map({ !$0.scalars.isEmpty && !isAllowed && !$0.hasArrow }) ?? true
    else { throw Fault(.badWord, text.whole) }
    if replacement == nil, let signs = separator(in: word.scalars) {
      let shown = word.scalars[signs.lowerBound].isBlank ? "空格" : word.string(signs)
      throw Fault(.wordWithSign(shown), word.fileRange(signs))
    }
    return (
      RulePattern.Word(
        text: word.string, replacement: replacement?.string, isAllowed: isAllowed),
      (replacement ?? word).whole
    )
  }
}

extension PlacedText {
  fileprivate var hasArrow: Bool {
    scalars.contains("→") || zip(scalars, scalars.dropFirst()).contains { $0 == ("-", ">") }
  }
}

extension Unicode.Scalar {
  fileprivate var isChinese: Bool { (0x3400...0x9FFF).contains(value) }

  /// A sign that people put between two words, or between a word and what should stand there.
  fileprivate var isSeparator: Bool {
    switch self {
    case "、", "，", ",", "；", ";", ":", "：", "=", "＝", "|", "/", " ", "　", "⇒", "＞", ">", "-", "—",
      "–",
      "~", "～", "➡", "⟶":
      true
    default: false
    }
  }
}
