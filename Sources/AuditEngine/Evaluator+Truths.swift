import AuditModel

extension Evaluator {
  mutating func truth(_ index: Int32) -> Truth {
    switch program.nodes[index] {
    case .truth(let value): return Truth(value)
    case .isWhole(let a):
      let value = value(a)
      if case .number(let number) = value { return Truth(number.isWhole) }
      return Self.unknown(value)
    case .stateTest(let operand, let test): return state(operand, passes: test)
    case .matches(let text, let pattern): return matches(value(text), pattern)
    case .saysWord(let text, let pattern, let meaning):
      return saysWord(value(text), pattern, meaning)
    case .compare(let comparison, let a, let b):
      return direct(comparison, a, b).map { Truth($0) } ?? compare(comparison, a, b)
    case .isNear(let a, let b, let tolerance): return compare(.equal, a, b, within: tolerance)
    case .contains(let a, let b): return contains(value(a), value(b))
    case .isValidID(let text): return isValidID(value(text))
    case .isValidDate(let text): return isValidDate(text)
    case .not(let a):
      return truth(a).negated
    case .and(let a, let b): return and(a, b)
    case .or(let a, let b): return or(a, b, negatingFirst: false)
    case .implies(let a, let b): return or(a, b, negatingFirst: true)
    case .factExists(let fact): return exists(fact)
    case .sectionExists(let section): return exists(section)
    case .sectionIsEmpty(let section): return isEmpty(section)
    case .tableExists(let table): return exists(table)
    case .cellExists(let operand): return exists(operand)
    case .isRepeated: return isRepeated()
    case .captureExists(let search, let capture): return exists(captured: capture, of: search)
    default:
      // A truth that was given a name.
      let value = value(index)
      if case .truth(let holds) = value { return Truth(holds) }
      return Self.unknown(value)
    }
  }

  // MARK: Logic

  private mutating func and(_ a: Int32, _ b: Int32) -> Truth {
    let start = mark()
    let outer = seen
    seen = []
    let left = truth(a)
    if left == .no, !isTracing, seen.emptiness == nil {
      seen.formUnion(outer)
      return .no
    }
    let ofLeft = seen
    seen = []
    let middle = mark()
    let right = truth(b)
    seen = outer.union(.joined(ofLeft, settles: left == .no, seen, settles: right == .no))
    switch (left, right) {
    case (.yes, .yes): return .yes
    case (.no, .no):
      // Beside a condition of the prose that fails, cells that fail too say nothing of it.
      if isTracing, start.citations == middle.citations { dropCitations(after: middle) }
      dropBlocked(after: start)
      return .no
    case (.no, _):
      // Only what made it false is shown.
      dropCitations(after: middle)
      dropBlocked(after: start)
      return .no
    case (_, .no):
      dropCitations(from: start, to: middle)
      dropBlocked(after: start)
      return .no
    case (.unknown(let a), .unknown(let b)): return .unknown(a.joined(with: b))
    case (.unknown(let reason), .yes), (.yes, .unknown(let reason)): return .unknown(reason)
    }
  }

  private mutating func or(_ a: Int32, _ b: Int32, negatingFirst: Bool) -> Truth {
    let start = mark()
    let outer = seen
    seen = []
    var left = truth(a)
    if negatingFirst { left = left.negated }
    if left == .yes, !isTracing, seen.emptiness == nil {
      seen.formUnion(outer)
      return .yes
    }
    let ofLeft = seen
    seen = []
    let middle = mark()
    let right = truth(b)
    seen = outer.union(.joined(ofLeft, settles: left == .yes, seen, settles: right == .yes))
    switch (left, right) {
    case (.no, .no): return .no
    case (.yes, _), (_, .yes):
      // Only what made it true is shown.
      if left != .yes {
        dropMatches(from: start, to: middle)
      } else if right != .yes {
        dropMatches(after: middle)
      }
      dropBlocked(after: start)
      return .yes
    case (.unknown(let a), .unknown(let b)): return .unknown(a.joined(with: b))
    case (.unknown(let reason), .no), (.no, .unknown(let reason)): return .unknown(reason)
    }
  }

  // MARK: Comparison

  /// Comparisons with a word for what is not known are themselves known.
  private mutating func direct(
    _ comparison: Expression.Comparison, _ a: Int32, _ b: Int32
  ) -> Bool? {
    guard comparison == .equal || comparison == .notEqual else { return nil }
    let isEqual: Bool
    switch (program.nodes[a], program.nodes[b]) {
    case (.fact(.agencyKind), .symbol(.kind(.unknown))),
      (.symbol(.kind(.unknown)), .fact(.agencyKind)):
      isEqual = view.report.agencyKind == .unknown
    case (.fact(.agencyLevel), .symbol(.level(.unknown))),
      (.symbol(.level(.unknown)), .fact(.agencyLevel)):
      isEqual = view.report.agencyLevel == .unknown
    case (.fact(.sectionsPrinted), .text(let literal)),
      (.text(let literal), .fact(.sectionsPrinted)):
      guard program.literals[Int(literal)].isEmpty else { return nil }
      isEqual = view.report.sections.isEmpty
    default: return nil
    }
    return isEqual == (comparison == .equal)
  }

