import AuditModel

extension Expression {
  /// The conjuncts of `a and b and c`.
  var conjuncts: [Expression] {
    if case .and(let a, let b) = self { a.conjuncts + b.conjuncts } else { [self] }
  }

  static func conjunction(_ parts: [Expression]) -> Expression? {
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { .and($0, $1) }
  }
}

/// What the expressions of a rule look at.
struct ExpressionReads {
  /// Full names of cells.
  private(set) var cells: [Int] = []
  /// Cells named from the instance.
  private(set) var operands: [CellOperand] = []
  private(set) var selections: [CellSelection] = []
  /// Tables whose cells are named, in the order of the first mention.
  private(set) var tables: [Int] = []
  private(set) var usesInstance = false

  private let bindings: [Rule.Binding]
  private let catalog: FormCatalog

  init(_ expressions: [Expression], bindings: [Rule.Binding], catalog: FormCatalog) {
    self.bindings = bindings
    self.catalog = catalog
    for expression in expressions { walk(expression, insideWhere: false) }
  }

  private mutating func walk(_ expression: Expression, insideWhere: Bool) {
    if let operand = expression.cellOperand { note(operand, insideWhere: insideWhere) }
    if let selection = expression.selection { note(selection) }
    if !insideWhere, Self.looksAtInstance(expression) { usesInstance = true }
    if case .named(let i) = expression {
      walk(bindings[i].value, insideWhere: insideWhere)
    }
    let inner = expression.selection != nil
    for part in expression.operands + [expression.condition].compactMap(\.self) {
      walk(part, insideWhere: insideWhere || inner)
    }
  }

  private mutating func note(_ operand: CellOperand, insideWhere: Bool) {
    switch operand {
    case .fixed(let cell):
      if !cells.contains(cell) { cells.append(cell) }
      note(table: catalog.address(of: cell).table)
    case .rowAtInstanceColumn(let table, _), .columnAtInstanceRow(let table, _):
      note(table: table)
      fallthrough
    default:
      guard !insideWhere else { return }
      usesInstance = true
      if !operands.contains(operand) { operands.append(operand) }
    }
  }

  private mutating func note(_ selection: CellSelection) {
    if case .table(let table) = selection.table { note(table: table) } else { usesInstance = true }
    if selection.rows == .instance || selection.columns == .instance { usesInstance = true }
    if !selections.contains(selection) { selections.append(selection) }
  }

  private mutating func note(table: Int) {
    if !tables.contains(table) { tables.append(table) }
  }

  private static func looksAtInstance(_ expression: Expression) -> Bool {
    switch expression {
    case .instance, .noteFact: true
    // Of what was said one statement after the other is tried, as if each were an instance.
    case .captured, .captureExists, .found, .isRepeated, .listAlike: true
    case .fact(.detectedEdition(.instance)), .fact(.appliedEdition(.instance)),
      .factExists(.detectedEdition(.instance)), .factExists(.appliedEdition(.instance)),
      .tableExists(.instance):
      true
    case .sectionText(let a), .sectionExists(let a), .sectionIsEmpty(let a):
      a == .instance || a == .ofTable(.instance)
    default: false
    }
  }
}
