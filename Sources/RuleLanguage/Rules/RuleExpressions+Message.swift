import AuditModel

extension RuleExpressions {
  /// A message with its placeholders; each wrong placeholder is reported.
  func message(
    _ node: YAMLNode, _ scope: Scope, _ requirement: Expression?
  ) -> [Rule.MessagePiece]? {
    guard let scalar = diagnostics.attempt({ () throws(Fault) in try node.text("message") }) else {
      return nil
    }
    let text = scalar.text
    var pieces: [Rule.MessagePiece] = []
    var literal = String.UnicodeScalarView()
    var i = 0
    while i < text.scalars.count {
      let scalar = text.scalars[i]
      let isDoubled = i + 1 < text.scalars.count && text.scalars[i + 1] == scalar
      if scalar == "{" || scalar == "}", isDoubled {
        literal.append(scalar)
        i += 2
      } else if scalar == "}" {
        diagnostics.add(.strayBrace, text.fileRange(i..<i + 1))
        return nil
      } else if scalar == "｛" || scalar == "｝" {
        diagnostics.add(.fullWidthBrace, text.fileRange(i..<i + 1))
        return nil
      } else if scalar == "{" {
        guard let end = text.scalars[i...].firstIndex(of: "}"),
          !text.scalars[i + 1..<end].contains("{")
        else {
          diagnostics.add(.unclosed("{", what: "花括号"), text.fileRange(i..<i + 1))
          return nil
        }
        if !literal.isEmpty { pieces.append(.text(String(literal))) }
        literal = String.UnicodeScalarView()
        let inner = text[i + 1..<end].trimmed
        let found = diagnostics.attempt { () throws(Fault) in
          if inner.scalars.isEmpty { throw Fault(.emptyPlaceholder, text.fileRange(i..<end + 1)) }
          return try placeholder(inner, scope, requirement)
        }
        pieces += found ?? []
        i = end + 1
      } else {
        literal.append(scalar)
        i += 1
      }
    }
    if !literal.isEmpty { pieces.append(.text(String(literal))) }
    return pieces
  }

  private func placeholder(
    _ text: PlacedText, _ scope: Scope, _ requirement: Expression?
  ) throws(Fault) -> [Rule.MessagePiece] {
    let range = text.fileRange(0..<text.scalars.count)
    let name = text.string
    if text.scalars.last == "%" || text.scalars.last == "％" {
      let ratio = text[0..<text.scalars.count - 1].trimmed
      return [.percentage(name: name, try self.ratio(ratio, scope, requirement))]
    }
    if let word = Vocabulary.messageName.canonical(name) {
      if word == "instance" { return try instance(scope, name, at: range) }
      return [try side(word, scope, requirement, at: range)]
    }
    let syntax = try Parser.parse(text, names: names)
    let typed: Lowering.Typed
    do throws(Fault) {
      typed = try lowering(scope).lower(syntax)
    } catch {
      // A word of messages alone may be what was meant.
      guard case .unknownName(let word, _, _, nil) = error.mistake else {
        throw error
      }
      if let side = Vocabulary.messageName.canonical(word), side != "instance" {
        throw Fault(.sideInExpression(word), error.range)
      }
      let near = nearName(to: word, among: Vocabulary.messageName.spellings)
      throw near == nil
        ? error : Fault(.unknownName(word, kind: "值", near: near), error.range)
    }
    guard typed.type != .truth else { throw Fault(.truthInMessage, range) }
    return [.value(name: name, typed.expression)]
  }

  /// What stands before a `%`: one figure over another.
  private func ratio(
    _ text: PlacedText, _ scope: Scope, _ requirement: Expression?
  ) throws(Fault) -> Expression {
    if text.scalars.isEmpty { throw Fault(.emptyPlaceholder, text.whole) }
    if let word = Vocabulary.messageName.canonical(text.string), word != "instance" {
      _ = try side(word, scope, requirement, at: text.whole)
      if let (left, right) = requirement?.sides {
        if word == "difference" { return .arithmetic(.minus, left, right) }
        return word == "left" ? left : right
      }
    }
    let typed = try lowering(scope).lower(try Parser.parse(text, names: names))
    guard typed.type == .figure(.decimal) || typed.type == .figure(.literal) else {
      throw Fault(.notARatio(typed.type.name), text.whole)
    }
    return typed.expression
  }

  /// The name of what the quantifier stands at.
  private func instance(
    _ scope: Scope, _ name: String, at range: Range<Int>
  ) throws(Fault) -> [Rule.MessagePiece] {
    switch scope.quantifier {
    case .row: return [.value(name: name, .instance(.row))]
    case .column: return [.value(name: name, .instance(.column))]
    case .cell:
      return [
        .value(name: "row", .instance(.row)), .text(","),
        .value(name: "column", .instance(.column)),
      ]
    case .table: return [.value(name: name, .instance(.table))]
    case .section: return [.value(name: name, .instance(.section))]
    case .match: return [.value(name: name, .found(.match, .match))]
    case .note: return [.value(name: name, .noteFact(.printed))]
    case .once: throw Fault(.noInstance(name, in: scope.quantifierText), range)
    }
  }

  private func side(
    _ word: String, _ scope: Scope, _ requirement: Expression?, at range: Range<Int>
  ) throws(Fault) -> Rule.MessagePiece {
    guard let (left, right) = requirement?.sides else {
      throw Fault(.notOneComparison(word), range)
    }
    switch word {
    case "left": return .left
    case "right": return .right
    default:
      guard left.isSubtractable(scope), right.isSubtractable(scope) else {
        throw Fault(.noDifference, range)
      }
      return .difference
    }
  }
}

extension Expression {
  /// Whether it is a figure or a date, of which differences are taken.
  fileprivate func isSubtractable(_ scope: Scope) -> Bool {
    switch self {
    case .number, .cell, .negated, .arithmetic, .aggregate, .term, .aggregateCells, .countCells,
      .countTrue, .countItems, .occurrences, .occurrencesOfText, .aggregateFigures, .similarity,
      .days, .length,
      .decimals, .date,
      .yearMonthDay:
      true
    case .fact(let fact): fact.type.isOrdered
    case .captured(let operand):
      scope.captures.first { $0.operand == operand }?.type.isOrdered ?? false
    case .named(let index): scope.bindings[index].type?.isOrdered ?? false
    default: false
    }
  }
}
