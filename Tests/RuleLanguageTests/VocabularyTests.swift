import Testing

@testable import RuleLanguage

struct VocabularyTests {
  @Test(arguments: Vocabulary.allCases)
  func eachWordHasOneAliasOfItsOwn(category: Vocabulary) {
    #expect(Set(category.spellings).count == category.spellings.count)
    for term in category.terms {
      #expect(term.chinese.unicodeScalars.allSatisfy { !$0.isASCII })
      #expect(term.english.unicodeScalars.allSatisfy { $0.isASCII })
    }
  }

  /// A word that stands alone in an expression means one thing.
  @Test func wordsOfExpressionsDoNotCollide() {
    let categories: [Vocabulary] = [.operatorWord, .instance, .fact]
    let words = categories.flatMap(\.spellings)
    #expect(Set(words).count == words.count)
  }

  /// Every word that has a value in the model leads to it, in both languages.
  @Test func wordsOfTheModelAreComplete() {
    #expect(Vocabulary.severity.spellings.allSatisfy { Vocabulary.severity($0) != nil })
    #expect(Vocabulary.policy.spellings.allSatisfy { Vocabulary.policy($0) != nil })
    #expect(Vocabulary.state.spellings.allSatisfy { Vocabulary.state($0) != nil })
    #expect(Vocabulary.cellUnit.spellings.allSatisfy { Vocabulary.cellUnit($0) != nil })
    #expect(Vocabulary.agencyKind.spellings.allSatisfy { Vocabulary.agencyKind($0) != nil })
    #expect(Vocabulary.agencyLevel.spellings.allSatisfy { Vocabulary.agencyLevel($0) != nil })
    #expect(Vocabulary.noteKind.spellings.allSatisfy { Vocabulary.noteKind($0) != nil })
    #expect(Vocabulary.weight.spellings.allSatisfy { Vocabulary.weight($0) != nil })
    #expect(Vocabulary.noteFact.spellings.allSatisfy { Vocabulary.noteFact($0) != nil })
    #expect(Vocabulary.fact.spellings.allSatisfy { Vocabulary.fact($0) != nil })
  }
}
