import Testing

@testable import ReportReading

/// The signs that end and part what prose says, and how they are found amid Han characters.
struct SignTests {
  static let kinds: [(name: String, isOne: @Sendable (UInt32) -> Bool, signs: String)] = [
    ("ends a clause", isClauseEnd, "。，,；;：:！!"),
    ("parts clauses", partsClauses, "。，,、；;！!？?"),
    ("ends what tells a day", endsStatementOfDay, "。，,；;)）]】"),
    ("never in a title", isNeverInTitle, "。，；"),
    ("may end a paragraph", mayEndParagraph, "。；：！？"),
    ("words must follow", mustGoOn, "，,、（(《〈“〔［「『"),
  ]

  private static let all = "。，,、；;：:！!？?（(）)[]【】《》〈“”〔［「『…—·公a0 "

  @Test(arguments: kinds)
  func signsOfAKind(name: String, isOne: @Sendable (UInt32) -> Bool, signs: String) {
    let found = Self.all.unicodeScalars.filter { isOne($0.value) }
    #expect(Set(found) == Set(signs.unicodeScalars), "\(name)")
  }

  /// By bytes: where the first and the last comma stand.
  static let texts: [(text: String, first: Int?, last: Int?)] = [
    ("公开，受理,办结", 6, 15), ("公开", nil, nil), ("", nil, nil), (",", 0, 0), ("公，", 3, 3), ("，公", 0, 0),
    ("·，é,", 2, 7), ("𠮷，𠮷", 4, 4), ("，，", 0, 3),
  ]

  @Test(arguments: texts)
  func firstAndLast(text: String, first: Int?, last: Int?) {
    let bytes = Array(text.utf8)
    #expect(firstSign(in: 0..<bytes.count, of: bytes.span, where: isComma) == first)
    #expect(lastSign(in: 0..<bytes.count, of: bytes.span, where: isComma) == last)
  }
}
