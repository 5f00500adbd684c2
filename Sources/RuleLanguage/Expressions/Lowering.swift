import AuditModel

/// Turns written expressions into checked ones: every name becomes a number of the catalog, every type agrees.
struct Lowering {
  /// A checked expression with its type.
  struct Typed {
    var expression: Expression
    var type: ValueType
  }

  var scope: Scope
  let patterns: PatternTable
  /// How far equal figures may lie apart.
  var tolerance: Tolerance?

  var names: FormNames { scope.names }
  var catalog: FormCatalog { scope.names.catalog }

  /// A condition, as `require`, `when` and `where` want it.
  func condition(_ syntax: Syntax) throws(Fault) -> Expression {
    let typed = try lower(syntax)
    guard typed.type == .truth else {
      throw Fault(.notACondition(typed.type.name), syntax.range)
    }
    return typed.expression
  }

  func lower(_ syntax: Syntax) throws(Fault) -> Typed {
    switch syntax.kind {
    case .number(let value): return Typed(expression: .number(value), type: .figure(.literal))
    case .text(let text): return Typed(expression: .text(text), type: .text)
    case .pattern, .words: throw Fault(.patternOutsideMatches, syntax.range)
    case .word(let word): return try lower(word: word, at: syntax.range)
    case .call(let function, let arguments):
      return try lower(call: function, arguments, at: syntax.range)
    case .reference(let table, let first, let second):
      return try cell(try reference(table, first, second, at: syntax.range))
    case .range(let first, _): throw Fault(.rangeAlone(first.text), syntax.range)
    case .property(let object, let property): return try lower(object, property: property)
    case .section, .sectionOf: throw Fault(.sectionAlone, syntax.range)
    case .negated(let operand):
      let value = try figure(operand)
      return Typed(expression: .negated(value.expression), type: .figure(value.unit))
    case .arithmetic(let sign, let left, let right):
      return try lower(sign, left, right, at: syntax.range)
    case .compare(let sign, let left, let right):
      return try lower(sign, left, right, at: syntax.range)
    case .not(let operand):
      return Typed(expression: .not(try operandTruth(operand)), type: .truth)
    case .and(let left, let right):
      return try condition(.and(try operandTruth(left), try operandTruth(right)), at: syntax.range)
    case .oneOf(let value, let choices):
      return try condition(oneOf(value, choices), at: syntax.range)
    case .or(let left, let right):
      try refuseLoneChoice(syntax)
      return try condition(.or(try operandTruth(left), try operandTruth(right)), at: syntax.range)
    case .implies(let left, let right):
      return try condition(
        .implies(try operandTruth(left), try operandTruth(right)), at: syntax.range)
    }
  }

  /// A truth that another one is joined to: `never` there decides nothing.
  private func operandTruth(_ syntax: Syntax) throws(Fault) -> Expression {
    let typed = try lower(syntax)
    guard typed.type == .truth else { throw Fault(.notACondition(typed.type.name), syntax.range) }
    if case .truth(let value) = typed.expression {
      throw Fault(.constant(isTrue: value), syntax.range)
    }
    return typed.expression
  }

  /// A condition, unless it always comes out the same.
  private func condition(_ expression: Expression, at range: Range<Int>) throws(Fault) -> Typed {
    if let value = ConstantConditions(catalog).value(of: expression) {
      throw Fault(.constant(isTrue: value), range)
    }
    return Typed(expression: expression, type: .truth)
  }

  func figure(_ syntax: Syntax) throws(Fault) -> (expression: Expression, unit: ValueType.Unit) {
    let typed = try lower(syntax)
    guard case .figure(let unit) = typed.type else {
      throw Fault(.expectedFigure(found: typed.type.name), syntax.range)
    }
    return (typed.expression, unit)
  }

  /// Something that stands where a text belongs: a word that nothing here has wants quotes.
  private func textOperand(_ syntax: Syntax) throws(Fault) -> Typed {
    do throws(Fault) {
      return try lower(syntax)
    } catch {
      guard case .unknownName(let word, _, _, nil) = error.mistake, syntax.word == word else {
        throw error
      }
      let isSource = Vocabulary.textSource.canonical(word) != nil
      throw Fault(isSource ? .textSourceAlone(word) : .unquotedText(word), error.range)
    }
  }

