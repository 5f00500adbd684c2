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

  init(_ map: StrictMapping, _ diagnostics: Diagnostics) {
    func text(_ key: String) -> String? {
      map.readIfPresent(key) { node throws(Fault) in try node.text(key).string }
    }
    func policy(_ key: String) -> Rule.MissingValuePolicy {
      map.readIfPresent(key) { node throws(Fault) in
        let scalar = try node.text(key)
        guard let policy = Vocabulary.policy(scalar.string) else {
          throw Fault(
            .unknownChoice(
              scalar.string, what: map.shown(key) + "的写法", known: Vocabulary.policy.shown,
              near: nearName(to: scalar.string, among: Vocabulary.policy.spellings)), scalar.range)
        }
        return policy
      } ?? .undecided
    }
    title = map.text("title")?.string
    points = map.readIfPresent("points") { node throws(Fault) in try node.figure("points") }
    basis = text("basis")
    note = text("note")
    hint = text("hint")
    retired = text("retired")
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
  var shown: [String] { terms.map { "\($0.english)（\($0.chinese)）" } }
}
