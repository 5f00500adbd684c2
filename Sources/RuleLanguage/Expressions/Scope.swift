import AuditModel

/// What a name may mean at one place of one rule.
struct Scope {
  /// A named value of the rule.
  struct Binding {
    var name: String
    /// nil: its own expression is wrong, and that is reported already.
    var type: ValueType?
    /// Whether it rests on a figure that prose may round.
    var isRounded = false
    /// Whether it is a text that was written in one way before it was searched.
    var isFolded = false
    /// What stands there in quotes.
    var quoted: String?
    /// How many values it comes to with the names in it written out.
    var weight = 1
  }

  /// Names of names of names double with each step: beyond this no rule is meant.
  static let heaviest = 2_000

  /// How many values `expression` comes to with the names in it written out.
  func weight(of expression: Expression) -> Int {
    var weight = 0
    expression.visit { part in
      if case .named(let i) = part { weight += bindings[i].weight } else { weight += 1 }
    }
    return weight
  }

  /// What a search of the rule captures, under its name.
  struct Capture {
    var name: String
    /// Where the name stands in the file.
    var range: Range<Int>
    var type: ValueType
    var operand: CaptureOperand
    /// Whether it was taken out of texts that were written in one way first.
    var isFolded: Bool

    /// Whether it is a figure that prose may round.
    var isRounded: Bool { type == .figure(.amount) || type == .figure(.decimal) }
  }

  let names: FormNames
  let quantifier: Quantifier
  var captures: [Capture] = []
  var bindings: [Binding] = []
  /// Names of `let` that have no value yet: the one at hand, and those behind it.
  var later: [String] = []
  /// Inside `where`: the table of the visited cells.
  var visited: TableOperand?

  init(names: FormNames, quantifier: Quantifier) {
    self.names = names
    self.quantifier = quantifier
  }

  var catalog: FormCatalog { names.catalog }

  /// Names that the rule has given.
  var taken: [String] { captures.map(\.name) + bindings.map(\.name) }

  /// Tables that the instance may stand at or in; empty where it stands at none.
  var instanceTables: [Int] {
    if case .table(let table) = visited { return [table] }
    switch quantifier {
    case .column(let table), .row(let table), .cell(let table): return [table]
    case .table(let tables): return tables.isEmpty ? Array(catalog.tables.indices) : tables
    case .once, .section, .note, .match: return []
    }
  }

  /// The instance's table as the engine is to take it.
  var instanceTable: TableOperand? {
    if let visited { return visited }
    return instanceTables.isEmpty ? nil : .instance
  }

  /// Whether the instance stands in one line of this axis.
  func fixes(_ axis: Axis) -> Bool {
    if visited != nil { return true }
    switch quantifier {
    case .cell: return true
    case .column: return axis == .column
    case .row: return axis == .row
    case .table, .once, .section, .note, .match: return false
    }
  }

  /// The table whose line names are whole cells here: the instance fixes the other axis.
  func tableOfBareNames(_ axis: Axis) -> Int? {
    guard fixes(axis.other), instanceTables.count == 1 else { return nil }
    return instanceTables[0]
  }

  func has(_ instance: InstanceName) -> Bool {
    switch instance {
    case .row: fixes(.row)
    case .column: fixes(.column)
    case .cell: fixes(.row) && fixes(.column)
    case .table: instanceTable != nil
    case .section: hasSection && visited == nil
    }
  }

  /// A find stands in a section too.
  private var hasSection: Bool { quantifier == .section || hasMatch }

  var hasMatch: Bool { if case .match = quantifier { true } else { false } }

  /// How the quantifier is written, for messages.
  var quantifierText: String {
    func tables(_ list: [Int]) -> String {
      list.isEmpty ? "all（全部）" : list.map { names.name(of: $0) }.joined(separator: ", ")
    }
    return switch quantifier {
    case .once: "没有 each（每…）的规则"
    case .column(let table): "each column（每列）: \(names.name(of: table))"
    case .row(let table): "each row（每行）: \(names.name(of: table))"
    case .cell(let table): "each cell（每格）: \(names.name(of: table))"
    case .table(let list): "each table（每表）: \(tables(list))"
    case .section: "each section（每章）"
    case .note: "each note（每注）"
    case .match: "each match（每处）"
    }
  }
}
