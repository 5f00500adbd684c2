/// A word of a closed vocabulary, as a value that can be compared.
public enum Symbol: Hashable, Sendable {
  case state(Cell.State)
  case unit(Cell.Unit)
  case kind(AgencyKind)
  case level(AgencyLevel)
  case noteKind(ReaderNote.Kind)
  case weight(LabelVariant.Weight)
  /// Index into `FormCatalog.editions`.
  case edition(Int)
  /// What `edition(…)` is of a table that mixes labels of several editions: equal to no edition.
  case mixedEditions
  case table(Int)
  /// Index of the six sections.
  case section(Int)
  case row(table: Int, row: Int)
  case column(table: Int, column: Int)
}

/// Which cell a name means, seen from the instance.
public enum CellOperand: Hashable, Sendable {
  /// A full name: 表三[新收,总计].
  case fixed(Int)
  /// A row's name under a quantifier that fixes the column.
  case row(Int)
  /// A column's name under a quantifier that fixes the row.
  case column(Int)
  /// `cell`, under `each cell` and inside `where`.
  case instance
  /// A full name with one side taken from the instance: 表三[新收,column].
  case rowAtInstanceColumn(table: Int, row: Int)
  case columnAtInstanceRow(table: Int, column: Int)
}

/// Part of a table: the cells where these rows and these columns meet.
///
/// Which lines a range, `leaves` or `children` holds is asked of the edition that applies to the table.
public struct CellSelection: Hashable, Sendable {
  /// Rows or columns, by their catalog numbers.
  public enum Lines: Hashable, Sendable {
    /// Every declared line, derived ones too.
    case all
    /// The line the quantifier stands at.
    case instance
    case one(Int)
    /// In the order of the form, both ends included, derived lines left out.
    case range(Int, Int)
    /// Below a group at any depth, by catalog group number; derived lines left out.
    case leaves(Int)
    /// Directly below a group; derived lines left out.
    case children(Int)
  }

  public var table: TableOperand
  public var rows: Lines
  public var columns: Lines

  public init(table: TableOperand, rows: Lines, columns: Lines) {
    self.table = table
    self.rows = rows
    self.columns = columns
  }
}

/// A table that an expression speaks of.
public enum TableOperand: Hashable, Sendable {
  case table(Int)
  /// The table the quantifier stands at or in.
  case instance
}

/// A section, or another text of the report, that an expression speaks of.
public enum SectionOperand: Hashable, Sendable {
  case section(Int)
  /// The section of `each section`.
  case instance
  /// The section that holds a table.
  case ofTable(TableOperand)
  case text(ReportText)
}

/// Something a report states about itself.
public enum Fact: Hashable, Sendable {
  case year, agency, agencyKind, agencyLevel, title, signed, published, periodFrom, periodTo
  /// The edition that the report year expects.
  case expectedEdition
  /// 检出版式: the edition a table's labels show.
  case detectedEdition(table: TableOperand)
  /// 应用版式: the edition whose cells are judged.
  case appliedEdition(table: TableOperand)
  /// The numbers of the headings in the order of the print: "一二三四五六".
  case sectionsPrinted
  /// The last words of a text that breaks off.
  case brokenOff
}

/// Something a reader's note states.
public enum NoteFact: String, Sendable { case kind, printed, official, weight, table, row, column }
