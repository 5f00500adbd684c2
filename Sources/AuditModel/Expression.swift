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
  public enum Aggregate: Sendable { case sum, minimum, maximum }
  /// How two values may stand to each other.
  public enum Comparison: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }

  /// One candidate of a `list(…)`.
  public struct Item: Hashable, Sendable {
    public var text: Expression
    public var condition: Expression

    public init(text: Expression, condition: Expression) {
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
