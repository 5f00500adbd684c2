import AuditModel

/// Flattens expressions into nodes.
struct NodeBuilder {
  private(set) var nodes: [Node] = []
  private(set) var operands: [Int32] = []
  private(set) var literals: [String] = []
  private(set) var selections: [CellSelection] = []
  private(set) var stateTests: [StateTest] = []
  private var selectionNumbers: [CellSelection: Int32] = [:]
  /// By pattern, for each kind of aggregate of the figures it finds.
  private var memos: [Expression.Aggregate: [Int: Int32]] = [:]
  /// Roots of the bindings of the rule at hand.
  private var bindings: [Int32] = []
  private(set) var searches: [TextSearch] = []
  /// Those that are asked of nothing but texts that are not looked through for literals need none.
  private(set) var patternsOfProse: Set<Int> = []
  /// Where those of the rule at hand begin.
  private var firstExtract: Int32 = 0

  /// Must come before the expressions of a rule. A binding may name the ones before it.
  mutating func startRule(_ rule: Rule) -> [Int32] {
    firstExtract = Int32(searches.count)
    for search in rule.extracts { _ = add(search: search) }
    bindings = []
    for binding in rule.bindings { bindings.append(add(binding.value)) }
    return bindings
  }

  mutating func add(search: TextSearch) -> Int32 {
    if search.places.contains(where: { Expression.sectionText($0).mayBeLookedThrough }) {
      patternsOfProse.insert(search.pattern)
    }
    searches.append(search)
    return Int32(searches.count - 1)
  }

  private func number(of search: CaptureOperand.Search) -> Int32 {
    if case .extract(let i) = search { firstExtract + Int32(i) } else { -1 }
  }

  /// −1 for nil.
  mutating func add(_ expression: Expression?) -> Int32 { expression.map { add($0) } ?? -1 }

