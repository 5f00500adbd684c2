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
    case .listTexts(let items): items.flatMap { [$0.text, $0.condition] }
    }
  }

  /// What is asked of each cell that this expression visits; nil where nothing is, or none is visited.
  public var condition: Expression? {
    switch self {
    case .countCells(_, let condition), .listCells(_, let condition): condition
    default: nil
    }
  }

  /// The cell that this expression itself names.
  public var cellOperand: CellOperand? {
    switch self {
    case .cell(let a), .state(let a), .printed(let a), .unit(let a), .decimals(let a),
      .cellExists(let a):
      a
    case .instance(.cell): .instance
    default: nil
    }
  }

  /// The part of a table that this expression itself runs over.
  public var selection: CellSelection? {
    switch self {
    case .aggregateCells(_, let a), .countCells(let a, _), .listCells(let a, _),
      .listAlike(let a):
      a
    default: nil
    }
  }
}

extension Quantifier {
  /// The one table whose lines or cells it ranges over.
  public var table: Int? {
    switch self {
    case .column(let table), .row(let table), .cell(let table): table
    case .once, .table, .section, .note, .match: nil
    }
  }
}
