import AuditModel
import TextPatterns

/// The literal texts that patterns cannot do without, of all rules together: a walk over the prose tells
/// which patterns need not be tried, and where the others may begin to fit.
final class LiteralScan: Sendable {
  /// A choice of literals, as a pattern asks for it.
  fileprivate struct Need: Sendable {
    var choice: Int32
    /// What stands before the literal in a match.
    var lead: RequiredLiterals.Extent
    /// Whether folding leaves the literals as they are printed: then paragraphs that print one hold it in the prose.
    var isPrintedAlike: Bool
  }

  private let literals: LiteralSet
  let literalCount: Int
  /// By choice: its literals, a range of `members`.
  private let choices: FlatBuffer<Slice32>
  private let members: FlatBuffer<Int32>
  /// By pattern: a range of `needs`; empty where no literals are known.
  private let needsOf: FlatBuffer<Slice32>
  private let needs: FlatBuffer<Need>
  /// By pattern: how many bytes before the end of a text a match may begin at the most; −1: anywhere.
  private let reaches: FlatBuffer<Int32>

  /// Shorter texts than a Chinese character stand everywhere, but for pairs of signs (`![`) and shares (`5%`); so do
  /// the signs that part sentences.
  private static func saysEnough(_ text: [UInt8]) -> Bool {
    text.count > 3 || text.count == 3 && !partingSigns.contains(text)
      || text.count == 2 && text.allSatisfy { $0 < 0x80 }
        && (text[1] == UInt8(ascii: "%") || !text.contains(where: isLetterOrDigit))
  }

  private static let partingSigns = Set("，。、；：（）“”".map { Array(String($0).utf8) })

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  /// The choices that are worth looking for.
  ///
  /// Every hit has its cost. A choice that most texts are sure to have tells nothing, be it whether a pattern may
  /// fit or where; nor does the letter with which it must begin where a text begins. Where a match that stands at the
  /// end of a text begins is known without it.
  private static func telling(
    _ choices: [RequiredLiterals.Choice], beginsAtStart: Bool, standsAtEnd: Bool
  ) -> [RequiredLiterals.Choice] {
    let sure = choices.filter { choice in
      choice.texts.allSatisfy(saysEnough)
        && (choice.lead.tellsStart && !standsAtEnd || frequency(of: choice) < frequencyOfAnyText)
        && !(beginsAtStart && choice.lead.bytes == 0 && choice.texts.contains(where: isLetter))
    }
    let least = sure.map(frequency).min() ?? 0
    // Of several that tell of absence alone, and are letters, one does.
    let letters = sure.filter { !$0.lead.tellsStart && $0.texts.contains(where: isLetter) }
    let rare = sure.filter { choice in
      frequency(of: choice) <= 3 * least
        && (!letters.contains(choice) || choice == letters.last)
    }
    if rare.contains(where: { $0.lead.tellsStart }) { return rare }
    let starts = sure.filter { $0.lead.tellsStart }
    return rare + (starts.min { frequency(of: $0) < frequency(of: $1) }.map { [$0] } ?? [])
  }

  /// About how often the literals of a choice are met, in some unit: one of three characters and more once, one of
  /// two eight times as often, and so on.
  private static func frequency(of choice: RequiredLiterals.Choice) -> Int {
    choice.texts.reduce(0) { sum, text in
      sum + (isLetter(text) ? frequencyOfLetter : text.count <= 6 ? 8 : text.count <= 9 ? 2 : 1)
    }
  }

  private static let frequencyOfLetter = 64
  /// Of three letters, one stands in any text.
  private static let frequencyOfAnyText = 3 * frequencyOfLetter

  private static func isLetter(_ text: [UInt8]) -> Bool { text.count <= 3 }

  init(_ rules: [RulePattern]) {
    var texts: [[UInt8]] = []
    var numbers: [[UInt8]: Int32] = [:]
    var choices: [Slice32] = []
    var choiceNumbers: [[Int32]: Int32] = [:]
    var members: [Int32] = []
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
        let literals = Set(choice.texts.map(number)).sorted()
        if choiceNumbers[literals] == nil {
          choiceNumbers[literals] = Int32(choices.count)
          choices.append(Slice32(start: Int32(members.count), count: Int32(literals.count)))
          members += literals
        }
        needs.append(
          Need(
            choice: choiceNumbers[literals] ?? 0, lead: choice.lead,
            isPrintedAlike: choice.texts.allSatisfy(TextFolding.isKept)))
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
      if !hits.places(of: Int(member.pointee)).isDisjoint(with: places) { return false }
      member += 1
    }
    return true
  }

  /// The choice that tells most of where a match may begin.
  private func rarest(of pattern: Int, _ hits: LiteralHits) -> Need? {
    var rarest: Need?
    var least = -1
    for i in needsOf[pattern].range where needs[i].lead.tellsStart {
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
    count(need, hits) &* (Self.bytesForOneStart &+ min(need.lead.bytes ?? .max, Self.bytesOfLine))
  }

  /// So much of a paragraph stands before a hit somewhere in it.
  private static let bytesOfLine = 160

  private func count(_ need: Need, _ hits: LiteralHits) -> Int {
    let choice = choices[need.choice]
    var member = members.base + Int(choice.start)
    let end = member + Int(choice.count)
    var count = 0
    while member < end {
      count &+= hits.count(of: Int(member.pointee))
      member += 1
    }
    return count
  }

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
      hits.visit(Int(members[i]), in: text) { starts.append($0...$0) }
    }
    guard starts.count <= 1 + text.count / Self.bytesForOneHit else { return nil }
    sort(starts)
    var last = -1
    for i in 0..<starts.count {
      let hit = starts[i].lowerBound
      let low = need.start(before: hit, notBefore: text.lowerBound, in: work.prose)
      let range = low - text.lowerBound...hit - text.lowerBound
      if last >= 0, range.lowerBound <= starts[last].upperBound {
        starts[last] = starts[last].lowerBound...range.upperBound
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

extension RequiredLiterals.Extent {
  /// Whether the literal behind it tells where a match may begin.
  fileprivate var tellsStart: Bool { bytes != nil || !crossesLines }
}

extension LiteralScan.Need {
  /// Where a match may begin whose literal stands at `hit`.
  fileprivate func start(before hit: Int, notBefore limit: Int, in prose: Prose) -> Int {
    var low = max(limit, hit - (lead.bytes ?? .max / 2))
    if !lead.crossesLines { low = max(low, prose.startOfLine(at: hit)) }
    let bytes = prose.bytes
    while low > limit, bytes[low] & 0xC0 == 0x80 { low -= 1 }
    return low
  }
}

/// Parts of the prose of a report.
struct TextPlaces: OptionSet {
  var rawValue: UInt32

  static func section(_ number: Int) -> TextPlaces {
    TextPlaces(rawValue: 1 << UInt32(number & 15))
  }
  static let preamble = TextPlaces(rawValue: 1 << 16)
  /// Paragraphs of no section.
  static let others = TextPlaces(rawValue: 1 << 17)
  /// The paragraphs as they were printed, which were not looked through.
  static let printed = TextPlaces(rawValue: 1 << 18)
  static let all = TextPlaces(rawValue: .max)
}
