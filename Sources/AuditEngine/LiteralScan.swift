import AuditModel
import TextPatterns

/// The literal texts that patterns cannot do without, of all rules together: a walk over the prose tells
/// which patterns need not be tried, and where the others may begin to fit.
final class LiteralScan: Sendable {
  /// A choice of literals, as a pattern asks for it.
  fileprivate struct Need: Sendable {
    var choice: Int32
    /// Whether the literals tell where a match may begin.
    var tellsStart: Bool
    /// Whether folding leaves the literals as they are printed: then paragraphs that print one hold it in the prose.
    var isPrintedAlike: Bool
  }

  /// One of the literals of a choice.
  fileprivate struct Member: Hashable, Sendable {
    var literal: Int32
    /// What stands before it in a match.
    var lead: RequiredLiterals.Extent
  }

  private let literals: LiteralSet
  let literalCount: Int
  /// By choice: its literals, a range of `members`.
  private let choices: FlatBuffer<Slice32>
  private let members: FlatBuffer<Member>
  /// By pattern: a range of `needs`; empty where no literals are known.
  private let needsOf: FlatBuffer<Slice32>
  private let needs: FlatBuffer<Need>
  /// By pattern: how many bytes before the end of a text a match may begin at the most; −1: anywhere.
  private let reaches: FlatBuffer<Int32>

  /// The choices that are worth looking for.
  ///
  /// Every hit has its cost. A choice that most texts are sure to have tells nothing, be it whether a pattern may
  /// fit or where; nor does the letter with which it must begin where a text begins. Where a match that stands at the
  /// end of a text begins is known without it.
  private static func telling(
    _ choices: [RequiredLiterals.Choice], beginsAtStart: Bool, standsAtEnd: Bool
  ) -> [RequiredLiterals.Choice] {
    let sure = choices.filter { choice in
      (choice.tellsStart && !standsAtEnd
        ? choice.cost < costOfAnyText : choice.frequency < frequencyOfAnyText)
        && !(beginsAtStart && choice.literals.contains { $0.lead.bytes == 0 && isLetter($0.text) })
    }
    let least = sure.map(\.frequency).min() ?? 0
    // Of several that tell of absence alone, and are letters, one does.
    let letters = sure.filter { !$0.tellsStart && $0.literals.contains { isLetter($0.text) } }
    let rare = sure.filter { choice in
      choice.frequency <= 3 * least && (!letters.contains(choice) || choice == letters.last)
    }
    if rare.contains(where: \.tellsStart) { return rare }
    let starts = sure.filter(\.tellsStart)
    return rare + (starts.min { $0.cost < $1.cost }.map { [$0] } ?? [])
  }

  private static func isLetter(_ text: [UInt8]) -> Bool { text.count <= 3 }

  /// What is met so often is met in any text: three single letters are.
  private static let frequencyOfAnyText = 192
  /// To try a whole text costs as much.
  private static let costOfAnyText = 2500

