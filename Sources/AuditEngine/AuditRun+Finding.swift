import AuditModel

/// The sides of a requirement that is one comparison, as they are printed.
struct Sides {
  var left: String?
  var right: String?
  /// Left less right.
  var difference: String?
}

extension AuditRun {
  mutating func writeFinding(_ check: Check, at instance: Instance) {
    let citations = citations(check, at: instance)
    let place = location(of: citations.map(\.site), at: instance)
    let find = findOfInterest(instance)
    evaluator.begin(check, at: instance)
    let sides = evaluator.sides(check.requirement)
    let writing = program.writings[check.rule]
    var (message, values) = message(writing, check, sides, citations, find)
    addSaid(to: &values, writing)
    let quote = find.map { evaluator.quotation(of: $0) }
    findings.append(
      Finding(
        rule: check.rule, severity: evaluator.severity(writing),
        instance: name(of: instance, check),
        message: message, left: sides.left, right: sides.right, difference: sides.difference,
        values: values, location: places.location(place, quoting: quote),
        cells: citations.map { cited($0) }))
  }

  /// The cells that the verdict rests on: those that the requirement read; where it read none, those of
  /// `when`, else the cell the instance is.
  private mutating func citations(_ check: Check, at instance: Instance) -> [Trace.Citation] {
    evaluator.begin(check, at: instance)
    evaluator.trace.removeAll()
    evaluator.isTracing = true
    _ = evaluator.truth(check.requirement)
    let condition = program.writings[check.rule].condition
    if condition >= 0, evaluator.trace.citations.isEmpty, evaluator.trace.saysNoPlace {
      _ = evaluator.truth(condition)
    }
    evaluator.isTracing = false
    if evaluator.trace.citations.isEmpty, case .lines = check.scope {
      return ownSites(of: instance).map { Trace.Citation(site: $0, isTakenAsZero: false) }
    }
    return evaluator.unique(evaluator.trace.citations, \.site)
  }

  /// The cell that an instance is, or the printed cells of the row or column that it is.
  private func ownSites(of instance: Instance) -> [CellSite] {
    let view = evaluator.view
    if instance.row >= 0, instance.column >= 0 {
      return view.site(of: .instance, at: instance).map { [$0] } ?? []
    }
    let table = Int(instance.table)
    let edition = Int(evaluator.work.tables[table].edition)
    guard edition >= 0 else { return [] }
    let form = program.catalog.tables[table]
    let operands: [CellOperand] =
      instance.row >= 0
      ? form.columns.indices.map { .column($0) } : form.rows.indices.map { .row($0) }
    return operands.compactMap { view.site(of: $0, at: instance) }.filter {
      program.forms.isDeclared($0.cell, edition: edition) && view.cell(at: $0).state != .absent
    }
  }

  mutating func cited(_ citation: Trace.Citation) -> Finding.CitedCell {
    let view = evaluator.view
    let cell = view.cell(at: citation.site)
    let isFound = cell.state != .absent
    return Finding.CitedCell(
      reference: view.reference(to: citation.site), cell: Int(citation.site.cell),
      subRow: citation.site.subRow < 0
        ? nil : view.report.subRows[Int(citation.site.subRow)].name,
      state: cell.state,
      value: cell.state == .number ? cell.value : nil,
      text: isFound ? view.report.text(cell.text) : nil,
      isTakenAsZero: citation.isTakenAsZero,
      place: isFound ? places.place(of: cell.text.lowerBound) : nil)
  }

  /// What the rule's searches captured, where the message does not tell it.
  private mutating func addSaid(
    to values: inout [Finding.NamedValue], _ writing: RuleWriting
  ) {
    for (name, _, node) in writing.captures where !values.contains(where: { $0.name == name }) {
      if evaluator.isSaid(node) {
        values.append(Finding.NamedValue(name: name, value: evaluator.printed(node: node)))
      }
    }
  }

  // MARK: Messages

