extension Expression {
  /// Expressions directly inside this one, of the same instance: not the conditions on visited cells.
  public var operands: [Expression] {
    switch self {
    case .number, .text, .date, .truth, .symbol, .cell, .fact, .noteFact, .instance, .named,
      .aggregateCells, .countCells, .listCells, .sectionText, .state, .printed, .unit, .decimals,
      .factExists, .sectionExists, .sectionIsEmpty, .tableExists, .cellExists, .captured, .found,
      .captureExists, .listAlike, .isRepeated:
      []
    case .negated(let a), .countItems(let a), .isWhole(let a), .length(let a), .matches(let a, _),
      .saysWord(let a, _, _),
      .occurrences(let a, _), .aggregateFigures(_, let a, _), .isValidID(let a),
      .isValidDate(let a), .not(let a):
      [a]
    case .arithmetic(_, let a, let b), .days(let a, let b), .compare(_, let a, let b),
      .isNear(let a, let b, _), .similarity(let a, let b),
      .contains(let a, let b), .occurrencesOfText(let a, let b), .term(let a, let b),
      .and(let a, let b), .or(let a, let b), .implies(let a, let b):
      [a, b]
    case .yearMonthDay(let a, let b, let c): [a, b, c]
    case .aggregate(_, let list), .countTrue(let list): list
    case .listTexts(let items): items.map(\.condition)
    }
  }

  /// What is asked of each cell that this expression visits; nil where nothing is, or none is visited.
  public var condition: Expression? {
    switch self {
    case .countCells(_, let condition), .listCells(_, let condition): condition
    default: nil
    }
  }
}
