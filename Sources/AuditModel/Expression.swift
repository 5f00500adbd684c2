/// A checked expression of the rule language: every name resolved to catalog numbers, every type
/// agreed. It speaks of one instance of its rule's quantifier; the engine supplies the instance.
public indirect enum Expression: Hashable, Sendable {
  // Literals.
  case number(FixedDecimal)
  case text(String)
  case date(CalendarDate)
  /// `always` and `never`.
  case truth(Bool)
  case symbol(Symbol)

  // Names.
  case cell(CellOperand)
  case fact(Fact)
  case noteFact(NoteFact)
  /// The row, column, cell, table, section or note that the quantifier stands at.
  case instance(InstanceName)
  /// A `let` of the rule, by its position.
  case named(Int)

  // Figures.
  case negated(Expression)
  case arithmetic(ArithmeticOperator, Expression, Expression)
  /// Over written operands: `max(a, b)`.
  case aggregate(Aggregate, [Expression])
  /// A term of a sum that counts only where the condition holds: elsewhere 0, and not looked at.
  case term(Expression, where: Expression)
  /// Over a part of a table: `sum(leaves(X))`.
  case aggregateCells(Aggregate, CellSelection)
  /// Over the figures that a pattern captures in a text.
  case aggregateFigures(Aggregate, Expression, pattern: Int)
  /// Cells of the selection for which the condition holds; inside it the instance is that cell.
  case countCells(CellSelection, where: Expression?)
  /// How many of the conditions hold.
  case countTrue([Expression])
  /// Items of a list that was named: `count(missing)`.
  case countItems(Expression)
  /// Whether a figure has no fraction.
  case isWhole(Expression)
  case yearMonthDay(Expression, Expression, Expression)
  /// Days from the second date to the first.
  case days(Expression, Expression)

  // Text.
  /// Names of the cells for which the condition holds.
  case listCells(CellSelection, where: Expression?)
  /// The lines of the selection, the instance's own among them, that stand before it and hold the same.
  case listAlike(CellSelection)
  /// The texts whose conditions hold.
  case listTexts([Item])
  case sectionText(SectionOperand)
  case length(Expression)
  /// `pattern` is an index into `RuleSet.patterns`.
  case matches(Expression, pattern: Int)
  /// Whether the text holds a word of the list of words `pattern` that has this meaning.
  case saysWord(Expression, pattern: Int, meaning: String)
  /// Whether it is a number of an identity card, its check digit right.
  case isValidID(Expression)
  /// Whether it is a day of the calendar.
  case isValidDate(Expression)
  /// Whether the second text stands in the first.
  case contains(Expression, Expression)
  /// How often the second text stands in the first.
  case occurrencesOfText(Expression, Expression)
  /// How much two texts have in common, from 0 to 1.
  case similarity(Expression, Expression)
  /// How often the pattern fits.
  case occurrences(Expression, pattern: Int)
  /// What a search captured; unknown where it found nothing.
  case captured(CaptureOperand)
  /// The text about what a search found.
  case found(CaptureOperand.Search, TextExtent)
  case state(CellOperand)
  case printed(CellOperand)
  case unit(CellOperand)
  case decimals(CellOperand)

  // Truths.
  case compare(Comparison, Expression, Expression)
  /// Whether two figures are equal but for a tolerance.
  case isNear(Expression, Expression, Tolerance)
  case not(Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  /// `if a then b`.
  case implies(Expression, Expression)
  case factExists(Fact)
  case sectionExists(SectionOperand)
  case sectionIsEmpty(SectionOperand)
  case tableExists(TableOperand)
  /// Whether the cell was found, whatever is printed in it.
  case cellExists(CellOperand)
  /// Whether what `each match` stands at was found before.
  case isRepeated
  /// Whether the capture took part in what the search found.
  case captureExists(CaptureOperand)

  /// What joins two numbers.
  public enum ArithmeticOperator: UInt8, Sendable { case plus, minus, times, divided }
  /// What is made of many numbers.
  public enum Aggregate: UInt8, CaseIterable, Sendable { case sum, minimum, maximum }
  /// How two values may stand to each other.
  public enum Comparison: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }

  /// One candidate of a `list(…)`.
  public struct Item: Hashable, Sendable {
    public var text: String
    public var condition: Expression

    public init(text: String, condition: Expression) {
      self.text = text
      self.condition = condition
    }
  }
}

extension Expression {
  /// Both sides of a condition that is one comparison.
  public var sides: (left: Expression, right: Expression)? {
    switch self {
    case .compare(_, let left, let right), .isNear(let left, let right, _): (left, right)
    default: nil
    }
  }
}

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

/// What `each …` ranges over.
public enum Quantifier: Hashable, Sendable {
  /// One verdict for the report.
  case once
  case column(table: Int)
  case row(table: Int)
  case cell(table: Int)
  /// The listed tables; empty: all.
  case table([Int])
  case section
  /// The listed kinds; empty: all.
  case note([ReaderNote.Kind])
  /// What a search finds, find by find.
  case match(TextSearch)
}

/// A name for what the quantifier stands at.
public enum InstanceName: String, Sendable { case row, column, cell, table, section }

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
}

/// Something a reader's note states.
public enum NoteFact: String, Sendable { case kind, printed, official, weight, table, row, column }
