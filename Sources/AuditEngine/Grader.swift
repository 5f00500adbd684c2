import AuditModel

/// Turns findings into a score and a grade.
struct Grader {
  private let view: ReportView

  private var rules: RuleSet { view.program.rules }
  private var report: Report { view.report }
  private var work: Workspace { view.work }
  private var forms: FormIndex { view.program.forms }
  private var grading: Grading { rules.grading }

  init(_ view: ReportView) { self.view = view }

  static let legacyReason = "报告年度早于现行格式的第一个年度，不核查、不评级"

  /// Fills score, grade, reasons and deductions.
  func grade(_ audit: inout ReportAudit) {
    audit.deductions = audit.findings.isEmpty ? [] : deductions(audit.findings)
    let obstacles = obstacles(audit)
    guard obstacles.isEmpty else {
      audit.gradeReasons = obstacles
      return
    }
    let lost = audit.deductions.reduce(0) { $0 + $1.points.scaled }
    let score = FixedDecimal(scaled: max(0, grading.full.scaled - lost))
    audit.score = score
    if let worst = grading.grades.last {
      let vetoes = vetoes(audit.findings)
      if !vetoes.isEmpty {
        audit.grade = worst.name
        audit.gradeReasons = vetoes.map { "“\($0)”一票否决，评为\(worst.name)" }
        return
      }
    }
    chooseGrade(score, &audit)
  }

  /// The best grade that the score earns and the tables allow.
  private func chooseGrade(_ score: FixedDecimal, _ audit: inout ReportAudit) {
    var unread: [String]?
    for grade in grading.grades where score >= grade.from {
      if grade.needsEveryTable {
        let silent = cellsUnreadInSilence(audit)
        if silent > 0 {
          audit.score = nil
          audit.gradeReasons = ["有 \(silent) 格没有读出来，不评级"]
          return
        }
        let tables = unread ?? unreadTables()
        unread = tables
        if !tables.isEmpty {
          audit.gradeReasons.append(
            "没有读到\(tables.joined(separator: "、"))的数据，不能评为\(grade.name)")
          continue
        }
      }
      audit.grade = grade.name
      return
    }
    // Below every bound is the worst grade all the same.
    audit.grade = grading.grades.last?.name
  }

  // MARK: Points

  /// What each rule with findings costs, under its own cap and that of its family.
  private func deductions(_ findings: [Finding]) -> [ReportAudit.Deduction] {
    var result: [ReportAudit.Deduction] = []
    var spent: [String: Int64] = [:]
    for rule in Set(findings.map(\.rule)).sorted() {
      let own = rules.rules[rule].points?.scaled
      var count = 0
      var asked: Int64 = 0
      for i in findings.indices where findings[i].rule == rule {
        count += 1
        // What follows from another finding is paid for there.
        guard findings[i].cause == nil else { continue }
        asked += own ?? grading.points[Int(findings[i].severity.rawValue)].scaled
      }
      var points = min(asked, grading.ruleCap?.scaled ?? asked)
      let family = rules.rules[rule].id.ruleFamily
      if let cap = grading.familyCaps[family]?.scaled {
        points = min(points, max(0, cap - spent[family, default: 0]))
        spent[family, default: 0] += points
      }
      result.append(
        ReportAudit.Deduction(
          rule: rule, findings: count, points: FixedDecimal(scaled: points),
          isCapped: points < asked))
    }
    return result
  }

  /// Titles of the rules that failed and alone decide the grade.
  private func vetoes(_ findings: [Finding]) -> [String] {
    if findings.isEmpty || grading.vetoes.isEmpty { return [] }
    return Set(findings.map(\.rule)).sorted().map { rules.rules[$0] }
      .filter { grading.vetoes.contains($0.id) }.map(\.title)
  }

  // MARK: What stands against any grade

