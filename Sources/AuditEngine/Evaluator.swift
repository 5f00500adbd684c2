import AuditModel
import TextPatterns

/// Evaluates expressions over one report, in three-valued logic and exact arithmetic.
///
/// It first runs bare; for an instance that has not passed it runs again and keeps a trace.
struct Evaluator: ~Copyable {
  let view: ReportView

  var instance = Instance.report
  var blank = Rule.MissingValuePolicy.undecided
  var dash = Rule.MissingValuePolicy.undecided

  /// What `when` asks of the report alone; holds for all instances of the rule at hand.
  var reportTruth = Truth.yes

  var isTracing = false
  var trace = Trace()
  /// The first find of the search of `each match`.
  var firstFind = 0
  /// What lists picked since `begin`.
  var items: [ListItem] = []

  /// Figures read, and how many of them were a blank or a dash that stood for zero under `part`.
  var reads = 0
  var taken = 0
  var takenCode = UndecidedCode.blank
  /// What was looked at so far.
  var seen: Seen = []

  var program: CheckProgram { view.program }
  var work: Workspace { view.work }
  var report: Report { view.report }

  init(_ view: ReportView) { self.view = view }

  /// Sets out to judge `instance` of a check.
  mutating func begin(_ check: Check, at instance: Instance) {
    self.instance = instance
    blank = check.blank
    dash = check.dash
    reads = 0
    taken = 0
    if !items.isEmpty { items.removeAll(keepingCapacity: true) }
  }

  // MARK: Values

  mutating func value(_ index: Int32, asPart: Bool = false) -> Value {
    switch program.nodes[index] {
    case .number(let scaled): .number(Exact(FixedDecimal(scaled: scaled)))
    case .text(let literal): .text(.literal(literal))
    case .date(let date): .date(date)
    case .symbol(let symbol): .symbol(symbol)
    case .cell(let operand): figure(operand, asPart: asPart)
    case .fact(let fact): value(of: fact)
    case .noteFact(let fact): value(of: fact)
    case .instance(let name): value(of: name)
    case .negated(let a): Self.negated(value(a))
    case .arithmetic(let sign, let a, let b): arithmetic(sign, a, b)
    case .aggregate(let kind, let all): aggregate(kind, all)
    case .term(let a, let condition): term(a, where: condition, asPart)
    case .aggregateCells(let kind, let selection): aggregate(kind, selection: selection)
    case .countCells(let selection, let condition, let states):
      count(selection, where: condition, states)
    case .countTrue(let all): countTrue(all)
    case .countItems(let list): Self.countItems(value(list))
    case .yearMonthDay(let year, let month, let day):
      Self.date(value(year), value(month), value(day))
    case .days(let a, let b): Self.days(value(a), value(b))
    case .listCells(let selection, let condition, let states):
      list(selection, where: condition, states)
    case .listAlike(let selection): alike(selection)
    case .listTexts(let all): listTexts(all)
    case .sectionText(let section): text(of: section)
    case .captured(let search, let capture): value(captured: capture, of: search)
    case .found(let search, let extent): text(extent, of: search)
    case .occurrencesOfText(let a, let b): occurrences(value(a), of: value(b))
    case .similarity(let a, let b): similarity(value(a), value(b))
    case .aggregateFigures(let kind, let text, let pattern, let memo):
      aggregate(kind, ofFiguresIn: value(text), pattern, memo: memo)
    case .occurrences(let text, let pattern): occurrences(value(text), pattern)
    case .sectionLength(let section): length(of: section)
    case .length(let text): length(value(text))
    case .state(let operand): state(operand)
    case .printed(let operand): printed(operand)
    case .unit(let operand): unit(operand)
    case .decimals(let operand): decimals(operand)
    case .truth, .isWhole, .matches, .saysWord, .stateTest, .compare, .not, .and, .or, .implies,
      .factExists, .sectionExists, .sectionIsEmpty, .tableExists, .cellExists, .captureExists,
      .isNear, .isRepeated,
      .isValidID, .isValidDate, .contains:
      switch truth(index) {
      case .yes: .truth(true)
      case .no: .truth(false)
      case .unknown(let reason): .unknown(reason)
      }
    }
  }

