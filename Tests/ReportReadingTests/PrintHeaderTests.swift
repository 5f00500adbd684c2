import AuditModel
import Testing

@testable import ReportReading

/// What a browser prints above a page is neither title nor day of publication.
struct PrintHeaderTests {
  private static let title = "青岚市望海区教育局2021年政府信息公开工作年度报告"
  private func read(_ head: String, tail: String = "") throws -> Report {
    try ProjectRules.current.read(head: head, tail: tail)
  }

  static let headers = [
    "2026/11/21 23:31", "11/21/26, 11:31 PM", "2026/11/21 下午11:31", "2026年11月21日 星期六 23:31",
    "21.11.2026, 23:31:05", "2026-11-21 23:31", "file:///home/user/report.html",
    "https://www.example.invalid/2026-11-21/1.html",
    "2026/11/21 23:31 https://www.example.invalid/1",
  ]

  @Test(arguments: headers, [" ", "           ", "\n", "\n\n"])
  func headerIsNoPartOfTheTitle(header: String, gap: String) throws {
    let report = try read(header + gap + Self.title, tail: "青岚市望海区教育局\n2022年1月18日")
    #expect(report.title.map(report.text) == Self.title)
    #expect(report.agency == "青岚市望海区教育局")
    #expect(report.agencyKind != .unknown)
    #expect(report.year == 2021)
    #expect(report.published == nil)
    #expect(report.signed?.description == "2022-01-18")
  }

  @Test func headerIsNoPartOfATitleOverTwoLines() throws {
    let report = try read("2026/11/21 23:31   青岚市望海区教育局2021年政府信息公开工作年\n度报告")
    #expect(report.agency == "青岚市望海区教育局")
    #expect(report.year == 2021)
  }

  @Test func titleThatBeginsWithAYearKeepsIt() throws {
    let title = "2021年青岚市教育局政府信息公开工作年度报告"
    let report = try read(title)
    #expect(report.title.map(report.text) == title)
    #expect(report.agency == "青岚市教育局")
    #expect(report.year == 2021)
  }

  @Test(arguments: [
    "\u{0C}2026/11/21 23:31", "2026/11/21 23:31     " + Self.title,
    "2026/11/21 23:31   https://www.example.invalid/1.html",
  ])
  func headerOfTheLastPageIsNoDayOfPublication(header: String) throws {
    for tail in ["青岚市望海区教育局\n2022年1月18日\n" + header, header + "\n青岚市望海区教育局\n2022年1月18日"] {
      #expect(try read(Self.title, tail: tail).published == nil)
    }
  }

  @Test(
    arguments: [
      (title + "\n2022-01-28 10:22", "2022-01-28"),
      ("2026/11/21 23:31\n" + title + "\n2022-01-28 10:22 来源：区教育局", "2022-01-28"),
      ("2026/11/21 23:31\n" + title + "\n发布日期：2022-01-28", "2022-01-28"),
      ("2026/11/21 23:31   " + title + "\n" + title + "\n2022-01-28 10:22", "2022-01-28"),
      ("2022-01-28 10:22 来源：区教育局\n" + title, "2022-01-28"),
      ("2022-01-28 10:22\n" + title, nil),
    ] as [(String, String?)])
  func pagesKeepTheirDayOfPublication(head: String, published: String?) throws {
    #expect(try read(head).published?.description == published)
  }
}
