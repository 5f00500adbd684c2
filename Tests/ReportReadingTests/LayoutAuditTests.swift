import AuditEngine
import AuditModel
import Foundation
import RuleLanguage
import TestSupport
import Testing

@testable import ReportReading

/// The layout of a report changes nothing of what is found in it.
struct LayoutAuditTests {
  private let rules = ProjectRules.current
  private static let ruleSet: RuleSet? = {
    let folder = projectFolder.appendingPathComponent("rules")
    let files = (FileManager.default.subpaths(atPath: folder.path) ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".txt") }
      .compactMap { path in
        (try? Data(contentsOf: folder.appendingPathComponent(path)))
          .map { RuleFile(path: path, bytes: [UInt8]($0)) }
      }
    return RuleSetReader(folder: folder.path).read(files).rules
  }()
  private static let judge: Judge? = ruleSet.flatMap { try? Judge($0) }

  private static let seeds = LayoutTests.seeds.suffix(3)

  /// What is found in the tables: rule, instance and figures.
  private func findings(_ printed: PrintedReport) throws -> Set<String> {
    let judge = try #require(Self.judge)
    let ids = try #require(Self.ruleSet).rules.map(\.id)
    let audit = judge.audit(try rules.read(printed.bytes))
    let found = audit.findings.filter { finding in
      ["table3/", "table4/", "structure/table", "structure/section", "edition/"]
        .contains { ids[finding.rule].hasPrefix($0) }
    }
    return Set(found.map { "\(ids[$0.rule]) \($0.instance) \($0.left ?? "") \($0.right ?? "")" })
  }

  /// Of 表四 a cell is missing: between pipes the agency left it out; on lines of its own a blank one leaves no trace,
  /// so nothing is said of the form of what could not be read.
  @Test(arguments: [("|", true), ("\n", false), ("\n\n", false)])
  func whatWasNotReadIsNotFoundFaultWith(separator: String, isTold: Bool) throws {
    let judge = try #require(Self.judge)
    let ids = try #require(Self.ruleSet).rules.map(\.id)
    let group = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    let rows = [
      ["行政复议", "行政诉讼"], group + ["未经复议直接起诉"] + group + ["复议后起诉"] + group,
      ["3", "0", "1", "2", "6", "0", "0", "0", "0", "0", "5", "1", "1", "7"],
    ].map { $0.joined(separator: separator) }
    let report = try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      四、政府信息公开行政复议、行政诉讼情况
      \(rows.map { isTold ? "|\($0)|" : $0 }.joined(separator: isTold ? "\n" : separator))
      六、其他需要报告的事项
      \(isTold ? String(repeating: "|无|\n", count: 9) : "无。")
      """)
    let told = judge.audit(report).findings.map { ids[$0.rule] }.filter {
      $0 == "table4/cell-count" || $0.hasPrefix("structure/table")
    }
    #expect(told.contains("table4/cell-count") == isTold)
    #expect(isTold || told.isEmpty)
    #expect(report.tables[2].isUnread == !isTold)
  }

  private func printed(
    _ kind: PrintedReport.Kind, edition: Int, seed: Int, faulty: Bool
  ) -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: kind, seed: seed, variety: false)
    printed.random = SeededRandom(seed: seed)
    printed.balance()
    if faulty { _ = printed.plantFault() }
    printed.print(variety: false)
    return printed
  }

  @Test(arguments: PrintedReport.Kind.allCases, [0, 1])
  func consistentFiguresRaiseNothing(kind: PrintedReport.Kind, edition: Int) throws {
    for seed in Self.seeds {
      let found = try findings(printed(kind, edition: edition, seed: seed, faulty: false))
      #expect(found.isEmpty, "\(kind) \(edition) seed \(seed)")
    }
  }

  @Test(arguments: PrintedReport.Kind.allCases, [0, 1])
  func oneFaultIsFoundAlikeInEveryLayout(kind: PrintedReport.Kind, edition: Int) throws {
    for seed in Self.seeds {
      let found = try findings(printed(kind, edition: edition, seed: seed, faulty: true))
      let plain = try findings(printed(.tabCells, edition: edition, seed: seed, faulty: true))
      #expect(!plain.isEmpty, "\(edition) seed \(seed)")
      #expect(found == plain, "\(kind) \(edition) seed \(seed)")
    }
  }
}
