import AuditModel
import TestSupport
import Testing

@testable import AuditEngine

/// Which patterns need not be tried is told rightly, however the sections stand.
struct LiteralScanTests {
  private static let words = ["社会评议", "信息处理费", "责任追究"]
  private static let slots: [SectionOperand] =
    [.text(.report), .text(.raw), .text(.preamble), .text(.file)] + (0..<6).map { .section($0) }

  @Test func everyTextIsSearchedAsIfThereWereNoScan() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<60 {
      let report = Self.report(&random)
      for slot in Self.slots {
        for (number, word) in Self.words.enumerated() {
          let rule = rule("t/find", require: .matches(.sectionText(slot), pattern: number))
          let verdict = try verdict(rule, report, patterns: Self.words)
          let texts = Self.texts(slot, report)
          let expected: Verdict =
            texts.joined().isEmpty
            ? .undecided(.noText) : texts.contains { $0.contains(word) } ? .passed : .failed
          #expect(
            verdict == expected,
            "\(word) in \(slot) of \(String(decoding: report.source, as: UTF8.self))")
        }
      }
    }
  }

  /// Of a pattern that is a mere choice of literals, the hits tell what a search would: in any part of a text, and
  /// nothing of what was not looked through.
  @Test func literalsTellFindsInParts() {
    let plain = [
      "甲乙": ["甲乙"], "甲乙|丙丙": ["甲乙", "丙丙"], "乙丙甲|甲甲": ["乙丙甲", "甲甲"], "(甲)": ["甲"],
      "乙(?:甲|丙)?": ["乙"], "[甲乙]丙": ["甲丙", "乙丙"],
    ]
    let others = [
      "甲.乙", "甲|", "甲(?=乙)", "(?<!乙)甲", "^甲", "(?>甲|甲乙)丙", "(?:甲乙)?+甲丙", "甲(?:丙|\\b)",
    ]
    let patterns = plain.keys.sorted() + others
    let scan = LiteralScan(patterns.map { RulePattern(text: $0) }, ofProse: Set(patterns.indices))
    var random = SeededRandom(seed: 8)
    var told = 0
    for _ in 0..<200 {
      let letters = (0..<12).map { _ in random.pick(["甲", "乙", "丙"]) }
      let hits = LiteralHits(literalCount: scan.literalCount)
      let looked = Array(letters.joined().utf8.prefix(33))
      looked.withUnsafeBufferPointer {
        scan.mark($0, from: 0, slack: 0, as: .section(0), in: hits)
      }
      hits.finish(at: looked.count)
      let (first, last) = (random.below(12), random.below(13))
      let part = min(first, last)..<max(first, last)
      let words = letters[part].joined()
      for (number, pattern) in patterns.enumerated() {
        let found = scan.isFound(number, in: part.lowerBound * 3..<part.upperBound * 3, hits)
        guard let texts = plain[pattern], part.upperBound <= 11 else {
          #expect(found == nil, "\(pattern)")
          continue
        }
        told += 1
        #expect(
          found == texts.contains { words.contains($0) },
          "\(pattern) in \(words) of \(letters.joined())")
      }
    }
    #expect(told > 300)
  }

  /// Sections in any order, some twice, some empty, some paragraphs in none.
  private static func report(_ random: inout SeededRandom) -> Report {
    var report = Report(
      cellCount: officialForms.cellCount, tableCount: officialForms.tables.count)
    report.year = 2022
    func append(_ text: String) -> Range<Int> {
      let start = report.source.count
      report.source += Array(text.utf8)
      defer { report.source.append(0x0A) }
      return start..<report.source.count
    }
    func addParagraphs() {
      for _ in 0..<random.below(3) {
        let word = random.once(in: 3) ? random.pick(words) : "公开"
        report.paragraphs.append(append("本年 度\(word)，已经 完成。"))
      }
    }
    addParagraphs()
    report.preamble = 0..<report.paragraphs.count
    for _ in 0..<random.below(9) {
      let heading = append("标题")
      let start = report.paragraphs.count
      addParagraphs()
      report.sections.append(
        Report.Section(
          index: random.below(6), heading: heading, body: heading.upperBound..<report.source.count,
          paragraphs: start..<report.paragraphs.count, hasTable: false))
      if random.once(in: 4) { addParagraphs() }
    }
    return report
  }

  private static func texts(_ slot: SectionOperand, _ report: Report) -> [String] {
    switch slot {
    case .text(.report), .text(.raw): return report.paragraphs.map { report.text($0) }
    case .text(.preamble): return report.paragraphs[report.preamble].map { report.text($0) }
    case .section(let number):
      return report.sections.filter { $0.index == number }
        .flatMap { report.paragraphs[$0.paragraphs] }.map { report.text($0) }
    default: return [String(decoding: report.source, as: UTF8.self)]
    }
  }
}
