import TextPatterns

/// Which of the literals that patterns ask for are worth looking for: every hit has its cost.
struct LiteralSelection {
  /// Two letters that stand side by side in the titles of the sections: what reports are about is said in every one.
  private let common: Set<ArraySlice<UInt8>>

  init(titles: [[UInt8]]) {
    var common: Set<ArraySlice<UInt8>> = []
    for title in titles {
      for start in stride(from: 0, to: title.count - 5, by: 3) {
        common.insert(title[start..<start + 6])
      }
    }
    self.common = common
  }

  /// Of the choices of a pattern, those that are worth looking for.
  ///
  /// A choice that most texts are sure to have tells nothing, be it whether a pattern may fit or where; nor does the
  /// letter with which it must begin where a text begins. Where a match that stands at the end of a text begins is
  /// known without it.
  func telling(
    _ choices: [RequiredLiterals.Choice], beginsAtStart: Bool, standsAtEnd: Bool
  ) -> [RequiredLiterals.Choice] {
    let sure = choices.filter { choice in
      (choice.tellsStart && !standsAtEnd
        ? choice.cost < Self.costOfAnyText : choice.frequency < Self.frequencyOfAnyText)
        && !(beginsAtStart && choice.literals.contains { $0.lead.bytes == 0 && $0.isLetter })
    }
    let least = sure.map(\.frequency).min() ?? 0
    // Of several that tell of absence alone, and are letters, one does.
    let letters = sure.filter { !$0.tellsStart && $0.hasLetter }
    let rare = sure.filter { choice in
      choice.frequency <= 3 * least && (!letters.contains(choice) || choice == letters.last)
    }
    if rare.contains(where: \.tellsStart) {
      // What nearly every text has tells nothing more where words tell where to begin.
      let words = rare.filter { !isFrequent($0) }
      return words.contains(where: \.tellsStart) ? words : rare
    }
    let starts = sure.filter(\.tellsStart)
    return rare + (starts.min { $0.cost < $1.cost }.map { [$0] } ?? [])
  }

  /// Whether it holds a letter or a word of the titles.
  private func isFrequent(_ choice: RequiredLiterals.Choice) -> Bool {
    choice.literals.contains { $0.isLetter || common.contains($0.text[...]) }
  }

  /// What is met so often is met in any text: three single letters are.
  private static let frequencyOfAnyText = 192
  /// To try a whole text costs as much.
  private static let costOfAnyText = 2500
}

extension RequiredLiterals.Literal {
  fileprivate var isLetter: Bool { text.count <= 3 }
}

extension RequiredLiterals.Choice {
  fileprivate var hasLetter: Bool { literals.contains(where: \.isLetter) }

  /// Whether its literals tell where a match may begin.
  var tellsStart: Bool {
    literals.allSatisfy { $0.lead.bytes != nil || !$0.lead.crossesLines }
  }
}
