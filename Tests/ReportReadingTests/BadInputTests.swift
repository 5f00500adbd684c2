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

  /// Four times the text may cost four times the work, not sixteen times. Only a text of some size is
  /// timed, and the best of three tries counts, so that a busy machine does not fail the test.
  @Test(arguments: garbage.indices)
  func garbageTakesLinearTime(index: Int) throws {
    let (name, start, unit) = Self.garbage[index]
    let clock = ContinuousClock()
    func time(_ size: Int) throws -> Duration {
      let repeated = String(repeating: unit, count: size / unit.utf8.count)
      let bytes = Array((start + repeated + "\n六、其他需要报告的事项\n无\n").utf8)
      return try (0..<3).map { _ in try clock.measure { _ = try rules.read(bytes) } }.min() ?? .zero
    }
    let small = try time(25_000)
    let large = try time(100_000)
    #expect(large < small * 9 + .milliseconds(50), "\(name): \(small), then \(large)")
  }
}
