import AuditModel

extension Evaluator {
  /// Takes down that a cell was looked at.
  mutating func look(at site: CellSite) {
    let isBlank =
      view.hasBlankTable && work.tables[program.forms.table(of: site.cell)].isWhollyBlank
    seen.insert(isBlank ? .blankTable : .printedTable)
  }

  private mutating func cite(_ site: CellSite, asZero: Bool = false) {
    if isTracing { trace.citations.append(.init(site: site, isTakenAsZero: asZero)) }
  }

  private mutating func block(_ site: CellSite, _ code: UndecidedCode) -> Value {
    if isTracing { trace.blocked.append(site) }
    return .unknown(Unknown(code: code))
  }

  // MARK: Figures

  mutating func figure(_ operand: CellOperand, asPart: Bool) -> Value {
    guard let site = view.site(of: operand, at: instance) else {
      return .unknown(Unknown(code: .absent))
    }
    return figure(at: site, asPart: asPart)
  }

  /// The number in a cell; a blank or a dash as the policy of the rule has it. `asPart`: the cell
  /// stands as a term of a sum.
  mutating func figure(at site: CellSite, asPart: Bool) -> Value {
    if view.isReplaced(site) { return sumOfSubRows(site.cell, asPart: asPart) }
    look(at: site)
    reads += 1
    let cell = view.cell(at: site)
    switch cell.state {
    case .number:
      cite(site)
      return .number(Exact(cell.value))
    case .blank: return missing(site, .blank, blank, asPart: asPart)
    case .dash: return missing(site, .dash, dash, asPart: asPart)
    case .absent: return block(site, .absent)
    case .unreadable: return block(site, .unreadable)
    }
  }

  private mutating func missing(
    _ site: CellSite, _ code: UndecidedCode, _ policy: Rule.MissingValuePolicy, asPart: Bool
  ) -> Value {
    switch policy {
    case .undecided: return block(site, code)
    case .zero:
      cite(site, asZero: true)
      return .number(.zero)
    case .fail:
      cite(site)
      return .unknown(Unknown(code: code, fails: true))
    case .part:
      let edition = Int(work.tables[program.forms.table(of: site.cell)].edition)
      guard asPart, edition >= 0, program.forms.isPart(site.cell, edition: edition) else {
        return block(site, code)
      }
      taken += 1
      takenCode = code
      cite(site, asZero: true)
      return .number(.zero)
    }
  }

  private mutating func sumOfSubRows(_ cell: Int32, asPart: Bool) -> Value {
    var sum = Value.number(.zero)
    var next = view.subRow(of: cell, from: 0)
    while let row = next {
      let figure = figure(at: CellSite(cell: cell, subRow: Int32(row)), asPart: asPart)
      sum = Self.combine(.sum, sum, figure)
      next = view.subRow(of: cell, from: row + 1)
    }
    return sum
  }

  mutating func aggregate(_ kind: Expression.Aggregate, selection: Int32) -> Value {
    guard var cursor = cursor(over: selection, splitting: false) else {
      return .unknown(noSelection(selection))
    }
    if kind == .sum { return sum(&cursor) }
    var result: Value?
    while let place = cursor.next(view) {
      let next = figure(at: CellSite(cell: cursor.cell, subRow: place.subRow), asPart: false)
      result = result.map { Self.combine(kind, $0, next) } ?? next
    }
    return result ?? .number(.zero)
  }

  private mutating func sum(_ cursor: inout CellCursor) -> Value {
    // So few numbers of 64 bits cannot overflow it.
    var sum: Int128 = 0
    var reason: Unknown?
    while let place = cursor.next(view) {
      switch figure(at: CellSite(cell: cursor.cell, subRow: place.subRow), asPart: true) {
      case .number(let number): sum += number.numerator
      case .unknown(let other): reason = reason?.merged(with: other) ?? other
      default: reason = Unknown(code: .ambiguous)
      }
    }
    return reason.map { .unknown($0) } ?? .number(Exact(scaled: sum))
  }

  // MARK: What is printed

  /// The state that a rule sees; nil where there is no such cell.
  mutating func seenState(_ operand: CellOperand) -> (CellSite, Cell.State)? {
    guard let site = view.site(of: operand, at: instance) else { return nil }
    look(at: site)
    cite(site)
    return (site, view.state(at: site))
  }

  /// Of a cell that was not found nobody knows what is printed in it.
  mutating func state(_ operand: CellOperand) -> Value {
    guard let (site, state) = seenState(operand) else { return .unknown(Unknown(code: .absent)) }
    return state == .absent ? block(site, .absent) : .symbol(.state(state))
  }

  mutating func state(_ operand: CellOperand, passes test: Int32) -> Truth {
    guard let (site, state) = seenState(operand) else {
      return .unknown(Unknown(code: .absent))
    }
    let truth = program.stateTests[test](state)
    if isTracing, case .unknown = truth { trace.blocked.append(site) }
    return truth
  }

  mutating func printed(_ operand: CellOperand) -> Value {
    guard let (site, state) = seenState(operand), state != .absent else {
      return .unknown(Unknown(code: .absent))
    }
    return view.isReplaced(site) ? .unknown(Unknown(code: .ambiguous)) : .text(.cell(site))
  }

  mutating func unit(_ operand: CellOperand) -> Value {
    guard let (site, state) = seenState(operand), state != .absent else {
      return .unknown(Unknown(code: .absent))
    }
    return view.isReplaced(site)
      ? .unknown(Unknown(code: .ambiguous)) : .symbol(.unit(view.cell(at: site).unit))
  }

  mutating func decimals(_ operand: CellOperand) -> Value {
    guard let (site, state) = seenState(operand) else { return .unknown(Unknown(code: .absent)) }
    switch state {
    case .number: return .number(Exact(Int(view.cell(at: site).decimals)))
    case .blank: return block(site, .blank)
    case .dash: return block(site, .dash)
    case .absent: return block(site, .absent)
    case .unreadable: return block(site, .unreadable)
    }
  }

  mutating func exists(_ operand: CellOperand) -> Truth {
    guard let site = view.site(of: operand, at: instance) else { return .no }
    cite(site)
    return Truth(view.state(at: site) != .absent)
  }
}