  mutating func add(_ expression: Expression) -> Int32 {
    if case .named(let i) = expression { return bindings[i] }
    let node = node(expression)
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// A text that a pattern is tried on.
  private mutating func add(_ text: Expression, for pattern: Int) -> Int32 {
    if text.mayBeLookedThrough { patternsOfProse.insert(pattern) }
    return add(text)
  }

  private mutating func add(all expressions: [Expression]) -> Slice32 {
    append(expressions.map { add($0) })
  }

  mutating func append(_ numbers: [Int32]) -> Slice32 {
    defer { operands += numbers }
    return Slice32(start: Int32(operands.count), count: Int32(numbers.count))
  }

  private mutating func add(literal: String) -> Int32 {
    literals.append(literal)
    return Int32(literals.count - 1)
  }

  /// How many different aggregates of figures there are.
  var memoCount: Int { memos.values.reduce(0) { $0 + $1.count } }

  private mutating func memo(of kind: Expression.Aggregate, _ pattern: Int) -> Int32 {
    let next = Int32(memoCount)
    let memo = memos[kind]?[pattern] ?? next
    memos[kind, default: [:]][pattern] = memo
    return memo
  }

  mutating func add(selection: CellSelection) -> Int32 {
    if let known = selectionNumbers[selection] { return known }
    selections.append(selection)
    selectionNumbers[selection] = Int32(selections.count - 1)
    return Int32(selections.count - 1)
  }

  private mutating func addStates(_ condition: Expression?) -> Int32 {
    guard let test = condition.flatMap({ StateTest($0, of: .instance) }) else { return -1 }
    return add(test)
  }

  private mutating func node(_ expression: Expression) -> Node {
    switch expression {
    case .number(let value): .number(value.scaled)
    case .text(let text): .text(add(literal: text))
    case .date(let date): .date(date)
    case .truth(let value): .truth(value)
    case .symbol(let symbol): .symbol(symbol)
    case .cell(let operand): .cell(operand)
    case .instance(.cell): .cell(.instance)
    case .instance(let name): .instance(name)
    case .fact(let fact): .fact(fact)
    case .noteFact(let fact): .noteFact(fact)
    case .named(let i): nodes[Int(bindings[i])]
    case .negated, .arithmetic, .aggregate, .term, .aggregateCells, .countCells, .countTrue,
      .countItems, .isWhole, .yearMonthDay, .days:
      figure(expression)
    case .listCells(let selection, let condition):
      .listCells(
        add(selection: selection), where: add(condition), states: addStates(condition))
    case .listAlike(let selection): .listAlike(add(selection: selection))
    case .listTexts(let items):
      .listTexts(append(items.flatMap { [add($0.text), add($0.condition)] }))
    case .sectionText(let section): .sectionText(section)
    case .length(.sectionText(let section)): .sectionLength(section)
    case .length(let text): .length(add(text))
    case .matches(let text, let pattern): .matches(add(text, for: pattern), pattern: Int32(pattern))
    case .saysWord(let text, let pattern, let meaning):
      .saysWord(add(text, for: pattern), pattern: Int32(pattern), meaning: add(literal: meaning))
    case .state(let operand): .state(operand)
    case .printed(let operand): .printed(operand)
    case .unit(let operand): .unit(operand)
    case .decimals(let operand): .decimals(operand)
    case .compare, .isNear, .not, .and, .or, .implies: truth(expression)
    case .factExists(let fact): .factExists(fact)
    case .sectionExists(let section): .sectionExists(section)
    case .sectionIsEmpty(let section): .sectionIsEmpty(section)
    case .tableExists(let table): .tableExists(table)
    case .cellExists(let operand): .cellExists(operand)
    case .contains(let a, let b): .contains(add(a), add(b))
    case .occurrencesOfText(let a, let b): .occurrencesOfText(add(a), add(b))
    case .similarity(let a, let b): .similarity(add(a), add(b))
    case .isValidID(let text): .isValidID(add(text))
    case .isValidDate(let text): .isValidDate(add(text))
    case .aggregateFigures(let kind, let text, let pattern):
      .aggregateFigures(
        kind, add(text, for: pattern), pattern: Int32(pattern), memo: memo(of: kind, pattern))
    case .occurrences(let text, let pattern):
      .occurrences(add(text, for: pattern), pattern: Int32(pattern))
    case .isRepeated: .isRepeated
    case .captured(let operand):
      .captured(search: number(of: operand.search), Int32(operand.capture))
    case .captureExists(let operand):
      .captureExists(search: number(of: operand.search), Int32(operand.capture))
    case .found(let search, let extent): .found(search: number(of: search), extent)
    }
  }

  private mutating func figure(_ expression: Expression) -> Node {
    switch expression {
    case .negated(let a): .negated(add(a))
    case .arithmetic(let sign, let a, let b): .arithmetic(sign, add(a), add(b))
    case .aggregate(let kind, let all): .aggregate(kind, add(all: all))
    case .term(let a, let condition): .term(add(a), where: add(condition))
    case .aggregateCells(let kind, let selection):
      .aggregateCells(kind, add(selection: selection))
    case .countCells(let selection, let condition):
      .countCells(
        add(selection: selection), where: add(condition), states: addStates(condition))
    case .countTrue(let all): .countTrue(add(all: all))
    case .countItems(let list): .countItems(add(list))
    case .isWhole(let a): .isWhole(add(a))
    case .yearMonthDay(let year, let month, let day):
      .yearMonthDay(add(year), add(month), add(day))
    case .days(let a, let b): .days(add(a), add(b))
    default: preconditionFailure("no figure")
    }
  }

  private mutating func add(_ test: StateTest) -> Int32 {
    stateTests.append(test)
    return Int32(stateTests.count - 1)
  }

  private mutating func truth(_ expression: Expression) -> Node {
    if let operand = StateTest.operand(of: expression),
      let test = StateTest(expression, of: operand)
    {
      return .stateTest(operand, add(test))
    }
    return switch expression {
    case .compare(let comparison, let a, let b): .compare(comparison, add(a), add(b))
    case .isNear(let a, let b, let tolerance): .isNear(add(a), add(b), tolerance)
    case .not(let a): .not(add(a))
    case .and(let a, let b): .and(add(a), add(b))
    case .or(let a, let b): .or(add(a), add(b))
    case .implies(let a, let b): .implies(add(a), add(b))
    default: preconditionFailure("no truth")
    }
  }
}

extension Expression {
  /// Whether what it gives may be a part of the prose that is looked through for the literals of patterns.
  fileprivate var mayBeLookedThrough: Bool {
    switch self {
    case .sectionText(.text(let text)): !TextSlot.text(text).places.isEmpty
    // What was captured is short: to search it costs less than to look for its literals in all the prose.
    case .text, .symbol, .fact, .noteFact, .printed, .state, .unit, .listCells, .listAlike,
      .captured:
      false
    default: true
    }
  }
}
