/// A regular expression of a rule, with the captures that mean something to it.
public struct RulePattern: Hashable, Sendable {
  /// PCRE2.
  public var text: String
  public var captures: [Capture]
  /// Words that are found literally, in place of `text`; empty where it is a regular expression.
  public var words: [Word]

  public init(text: String, captures: [Capture] = [], words: [Word] = []) {
    self.text = text
    self.captures = captures
    self.words = words
  }

  /// An entry of a list of words.
  public struct Word: Hashable, Sendable {
    public var text: String
    /// What should stand there; nil where the list does not say.
    public var replacement: String?
    /// Whether what lies within this word is right: 帐篷 in a list that holds 帐.
    public var isAllowed: Bool

    /// What it stands for: the text behind the arrow, if there is one, else the word itself.
    public var meaning: String { replacement ?? text }

    public init(text: String, replacement: String? = nil, isAllowed: Bool = false) {
      self.text = text
      self.replacement = replacement
      self.isAllowed = isAllowed
    }
  }

  /// A part of what the pattern finds, under a name.
  public struct Capture: Hashable, Sendable {
    public var name: String
    public var kind: Kind
    /// Alternatives may each have one; the one that took part in the match counts.
    public var groups: [Group]

    public init(name: String, kind: Kind, groups: [Group]) {
      self.name = name
      self.kind = kind
      self.groups = groups
    }
  }

  /// How the captured text is read.
  public enum Kind: Hashable, Sendable {
    case text
    /// What the list of words has in place of the word that was found.
    case replacement
    /// 件数: a number with a counter (件, 条, 宗 …).
    case count
    /// A number without unit.
    case whole, decimal
    /// In 万元.
    case amount
    /// 25% is 0.25.
    case percentage
    case date, year
  }

  /// A group of the pattern, by its name there.
  public struct Group: Hashable, Sendable {
    public var name: String
    /// What it stands for, where that is not what is printed: `<=0>`.
    public var constant: FixedDecimal?

    public init(name: String, constant: FixedDecimal? = nil) {
      self.name = name
      self.constant = constant
    }

    /// Groups within a number: its digits, a word that makes it inexact (十余件), its unit.
    public var digits: String { name + "n" }
    public var inexact: String { name + "x" }
    public var unit: String { name + "u" }
    /// The number behind 百分之.
    public var spelledOut: String { name + "p" }
  }
}

/// Looks for a pattern in parts of the prose.
public struct TextSearch: Hashable, Sendable {
  public var places: [SectionOperand]
  /// Index into `RuleSet.patterns`.
  public var pattern: Int

  public init(places: [SectionOperand], pattern: Int) {
    self.places = places
    self.pattern = pattern
  }
}

/// A capture of a search of a rule.
public struct CaptureOperand: Hashable, Sendable {
  /// Which search.
  public enum Search: Hashable, Sendable {
    /// That of `each match`.
    case match
    /// One of `Rule.extracts`.
    case extract(Int)
  }

  public var search: Search
  /// Index into `RulePattern.captures`.
  public var capture: Int

  public init(search: Search, capture: Int) {
    self.search = search
    self.capture = capture
  }
}

/// How far two figures may lie apart and still be equal to a rule.
public enum Tolerance: Hashable, Sendable {
  case absolute(FixedDecimal)
  /// A part of the larger one.
  case relative(FixedDecimal)
  /// Half of the last place that is printed of the coarsest figure.
  case printed
}

/// How much of the text around a find is meant.
public enum TextExtent: String, Sendable {
  /// What the pattern fits.
  case match
  /// Between 。！？； and line ends.
  case sentence
  /// Between these and ，：、 too.
  case clause
  /// What stands before it in its paragraph, with the subheading above; the last of that, if it is long.
  case before
}

/// Words beside a number that say it is not exact.
public struct FigureWords: Hashable, Sendable {
  /// 约, 近.
  public var inexactBefore: [String]
  /// 余, 左右.
  public var inexactAfter: [String]

  public init(inexactBefore: [String] = [], inexactAfter: [String] = []) {
    self.inexactBefore = inexactBefore
    self.inexactAfter = inexactAfter
  }
}
