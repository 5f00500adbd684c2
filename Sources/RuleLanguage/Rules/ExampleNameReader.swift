import AuditModel

/// What a statement of an example speaks of.
enum ExampleSubject: Equatable {
  case cell(CellOperand)
  case table(Int)
  case fact(Fact)
  case edition
  case section(SectionOperand)
  case instance(InstanceName)
  case note(NoteFact)
  case nothing

  /// Whether its value is a text, in which commas are likely.
  var isText: Bool {
    switch self {
    case .section, .fact(.title), .fact(.agency), .fact(.brokenOff), .note(.printed),
      .note(.official):
      true
    default: false
    }
  }

  var section: Int? { if case .section(.section(let index)) = self { index } else { nil } }

  func table(in catalog: FormCatalog) -> Int? {
    switch self {
    case .table(let table): table
    case .cell(.fixed(let cell)): catalog.address(of: cell).table
    default: nil
    }
  }
}

/// Reads the name at the head of a statement; the rest is its value.
struct ExampleNameReader {
  private let text: PlacedText
  private let lowering: Lowering
  private var lexer: Lexer

  init(text: PlacedText, lowering: Lowering) {
    self.text = text
    self.lowering = lowering
    lexer = Lexer(text, names: lowering.names)
  }

  /// Place of the name in the file.
  var nameRange: Range<Int> { text.fileRange(0..<min(lexer.position, text.scalars.count)) }

  /// What follows the name, without a colon or an equal sign between.
  var rest: PlacedText {
    let rest = text.trimmed(min(lexer.position, text.scalars.count)..<text.scalars.count)
    switch rest.scalars.first {
    case ":", "：", "=", "＝": return rest.trimmed(1..<rest.scalars.count)
    default: return rest
    }
  }

  mutating func read() throws(Fault) -> ExampleSubject {
    let (token, range) = try lexer.next()
    guard case .word(let word) = token else {
      throw Fault(.expectedName(found: token), text.fileRange(range))
    }
    let next = lexer.scalar(lexer.position)
    if next == "[" { return .cell(try reference(from: range.lowerBound)) }
    if next == "(" || next == "（" { return .fact(try detectedEdition(word, at: range)) }
    if next == "." { return .note(try noteFact(word, at: range)) }
    if lowering.isShortName(word) {
      return .cell(try lowering.bareCell(word, at: text.fileRange(range)))
    }
    switch Vocabulary.exampleName.canonical(word) {
    case "nothing": return .nothing
    case "edition": return .edition
    default: break
    }
    if let fact = Vocabulary.fact(word) {
      guard fact != .expectedEdition else { throw Fault(.derivedFact(word), text.fileRange(range)) }
      return .fact(fact)
    }
    switch Vocabulary.instanceName(word) {
    case .cell:
      guard lowering.scope.has(.cell) else { throw noInstance(word, range) }
      return .cell(.instance)
    case .section: return try section(word, range)
    case .table:
      if let table = try tableName() { return .table(table) }
      guard lowering.scope.has(.table) else { throw noInstance(word, range) }
      return .instance(.table)
    case .some(let instance):
      guard lowering.scope.has(instance) else { throw noInstance(word, range) }
      return .instance(instance)
    case nil: break
    }
    // 标题 is a fact here.
    if let source = Vocabulary.textSource(word), source != .title {
      return .section(.text(source))
    }
    if let table = lowering.catalog.table(named: word) { return .table(table) }
    return .cell(try lowering.bareCell(word, at: text.fileRange(range)))
  }

  private func noInstance(_ word: String, _ range: Range<Int>) -> Fault {
    Fault(.noInstance(word, in: lowering.scope.quantifierText), text.fileRange(range))
  }

  private mutating func reference(from start: Int) throws(Fault) -> CellOperand {
    guard let end = text.scalars[lexer.position...].firstIndex(of: "]") else {
      throw Fault(.unclosed("[", what: "括号"), text.fileRange(lexer.position..<lexer.position + 1))
    }
    let name = text[start..<end + 1]
    let typed = try lowering.lower(try Parser.parse(name, names: lowering.names))
    lexer.position = end + 1
    guard case .cell(let operand) = typed.expression else {
      throw Fault(.expectedCell, name.whole)
    }
    return operand
  }

  /// 检出版式(表三)
  private mutating func detectedEdition(_ word: String, at range: Range<Int>) throws(Fault) -> Fact
  {
    guard Function(word) == .edition else {
      throw Fault(.unknownStatement(word), text.fileRange(range))
    }
    _ = try lexer.next()
    let (token, nameRange) = try lexer.next()
    guard case .word(let name) = token else {
      throw Fault(.expectedName(found: token), text.fileRange(nameRange))
    }
    let table = try lowering.table(Syntax.Name(text: name, range: text.fileRange(nameRange)))
    let (closing, closingRange) = try lexer.next()
    guard closing == .sign(.rightParen) else {
      throw Fault(.expectedSign(.rightParen, found: closing), text.fileRange(closingRange))
    }
    return .detectedEdition(table: .table(table))
  }

  private mutating func noteFact(_ word: String, at range: Range<Int>) throws(Fault) -> NoteFact {
    _ = try lexer.next()
    let (token, nameRange) = try lexer.next()
    guard case .word(let name) = token else {
      throw Fault(.expectedName(found: token), text.fileRange(nameRange))
    }
    let typed = try lowering.lower(
      Syntax.Name(text: word, range: text.fileRange(range)),
      property: Syntax.Name(text: name, range: text.fileRange(nameRange)))
    guard case .noteFact(let fact) = typed.expression else {
      throw Fault(.unknownStatement(word), text.fileRange(range))
    }
    return fact
  }

  /// `table 表三`: the table alone selects the instance, as a value follows it is set.
  private mutating func tableName() throws(Fault) -> Int? {
    let saved = lexer.position
    lexer.skipBlanks()
    if lexer.scalar(lexer.position).map({ $0.isWordScalar }) == true,
      case .word(let name) = try lexer.next().token,
      let table = lowering.catalog.table(named: name)
    {
      return table
    }
    lexer.position = saved
    return nil
  }

  /// `section 一`, or the section of `each section`.
  private mutating func section(_ word: String, _ range: Range<Int>) throws(Fault) -> ExampleSubject
  {
    let saved = lexer.position
    lexer.skipBlanks()
    if lexer.scalar(lexer.position).map({ $0.isWordScalar }) == true {
      let (token, numberRange) = try lexer.next()
      if case .word(let number) = token {
        if let index = lowering.catalog.section(numbered: number) {
          return .section(.section(index))
        }
        if Vocabulary.state.canonical(number) == nil || !lowering.scope.has(.section) {
          _ = try lowering.section(
            numbered: Syntax.Name(text: number, range: text.fileRange(numberRange)))
        }
      }
    }
    lexer.position = saved
    guard lowering.scope.has(.section) else { throw noInstance(word, range) }
    return .section(.instance)
  }
}
