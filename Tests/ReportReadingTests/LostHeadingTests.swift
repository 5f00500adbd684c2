import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// Headings amid paragraphs, where the ends of lines were lost.
struct LostHeadingTests {
  private func sections(_ body: String) throws -> [String] {
    let report = try ProjectRules.current.read(
      """
      清溪区教育局2021年政府信息公开工作年度报告
      一、总体情况
      本年度认真落实条例。
      \(body)
      """)
    return report.sections.map { section in
      "\(section.index + 1):"
        + report.paragraphs[section.paragraphs].map { report.text($0) }.joined(separator: "/")
    }
  }

  static let lost: [(body: String, sections: [String])] = [
    // The last two headings, each behind a sentence.
    (
      "五、存在的主要问题及改进情况\n栏目更新不快。已经整改。 六、其他需要报告的事项 无收费情况。",
      ["1:本年度认真落实条例。", "5:栏目更新不快。已经整改。", "6:无收费情况。"]
    ),
    // The text straight behind the heading.
    (
      "五、存在的主要问题及改进情况2021年仍有短板，已经整改。\n六、其他需要报告的事项\n无。",
      ["1:本年度认真落实条例。", "5:2021年仍有短板，已经整改。", "6:无。"]
    ),
    (
      "公开信息12条。五、存在的主要问题及改进情况 不足已经整改。 六、其他需要报告的事项2021年没有收费。",
      ["1:本年度认真落实条例。/公开信息12条。", "5:不足已经整改。", "6:2021年没有收费。"]
    ),
  ]

  @Test(arguments: lost)
  func headingsOpenTheirSections(body: String, expected: [String]) throws {
    #expect(try sections(body) == expected)
  }

  @Test(arguments: [
    // Mentions, not headings.
    "收费情况见六、其他需要报告的事项。\n五、存在的主要问题及改进情况\n不足已经整改。",
    "本报告的五、存在的主要问题及改进情况已经写明。",
    "收费情况已经通报。六、其他需要报告的事项中说明了收费。\n五、存在的主要问题及改进情况\n不足已经整改。",
    "收费情况已经通报。六、其他需要报告的事项，另行说明。\n五、存在的主要问题及改进情况\n不足已经整改。",
    // Out of its order.
    "五、存在的主要问题及改进情况\n不足已经整改。四、政府信息公开行政复议、行政诉讼情况 无。",
  ])
  func mentionsOpenNone(body: String) throws {
    let opened = try sections(body).map { $0.prefix(1) }
    #expect(opened == (body.contains("\n") ? ["1", "5"] : ["1"]))
  }
}
