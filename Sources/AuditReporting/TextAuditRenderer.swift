public import AuditModel

/// The audit for people: agencies worst first, each with all that must be shown to it, then one table
/// over all reports.
public struct TextAuditRenderer: AuditRenderer {
  public var order: ReportOrder { .worstFirst }
  public var carriesDigests: Bool { false }
  public var separator: String { "" }

  let run: AuditRun
  let style: TextStyle

  public init(_ run: AuditRun, style: TextStyle) {
    self.run = run
    self.style = style
  }

  public func renderHeader(into output: inout OutputBuffer) {
    output.writeText(style) { page in
      page.line(
        page.style.paint("政府信息公开工作年度报告核查", .bold)
          + "　\(run.rules.name) \(run.rules.version)，规则 \(run.rules.rules.count) 条")
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
          "", "规则文件有 \(run.problems.count) 处错误\(run.brokenNote)，以上结果不含这些规则。",
          paint: .red)
      }
    }
  }
}

extension AuditRun {
  /// `：table3/balance、…`
  fileprivate var brokenNote: String {
    rules.broken.isEmpty ? "" : "（\(rules.broken.joined(separator: "、"))）"
  }
}

extension TextWriter {
  /// What is wrong in rule files, before anything is said of a report.
  fileprivate mutating func problems(of run: AuditRun) {
    guard !run.problems.isEmpty else { return }
    line()
    field(
      "", "规则文件有 \(run.problems.count) 处错误\(run.brokenNote)，有错误的规则没有运行：", paint: .red)
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
    let name =
      (audit.agency?.printable ?? "（没有读到机关名称）") + "　"
      + (audit.year.map { "\($0) 年度" } ?? "年度不明")
    let grade =
      (audit.grade ?? rules.grading.ungraded.name) + (audit.score.map { "  \($0) 分" } ?? "")
    rule()
    let gap = String(
      repeating: " ", count: max(2, Self.width - name.displayWidth - grade.displayWidth))
    line(style.paint(name, .bold) + gap + style.paint(grade, paint(of: audit, rules.grading)))
    field("文件", path)
    field(
      "机关",
      "\(audit.agencyKind.title)，\(audit.agencyLevel.title)；" + editionText(audit, rules.catalog))
    field("读数", cellsText(audit.cells))
    field("检查", checksText(audit))
    if let score = scoreText(audit, rules) { field("得分", score) }
    for reason in audit.gradeReasons { field("等级", reason) }
  }

  /// The best grade is green, the worst red.
  private func paint(of audit: ReportAudit, _ grading: Grading) -> TextStyle.Paint {
    guard let grade = audit.grade else { return .yellow }
    if grade == grading.grades.first?.name { return .green }
    return grade == grading.grades.last?.name ? .red : .yellow
  }

  private func editionText(_ audit: ReportAudit, _ catalog: FormCatalog) -> String {
    let expected = audit.expectedEdition.map { catalog.editions[$0] }
    let detected = audit.detectedEdition
    if let expected, detected == audit.expectedEdition.map({ .edition($0) }) {
      return "表格为 \(expected.id) 版（\(expected.notice)）"
    }
    let tables = zip(catalog.tables, audit.tableEditions).compactMap { table, edition in
      edition.map { "\(table.name) \(catalog.editions[$0].id) 版" }
    }
    return [
      expected.map { "应为 \($0.id) 版（\($0.notice)）" },
      detected?.title(in: catalog) ?? "未识别出表格版式",
      tables.isEmpty ? nil : tables.joined(separator: "、"),
    ].compactMap(\.self).joined(separator: "，")
  }

  private func cellsText(_ cells: ReportAudit.CellCoverage) -> String {
    let states = [
      (Cell.State.number, cells.number), (.blank, cells.blank), (.dash, cells.dash),
      (.absent, cells.absent), (.unreadable, cells.unreadable),
    ]
    let parts = states.filter { $0.1 > 0 }.map { "\($0.0.title) \($0.1)" }
    return "应有 \(cells.expected) 格" + (parts.isEmpty ? "" : "：" + parts.joined(separator: "，"))
  }

  private func checksText(_ audit: ReportAudit) -> String {
    let counts = audit.checks
    let parts = [
      ("通过", counts.passed), ("不通过", counts.failed), ("未判定", counts.undecided),
      ("不适用", counts.notApplicable), ("豁免", counts.waived),
    ].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    let total =
      counts.passed + counts.failed + counts.undecided + counts.notApplicable + counts.waived
    return "规则 \(total) 条" + (parts.isEmpty ? "" : "：" + parts.joined(separator: "，"))
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
