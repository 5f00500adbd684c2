import AuditModel

/// Compiles rules into checks, one after the other.
struct CheckBuilder {
  private let catalog: FormCatalog
  let forms: FormIndex
  private let resolver: FormLines
  private let patterns: [RulePattern]
  /// Of the rules, by id.
  private let numbers: [String: Int]

  var nodes = NodeBuilder()
  private(set) var checks: [Check] = []
  private(set) var blocks: [CheckBlock] = []
  private(set) var proofs = ProofTables()
  private(set) var writings: [RuleWriting] = []

  init(rules: RuleSet, forms: FormIndex) {
    catalog = rules.catalog
    patterns = rules.patterns
    numbers = Dictionary(
      rules.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.forms = forms
    resolver = FormLines(catalog)
  }

  mutating func add(_ rule: Rule) {
    let bindings = nodes.startRule(rule)
    let extracts = Slice32(
      start: Int32(nodes.searches.count - rule.extracts.count), count: Int32(rule.extracts.count))
    let (ofReport, ofInstance) = split(rule)
    let reads = ExpressionReads(
      [rule.requirement] + (rule.condition.map { [$0] } ?? []), bindings: rule.bindings,
      catalog: catalog)
    // Cells of the quantifier's own table are looked up per edition, below.
    let own = rule.quantifier.table
    let check = Check(
      rule: checks.count, scope: scope(rule.quantifier), blank: rule.blank, dash: rule.dash,
      editions: rule.editions.map { $0.reduce(into: 0) { $0 |= 1 << UInt64($1) } },
      reportCondition: nodes.add(ofReport), condition: nodes.add(ofInstance),
      requirement: nodes.add(rule.requirement),
      namedCells: nodes.append(
        reads.cells.filter { catalog.address(of: $0).table != own }.map { Int32($0) }),
      namedSelections: nodes.append(
        reads.selections.filter { $0.isNamed && $0.table != own.map { .table($0) } }
          .map { nodes.add(selection: $0) }),
      tablesRead: nodes.append(tablesRead(reads, by: rule.quantifier).map { Int32($0) }),
      extracts: extracts, searchedTables: searchedTables(rule.condition),
      firstBlock: Int32(blocks.count))
    checks.append(check)
    var conditions = InstanceCondition(ofInstance)
    for edition in catalog.editions.indices {
      addBlock(rule, &conditions, reads: reads, edition: edition)
    }
    writings.append(
      RuleWriting(
        severities: rule.severity.map { (nodes.add($0.condition), $0.severity) },
        message: rule.message.map { $0.map { piece($0) } },
        bindings: zip(rule.bindings, bindings).map { ($0.name, $1) },
        captures: captures(of: rule),
        condition: nodes.add(rule.condition),
        causes: rule.yieldsTo.compactMap { numbers[$0] }))
  }

  private mutating func captures(
    of rule: Rule
  ) -> [(name: String, title: String, node: Int32)] {
    var searches: [(CaptureOperand.Search, TextSearch)] = []
    if case .match(let search) = rule.quantifier { searches.append((.match, search)) }
    searches += rule.extracts.enumerated().map { (.extract($0), $1) }
    return searches.flatMap { search, written in
      patterns[written.pattern].captures.enumerated().map { i, capture in
        (
          capture.name, capture.kind == .replacement ? "正字" : capture.name,
          nodes.add(.captured(CaptureOperand(search: search, capture: i)))
        )
      }
    }
  }

  /// What `when` asks of the report alone, once for the rule, and what it asks of each instance.
  private func split(_ rule: Rule) -> (report: Expression?, instance: Expression?) {
    var report: [Expression] = []
    var instance: [Expression] = []
    for part in rule.condition?.conjuncts ?? [] {
      let reads = ExpressionReads([part], bindings: rule.bindings, catalog: catalog)
      if reads.usesInstance { instance.append(part) } else { report.append(part) }
    }
    return (.conjunction(report), .conjunction(instance))
  }

  private mutating func scope(_ quantifier: Quantifier) -> Check.Scope {
    switch quantifier {
    case .once: .report
    case .column(let table), .row(let table), .cell(let table): .lines(table: Int32(table))
    case .table(let listed):
      .tables(nodes.append(tables(listed).map { Int32($0) }))
    case .section: .sections
    case .note(let kinds):
      .notes(
        kinds: (kinds.isEmpty ? ReaderNote.Kind.allCases : kinds).reduce(into: 0) {
          $0 |= $1.bit
        })
    case .match(let search): .matches(search: nodes.add(search: search))
    }
  }

  private func tables(_ listed: [Int]) -> [Int] {
    listed.isEmpty ? Array(catalog.tables.indices) : listed
  }

  private func tablesRead(_ reads: ExpressionReads, by quantifier: Quantifier) -> [Int] {
    guard let table = quantifier.table, !reads.tables.contains(table) else { return reads.tables }
    return [table] + reads.tables
  }

  /// The tables that `note.table = 表三` confines a search to.
  private func searchedTables(_ condition: Expression?) -> UInt64 {
    condition?.conjuncts.reduce(into: 0) { tables, part in
      switch part {
      case .compare(.equal, .noteFact(.table), .symbol(.table(let table))),
        .compare(.equal, .symbol(.table(let table)), .noteFact(.table)):
        tables |= 1 << UInt64(table)
      default: break
      }
    } ?? 0
  }

  private mutating func piece(_ piece: Rule.MessagePiece) -> RuleWriting.Piece {
    switch piece {
    case .text(let text): .text(text)
    case .value(let name, let expression): .value(name: name, node: nodes.add(expression))
    case .percentage(let name, let ratio): .percentage(name: name, node: nodes.add(ratio))
    case .left: .left
    case .right: .right
    case .difference: .difference
    }
  }

  // MARK: Instances

  private mutating func addBlock(
    _ rule: Rule, _ condition: inout InstanceCondition, reads: ExpressionReads, edition: Int
  ) {
    var block = CheckBlock(screens: Slice32(start: Int32(proofs.screens.count), count: 0))
    for instance in instances(rule.quantifier, edition: edition) {
      if rule.quantifier.table != nil, !declares(reads, at: instance, edition: edition) { continue }
      var folding = Folding(
        bindings: rule.bindings, table: Int(instance.table), edition: edition, forms: forms,
        resolver: resolver)
      let asked = condition.fold(at: instance, &folding, &nodes)
      // A row that sub-rows stand in for is several instances.
      if instance.row >= 0, instance.column >= 0 { folding.assume(instance) }
      var requirement: FoldedCondition?
      if case .condition(let folded) = folding.fold(rule.requirement, at: instance) {
        requirement = folded
      }
      block.add(condition: asked.folded, hasRest: asked.rest >= 0, requirement: requirement)
      proofs.screens.append(
        Screen(
          instance: instance, assumed: nodes.append(folding.assumed.sorted()),
          condition: proofs.append(asked.folded), rest: asked.rest,
          sufficient: proofs.append(asked.sufficient), requirement: proofs.append(requirement)))
    }
    blocks.append(block)
  }

  private func instances(_ quantifier: Quantifier, edition: Int) -> [Instance] {
    if case .table(let listed) = quantifier {
      return tables(listed).map { Instance(table: Int32($0)) }
    }
    guard let table = quantifier.table else { return [] }
    let declared = catalog.declared[edition][table]
    let number = Int32(table)
    switch quantifier {
    case .column: return declared.columns.map { Instance(table: number, column: Int32($0)) }
    case .row: return declared.rows.map { Instance(table: number, row: Int32($0)) }
    case .cell:
      return declared.cells.map {
        Instance(table: number, row: forms.row(of: Int32($0)), column: forms.column(of: Int32($0)))
      }
    case .once, .table, .section, .note, .match: return []
    }
  }

  /// Whether the edition has every cell that the rule names at `instance`.
  private func declares(_ reads: ExpressionReads, at instance: Instance, edition: Int) -> Bool {
    for cell in reads.cells where catalog.address(of: cell).table == Int(instance.table) {
      if !forms.isDeclared(Int32(cell), edition: edition) { return false }
    }
    for operand in reads.operands {
      guard let cell = forms.cell(operand, at: instance), forms.isDeclared(cell, edition: edition)
      else { return false }
    }
    for selection in reads.selections
    where selection.table == .instance || selection.table == .table(Int(instance.table)) {
      if !declares(selection, at: instance, edition: edition) { return false }
    }
    return true
  }

  private func declares(
    _ selection: CellSelection, at instance: Instance, edition: Int
  ) -> Bool {
    let table = if case .table(let table) = selection.table { table } else { Int(instance.table) }
    let rows =
      resolver.numbers(selection.rows, .row, table: table, edition: edition) ?? [instance.row]
    let columns =
      resolver.numbers(selection.columns, .column, table: table, edition: edition)
      ?? [instance.column]
    func declared(_ row: Int32, _ column: Int32) -> Bool {
      guard row >= 0, column >= 0 else { return false }
      return forms.isDeclared(
        forms.cell(table: Int32(table), row: row, column: column), edition: edition)
    }
    // The ends of a range are named: a block that lacks one has no such range.
    if case .range(let first, let last) = selection.rows,
      !columns.allSatisfy({ declared(Int32(first), $0) && declared(Int32(last), $0) })
    {
      return false
    }
    if case .range(let first, let last) = selection.columns,
      !rows.allSatisfy({ declared($0, Int32(first)) && declared($0, Int32(last)) })
    {
      return false
    }
    return rows.contains { row in columns.contains { declared(row, $0) } }
  }
}

extension CellSelection {
  /// Whether an edition may have nothing by the names that it uses.
  fileprivate var isNamed: Bool {
    guard case .table = table else { return false }
    return [rows, columns].contains { $0 != .all && $0 != .instance }
  }
}
