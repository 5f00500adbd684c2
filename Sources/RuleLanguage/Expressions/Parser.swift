import AuditModel

/// Recursive descent over one expression. Loosest first: if, or, and, not, comparison, sum, product, sign.
struct Parser {
  /// Nesting and length of chains together; far beyond what a person reads.
  static let depthLimit = 64
  /// Values of one `in [a, b]`: each is a comparison of its own, one within the other.
  static let choiceLimit = 64

  var lexer: Lexer
  private(set) var token: Token = .end
  /// The canonical word where `token` joins or ends operands.
  private(set) var operatorWord: String?
  /// Place of `token` in the expression's text.
  private(set) var tokenRange = 0..<0
  private var nesting = 0

  init(_ text: PlacedText, names: FormNames) throws(Fault) {
    lexer = Lexer(text, names: names)
    try advance()
  }

  /// The whole text as one expression.
  static func parse(_ text: PlacedText, names: FormNames) throws(Fault) -> Syntax {
    var parser = try Parser(text, names: names)
    if parser.token == .end {
      throw Fault(.emptyExpression, text.fileRange(0..<text.scalars.count))
    }
    let syntax = try parser.expression()
    if parser.token != .end, let word = syntax.word, Vocabulary.negations.contains(word) {
      throw Fault(.wrongOperator(word, right: "非（not）"), syntax.range)
    }
    try parser.expectEnd()
    return syntax
  }

  mutating func advance() throws(Fault) {
    (token, tokenRange) = try lexer.next()
    operatorWord =
      if case .word(let word) = token { Vocabulary.operatorWord.canonical(word) } else { nil }
  }

  var fileRange: Range<Int> { lexer.text.fileRange(tokenRange) }

  func isSign(_ sign: Token.Sign) -> Bool { token == .sign(sign) }

  func isOperator(_ word: String) -> Bool { operatorWord == word }

  mutating func expect(_ sign: Token.Sign, for opening: Range<Int>? = nil) throws(Fault) {
    guard isSign(sign) else {
      if let opening, token == .end {
        throw Fault(.unclosed(sign == .rightParen ? "(" : "[", what: "括号"), opening)
      }
      throw Fault(.expectedSign(sign, found: token), fileRange)
    }
    try advance()
  }

  private func expectEnd() throws(Fault) {
    switch token {
    case .end: return
    case .sign(.rightParen), .sign(.rightBracket):
      throw Fault(.strayBracket(token), fileRange)
    case .sign(.range): throw Fault(.rangeEnds, fileRange)
    case .sign(.comma) where lexer.isGroup(at: tokenRange.upperBound):
      throw lexer.spelledNumber(around: tokenRange.lowerBound)
    default: throw Fault(.unexpected(token, after: true), fileRange)
    }
  }

  /// A node; too high a tree is a mistake here, so that nothing later can overflow.
  func node(_ kind: Syntax.Kind, _ range: Range<Int>) throws(Fault) -> Syntax {
    let node = Syntax(kind, range)
    guard node.depth <= Self.depthLimit else {
      throw Fault(.nestedTooDeep(Self.depthLimit), range.lowerBound..<range.lowerBound + 1)
    }
    return node
  }

  private func span(_ a: Syntax, _ b: Syntax) -> Range<Int> {
    .from(a.range.lowerBound, to: max(a.range.upperBound, b.range.upperBound))
  }

