import AuditModel
import TextPatterns

/// The literal texts that patterns cannot do without, of all rules together: a walk over the prose tells
/// which patterns need not be tried, and where the others may begin to fit.
struct LiteralScan: Sendable {
  /// A choice of literals, as a pattern asks for it.
  fileprivate struct Need: Sendable {
    var choice: Int32
    /// What stands before the literal in a match.
    var lead: RequiredLiterals.Extent

  }

  private let literals: LiteralSet
  /// By literal: the choices that it is of, a range of `choices`.
  private let owners: [Slice32]
  private let choices: [Int32]
  /// How many different choices are asked for.
  let choiceCount: Int
  /// By pattern: a range of `needs`; empty where no literals are known.
  private let needsOf: [Slice32]
  private let needs: [Need]

  /// Shorter texts than a Chinese character stand everywhere.
  private static let shortestText = 3

  init(_ rules: [RulePattern]) {
    var numbers: [[[UInt8]]: Int32] = [:]
    var ownersOf: [[UInt8]: [Int32]] = [:]
    var order: [[UInt8]] = []
    var needs: [Need] = []
    var needsOf: [Slice32] = []
    for rule in rules {
      let required =
        rule.words.isEmpty
        ? RequiredLiterals(of: rule.text)
        : RequiredLiterals(words: rule.words.filter { !$0.isAllowed }.map(\.text))
      let first = needs.count
      for choice in required?.choices ?? []
      where choice.texts.allSatisfy({ $0.count >= Self.shortestText }) {
        let texts = Set(choice.texts).sorted { $0.lexicographicallyPrecedes($1) }
        let isNew = numbers[texts] == nil
        let number = numbers[texts] ?? Int32(numbers.count)
        needs.append(Need(choice: number, lead: choice.lead))
        guard isNew else { continue }
        numbers[texts] = number
        for text in texts {
          if ownersOf[text] == nil { order.append(text) }
          ownersOf[text, default: []].append(number)
        }
      }
      needsOf.append(Slice32(start: Int32(first), count: Int32(needs.count - first)))
    }
    literals = LiteralSet(order)
    var owners: [Slice32] = []
    var choices: [Int32] = []
    for text in order {
      let own = ownersOf[text] ?? []
      owners.append(Slice32(start: Int32(choices.count), count: Int32(own.count)))
      choices += own
    }
    self.owners = owners
    self.choices = choices
    choiceCount = numbers.count
    self.needs = needs
    self.needsOf = needsOf
  }

  /// Notes where the literals stand in `text`, which begins at `start` of the prose.
  func mark(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, slack: Int, as place: TextPlaces,
    in hits: LiteralHits
  ) {
    owners.withUnsafeBufferPointer { owners in
      choices.withUnsafeBufferPointer { choices in
        literals.visit(text, slack: slack) { literal, offset in
          for i in owners[literal].range {
            hits.add(Int32(start + offset), to: Int(choices[i]), as: place)
          }
        }
      }
    }
  }

  /// Whether a pattern is sure to fit nowhere in a text at `places`.
  func isAbsent(_ pattern: Int, in places: TextPlaces, _ hits: LiteralHits) -> Bool {
    guard !places.isEmpty else { return false }
    for i in needsOf[pattern].range
    where hits.places(of: Int(needs[i].choice)).isDisjoint(with: places) {
      return true
    }
    return false
  }

  /// In a text of so many bytes, to try one more place costs as much as to look through it.
  private static let bytesForOneStart = 64

  /// Where matches of a pattern may begin in `text`, counted from its start; nil: anywhere.
  func starts(
    of pattern: Int, in text: Range<Int>, of prose: Prose, _ hits: LiteralHits
  ) -> [ClosedRange<Int>]? {
    guard text.upperBound <= hits.end else { return nil }
    var rarest: (need: Need, count: Int32)?
    for i in needsOf[pattern].range where needs[i].lead.tellsStart {
      let count = hits.count(of: Int(needs[i].choice))
      if count < rarest?.count ?? .max { rarest = (needs[i], count) }
    }
    guard let rarest else { return nil }
    var starts: [ClosedRange<Int>] = []
    hits.visit(Int(rarest.need.choice)) { hit in
      guard text.contains(hit) else { return }
      let low = rarest.need.start(before: hit, notBefore: text.lowerBound, in: prose)
      let range = low - text.lowerBound...hit - text.lowerBound
      if let last = starts.last, range.lowerBound <= last.upperBound {
        starts[starts.count - 1] = last.lowerBound...range.upperBound
      } else {
        starts.append(range)
      }
    }
    return starts.count > 1 + text.count / Self.bytesForOneStart ? nil : starts
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

/// Where the literals of patterns stand in the prose of one report.
///
/// Plain memory, as in `Workspace`: a report has a thousand hits.
final class LiteralHits {
  /// The hits of one choice.
  private struct Entry {
    /// The parts of the report in which there are any.
    var places: TextPlaces = []
    var count: Int32 = 0
    /// −1: none.
    var first: Int32 = -1
    var last: Int32 = -1
  }

  private struct Hit {
    var offset: Int32
    /// The choice's next hit; −1: none.
    var next: Int32
  }

  private let entries: UnsafeMutableBufferPointer<Entry>
  private var hits: UnsafeMutableBufferPointer<Hit>
  private var hitCount = 0
  /// How much of the prose was looked through.
  private(set) var end = 0

  init(choiceCount: Int) {
    entries = .allocate(capacity: choiceCount)
    entries.initialize(repeating: Entry())
    hits = .allocate(capacity: 1024)
  }

  deinit {
    entries.deallocate()
    hits.deallocate()
  }

  func removeAll() {
    entries.update(repeating: Entry())
    hitCount = 0
    end = 0
  }

  func finish(at end: Int) { self.end = end }

  /// Adds a hit behind all others of the choice.
  func add(_ offset: Int32, to choice: Int, as place: TextPlaces) {
    if hitCount == hits.count { grow() }
    hits.initializeElement(at: hitCount, to: Hit(offset: offset, next: -1))
    var entry = entries[choice]
    if entry.first < 0 {
      entry.first = Int32(hitCount)
    } else {
      hits[Int(entry.last)].next = Int32(hitCount)
    }
    entry.last = Int32(hitCount)
    entry.places.formUnion(place)
    entry.count += 1
    entries[choice] = entry
    hitCount += 1
  }

  private func grow() {
    let larger = UnsafeMutableBufferPointer<Hit>.allocate(capacity: hits.count * 2)
    _ = larger.initialize(from: hits)
    hits.deallocate()
    hits = larger
  }

  func places(of choice: Int) -> TextPlaces { entries[choice].places }

  func count(of choice: Int) -> Int32 { entries[choice].count }

  func visit(_ choice: Int, _ body: (Int) -> Void) {
    var next = entries[choice].first
    while next >= 0 {
      body(Int(hits[Int(next)].offset))
      next = hits[Int(next)].next
    }
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
  static let all = TextPlaces(rawValue: .max)
}
