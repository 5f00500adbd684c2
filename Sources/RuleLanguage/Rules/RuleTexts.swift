import AuditModel

/// What people read of a rule, and its policies.
struct RuleTexts {
  let title: String?
  let points: FixedDecimal?
  let basis: String?
  let note: String?
  let hint: String?
  let tags: [String]
  let blank: Rule.MissingValuePolicy
  let dash: Rule.MissingValuePolicy
  let retired: String?

  /// What people write who take `retired` for a question: 停用: 否 would retire the rule.
  private static let answers: Set<String> = [
    "是", "否", "不", "无", "不停用", "停用", "true", "false", "yes", "no", "on", "off", "0", "1",
  ]

  /// `mostPoints`: the full score.
  init(_ map: StrictMapping, mostPoints: FixedDecimal) {
    func text(_ key: String) -> String? {
      map.readIfPresent(key) { node throws(Fault) in try node.text(key).string }
    }
    func policy(_ key: String) -> Rule.MissingValuePolicy {
      map.readIfPresent(key) { node throws(Fault) in
        let scalar = try node.text(key)
        guard let policy = Vocabulary.policy(scalar.string) else {
          throw Fault(
            .unknownChoice(
              scalar.string, what: " \(Vocabulary.key.bilingual(key) ?? key)的写法",
              known: Vocabulary.policy.shown,
              near: nearWord(to: scalar.string, among: Vocabulary.policy.spellings)), scalar.range)
        }
        return policy
      } ?? .undecided
    }
    title = map.text("title")?.string
    points = map.readIfPresent("points") { node throws(Fault) in
      try node.figure("points", most: mostPoints)
    }
    basis = text("basis")
    note = text("note")
    hint = text("hint")
    retired = map.readIfPresent("retired") { node throws(Fault) in
      let reason = try node.text("retired")
      if Self.answers.contains(reason.string.lowercased()) {
        throw Fault(.noReason(reason.string), reason.range)
      }
      return reason.string
    }
    tags =
      map.readIfPresent("tags") { node throws(Fault) in
        try node.words("tags").map(\.string)
      } ?? []
    blank = policy("blank")
    dash = policy("dash")
  }
}

extension Vocabulary {
  /// The words of the category as messages list them.
  var shown: [String] { terms.map(\.bilingual) }

  /// A word, in either language, in both: require（要求）.
  func bilingual(_ word: String) -> String? {
    terms.first { $0.english == word || $0.chinese == word }?.bilingual
  }

  /// Categories whose words name the parts of a file, or of an expression, in messages.
  static let ofFiles: [Vocabulary] = [
    .key, .exampleKey, .searchKey, .templateKey, .function, .messageName, .operatorWord, .fact,
    .instance, .selection, .extent, .later,
  ]
  static let ofInstances: [Vocabulary] = [.instance, .extent, .messageName]
}

extension Term {
  /// Both spellings, as messages give them.
  var bilingual: String { "\(english)（\(chinese)）" }
}
