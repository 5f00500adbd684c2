import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// Tables between pipes whose rows follow one another without a line end, here and there or throughout.
struct RunTogetherTests {
  private let rules = ProjectRules.current

  /// A report with a row on each line, and the same with line ends left out between rows, `chance` in a hundred.
  private func texts(
    edition: Int, seed: Int, chance: Int, between: String, blanksAcross: Bool = false
  ) -> (apart: [UInt8], together: [UInt8]) {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: .pipes, seed: seed, variety: false)
    printed.balance()
    var random = SeededRandom(seed: seed)
    for cell in printed.texts.keys.sorted()
    where blanksAcross && rules.catalog.address(of: cell).table == 2 && random.once(in: 4) {
      printed.texts[cell] = [.blank]
    }
    printed.redraw()
    printed.print(
      .pipes(.init(keepsMerged: seed % 2 == 0, opensWithPipe: true)), variety: false)
    var together = ""
    var wasRow = false
    let text = String(decoding: printed.bytes, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isRow = line.hasPrefix("|")
      if !together.isEmpty {
        together += wasRow && isRow && random.below(100) < chance ? between : "\n"
      }
      together += line
      wasRow = isRow
    }
    return (printed.bytes, Array(together.utf8))
  }

  @Test(arguments: [0, 1], [5, 20, 50, 95, 100])
  func rowsAreReadAsOnLinesOfTheirOwn(edition: Int, chance: Int) throws {
    for seed in 0..<12 {
      let (apart, together) = texts(
        edition: edition, seed: seed, chance: chance, between: ["", " "][seed % 2])
      let expected = try rules.read(apart)
      let found = try rules.read(together)
      let wrong = expected.cells.indices.filter {
        expected.cells[$0].state != found.cells[$0].state
          || expected.cells[$0].value != found.cells[$0].value
      }
      #expect(
        wrong.isEmpty,
        "\(edition) seed \(seed): \(wrong.prefix(4).map(rules.catalog.reference(to:)))")
      #expect(found.cells.contains { $0.state == .number })
    }
  }

  /// The text of a web page joined by pipes into one line, its labels broken where the page broke them.
  @Test(arguments: ["商业|企业|科研|机构", "商业企业|科研|机构", "商业企业|科研机构", "商|业|企|业|科|研|机|构"])
  func labelsGoOnBehindAPipe(labels: String) throws {
    let edition = try #require(rules.catalog.editions.first { $0.id == "2021" })
    let form = try #require(edition.tables.first { $0.name == "表三" })
    let rows = form.rows.enumerated().map { i, row in "\(row.label)|\(i)|2|0|0|0|0|\(i + 2)" }
    let report = try rules.read(
      """
      望海区教育局2021年政府信息公开工作年度报告|一、总体情况|认真落实条例。|三、收到和处理政府信息公开申请情况|申请人情况|自然人|法人或其他组织|总计|\(labels)|\
      社会公益组织|法律服务|机构|其他|\(rows.joined(separator: "|"))|六、其他需要报告的事项|无。
      """)
    for (i, row) in form.rows.enumerated() {
      let name = rules.catalog.tables[form.index].rows[row.index]
      for (column, value) in [("自然人", i), ("商业企业", 2), ("总计", i + 2)] {
        let cell = try #require(rules.catalog.cell(named: "表三[\(name),\(column)]"))
        #expect(report.cells[cell].value.scaled == Int64(value) * 1_000_000, "\(name) \(column)")
      }
    }
  }

  /// Two lines of a header as one: 总计 stands before the columns that it adds up.
  @Test func headerLinesRunTogetherKeepTheirOrder() throws {
    let report = try rules.read(
      """
      三、收到和处理政府信息公开申请情况
      | | 申请人情况 |
      | 自然人 | 法人或其他组织 | 总计 || 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
      | 一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |
      | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
      """)
    let total = try #require(rules.catalog.cell(named: "表三[新收,总计]"))
    let other = try #require(rules.catalog.cell(named: "表三[新收,其他]"))
    #expect(report.cells[total].value.description == "21")
    #expect(report.cells[other].value.description == "6")
  }

  /// Blank cells keep their places or are given up: what fills up the last line of a header is none of the
  /// cells behind it.
  @Test(arguments: [0, 1])
  func fillingOfTheHeaderIsNoBlankCell(edition: Int) throws {
    for seed in 0..<40 {
      let (apart, together) = texts(
        edition: edition, seed: seed * 2 + 1, chance: 100, between: " ", blanksAcross: true)
      let expected = try rules.read(apart)
      let found = try rules.read(together)
      let wrong = expected.cells.indices.filter {
        expected.cells[$0].state != .absent && found.cells[$0].state != .absent
          && (expected.cells[$0].state != found.cells[$0].state
            || expected.cells[$0].value != found.cells[$0].value)
      }
      #expect(wrong.isEmpty, "\(seed): \(wrong.prefix(4).map(rules.catalog.reference(to:)))")
    }
  }

  /// The mark that closes a label stands two blanks behind it.
  @Test func closingMarkIsNoCell() throws {
    let (_, together) = texts(edition: 1, seed: 3, chance: 100, between: "")
    let text = String(decoding: together, as: UTF8.self).replacing("安全一稳定”", with: "安全一稳定  ”")
    let plain = try rules.read(together)
    let spaced = try rules.read(text)
    #expect(spaced.cells.map(\.value) == plain.cells.map(\.value))
    #expect(spaced.cells.map(\.state) == plain.cells.map(\.state))
  }
}