  /// Any expression. Every bracket passes here, so here the nesting is counted.
  mutating func expression() throws(Fault) -> Syntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.depthLimit else {
      throw Fault(.nestedTooDeep(Self.depthLimit), fileRange)
    }
    guard isOperator("if") else { return try disjunction() }
    let start = fileRange.lowerBound
    try advance()
    let condition = try disjunction()
    guard isOperator("then") else {
      // 若 甲 大于 0 则 …: the word is the slip.
      let isOtherSlip = token != .sign(.comma) && token.advice != nil
      throw Fault(
        isOtherSlip
          ? .unexpected(token, after: true) : .expectedThen(found: token), fileRange)
    }
    try advance()
    let consequence = try expression()
    return try node(
      .implies(condition, consequence), .from(start, to: consequence.range.upperBound))
  }

  private mutating func disjunction() throws(Fault) -> Syntax {
    var left = try conjunction()
    while isOperator("or") {
      try advance()
      let right = try conjunction()
      left = try node(.or(left, right), span(left, right))
    }
    return left
  }

  private mutating func conjunction() throws(Fault) -> Syntax {
    var left = try negation()
    while isOperator("and") {
      try advance()
      let right = try negation()
      left = try node(.and(left, right), span(left, right))
    }
    return left
  }

  private mutating func negation() throws(Fault) -> Syntax {
    guard isOperator("not") else { return try comparison() }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.depthLimit else {
      throw Fault(.nestedTooDeep(Self.depthLimit), fileRange)
    }
    let start = fileRange.lowerBound
    try advance()
    let operand = try negation()
    return try node(.not(operand), .from(start, to: operand.range.upperBound))
  }

  private var comparisonSign: Expression.Comparison? {
    guard case .sign(let sign) = token else { return nil }
    return switch sign {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// What two comparison signs in a row were meant to be.
  private static func correction(of first: Token, _ second: Token) -> String? {
    switch (first, second) {
    case (.sign(.equal), .sign(.equal)): "="
    case (.sign(.equal), .sign(.greater)): ">="
    case (.sign(.equal), .sign(.less)): "<="
    case (.sign(.less), .sign(.greater)): "!="
    default: nil
    }
  }

  private mutating func comparison() throws(Fault) -> Syntax {
    let left = try sum()
    if isOperator("in") { return try oneOf(left) }
    guard let sign = comparisonSign else { return left }
    let first = token
    let start = tokenRange.lowerBound
    try advance()
    if let right = Self.correction(of: first, token), tokenRange.lowerBound == start + 1 {
      let range = Range.from(start, to: tokenRange.upperBound)
      throw Fault(
        .wrongOperator(lexer.text.string(range), right: right), lexer.text.fileRange(range))
    }
    let right = try sum()
    if comparisonSign != nil { throw Fault(.chainedComparison, fileRange) }
    return try node(.compare(sign, left, right), span(left, right))
  }

  /// `in [a, b]`: equal to one of the values.
  private mutating func oneOf(_ left: Syntax) throws(Fault) -> Syntax {
    try advance()
    let opening = fileRange
    guard isSign(.leftBracket) else {
      throw Fault(.expectedChoices(found: token), fileRange)
    }
    var choices: [Syntax] = []
    repeat {
      try advance()
      guard choices.count < Self.choiceLimit else {
        throw Fault(.tooManyChoices(Self.choiceLimit), fileRange)
      }
      choices.append(try sum())
    } while isSign(.comma)
    let end = fileRange.upperBound
    try expect(.rightBracket, for: opening)
    return try node(
      .oneOf(left, choices), .from(left.range.lowerBound, to: end))
  }

  private mutating func sum() throws(Fault) -> Syntax {
    var left = try product()
    while isSign(.plus) || isSign(.minus) {
      let kind: Expression.ArithmeticOperator = isSign(.plus) ? .plus : .minus
      try advance()
      let right = try product()
      left = try node(.arithmetic(kind, left, right), span(left, right))
    }
    return left
  }

  private mutating func product() throws(Fault) -> Syntax {
    var left = try signed()
    while isSign(.times) || isSign(.divided) {
      let kind: Expression.ArithmeticOperator = isSign(.times) ? .times : .divided
      try advance()
      let right = try signed()
      left = try node(.arithmetic(kind, left, right), span(left, right))
    }
    return left
  }

  private mutating func signed() throws(Fault) -> Syntax {
    guard isSign(.minus) || isSign(.plus) else { return try primary() }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.depthLimit else {
      throw Fault(.nestedTooDeep(Self.depthLimit), fileRange)
    }
    let isNegative = isSign(.minus)
    let start = fileRange.lowerBound
    try advance()
    let operand = try signed()
    guard isNegative else { return operand }
    return try node(.negated(operand), .from(start, to: operand.range.upperBound))
  }
}

extension Range<Int> {
  /// Both ends included; of two places of which the second stands before the first, as one taken from a
  /// template and one from the rule that uses it may, the first alone.
  static func from(_ start: Int, to end: Int) -> Range<Int> { start..<Swift.max(start, end) }
}