  func text(_ syntax: Syntax) throws(Fault) -> Expression {
    let typed = try textOperand(syntax)
    guard typed.type == .text else {
      throw Fault(.expectedType(ValueType.text.name, found: typed.type.name), syntax.range)
    }
    return typed.expression
  }
}

/// Arithmetic and order.
extension Lowering {
  private func lower(
    _ sign: Expression.ArithmeticOperator, _ left: Syntax, _ right: Syntax, at range: Range<Int>
  ) throws(Fault) -> Typed {
    if sign == .minus, let day = dayMeant(left, right, at: range) {
      throw Fault(
        .wrongOperator(day.description, right: "日期(\(day.year), \(day.month), \(day.day))"), range)
    }
    let a = try lower(left)
    let b = try lower(right)
    if sign == .minus, a.type == .date, b.type == .date {
      return Typed(expression: .days(a.expression, b.expression), type: .figure(.integer))
    }
    guard case .figure(let leftUnit) = a.type else {
      throw Fault(.expectedFigure(found: a.type.name), left.range)
    }
    guard case .figure(let rightUnit) = b.type else {
      throw Fault(.expectedFigure(found: b.type.name), right.range)
    }
    let unit: ValueType.Unit? =
      switch sign {
      case .plus: leftUnit == .year && rightUnit == .year ? nil : sum(leftUnit, rightUnit)
      case .minus: leftUnit == .year && rightUnit == .year ? .integer : sum(leftUnit, rightUnit)
      case .times: .product(leftUnit, rightUnit)
      case .divided: .quotient(leftUnit, rightUnit)
      }
    guard let unit else {
      throw Fault(.unitMismatch(a.type, b.type, sign.word), range)
    }
    if sign == .divided, b.expression == .number(.zero) {
      throw Fault(.divisionByZero, right.range)
    }
    return Typed(
      expression: .arithmetic(sign, a.expression, b.expression), type: .figure(unit))
  }

  /// The day in 2024-01-20, which would come to 2003 in silence; nil where blanks or numbers show that a difference is meant.
  private func dayMeant(
    _ left: Syntax, _ right: Syntax, at range: Range<Int>
  ) -> CalendarDate? {
    guard range.count <= "2024-01-20".utf8.count, case .number(let day) = right.kind,
      case .arithmetic(.minus, let first, let second) = left.kind,
      case .number(let year) = first.kind, case .number(let month) = second.kind,
      year.isWhole, FormFileReader.believableYears.contains(year.whole), month.isWhole, day.isWhole
    else { return nil }
    return CalendarDate(year: year.whole, month: month.whole, day: day.whole)
  }

  private func sum(_ a: ValueType.Unit, _ b: ValueType.Unit) -> ValueType.Unit? {
    if (a == .year && b == .integer) || (a == .integer && b == .year) { return .year }
    return .common(a, b)
  }

  private func lower(
    _ sign: Expression.Comparison, _ left: Syntax, _ right: Syntax, at range: Range<Int>
  ) throws(Fault) -> Typed {
    if let choice = try choice(sign, left, right) { return try condition(choice, at: range) }
    let a = try lower(left)
    // 机关 = 云河区教育局: a text wants quotes.
    let b = a.type == .text && right.word != nil ? try textOperand(right) : try lower(right)
    switch (a.type, b.type) {
    case (.figure(let leftUnit), .figure(let rightUnit)):
      guard ValueType.Unit.common(leftUnit, rightUnit) != nil else {
        throw Fault(.unitMismatch(a.type, b.type, "比较"), range)
      }
    case (let x, let y) where x != y:
      throw Fault(.unitMismatch(x, y, "比较"), range)
    case (.truth, _), (.list, _): throw Fault(.notComparable(a.type.name), range)
    default: break
    }
    if let tolerance = tolerance ?? impliedTolerance(a, b), a.type.isFigure,
      sign == .equal || sign == .notEqual
    {
      let isNear = Expression.isNear(a.expression, b.expression, tolerance)
      return Typed(expression: sign == .equal ? isNear : .not(isNear), type: .truth)
    }
    guard a.type.isOrdered || sign == .equal || sign == .notEqual else {
      throw Fault(.notOrdered(a.type.name), range)
    }
    return try condition(.compare(sign, a.expression, b.expression), at: range)
  }

}

extension Expression.ArithmeticOperator {
  /// What the operation does, for messages.
  fileprivate var word: String {
    switch self {
    case .plus: "相加"
    case .minus: "相减"
    case .times: "相乘"
    case .divided: "相除"
    }
  }
}
