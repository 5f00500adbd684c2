import AuditModel

/// The sum that a finding rests on, written out with the cited figures: what a clerk does on paper.
///
/// It is drawn from the rule's expression and the cited cells, then worked out and held against the
/// two sides that the engine found. Where they differ, or where the rule adds nothing up or does more
/// than that, there is none: better no sum than a wrong one.
struct Arithmetic {
  /// `新收 23 ＋ 上年结转 2 ＝ 25`; a side of one term is the term, one that is a bare number is left out.
  var sides: [String]
  /// `25 ≠ 24，相差 1`.
  var verdict: String

  init?(of finding: Finding, by rule: Rule, in catalog: FormCatalog) {
    guard case .compare(let comparison, let l, let r) = rule.requirement,
      let leftValue = finding.left, let rightValue = finding.right, !finding.cells.isEmpty,
      rule.addsUp(l), rule.addsUp(r)
    else { return nil }
    let sums = Sums(finding: finding, rule: rule, catalog: catalog, comparing: [l, r])
    guard let left = sums.side(l), let right = sums.side(r),
      left.value.description == leftValue, right.value.description == rightValue,
      left.isSum || right.isSum
    else { return nil }
    sides = [left, right].filter { !$0.isNumber }.map(\.text)
    verdict =
      "\(leftValue) \(comparison.opposite.printedSign) \(rightValue)"
      + (finding.difference.map { "，相差 \($0)" } ?? "")
  }

  var text: String { (sides + [verdict]).joined(separator: "；") }
}

/// Signed terms of one side.
private struct Sums {
  struct Term {
    var name: String
    var isNegative: Bool
    var value: FixedDecimal
  }

  let finding: Finding
  let rule: Rule
  let catalog: FormCatalog
  /// Cells that the comparison names one by one; the cited others stand in its `sum(…)`.
  var namedCells: [String] = []

  init(finding: Finding, rule: Rule, catalog: FormCatalog, comparing sides: [Expression]) {
    self.finding = finding
    self.rule = rule
    self.catalog = catalog
    for side in sides { collectNames(side) }
  }

  private mutating func collectNames(_ expression: Expression) {
    switch expression {
    case .cell(let operand): reference(operand).map { namedCells.append($0) }
    case .negated(let a): collectNames(a)
    case .arithmetic(_, let a, let b):
      collectNames(a)
      collectNames(b)
    case .aggregate(_, let operands): for operand in operands { collectNames(operand) }
    case .named(let i): collectNames(rule.bindings[i].value)
    default: break
    }
  }

  struct Side {
    var text: String
    var value: FixedDecimal
    /// Whether there is anything to add up.
    var isSum: Bool
    /// Whether it is a number of the rule, without any cell.
    var isNumber: Bool
  }

  func side(_ expression: Expression) -> Side? {
    var terms: [Term] = []
    guard collect(expression, negative: false, into: &terms), !terms.isEmpty else { return nil }
    var sum: Int64 = 0
    for term in terms {
      let (next, overflow) = sum.addingReportingOverflow(
        term.isNegative ? -term.value.scaled : term.value.scaled)
      if overflow { return nil }
      sum = next
    }
    let value = FixedDecimal(scaled: sum)
    return Side(
      text: write(terms, sum: value), value: value, isSum: terms.count > 1,
      isNumber: terms.allSatisfy(\.name.isEmpty))
  }

