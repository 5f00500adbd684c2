import AuditModel

/// What functions come to.
extension Lowering {
  func lower(
    call function: Function, _ arguments: [Syntax.Argument], at range: Range<Int>
  ) throws(Fault) -> Typed {
    switch function {
    case .sum: return try aggregate(.sum, arguments, at: range)
    case .min: return try aggregate(.minimum, arguments, at: range)
    case .max: return try aggregate(.maximum, arguments, at: range)
    case .count: return try count(arguments, at: range)
    case .list: return try list(arguments, at: range)
    case .alike: return try alike(arguments, at: range)
    case .leaves, .children, .named: throw Fault(.groupAlone(function), range)
    default: return try lower(function, try operands(of: function, arguments), at: range)
    }
  }

  /// What stands in the brackets of a function that runs over no cells.
  private func operands(
    of function: Function, _ arguments: [Syntax.Argument]
  ) throws(Fault) -> [Syntax] {
    for argument in arguments {
      if let condition = argument.condition { throw Fault(.strayWhere(function), condition.range) }
    }
    return arguments.map(\.value)
  }

  private func lower(
    _ function: Function, _ operands: [Syntax], at range: Range<Int>
  ) throws(Fault) -> Typed {
    func operand(_ meant: String = "一个") throws(Fault) -> Syntax {
      guard operands.count == 1 else {
        throw Fault(.argumentCount(function, expected: meant), range)
      }
      return operands[0]
    }
    func texts() throws(Fault) -> (Syntax, Syntax) {
      guard operands.count == 2 else {
        throw Fault(.argumentCount(function, expected: "两段文字"), range)
      }
      return (operands[0], operands[1])
    }
    switch function {
    case .sum, .min, .max, .count, .list, .alike, .leaves, .children, .named:
      preconditionFailure("these run over lists")
    case .figures: throw Fault(.figuresAlone, range)
    case .matches, .times: return try matches(function, operands, at: range)
    case .sentence: return try surroundings(.sentence, of: try operand("一个取出的名称"))
    case .clause: return try surroundings(.clause, of: try operand("一个取出的名称"))
    case .before: return try surroundings(.before, of: try operand("一个取出的名称"))
    case .date: return try date(operands, at: range)
    case .contains:
      let (whole, part) = try texts()
      let text = try searched(whole)
      return Typed(expression: .contains(text, try sought(part, in: text)), type: .truth)
    case .similarity:
      let (a, b) = try texts()
      return Typed(
        expression: .similarity(try searched(a), try searched(b)), type: .figure(.decimal))
    case .exists: return Typed(expression: try exists(try operand()), type: .truth)
    case .empty: return try emptiness(of: try operand())
    case .whole:
      return Typed(expression: .isWhole(try figure(try operand()).expression), type: .truth)
    case .state: return Typed(expression: .state(try cellOperand(try operand())), type: .state)
    case .printed:
      return Typed(expression: .printed(try cellOperand(try operand())), type: .text)
    case .unit: return Typed(expression: .unit(try cellOperand(try operand())), type: .cellUnit)
    case .decimals:
      return Typed(
        expression: .decimals(try cellOperand(try operand())), type: .figure(.integer))
    case .text:
      return Typed(expression: .sectionText(try textSource(try operand())), type: .text)
    case .length:
      return Typed(expression: .length(try searched(try operand())), type: .figure(.integer))
    case .validID: return Typed(expression: .isValidID(try text(try operand())), type: .truth)
    case .validDate: return try dateValidity(of: try operand())
    case .days:
      let value = try lower(try operand())
      guard case .days = value.expression else { throw Fault(.expectedDays, operands[0].range) }
      return value
    case .edition:
      return Typed(
        expression: .fact(.detectedEdition(table: try tableOperand(try operand()))),
        type: .edition)
    case .appliedEdition:
      return Typed(
        expression: .fact(.appliedEdition(table: try tableOperand(try operand()))),
        type: .edition)
    }
  }

  private func emptiness(of operand: Syntax) throws(Fault) -> Typed {
    guard let section = try section(operand) else { throw Fault(.expectedSection, operand.range) }
    return Typed(expression: .sectionIsEmpty(section), type: .truth)
  }

