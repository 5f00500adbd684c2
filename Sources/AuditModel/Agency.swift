/// What sort of body an agency is; decides which duties of the 条例 bind it.
public enum AgencyKind: UInt8, Sendable, CaseIterable {
  case government, department, office, committee, subdistrict, township, other, unknown
}

/// On which level of government an agency stands.
public enum AgencyLevel: UInt8, Sendable, CaseIterable {
  case state, province, city, county, town, unknown
}

/// How the names of agencies show their kind and level (`rules/agency-kinds.yaml`).
public struct AgencyNames: Sendable {
  /// An ending of agency names, most telling first.
  public struct Ending: Sendable {
    public var text: String
    public var kind: AgencyKind
    /// nil: the level shows in the place name before the ending.
    public var level: AgencyLevel?
    /// Whether prose alone, without title and signature, may name the agency with this ending.
    public var isFoundInProse: Bool
    /// Whether a report is the agency's that its title names with this ending, whoever signs it.
    public var ownsTitledReport: Bool
    /// Whether an agency with this ending signs for the body whose office it is.
    public var isOffice: Bool
    /// Whether prose that says what such a place did (柳津县认真贯彻…) names its agency, where it names no other body.
    public var acts = false

    public init(
      text: String, kind: AgencyKind, level: AgencyLevel?, isFoundInProse: Bool,
      ownsTitledReport: Bool, isOffice: Bool
    ) {
      self.text = text
      self.kind = kind
      self.level = level
      self.isFoundInProse = isFoundInProse
      self.ownsTitledReport = ownsTitledReport
      self.isOffice = isOffice
    }
  }

  /// An ending of place names (区, 县, 市), or a whole place (北京市).
  public struct Place: Sendable {
    public var text: String
    public var level: AgencyLevel
    /// How many characters stand before the ending at the least: two before 市, none before 北京市.
    public var charactersBefore: Int

    public init(text: String, level: AgencyLevel, charactersBefore: Int = 0) {
      self.text = text
      self.level = level
      self.charactersBefore = charactersBefore
    }
  }

  public var endings: [Ending]
  public var places: [Place]
  /// Words that cannot be part of a name and so bound it in prose (在, 由, 本).
  public var boundaries: [String]
  public var clues: Clues

  public init(
    endings: [Ending], places: [Place], boundaries: [String], clues: Clues = Clues()
  ) {
    self.endings = endings
    self.places = places
    self.boundaries = boundaries
    self.clues = clues
  }
}

extension AgencyNames {
  /// Words by which prose tells whose report it is, where neither a title nor a signature does.
  public struct Clues: Sendable {
    /// What ends in a boundary, and yet is part of a name: 人力资源和.
    public var joints: [String] = []
    /// What ends like a name, and is none: 布局.
    public var noNames: [String] = []
    /// What stands before and behind a body that is spoken of and does not report: 通过…网站.
    public var citedBefore: [String] = []
    public var citedBehind: [String] = []
    /// What stands right before the body that readers are to ask: 请与…联系.
    public var contacts: [String] = []
    /// What stands right behind the body that made the report: …编制而成.
    public var makers: [String] = []
    /// What stands right behind a body at the start of a sentence that says what it did: …认真贯彻.
    public var deeds: [String] = []
    /// How the reporting agency speaks of itself, whatever its name: 我镇.
    public var selves: [Ending] = []

    public init() {}
  }
}

/// Words with which web sites and converters head a file before the report begins (`rules/metadata.yaml`).
public struct MetadataWords: Sendable {
  /// Keys of lines like "标题: …".
  public var title: [String] = []
  public var published: [String] = []
  /// Keys of the day of the signature: "成文日期：2022年3月22日".
  public var signed: [String] = []
  /// What may stand right behind the day of the signature: （2022年3月22日印发）.
  public var signedBehind: [String] = []
  public var agency: [String] = []
  /// What stands right before the day in a sentence that tells of the publication (本报告于…), and what ends it
  /// (…在门户网站公布). A day with nothing before it counts too: （2022年3月15日公布）.
  public var publishedBefore: [String] = []
  public var publishedBehind: [String] = []
  /// What makes the day before it a limit, not the day itself: 前, 以后, 起.
  public var publishedLimits: [String] = []
  /// What stands before or behind the time of day where a browser prints when a page was printed: 下午, PM.
  public var clockWords: [String] = []
  /// Keys whose lines say nothing that is asked for.
  public var other: [String] = []
  /// A line that holds this word and no sentence ends the metadata.
  public var body: [String] = []
  /// A traditional sign and the simplified one that the form data print in its place: 內内.
  public var traditional: [String] = []
  /// What leads in a title from the agency to the year, and belongs to neither: 关于.
  public var about: [String] = []
  /// What stands before the number with which a converter heads a page: Page 8.
  public var pageWords: [String] = []
  /// What a sentence that names the report says before the year (现公布…2022年…), and, of the sentences before the first
  /// section alone, what others may say (编制了2022年…).
  public var toldBefore: [String] = []
  public var madeBefore: [String] = []
  /// What makes of such a sentence the name of another paper: 关于编制2022年….
  public var toldNever: [String] = []
  /// What a sentence that names the report speaks of, and what it ends with.
  public var toldOf: [String] = []
  public var toldEnds: [String] = []

  public init() {}
}
