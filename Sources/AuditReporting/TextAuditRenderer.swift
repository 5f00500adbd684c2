public import AuditModel

/// The audit for people: agencies worst first, each with all that must be shown to it, then one table
/// over all reports.
public struct TextAuditRenderer: AuditRenderer {
  public var order: ReportOrder { .worstFirst }
  public var carriesDigests: Bool { false }
  public var separator: String { "" }

  let run: AuditContext
  let style: TextStyle

  public init(_ run: AuditContext, style: TextStyle) {
    self.run = run
    self.style = style
  }

  public func renderHeader(into output: inout OutputBuffer) {
    output.writeText(style) { page in
      page.line(
        page.style.paint(OwnOutput.title, .bold)
          + "　\(run.rules.name) \(run.rules.version)，规则 \(run.rules.rules.count)"
          + OwnOutput.titleEnd)
      page.problems(of: run)
      page.line()
    }
  }

  public func render(_ file: AuditedFile, into output: inout OutputBuffer) {
    output.writeText(style) { page in
      switch file.outcome {
      case .unreadable(let reason): page.unreadable(file.path, reason)
      case .audited(let audit): page.report(audit, path: file.path, of: run.rules)
      }
    }
  }

  public func renderFooter(
    standings: [ReportStanding], summary: AuditSummary, into output: inout OutputBuffer
  ) {
    output.writeText(style) { page in
      page.summary(standings, summary, of: run.rules.grading)
      if !run.problems.isEmpty {
        page.line()
        page.field(
          "", "规则文件有 \(run.problems.count) 处错误\(run.brokenNote)，以上结果\(run.lacks)。", paint: .red)
      }
    }
  }
}

extension AuditContext {
  /// `：table3/balance、…`
  fileprivate var brokenNote: String {
    rules.broken.isEmpty ? "" : "（\(rules.broken.joined(separator: "、"))）"
  }

  /// What the results lack. A list of words with a wrong line breaks no rule.
  fileprivate var lacks: String { rules.broken.isEmpty ? "没有用到有错误的部分" : "不含这些规则" }

  fileprivate var unused: String { rules.broken.isEmpty ? "有错误的部分没有用到" : "有错误的规则没有运行" }
}

extension TextWriter {
  /// What is wrong in rule files, before anything is said of a report.
  fileprivate mutating func problems(of run: AuditContext) {
    guard !run.problems.isEmpty else { return }
    line()
    field(
      "", "规则文件有 \(run.problems.count) 处错误\(run.brokenNote)，\(run.unused)：", paint: .red)
    for problem in run.problems {
      for part in problem.text.split(separator: "\n", omittingEmptySubsequences: false) {
        line("  " + String(part).printable)
      }
    }
  }

  fileprivate mutating func unreadable(_ path: String, _ reason: String) {
    rule()
    line(style.paint(path.printable, .bold))
    field("未能读取", reason, paint: .red)
    line()
  }

  fileprivate mutating func report(_ audit: ReportAudit, path: String, of rules: RuleSet) {
    heading(of: audit, path: path, in: rules)
    line()
    if audit.findings.isEmpty {
      field(
        "", audit.instances.passed == 0 ? "没有可以核查的内容。" : "核查到的内容没有发现问题。",
        paint: audit.instances.passed == 0 ? .yellow : .green)
    } else {
      findings(of: audit, path: path, rules: rules)
    }
    undecided(of: audit, rules: rules)
    line()
  }

  private mutating func heading(of audit: ReportAudit, path: String, in rules: RuleSet) {
    rule()
    titleLine(of: audit, rules.grading)
    label("文件")
    write(path.printable)
    endLine()
    label("机关")
    write(audit.agencyKind.title)
    write("，")
    write(audit.agencyLevel.title)
    endLine()
    edition(of: audit, rules.catalog)
    cells(audit.cells)
    checks(audit.checks)
    if let score = scoreText(audit, rules) { field("得分", score) }
    if !audit.gradeReasons.isEmpty { field("等级", audit.gradeReasons.joined(separator: "；")) }
  }

