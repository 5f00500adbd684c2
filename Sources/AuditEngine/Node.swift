import AuditModel

/// An `Expression` whose parts are numbers of other nodes: walking it touches no reference counts.
enum Node {
  case number(Int64)
  case text(Int32)
  case date(CalendarDate)
  case truth(Bool)
  case symbol(Symbol)

  case cell(CellOperand)
  case fact(Fact)
  case noteFact(NoteFact)
  case instance(InstanceName)

  case negated(Int32)
  case arithmetic(Expression.ArithmeticOperator, Int32, Int32)
  case aggregate(Expression.Aggregate, Slice32)
  case term(Int32, where: Int32)
  /// The second number is of a selection.
  case aggregateCells(Expression.Aggregate, Int32)
  /// −1 for no condition, here and below; `states` is a number of a `StateTest`, −1 for none.
  case countCells(Int32, where: Int32, states: Int32)
  case countTrue(Slice32)
  case countItems(Int32)
  case isWhole(Int32)
  case yearMonthDay(Int32, Int32, Int32)
  case days(Int32, Int32)

  case listCells(Int32, where: Int32, states: Int32)
  case listAlike(Int32)
  /// Pairs of a text and a condition.
  case listTexts(Slice32)
  case sectionText(SectionOperand)
  case sectionLength(SectionOperand)
  case length(Int32)
  case matches(Int32, pattern: Int32)
  case saysWord(Int32, pattern: Int32, meaning: Int32)
  case contains(Int32, Int32)
  case occurrencesOfText(Int32, Int32)
  case similarity(Int32, Int32)
  case isValidID(Int32)
  case isValidDate(Int32)
  /// `memo`: which of the workspace's results is this one's.
  case aggregateFigures(Expression.Aggregate, Int32, pattern: Int32, memo: Int32)
  case occurrences(Int32, pattern: Int32)
  /// −1 for the search of `each match`, here and below.
  case captured(search: Int32, Int32)
  case found(search: Int32, TextExtent)
  case state(CellOperand)
  case printed(CellOperand)
  case unit(CellOperand)
  case decimals(CellOperand)

  /// The second number is of a `StateTest`.
  case stateTest(CellOperand, Int32)
  case compare(Expression.Comparison, Int32, Int32)
  case isNear(Int32, Int32, Tolerance)
  case not(Int32)
  case and(Int32, Int32)
  case or(Int32, Int32)
  case implies(Int32, Int32)
  case factExists(Fact)
  case sectionExists(SectionOperand)
  case sectionIsEmpty(SectionOperand)
  case tableExists(TableOperand)
  case cellExists(CellOperand)
  case isRepeated
  case captureExists(search: Int32, Int32)
}
