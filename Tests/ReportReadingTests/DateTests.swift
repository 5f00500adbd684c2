import AuditModel
import Testing

@testable import ReportReading

/// Dates, periods and years as agencies print them.
struct DateTests {
  @Test(arguments: [
    ("2021年1月13日", "2021-01-13"), ("2021 年 1 月 13 日", "2021-01-13"), ("2021-01-13", "2021-01-13"),
    ("2021.1.13", "2021-01-13"), ("2021/1/13", "2021-01-13"), ("２０２１年１月１３日", "2021-01-13"),
    ("二〇二一年一月十三日", "2021-01-13"), ("二○二一年一月十三日", "2021-01-13"),
    ("二零二二年十二月三十一日", "2022-12-31"), ("二〇二二年十月二十日", "2022-10-20"),
    ("（2021年1月13日）", "2021-01-13"), ("(2021-01-13)", "2021-01-13"), ("2021年1月13号", "2021-01-13"),
    ("20211月13日", "2021-01-13"), ("202112月31日", "2021-12-31"), ("202101月13日", "2021-01-13"),
    ("2021年元月13日", "2021-01-13"), ("二〇二一年元月十三日", "2021-01-13"),
  ])
  func wholeDateIsRead(printed: String, date: String) {
    let bytes = Array(printed.utf8)
    #expect(wholeDate(0..<bytes.count, in: bytes.span)?.description == date)
  }

  @Test(arguments: [
    "2021年2月30日", "2021年13月1日", "20251231日", "20250月1日", "202513月1日", "2021年", "2021年1月", "1月13日",
    "于2021年1月13日",
    "2021年1月13日发布", "", "13", "二〇二一年", "2021-1-13-4", "2021年十三五月1日",
  ])
  func noWholeDate(printed: String) {
    let bytes = Array(printed.utf8)
    #expect(wholeDate(0..<bytes.count, in: bytes.span) == nil)
  }

  @Test(
    arguments: [
      ("统计期限自2020年1月1日起至2020年12月31日止", "2020-01-01", "2020-12-31"),
      ("数据统计期限从2020年1月1日到12月31日止", "2020-01-01", "2020-12-31"),
      ("期限为2023年1月1日至12月31日", "2023-01-01", "2023-12-31"),
      ("2023.1.1-2023.12.31", "2023-01-01", "2023-12-31"),
      ("2023年1月1日—12月31日", "2023-01-01", "2023-12-31"),
      ("2023年1月1日开始，至2023年12月31日", nil, nil), ("截至2021年12月31日", nil, nil),
      ("自7月1日起，2020年1月1日起至12月31日止", "2020-01-01", "2020-12-31"),
      ("依据2019年5月15日施行的条例，统计自2020年1月1日至2020年12月31日", "2020-01-01", "2020-12-31"),
      ("没有期限", nil, nil), ("二〇二〇年一月一日至十二月三十一日", "2020-01-01", "2020-12-31"),
    ] as [(String, String?, String?)])
  func periodIsRead(printed: String, from: String?, to: String?) {
    let bytes = Array(printed.utf8)
    let period = firstPeriod(in: 0..<bytes.count, of: bytes.span)
    #expect(period?.from.description == from)
    #expect(period?.to.description == to)
  }

  @Test(arguments: [
    "发布日期 | 2023-01-30 |", "| 发布日期 | 2023-01-30 |", "索引号 | a-71 | 公开日期 | 2023-01-30",
    "发布日期\t2023-01-30",
  ])
  func dayInATableAboveTheReportIsRead(line: String) throws {
    let report = try ProjectRules.current.read(
      head: "索引号 | a-71 | 文号 | |\n\(line)\n安原县白石镇2022年政府信息公开工作年度报告")
    #expect(report.published?.description == "2023-01-30")
  }

  /// Behind the way through a site and its links, a day that a name stands before.
  @Test(arguments: [("公开日期：2023-01-30", true), ("2023-01-30 10:22", false)])
  func dayFarAboveTheReportHasAName(line: String, isRead: Bool) throws {
    let links = (1...13).map { "链接\($0)" }.joined(separator: "\n")
    let report = try ProjectRules.current.read(
      head: "\(links)\n\(line)\n安原县白石镇2022年政府信息公开工作年度报告")
    #expect(report.published?.description == (isRead ? "2023-01-30" : nil))
  }
}
