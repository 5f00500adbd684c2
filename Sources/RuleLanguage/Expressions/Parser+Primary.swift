import AuditModel

extension Parser {
  /// A literal, a name with what belongs to it, or a bracketed expression.
  mutating func primary() throws(Fault) -> Syntax {
    let range = fileRange
    switch token {
    case .number(let digits):
      guard let value = FixedDecimal(digits: digits) else { throw Fault(.numberTooLong, range) }
      try advance()
      if case .word(let unit) = token, operatorWord == nil,
        token.advice == nil
      {
        if let sign = Vocabulary.operatorsMeant[unit] {
          throw Fault(.wrongOperator(unit, right: sign), fileRange)
        }
        throw Fault(
          .numberWithUnit(digits + unit, plain: WrittenNumber.advice(digits, unit: unit)),
          .from(range.lowerBound, to: fileRange.upperBound))
      }
      return Syntax(.number(value), range)
    case .text(let text):
      try advance()
      return Syntax(.text(text), range)
    case .sign(.leftParen):
      try advance()
      let inner = try expression()
      let end = fileRange.upperBound
      try expect(.rightParen, for: range)
      var wrapped = inner
      wrapped.range = .from(range.lowerBound, to: end)
      return wrapped
    case .word(let word):
      if let operatorWord, operatorWord != "always", operatorWord != "never" {
        throw Fault(.unexpected(token, after: false), range)
      }
      try advance()
      return try named(Syntax.Name(text: word, range: range))
    case .sign, .end:
      throw Fault(.unexpected(token, after: false), range)
    }
  }

  private mutating func named(_ name: Syntax.Name) throws(Fault) -> Syntax {
    switch token {
    case .sign(.leftParen): return try call(name)
    case .sign(.leftBracket): return try reference(name)
    case .sign(.range):
      try advance()
      let end = try self.name()
      return Syntax(.range(name, end), .from(name.range.lowerBound, to: end.range.upperBound))
    case .sign(.dot):
      try advance()
      if Vocabulary.later.canonical(name.text) != nil { throw Fault(.later(name.text), name.range) }
      let property = try self.name()
      return Syntax(
        .property(name, property), .from(name.range.lowerBound, to: property.range.upperBound))
    case .number(let digits) where Vocabulary.instance.canonical(name.text) == "section":
      throw unknownSection(digits)
    case .word where operatorWord == nil:
      if Vocabulary.instance.canonical(name.text) == "section" {
        let number = try self.name()
        return Syntax(.section(number), .from(name.range.lowerBound, to: number.range.upperBound))
      }
      if Vocabulary.selection.canonical(name.text) == "section of" {
        let table = try self.name()
        return Syntax(.sectionOf(table), .from(name.range.lowerBound, to: table.range.upperBound))
      }
      if let meant = Vocabulary.operatorsMeant[name.text] {
        throw Fault(.wrongOperator(name.text, right: meant), name.range)
      }
      return Syntax(.word(name.text), name.range)
    default: return Syntax(.word(name.text), name.range)
    }
  }

  /// `章 5` and `章（五）`: the number of a section is a Chinese one, bare.
  private func unknownSection(_ number: String) -> Fault {
    let known = lexer.names.catalog.editions.first?.sections.map(\.number) ?? []
    return Fault(.unknownSection(number, known: known), fileRange)
  }

  private mutating func name() throws(Fault) -> Syntax.Name {
    guard case .word(let text) = token, operatorWord == nil else {
      throw Fault(.expectedName(found: token), fileRange)
    }
    let name = Syntax.Name(text: text, range: fileRange)
    try advance()
    return name
  }

  private mutating func reference(_ table: Syntax.Name) throws(Fault) -> Syntax {
    let opening = fileRange
    try advance()
    let first = try line()
    try expect(.comma, for: opening)
    let second = try line()
    let end = fileRange.upperBound
    try expect(.rightBracket, for: opening)
    return try node(
      .reference(table: table, first, second), .from(table.range.lowerBound, to: end))
  }

