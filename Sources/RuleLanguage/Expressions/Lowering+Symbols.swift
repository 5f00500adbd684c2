import AuditModel

/// Comparisons with the words of a closed vocabulary: `state(cell) = blank`, `column != 增减`.
extension Lowering {
  /// What a word must be when it is compared with a value of this type.
  private func type(of syntax: Syntax) throws(Fault) -> ValueType? {
    switch syntax.kind {
    case .word(let word):
      if let binding = scope.bindings.first(where: { $0.name == word }) {
        return binding.type.flatMap { $0.isSymbol ? $0 : nil }
      }
      if isShortName(word) { return nil }
      if let fact = Vocabulary.fact(word) { return fact.type.isSymbol ? fact.type : nil }
      if let instance = Vocabulary.instanceName(word), instance != .cell, scope.has(instance) {
        return instance.type
      }
      return nil
    case .call(let function, _):
      switch function {
      case .state: return .state
      case .unit: return .cellUnit
      case .edition, .appliedEdition: return .edition
      default: return nil
      }
    case .property: return try lower(syntax).type.isSymbol ? lower(syntax).type : nil
    default: return nil
    }
  }

  /// The comparison of a symbol with a written word; nil where neither side calls for one.
  func choice(
    _ sign: Expression.Comparison, _ left: Syntax, _ right: Syntax
  ) throws(Fault) -> Expression? {
    let (value, word): (Syntax, Syntax)
    let type: ValueType
    if let found = try self.type(of: left), right.isLiteral, try self.type(of: right) == nil {
      (value, word, type) = (left, right, found)
    } else if let found = try self.type(of: right), left.isLiteral, try self.type(of: left) == nil {
      (value, word, type) = (right, left, found)
    } else {
      return nil
    }
    let subject = try lower(value)
    let symbols = try symbols(word, of: type)
    guard sign == .equal || sign == .notEqual else {
      throw Fault(.notOrdered(type.name), left.range.lowerBound..<right.range.upperBound)
    }
    // A line's name may stand in several tables, each with its own number.
    let comparisons = symbols.map {
      Expression.compare(sign, subject.expression, .symbol($0))
    }
    return comparisons.dropFirst().reduce(comparisons[0]) {
      sign == .equal ? .or($0, $1) : .and($0, $1)
    }
  }

  /// The symbols that a written word stands for among those of a type; never empty.
  func symbols(_ syntax: Syntax, of type: ValueType) throws(Fault) -> [Symbol] {
    let word = syntax.literalText
    let range = syntax.range
    func unknown(_ category: Vocabulary) -> Fault {
      let parts = word.split { "或、，,".contains($0) }.map(String.init)
      if parts.count > 1, parts.allSatisfy({ category.canonical($0) != nil }) {
        return Fault(.loneChoice(word, of: "甲", parts), range)
      }
      let near = nearWord(to: word, among: category.spellings)
      return Fault(
        .unknownChoice(
          word, what: type.name, known: category.shown,
          near: type == .agencyKind ? Vocabulary.kindsMeant[word] ?? near : near), range)
    }
    switch type {
    case .state:
      guard let state = Vocabulary.state(word) else { throw unknown(.state) }
      return [.state(state)]
    case .cellUnit:
      guard let unit = Vocabulary.cellUnit(word) else { throw unknown(.cellUnit) }
      return [.unit(unit)]
    case .agencyKind:
      guard let kind = Vocabulary.agencyKind(word) else { throw unknown(.agencyKind) }
      return [.kind(kind)]
    case .agencyLevel:
      guard let level = Vocabulary.agencyLevel(word) else { throw unknown(.agencyLevel) }
      return [.level(level)]
    case .noteKind:
      guard let kind = Vocabulary.noteKind(word) else { throw unknown(.noteKind) }
      return [.noteKind(kind)]
    case .weight:
      guard let weight = Vocabulary.weight(word) else { throw unknown(.weight) }
      return [.weight(weight)]
    case .edition:
      guard let edition = catalog.edition(id: word) else {
        throw Fault(.unknownEdition(word, known: catalog.editions.map(\.id)), range)
      }
      return [.edition(edition)]
    case .tableName: return [.table(try table(Syntax.Name(text: word, range: range)))]
    case .sectionName:
      return [.section(try section(numbered: Syntax.Name(text: word, range: range)))]
    case .rowName: return try lineSymbols(word, .row, at: range)
    case .columnName: return try lineSymbols(word, .column, at: range)
    default: throw Fault(.unexpected(.word(word), after: false), range)
    }
  }

