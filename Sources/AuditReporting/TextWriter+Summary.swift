import AuditModel

extension TextWriter {
  /// One line for every report, in the order of the pages above, and the totals.
  mutating func summary(
    _ standings: [ReportStanding], _ summary: AuditSummary, of grading: Grading
  ) {
    rule(Self.thickRule)
    line(style.paint("汇总", .bold) + "　" + totals(summary, of: grading))
    line()
    let agencyWidth = standings.reduce(4) { max($0, $1.agencyForPeople.displayWidth) }
    let gradeWidth = grading.gradeNames.reduce(4) { max($0, $1.displayWidth) }
    let head =
      "机关".padded(to: agencyWidth) + "  年度  " + "等级".padded(to: gradeWidth)
      + "  得分  严重  一般  提示  不判定  文件"
    line(style.paint(head, .dim))
    for standing in standings {
      row(standing, grading: grading, agencyWidth: agencyWidth, gradeWidth: gradeWidth)
    }
    guard standings.contains(where: { !$0.isUnreadable }) else { return }
    line()
    field("", "严重、一般、提示按处数计；“不判定”是判不了的规则有几条。", paint: .dim)
  }

  private func totals(_ summary: AuditSummary, of grading: Grading) -> String {
    let read = summary.reports - summary.unreadable
    let grades = grading.gradeNames.compactMap { name in
      summary.grades[name].map { "\(name) \($0)" }
    }
    let counts = Severity.allCases.map { "\($0.title) \(summary.findings[$0])" }
    return "报告 \(read) 份"
      + (grades.isEmpty ? "" : "（\(grades.joined(separator: "，"))）")
      + (summary.unreadable > 0 ? "，未能读取 \(summary.unreadable) 份" : "")
      + (read == 0 ? "" : "；问题 \(summary.findings.total) 处：\(counts.joined(separator: "，"))")
  }

  /// The columns between the grade and the path, which an unread report leaves empty.
  private static let figuresWidth = 34

  private mutating func row(
    _ standing: ReportStanding, grading: Grading, agencyWidth: Int, gradeWidth: Int
  ) {
    write(standing.agencyForPeople, filling: agencyWidth)
    spaces(2)
    if standing.isUnreadable {
      write("－－  ")
      write("未能读取", filling: gradeWidth)
      spaces(Self.figuresWidth)
    } else {
      if let year = standing.year { write(year, flushIn: 4) } else { write("不明") }
      spaces(2)
      write(standing.grade ?? grading.ungraded.name, filling: gradeWidth)
      spaces(2)
      score(standing.score)
      for severity in Severity.allCases { count(standing.findings[severity], severity.paint) }
      spaces(2)
      write(standing.undecided, flushIn: 6)
      spaces(2)
    }
    write(standing.path.printable)
    endLine()
  }

  private mutating func score(_ score: FixedDecimal?) {
    guard let score else { return write("  －") }
    spaces(4 - score.digitCount)
    write(score)
  }

  private mutating func count(_ count: Int, _ paint: TextStyle.Paint) {
    spaces(2)
    self.paint(count > 0 ? paint : nil) { $0.write(count, flushIn: 4) }
  }
}

extension ReportStanding {
  fileprivate var agencyForPeople: String {
    isUnreadable ? "－" : agency?.printable ?? "（机关不明）"
  }
}