  private func dateValidity(of operand: Syntax) throws(Fault) -> Typed {
    let value = try lower(operand)
    if value.type == .date, case .captured = value.expression {
      return Typed(expression: .isValidDate(value.expression), type: .truth)
    }
    return Typed(expression: .isValidDate(try text(operand)), type: .truth)
  }

  private func exists(_ operand: Syntax) throws(Fault) -> Expression {
    if let section = try section(operand) { return .sectionExists(section) }
    if let word = operand.word {
      if let table = catalog.table(named: word) { return .tableExists(.table(table)) }
      if Vocabulary.instanceName(word) == .table {
        return .tableExists(try tableOperand(operand))
      }
      if Vocabulary.fact(word) == nil, Vocabulary.textSource.canonical(word) != nil {
        return .sectionExists(try textSource(operand))
      }
    }
    switch try lower(operand).expression {
    case .fact(let fact): return .factExists(fact)
    case .captured(let operand): return .captureExists(operand)
    case .cell(let cell): return .cellExists(cell)
    default: throw Fault(.cannotExist, operand.range)
    }
  }

  private func cellOperand(_ operand: Syntax) throws(Fault) -> CellOperand {
    guard case .cell(let cell) = try lower(operand).expression else {
      throw Fault(.expectedCell, operand.range)
    }
    return cell
  }

  private func matches(
    _ function: Function, _ operands: [Syntax], at range: Range<Int>
  ) throws(Fault) -> Typed {
    guard operands.count == 2 else {
      throw Fault(.argumentCount(function, expected: "两项：文字和 /正则式/"), range)
    }
    let text = try searched(operands[0])
    let number: Int
    switch operands[1].kind {
    case .pattern(let pattern):
      number = try patterns.number(
        of: try CapturePattern(
          pattern, patterns: patterns, isFolded: isFolded(text), keepsCaptures: false),
        at: operands[1].range)
    case .words(let list): number = try patterns.number(ofList: list, isFolded: isFolded(text))
    default:
      guard function == .times else {
        throw Fault(.expectedPattern(written: operands[1].quotedText), operands[1].range)
      }
      return Typed(
        expression: .occurrencesOfText(text, try sought(operands[1], in: text)),
        type: .figure(.integer))
    }
    return function == .matches
      ? Typed(expression: .matches(text, pattern: number), type: .truth)
      : Typed(expression: .occurrences(text, pattern: number), type: .figure(.integer))
  }

  /// A text, or the section whose text is meant.
  func searched(_ operand: Syntax) throws(Fault) -> Expression {
    if let section = try section(operand) { return .sectionText(section) }
    // `matches(report, …)` can mean only one thing.
    if let word = operand.word, Vocabulary.textSource.canonical(word) != nil {
      return .sectionText(try textSource(operand))
    }
    return try text(operand)
  }

  private func date(_ operands: [Syntax], at range: Range<Int>) throws(Fault) -> Typed {
    guard operands.count == 3 else {
      throw Fault(.argumentCount(.date, expected: "三个：年、月、日"), range)
    }
    var parts: [Expression] = []
    for operand in operands {
      let (part, unit) = try figure(operand)
      guard [.literal, .integer, .year].contains(unit) else {
        throw Fault(
          .expectedType("整数", found: ValueType.figure(unit).name), operand.range)
      }
      parts.append(part)
    }
    if case .number(let year) = parts[0], case .number(let month) = parts[1],
      case .number(let day) = parts[2]
    {
      guard year.isWhole, month.isWhole, day.isWhole,
        let date = CalendarDate(year: year.whole, month: month.whole, day: day.whole)
      else { throw Fault(.noSuchDate, range) }
      return Typed(expression: .date(date), type: .date)
    }
    // 30 February is wrong in any year.
    if case .number(let month) = parts[1], case .number(let day) = parts[2],
      !month.isWhole || !day.isWhole
        || CalendarDate(year: 2020, month: month.whole, day: day.whole) == nil
    {
      throw Fault(.noSuchDate, range)
    }
    return Typed(expression: .yearMonthDay(parts[0], parts[1], parts[2]), type: .date)
  }
}

extension FixedDecimal {
  /// Without the fraction.
  var whole: Int { Int(scaled / Self.scale) }
}
