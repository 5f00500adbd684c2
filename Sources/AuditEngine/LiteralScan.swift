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

  init(_ rules: [RulePattern]) {
    var ownersOf: [[UInt8]: [Int32]] = [:]
    var order: [[UInt8]] = []
    var asks = Array(repeating: false, count: rules.count)
    for (number, rule) in rules.enumerated() {
      let required =
        rule.words.isEmpty
        ? RequiredLiterals(of: rule.text)
        : RequiredLiterals(words: rule.words.filter { !$0.isAllowed }.map(\.text))
      guard let required else { continue }
      asks[number] = true
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
  }

  /// Marks the patterns one of whose literals stands in `text`.
  func mark(
    _ text: UnsafeBufferPointer<UInt8>, slack: Int, as place: TextPlaces,
    in marks: inout [TextPlaces]
  ) {
    literals.visit(text, slack: slack) { literal, _ in
      let own = owners[literal]
      for i in own.range { marks[Int(patterns[i])].formUnion(place) }
    }
  }

  /// Whether a pattern is sure to fit nowhere in a text at `places`.
  func isAbsent(_ pattern: Int, in places: TextPlaces, marks: [TextPlaces]) -> Bool {
    asks[pattern] && !places.isEmpty && marks[pattern].isDisjoint(with: places)
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
