import AuditModel

/// Figures that are equal but for a tolerance.
extension Evaluator {
  /// Of the values of two expressions; nil where they are no numbers. Where a count may be one of several, all of them
  /// have to give the same answer.
  mutating func isNear(
    _ left: Value, _ right: Value, _ tolerance: Tolerance, _ a: Int32, _ b: Int32
  ) -> Truth? {
    guard let (lowLeft, highLeft, reasonLeft) = left.bounds,
      let (lowRight, highRight, reasonRight) = right.bounds
    else { return nil }
    let place = tolerance == .printed ? lastPlace(a, b) : .zero
    // The two pairs that lie farthest apart; between them lie all others.
    guard let below = isNear(lowLeft, highRight, tolerance, place),
      let above = isNear(highLeft, lowRight, tolerance, place)
    else { return .unknown(Unknown(code: .limit)) }
    if below, above { return .yes }
    guard let reason = reasonLeft ?? reasonRight else { return .no }
    guard let least = lowLeft.compared(to: highRight), let most = highLeft.compared(to: lowRight)
    else { return .unknown(Unknown(code: .limit)) }
    // Those that overlap may be equal; of others these are the pairs that lie nearest.
    let mayBeNear = least > 0 ? below : most < 0 ? above : true
    return mayBeNear ? .unknown(reason) : .no
  }

  private func isNear(
    _ left: Exact, _ right: Exact, _ tolerance: Tolerance, _ lastPlace: Exact
  ) -> Bool? {
    guard let difference = left.minus(right)?.magnitude,
      let width = width(tolerance, left, right, lastPlace),
      let order = difference.compared(to: width)
    else { return nil }
    return order <= 0
  }

  private func width(
    _ tolerance: Tolerance, _ left: Exact, _ right: Exact, _ lastPlace: Exact
  ) -> Exact? {
    switch tolerance {
    case .absolute(let width): return Exact(width)
    case .relative(let part):
      guard let x = left.magnitude, let y = right.magnitude, let order = x.compared(to: y) else {
        return nil
      }
      return (order < 0 ? y : x).times(Exact(part))
    case .printed: return lastPlace.divided(by: Exact(2))
    }
  }

  /// The last printed place of the coarsest figure that two expressions read. Numbers of things have none: they
  /// are exact.
  private mutating func lastPlace(_ a: Int32, _ b: Int32) -> Exact {
    let (outer, wasTracing) = (trace, isTracing)
    let (readsBefore, takenBefore) = (reads, taken)
    trace = Trace()
    isTracing = true
    _ = value(a)
    _ = value(b)
    let seen = trace
    let catalog = program.catalog
    (trace, isTracing) = (outer, wasTracing)
    (reads, taken) = (readsBefore, takenBefore)
    let places =
      seen.citations.compactMap { citation in
        catalog.column(of: Int(citation.site.cell)).mayHoldAmounts
          ? view.cell(at: citation.site).lastPlace : nil
      }
      + seen.said.compactMap { work.captured[$0].lastPlace }
    return places.reduce(Exact(FixedDecimal(scaled: 1))) { coarsest, place in
      (coarsest.compared(to: place) ?? 0) < 0 ? place : coarsest
    }
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
