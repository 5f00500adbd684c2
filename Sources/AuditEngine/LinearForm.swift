import AuditModel

/// A sum of cells, each times a whole number, and a constant.
struct LinearForm {
  var terms: [Term]
  /// Times `FixedDecimal.scale`.
  var constant: Int64

  /// How large factors and constant may be together, so that the sum over cells of sensible size, as
  /// `Workspace` admits them, cannot overflow.
  private static let largestFactors: Int64 = 1 << 11
  private static let largestConstant: Int64 = 1 << 61

  init(constant: Int64) {
    terms = []
    self.constant = constant
  }

  init(cell: Int32) {
    terms = [Term(cell: cell, factor: 1)]
    constant = 0
  }

  /// nil where it would not fit.
  func times(_ factor: Int64) -> LinearForm? {
    guard factor.magnitude < Self.largestFactors.magnitude else { return nil }
    var result = self
    let (scaled, overflow) = constant.multipliedReportingOverflow(by: factor)
    if overflow { return nil }
    result.constant = scaled
    for i in terms.indices {
      let (product, overflow) = terms[i].factor.multipliedReportingOverflow(by: Int32(factor))
      if overflow { return nil }
      result.terms[i].factor = product
    }
    return result.fits ? result : nil
  }

  func plus(_ other: LinearForm) -> LinearForm? {
    var result = self
    let (sum, overflow) = constant.addingReportingOverflow(other.constant)
    if overflow { return nil }
    result.constant = sum
    result.terms += other.terms
    return result.fits ? result : nil
  }

  private var fits: Bool {
    terms.reduce(0) { $0 + Int64($1.factor.magnitude) } < Self.largestFactors
      && constant.magnitude < Self.largestConstant.magnitude
  }

  /// The constant as a whole number, where there is nothing else.
  var wholeConstant: Int64? {
    terms.isEmpty && constant % FixedDecimal.scale == 0 ? constant / FixedDecimal.scale : nil
  }
}

struct FoldedPredicate {
  var form: LinearForm
  var relation: Predicate.Relation
}

/// A truth over numbers: whether all of some clause holds.
struct FoldedCondition {
  /// No clause: false. An empty clause: true.
  var clauses: [[FoldedPredicate]]

  static let always = FoldedCondition(clauses: [[]])
  static let never = FoldedCondition(clauses: [])
  /// Beyond this an evaluation is no slower.
  private static let most = 256

  init(clauses: [[FoldedPredicate]]) { self.clauses = clauses }
  init(_ value: Bool) { self = value ? .always : .never }

  var isAlways: Bool { clauses.contains { $0.isEmpty } }
  var isNever: Bool { clauses.isEmpty }
  var constant: Bool? { isAlways ? true : isNever ? false : nil }

  /// nil where it would grow too large; here and below.
  func and(_ other: FoldedCondition) -> FoldedCondition? {
    if isAlways { return other }
    if other.isAlways { return self }
    guard clauses.count * other.clauses.count <= Self.most else { return nil }
    return FoldedCondition(clauses: clauses.flatMap { a in other.clauses.map { a + $0 } }).bounded
  }

  func or(_ other: FoldedCondition) -> FoldedCondition? {
    if isAlways || other.isAlways { return .always }
    return FoldedCondition(clauses: clauses + other.clauses).bounded
  }

  var negated: FoldedCondition? {
    if isAlways { return .never }
    var result: FoldedCondition? = .always
    for clause in clauses {
      var contrary: FoldedCondition? = .never
      for predicate in clause {
        guard let relation = predicate.relation.negated else { return nil }
        let one = FoldedCondition(
          clauses: [[FoldedPredicate(form: predicate.form, relation: relation)]])
        contrary = contrary?.or(one)
      }
      guard let contrary else { return nil }
      result = result?.and(contrary)
    }
    return result
  }

  private var bounded: FoldedCondition? {
    clauses.reduce(0) { $0 + $1.count } <= Self.most ? self : nil
  }
}

extension Predicate.Relation {
  /// nil where the contrary is no relation of this kind.
  var negated: Predicate.Relation? {
    switch self {
    case .stands(let comparison): .stands(comparison.opposite)
    case .whole: nil
    }
  }
}
