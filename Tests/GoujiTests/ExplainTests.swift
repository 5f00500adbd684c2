import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// Why a rule came to its verdict on a report: see `Golden/explain-*.txt`.
struct ExplainTests {
  static let cases: [(name: String, report: String, rule: String)] = [
    ("failed", "2020/nanping-water-bureau.txt", "a/balance"),
    ("when-is-false", "2021/shimo-town.txt", "b/"),
    ("figure-in-the-text", "2022/liujin-housing-bureau.txt", "a/said"),
    ("nothing-found", "2022/luming-subdistrict.txt", "a/placeholder"),
    ("other-edition", "2022/luming-subdistrict.txt", "a/public-total"),
    ("cell-of-other-edition", "2022/luming-subdistrict.txt", "a/new-rules"),
    ("part-under-not", "2022/luming-subdistrict.txt", "a/no-table"),
    ("rows-not-asked", "2022/luming-subdistrict.txt", "a/one-row"),
    ("retired", "2022/luming-subdistrict.txt", "a/retired"),
    ("notes", "2020/guiyuan-subdistrict.txt", "a/altered"),
  ]

  /// Rules of the test's own: those of the project change.
  private static let rules = [
    "a/balance": """
    每列: 表三
    要求: 新收 + 上年结转 = 办理总计 + 结转下年
    报文: "{列}：{左边} 与 {右边} 相差 {相差}"
    """,
    "a/said": """
    取: {从: 章 一, 收到数: '申请<件数>'}
    适用: 年度 >= 2021
    要求: 收到数 = 表三[新收,总计] 或 收到数 = 表三[新收,总计] + 表三[上年结转,总计]
    """,
    "a/placeholder": "每处: {在: 全文, 找: '待补充'}\n要求: 不得出现",
    "a/public-total": "每行: 表二\n要求: 公开总数 >= 新公开",
    "a/new-rules": "要求: 表二[规章,新制作] >= 0",
    "a/no-table": "适用: 年度 >= 2019 且 非 存在(表三)\n要求: 年度 < 2019",
    "a/one-row": "每行: 表二\n适用: 行 = 规章\n要求: 制发 >= 0",
    "a/words": "要求: not matches(text(report), words with-other-places)",
    "a/altered": "每注: 标签改写\n要求: 注.轻重 != 虚字",
    "a/retired": "停用: 本地不要求\n要求: 匹配(文件, /签发/)",
    "b/late": """
    令: {期限: "日期(年度 + 1, 1, 31)"}
    适用: 机关类型 = 部门 且 非 匹配(标题, /管委会/)
    要求: 公布日期 <= 期限
    """,
    "b/late-town": """
    令: {期限: "日期(年度 + 1, 1, 31)"}
    适用: 机关类型 属于 [街道, 乡镇]
    要求: 公布日期 <= 期限 且 (非 存在(成文日期) 或 成文日期 <= 期限)
    """,
  ]

  private static let ofProject: Auditor? = {
    let rules = try? RulesFolder(projectFolder.appendingPathComponent("rules").path)
    return rules.flatMap { try? Auditor(Rulebook($0, keepsWording: true)) }
  }()

  private static let ofTest: Auditor? = {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("gouji-\(UUID().uuidString)")
    defer { try? files.removeItem(at: folder) }
    do {
      try files.copyItem(at: projectFolder.appendingPathComponent("rules"), to: folder)
      try files.removeItem(at: folder.appendingPathComponent("checks"))
      for (id, body) in rules {
        let file = folder.appendingPathComponent("checks/\(id).yaml")
        try files.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try "名称: 规则 \(id)\n级别: 一般\n\(body)\n例: 无\n".write(
          to: file, atomically: true, encoding: .utf8)
      }
      return try Auditor(Rulebook(RulesFolder(folder.path), keepsWording: true))
    } catch {
      Issue.record(error)
      return nil
    }
  }()

  private func explanation(_ report: String, _ rule: String) throws -> Explanation {
    let auditor = try #require(Self.ofTest)
    let path = projectFolder.appendingPathComponent("reports/\(report)").path
    var told = try auditor.explain(ReportInputs([path]), by: auditor.rules(like: rule))
    told.path = "reports/\(report)"
    return told
  }

  @Test(arguments: cases)
  func verdictAndGrounds(name: String, report: String, rule: String) throws {
    var page = OutputBuffer()
    TextExplanationRenderer(style: TextStyle(isColoured: false)).render(
      try explanation(report, rule), into: &page)
    try expectGolden(String(decoding: page.bytes, as: UTF8.self), "explain-\(name).txt")
  }

  /// `other` and `places` are words of the language elsewhere.
  @Test func namesOfWordListsStayAsTheyAre() throws {
    var page = OutputBuffer()
    TextExplanationRenderer(style: TextStyle(isColoured: false)).render(
      try explanation("2022/luming-subdistrict.txt", "a/words"), into: &page)
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("词表 with-other-places"))
  }

  @Test func aRuleFromATemplateIsShownWithIt() throws {
    let folder = try RulesFolder(projectFolder.appendingPathComponent("rules").path)
    let rulebook = Rulebook(folder, keepsWording: true)
    var page = OutputBuffer()
    let plain = TextStyle(isColoured: false)
    #expect(rulebook.describe("table3/negative", style: plain, into: &page) == .described)
    let lines = String(decoding: page.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains("要求  格 ≥ 0"))
    #expect(lines.contains("模板  templates/negative.yaml"))
    #expect(lines.contains("  │ require: ${要求}"))
  }

  @Test func asJSON() throws {
    var page = OutputBuffer()
    JSONExplanationRenderer().render(
      try explanation("2022/liujin-housing-bureau.txt", "a/said"), into: &page)
    try expectGolden(String(decoding: page.bytes, as: UTF8.self), "explain.json")
  }

  /// The explanation is the audit: the verdicts of all rules on all samples agree.
  @Test func verdictsAreThoseOfTheAudit() throws {
    let auditor = try #require(Self.ofProject)
    let reports = ["2020/nanping-water-bureau.txt", "2022/liujin-housing-bureau.txt"]
    for report in reports {
      let path = projectFolder.appendingPathComponent("reports/\(report)").path
      let told = try auditor.explain(ReportInputs([path]), by: auditor.rules.rules)
      var place = auditor.workplaces.make()
      var files: [AuditedFile?] = []
      auditor.audit(ReportInputs([path]).inputs[...], at: &place, withDigest: false) {
        files.append($0)
      }
      let file = try #require(files.first)
      guard case .audited(let audit)? = file?.outcome else {
        Issue.record("\(report) unread")
        continue
      }
      var counts = VerdictCounts()
      for rule in told.rules { counts.add(rule.verdict) }
      #expect(counts == audit.checks)
      let failed = told.rules.flatMap { rule in
        rule.instances.filter { $0.verdict == .failed }.map { "\(rule.id) \($0.name)" }
      }
      let found = audit.findings.map { "\(auditor.rules.rules[$0.rule].id) \($0.instance)" }
      #expect(failed.sorted() == found.sorted())
    }
  }
}
