import AuditModel

/// Finds conditions that no report can change: `1 = 1`, `x = x`, `year = 2021 and year = 2022`.
///
/// It knows what a single subject can be, not how subjects hang together, with one exception: the year decides
/// the expected edition.
struct ConstantConditions {
  private let catalog: FormCatalog

  init(_ catalog: FormCatalog) { self.catalog = catalog }

  /// The value that `condition` always has; nil where it depends on the report.
  func value(of condition: Expression) -> Bool? {
    if case .compare(let sign, let a, let b) = condition {
      if a.isConstant, b.isConstant { return Self.evaluate(sign, a, b) }
      if a == b { return sign == .equal || sign == .lessOrEqual || sign == .greaterOrEqual }
    }
    if isContradiction(atoms(of: condition, holding: true)) { return false }
    if isContradiction(atoms(of: condition, holding: false)) { return true }
    return nil
  }

  /// Whether several conditions can never hold together.
  func areContradictory(_ conditions: [Expression]) -> Bool {
    isContradiction(conditions.flatMap { atoms(of: $0, holding: true) })
  }

  private static func evaluate(_ sign: Expression.Comparison, _ a: Expression, _ b: Expression)
    -> Bool
  {
    if case .number(let x) = a, case .number(let y) = b {
      return switch sign {
      case .equal: x == y
      case .notEqual: x != y
      case .less: x < y
      case .lessOrEqual: x <= y
      case .greater: x > y
      case .greaterOrEqual: x >= y
      }
    }
    return (a == b) == (sign != .notEqual)
  }

  // MARK: Atoms

  private struct Atom {
    var expression: Expression
    var holds: Bool
  }

  /// Conditions that all hold when `expression` has the value `holding`.
  private func atoms(of expression: Expression, holding: Bool) -> [Atom] {
    switch (expression, holding) {
    case (.and(let a, let b), true):
      atoms(of: a, holding: true) + atoms(of: b, holding: true)
    case (.or(let a, let b), false):
      atoms(of: a, holding: false) + atoms(of: b, holding: false)
    case (.implies(let a, let b), false):
      atoms(of: a, holding: true) + atoms(of: b, holding: false)
    case (.not(let a), _): atoms(of: a, holding: !holding)
    default: [Atom(expression: expression, holds: holding)]
    }
  }

  private func isContradiction(_ atoms: [Atom]) -> Bool {
    var subjects: [Expression: Subject] = [:]
    for (i, atom) in atoms.enumerated() {
      let isDenied = atoms[..<i].contains {
        $0.holds != atom.holds && $0.expression == atom.expression
      }
      if isDenied { return true }
      guard case .compare(var sign, var subject, var value) = atom.expression else { continue }
      if subject.isConstant {
        (subject, value) = (value, subject)
        sign = sign.flipped
      }
      guard value.isConstant else { continue }
      if !atom.holds { sign = sign.opposite }
      subjects[subject, default: Subject(of: subject, editions: catalog.editions.count)].add(
        sign, value)
      if case .symbol(.edition(let edition)) = value, subject == .fact(.expectedEdition),
        sign == .equal
      {
        let years = catalog.editions[edition]
        let next = catalog.editions.dropFirst(edition + 1).first
        var year =
          subjects[.fact(.year)] ?? Subject(of: .fact(.year), editions: catalog.editions.count)
        year.add(.greaterOrEqual, .year(years.firstYear))
        if let last = years.lastYear ?? next.map({ $0.firstYear - 1 }) {
          year.add(.lessOrEqual, .year(last))
        }
        subjects[.fact(.year)] = year
      }
    }
    return subjects.values.contains(where: \.isImpossible)
  }
}

/// What comparisons with constants leave of the values of one subject.
private struct Subject {
  private var low: Int64?
  private var high: Int64?
  private var lowIsOut = false
  private var highIsOut = false
  private var equal: Expression?
  private var different: Set<Expression> = []
  private var isWhole: Bool
  /// How many values there are; nil where they are not words of a closed vocabulary.
  private let domainSize: Int?
  private(set) var isImpossible = false

  init(of subject: Expression, editions: Int) {
    domainSize =
      switch subject {
      case .state: Cell.State.allCases.count
      case .fact(.agencyKind): AgencyKind.allCases.count
      case .fact(.agencyLevel): AgencyLevel.allCases.count
      case .fact(.expectedEdition), .fact(.detectedEdition), .fact(.appliedEdition): editions
      default: nil
      }
    switch subject {
    case .countCells, .countTrue, .countItems, .occurrences, .occurrencesOfText, .length, .decimals:
      isWhole = true
      low = 0
    case .similarity:
      isWhole = false
      (low, high) = (0, FixedDecimal.scale)
    case .fact(.year): isWhole = true
    default: isWhole = false
    }
  }

  mutating func add(_ sign: Expression.Comparison, _ value: Expression) {
    switch sign {
    case .equal:
      if equal != nil && equal != value || different.contains(value) { isImpossible = true }
      equal = value
    case .notEqual:
      different.insert(value)
      if equal == value || different.count == domainSize { isImpossible = true }
    default: break
    }
    guard let number = value.rank else { return }
    switch sign {
    case .equal:
      raise(to: number, isOut: false)
      lower(to: number, isOut: false)
    case .less: lower(to: number, isOut: true)
    case .lessOrEqual: lower(to: number, isOut: false)
    case .greater: raise(to: number, isOut: true)
    case .greaterOrEqual: raise(to: number, isOut: false)
    case .notEqual: break
    }
    if isEmpty { isImpossible = true }
  }

  /// Whether no number is left between the bounds.
  private var isEmpty: Bool {
    guard let low, let high else { return false }
    guard isWhole else { return low > high || (low == high && (lowIsOut || highIsOut)) }
    let scale = FixedDecimal.scale
    let first = low.dividedDown(by: scale) + (lowIsOut || low % scale != 0 ? 1 : 0)
    let last = high.dividedDown(by: scale) - (highIsOut && high % scale == 0 ? 1 : 0)
    return first > last
  }

  private mutating func raise(to bound: Int64, isOut: Bool) {
    if low == nil || bound > low! || (bound == low! && isOut) { (low, lowIsOut) = (bound, isOut) }
  }

  private mutating func lower(to bound: Int64, isOut: Bool) {
    if high == nil || bound < high! || (bound == high! && isOut) {
      (high, highIsOut) = (bound, isOut)
    }
  }
}

extension Int64 {
  /// The quotient, rounded towards minus infinity.
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Expression {
  /// A number or a date as a place on a line.
  fileprivate var rank: Int64? {
    switch self {
    case .number(let value): value.scaled
    case .negated(.number(let value)): -value.scaled
    case .date(let date): Int64(date.dayNumber) * FixedDecimal.scale
    default: nil
    }
  }

  fileprivate static func year(_ year: Int) -> Expression {
    .number(FixedDecimal(scaled: Int64(year) * FixedDecimal.scale))
  }
}
