import AuditModel
import TestSupport
import Testing

@testable import AuditEngine

/// What a supervisor is shown.
struct FindingTests {
  @Test func changedCellIsFoundByEveryRuleOverIt() throws {
    var builder = ReportBuilder()
    builder.set("表三", "予以公开", "自然人", 3)
    let audit = try audit(SampleRules.everything, builder.report)
    let found = audit.findings.map {
      "\(SampleRules.everything[$0.rule].id) \($0.instance) \($0.cells.count)"
    }
    #expect(found == ["table3/results-sum 自然人 22", "table3/row-total 予以公开 7"])
  }

  @Test func wordsOfFindingsAndUndecided() throws {
    var builder = ReportBuilder()
    builder.set("表三", "新收", "自然人", 3)
    builder.set("表三", "上年结转", "自然人", .blank)
    builder.set("表三", "办理总计", "商业企业", .unreadable)
    builder.set("表四", "复议", "总计", .dash)
    builder.set("表四", "直接起诉", "总计", -2)
    let message: [Rule.MessagePiece] = [
      .value(name: "column", .instance(.column)), .text("："), .value(name: "新收", row("新收")),
      .text("＋"), .value(name: "上年结转", row("上年结转")), .text("＝"), .left, .text("，另一边 "), .right,
      .text("，相差 "), .difference,
    ]
    var balance = SampleRules.balance
    balance.message = message
    let rules = [balance] + SampleRules.everything.filter { $0.id != balance.id }
    let audit = try audit(rules, builder.report)
    var text = ""
    for finding in audit.findings {
      let place = finding.location
      text += """
        \(rules[finding.rule].id) [\(finding.instance)] \(finding.severity.title)
          \(finding.message)
          \(place.place.line):\(place.place.column)-\(place.endLine) 「\(place.quote)」
          \(finding.values.map { "\($0.name)=\($0.value)" }.joined(separator: " "))

        """
    }
    for undecided in audit.undecided {
      text +=
        "\(rules[undecided.rule].id) [\(undecided.instance)] \(undecided.code.rawValue) "
        + "\(undecided.reason) 第 \(undecided.line) 行\n"
    }
    try expectGolden(text, "findings.txt")
  }

  /// What an agency is may be known where its name is not.
  @Test(arguments: [nil, "云河区民政局"])
  func agencyWithoutNameIsSpokenOf(name: String?) throws {
    var report = ReportBuilder().report
    report.agency = name
    let rule = rule(
      "t/agency", require: .truth(false), message: [.value(name: "机关名称", .fact(.agency))])
    let finding = try #require(try audit([rule], report).findings.first)
    #expect(finding.message == name ?? "该机关")
  }

  /// Titles and cells may run over lines; a message does not.
  @Test func messagesStayInOneLine() throws {
    var builder = ReportBuilder()
    let start = builder.report.source.count
    builder.report.source += Array("云河区民政局\r\n\t2022年年度报告".utf8)
    builder.report.title = start..<builder.report.source.count
    let rule = rule(
      "t/title", require: .truth(false), message: [.value(name: "标题", .fact(.title))])
    let finding = try #require(try audit([rule], builder.report).findings.first)
    #expect(finding.message == "云河区民政局 2022年年度报告")
  }

  @Test func findingsAreSortedBySeverityThenPlace() throws {
    var builder = ReportBuilder()
    builder.set("表四", "复议", "总计", 1.5)
    builder.set("表三", "新收", "总计", -1.5)
    builder.set("表三", "结转下年", "总计", 0.5)
    let audit = try audit(SampleRules.everything.reversed(), builder.report)
    let order = audit.findings.map { ($0.severity, $0.location.place) }
    #expect(order.count > 5)
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func onlyWhatMadeItFalseIsCited() throws {
    var builder = ReportBuilder()
    builder.set("表三", "新收", "总计", 5)
    let requirement = Expression.and(
      fixed("上年结转", "总计") == number(0), fixed("新收", "总计") == number(0))
    let finding = try #require(
      try audit([rule("t/and", require: requirement)], builder.report).findings.first)
    #expect(finding.cells.map(\.reference) == ["表三[新收,总计]"])
    #expect(finding.left == nil && finding.right == nil)
  }

