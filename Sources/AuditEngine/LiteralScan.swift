import AuditModel
import TextPatterns

/// The literal texts that patterns cannot do without, of all rules together: one walk over the prose tells
/// which patterns need not be tried.
struct LiteralScan: Sendable {
  private let literals: LiteralSet
  /// By literal: the patterns that ask for it.
  private let owners: [Slice32]
  private let patterns: [Int32]
  /// By pattern: whether literals are asked for.
  private let asks: [Bool]
  /// By pattern: how many bytes of a match stand before its literal at the most; −1: any number.
  private let leads: [Int32]

  init(_ rules: [RulePattern]) {
    var ownersOf: [[UInt8]: [Int32]] = [:]
    var order: [[UInt8]] = []
    var asks = Array(repeating: false, count: rules.count)
    var leads = Array(repeating: Int32(-1), count: rules.count)
    for (number, rule) in rules.enumerated() {
      let required =
        rule.words.isEmpty
        ? RequiredLiterals(of: rule.text)
        : RequiredLiterals(words: rule.words.filter { !$0.isAllowed }.map(\.text))
      guard let required else { continue }
      asks[number] = true
      leads[number] = required.lead.map { Int32($0) } ?? -1
      for text in Set(required.texts).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        if ownersOf[text] == nil { order.append(text) }
        ownersOf[text, default: []].append(Int32(number))
      }
    }
    literals = LiteralSet(order)
    var owners: [Slice32] = []
    var patterns: [Int32] = []
    for text in order {
      let own = ownersOf[text] ?? []
      owners.append(Slice32(start: Int32(patterns.count), count: Int32(own.count)))
      patterns += own
    }
    self.owners = owners
    self.patterns = patterns
    self.asks = asks
    self.leads = leads
  }

  /// Marks the patterns one of whose literals stands in `text`, which begins at `start` of the prose.
  func mark(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, slack: Int, as place: TextPlaces,
    in hits: inout LiteralHits
  ) {
    literals.visit(text, slack: slack) { literal, offset in
      let own = owners[literal]
      for i in own.range { hits.add(Int32(start + offset), to: Int(patterns[i]), as: place) }
    }
  }

  /// Whether a pattern is sure to fit nowhere in a text at `places`.
  func isAbsent(_ pattern: Int, in places: TextPlaces, _ hits: borrowing LiteralHits) -> Bool {
    asks[pattern] && !places.isEmpty && hits.places[pattern].isDisjoint(with: places)
  }

  /// Where matches of a pattern may begin in `text`, counted from its start; nil: anywhere.
  func starts(
    of pattern: Int, in text: Range<Int>, of prose: [UInt8], _ hits: borrowing LiteralHits
  ) -> [ClosedRange<Int>]? {
    let lead = Int(leads[pattern])
    guard asks[pattern], lead >= 0, text.upperBound <= hits.end else { return nil }
    var starts: [ClosedRange<Int>] = []
    hits.visit(pattern) { hit in
      guard text.contains(hit) else { return }
      var low = max(text.lowerBound, hit - lead)
      while low > text.lowerBound, prose[low] & 0xC0 == 0x80 { low -= 1 }
      let range = low - text.lowerBound...hit - text.lowerBound
      if let last = starts.last, range.lowerBound <= last.upperBound {
        starts[starts.count - 1] = last.lowerBound...range.upperBound
      } else {
        starts.append(range)
      }
    }
    return starts
  }
}

/// Where the literals of patterns stand in the prose of one report.
struct LiteralHits {
  private struct Hit {
    var offset: Int32
    /// The pattern's next hit; −1: none.
    var next: Int32
  }

  /// By pattern: the parts of the report in which one of its literals stands.
  private(set) var places: [TextPlaces]
  /// By pattern: its first hit and its last; −1: none.
  private var first: [Int32]
  private var last: [Int32]
  private var hits: [Hit] = []
  /// How much of the prose was looked through.
  var end = 0

  init(patternCount: Int) {
    places = Array(repeating: [], count: patternCount)
    first = Array(repeating: -1, count: patternCount)
    last = first
  }

  mutating func removeAll() {
    for i in places.indices {
      places[i] = []
      first[i] = -1
    }
    hits.removeAll(keepingCapacity: true)
    end = 0
  }

  /// Adds a hit behind all others of the pattern.
  mutating func add(_ offset: Int32, to pattern: Int, as place: TextPlaces) {
    places[pattern].formUnion(place)
    let number = Int32(hits.count)
    hits.append(Hit(offset: offset, next: -1))
    if first[pattern] < 0 {
      first[pattern] = number
    } else {
      hits[Int(last[pattern])].next = number
    }
    last[pattern] = number
  }

  func visit(_ pattern: Int, _ body: (Int) -> Void) {
    var next = first[pattern]
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
