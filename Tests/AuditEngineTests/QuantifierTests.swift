import AuditModel
import Testing

@testable import AuditEngine

/// Over what a rule's verdicts range.
struct QuantifierTests {
  @Test func linesFollowTheAppliedEdition() throws {
    let rules = [
      rule("t/column", .column(table: t3), require: row("新收") >= number(0)),
      rule("t/row", .row(table: t3), require: column("总计") >= number(0)),
      rule("t/cell", .cell(table: t3), require: .cell(.instance) >= number(0)),
      // Only the new form has the row.
      rule("t/own", .column(table: t3), require: row("逾期未缴费") >= number(0)),
    ]
    for (edition, counts) in [(old, [7, 23, 161, 0]), (new, [7, 25, 175, 7])] {
      let report = ReportBuilder(year: edition == old ? 2020 : 2022, edition: edition).report
      for (rule, count) in zip(rules, counts) {
        let audit = try audit([rule], report)
        #expect(audit.instances.passed == count)
        #expect(audit.instances.notApplicable == (count == 0 ? 1 : 0))
      }
    }
  }

  @Test func rowsWithoutTheNamedColumnsAreNoInstances() throws {
    let rule = rule(
      "t/row", .row(table: t2), require: column("公开总数", "表二") >= column("新公开", "表二"))
    #expect(
      try audit([rule], ReportBuilder(year: 2020, edition: old).report).instances.passed == 2)
    #expect(try verdict(rule, ReportBuilder().report) == .notApplicable)
  }

  @Test func tableOfUnknownEditionGivesOneVerdict() throws {
    var report = ReportBuilder().report
    report.year = nil
    report.tables[t3].edition = nil
    let audit = try audit([SampleRules.balance, SampleRules.rowTotal], report)
    #expect(audit.instances.undecided == 2)
    #expect(audit.undecided.map(\.code) == [.noEdition, .noEdition])
    #expect(audit.undecided.first?.reason == "不知道表格版式：表三")
  }

  @Test func editionOfTheTableBeatsThatOfTheYear() throws {
    // A report of 2022 on the old form.
    let report = ReportBuilder(year: 2022, edition: old).report
    let forNew = rule("t/new", .column(table: t3), require: .truth(true), editions: [new])
    let forOld = rule("t/old", .column(table: t3), require: .truth(true), editions: [old])
    let byYear = rule("t/year", require: .truth(true), editions: [new])
    #expect(try verdict(forNew, report) == .notApplicable)
    #expect(try audit([forOld], report).instances.passed == 7)
    #expect(try verdict(byYear, report) == .passed)
  }

  @Test func ruleOverAnotherTablesCellFollowsItsEdition() throws {
    let rule = rule("t/once", require: fixed("逾期未缴费", "总计") >= number(0))
    #expect(try verdict(rule, ReportBuilder().report) == .passed)
    #expect(
      try verdict(rule, ReportBuilder(year: 2020, edition: old).report) == .notApplicable)
    var report = ReportBuilder().report
    report.year = nil
    report.tables[t3].edition = nil
    #expect(try verdict(rule, report) == .undecided(.noEdition))
  }

  @Test func noRuleAppliesBeforeTheFirstEdition() throws {
    let audit = try audit(SampleRules.everything, ReportBuilder(year: 2017).report)
    #expect(audit.checks.notApplicable == SampleRules.everything.count)
    #expect(audit.detectedEdition == .legacy)
    #expect(audit.grade == nil && audit.score == nil && !audit.gradeReasons.isEmpty)
  }

  @Test func conditionOnTheReportAloneIsAskedOnce() throws {
    let late = Expression.compare(.greaterOrEqual, .fact(.year), number(2023))
    let rule = rule("t/year", .cell(table: t3), when: late, require: .truth(false))
    let report = ReportBuilder().report
    #expect(try audit([rule], report).instances.notApplicable == 1)
    var unknown = report
    unknown.year = nil
    #expect(try audit([rule], unknown).undecided.map(\.code) == [.noYear])
  }

  @Test func everySectionIsAnInstance() throws {
    var report = ReportBuilder().report
    report.sections.remove(at: 2)
    let rule = rule("structure/section-missing", .section, require: .sectionExists(.instance))
    let audit = try audit([rule], report)
    #expect(audit.instances.passed == 5)
    #expect(audit.findings.map(\.instance) == ["三"])
    // Shown at the heading before the place where it should stand.
    #expect(audit.findings.first?.location.quote == "二、主动公开政府信息情况")
  }

  // MARK: Sub-rows

  /// A report in which two local rows stand in for 其他事项.
  private func reportWithSubRows(_ states: [Cell.State] = [.number, .number]) -> Report {
    var builder = ReportBuilder(year: 2020, edition: old)
    let row = officialForms.row("表二", "其他事项")
    for name in ["上年项目", "增减", "处理决定"] { builder.set("表二", "其他事项", name, .absent) }
    for (i, name) in ["行政检查", "行政确认"].enumerated() {
      var cells = Array(repeating: Cell.absent, count: officialForms.tables[t2].columns.count)
      for column in ["上年项目", "增减", "处理决定"] {
        cells[officialForms.column("表二", column)] = Cell(
          state: states[i], value: states[i] == .number ? decimal(Int64(i) * 5 - 2) : .zero)
      }
      builder.report.subRows.append(
        Report.SubRow(table: t2, row: row, name: name, cells: cells))
    }
    return builder.report
  }

  @Test func subRowsAreSummedForTheirParent() throws {
    let rule = rule(
      "t/sum", require: fixed("其他事项", "处理决定", "表二") == number(1))
    #expect(try verdict(rule, reportWithSubRows()) == .passed)
    #expect(
      try verdict(rule, reportWithSubRows([.number, .blank])) == .undecided(.blank))
    #expect(
      try verdict(rule, reportWithSubRows([.unreadable, .number])) == .undecided(.unreadable))
  }

  @Test func everySubRowIsJudgedItself() throws {
    let negative = rule(
      "t/negative", .cell(table: t2), require: .cell(.instance) >= number(0))
    let found = try audit([negative], reportWithSubRows())
    #expect(
      found.findings.map(\.instance) == ["其他事项.行政检查,上年项目", "其他事项.行政检查,增减", "其他事项.行政检查,处理决定"])
    #expect(found.findings.first?.cells.map(\.reference) == ["表二[其他事项.行政检查,上年项目]"])
    // 22 cells of the form, three of which are twice two.
    #expect(found.instances.passed == 22)
    let blank = try audit([SampleRules.blank(t2)], reportWithSubRows([.number, .blank]))
    #expect(blank.findings.first?.left == "3")
  }

  // MARK: Notes

  private func note(_ kind: ReaderNote.Kind, at place: Int = 0, table: Int? = t3) -> ReaderNote {
    ReaderNote(kind: kind, place: place..<place + 3, table: table, printed: "危机", official: "危及")
  }

  @Test func notesAreNumberedByPlace() throws {
    var report = ReportBuilder().report
    report.notes = [
      note(.labelAltered, at: 90), note(.unitInCell, at: 3), note(.labelAltered, at: 30),
    ]
    let rule = rule("t/note", .note([.labelAltered]), require: .truth(false))
    let audit = try audit([rule], report)
    #expect(audit.findings.map(\.instance) == ["#1", "#2"])
    #expect(audit.findings.map(\.location.place.line) == [1, 3])
  }

  @Test func nothingFoundPassesOnceWhereSomethingWasSearched() throws {
    let altered = rule("t/note", .note([.labelAltered]), require: .truth(false))
    #expect(try verdict(altered, ReportBuilder().report) == .passed)
    var builder = ReportBuilder()
    for table in [t2, t3, t4] { builder.remove(table: table) }
    #expect(try verdict(altered, builder.report) == .undecided(.absent))
    let repeated = rule("t/note", .note([.sectionRepeated]), require: .truth(false))
    #expect(try verdict(repeated, builder.report) == .passed)
    builder.report.sections = []
    #expect(try verdict(repeated, builder.report) == .undecided(.absent))
  }

  @Test func searchInOneTableAsksForThatTable() throws {
    let units = rule(
      "t/units", .note([.unitInCell]),
      when: .compare(.equal, .noteFact(.table), .symbol(.table(t2))), require: .truth(false))
    var builder = ReportBuilder()
    #expect(try verdict(units, builder.report) == .passed)
    builder.report.notes = [note(.unitInCell)]
    #expect(try verdict(units, builder.report) == .notApplicable)
    builder.report.notes = []
    builder.setAll(t2, .blank)
    #expect(try verdict(units, builder.report) == .undecided(.blank))
    builder.remove(table: t2)
    #expect(try verdict(units, builder.report) == .undecided(.absent))
  }
}
