import AuditModel
import TextPatterns

/// A search of a rule, compiled. `CheckProgram` frees its places.
struct TextSearchPlan: Sendable {
  let places: FlatBuffer<SectionOperand>
  let pattern: Int
  let captures: FlatBuffer<CapturePlan>
  /// Whether finds that differ in what they capture say different things.
  let distinguishes: Bool

  init(_ search: TextSearch, _ captures: FlatBuffer<FlatBuffer<CapturePlan>>) {
    places = FlatBuffer(search.places)
    pattern = search.pattern
    self.captures = captures[search.pattern]
    distinguishes = self.captures.all.contains { $0.isTold }
  }
}

/// A capture with the numbers of its groups, which `CheckProgram` frees.
struct CapturePlan: Sendable {
  struct Group: Sendable {
    var whole: Int
    var constant: FixedDecimal?
    /// 0 where the group has no such part.
    var digits = 0
    var spelledOut = 0
    var inexact = 0
    var unit = 0
  }

  let kind: RulePattern.Kind
  let groups: FlatBuffer<Group>
  /// Whether it is more than the whole find.
  var isTold: Bool { groups.all.contains { $0.whole > 0 } }

  init(_ capture: RulePattern.Capture, in code: TextMatcher) {
    kind = capture.kind
    func number(_ name: String) -> Int { name.isEmpty ? 0 : code.group(named: name) ?? 0 }
    groups = FlatBuffer(
      capture.groups.map { group in
        Group(
          whole: number(group.name), constant: group.constant, digits: number(group.digits),
          spelledOut: number(group.spelledOut), inexact: number(group.inexact),
          unit: number(group.unit))
      })
  }
}

/// A place where a search found its pattern.
struct Find {
  /// Of `Workspace.prose`.
  var range: Range<Int>
  /// Of the text that was searched.
  var text: Range<Int>
  var slot: TextSlot
  /// First of as many `Captured` as the pattern has captures.
  var firstCapture: Int
}

/// What a capture holds at one find.
struct Captured {
  /// Of `Workspace.prose`; nil where the group took no part.
  var range: Range<Int>?
  var value: Value
  /// What the last digit of a figure counts.
  var lastPlace: Exact?

  static let nothing = Captured(
    range: nil, value: .unknown(Unknown(code: .noText, isSilence: true)))
}

/// What came of a search in the report at hand.
enum SearchResult {
  case notAsked
  /// What should have been searched had not been read.
  case unread
  /// The pattern was given up.
  case limit
  /// A range of `Workspace.finds`; those of them that say different things, a range of
  /// `Workspace.candidates`. `isCut`: there are more.
  case found(Range<Int>, candidates: Range<Int>, isCut: Bool)
}
