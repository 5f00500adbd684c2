import AuditModel
import Testing

@testable import ReportReading

/// Tables of a page below sentences of their section, and below labels that touch.
struct ProseAboveTableTests {
  private let rules = ProjectRules.current

  private static let table4 = """
    行政复议 行政诉讼
    未经复议直接起诉 复议后起诉
    结 结 其 尚
    结 结 其 尚 结 结 其 尚
    果 果 他 未
    总计 果 果 他 未 总 果 果 他 未 总
    维 纠 结 审
    维 纠 结 审 计 维 纠 结 审 计
    持 正 果 结
    持 正 果 结 持 正 果 结
    3 1 0 2 6 0 1 0 0 1 2 0 0 0 2
    """

  @Test(arguments: [
    "", "2021 年,我局依法公开政府信息,\n未出现申请行政复议、提起行政诉讼的情况。\n", "全年没有行政诉讼案件。\n情况如下表。\n",
  ])
  func sentencesAboveATable(prose: String) throws {
    let report = try rules.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      四、政府信息公开行政复议、行政诉讼情况
      \(prose)\(Self.table4)
      五、存在的主要问题及改进情况
      无。
      """)
    #expect(try rules.figure(report, "表四[复议,尚未审结]") == "2")
    #expect(try rules.figure(report, "表四[直接起诉,结果纠正]") == "1")
    #expect(try rules.figure(report, "表四[复议后起诉,总计]") == "2")
  }

  /// The labels of two columns touch: 总计商.
  @Test func oneLetterMayTouchALabel() throws {
    let report = try rules.read(
      table3: """
        申请人情况
        自然人
        法人或其他组织
        总计商 业 企
        业
        科研机
        构
        社会公益
        组织
        法 律 服 务
        机构
        其他
        一、本年新收政府信息公开申请数量 21 2 0 3 4 5 35
        二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1
        三、
        本
        年
        度
        办
        理
        结
        果
        （一）予以公开 11 2 0 0 4 5 22
        （二）部分公开（区分处理的，只计这一情
        形，不计其他情形） 1 0 0 0 0 0 1
        （三）不
        予公开
        1.属于国家秘密 0 0 0 0 0 0 0
        2.其他法律行政法规禁止公开 0 0 0 3 0 0 3
        3.危及“三安全一稳定” 0 0 0 0 0 0 0
        4.保护第三方合法权益 0 0 0 0 0 0 0
        5.属于三类内部事务信息 0 0 0 0 0 0 0
        6.属于四类过程性信息 4 0 0 0 0 0 4
        7.属于行政执法案卷 0 0 0 0 0 0 0
        8.属于行政查询事项 0 0 0 0 0 0 0
        （四）无 1.本机关不掌握相关政府信息 2 0 0 0 0 0 2
        """)
    #expect(try rules.figures(report, "新收") == ["21", "2", "0", "3", "4", "5", "35"])
    #expect(try rules.figures(report, "予以公开") == ["11", "2", "0", "0", "4", "5", "22"])
  }
}