  init(_ rules: [RulePattern]) {
    var texts: [[UInt8]] = []
    var numbers: [[UInt8]: Int32] = [:]
    var choices: [Slice32] = []
    var choiceNumbers: [[Member]: Int32] = [:]
    var members: [Member] = []
    var needs: [Need] = []
    var needsOf: [Slice32] = []
    var reaches: [Int32] = []
    func number(of text: [UInt8]) -> Int32 {
      if let known = numbers[text] { return known }
      let number = Int32(texts.count)
      numbers[text] = number
      texts.append(text)
      return number
    }
    for rule in rules {
      let required =
        rule.words.isEmpty
        ? RequiredLiterals(of: rule.text)
        : RequiredLiterals(words: rule.words.filter { !$0.isAllowed }.map(\.text))
      let first = needs.count
      for choice in Self.telling(
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
      }
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
  }

  deinit {
    choices.deallocate()
    members.deallocate()
    needs.deallocate()
    needsOf.deallocate()
    reaches.deallocate()
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

  /// The choice that tells most of where a match may begin.
  private func rarest(of pattern: Int, _ hits: LiteralHits) -> Need? {
    var rarest: Need?
    var least = -1
    for i in needsOf[pattern].range where needs[i].tellsStart {
      guard let known = rarest else {
        rarest = needs[i]
        continue
      }
      if least < 0 { least = effort(known, hits) }
      let effort = effort(needs[i], hits)
      if effort < least { (rarest, least) = (needs[i], effort) }
    }
    return rarest
  }

  /// About how many bytes before the hits a match may begin at, all hits together, and what each hit costs.
  private func effort(_ need: Need, _ hits: LiteralHits) -> Int {
    let choice = choices[need.choice]
    var member = members.base + Int(choice.start)
    let end = member + Int(choice.count)
    var effort = 0
    while member < end {
      let bytes = Self.bytesForOneStart &+ min(member.pointee.lead.bytes ?? .max, Self.bytesOfLine)
      effort &+= hits.count(of: Int(member.pointee.literal)) &* bytes
      member += 1
    }
    return effort
  }

  /// So much of a paragraph stands before a hit somewhere in it.
  private static let bytesOfLine = 160

  /// In a text of so many bytes, to try one more place costs as much as to look through it.
  private static let bytesForOneStart = 16
  /// Fewer than this, and there is no telling how many are left once those that overlap are joined.
  private static let bytesForOneHit = 16

  /// Where matches of a pattern may begin in `text`, counted from its start; nil: anywhere.
  ///
  /// They stand in `work.starts` until the next call.
  func starts(
    of pattern: Int, in text: Range<Int>, _ work: Workspace
  ) -> TextPattern.Starts? {
    let (hits, starts) = (work.literalHits, work.starts)
    let reach = Int(reaches[pattern])
    if reach >= 0 { return start(reaching: reach, in: text, work) }
    guard text.upperBound <= hits.end else { return nil }
    guard let need = rarest(of: pattern, hits) else { return nil }
    starts.truncate(to: 0)
    for i in choices[need.choice].range {
      let lead = members[i].lead
      hits.visit(Int(members[i].literal), in: text) { hit in
        let low = lead.start(before: hit, notBefore: text.lowerBound, in: work.prose)
        starts.append(low - text.lowerBound...hit - text.lowerBound)
      }
    }
    guard starts.count <= 1 + text.count / Self.bytesForOneHit else { return nil }
    sort(starts)
    var last = -1
    for i in 0..<starts.count {
      let range = starts[i]
      if last >= 0, range.lowerBound <= starts[last].upperBound {
        starts[last] = starts[last].lowerBound...max(starts[last].upperBound, range.upperBound)
      } else {
        last += 1
        starts[last] = range
      }
    }
    starts.truncate(to: last + 1)
    return last > text.count / Self.bytesForOneStart ? nil : starts.all
  }

  /// The last places of a text, so many bytes before its end.
  private func start(
    reaching bytes: Int, in text: Range<Int>, _ work: Workspace
  ) -> TextPattern.Starts? {
    guard bytes < text.count else { return nil }
    let prose = work.prose.bytes
    var low = text.upperBound - bytes
    while low > text.lowerBound, prose[low] & 0xC0 == 0x80 { low -= 1 }
    work.starts.truncate(to: 0)
    work.starts.append(low - text.lowerBound...text.count)
    return work.starts.all
  }

  /// Beyond this many, moving them one by one would take longer than all else together.
  private static let mostMoved = 128

  /// The hits of each literal are in order, so that few of a few have to move.
  private func sort(_ starts: GrowingBuffer<ClosedRange<Int>>) {
    if starts.count > Self.mostMoved {
      var all = starts.slice(0..<starts.count)
      return all.sort { $0.lowerBound < $1.lowerBound }
    }
    for i in 0..<starts.count {
      let start = starts[i]
      var place = i
      while place > 0, starts[place - 1].lowerBound > start.lowerBound {
        starts[place] = starts[place - 1]
        place -= 1
      }
      if place < i { starts[place] = start }
    }
  }
}

extension RequiredLiterals.Choice {
  /// Whether its literals tell where a match may begin.
  fileprivate var tellsStart: Bool {
    literals.allSatisfy { $0.lead.bytes != nil || !$0.lead.crossesLines }
  }
}

extension RequiredLiterals.Extent {
  /// Where a match may begin before the literal at `hit`.
  fileprivate func start(before hit: Int, notBefore limit: Int, in prose: Prose) -> Int {
    var low = max(limit, hit - (bytes ?? .max / 2))
    if !crossesLines { low = max(low, prose.startOfLine(at: hit)) }
    let bytes = prose.bytes
    while low > limit, bytes[low] & 0xC0 == 0x80 { low -= 1 }
    return low
  }
}
