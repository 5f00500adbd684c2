import AuditModel

/// What stands in a pattern for `<件数>` and its like.
extension CapturePattern {
  private static let digit = "[0-9０-９]"
  private static let chinese = "零〇一二两三四五六七八九十廿卅百千万亿"

  /// Empty for what is no figure. Throws where a list of words that it needs is missing.
  func figurePattern(
    _ kind: RulePattern.Kind, _ group: RulePattern.Group, at range: Range<Int>
  ) throws(Fault) -> String {
    switch kind {
    case .text, .replacement: return ""
    case .year:
      // 2057件 is no year.
      let any = patterns.pattern(ofList: "counters", "any", PatternTable.alternation)
      let counters = any ?? PatternTable.alternation([])
      let counted = "[ 　]{0,9}(?:[百千万亿元]|\(counters))"
      return "(?<!\(Self.digit))(?<\(group.name)>(?<\(group.digits)>(?:19|20|１９|２０)\(Self.digit){2}"
        + "|[一二][零〇○Ｏ九][\(Self.chinese)○Ｏ]{2})(?!\(Self.digit))(?:[ 　]{0,9}年度?|(?!\(counted))))"
    case .date:
      let number = "(?:\(Self.digit){1,2}|[\(Self.chinese)]{1,3})"
      return
        "(?<!\(Self.digit))(?<\(group.name)>(?:\(Self.digit){4}|[一二][零〇○Ｏ九][\(Self.chinese)○Ｏ]{2})"
        + "[ 　]*[年.．/／-][ 　]*\(number)[ 　]*[月.．/／-][ 　]*\(number)(?!\(Self.digit))[ 　]*日?)"
    case .count, .whole, .decimal, .amount, .percentage: break
    }
    // Bounded, so that a literal behind a number tells where a match may begin.
    let blanks = "[ 　]{0,9}"
    let digits = "\(Self.digit){1,40}"
    let spelledOut = "[\(Self.chinese)]{1,20}"
    let grouped = "\(Self.digit){1,3}(?:[,，]\(Self.digit){3}){1,12}(?!\(Self.digit))"
    let fraction = "(?:[.．]\(Self.digit){1,9}(?!\(Self.digit)))?+"
    let number =
      "(?<![第0-9０-９.．\(Self.chinese)])(?<!\(Self.digit)[,，](?=\(Self.digit){3}(?!\(Self.digit))))"
      + "(?<\(group.digits)>(?:\(grouped)|\(digits))\(fraction)|\(spelledOut))"
    let inexact = "(?<\(group.inexact)>\(try alternation("inexact-after", at: range)))?"
    let scale = "(?:\(blanks)[百千万亿]{1,2})?"
    let unit: String
    switch kind {
    case .count: unit = "\(blanks)(?<\(group.unit)>\(try alternation("counters", at: range)))"
    case .amount: unit = "\(blanks)(?<\(group.unit)>元)"
    default: unit = "(?!\(Self.digit))"
    }
    if kind == .percentage {
      return "(?<\(group.name)>\(try start(blanks, at: range))"
        + "(?:\(number)\(blanks)\(inexact)(?<\(group.unit)>[%％])"
        + "|百分之(?<\(group.spelledOut)>\(spelledOut)|\(digits)\(fraction))))"
    }
    return "(?<\(group.name)>\(try start(blanks, at: range))"
      + "\(number)\(blanks)\(inexact)\(scale)\(unit))"
  }

  /// A number's first sign, or the word before it that says that it is not exact: nearly every place is settled by
  /// that sign, not by a trial of all the words.
  private func start(_ blanks: String, at range: Range<Int>) throws(Fault) -> String {
    try pattern(ofList: "inexact-before", "start", at: range) { words in
      // 数十: the number begins within the word.
      let before = words.map { word in
        String(word.reversed().drop { Self.chinese.contains($0) }.reversed())
      }
      let firstSigns = Set(before.compactMap(\.unicodeScalars.first)).sorted()
        .map { "\\x{\(String($0.value, radix: 16))}" }
      return "(?=[0-9０-９\(Self.chinese)\(firstSigns.joined())])"
        + "(?:\(PatternTable.alternation(before))\(blanks))?"
    }
  }

  private func alternation(_ list: String, at range: Range<Int>) throws(Fault) -> String {
    try pattern(ofList: list, "any", at: range, PatternTable.alternation)
  }

  private func pattern(
    ofList list: String, _ use: String, at range: Range<Int>, _ make: ([String]) -> String
  ) throws(Fault) -> String {
    guard let pattern = patterns.pattern(ofList: list, use, make) else {
      throw Fault(.missingFile("words/\(list).txt"), range)
    }
    return pattern
  }
}
