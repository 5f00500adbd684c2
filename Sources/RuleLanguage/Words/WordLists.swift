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
  struct Word {
    var text: String
  }

  let name: String
  private(set) var words: [Word] = []

  /// Reads the lines; what follows a # is a comment.
  init(name: String, _ diagnostics: Diagnostics) {
    self.name = name
    let source = diagnostics.source
    var seen: Set<String> = []
    for start in source.lineStarts {
      let line = source.lineRange(of: start)
      let end = source.scalars[line].firstIndex(of: "#") ?? line.upperBound
      let text = source.string(line.lowerBound..<end).trimmedBlanks
      if text.isEmpty { continue }
      guard seen.insert(text).inserted else {
        diagnostics.add(.duplicateName(text), line.lowerBound..<end)
        continue
      }
      words.append(Word(text: text))
    }
    if words.isEmpty, diagnostics.isEmpty { diagnostics.add(.emptyFile, 0..<0) }
  }
}
