/// An example of a rule: one instance, built from what is written, and the verdict it must get.
public struct RuleExample: Sendable {
  /// The verdict that it must get.
  public enum Outcome: UInt8, Sendable { case pass, fail, undecided, notApplicable }

  /// What an example does not say, so that it comes out otherwise than its author meant.
  public enum Lack: Hashable, Sendable {
    /// A fact or a table: what is not said is not there.
    case facts
    /// What the rule searches for.
    case finds
    /// The figures or texts that the rule takes out of sentences, by their names.
    case captures([String])

    /// What a supervisor reads of a report that lacks it; nil where the reason of the verdict says it.
    public var title: String? {
      switch self {
      case .facts: nil
      case .finds: "没有找到要查的"
      case .captures(let names): "没有取到" + names.map { "“\($0)”" }.joined(separator: "、")
      }
    }
  }

  /// A statement about the instance.
  public enum Setting: Sendable {
    /// The instance the example speaks of; the first one of the quantifier where none is named.
    case at(InstanceName, Symbol)
    case cell(CellOperand, CellContent)
    case year(Int)
    case kind(AgencyKind)
    case level(AgencyLevel)
    case agency(String)
    case title(String)
    case brokenOff(String)
    case signed(CalendarDate)
    case published(CalendarDate)
    case period(CalendarDate, CalendarDate)
    /// 版式: the edition of every table; 检出版式(表三): that of one.
    case edition(Int, table: Int?)
    /// Of a section that stands in the report; empty text: the section has a heading and nothing below.
    case sectionText(SectionOperand, String)
    case sectionAbsent(SectionOperand)
    /// The headings in the order of the print, by section index.
    case sectionsPrinted([Int])
    case tableAbsent(Int)
    /// Every cell of the table is blank but those that are set one by one.
    case tableBlank(Int)
    case note(ReaderNote)
    /// The searching quantifier finds nothing.
    case nothing
  }

  public var expected: Outcome
  public var settings: [Setting]
  /// What stands behind `->`: names (`left`, `severity`, a `let`) and the values they must have.
  public var results: [Result]
  /// Where the example stands in the rule file.
  public var place: SourcePlace
  /// What stands in a cell.
  public enum CellContent: Hashable, Sendable {
    case blank, dash, absent
    /// To be read as a report is: what it is depends on the figures of its column.
    case printed(String)
  }

  /// A value that the example must come to.
  public struct Result: Sendable {
    public var name: String
    public var value: String
    public var place: SourcePlace

    public init(name: String, value: String, place: SourcePlace) {
      self.name = name
      self.value = value
      self.place = place
    }
  }

  public init(
    expected: Outcome, settings: [Setting], results: [Result], place: SourcePlace
  ) {
    self.expected = expected
    self.settings = settings
    self.results = results
    self.place = place
  }
}
