import AuditModel
import TestSupport
import Testing

@testable import AuditEngine

/// A clean report with one figure changed: every rule over that figure says so, and no other.
struct ChangedCellTests {
  @Test(arguments: [old, new])
  func everyIdentityOverAChangedCellBreaks(edition: Int) throws {
    let judge = try Judge(ruleSet(SampleRules.everything))
    var random = SeededRandom(seed: 7)
    let clean = balancedReport(edition: edition, &random)
    #expect(judge.audit(clean).findings.isEmpty)
    for table in [t3, t4] {
      for cell in officialForms.declared[edition][table].cells {
        var report = clean
        report.cells[cell].value.scaled += FixedDecimal.scale
        let findings = judge.audit(report).findings
        let found = Set(findings.map { "\(judge.ruleID($0.rule)) \($0.instance)" })
        #expect(found == expected(cell, edition: edition))
        let name = officialForms.reference(to: cell)
        #expect(findings.allSatisfy { $0.cells.contains { $0.reference == name } })
      }
    }
  }

  /// Whichever reports are judged with it, a report before the first form among them.
  @Test(arguments: [1, 2, 5, 16])
  func reportsJudgedTogetherAreJudgedAsEachAlone(size: Int) throws {
    let judge = try Judge(ruleSet(SampleRules.everything))
    var random = SeededRandom(seed: 5)
    var reports = (0..<24).map { _ in randomReport(&random) }
    for i in [0, 7, 8] { reports[i].year = 2019 }
    #expect(judge.audit(reports[..<0]).isEmpty)
    for first in stride(from: 0, to: reports.count, by: size) {
      let some = reports[first..<min(first + size, reports.count)]
      let together = judge.audit(some).map(outline)
      #expect(together == some.map { outline(judge.audit($0)) })
    }
  }

  @Test func manyTasksShareOneJudge() async throws {
    let judge = try Judge(ruleSet(SampleRules.everything))
    var random = SeededRandom(seed: 3)
    let reports = (0..<40).map { _ in randomReport(&random) }
    let alone = reports.map { outline(judge.audit($0)) }
    let together = await withTaskGroup(of: (Int, String).self) { group in
      for (i, report) in reports.enumerated() {
        group.addTask { (i, outline(judge.audit(report))) }
      }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    for i in reports.indices { #expect(together[i] == alone[i]) }
  }

  // MARK: Reports

  /// Random figures at the leaves; all others follow from them.
  private func balancedReport(edition: Int, _ random: inout SeededRandom) -> Report {
    var report = ReportBuilder(year: edition == old ? 2020 : 2022, edition: edition).report
    func set(_ table: Int, _ row: Int, _ column: Int, _ value: Int64) {
      report.cells[officialForms.tables[table].cell(row: row, column: column)].value =
        decimal(value)
    }
    func value(_ row: Int, _ column: Int) -> Int64 {
      report.cells[officialForms.tables[t3].cell(row: row, column: column)].value.scaled
        / FixedDecimal.scale
    }
    let names = ["新收", "上年结转", "办理总计", "结转下年"].map { officialForms.row("表三", $0) }
    let leaves =
      officialForms.declared[edition][t3].leaves[officialForms.group("表三", "本年度办理结果")]
    for column in 0..<6 {
      for row in leaves { set(t3, row, column, Int64.random(in: 0...20, using: &random)) }
      let sum = leaves.reduce(0) { $0 + value($1, column) }
      let carried = Int64.random(in: 0...5, using: &random)
      set(t3, names[2], column, sum)
      set(t3, names[3], column, carried)
      set(t3, names[1], column, min(sum, 3))
      set(t3, names[0], column, sum + carried - min(sum, 3))
    }
    for row in officialForms.declared[edition][t3].rows {
      set(t3, row, 6, (0..<6).reduce(0) { $0 + value(row, $1) })
    }
    for row in officialForms.declared[edition][t4].rows {
      let values = (0..<4).map { _ in Int64.random(in: 0...9, using: &random) }
      for (column, value) in values.enumerated() { set(t4, row, column, value) }
      set(t4, row, 4, values.reduce(0, +))
    }
    return report
  }

  /// The identities that hold `cell`.
  private func expected(_ cell: Int, edition: Int) -> Set<String> {
    let address = officialForms.address(of: cell)
    let table = officialForms.tables[address.table]
    let row = table.rows[address.row]
    if address.table == t4 { return ["table4/group-total \(row)"] }
    let column = table.columns[address.column]
    var result: Set<String> = ["table3/row-total \(row)"]
    if ["新收", "上年结转", "办理总计", "结转下年"].contains(row) {
      result.insert("table3/balance \(column)")
    }
    let leaves =
      officialForms.declared[edition][t3].leaves[officialForms.group("表三", "本年度办理结果")]
    if row == "办理总计" || leaves.contains(address.row) {
      result.insert("table3/results-sum \(column)")
    }
    return result
  }
}

private func outline(_ audit: ReportAudit) -> String {
  "\(audit.checks) \(audit.instances) \(audit.findings) \(audit.undecided) \(audit.gradeReasons)"
}

extension Judge {
  fileprivate func ruleID(_ rule: Int) -> String { program.rules.rules[rule].id }
}
