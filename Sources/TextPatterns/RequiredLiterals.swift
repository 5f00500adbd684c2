/// What must stand in a text for a pattern to fit at all: of each of some choices, one literal text.
///
/// Worked out from the pattern's text, carefully: where it is not understood there are none.
public struct RequiredLiterals: Hashable, Sendable {
  /// A text, and what stands before it in a match that has it.
  public struct Literal: Hashable, Sendable {
    public internal(set) var text: [UInt8]
    public internal(set) var lead: Extent

    /// About how often the text is met in a report, in some unit.
    public var frequency: Int {
      switch text.count {
      case 1: (0x30...0x39).contains(text[0]) ? 240 : 64
      case 2: 8
      // Han characters are asked for by far the most.
      case 3: (0xE4...0xE9).contains(text[0]) ? 64 : Self.frequentSigns[text] ?? 64
      case ...6: 8
      case ...9: 2
      default: 1
      }
    }

    private static let frequentSigns: [[UInt8]: Int] = Dictionary(
      uniqueKeysWithValues: "，。、".map { (Array(String($0).utf8), 1000) }
        + "；：（）“”".map { (Array(String($0).utf8), 250) })
  }

  /// Texts one of which stands in every match. None is empty, none is there twice.
  public struct Choice: Hashable, Sendable {
    public private(set) var literals: [Literal]
    /// How often the texts are met, all together.
    public private(set) var frequency = 0
    /// How much there is to try where matches may begin, for all that are met: the less, the more the choice says.
    public private(set) var cost = 0

    init(texts: [[UInt8]]) {
      literals = []
      add(texts.map { Literal(text: $0, lead: .nothing) })
    }

    private mutating func add(_ more: [Literal]) {
      for literal in more {
        if let known = literals.firstIndex(where: { $0.text == literal.text }) {
          literals[known].lead = literals[known].lead.or(literal.lead)
        } else {
          literals.append(literal)
        }
      }
      weigh()
    }

    private mutating func weigh() {
      frequency = literals.reduce(0) { $0 + $1.frequency }
      cost = literals.reduce(0) { $0 + $1.frequency * $1.lead.cost }
    }

    func behind(_ extent: Extent) -> Choice {
      if extent == .nothing { return self }
      var moved = self
      for i in literals.indices { moved.literals[i].lead = extent.followed(by: literals[i].lead) }
      moved.weigh()
      return moved
    }

    /// The cost of this and `other` together.
    func cost(with other: Choice) -> Int {
      other.literals.reduce(cost) { sum, literal in
        guard let known = literals.first(where: { $0.text == literal.text }) else {
          return sum + literal.frequency * literal.lead.cost
        }
        return sum + literal.frequency * (known.lead.or(literal.lead).cost - known.lead.cost)
      }
    }

    func or(_ other: Choice) -> Choice {
      var all = self
      all.add(other.literals)
      return all
    }

    func hasTexts(of other: Choice) -> Bool {
      literals.elementsEqual(other.literals) { $0.text == $1.text }
    }
  }

  /// How much text a part of a pattern takes.
  public struct Extent: Hashable, Sendable {
    /// At the most; nil: any number.
    public internal(set) var bytes: Int?
    /// Whether it may hold the end of a line.
    public internal(set) var crossesLines: Bool

    static let nothing = Extent(bytes: 0, crossesLines: false)
    static let anything = Extent(bytes: nil, crossesLines: true)
    /// Beyond so many bytes for each literal it tells too little.
    private static let longest = 400

    /// How much there is to try before a text behind so much of a match: 1 for the place itself, and for every 16
    /// bytes one more.
    fileprivate var cost: Int { 1 + (bytes ?? (crossesLines ? 4096 : 160)) / 16 }

    /// What two parts take one after the other.
    func followed(by other: Extent) -> Extent {
      var sum: Int?
      if let bytes, let more = other.bytes, bytes + more <= Self.longest { sum = bytes + more }
      return Extent(bytes: sum, crossesLines: crossesLines || other.crossesLines)
    }

    /// What takes as much as either.
    func or(_ other: Extent) -> Extent {
      var most: Int?
      if let bytes, let more = other.bytes { most = max(bytes, more) }
      return Extent(bytes: most, crossesLines: crossesLines || other.crossesLines)
    }