  /// A statement that is not there is no figure that differs.
  @Test func cellsBesideWordsThatAreMissingAreNotCited() throws {
    var builder = ReportBuilder()
    builder.set("表三", "新收", "总计", 5)
    let requirement = Expression.or(
      .and(.matches(.sectionText(.text(.report)), pattern: 0), fixed("新收", "总计") == number(0)),
      fixed("新收", "自然人") == number(9))
    let finding = try #require(
      try audit([rule("t/words", require: requirement)], builder.report, patterns: ["无人说过"])
        .findings.first)
    #expect(finding.cells.map(\.reference) == ["表三[新收,自然人]"])
  }

  /// Where no cell makes a row or a column fail, all of it does.
  @Test func lineWithoutCulpritIsCitedWhole() throws {
    let some = Expression.countCells(all(t4), where: .cell(.instance) > number(0))
    for quantifier in [Quantifier.row(table: t4), .column(table: t4)] {
      let finding = try #require(
        try audit([rule("t/line", quantifier, require: some > number(0))], ReportBuilder().report)
          .findings.first)
      #expect(finding.cells.count == (quantifier == .row(table: t4) ? 5 : 3))
      #expect(finding.location.quote != "")
    }
  }

  @Test func severityIsTheFirstThatApplies() throws {
    var builder = ReportBuilder()
    for (value, severity) in [(1.0, Severity.hint), (5, .ordinary), (50, .serious)] {
      builder.set("表三", "新收", "总计", value)
      var rule = rule("t/severity", require: fixed("新收", "总计") == number(0))
      rule.severity = [
        .init(condition: fixed("新收", "总计") >= number(10), severity: .serious),
        .init(condition: fixed("新收", "总计") >= number(5), severity: .ordinary),
        .init(condition: nil, severity: .hint),
      ]
      #expect(try audit([rule], builder.report).findings.map(\.severity) == [severity])
    }
  }

  // MARK: Places

  /// What a rule reads, the line it is shown at and the last one.
  static let places: [(requirement: Expression, line: Int, end: Int)] = [
    (.not(.factExists(.title)), 1, 1),
    (.matches(.sectionText(.section(0)), pattern: 1), 2, 3),
    (.not(.matches(.sectionText(.section(0)), pattern: 0)), 3, 3),
    (.not(.and(said(0), .not(said(1)))), 3, 3),
    (.and(said(0), said(1)), 1, 50),
    (.not(.or(.and(said(0), said(1)), .factExists(.title))), 1, 50),
    (.sectionIsEmpty(.section(4)), 47, 48),
    (.factExists(.signed), 50, 50),
    (.compare(.notEqual, .fact(.sectionsPrinted), .text("一二三四五六")), 2, 49),
    (.not(.tableExists(.table(t3))), 15, 40),
    (.not(.sectionExists(.text(.report))), 1, 50),
    (.compare(.equal, .fact(.year), number(1999)), 1, 1),
  ]

  private static func said(_ pattern: Int) -> Expression {
    .matches(.sectionText(.text(.report)), pattern: pattern)
  }

  @Test(arguments: places)
  func placeIsWhatWasSearched(requirement: Expression, line: Int, end: Int) throws {
    let report = ReportBuilder().report
    let audit = try audit(
      [rule("t/place", require: requirement)], report, patterns: ["机关", "无人说过"])
    let location = try #require(audit.findings.first?.location)
    #expect(location.place.line == line)
    #expect(location.endLine == end)
  }

  @Test func missingTitleIsShownAtTheStart() throws {
    var report = ReportBuilder().report
    report.title = nil
    let audit = try audit([rule("t/title", require: .factExists(.title))], report)
    #expect(audit.findings.first?.location.place == .start)
  }

  @Test func longLineIsQuotedAroundThePlace() throws {
    let long = String(repeating: "长", count: 100)
    var report = Report(
      cellCount: officialForms.cellCount, tableCount: officialForms.tables.count)
    report.year = 2022
    report.source = Array("　\(long)中\(long)\n".utf8)
    let place = 3 + 300
    report.notes = [ReaderNote(kind: .artefact, place: place..<place + 3)]
    let audit = try audit(
      [rule("t/quote", .note([.artefact]), require: .truth(false))], report)
    let location = try #require(audit.findings.first?.location)
    #expect(location.place == SourcePlace(line: 1, column: 102))
    #expect(
      location.quote
        == "…" + String(repeating: "长", count: 20) + "中" + String(repeating: "长", count: 39) + "…")
  }

  @Test func emptySourceHasAPlaceToo() throws {
    var report = Report(
      cellCount: officialForms.cellCount, tableCount: officialForms.tables.count)
    report.year = 2022
    let rules = [
      rule("t/title", require: .factExists(.title)), rule("t/date", require: .factExists(.signed)),
      rule("t/section", .section, require: .sectionExists(.instance)),
    ]
    let audit = try audit(rules, report)
    #expect(audit.findings.count == 8)
    #expect(audit.findings.allSatisfy { $0.location.place.line == 1 })
  }
}