  private func lineSymbols(
    _ word: String, _ axis: Axis, at range: Range<Int>
  ) throws(Fault) -> [Symbol] {
    let here = scope.instanceTables
    let found = names.find(word) {
      $0.isLine && $0.axis == axis && (here.isEmpty || here.contains($0.table))
    }
    for table in Set(found.map(\.table)) where found.filter({ $0.table == table }).count > 1 {
      throw Fault(.ambiguousName(word, found.map { names.description(of: $0) }), range)
    }
    if found.isEmpty, axis == .column {
      let columns = columns(ofType: word)
      if !columns.isEmpty { return columns }
    }
    guard !found.isEmpty else {
      let near = names.nearest(to: word) {
        $0.isLine && $0.axis == axis && (here.isEmpty || here.contains($0.table))
      }
      let kind = axis == .row ? "行" : "列"
      throw Fault(
        .unknownName(word, kind: kind, near: near), range)
    }
    return found.map { entry in
      switch entry.part {
      case .line(.row, let row): .row(table: entry.table, row: row)
      case .line(.column, let column), .group(_, let column):
        .column(table: entry.table, column: column)
      }
    }
  }

  /// The columns that the form data give a type (件数, 增减件数, 金额), in whichever edition: a rule that spares
  /// a type holds for columns of editions to come.
  private func columns(ofType word: String) -> [Symbol] {
    guard let figure = FormLine.Figure(word: word) else { return [] }
    let here = scope.instanceTables
    var symbols: [Symbol] = []
    for table in catalog.editions.flatMap(\.tables) where here.isEmpty || here.contains(table.index)
    {
      for column in table.columns where column.figure == figure {
        let symbol = Symbol.column(table: table.index, column: column.index)
        if !symbols.contains(symbol) { symbols.append(symbol) }
      }
    }
    return symbols
  }

  /// A statement of the note that `each note` stands at.
  func lower(_ object: Syntax.Name, property: Syntax.Name) throws(Fault) -> Typed {
    guard Vocabulary.instance.canonical(object.text) == "note" else {
      throw Fault(.noProperties(object.text), object.range)
    }
    guard case .note = scope.quantifier, scope.visited == nil else {
      throw Fault(.noInstance(object.text, in: scope.quantifierText), object.range)
    }
    guard let fact = Vocabulary.noteFact(property.text) else {
      throw Fault(
        .unknownChoice(
          property.text, what: "注的属性",
          known: Vocabulary.noteFact.shown,
          near: nearWord(to: property.text, among: Vocabulary.noteFact.spellings)), property.range)
    }
    return Typed(expression: .noteFact(fact), type: fact.type)
  }
}

extension NoteFact {
  var type: ValueType {
    switch self {
    case .kind: .noteKind
    case .printed, .official: .text
    case .weight: .weight
    case .table: .tableName
    case .row: .rowName
    case .column: .columnName
    }
  }
}

extension ValueType {
  /// Whether its values are words of a closed vocabulary.
  var isSymbol: Bool {
    switch self {
    case .figure, .date, .text, .truth, .list: false
    default: true
    }
  }
}

extension Syntax {
  /// A word, number or text that may name a symbol.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .word, .number, .text, .section: true
    default: false
    }
  }

  fileprivate var literalText: String {
    switch kind {
    case .word(let word), .text(let word): word
    case .number(let value): value.description
    case .section(let name): name.text
    default: ""
    }
  }
}
