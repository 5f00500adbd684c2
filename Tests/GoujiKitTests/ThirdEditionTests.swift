import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// A new edition of the form is a file, and rules for it are files: no Swift knows of either.
struct ThirdEditionTests {
  let folder: TemporaryFolder
  let rules: String

  init() throws {
    folder = try TemporaryFolder()
    rules = try folder.copyRules()
    try FileManager.default.copyItem(
      at: projectFolder.appendingPathComponent("Tests/ReportReadingTests/Fixtures/2031.yaml"),
      to: URL(fileURLWithPath: rules + "/forms/2031.yaml"))
    try folder.file("rules/checks/third/balance.yaml", Array(Self.balance.utf8))
  }

  static let balance = """
    title: 收到等于办结加在办
    severity: serious
    basis: 虚构函〔2031〕1号附件
    each column: 表三
    require: 收到 = 办结总计 + 在办
    hint: 核对三项。
    examples:
      pass: 收到 5, 办结总计 4, 在办 1
      fail: 收到 5, 办结总计 4, 在办 2 -> right 6
    """

  static func report(pending: Int) -> String {
    """
    云河市档案局2031年政府信息公开工作年度报告

    一、总体情况
    （一）主动公开。公开信息12条。（二）依申请公开。收到申请5件，办结4件。（三）政府信息管理。公文属性逐件审核。
    公开目录随机构职责调整当月更新，过期文件标明失效日期后移入历史库。每件答复书由承办人和审核人双签，说明理由、依据和救济途径。
    （四）平台建设。网站栏目改版，检索可按年份和主题筛选，手机上也能正常阅读；查阅点配齐公开指南和目录的纸本。
    （五）监督保障。全年培训两次，以真实答复书为教材逐段讨论；公开工作纳入考核，结果按季通报，得分靠后的科室当面说明原因。
    二、主动公开政府信息情况
    制度文件 | | |
    信息类别 | 年内起草件数 | 年内备案件数 |
    公开章程 | 2 | 1 |
    公开指南 | 3 | 3 |
    数据开放 | | | |
    信息类别 | 开放数据集个数 | 接口调用增减 | 授权运营收入（万元） |
    政务数据资源 | 5 | -2 | 1.5 |
    公共数据资源 | 0 | 0 | 0 |
    三、收到和处理政府信息公开申请情况
    （本列数据：第一项等于第二项与第三项之和） | 境内申请人 | | 境外申请人 | 全部合计 |
    | 居民 | 法人单位 | | |
    一、全年收到申请 | 4 | 1 | 0 | 5 |
    二、全年办结申请 | （一）全部提供 | 3 | 1 | 0 | 4 |
    （二）拒绝提供 | 1.涉及保密 | 0 | 0 | 0 | 0 |
    2.涉及隐私 | 0 | 0 | 0 | 0 |
    （三）办结总计 | 3 | 1 | 0 | 4 |
    三、年末在办申请 | \(pending) | 0 | 0 | \(pending) |
    四、政府信息公开行政复议、行政诉讼情况
    监察投诉 | 上级复核 | | | | | | | |
    支持机关 | 撤销决定 | 案件总数 | 首次复核 | | | 再次复核 | | |
    支持机关 | 撤销决定 | 案件总数 | 支持机关 | 撤销决定 | 案件总数 |
    0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
    五、存在的主要问题及改进情况
    公开内容与公众需求还有差距，下一步逐项征求意见后调整目录。
    六、其他需要报告的事项
    本年度没有收取信息处理费。

    云河市档案局
    2032年1月12日
    """
  }

  private func audit(_ text: String) throws -> [[String: Any]] {
    let rulebook = Rulebook(try RulesFolder(rules))
    #expect(rulebook.problems.isEmpty)
    let set = try #require(rulebook.rules)
    var inputs = ReportInputs([try folder.file("in/report.txt", Array(text.utf8))])
    let output = "\(folder.path)/out"
    let file = try OutputFile(path: output, besides: &inputs)
    let auditor = try #require(try Auditor(rulebook))
    _ = try auditor.audit(
      inputs, with: JSONAuditRenderer(rulebook.context(with: set, isDigested: false)),
      into: file, jobs: 1)
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: output)))
    let audit = try #require(json as? [String: Any])
    return try #require(audit["reports"] as? [[String: Any]])
  }

  @Test func aCleanReportOfItIsReadWholeAndStaysSilent() throws {
    let report = try audit(Self.report(pending: 1))[0]
    let edition = try #require(report["edition"] as? [String: Any])
    #expect(edition["expected"] as? String == "2031")
    #expect(edition["detected"] as? String == "2031")
    let coverage = try #require(report["coverage"] as? [String: [String: Int]])
    #expect(coverage["cells"]?["number"] == coverage["cells"]?["expected"])
    #expect(coverage["cells"]?["expected"] == 43)
    #expect((report["findings"] as? [Any])?.count == 0)
    #expect(report["grade"] as? String == "优秀")
  }

  @Test func aBrokenIdentityOfItIsFoundWithAllItsCells() throws {
    let findings = try #require(
      try audit(Self.report(pending: 2))[0]["findings"] as? [[String: Any]])
    #expect(findings.compactMap { $0["rule"] as? String } == ["third/balance", "third/balance"])
    #expect(findings.compactMap { $0["instance"] as? String } == ["居民", "合计列"])
    let cells = try #require(findings[0]["cells"] as? [[String: Any]])
    #expect(
      Set(cells.compactMap { $0["ref"] as? String })
        == ["表三[收到,居民]", "表三[办结总计,居民]", "表三[在办,居民]"])
  }
}
