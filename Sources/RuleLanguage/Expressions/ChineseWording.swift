/// An expression in the Chinese words of the language, for people who read what it says and write none.
///
/// Names of the form and of the rule, texts and patterns stay as they are, and so does all that stands between.
struct ChineseWording {
  let names: FormNames
  /// Names that the rule has given: they mean what the rule says, whatever else they could mean.
  let taken: Set<String>

  /// What `text` says; it has been compiled.
  func wording(of text: PlacedText) -> String {
    var lexer = Lexer(text, names: names)
    var wording = ""
    var end = 0
    var previous: Token?
    var beforePrevious: Token?
    func isOperand(_ token: Token?) -> Bool {
      switch token {
      case .number, .word, .text, .sign(.rightParen), .sign(.rightBracket): true
      default: false
      }
    }
    while let (token, range) = try? lexer.next(), token != .end {
      wording += text.string(end..<range.lowerBound)
      end = range.upperBound
      if token == .sign(.divided), !isOperand(previous) {
        // A slash with nothing to divide opens a pattern.
        lexer.position = range.lowerBound
        guard (try? lexer.pattern()) != nil else { break }
        end = lexer.position
        wording += text.string(range.lowerBound..<end)
      } else if case .word(let word) = token {
        let isProperty = previous == .sign(.dot) && beforePrevious.map(Self.isNote) == true
        wording += chinese(word, isProperty: isProperty, isCalled: isCalled(at: end, in: text))
        if Self.listWords.contains(word) {
          // The name of a file, whatever words it is put together of.
          _ = lexer.listName()
          wording += text.string(end..<lexer.position)
          end = lexer.position
        }
      } else {
        wording += Self.signs[text.string(range)] ?? text.string(range)
      }
      (beforePrevious, previous) = (previous, token)
    }
    return (wording + text.string(min(end, text.scalars.count)..<text.scalars.count)).trimmedBlanks
  }

  private static func isNote(_ token: Token) -> Bool {
    token == .word("note") || token == .word("注")
  }

  /// Behind them stands the name of a list of words.
  private static let listWords: Set = ["words", "词表"]

  private static let signs = ["!=": "≠", "<=": "≤", ">=": "≥"]

  /// Whether a bracket follows.
  private func isCalled(at end: Int, in text: PlacedText) -> Bool {
    let next = text.scalars[end...].first { !$0.isBlank }
    return next == "(" || next == "（"
  }

  private func chinese(_ word: String, isProperty: Bool, isCalled: Bool) -> String {
    if taken.contains(word) { return word }
    let categories: [Vocabulary] =
      isProperty ? [.noteFact] : isCalled ? [.function, .operatorWord] : Self.standingAlone
    for category in categories {
      if let term = category.terms.first(where: { $0.english == word }) { return term.chinese }
    }
    return word
  }

  /// In the order in which a word is looked up; where two know it, both have the same Chinese word for it.
  private static let standingAlone: [Vocabulary] = [
    .operatorWord, .selection, .instance, .fact, .extent, .textSource, .state, .agencyKind,
    .agencyLevel, .noteKind, .weight, .cellUnit, .foundWord, .searchKey, .function,
  ]
}
