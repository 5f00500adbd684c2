/// What must stand in a text for a pattern to fit at all: of each of some choices, one literal text.
///
/// Worked out from the pattern's text, carefully: where it is not understood there are none.
public struct RequiredLiterals: Hashable, Sendable {
  /// Texts one of which stands in every match. None is empty.
  public struct Choice: Hashable, Sendable {
    public internal(set) var texts: [[UInt8]]
    /// What stands before the first of them in a match.
    public internal(set) var lead: Extent

    func behind(_ extent: Extent) -> Choice {
      Choice(texts: texts, lead: extent.followed(by: lead))
    }

    /// How much it says: more where its place is known, with longer texts, with fewer of them.
    var worth: Int {
      let place = lead.bytes.map { max(0, 32 - $0 / 16) } ?? (lead.crossesLines ? 0 : 8)
      return min(texts.reduce(Int.max) { min($0, $1.count) }, 9) * 6 - min(texts.count, 60) + place
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

  /// nil where nothing is known.
  public init?(of pattern: String) {
    var reader = PatternReader(Array(pattern.utf8))
    guard let found = reader.alternation(), reader.isAtEnd else { return nil }
    reach = found.endsText ? found.extent.bytes : nil
    if found.choices.isEmpty, reach == nil { return nil }
    // A single character stands in many a text: it is asked for only where there is nothing better.
    let words = found.choices.filter { $0.texts.allSatisfy { $0.count >= LiteralSet.wordLength } }
    choices = words.isEmpty ? found.choices : words
  }

  /// Of a list of words.
  public init?(words: [String]) {
    let texts = words.map { Array($0.utf8) }
    guard !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty }) else { return nil }
    choices = [Choice(texts: texts, lead: .nothing)]
    reach = nil
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
    for choice in required.sorted(by: { $0.worth > $1.worth })
    where self.required.count < Self.mostChoices
      && !self.required.contains(where: { $0.texts == choice.texts })
    {
      self.required.append(choice)
    }
  }

  /// What is asked of a text for the part to fit; where all that it matches is known, these very texts.
  var choices: [Choice] {
    guard let exact else { return required }
    return exact.allSatisfy { !$0.isEmpty } ? [Choice(texts: exact, lead: .nothing)] : []
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
      let joined = other.choices.map { y in
        Choice(
          texts: x.texts + y.texts.filter { !x.texts.contains($0) }, lead: x.lead.or(y.lead))
      }
      if let best = joined.max(by: { $0.worth < $1.worth }),
        best.texts.count <= Self.mostAlternatives
      {
        joint.append(best)
      }
    }
    self = PatternPart(required: joint, extent.or(other.extent))
  }
}
