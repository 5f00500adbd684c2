import AuditModel

/// The screens of all rules, as they are laid out.
struct ProofTables {
  var screens: [Screen] = []
  private(set) var clauses: [Slice32] = []
  private(set) var predicates: [Predicate] = []
  private(set) var terms: [Term] = []

  /// nil: only evaluation can tell.
  mutating func append(_ folded: FoldedCondition?) -> Screen.Condition {
    guard let folded else { return Screen.Condition(kind: .evaluate, parts: .empty) }
    if folded.isAlways { return Screen.Condition(kind: .always, parts: .empty) }
    if folded.isNever { return Screen.Condition(kind: .never, parts: .empty) }
    if folded.clauses.count == 1 {
      return Screen.Condition(kind: .predicates, parts: append(folded.clauses[0]))
    }
    let found = folded.clauses.map { append($0) }
    defer { clauses += found }
    return Screen.Condition(
      kind: .clauses, parts: Slice32(start: Int32(clauses.count), count: Int32(found.count)))
  }

  private mutating func append(_ clause: [FoldedPredicate]) -> Slice32 {
    let start = predicates.count
    for predicate in clause { append(predicate) }
    return Slice32(start: Int32(start), count: Int32(clause.count))
  }

  private mutating func append(_ folded: FoldedPredicate) {
    predicates.append(
      Predicate(
        relation: folded.relation,
        terms: Slice32(start: Int32(terms.count), count: Int32(folded.form.terms.count)),
        constant: folded.form.constant))
    terms += folded.form.terms
  }
}

extension CheckBlock {
  /// Takes up one more screen: what it asks of the whole table, and what the shortcut then says.
  mutating func add(
    condition: FoldedCondition?, hasRest: Bool, requirement: FoldedCondition?
  ) {
    screens.count += 1
    if condition?.isNever == true, !hasRest {
      notApplicable += 1
      return
    }
    passed += 1
    guard condition?.isAlways == true, !hasRest, let needed = requirement?.tableNeeds else {
      shortcut = nil
      return
    }
    shortcut = shortcut.map { $0.union(needed) }
  }
}

extension FoldedCondition {
  /// What of the whole table makes this hold; nil where only its own cells can tell.
  fileprivate var tableNeeds: TableNeeds? {
    if isAlways { return .numbers }
    guard clauses.count == 1, let clause = clauses.first else { return nil }
    return clause.reduce(TableNeeds.numbers) { needs, predicate in
      needs.flatMap { needs in predicate.tableNeeds.map { needs.union($0) } }
    }
  }
}

extension FoldedPredicate {
  fileprivate var tableNeeds: TableNeeds? {
    switch relation {
    case .whole: .whole
    case .stands(.greaterOrEqual)
    where form.constant >= 0 && form.terms.allSatisfy { $0.factor >= 0 }:
      .notNegative
    default: nil
    }
  }
}
