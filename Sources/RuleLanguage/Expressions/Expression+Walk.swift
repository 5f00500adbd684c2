import AuditModel

extension Expression {
  /// Expressions directly inside this one, of the same instance: not the conditions on visited cells.
  var operands: [Expression] {
    switch self {
    case .number, .text, .date, .truth, .symbol, .cell, .fact, .noteFact, .instance, .named,
      .aggregateCells, .countCells, .listCells, .sectionText, .state, .printed, .unit, .decimals,
      .factExists, .sectionExists, .sectionIsEmpty, .tableExists, .cellExists, .captured, .found,
      .captureExists, .listAlike, .isRepeated:
      []
    case .negated(let a), .countItems(let a), .isWhole(let a), .length(let a), .matches(let a, _),
      .occurrences(let a, _), .aggregateFigures(_, let a, _), .isValidID(let a),
      .isValidDate(let a), .not(let a):
      [a]
    case .arithmetic(_, let a, let b), .days(let a, let b), .compare(_, let a, let b),
      .isNear(let a, let b, _), .similarity(let a, let b),
      .contains(let a, let b), .occurrencesOfText(let a, let b),
      .and(let a, let b), .or(let a, let b), .implies(let a, let b):
      [a, b]
    case .yearMonthDay(let a, let b, let c): [a, b, c]
    case .aggregate(_, let list), .countTrue(let list): list
    case .listTexts(let items): items.map(\.condition)
    }
  }

  /// This expression and all below it.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    for operand in operands { operand.visit(body) }
  }

  /// Whether no report can change the value.
  var isConstant: Bool {
    switch self {
    case .number, .text, .date, .truth, .symbol: true
    case .negated, .arithmetic, .aggregate, .days, .yearMonthDay, .compare, .not, .and, .or,
      .implies, .length, .isWhole:
      operands.allSatisfy(\.isConstant)
    default: false
    }
  }
}
