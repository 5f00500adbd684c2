import AuditModel
import TextPatterns

/// The literal texts that patterns cannot do without, of all rules together: a walk over the prose tells
/// which patterns need not be tried, and where the others may begin to fit.
final class LiteralScan: Sendable {
  /// A choice of literals, as a pattern asks for it.
  struct Need: Sendable {
    var choice: Int32
    /// Whether the literals tell where a match may begin.
    var tellsStart: Bool
    /// Whether folding leaves the literals as they are printed: then paragraphs that print one hold it in the prose.
    var isPrintedAlike: Bool
  }

  /// One of the literals of a choice.
  struct Member: Hashable, Sendable {
    var literal: Int32
    /// What stands before it in a match.
    var lead: RequiredLiterals.Extent
  }

  private let literals: LiteralSet
  let literalCount: Int
  /// By choice: its literals, a range of `members`.
  let choices: FlatBuffer<Slice32>
  let members: FlatBuffer<Member>
  /// By pattern: a range of `needs`; empty where no literals are known.
  let needsOf: FlatBuffer<Slice32>
  let needs: FlatBuffer<Need>
  /// By pattern: the choice of literals that is all there is to it, so that their hits are its finds; −1: there is more.
  private let plainChoices: FlatBuffer<Int32>
  /// By pattern: how many bytes before the end of a text a match may begin at the most; −1: anywhere.
  let reaches: FlatBuffer<Int32>

  /// `prose`: the patterns that are asked of prose that is looked through; `titles`: those of the sections.
  init(_ rules: [RulePattern], ofProse prose: Set<Int>, titles: [[UInt8]] = []) {
    var texts: [[UInt8]] = []
    var numbers: [[UInt8]: Int32] = [:]
    var choices: [Slice32] = []
    var choiceNumbers: [[Member]: Int32] = [:]
    var members: [Member] = []
    var needs: [Need] = []
    var needsOf: [Slice32] = []
    var reaches: [Int32] = []
    var plainChoices: [Int32] = []
    let selection = LiteralSelection(titles: titles)
    func number(of text: [UInt8]) -> Int32 {
      if let known = numbers[text] { return known }
      let number = Int32(texts.count)
      numbers[text] = number
      texts.append(text)
      return number
    }
    for (pattern, rule) in rules.enumerated() {
      let required = prose.contains(pattern) ? rule.requiredLiterals : nil
      let first = needs.count
      var plainChoice: Int32 = -1
      for choice in selection.telling(
        required?.choices ?? [], beginsAtStart: rule.text.hasPrefix("\\A"),
        standsAtEnd: required?.reach != nil)
      {
        let asked = choice.literals.map { Member(literal: number(of: $0.text), lead: $0.lead) }
        if choiceNumbers[asked] == nil {
          choiceNumbers[asked] = Int32(choices.count)
          choices.append(Slice32(start: Int32(members.count), count: Int32(asked.count)))
          members += asked
        }
        needs.append(
          Need(
            choice: choiceNumbers[asked] ?? 0, tellsStart: choice.tellsStart,
            isPrintedAlike: choice.literals.allSatisfy { TextFolding.isKept($0.text) }))
        if required?.isAll == true { plainChoice = needs.last?.choice ?? -1 }
      }
      plainChoices.append(plainChoice)
      reaches.append(required?.reach.map(Int32.init) ?? -1)
      needsOf.append(Slice32(start: Int32(first), count: Int32(needs.count - first)))
    }
    literals = LiteralSet(texts)
    literalCount = texts.count
    self.choices = FlatBuffer(choices)
    self.members = FlatBuffer(members)
    self.needs = FlatBuffer(needs)
    self.needsOf = FlatBuffer(needsOf)
    self.reaches = FlatBuffer(reaches)
    self.plainChoices = FlatBuffer(plainChoices)
  }

  deinit {
    choices.deallocate()
    members.deallocate()
    needs.deallocate()
    needsOf.deallocate()
    reaches.deallocate()
    plainChoices.deallocate()
  }

  /// Notes where the literals stand in `text`, which begins at `start` of the prose.
  func mark(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, slack: Int, as place: TextPlaces,
    in hits: LiteralHits
  ) {
    literals.visit(text, slack: slack) { literal, offset in
      hits.add(Int32(truncatingIfNeeded: start + offset), of: literal, as: place)
    }
  }

  /// Whether a pattern is sure to fit nowhere in a text at `places`.
  func isAbsent(_ pattern: Int, in places: TextPlaces, _ hits: LiteralHits) -> Bool {
    guard !places.isEmpty else { return false }
    let isPrinted = places == .printed
    for i in needsOf[pattern].range
    where (!isPrinted || needs[i].isPrintedAlike)
      && isAbsent(needs[i], in: isPrinted ? .all : places, hits)
    {
      return true
    }
    return false
  }

  /// Whether a pattern that is a mere choice of literals fits somewhere in a part of the prose; nil where that has to be
  /// tried.
  func isFound(_ pattern: Int, in text: Range<Int>, _ hits: LiteralHits) -> Bool? {
    let choice = plainChoices[pattern]
    guard choice >= 0, text.upperBound <= hits.end else { return nil }
    for i in choices[choice].range {
      let literal = Int(members[i].literal)
      if hits.has(literal, of: literals.length(of: literal), in: text) { return true }
    }
    return false
  }

  private func isAbsent(_ need: Need, in places: TextPlaces, _ hits: LiteralHits) -> Bool {
    let choice = choices[need.choice]
    var member = members.base + Int(choice.start)
    let end = member + Int(choice.count)
    while member < end {
      if !hits.places(of: Int(member.pointee.literal)).isDisjoint(with: places) { return false }
      member += 1
    }
    return true
  }
}

extension RulePattern {
  fileprivate var requiredLiterals: RequiredLiterals? {
    words.isEmpty
      ? RequiredLiterals(of: text)
      : RequiredLiterals(words: words.filter { !$0.isAllowed }.map(\.text))
  }
}
