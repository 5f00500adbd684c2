import AuditModel

extension Evaluator {
  /// What was known before a part of an expression was evaluated.
  struct Mark {
    var citations: Int
    var matches: Int
    var blocked: Int
  }

  mutating func mark() -> Mark {
    Mark(
      citations: trace.citations.count, matches: trace.matches.count, blocked: trace.blocked.count)
  }

  mutating func dropCitations(after mark: Mark) {
    guard isTracing else { return }
    trace.citations.removeSubrange(mark.citations...)
    dropMatches(after: mark)
  }

  mutating func dropCitations(from mark: Mark, to end: Mark) {
    guard isTracing else { return }
    trace.citations.removeSubrange(mark.citations..<end.citations)
    dropMatches(from: mark, to: end)
  }

  mutating func dropMatches(after mark: Mark) {
    if isTracing { trace.matches.removeSubrange(mark.matches...) }
  }

  mutating func dropMatches(from mark: Mark, to end: Mark) {
    if isTracing { trace.matches.removeSubrange(mark.matches..<end.matches) }
  }

  mutating func dropBlocked(after mark: Mark) {
    if isTracing { trace.blocked.removeSubrange(mark.blocked...) }
  }

  /// How many cells of a selection satisfy a condition. A cell of which that cannot be told may count or
  /// not.
  mutating func count(_ selection: Int32, where condition: Int32, _ states: Int32) -> Value {
    guard var cursor = cursor(over: selection, splitting: true) else {
      return .unknown(noSelection(selection))
    }
    var tally = Tally()
    while let place = cursor.next(view) {
      let site = CellSite(cell: cursor.cell, subRow: place.subRow)
      tally.add(holds(condition, states, at: place, site))
    }
    return tally.value
  }

  private struct Tally {
    var yes = 0
    var unknown = 0
    var reason: Unknown?

    mutating func add(_ truth: Truth) {
      switch truth {
      case .yes: yes += 1
      case .no: break
      case .unknown(let reason):
        unknown += 1
        self.reason = self.reason?.joined(with: reason) ?? reason
      }
    }

    var value: Value {
      reason.map { .count(low: yes, high: yes + unknown, $0) } ?? .number(Exact(yes))
    }
  }

  /// Whether a visited cell satisfies a condition; one that does is cited.
  private mutating func holds(
    _ condition: Int32, _ states: Int32, at place: Instance, _ site: CellSite
  ) -> Truth {
    look(at: site)
    guard condition >= 0 else { return .yes }
    if states >= 0 {
      let truth = program.stateTests[states](view.cell(at: site).state)
      if isTracing {
        if truth == .yes { trace.citations.append(.init(site: site, isTakenAsZero: false)) }
        if case .unknown = truth { trace.blocked.append(site) }
      }
      return truth
    }
    let outer = (instance, reads, taken)
    let start = mark()
    instance = place
    let truth = truth(condition)
    (instance, reads, taken) = outer
    if isTracing {
      dropCitations(after: start)
      switch truth {
      case .yes:
        trace.citations.append(.init(site: site, isTakenAsZero: false))
        dropBlocked(after: start)
      case .no: dropBlocked(after: start)
      case .unknown: break
      }
    }
    return truth
  }

  mutating func countTrue(_ all: Slice32) -> Value {
    var tally = Tally()
    for i in all.range { tally.add(truth(program.operands[i])) }
    return tally.value
  }

  static func countItems(_ list: Value) -> Value {
    guard case .items(let range, let unknown, let reason) = list else { return list }
    return unknown == 0
      ? .number(Exact(range.count))
      : .count(low: range.count, high: range.count + unknown, reason)
  }

  // MARK: Lists

  mutating func list(_ selection: Int32, where condition: Int32, _ states: Int32) -> Value {
    guard var cursor = cursor(over: selection, splitting: true) else {
      return .unknown(noSelection(selection))
    }
    var tally = Tally()
    let start = items.count
    while let place = cursor.next(view) {
      let site = CellSite(cell: cursor.cell, subRow: place.subRow)
      let truth = holds(condition, states, at: place, site)
      if truth == .yes { items.append(.cell(site)) }
      tally.add(truth)
    }
    return picked(from: start, tally)
  }

  mutating func listTexts(_ all: Slice32) -> Value {
    var tally = Tally()
    let start = items.count
    var i = all.range.lowerBound
    while i < all.range.upperBound {
      var truth = truth(program.operands[i + 1])
      if truth == .yes {
        switch value(program.operands[i]) {
        case .text(let text): items.append(.text(text))
        case let other: truth = Self.unknown(other)
        }
      }
      tally.add(truth)
      i += 2
    }
    return picked(from: start, tally)
  }

  private mutating func picked(from start: Int, _ tally: Tally) -> Value {
    .items(
      start..<items.count, unknown: tally.unknown, tally.reason ?? Unknown(code: .ambiguous))
  }
}