  /// Agency and year on the left, grade and score on the right.
  private mutating func titleLine(of audit: ReportAudit, _ grading: Grading) {
    let agency = audit.agency?.printable ?? "（没有读到机关名称）"
    let grade = audit.grade ?? grading.ungraded.name
    var width = agency.displayWidth + 2 + grade.displayWidth
    width += audit.year.map { $0.digitCount + 5 } ?? 8
    width += audit.score.map { $0.digitCount + 5 } ?? 0
    paint(.bold) { page in
      page.write(agency)
      page.write("　")
      if let year = audit.year {
        page.write(year)
        page.write(" 年度")
      } else {
        page.write("年度不明")
      }
    }
    spaces(max(2, Self.width - width))
    paint(paint(of: audit, grading)) { page in
      page.write(grade)
      guard let score = audit.score else { return }
      page.spaces(2)
      page.write(score)
      page.write(" 分")
    }
    endLine()
  }

  /// The best grade is green, the worst red.
  private func paint(of audit: ReportAudit, _ grading: Grading) -> TextStyle.Paint {
    guard let grade = audit.grade else { return .yellow }
    if grade == grading.grades.first?.name { return .green }
    return grade == grading.grades.last?.name ? .red : .yellow
  }

  private mutating func edition(of audit: ReportAudit, _ catalog: FormCatalog) {
    if let expected = audit.expectedEdition, audit.detectedEdition == .edition(expected) {
      label("版式")
      write(catalog.editions[expected].id)
      write(" 版（")
      write(catalog.editions[expected].notice)
      write("）")
      endLine()
    } else {
      field("版式", unexpectedEdition(audit, catalog))
    }
  }

  private func unexpectedEdition(_ audit: ReportAudit, _ catalog: FormCatalog) -> String {
    let expected = audit.expectedEdition.map { catalog.editions[$0] }
    let detected = audit.detectedEdition
    let tables = zip(catalog.tables, audit.tableEditions).compactMap { table, edition in
      edition.map { "\(table.name) \(catalog.editions[$0].id) 版" }
    }
    return [
      expected.map { "应为 \($0.id) 版（\($0.notice)）" },
      detected?.title(in: catalog) ?? "未识别出表格版式",
      tables.isEmpty ? nil : tables.joined(separator: "、"),
    ].compactMap(\.self).joined(separator: "，")
  }

  private mutating func cells(_ cells: ReportAudit.CellCoverage) {
    label("读数")
    write("应有 ")
    write(cells.expected)
    write(" 格")
    var isFirst = true
    count(cells.number, of: Cell.State.number.title, &isFirst)
    count(cells.blank, of: Cell.State.blank.title, &isFirst)
    count(cells.dash, of: Cell.State.dash.title, &isFirst)
    count(cells.absent, of: Cell.State.absent.title, &isFirst)
    count(cells.unreadable, of: Cell.State.unreadable.title, &isFirst)
    endLine()
  }

  private mutating func checks(_ counts: VerdictCounts) {
    label("检查")
    write("规则 ")
    write(counts.total)
    write(" 条")
    var isFirst = true
    for kind in Verdict.Kind.allCases { count(counts[kind], of: kind.title, &isFirst) }
    endLine()
  }

  /// A piece of `：数字 196，空白 2`; nothing of what there is none of.
  private mutating func count(_ count: Int, of name: String, _ isFirst: inout Bool) {
    guard count > 0 else { return }
    write(isFirst ? "：" : "，" as StaticString)
    write(name)
    spaces(1)
    write(count)
    isFirst = false
  }

  /// `100 － 10 － 3 ＝ 87`; what each rule cost stands beside its findings.
  private func scoreText(_ audit: ReportAudit, _ rules: RuleSet) -> String? {
    guard let score = audit.score else { return nil }
    let costly = audit.deductions.filter { $0.points > .zero }
    guard !costly.isEmpty else { return nil }
    let rest = costly.reduce(rules.grading.full.scaled) { $0 - $1.points.scaled }
    return "\(rules.grading.full)" + costly.map { " － \($0.points)" }.joined()
      + (rest == score.scaled ? " ＝ \(score)" : "，计 \(score)")
  }
}
