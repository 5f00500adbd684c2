/// A report as it was read: what the paper says, before any rule is asked.
///
/// Every range is of byte offsets into `source`.
public struct Report: Equatable, Sendable {
  /// A section as printed; in the order of the print, repeated ones included.
  public struct Section: Equatable, Sendable {
    /// Index into the edition's six sections.
    public var index: Int
    /// The heading line's text.
    public var heading: Range<Int>
    /// From the end of the heading to the next heading or the end of the report.
    public var body: Range<Int>
    /// Indices into `Report.paragraphs`.
    public var paragraphs: Range<Int>
    /// Whether a row of a table stands in the body.
    public var hasTable: Bool

    public init(
      index: Int, heading: Range<Int>, body: Range<Int>, paragraphs: Range<Int>, hasTable: Bool
    ) {
      self.index = index
      self.heading = heading
      self.body = body
      self.paragraphs = paragraphs
      self.hasTable = hasTable
    }
  }

  /// What was found of one table.
  public struct Table: Equatable, Sendable {
    /// Whether any label of the table was recognised.
    public var isFound: Bool
    /// The edition its labels show; nil where they fit several or nothing was found.
    public var edition: Int?
    /// From the first to the last piece of the table.
    public var place: Range<Int>
    /// The labels that told the edition.
    public var evidence: [Range<Int>]
    /// Whether several labels stand in the table that `edition` does not have.
    public var isMixed: Bool
    /// Whether it stands in the text in a way in which most of it could not be read: nothing is known of its form.
    public var isUnread = false

    public init(
      isFound: Bool, edition: Int?, place: Range<Int>, evidence: [Range<Int>], isMixed: Bool = false
    ) {
      self.isMixed = isMixed
      self.isFound = isFound
      self.edition = edition
      self.place = place
      self.evidence = evidence
    }

    public static let missing = Table(isFound: false, edition: nil, place: 0..<0, evidence: [])
  }

  /// A row that a locality prints below an official one (行政检查 below 其他对外管理服务事项).
  public struct SubRow: Equatable, Sendable {
    /// The parent's catalog numbers.
    public var table: Int
    public var row: Int
    public var name: String
    /// By catalog column number; absent where the block has no such column.
    public var cells: [Cell]

    public init(table: Int, row: Int, name: String, cells: [Cell]) {
      self.table = table
      self.row = row
      self.name = name
      self.cells = cells
    }
  }

  /// The text, in UTF-8 whatever the file's encoding; where `printed` is set, put in order for reading.
  public var source: [UInt8]
  /// The text as the file prints it, where that is not `source`.
  public var printed: PrintedText?
  /// The file's encoding: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`.
  public var encoding: String
  public var layout: ReportLayout

  /// The fullest name that the report prints for itself, verbatim.
  public var agency: String?
  public var agencyKind: AgencyKind
  public var agencyLevel: AgencyLevel
  /// The year reported on, not that of publication.
  public var year: Int?
  public var title: Range<Int>?
  /// The agency's name below the report.
  public var signature: Range<Int>?
  /// 成文日期, from the signature.
  public var signed: CalendarDate?
  /// 发布日期, from metadata; nil where the file has none.
  public var published: CalendarDate?
  /// Where `published` is printed; empty where it is not known.
  public var publishedPlace: Range<Int> = 0..<0
  /// 统计期限.
  public var period: Period?

  /// The days that the report covers, and where it says so.
  public struct Period: Equatable, Sendable {
    public var from: CalendarDate
    public var to: CalendarDate
    public var place: Range<Int>

    public init(from: CalendarDate, to: CalendarDate, place: Range<Int>) {
      self.from = from
      self.to = to
      self.place = place
    }
  }

  /// By catalog table number.
  public var tables: [Table]
  /// By catalog cell number. A cell that the table's edition does not declare is absent.
  public var cells: [Cell]
  public var subRows: [SubRow]
  public var paragraphs: [Range<Int>]
  /// Paragraphs before the first heading, title included: indices into `paragraphs`.
  public var preamble: Range<Int>
  public var sections: [Section]
  public var notes: [ReaderNote]

  public init(cellCount: Int, tableCount: Int) {
    source = []
    printed = nil
    encoding = "utf-8"
    layout = .text
    agency = nil
    agencyKind = .unknown
    agencyLevel = .unknown
    tables = Array(repeating: .missing, count: tableCount)
    cells = Array(repeating: .absent, count: cellCount)
    subRows = []
    paragraphs = []
    preamble = 0..<0
    sections = []
    notes = []
  }
}

extension Report {
  /// The edition whose cells, leaves and ranges hold for `table`: the detected one, else the one that
  /// the report year expects; nil where neither is known.
  public func edition(ofTable table: Int, in catalog: FormCatalog) -> Int? {
    tables[table].edition ?? expectedEdition(in: catalog)
  }

  /// nil where the year is unknown or before the first edition.
  public func expectedEdition(in catalog: FormCatalog) -> Int? {
    year.flatMap { catalog.edition(year: $0) }
  }

  /// Whether the report is of a year before the first edition: no rule applies, no grade.
  public func isLegacy(in catalog: FormCatalog) -> Bool {
    year.map { year in catalog.editions.allSatisfy { year < $0.firstYear } } ?? false
  }

  /// The note that the text breaks off; nil where it ends as a report does.
  public var brokenOff: ReaderNote? {
    // What is behind the last words is noted of nothing.
    notes.last { $0.kind == .brokenOff }
  }

  /// The printed text of a range.
  public func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
