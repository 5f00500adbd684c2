import AuditModel

extension TextWriter {
  /// One line for every report, in the order of the pages above, and the totals.
  mutating func summary(
    _ standings: [ReportStanding], _ summary: AuditSummary, of grading: Grading
  ) {
    rule("━")
    line(style.paint("汇总", .bold) + "　" + totals(summary, of: grading))
    line()
    let agencyWidth = standings.reduce(4) { max($0, $1.agencyForPeople.displayWidth) }
    let gradeWidth = grading.gradeNames.reduce(4) { max($0, $1.displayWidth) }
    let head =
      "机关".padded(to: agencyWidth) + "  年度  " + "等级".padded(to: gradeWidth)
      + "  得分  严重  一般  提示  未判定  文件"
    line(style.paint(head, .dim))
    for standing in standings {
      row(standing, grading: grading, agencyWidth: agencyWidth, gradeWidth: gradeWidth)
    }
  }

  private func totals(_ summary: AuditSummary, of grading: Grading) -> String {
    let read = summary.reports - summary.unreadable
    let grades = grading.gradeNames.compactMap { name in
      summary.grades[name].map { "\(name) \($0)" }
    }
    return "报告 \(read) 份"
      + (grades.isEmpty ? "" : "（\(grades.joined(separator: "，"))）")
      + (summary.unreadable > 0 ? "，未能读取 \(summary.unreadable) 份" : "")
      + "；严重 \(summary.findings[0])，一般 \(summary.findings[1])，提示 \(summary.findings[2])"
  }

  private mutating func row(
    _ standing: ReportStanding, grading: Grading, agencyWidth: Int, gradeWidth: Int
  ) {
    let agency = standing.agencyForPeople.padded(to: agencyWidth)
    let path = standing.path.printable
    if standing.isUnreadable {
      let dashes =
        "  －－  " + "未能读取".padded(to: gradeWidth) + "  "
        + String(repeating: " ", count: 32)
      line(agency + dashes + path)
      return
    }
    let grade = standing.grade ?? grading.ungraded.name
    let figures = [
      (standing.score?.description ?? "－").paddedLeft(to: 4),
      count(standing.serious, .red), count(standing.ordinary, .yellow),
      count(standing.hint, .blue), String(standing.undecided).paddedLeft(to: 6),
    ]
    line(
      agency + "  " + (standing.year.map { String($0) } ?? "不明").padded(to: 4) + "  "
        + grade.padded(to: gradeWidth) + "  " + figures.joined(separator: "  ") + "  " + path)
  }

  private func count(_ count: Int, _ paint: TextStyle.Paint) -> String {
    style.paint(String(count).paddedLeft(to: 4), count > 0 ? paint : nil)
  }
}

extension ReportStanding {
  fileprivate var agencyForPeople: String {
    isUnreadable ? "－" : agency?.printable ?? "（机关不明）"
  }
}
