import AuditModel
import AuditReporting

/// A small form, two rules and audits of it, as the stages before would hand them over.
enum Samples {
  static let catalog: FormCatalog = {
    let rows = ["新收", "上年结转", "予以公开", "部分公开", "国家秘密", "内部事务", "办案", "信访", "办理总计", "结转下年"]
    let columns = ["自然人", "其他", "总计"]
    let table = FormTable(
      index: 0, name: "表三", section: 0, isPrintedAcross: false, captions: [], blocks: [],
      groups: [
        FormGroup(axis: .row, index: 0, name: "办理结果", label: "三、办理结果")
      ],
      rows: rows.enumerated().map { i, name in
        FormLine(
          index: i, name: name, label: name, isDerived: name == "办理总计",
          group: (2...7).contains(i) ? 0 : nil)
      },
      columns: columns.enumerated().map { i, name in
        FormLine(index: i, name: name, label: name, isDerived: name == "总计")
      })
    let edition = FormEdition(
      id: "2020", notice: "国办公开办函〔2019〕60号", firstYear: 2019, lastYear: 2020, titles: [],
      sections: [FormSection(number: "三", title: "收到和处理申请情况", variants: [])], tables: [table])
    return FormCatalog(
      editions: [edition],
      tables: [
        .init(name: "表三", rows: rows, columns: columns, groups: ["办理结果"], firstCell: 0)
      ])
  }()

  static let grading = Grading(
    full: whole(100), points: [whole(10), whole(3), .zero], ruleCap: whole(20), familyCaps: [:],
    grades: [
      .init(name: "优秀", from: whole(90), needsEveryTable: true),
      .init(name: "良好", from: whole(80), needsEveryTable: false),
      .init(name: "不合格", from: .zero, needsEveryTable: false),
    ],
    vetoes: [],
    ungraded: .init(
      name: "未评级", tables: [0], blankTables: [0], missingSections: 1, missingCells: .zero))

  static func whole(_ value: Int64) -> FixedDecimal {
    FixedDecimal(scaled: value * FixedDecimal.scale)
  }

  static let balance = Rule(
    id: "table3/balance", title: "收办平衡：一＋二＝三（七）＋四",
    severity: [.init(condition: nil, severity: .serious)], basis: "国办公开办函〔2019〕60号附件，表三表头注",
    hint: "先核对上年结转与上年报告是否一致，再查办理结果各项是否漏计。", quantifier: .column(table: 0),
    requirement: .compare(
      .equal, .arithmetic(.plus, .cell(.row(0)), .cell(.row(1))),
      .arithmetic(.plus, .cell(.row(8)), .cell(.row(9)))),
    blank: .part, file: "rules/checks/table3/balance.yaml")

  static let blanks = Rule(
    id: "table3/cell-blank", title: "单元格空白，未填0",
    severity: [.init(condition: nil, severity: .ordinary)], basis: "国办公开办函〔2019〕60号附件",
    hint: "没有发生的填“0”，不留空白。", quantifier: .table([0]),
    requirement: .compare(
      .equal,
      .countCells(
        CellSelection(table: .instance, rows: .all, columns: .all),
        where: .compare(.equal, .state(.instance), .symbol(.state(.blank)))), .number(.zero)),
    file: "rules/checks/table3/cell-blank.yaml")

  static let results = Rule(
    id: "table3/results-sum", title: "办理结果各项之和应等于总计",
    severity: [.init(condition: nil, severity: .serious)], quantifier: .column(table: 0),
    requirement: .compare(
      .equal, .cell(.row(8)),
      .aggregateCells(
        .sum, CellSelection(table: .table(0), rows: .leaves(0), columns: .instance))),
    file: "rules/checks/table3/results-sum.yaml")

  static let rules = RuleSet(
    name: "样例规则", version: "1", catalog: catalog,
    agencyNames: AgencyNames(endings: [], places: [], boundaries: []), grading: grading,
    rules: [balance, blanks, results], patterns: [], broken: [])

