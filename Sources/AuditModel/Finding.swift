/// Something wrong in a report, with all a supervisor needs to show it to the agency.
///
/// It outlives the report it was found in: every text and place is its own.
public struct Finding: Sendable {
  /// Where in the source the finding is shown.
  public struct Location: Hashable, Sendable {
    public var place: SourcePlace
    public var endLine: Int
    /// The printed line at `place`, trimmed.
    public var quote: String
    /// Whether it is all of the report.
    public var isWhole: Bool

    public init(place: SourcePlace, endLine: Int, quote: String, isWhole: Bool = false) {
      self.place = place
      self.endLine = endLine
      self.quote = quote
      self.isWhole = isWhole
    }
  }

  /// A cell that the verdict rests on.
  public struct CitedCell: Hashable, Sendable {
    /// `表三[新收,自然人]`, or with a sub-row `表二[其他事项.行政检查,处理决定]`.
    public var reference: String
    /// Catalog number; of a cell of a sub-row, that of its parent's.
    public var cell: Int
    /// Name of the sub-row that the cell belongs to.
    public var subRow: String?
    public var state: Cell.State
    /// nil unless the state is number.
    public var value: FixedDecimal?
    /// The printed text; nil where the cell is absent.
    public var text: String?
    /// Whether a blank or a dash was counted as zero.
    public var isTakenAsZero: Bool
    /// nil where the cell is absent.
    public var place: SourcePlace?

    public init(
      reference: String, cell: Int, subRow: String?, state: Cell.State, value: FixedDecimal?,
      text: String?, isTakenAsZero: Bool, place: SourcePlace?
    ) {
      self.reference = reference
      self.cell = cell
      self.subRow = subRow
      self.state = state
      self.value = value
      self.text = text
      self.isTakenAsZero = isTakenAsZero
      self.place = place
    }
  }

  /// A value that the message uses.
  public struct NamedValue: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Index into `RuleSet.rules`.
  public var rule: Int
  public var severity: Severity
  /// `自然人`, `新收,自然人`, `表三`, `一`, `#1`; empty without a quantifier.
  public var instance: String
  public var message: String
  /// Sides of a `require` that is one comparison; nil otherwise.
  public var left: String?
  public var right: String?
  public var difference: String?
  public var values: [NamedValue]
  public var location: Location
  public var cells: [CitedCell]
  /// The finding that this one follows from, by its position in `ReportAudit.findings`; it costs nothing
  /// more.
  public var cause: Int?

  public init(
    rule: Int, severity: Severity, instance: String, message: String, left: String?,
    right: String?, difference: String?, values: [NamedValue], location: Location,
    cells: [CitedCell]
  ) {
    self.rule = rule
    self.severity = severity
    self.instance = instance
    self.message = message
    self.left = left
    self.right = right
    self.difference = difference
    self.values = values
    self.location = location
    self.cells = cells
  }
}

/// An instance that could not be judged.
public struct UndecidedInstance: Sendable {
  /// Index into `RuleSet.rules`.
  public var rule: Int
  public var instance: String
  public var code: UndecidedCode
  /// A sentence in Chinese that names what is missing.
  public var reason: String
  /// References of the cells that stood in the way.
  public var cells: [String]
  public var line: Int

  public init(
    rule: Int, instance: String, code: UndecidedCode, reason: String, cells: [String], line: Int
  ) {
    self.rule = rule
    self.instance = instance
    self.code = code
    self.reason = reason
    self.cells = cells
    self.line = line
  }
}
