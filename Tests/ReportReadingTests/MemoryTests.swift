import AuditModel
import Foundation
import TestSupport
import Testing

@testable import ReportReading

/// What was read before never changes how a report reads.
struct MemoryTests {
  private let rules = ProjectRules.current

  /// `GOUJI_FORMS=20000` tries more of them.
  private static let changesOfEach =
    ProcessInfo.processInfo.environment["GOUJI_FORMS"].flatMap { Int($0).map { $0 / 100 } } ?? 40

  private func read(_ bytes: [UInt8], _ memory: inout ReadingMemory) -> Result<
    Report, ReportReadingError
  > {
    var report = Report(
      cellCount: rules.catalog.cellCount, tableCount: rules.catalog.tables.count)
    do throws(ReportReadingError) {
      try rules.reader.read(bytes, into: &report, with: &memory)
      return .success(report)
    } catch {
      return .failure(error)
    }
  }

  private func isSame(
    _ a: Result<Report, ReportReadingError>, _ b: Result<Report, ReportReadingError>
  ) -> Bool {
    switch (a, b) {
    case (.success(let a), .success(let b)): a == b
    case (.failure(let a), .failure(let b)): "\(a)" == "\(b)"
    default: false
    }
  }

  /// Reads all of `texts` with one memory, and each with a new one.
  ///
  /// - Returns: how many tables were recognised as a whole.
  private func expectSame(_ texts: [[UInt8]], _ label: String) -> Int {
    var memory = ReadingMemory()
    var known = 0
    for (number, text) in texts.enumerated() {
      var new = ReadingMemory()
      let afresh = read(text, &new)
      let again = read(text, &memory)
      known += memory.scan.placements.count
      if isSame(again, afresh) { continue }
      let differences = zip("\(again)".split(separator: ","), "\(afresh)".split(separator: ","))
        .filter { $0 != $1 }.prefix(5)
      Issue.record("\(label) #\(number): \(Array(differences))")
      return known
    }
    return known
  }

  /// Samples in every layout, with figures, labels, lines and headings changed at random.
  @Test func changedSamplesReadTheSame() throws {
    var known = 0
    let folder = projectFolder.appendingPathComponent("reports")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    )
    .compactMap { $0 as? URL }.filter { $0.pathExtension == "txt" }
    for file in files {
      let sample = [UInt8](try Data(contentsOf: file))
      var random = SeededRandom(seed: sample.count)
      var texts = [sample]
      for _ in 0..<Self.changesOfEach {
        texts.append(TextChange.some(of: sample, &random))
      }
      known += expectSame(texts, file.lastPathComponent)
    }
    #expect(known > Self.changesOfEach * 10)
  }

  /// Forms of several editions and layouts, one after the other.
  @Test func mixedFormsReadTheSame() throws {
    var texts: [[UInt8]] = []
    for seed in 0..<60 {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: seed % 2,
        kind: PrintedReport.Kind.allCases[seed / 2 % PrintedReport.Kind.allCases.count],
        seed: seed, variety: seed % 3 == 0)
      printed.print(variety: seed % 3 == 0)
      texts.append(printed.bytes)
    }
    #expect(expectSame(texts + texts.reversed(), "forms") > 60)
  }
}

/// Changes such as agencies and converters make.
private enum TextChange {
  static func some(of text: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var text = text
    for _ in 0..<(1 + random.below(3)) where !text.isEmpty { change(&text, &random) }
    return text
  }

  private static func change(_ text: inout [UInt8], _ random: inout SeededRandom) {
    switch random.below(12) {
    case 0...4: changeFigure(in: &text, &random)
    case 10, 11: insertPiece(into: &text, &random)
    case 5: text.remove(at: random.below(text.count))
    case 6: changeLines(of: &text, &random) { lines, i, _ in lines.remove(at: i) }
    case 7: changeLines(of: &text, &random) { lines, i, _ in lines.insert(lines[i], at: i) }
    case 8: changeLines(of: &text, &random) { lines, i, k in lines.swapAt(i, k) }
    default: changeYear(in: &text, &random)
    }
  }

  private static func changeFigure(in text: inout [UInt8], _ random: inout SeededRandom) {
    let start = random.below(text.count)
    guard let low = text[start...].firstIndex(where: { $0 &- 0x30 <= 9 }) else { return }
    let high = text[low...].firstIndex { $0 &- 0x30 > 9 } ?? text.count
    let texts = [
      "0", "7", "12", "345", "1234567890", "1234567890123456789", "-3", "+5", "1.50", "007", "",
      "/",
      "—", "3件", "1,234", "约9", "１", "2.", "..", "1-2", "0 0", " 4", "三",
    ]
    text.replaceSubrange(low..<high, with: random.pick(texts).utf8)
  }

  private static func insertPiece(into text: inout [UInt8], _ random: inout SeededRandom) {
    let pieces = [
      "|", "||", "\t", "\n", "\r\n", "\n\n", "#", "[bookmark: x]", "一、", "（一）", "1.", "总计", "其他",
      "自然人",
      "二、上年结转政府信息公开申请数量", "（七）总计", "结果维持", "行政复议", "---|---", "（六）其他处理", "规章", "\u{FEFF}", "　",
      "\n一、总体情况\n", "\n三、收到和处理政府信息公开申请情况\n",
    ]
    var place = random.below(text.count)
    // Not into the middle of a character.
    while place > 0, text[place] & 0xC0 == 0x80 { place -= 1 }
    text.insert(contentsOf: random.pick(pieces).utf8, at: place)
  }

  private static func changeLines(
    of text: inout [UInt8], _ random: inout SeededRandom,
    _ change: (inout [ArraySlice<UInt8>], Int, Int) -> Void
  ) {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    change(&lines, random.below(lines.count), random.below(lines.count))
    text = Array(lines.joined(separator: [0x0A]))
  }

  private static func changeYear(in text: inout [UInt8], _ random: inout SeededRandom) {
    let years = (2018...2025).map(String.init)
    var all = String(decoding: text, as: UTF8.self)
    let old = random.pick(years)
    all = all.replacingOccurrences(of: old, with: random.pick(years))
    text = Array(all.utf8)
  }
}
