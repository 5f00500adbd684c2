import AuditModel

/// Figures that are equal but for a tolerance.
extension Evaluator {
  mutating func isNear(_ a: Int32, _ b: Int32, _ tolerance: Tolerance) -> Truth {
    let exact = compare(.equal, a, b)
    guard exact == .no else { return exact }
    let start = mark()
    defer { dropCitations(after: start) }
    guard case .number(let left) = value(a), case .number(let right) = value(b),
      let difference = left.minus(right)?.magnitude,
      let width = width(tolerance, left, right, a, b),
      let order = difference.compared(to: width)
    else { return .unknown(Unknown(code: .limit)) }
    return Truth(order <= 0)
  }

  private mutating func width(
    _ tolerance: Tolerance, _ left: Exact, _ right: Exact, _ a: Int32, _ b: Int32
  ) -> Exact? {
    switch tolerance {
    case .absolute(let width): return Exact(width)
    case .relative(let part):
      guard let x = left.magnitude, let y = right.magnitude, let order = x.compared(to: y) else {
        return nil
      }
      return (order < 0 ? y : x).times(Exact(part))
    case .printed: return lastPlace(a, b).divided(by: Exact(2))
    }
  }

  /// The last printed place of the coarsest figure that two expressions read. Numbers of things have none: they
  /// are exact.
  private mutating func lastPlace(_ a: Int32, _ b: Int32) -> Exact {
    let (outer, wasTracing) = (trace, isTracing)
    trace = Trace()
    isTracing = true
    _ = value(a)
    _ = value(b)
    let seen = trace
    let catalog = program.catalog
    (trace, isTracing) = (outer, wasTracing)
    let places =
      seen.citations.compactMap { citation in
        catalog.isAmount(citation.site.cell) ? view.cell(at: citation.site).lastPlace : nil
      }
      + seen.said.compactMap { work.captured[$0].lastPlace }
    return places.reduce(Exact(FixedDecimal(scaled: 1))) { coarsest, place in
      (coarsest.compared(to: place) ?? 0) < 0 ? place : coarsest
    }
  }
}

extension FormCatalog {
  fileprivate func isAmount(_ cell: Int32) -> Bool {
    let address = address(of: Int(cell))
    let forms = editions.flatMap(\.tables).filter { $0.index == address.table }
    return forms.contains { $0.column(address.column)?.figure == .amount }
  }
}

extension Exact {
  fileprivate var magnitude: Exact? { numerator < 0 ? negated : self }
}

extension Cell {
  /// What the last printed digit counts, in the unit of the form; nil where there is no number.
  fileprivate var lastPlace: Exact? {
    guard state == .number else { return nil }
    var scaled = FixedDecimal.scale
    for _ in 0..<decimals { scaled /= 10 }
    switch unit {
    case .yuan: scaled /= 10_000
    case .hundredMillionYuan: scaled *= 10_000
    case .none, .counter, .tenThousandYuan: break
    }
    return Exact(FixedDecimal(scaled: max(1, scaled)))
  }
}