  static let run = AuditContext(toolVersion: "0.1.0", rules: rules, rulesDigest: "abc123")

  static let brokenRun: AuditContext = {
    var run = Samples.run
    run.rules.broken = ["table3/row-total"]
    run.problems = [
      RuleProblem(
        file: "rules/checks/table3/row-total.yaml", place: SourcePlace(line: 6, column: 10),
        code: "E102", message: "没有叫“新受”的行；您是不是想写“新收”？",
        text: """
          rules/checks/table3/row-total.yaml:6:10: 错误 E102 没有叫“新受”的行；您是不是想写“新收”？
              6 | require: 新受 = 1
                |          ＾＾
          """)
    ]
    return run
  }()

  static func cell(
    _ row: String, _ column: String, _ value: Int64, line: Int, text: String? = nil
  ) -> Finding.CitedCell {
    Finding.CitedCell(
      reference: "表三[\(row),\(column)]", cell: number(row, column), subRow: nil, state: .number,
      value: whole(value),
      text: text ?? "\(value)", isTakenAsZero: false, place: SourcePlace(line: line, column: 2))
  }

  /// Catalog number of a cell of 表三.
  private static func number(_ row: String, _ column: String) -> Int {
    let table = catalog.tables[0]
    guard let row = table.rows.firstIndex(of: row),
      let column = table.columns.firstIndex(of: column)
    else { fatalError("no such cell: \(row), \(column)") }
    return row * table.columns.count + column
  }

  static func blankCell(_ row: String, _ column: String, line: Int, taken: Bool = false)
    -> Finding.CitedCell
  {
    Finding.CitedCell(
      reference: "表三[\(row),\(column)]", cell: number(row, column), subRow: nil, state: .blank,
      value: nil, text: "", isTakenAsZero: taken,
      place: SourcePlace(line: line, column: 2))
  }

  static func unbalanced(in column: String, line: Int) -> Finding {
    Finding(
      rule: 0, severity: .serious, instance: column,
      message: "\(column)：新收 23 ＋ 上年结转 2 ＝ 25；办理总计 24 ＋ 结转下年 0 ＝ 24；相差 1", left: "25",
      right: "24", difference: "1",
      values: [.init(name: "新收", value: "23"), .init(name: "上年结转", value: "2")],
      location: .init(
        place: SourcePlace(line: line, column: 9), endLine: line + 22,
        quote: "一、本年新收政府信息公开申请数量\t23\t0\t23"),
      cells: [
        cell("新收", column, 23, line: line), cell("上年结转", column, 2, line: line + 1),
        cell("办理总计", column, 24, line: line + 21),
        blankCell("结转下年", column, line: line + 22, taken: true),
      ])
  }

  static let wrongSum = Finding(
    rule: 2, severity: .serious, instance: "自然人", message: "自然人：办理总计与各项之和不符", left: "24",
    right: "23", difference: "1", values: [],
    location: .init(
      place: SourcePlace(line: 45, column: 1), endLine: 66, quote: "（一）予以公开 | 20 | 0 | 20"),
    cells: [
      cell("办理总计", "自然人", 24, line: 66), cell("予以公开", "自然人", 20, line: 45),
      cell("部分公开", "自然人", 3, line: 46), cell("国家秘密", "自然人", 0, line: 47),
      cell("内部事务", "自然人", 0, line: 48), cell("办案", "自然人", 0, line: 49),
      cell("信访", "自然人", 0, line: 50),
    ])

