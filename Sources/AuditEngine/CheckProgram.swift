import AuditModel
import TextPatterns

/// A rule set, compiled: what every audit reads and none changes.
final class CheckProgram: Sendable {
  let rules: RuleSet
  let forms: FormIndex
  let sectionCount: Int
  /// By edition and section: 一、总体情况.
  let headings: [[[UInt8]]]
  let patterns: [TextMatcher]
  /// By pattern.
  let captures: FlatBuffer<FlatBuffer<CapturePlan>>
  let searches: FlatBuffer<TextSearchPlan>
  let inexact: InexactWords
  let literalScan: LiteralScan

  let checks: FlatBuffer<Check>
  let blocks: FlatBuffer<CheckBlock>
  let screens: FlatBuffer<Screen>
  let clauses: FlatBuffer<Slice32>
  let predicates: FlatBuffer<Predicate>
  let terms: FlatBuffer<Term>

  let nodes: FlatBuffer<Node>
  let operands: FlatBuffer<Int32>
  let selections: FlatBuffer<CellSelection>
  let stateTests: FlatBuffer<StateTest>
  /// As in `SelectionTables`.
  private let selectionLines: FlatBuffer<Slice32>
  private let lines: FlatBuffer<Int32>
  private let selectionCells: FlatBuffer<Slice32>
  private let cells: FlatBuffer<Int32>
  let literals: [String]
  /// How many results of a report are kept while it is judged.
  let memoCount: Int
  /// By cell: `表三[新收,自然人]`.
  let references: [String]
  /// By cell: `新收,自然人`.
  let cellNames: [String]
  /// By rule: what only findings need.
  let writings: [RuleWriting]

  var catalog: FormCatalog { rules.catalog }

  init(_ rules: RuleSet, _ store: PatternStore) throws(TextPatternError) {
    var patterns: [TextMatcher] = []
    for pattern in rules.patterns { patterns.append(try TextMatcher(pattern, store)) }
    self.patterns = patterns
    self.rules = rules
    forms = FormIndex(rules.catalog)
    let catalog = rules.catalog
    references = (0..<catalog.cellCount).map { catalog.reference(to: $0) }
    cellNames = (0..<catalog.cellCount).map { cell in
      let address = catalog.address(of: cell)
      let table = catalog.tables[address.table]
      return "\(table.rows[address.row]),\(table.columns[address.column])"
    }
    headings = catalog.editions.map { edition in
      edition.sections.map { Array("\($0.number)、\($0.title)".utf8) }
    }
    sectionCount = rules.catalog.editions.map(\.sections.count).max() ?? 0

    var builder = CheckBuilder(rules: rules, forms: forms)
    for rule in rules.rules { builder.add(rule) }
    let captures = FlatBuffer(
      zip(rules.patterns, patterns).map { written, code in
        FlatBuffer(written.captures.map { CapturePlan($0, in: code) })
      })
    self.captures = captures
    searches = FlatBuffer(builder.nodes.searches.map { TextSearchPlan($0, captures) })
    inexact = InexactWords(rules.figureWords)
    literalScan = LiteralScan(
      rules.patterns, ofProse: builder.nodes.patternsOfProse,
      titles: catalog.editions.flatMap { $0.sections.map { Array($0.title.utf8) } })
    checks = FlatBuffer(builder.checks)
    blocks = FlatBuffer(builder.blocks)
    screens = FlatBuffer(builder.proofs.screens)
    clauses = FlatBuffer(builder.proofs.clauses)
    predicates = FlatBuffer(builder.proofs.predicates)
    terms = FlatBuffer(builder.proofs.terms)
    writings = builder.writings
    nodes = FlatBuffer(builder.nodes.nodes)
    operands = FlatBuffer(builder.nodes.operands)
    selections = FlatBuffer(builder.nodes.selections)
    stateTests = FlatBuffer(builder.nodes.stateTests)
    literals = builder.nodes.literals
    memoCount = builder.nodes.memoCount
    let selected = SelectionTables(builder.nodes.selections, in: rules.catalog, forms)
    selectionLines = FlatBuffer(selected.lineSlices)
    lines = FlatBuffer(selected.lines)
    selectionCells = FlatBuffer(selected.cellSlices)
    cells = FlatBuffer(selected.cells)
  }

  deinit {
    forms.deallocate()
    for search in searches.all { search.places.deallocate() }
    searches.deallocate()
    for plans in captures.all {
      for plan in plans.all { plan.groups.deallocate() }
      plans.deallocate()
    }
    captures.deallocate()
    checks.deallocate()
    blocks.deallocate()
    screens.deallocate()
    clauses.deallocate()
    predicates.deallocate()
    terms.deallocate()
    nodes.deallocate()
    operands.deallocate()
    selections.deallocate()
    stateTests.deallocate()
    selectionLines.deallocate()
    lines.deallocate()
    selectionCells.deallocate()
    cells.deallocate()
  }

  /// The rows or columns of a selection; `line(at:of:own:)` reads them.
  func lines(_ selection: Int32, _ axis: Axis, table: Int, edition: Int) -> Slice32 {
    selectionLines[place(selection, table, edition) * 2 + (axis == .row ? 0 : 1)]
  }

  /// The declared cells of a selection; nil where the instance decides.
  func cells(_ selection: Int32, table: Int, edition: Int) -> UnsafeBufferPointer<Int32>? {
    let slice = selectionCells[place(selection, table, edition)]
    guard slice.start >= 0 else { return nil }
    return UnsafeBufferPointer(start: cells.base + Int(slice.start), count: Int(slice.count))
  }

  private func place(_ selection: Int32, _ table: Int, _ edition: Int) -> Int {
    (Int(selection) * forms.tableCount + table) * forms.editionCount + edition
  }

  /// The catalog number at `position` of `slice`, or the instance's own line.
  func line(at position: Int32, of slice: Slice32, own: Int32) -> Int32 {
    slice.start < 0 ? own : lines[slice.start + position]
  }
}

/// What a rule says to people, and what only a finding asks.
struct RuleWriting: Sendable {
  enum Piece: Sendable {
    case text(String)
    case value(name: String, node: Int32)
    case percentage(name: String, node: Int32)
    case left, right, difference
  }

  /// −1 for a severity without condition.
  var severities: [(condition: Int32, severity: Severity)]
  /// nil: both sides are printed.
  var message: [Piece]?
  /// Of the `let`s.
  var bindings: [(name: String, node: Int32)]
  /// What searches capture; `title` is what people read.
  var captures: [(name: String, title: String, node: Int32)]
  /// The whole `when`; −1: none.
  var condition: Int32
  /// Rules whose findings are the cause of this rule's.
  var causes: [Int]
}