  /// A row or column in a reference: a name, a range, or leaves(…).
  private mutating func line() throws(Fault) -> Syntax {
    guard case .word = token else { throw Fault(.expectedName(found: token), fileRange) }
    return try primary()
  }

  private mutating func call(_ name: Syntax.Name) throws(Fault) -> Syntax {
    let opening = fileRange
    guard let function = Function(name.text) else {
      if Vocabulary.instance.canonical(name.text) == "section" {
        try advance()
        throw unknownSection(token.shown.filter { !"“”".contains($0) })
      }
      if lexer.names.catalog.table(named: name.text) != nil {
        throw Fault(.tableAsFunction(name.text), opening)
      }
      if Vocabulary.later.canonical(name.text) != nil { throw Fault(.later(name.text), name.range) }
      // 不含有 is far from 含有, however alike they look.
      let near =
        Vocabulary.negated(name.text) != nil
        ? nil
        : Vocabulary.meant[name.text]
          ?? nearName(to: name.text, among: Vocabulary.function.spellings)
      throw Fault(.unknownFunction(name.text, near: near), name.range)
    }
    try advance()
    var arguments: [Syntax.Argument] = []
    while !isSign(.rightParen) || !arguments.isEmpty {
      arguments.append(try argument(of: function, number: arguments.count))
      guard isSign(.comma) else { break }
      try advance()
    }
    let end = fileRange.upperBound
    try expect(.rightParen, for: opening)
    return try node(
      .call(function: function, arguments), .from(name.range.lowerBound, to: end))
  }

  private mutating func argument(of function: Function, number: Int) throws(Fault)
    -> Syntax.Argument
  {
    let takesPattern = function.takesPattern && number == 1
    if takesPattern || function == .named && number == 1, case .word(let word) = token,
      Vocabulary.searchKey.canonical(word) == "words"
    {
      return try wordList()
    }
    if takesPattern, isSign(.divided) {
      let start = fileRange.lowerBound
      lexer.position = tokenRange.lowerBound
      let pattern = try lexer.pattern()
      let end = lexer.text.fileRange(lexer.position - 1..<lexer.position).upperBound
      try advance()
      return Syntax.Argument(
        value: Syntax(.pattern(pattern), .from(start, to: end)), condition: nil)
    }
    let value = try expression()
    guard isOperator("where") else { return Syntax.Argument(value: value, condition: nil) }
    try advance()
    return Syntax.Argument(value: value, condition: try expression())
  }
}

extension Parser {
  /// `words hot`: the name of a list, which may hold hyphens.
  private mutating func wordList() throws(Fault) -> Syntax.Argument {
    let start = fileRange.lowerBound
    let name = lexer.listName()
    guard !name.scalars.isEmpty else {
      throw Fault(.expectedName(found: token), fileRange)
    }
    try advance()
    return Syntax.Argument(
      value: Syntax(.words(name), .from(start, to: name.whole.upperBound)), condition: nil)
  }
}

extension Vocabulary {
  /// Words that join or end operands, so that none can be a name.
  static func isOperator(_ word: String) -> Bool { operatorWord.canonical(word) != nil }
}

extension FixedDecimal {
  /// Digits with an optional fraction of at most six places.
  init?(digits: String) {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isDigit) }),
      (1...2).contains(parts.count), let whole = Int64(parts[0])
    else { return nil }
    guard var value = FixedDecimal(whole: whole) else { return nil }
    if parts.count == 2 {
      guard parts[1].count <= 6,
        let fraction = Int64(parts[1] + String(repeating: "0", count: 6 - parts[1].count))
      else { return nil }
      let (sum, overflow) = value.scaled.addingReportingOverflow(fraction)
      if overflow { return nil }
      value.scaled = sum
    }
    self = value
  }
}
