import AuditModel
import Testing

@testable import ReportReading

/// Files that are no reports, or were made to make reading slow.
struct BadInputTests {
  private let rules = ProjectRules.current

  private func error(_ bytes: [UInt8]) -> ReportReadingError? {
    do {
      _ = try rules.read(bytes)
      return nil
    } catch let error as ReportReadingError {
      return error
    } catch {
      return nil
    }
  }

  @Test(arguments: ["", " ", "\n\n\n", "　\t \r\n", "\u{FEFF}", "\u{FEFF}\n"])
  func emptyFileIsSaidToBeEmpty(text: String) { #expect(error(Array(text.utf8)) == .empty) }

  @Test(arguments: [
    ("一、总体情况\n无\0\n", 2, 2), ("\0", 1, 1), ("一\r\n\0", 2, 1),
  ])
  func nulIsBinary(text: String, line: Int, column: Int) {
    #expect(error(Array(text.utf8)) == .binary(at: SourcePlace(line: line, column: column)))
  }

  @Test(
    arguments: [
      (Array("<!DOCTYPE html>\n<html><body>一、总体情况</body></html>".utf8), .webPage),
      (Array("\u{FEFF}\n <HTML lang=zh>一、总体情况".utf8), .webPage),
      (Array("%PDF-1.7\n%\u{E2}".utf8), .pdf), ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], .archive),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], .compound), (Array("{\\rtf1\\ansi".utf8), .richText),
    ] as [([UInt8], OtherFormat)])
  func otherFormatsAreNamed(bytes: [UInt8], format: OtherFormat) {
    #expect(error(bytes) == .otherFormat(format))
  }

  @Test(arguments: ["<table>", "P", "PK", "<", "%", "{", "\u{EF}"])
  func beginningsOfOtherFormatsAreText(start: String) {
    #expect(error(Array(start.utf8)) == .noReport)
  }

  @Test(
    arguments: [
      ([0xFF], 1), ([0xC0, 0x80], 1), ([0xE4, 0xB8], 1), ([0xED, 0xA0, 0x80], 1),
      ([0xF5, 0x80, 0x80, 0x80], 1),
      ([0xE0, 0x80, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 1), ([0x80], 1), ([0xC4, 0xE3, 0xBA], 1),
    ] as [([UInt8], Int)])
  func brokenUTF8IsToldWithItsPlace(bytes: [UInt8], column: Int) {
    let text = Array("一、总体情况\n一二".utf8) + bytes + Array("三\n".utf8)
    #expect(error(text) == .notUTF8(at: SourcePlace(line: 2, column: column + 2)))
  }

  @Test(arguments: [
    "你好", "a|b|c", "\t1\n\t2\n", "2020年，我局共发布信息30条。", "一二三四五六", "规章制度", "#", "* #", "[bookmark: x]",
  ])
  func otherTextIsNoReport(text: String) { #expect(error(Array(text.utf8)) == .noReport) }

  /// A line that opens a text, and what is repeated behind it.
  private static let garbage: [(name: String, start: String, unit: String)] = [
    ("one line", "一、总体情况\n", "政府信息公开"),
    ("tabs", "二、主动公开政府信息情况\n规章", "\t"),
    ("pipes", "三、收到和处理政府信息公开申请情况\n", "|"),
    ("labels in pipes", "三、收到和处理政府信息公开申请情况\n", "总计|其他|"),
    ("unknown columns", "三、收到和处理政府信息公开申请情况\n自然人|", "小计项目|"),
    ("rows", "二、主动公开政府信息情况\n", "规章|1|2|3|\n不明事项|1|2|3|\n"),
    ("headers and values", "四、政府信息公开行政复议、行政诉讼情况\n", "总计|\n0|\n"),
    ("tab cells", "二、主动公开政府信息情况\n", "\t规章\n"),
    ("broken words", "二、主动公开政府信息情况\n\t规", "\n章"),
    ("headings", "", "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"),
    ("bookmarks", "一、总体情况\n", "[bookmark: x]"),
    ("open bookmarks", "一、总体情况\n", "[bookmark"),
    ("marks", "一、总体情况\n", "#"),
    ("bullets", "一、总体情况\n", "- "),
    ("digits", "一、总体情况\n", "2020年1月"),
    ("days", "一、总体情况\n", "2021年1月1日 "),
    ("names", "一、总体情况\n", "甲乙丙人民政府。"),
    ("blanks", "一、总体情况\n", "　"),
    ("empty lines", "一、总体情况\n", "\r"),
    ("metadata", "", "标题: 甲\n"),
    ("open tables", "三、收到和处理政府信息公开申请情况\n", "<table>\n"),
    ("brackets", "二、主动公开政府信息情况\n规章|", "（"),
  ]

  /// The same within a table that is told by its labels alone, and what stands behind.
  private static let gluedGarbage: [(name: String, start: String, unit: String, end: String)] = [
    ("run of digits", header + label, "1234567891", ""),
    ("run of zeros", header + label, "0", ""),
    ("rows of digits", header, label + "123456789012345678\n", ""),
    ("signs", header + label + "x", "+", "a\n" + row),
    ("words in one line", start, "自然  人  ", "\n新收  1  1  1  1  1  1  1"),
    ("bars in one line", start + "+--+\n|", "ab|", ""),
    ("broken labels", start, "计\t总\n", ""),
    ("page numbers", start + "总计\n", "- 3 -\n12\n", ""),
    ("groups above columns", start + spaced, "法人或其他组织\n自然人\n", spaced),
    ("scraps", start + "自然人 | 总计 |\n", "1 | 2 |\n文\n", ""),
  ]
  private static let start = "三、收到和处理政府信息公开申请情况\n"
  private static let header = start + "自然人商业企业科研机构社会公益组织法律服务机构其他总计\n"
  private static let label = "一、本年新收政府信息公开申请数量"
  private static let row = "二、上年结转政府信息公开申请数量0000000"
  private static let spaced = label + " 1 2 3 4 5 6 7\n"

  @Test(arguments: (garbage.map { ($0.name, $0.start, $0.unit, "") } + gluedGarbage))
  func garbageTakesLinearTime(name: String, start: String, unit: String, end: String) throws {
    // What is glued or set on a page is tried in many ways, each text a little.
    let size = Self.garbage.contains { $0.name == name } ? 25_000 : 10_000
    try expectLinear(name, from: size) { size in
      start + String(repeating: unit, count: size / unit.utf8.count) + end
        + "\n六、其他需要报告的事项\n无\n"
    }
  }

  /// A text that breaks off within its last line, and heads of columns that begin those of the form.
  @Test(arguments: [
    ("brackets", "一、总体情况\n公开12条", "（"), ("clauses", "一、总体情况\n公开12条", "，（其中"),
    ("cut heads", "二、主动公开政府信息情况\n信息内容|", "本年新|"),
  ])
  func brokenTextTakesLinearTime(name: String, start: String, unit: String) throws {
    try expectLinear(name, from: 25_000) { size in
      Self.start + start + String(repeating: unit, count: size / unit.utf8.count)
    }
  }

  /// Each header asks for the lines below it, not for those of all others.
  @Test func manyHeadersTakeLinearTime() throws {
    let table = "| |自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n|2.重复申请|4|0|9|\n"
    try expectLinear("headers", from: 2_000) { count in
      Self.start + String(repeating: table, count: count) + "六、其他需要报告的事项\n无\n"
    }
  }

  /// Four times the text may cost four times the work, not sixteen times. Only a text of some size is timed, and the
  /// best of three tries counts, so that a busy machine does not fail the test.
  private func expectLinear(
    _ name: String, from size: Int, _ text: (Int) -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let clock = ContinuousClock()
    func time(_ size: Int) throws -> Duration {
      let bytes = Array(text(size).utf8)
      return try (0..<3).map { _ in try clock.measure { _ = try rules.read(bytes) } }.min() ?? .zero
    }
    let small = try time(size)
    let large = try time(size * 4)
    #expect(
      large < small * 9 + .milliseconds(50), "\(name): \(small), then \(large)",
      sourceLocation: sourceLocation)
  }
}