  private func obstacles(_ audit: ReportAudit) -> [String] {
    var reasons: [String] = []
    // A report of which nothing was decided has not been found good.
    if audit.checks.passed + audit.checks.failed == 0 { reasons.append("没有一条规则得出结论") }
    if report.year == nil { reasons.append("报告年度不明") }
    for table in rules.grading.ungraded.tables where !isRead(table) {
      reasons.append("没有读到\(name(table))的数据")
    }
    for table in rules.grading.ungraded.blankTables where holdsNothing(table) {
      let isBlank = work.tables[table].isWhollyBlank
      reasons.append(name(table) + (isBlank ? "全部空白" : "没有填一个数"))
    }
    let missing = missingSections(audit.expectedEdition)
    if missing > rules.grading.ungraded.missingSections {
      reasons.append("缺少 \(missing) 个规定章节")
    }
    let unread = audit.cells.absent + audit.cells.unreadable - standIns()
    let most = audit.cells.expected * Int(rules.grading.ungraded.missingCells.scaled)
    if unread * Int(FixedDecimal.scale) > most {
      reasons.append("应有 \(audit.cells.expected) 格，其中 \(unread) 格未读到或不是数字")
    }
    return reasons
  }

  private func name(_ table: Int) -> String { rules.catalog.tables[table].name }

  /// Of the edition that the year expects, else of the newest.
  private func missingSections(_ edition: Int?) -> Int {
    let editions = rules.catalog.editions
    guard let form = edition ?? editions.indices.last else { return 0 }
    return editions[form].sections.indices.count { number in
      !report.sections.contains { $0.index == number }
    }
  }

  private func unreadTables() -> [String] {
    rules.catalog.tables.indices.filter { !isRead($0) }.map { name($0) }
  }

  /// Whether every cell of the table was found and none holds a figure.
  private func holdsNothing(_ table: Int) -> Bool {
    let cells = work.tables[table].cells
    return cells.expected > 0 && cells.blank + cells.dash == cells.expected
  }

  /// Whether any cell of the table was found with something legible or a blank in it.
  private func isRead(_ table: Int) -> Bool {
    let cells = work.tables[table].cells
    return cells.number + cells.blank + cells.dash > 0
      || report.subRows.contains { row in
        row.table == table && row.cells.contains { $0.state.isLegible }
      }
  }

  /// Absent cells whose sub-rows were read in their place.
  private func standIns() -> Int {
    guard !report.subRows.isEmpty else { return 0 }
    return count { cell, table in
      report.cells[cell].state == .absent && hasStandIn(cell, table: table)
    }
  }

  /// Cells that were found and could not be read, of which no finding speaks: figures that a converter ran
  /// together. What stood there nobody knows, and nobody is to blame for it.
  private func cellsUnreadInSilence(_ audit: ReportAudit) -> Int {
    guard audit.cells.unreadable > 0 else { return 0 }
    let cited = Set(audit.findings.lazy.flatMap(\.cells).map(\.cell))
    return count { cell, _ in
      report.cells[cell].state == .unreadable && !cited.contains(cell)
    }
  }

  /// How many of the cells that the tables' editions declare are wanted.
  private func count(_ isWanted: (_ cell: Int, _ table: Int) -> Bool) -> Int {
    rules.catalog.tables.indices.reduce(0) { sum, table in
      let edition = Int(work.tables[table].edition)
      guard edition >= 0 else { return sum }
      return sum
        + forms.declaredCells(table: table, edition: edition).count {
          isWanted(Int($0), table)
        }
    }
  }

  private func hasStandIn(_ cell: Int, table: Int) -> Bool {
    let row = Int(forms.row(of: Int32(cell)))
    let column = Int(forms.column(of: Int32(cell)))
    return report.subRows.contains {
      $0.table == table && $0.row == row && column < $0.cells.count
        && $0.cells[column].state.isLegible
    }
  }
}

extension Cell.State {
  fileprivate var isLegible: Bool {
    switch self {
    case .number, .blank, .dash: true
    case .absent, .unreadable: false
    }
  }
}