    func repeated(_ most: Int) -> Extent {
      let (product, overflow) = (bytes ?? .max).multipliedReportingOverflow(by: most)
      let isBounded = bytes == 0 || !overflow && product <= Self.longest
      return Extent(bytes: isBounded ? product : nil, crossesLines: crossesLines)
    }
  }

  /// The ones that say most first.
  public let choices: [Choice]
  /// Of a pattern that fits only up to the end of a text: how many bytes before it a match may begin at the most;
  /// nil: anywhere.
  public let reach: Int?
  /// Whether these texts are all there is to it: it fits wherever one of the only choice stands.
  public let isAll: Bool

  /// nil where nothing is known.
  public init?(of pattern: String) {
    var reader = PatternReader(Array(pattern.utf8))
    guard let found = reader.alternation(), reader.isAtEnd else { return nil }
    reach = found.endsText ? found.extent.bytes : nil
    if found.choices.isEmpty, reach == nil { return nil }
    choices = found.choices
    isAll = found.exact != nil && choices.count == 1 && !reader.hasConditions
  }

  /// Of a list of words.
  public init?(words: [String]) {
    let texts = words.map { Array($0.utf8) }
    guard !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty }) else { return nil }
    choices = [Choice(texts: texts)]
    reach = nil
    // Words that are allowed may hold them.
    isAll = false
  }
}

/// What a part of a pattern matches.
struct PatternPart {
  typealias Choice = RequiredLiterals.Choice
  typealias Extent = RequiredLiterals.Extent

  /// All that it can match, where that is a few texts.
  var exact: [[UInt8]]?
  /// Of what is not known exactly: what is in all of it.
  private var required: [Choice]
  var extent: Extent
  /// Whether nothing stands behind it in a text.
  var endsText = false

  static let noText: [[UInt8]] = [[]]
  static let empty = PatternPart(exact: noText)
  static let end = PatternPart(exact: noText, endsText: true)
  /// One character of any kind, or none that ends a line.
  static let character = PatternPart(required: [], Extent(bytes: 4, crossesLines: true))
  static let characterOfLine = PatternPart(required: [], Extent(bytes: 4, crossesLines: false))

  /// Beyond this a list of texts says too little.
  static let mostTexts = 64
  private static let mostAlternatives = 1024
  /// What more of them would tell is seldom worth asking.
  private static let mostChoices = 3

  init(exact: [[UInt8]], endsText: Bool = false) {
    self.exact = exact
    self.endsText = endsText
    required = []
    extent = Extent(
      bytes: exact.reduce(0) { max($0, $1.count) },
      crossesLines: exact.contains { $0.contains(0x0A) || $0.contains(0x0D) })
  }

  init(required: [Choice], _ extent: Extent, endsText: Bool = false) {
    self.extent = extent
    self.endsText = endsText
    guard required.count > 1 else {
      self.required = required
      return
    }
    self.required = []
    for choice in required.sorted(by: { $0.cost < $1.cost })
    where self.required.count < Self.mostChoices
      && !self.required.contains(where: { $0.hasTexts(of: choice) })
    {
      self.required.append(choice)
    }
  }

  /// What is asked of a text for the part to fit; where all that it matches is known, these very texts.
  var choices: [Choice] {
    guard let exact else { return required }
    return exact.allSatisfy { !$0.isEmpty } ? [Choice(texts: exact)] : []
  }

  /// Either this part or `other`.
  mutating func formAlternative(_ other: PatternPart) {
    let bothEnd = endsText && other.endsText
    defer { endsText = bothEnd }
    if let known = exact, let more = other.exact, known.count + more.count <= Self.mostTexts {
      exact?.append(contentsOf: more)
      extent = extent.or(other.extent)
      return
    }
    var joint: [Choice] = []
    for x in choices {
      // What the two have in common makes the shorter list.
      guard let y = other.choices.min(by: { x.cost(with: $0) < x.cost(with: $1) }) else { continue }
      let both = x.or(y)
      if both.literals.count <= Self.mostAlternatives { joint.append(both) }
    }
    self = PatternPart(required: joint, extent.or(other.extent))
  }
}