  private mutating func compare(
    _ comparison: Expression.Comparison, _ a: Int32, _ b: Int32, within tolerance: Tolerance? = nil
  ) -> Truth {
    let start = mark()
    let (reads0, taken0) = (reads, taken)
    let left = value(a)
    let (reads1, taken1) = (reads, taken)
    let right = value(b)
    // What is counted or listed may be what is there as well as what is missing.
    dropMatches(after: start)
    var truth = relate(comparison, left, right)
    if let tolerance, truth != .yes {
      truth = isNear(left, right, tolerance, a, b) ?? truth
    }
    if case .unknown = truth { return truth }
    if taken > taken0 {
      // A side of nothing but blanks says zero only if the other says so too, and never both.
      let leftIsBlank = taken1 > taken0 && taken1 - taken0 == reads1 - reads0
      let rightIsBlank = taken > taken1 && taken - taken1 == reads - reads1
      let isAllBlank = taken - taken0 == reads - reads0
      if isAllBlank || leftIsBlank && !right.isZero || rightIsBlank && !left.isZero {
        for citation in trace.citations[start.citations...] where citation.isTakenAsZero {
          trace.blocked.append(citation.site)
        }
        return .unknown(Unknown(code: takenCode))
      }
    }
    dropBlocked(after: start)
    return truth
  }

  private mutating func relate(_ comparison: Expression.Comparison, _ a: Value, _ b: Value) -> Truth
  {
    switch (a, b) {
    case (.unknown(let a), .unknown(let b)): return .unknown(a.merged(with: b))
    case (.unknown(let reason), _), (_, .unknown(let reason)): return .unknown(reason)
    case (.number(let a), .number(let b)):
      guard let order = a.compared(to: b) else { return .unknown(Unknown(code: .limit)) }
      return Truth(comparison.holds(order))
    case (.number, .count), (.count, .number), (.count, .count):
      return Self.relateCounts(comparison, a, b)
    case (.date(let a), .date(let b)):
      return Truth(comparison.holds(a.dayNumber - b.dayNumber))
    case (.symbol(.edition(let a)), .symbol(.edition(let b))):
      return Truth(comparison.holds(a - b))
    case (.symbol(let a), .symbol(let b)): return Self.equality(comparison, a == b)
    case (.truth(let a), .truth(let b)): return Self.equality(comparison, a == b)
    case (.text(let a), .text(let b)):
      return Truth(comparison.holds(order(a, b)))
    case (.nothing, _), (_, .nothing): return Self.equality(comparison, false)
    default: return .unknown(Unknown(code: .ambiguous))
    }
  }

  private static func equality(_ comparison: Expression.Comparison, _ isEqual: Bool) -> Truth {
    switch comparison {
    case .equal: Truth(isEqual)
    case .notEqual: Truth(!isEqual)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      .unknown(Unknown(code: .ambiguous))
    }
  }

  /// Where every count that is possible gives the same answer, that is the answer.
  private static func relateCounts(
    _ comparison: Expression.Comparison, _ a: Value, _ b: Value
  ) -> Truth {
    guard let (lowA, highA, reasonA) = a.bounds, let (lowB, highB, reasonB) = b.bounds,
      let reason = reasonA ?? reasonB, let least = lowA.compared(to: highB),
      let most = highA.compared(to: lowB)
    else { return .unknown(Unknown(code: .limit)) }
    // The order of a to b is anywhere from `least` to `most`.
    let isSureToDiffer = least > 0 || most < 0
    switch comparison {
    case .equal: return isSureToDiffer ? .no : .unknown(reason)
    case .notEqual: return isSureToDiffer ? .yes : .unknown(reason)
    default:
      let atLeast = comparison.holds(least)
      return atLeast == comparison.holds(most) ? Truth(atLeast) : .unknown(reason)
    }
  }
}

extension Value {
  var isZero: Bool { if case .number(let number) = self { number.isZero } else { false } }

  /// From where to where a number may lie, and why it is not exact.
  var bounds: (low: Exact, high: Exact, Unknown?)? {
    switch self {
    case .number(let number): (number, number, nil)
    case .count(let low, let high, let reason): (Exact(low), Exact(high), reason)
    default: nil
    }
  }
}