  /// False where the side is more than a sum of cells and numbers.
  private func collect(_ expression: Expression, negative: Bool, into terms: inout [Term]) -> Bool {
    switch expression {
    case .number(let value):
      terms.append(Term(name: "", isNegative: negative, value: value))
      return true
    case .cell(let operand):
      guard let reference = reference(operand),
        let cell = finding.cells.first(where: { $0.reference.hasSameBytes(as: reference) }),
        let value = figure(cell)
      else { return false }
      let isFixed = if case .fixed = operand { true } else { false }
      terms.append(
        Term(name: isFixed ? reference : name(cell), isNegative: negative, value: value))
      return true
    case .negated(let a): return collect(a, negative: !negative, into: &terms)
    case .arithmetic(.plus, let a, let b):
      return collect(a, negative: negative, into: &terms)
        && collect(b, negative: negative, into: &terms)
    case .arithmetic(.minus, let a, let b):
      return collect(a, negative: negative, into: &terms)
        && collect(b, negative: !negative, into: &terms)
    case .aggregate(.sum, let operands):
      return operands.allSatisfy { collect($0, negative: negative, into: &terms) }
    case .aggregateCells(.sum, _):
      let summed = finding.cells.filter { cell in
        !namedCells.contains { $0.hasSameBytes(as: cell.reference) }
      }
      for cell in summed {
        guard let value = figure(cell) else { return false }
        terms.append(Term(name: name(cell), isNegative: negative, value: value))
      }
      return !summed.isEmpty
    case .named(let i): return collect(rule.bindings[i].value, negative: negative, into: &terms)
    default: return false
    }
  }

  private func figure(_ cell: Finding.CitedCell) -> FixedDecimal? {
    cell.isTakenAsZero ? .zero : cell.value
  }

  /// The side of a cell's reference that the instance does not already say.
  private func name(_ cell: Finding.CitedCell) -> String {
    let address = catalog.address(of: cell.cell)
    let table = catalog.tables[address.table]
    switch rule.quantifier {
    case .column: return table.rows[address.row] + (cell.subRow.map { "." + $0 } ?? "")
    case .row: return table.columns[address.column]
    default: return cell.reference
    }
  }

  /// The cell that a name means, seen from the finding's instance.
  private func reference(_ operand: CellOperand) -> String? {
    let instance = finding.instance
    switch (operand, rule.quantifier) {
    case (.fixed(let cell), _): return catalog.reference(to: cell)
    case (.row(let row), .column(let table)), (.rowAtInstanceColumn(let table, let row), .column):
      let table = catalog.tables[table]
      return table.reference(row: table.rows[row], column: instance)
    case (.column(let column), .row(let table)),
      (.columnAtInstanceRow(let table, let column), .row):
      let table = catalog.tables[table]
      return table.reference(row: instance, column: table.columns[column])
    case (.instance, .cell(let table)): return "\(catalog.tables[table].name)[\(instance)]"
    default: return nil
    }
  }

  /// More than three zeros are not written one by one.
  private func write(_ terms: [Term], sum: FixedDecimal) -> String {
    let zeros = terms.count { $0.value == .zero }
    let folds = zeros > 3 && zeros < terms.count
    var text = ""
    for term in terms where !(folds && term.value == .zero) {
      if text.isEmpty {
        text = term.isNegative ? "－ " : ""
      } else {
        text += term.isNegative ? " － " : " ＋ "
      }
      text += term.name.isEmpty ? "\(term.value)" : "\(term.name) \(term.value)"
    }
    if zeros == terms.count && zeros > 3 { return "\(zeros) 项均为 0" }
    if folds { text += "（另 \(zeros) 项为 0）" }
    return terms.count == 1 ? text : text + " ＝ \(sum)"
  }
}

extension String {
  /// Equality without a thought for composed characters: names of the form are always written alike.
  fileprivate func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension Rule {
  /// Whether a side may be a sum of cells and numbers.
  fileprivate func addsUp(_ side: Expression) -> Bool {
    switch side {
    case .number, .cell, .aggregateCells(.sum, _): true
    case .negated(let a): addsUp(a)
    case .arithmetic(let sign, let a, let b):
      (sign == .plus || sign == .minus) && addsUp(a) && addsUp(b)
    case .aggregate(.sum, let operands): operands.allSatisfy(addsUp)
    case .named(let i): addsUp(bindings[i].value)
    default: false
    }
  }
}