  // MARK: Arithmetic

  private static func negated(_ value: Value) -> Value {
    guard case .number(let number) = value else { return unknown(value) }
    return fitting(number.negated)
  }

  /// Of a value that should have been a number: why it is none.
  private static func unknown(_ value: Value) -> Value {
    switch value {
    case .unknown, .count: value.asUnknown
    default: .unknown(Unknown(code: .ambiguous))
    }
  }

  static func fitting(_ number: Exact?) -> Value {
    number.map { .number($0) } ?? .unknown(Unknown(code: .limit))
  }

  private mutating func arithmetic(
    _ sign: Expression.ArithmeticOperator, _ a: Int32, _ b: Int32
  ) -> Value {
    let left = value(a, asPart: sign == .plus)
    let right = value(b, asPart: sign == .plus)
    guard case .number(let x) = left, case .number(let y) = right else {
      return Self.merged(left, right)
    }
    return switch sign {
    case .plus: Self.fitting(x.plus(y))
    case .minus: Self.fitting(x.minus(y))
    case .times: Self.fitting(x.times(y))
    case .divided:
      y == Exact(0) ? .unknown(Unknown(code: .zeroDivisor)) : Self.fitting(x.divided(by: y))
    }
  }

  /// Of two values not both of which are numbers: why there is no result.
  static func merged(_ a: Value, _ b: Value) -> Value {
    switch (a.asUnknown, b.asUnknown) {
    case (.unknown(let a), .unknown(let b)): .unknown(a.merged(with: b))
    case (.unknown(let a), _): .unknown(a)
    case (_, .unknown(let b)): .unknown(b)
    default: .unknown(Unknown(code: .ambiguous))
    }
  }

  private mutating func aggregate(_ kind: Expression.Aggregate, _ all: Slice32) -> Value {
    var result: Value?
    for i in all.range {
      let next = value(program.operands[i], asPart: kind == .sum)
      result = result.map { Self.combine(kind, $0, next) } ?? next
    }
    return result ?? .number(.zero)
  }

  private mutating func term(_ a: Int32, where condition: Int32, _ asPart: Bool) -> Value {
    switch truth(condition) {
    case .yes: value(a, asPart: asPart)
    case .no: .number(.zero)
    case .unknown(let reason): .unknown(reason)
    }
  }

  static func combine(_ kind: Expression.Aggregate, _ a: Value, _ b: Value) -> Value {
    guard case .number(let x) = a, case .number(let y) = b else { return merged(a, b) }
    switch kind {
    case .sum: return fitting(x.plus(y))
    case .minimum: return fitting(x.compared(to: y).map { $0 <= 0 ? x : y })
    case .maximum: return fitting(x.compared(to: y).map { $0 >= 0 ? x : y })
    }
  }

  // MARK: Dates

  private static func date(_ year: Value, _ month: Value, _ day: Value) -> Value {
    guard case .number(let y) = year, case .number(let m) = month, case .number(let d) = day else {
      return Self.merged(Self.merged(year, month), day)
    }
    guard let y = y.whole, let m = m.whole, let d = d.whole,
      let date = CalendarDate(year: y, month: m, day: d)
    else { return .unknown(Unknown(code: .noDate)) }
    return .date(date)
  }

  private static func days(_ a: Value, _ b: Value) -> Value {
    guard case .date(let a) = a, case .date(let b) = b else { return Self.merged(a, b) }
    return .number(Exact(a.dayNumber - b.dayNumber))
  }
}

extension Value {
  /// A count that is not known exactly is an unknown number to all but comparisons.
  var asUnknown: Value {
    if case .count(_, _, let reason) = self { .unknown(reason) } else { self }
  }
}
