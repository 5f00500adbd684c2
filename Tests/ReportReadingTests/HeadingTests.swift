import AuditModel
import Testing

@testable import ReportReading

/// Which lines open a section, and which only look like it.
struct HeadingTests {
  private static let index = HeadingIndex(ProjectRules.current.catalog)

  private func match(_ line: String) -> HeadingIndex.Match? {
    let bytes = Array(line.utf8)
    return Self.index.match(trimmed(0..<bytes.count, in: bytes.span), in: bytes.span)
  }

  private func section(_ line: String) -> Int? {
    match(line).flatMap { $0.isWeak ? nil : $0.section }
  }

  @Test(arguments: [
    ("一、总体情况", 0), ("一、 总体情况", 0), ("一 、总体情况", 0), ("一.总体情况", 0), ("一．总体情况", 0), ("一，总体情况", 0),
    ("一　总体情况", 0), ("一 总体情况", 0), ("总体情况", 0), ("第一部分 总体情况", 0), ("第一部分：总体情况", 0), ("一、总体情况：", 0),
    ("一、总体情况。", 0), ("一、政府信息公开工作的总体情况", 0), ("一、概述", 0), ("一、 总 体 情 况", 0), ("一、总　体　情　况", 0),
    ("二、主动公开政府信息情况", 1), ("二、主动公开政府信息的情况", 1), ("三、收到和处理政府信息公开申请情况", 2),
    ("三、收到和处理政府信息公开申请的情况", 2), ("四、政府信息公开行政复议、行政诉讼情况", 3),
    ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 3), ("四、政府信息公开行政复议行政诉讼情况", 3),
    ("五、存在的主要问题及改进情况", 4), ("五、存在问题及改进情况", 4), ("五、政府信息公开工作存在的主要问题及改进情况", 4),
    ("五、存在的主要问题以及改进情况", 4), ("六、其他需要报告的事项", 5), ("六、其它需要报告的事项", 5), ("六、其他需要报告的事项：无", 5),
    ("六、其他需要报告的事项 无", 5), ("六、其他需要报告的事项。无。", 5), ("七、其他需要报告的事项", 5),
  ])
  func headingOpensItsSection(line: String, expected: Int) { #expect(section(line) == expected) }

  @Test(arguments: [
    "（一）总体情况", "(一) 总体情况", "1.总体情况", "1、主动公开情况", "（二）主动公开政府信息情况", "①总体情况", "主动公开情况", "基本情况",
    "一是主动公开方面", "一、加强组织领导", "二、完善工作机制", "三、强化监督保障", "五、下一步工作打算", "一、存在的问题", "二、改进措施",
    "六、加强队伍建设", "一、主要问题", "总体情况良好", "全文包括总体情况、主动公开政府信息情况", "其他需要报告的事项无", "概述",
    "第一，总体情况", "第二十条第（一）项", "二、本年度共发布信息30条。", "三、本年度办理结果", "四、结转下年度继续办理",
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "一般情况",
  ])
  func otherLinesOpenNone(line: String) { #expect(section(line) == nil) }

  static let ends: [(paragraph: String, section: Int?)] = [
    ("存在的问题已经整改。六、其他需要报告的事项", 5), ("公开12条。二、主动公开政府信息情况", 1),
    ("存在的问题已经整改。 六、其他需要报告的事项", 5), ("公开12条。　二、主动公开政府信息情况", 1),
    // A mention of the section, and words that go on.
    ("收费情况见六、其他需要报告的事项", nil), ("收费情况见 六、其他需要报告的事项", nil),
    ("已经整改。六、其他需要报告的事项无。", nil), ("六、其他需要报告的事项", nil),
  ]

  @Test(arguments: ends)
  func headingBehindTheTextOfAParagraph(paragraph: String, section: Int?) {
    let bytes = Array(paragraph.utf8)
    let found = Self.index.headingBehindText(0..<bytes.count, in: bytes.span)
    #expect(found?.section == section)
    #expect(found.map { bytes[$0.text.lowerBound...].count < bytes.count } ?? true)
  }

  /// An official title numbered as parts of a section are counts only where nothing heads the section better.
  @Test(arguments: [("（五）存在的主要问题及改进情况", 4), ("5、存在的主要问题及改进情况", 4), ("1.总体情况", 0)])
  func otherNumbersHeadWeakly(line: String, expected: Int) {
    #expect(match(line)?.section == expected)
    #expect(match(line)?.isWeak == true)
  }

  /// Of a number that is lost the 、 is left.
  @Test(arguments: [
    ("、总体情况", 0), ("、行政机关收到和处理政府信息公开申请情况", 2), ("、存在的不足", 4), ("、其他", nil), ("、总体情况良好", nil),
    ("，总体情况", nil),
  ])
  func headingBehindALostNumber(line: String, expected: Int?) {
    #expect(match(line)?.section == expected)
  }

  /// What prose may head its parts with too heads a section where it has the section's number.
  @Test(arguments: [
    ("六、其他", 5), ("六、其他：无", 5), ("四、复议、诉讼情况", 3), ("五、问题与下一步打算", 4), ("三、收到和处理申请情况", 2),
    ("五、下一步工作打算", 4), ("二、主动公开", 1),
  ])
  func shortTitlesHeadWeakly(line: String, expected: Int) {
    #expect(match(line)?.section == expected)
    #expect(match(line)?.isWeak == true)
  }

  @Test(arguments: ["（一）存在的主要问题及改进情况", "2.总体情况", "（五）存在的不足"])
  func otherNumbersMustAgreeAndTitlesBeOfficial(line: String) {
    #expect(match(line)?.section == nil)
  }
}
