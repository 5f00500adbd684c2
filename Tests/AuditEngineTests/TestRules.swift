import AuditModel

// Short ways to write rules and reports in tests.

let t2 = 0
let t3 = 1
let t4 = 2
let old = 0
let new = 1

func row(_ name: String, _ table: String = "表三") -> Expression {
  .cell(.row(officialForms.row(table, name)))
}

func column(_ name: String, _ table: String = "表三") -> Expression {
  .cell(.column(officialForms.column(table, name)))
}

func fixed(_ row: String, _ column: String, _ table: String = "表三") -> Expression {
  .cell(.fixed(officialForms.cell(table, row, column)))
}

func number(_ whole: Int) -> Expression {
  .number(FixedDecimal(scaled: Int64(whole) * FixedDecimal.scale))
}

func state(_ operand: CellOperand, _ comparison: Expression.Comparison, _ state: Cell.State)
  -> Expression
{
  .compare(comparison, .state(operand), .symbol(.state(state)))
}

func all(_ table: Int) -> CellSelection {
  CellSelection(table: .table(table), rows: .all, columns: .all)
}

func sumOfRow(_ first: String, _ last: String, _ table: String = "表三") -> Expression {
  let number = officialForms.table(named: table) ?? -1
  return .aggregateCells(
    .sum,
    CellSelection(
      table: .table(number), rows: .instance,
      columns: .range(officialForms.column(table, first), officialForms.column(table, last))))
}

func sumOfLeaves(_ group: String) -> Expression {
  .aggregateCells(
    .sum,
    CellSelection(
      table: .table(t3), rows: .leaves(officialForms.group("表三", group)), columns: .instance))
}

func + (a: Expression, b: Expression) -> Expression { .arithmetic(.plus, a, b) }
func - (a: Expression, b: Expression) -> Expression { .arithmetic(.minus, a, b) }
func == (a: Expression, b: Expression) -> Expression { .compare(.equal, a, b) }
func >= (a: Expression, b: Expression) -> Expression { .compare(.greaterOrEqual, a, b) }
func > (a: Expression, b: Expression) -> Expression { .compare(.greater, a, b) }
func <= (a: Expression, b: Expression) -> Expression { .compare(.lessOrEqual, a, b) }

func rule(
  _ id: String, _ quantifier: Quantifier = .once, when condition: Expression? = nil,
  require requirement: Expression, severity: Severity = .serious, editions: [Int]? = nil,
  blank: Rule.MissingValuePolicy = .undecided, dash: Rule.MissingValuePolicy = .undecided,
  bindings: [Rule.Binding] = [], message: [Rule.MessagePiece]? = nil, yieldsTo: [String] = []
) -> Rule {
  Rule(
    id: id, title: id, severity: [Rule.SeverityChoice(condition: nil, severity: severity)],
    editions: editions, condition: condition, quantifier: quantifier, bindings: bindings,
    requirement: requirement, blank: blank, dash: dash, message: message,
    yieldsTo: yieldsTo)
}

/// The identities of the form, and what every table is checked for.
enum SampleRules {
  static let balance = rule(
    "table3/balance", .column(table: t3),
    require: row("新收") + row("上年结转") == row("办理总计") + row("结转下年"), blank: .part)
  static let resultsSum = rule(
    "table3/results-sum", .column(table: t3), require: row("办理总计") == sumOfLeaves("本年度办理结果"),
    blank: .part)
  static let rowTotal = rule(
    "table3/row-total", .row(table: t3), require: column("总计") == sumOfRow("自然人", "其他"),
    blank: .part)
  static let groupTotal = rule(
    "table4/group-total", .row(table: t4),
    require: column("总计", "表四") == sumOfRow("结果维持", "尚未审结", "表四"), blank: .part)
  static func blank(_ table: Int) -> Rule {
    rule(
      "table\(table + 2)/cell-blank", .table([table]),
      require: .countCells(all(table), where: state(.instance, .equal, .blank)) == number(0),
      severity: .ordinary)
  }
  static func negative(_ table: Int) -> Rule {
    rule(
      "table\(table + 2)/negative", .cell(table: table),
      when: .and(state(.instance, .notEqual, .blank), state(.instance, .notEqual, .dash)),
      require: .or(
        .compare(
          .equal, .instance(.column),
          .symbol(.column(table: t2, column: officialForms.column("表二", "增减")))),
        .cell(.instance) >= number(0)))
  }
  static func noninteger(_ table: Int) -> Rule {
    rule(
      "table\(table + 2)/noninteger", .cell(table: table), require: .isWhole(.cell(.instance)),
      severity: .ordinary)
  }
  static func nonnumeric(_ table: Int) -> Rule {
    rule(
      "table\(table + 2)/nonnumeric", .cell(table: table),
      require: state(.instance, .notEqual, .unreadable), severity: .ordinary)
  }

  static let identities = [balance, resultsSum, rowTotal, groupTotal]
  static let everything =
    identities
    + [t2, t3, t4].flatMap { [blank($0), negative($0), noninteger($0), nonnumeric($0)] }
}

let defaultGrading = Grading(
  full: decimal(100), points: [decimal(10), decimal(3), decimal(0)], ruleCap: decimal(20),
  familyCaps: [:],
  grades: [
    .init(name: "优秀", from: decimal(90), needsEveryTable: true),
    .init(name: "良好", from: decimal(80), needsEveryTable: false),
    .init(name: "合格", from: decimal(60), needsEveryTable: false),
    .init(name: "不合格", from: decimal(0), needsEveryTable: false),
  ], vetoes: [],
  ungraded: .init(
    name: "未评级", tables: [t3, t4], blankTables: [t3], missingSections: 1,
    missingCells: FixedDecimal(scaled: 100_000)))

func decimal(_ whole: Int64) -> FixedDecimal { FixedDecimal(scaled: whole * FixedDecimal.scale) }

func ruleSet(
  _ rules: [Rule], patterns: [String] = [], grading: Grading = defaultGrading
) -> RuleSet {
  RuleSet(
    name: "试验", version: "1", catalog: officialForms,
    agencyNames: AgencyNames(endings: [], places: [], boundaries: []), grading: grading,
    rules: rules, patterns: patterns.map { RulePattern(text: $0) }, broken: [])
}