  private mutating func message(
    _ writing: RuleWriting, _ check: Check, _ sides: Sides, _ citations: [Trace.Citation],
    _ find: Int?
  ) -> (String, [Finding.NamedValue]) {
    guard let pieces = writing.message else {
      return (defaultMessage(check, sides, citations, find), [])
    }
    var message = ""
    var values: [Finding.NamedValue] = []
    func tell(_ name: String, _ value: String) {
      message += value
      if !values.contains(where: { $0.name == name }) {
        values.append(Finding.NamedValue(name: name, value: value))
      }
    }
    let places = evaluator.places(
      ofPercentages: pieces.compactMap {
        if case .percentage(_, let node) = $0 { node } else { nil }
      })
    for piece in pieces {
      switch piece {
      case .text(let text): message += text
      case .left: message += sides.left ?? "未知"
      case .right: message += sides.right ?? "未知"
      case .difference: message += sides.difference ?? "未知"
      case .value(let name, let node): tell(name, evaluator.printed(node: node))
      case .percentage(let name, let node):
        tell(name, evaluator.percentage(node: node, places: places))
      }
    }
    return (message, values)
  }

  /// What was found, both sides, and the cells.
  private mutating func defaultMessage(
    _ check: Check, _ sides: Sides, _ citations: [Trace.Citation], _ find: Int?
  ) -> String {
    var message = program.rules.rules[check.rule].title
    if let find { message += "：“\(evaluator.quotation(of: find))”" }
    if let left = sides.left, let right = sides.right {
      message += "：左边为 \(left)，右边为 \(right)"
      if let difference = sides.difference { message += "，相差 \(difference)" }
    }
    guard !citations.isEmpty else { return message }
    let most = 30
    let cells = citations.prefix(most).map {
      "\(evaluator.view.reference(to: $0.site)) \(evaluator.printed($0.site))"
    }
    let rest = citations.count > most ? "等 \(citations.count) 格" : ""
    return message + "；" + cells.joined(separator: "、") + rest
  }
}

extension Trace {
  /// Whether nothing but cells could say where the verdict is shown.
  fileprivate var saysNoPlace: Bool { texts.isEmpty && facts.isEmpty && tables.isEmpty }
}

extension Evaluator {
  mutating func sides(_ requirement: Int32) -> Sides {
    let (a, b): (Int32, Int32)
    switch program.nodes[requirement] {
    case .compare(_, let left, let right), .isNear(let left, let right, _): (a, b) = (left, right)
    default: return Sides()
    }
    let left = value(a)
    let right = value(b)
    return Sides(
      left: side(a, left), right: side(b, right),
      difference: difference(plain(a, left), plain(b, right)))
  }

  private mutating func side(_ node: Int32, _ value: Value) -> String? {
    // 1.2万件 is told as it is printed, not as one of the counts that round to it.
    if isRounded(node, value) { return printed(node: node) }
    if case .unknown = value {
      // A blank that makes the rule fail is shown as what it is.
      if case .cell = program.nodes[node] { return printed(node: node) }
      if case .state = program.nodes[node] { return printed(node: node) }
      return nil
    }
    return printed(value)
  }

  private func isRounded(_ node: Int32, _ value: Value) -> Bool {
    if case .captured = program.nodes[node], case .count = value { true } else { false }
  }

  /// The number as it is printed, of one that was rounded.
  private func plain(_ node: Int32, _ value: Value) -> Value {
    guard isRounded(node, value), case .count(let low, let high, _) = value else { return value }
    return .number(Exact((low + high + 1) / 2))
  }

  private func difference(_ left: Value, _ right: Value) -> String? {
    switch (left, right) {
    case (.number(let a), .number(let b)): a.minus(b)?.description
    case (.count(let low, _, _), .number(let b)): Exact(low).minus(b)?.description
    case (.date(let a), .date(let b)): String(a.dayNumber - b.dayNumber)
    default: nil
    }
  }

  /// The first of the rule's severities whose condition holds, else the last.
  mutating func severity(_ writing: RuleWriting) -> Severity {
    for (condition, severity) in writing.severities
    where condition < 0 || truth(condition) == .yes {
      return severity
    }
    return writing.severities.last?.severity ?? .ordinary
  }
}