  static let manyBlanks: Finding = {
    var cells: [Finding.CitedCell] = []
    for (i, row) in ["上年结转", "予以公开", "国家秘密", "内部事务", "办案"].enumerated() {
      for column in ["自然人", "其他"] { cells.append(blankCell(row, column, line: 50 + i)) }
    }
    cells.append(blankCell("结转下年", "其他", line: 70))
    return Finding(
      rule: 1, severity: .ordinary, instance: "表三", message: "表三 30 格中有 11 格空白", left: "11",
      right: "0",
      difference: "11", values: [.init(name: "空白", value: "11")],
      location: .init(
        place: SourcePlace(line: 50, column: 2), endLine: 70, quote: "\t\t\u{1B}[31m"),
      cells: cells)
  }()

  static let bad: ReportAudit = {
    var audit = ReportAudit()
    audit.agency = "云河区人民政府"
    audit.agencyKind = .government
    audit.agencyLevel = .county
    audit.year = 2020
    audit.expectedEdition = 0
    audit.detectedEdition = .edition(0)
    audit.tableEditions = [0]
    audit.editionEvidence = ["三、办理结果"]
    audit.score = whole(77)
    audit.grade = "不合格"
    audit.deductions = [
      .init(rule: 0, findings: 2, points: whole(20), isCapped: false),
      .init(rule: 2, findings: 1, points: .zero, isCapped: false),
      .init(rule: 1, findings: 1, points: whole(3), isCapped: false),
    ]
    audit.cells.expected = 30
    audit.cells.number = 19
    audit.cells.blank = 11
    audit.checks.failed = 3
    audit.instances.failed = 4
    audit.instances.passed = 3
    audit.instances.undecided = 2
    audit.findings = [
      unbalanced(in: "自然人", line: 43), unbalanced(in: "总计", line: 43), wrongSum, manyBlanks,
    ]
    audit.findings[2].cause = 0
    audit.undecided = [
      UndecidedInstance(
        rule: 2, instance: "其他", code: .blank, reason: "表三[办理总计,其他] 空白", cells: ["表三[办理总计,其他]"],
        line: 66),
      UndecidedInstance(
        rule: 2, instance: "总计", code: .absent, reason: "没有读到 表三[办理总计,总计]",
        cells: ["表三[办理总计,总计]"], line: 66),
    ]
    return audit
  }()

  static let good: ReportAudit = {
    var audit = ReportAudit()
    audit.agency = "云河区民政局"
    audit.agencyKind = .department
    audit.agencyLevel = .county
    audit.year = 2020
    audit.expectedEdition = 0
    audit.detectedEdition = .edition(0)
    audit.tableEditions = [0]
    audit.score = whole(100)
    audit.grade = "优秀"
    audit.cells.expected = 30
    audit.cells.number = 30
    audit.checks.passed = 3
    audit.instances.passed = 9
    return audit
  }()

  static let files = [
    AuditedFile(path: "reports/a.txt", sha256: "00", format: "txt", outcome: .audited(good)),
    AuditedFile(path: "reports/b.txt", sha256: "01", format: "txt", outcome: .audited(bad)),
    AuditedFile(
      path: "reports/c.pdf", sha256: nil, format: "pdf", outcome: .unreadable("本版本尚不能读取 pdf")),
  ]

  /// All of an output, as a run would write it.
  static func output(of files: [AuditedFile], by renderer: some AuditRenderer) -> String {
    var summary = AuditSummary()
    var blocks: [String] = []
    for file in files {
      var page = OutputBuffer()
      renderer.render(file, into: &page)
      blocks.append(page.text)
      summary.add(file, ungraded: grading.ungraded.name)
    }
    var standings: [ReportStanding] = []
    if renderer.order == .worstFirst {
      standings = ReportStanding.worstFirst(
        files.enumerated().map {
          ReportStanding(of: $0.element, index: $0.offset, grading: grading)
        })
      blocks = standings.map { blocks[$0.index] }
    }
    var page = OutputBuffer()
    renderer.renderHeader(into: &page)
    page.write(blocks.joined(separator: renderer.separator))
    renderer.renderFooter(standings: standings, summary: summary, into: &page)
    return page.text
  }
}
