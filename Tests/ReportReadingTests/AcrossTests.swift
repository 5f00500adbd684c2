import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// 表四, whose one line of values has no labels: blank cells in it, where they are marked and where not.
struct AcrossTests {
  private let rules = ProjectRules.current

  private static let results = ["结果维持", "结果纠正", "其他结果", "尚未审结"]
  private static let rows = ["复议", "直接起诉", "复议后起诉"]

  /// A report whose 表四 adds up, some of its cells blank.
  private func report(_ kind: PrintedReport.Kind, seed: Int, oneIn: Int) -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: seed % 2, kind: kind, seed: seed, variety: false)
    for row in Self.rows {
      var total = 0
      for result in Self.results {
        let value = printed.random.once(in: 2) ? printed.random.below(40) : 0
        total += value
        printed.set("表四[\(row),\(result)]", to: .number(value))
      }
      printed.set("表四[\(row),总计]", to: .number(total))
    }
    for row in Self.rows {
      for column in Self.results + ["总计"] where printed.random.once(in: oneIn) {
        printed.set("表四[\(row),\(column)]", to: .blank)
      }
    }
    printed.redraw()
    return printed
  }

  private func cells(of report: Report) -> [Cell] {
    Self.rows.flatMap { row in
      (Self.results + ["总计"]).map { column in
        rules.catalog.cell(named: "表四[\(row),\(column)]").map { report.cells[$0] } ?? .absent
      }
    }
  }

  /// Pipes mark every blank. Line ends mark those between values; those at an end could be any line end, so
  /// that the groups which the totals do not prove are left.
  @Test(arguments: [
    PrintedReport.Kind.trailingPipe, .lonePipe, .openingPipe, .blankLine, .plainLine,
  ])
  func markedBlanksKeepTheirPlaces(kind: PrintedReport.Kind) throws {
    let arePipes = kind == .trailingPipe || kind == .lonePipe
    var open = 0
    for seed in 0..<60 {
      var printed = report(kind, seed: seed, oneIn: 3 + seed % 9)
      printed.print(variety: false)
      let back = try ReadBack(printed, rules: rules, label: "\(kind) seed \(seed)")
      back.expectNothingInvented()
      for cell in cells(of: back.report) where cell.state == .absent { open += 1 }
      for (number, texts) in printed.texts where back.report.cells[number].state == .blank {
        #expect(texts[0].state == .blank, "\(kind) seed \(seed)")
      }
    }
    #expect(arePipes ? open == 0 : open <= 60, "\(open)")
  }

  /// Where the text of a blank cell is lost without a trace, groups that the totals prove are read, and
  /// no value stands in another one's cell.
  @Test(arguments: PrintedReport.Kind.unframed.filter { $0 != .page })
  func unmarkedBlanksAreLeftToTheTotals(kind: PrintedReport.Kind) throws {
    var read = 0
    for seed in 0..<60 {
      var printed = report(kind, seed: seed, oneIn: 12)
      let index = rules.catalog.tables.count - 1
      printed.change(index) { grid in
        for line in grid.valueLines {
          grid.lines[line].cells.removeAll { $0.isValue && $0.text.isEmpty }
        }
      }
      printed.print(variety: false)
      let back = try ReadBack(printed, rules: rules, label: "\(kind) seed \(seed)")
      back.expectNothingInvented()
      let found = cells(of: back.report)
      read += found.count { $0.state == .number }
      #expect(!found.contains { $0.state == .blank })
      let isWhole = found.allSatisfy { $0.state == .number }
      #expect(
        isWhole || back.report.notes.contains { $0.kind == .missingColumn || $0.kind == .artefact })
      if !isWhole, found.contains(where: { $0.state == .number }) {
        #expect(back.report.notes.contains { $0.kind == .inferred && $0.table == index })
      }
    }
    #expect(read >= 60 * 15 / 2)
  }

  /// Two totals that are both wrong, and nothing marks the blank: no reading is better than another.
  @Test func whatDoesNotAddUpIsNotPlaced() throws {
    let header = """
      四、政府信息公开行政复议、行政诉讼情况
      行政复议
      行政诉讼
      结果维持
      结果纠正
      其他结果
      尚未审结
      总计
      未经复议直接起诉
      复议后起诉
      结果维持
      结果纠正
      其他结果
      尚未审结
      总计
      结果维持
      结果纠正
      其他结果
      尚未审结
      总计
      """
    let tail = "\n五、存在的主要问题及改进情况\n无\n六、其他需要报告的事项\n无\n"
    let values = [1, 2, 3, 4, 99, 1, 2, 3, 4, 98, 5, 0, 0, 5]
    let report = try rules.read(
      "柳津县财政局2022年政府信息公开工作年度报告\n一、总体情况\n好\n" + header + "\n"
        + values.map { "\($0)\n" }.joined() + tail)
    #expect(cells(of: report).allSatisfy { $0.state == .absent })
  }

  /// Where the pipes of half the blank cells were lost, those of the others tell nothing.
  @Test(arguments: [PrintedReport.Kind.lonePipe, .trailingPipe])
  func lostPipesMoveNothing(kind: PrintedReport.Kind) throws {
    for seed in 0..<60 {
      var printed = report(kind, seed: seed, oneIn: 6)
      for cell in printed.texts.keys.sorted()
      where rules.catalog.address(of: cell).table < 2 && printed.random.once(in: 6) {
        printed.texts[cell] = [.blank]
      }
      printed.redraw()
      printed.print(variety: false)
      var random = SeededRandom(seed: seed)
      var lines: [Substring] = []
      let text = String(decoding: printed.bytes, as: UTF8.self)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let isBlankCell = line == " |" || line == "|" && lines.last == "|"
        if !isBlankCell || random.once(in: 2) { lines.append(line) }
      }
      let found = try rules.read(lines.joined(separator: "\n"))
      for (number, texts) in printed.texts where rules.catalog.address(of: number).table == 2 {
        let cell = found.cells[number]
        guard cell.state == .number || cell.state == .blank else { continue }
        #expect(
          cell.state == texts[0].state && cell.value == texts[0].value,
          "\(kind) seed \(seed): \(rules.catalog.reference(to: number))")
      }
    }
  }

  /// On a page the words of a header may be taken for each other's: columns that would then stand in another order
  /// below one row than below the others are not believed.
  @Test func columnsInTwoOrdersAreNotBelieved() throws {
    let report = try rules.read(
      """
      清溪区教育局2023年政府信息公开工作年度报告
      四、政府信息公开行政复议、行政诉讼情况

      行政复议                  行政诉讼

                            未经复议直接起诉             复议后起诉
      结果 结果 其他 尚未
                       总计 结果 结果 其他 尚未            结果 结果 其他 尚未
      维持 纠正 结果 审结                           总计                              总计
                            维持 纠正 结果 审结          维持 纠正 结果 审结

      981 0   -    0   981 1432 0   0   0   1432 0       0       0   0      0

      五、存在的主要问题及改进情况
      """)
    let cells = cells(of: report)
    #expect(cells[6].state != .number || cells[6].value == .zero)
    #expect(cells[5].state != .number || cells[5].value.scaled == 1_432_000_000)
  }

  /// Headers of a page whose labels are torn over lines that are moved against one another.
  static let tornHeads = [
    """
    行政复议             行政诉讼


    结果 结果 其他 尚未 总计 未经复议直接起诉              复议后起诉


                     结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计
    \u{0C}                      维持 纠正 结果 审结            维持 纠正 结果 审结
    维持 纠正 结果 审结
    """,
    """
       行政复议               行政诉讼
    结 结 其 尚       未经复议直接起诉       复议后起诉
    果 果 他 未 总 结     结 其 尚     结 结 其 尚
    维 纠 结 审 计 果     果 他 未 总 果 果 他 未 总
                维 纠 结 审 计 维 纠 结 审 计
    持 正 果 结      持 正 果 结      持 正 果 结
    """,
    """
             行政复议                                   行政诉讼

                                     未经复议直接起诉                             复议后起诉
    结果维 结果纠 其他结 尚未审
                         总计 结果维 结果纠 其他结 尚未审              结果维 结果纠 其他结 尚未审
     持   正     果    结                               总计                                总计
                                 持   正   果     结             持        正     果     结
    """,
    """
       行政复议                 行政诉讼
    结果 结果 其他 尚未 总 结果未经复议直接起诉        复议后起诉
    维持 纠正 结果 审结 计 维持 结果 其他 尚未 总 结果 结果 其他 尚未 总
                     纠正 结果 审结 计 维持 纠正 结果 审结 计
    """,
  ]

  private func read(_ head: String, _ values: String, prose: String = "") throws -> [Cell] {
    cells(
      of: try rules.read(
        """
        清溪区教育局2023年政府信息公开工作年度报告
        四、政府信息公开行政复议、行政诉讼情况
        \(prose)
        \(head)
        \(values)

        五、存在的主要问题及改进情况
        """))
  }

  @Test(arguments: tornHeads, ["", "2023 年因此引起的行政复议 7 件，行政诉讼 9 件。"])
  func tornLabelsLeaveTheOrderOfTheForm(head: String, prose: String) throws {
    for first in ["3", "--", "0"] {
      let sum = first == "3" ? 7 : 4
      let read = try read(head, "\(first) 0 4 0 \(sum) 0 1 0 8 9 2 0 0 13 15", prose: prose)
      let expected = [
        first, "0", "4", "0", "\(sum)", "0", "1", "0", "8", "9", "2", "0", "0", "13", "15",
      ]
      for (cell, text) in zip(read, expected) {
        #expect(cell.state == (text == "--" ? .dash : .number))
        #expect(cell.value.scaled == (Int64(text) ?? 0) * 1_000_000)
      }
    }
  }

  /// Where most totals do not come out, a value is missing, or the labels stand in another order, nobody can tell.
  @Test(arguments: tornHeads)
  func tornLabelsAloneTellNothing(head: String) throws {
    for values in [
      "3 0 4 0 8 0 1 0 8 8 2 0 0 13 15", "3 0 4 0 8 0 0 0 0 0 0 0 0 0 0",
      "3 0 4 0 7 0 1 0 8 9 2 0 13 15",
    ] {
      #expect(try read(head, values).allSatisfy { $0.state != .number })
    }
    for (a, b) in [("维", "纠"), ("纠", "审")] {
      let other = head.replacing(a, with: "甲").replacing(b, with: a).replacing("甲", with: b)
      let read = try read(other, "3 0 4 0 7 0 1 0 8 9 2 0 0 13 15")
      #expect(read[0].state != .number || read[0].value != .init(scaled: 3_000_000))
    }
  }

  /// One total of three that is wrong is the agency's.
  @Test(arguments: tornHeads)
  func oneWrongTotalIsRead(head: String) throws {
    let values = "3 0 4 0 8 0 1 0 8 9 2 0 0 13 15"
    let read = try read(head, values)
    #expect(
      read.map { $0.state == .number ? $0.value.scaled / 1_000_000 : nil }
        == values.split(separator: " ").map { Int64($0) })
  }

  /// 总计 below a label and far from the other columns stands above anybody's value.
  @Test func pieceOfAHeaderIsNoHeader() throws {
    let head = """
      行政复议

      行政诉讼

      结果 结果 其他 尚未

      维持 纠正 结果 审结

      0

      33

      0

      0

      未经复议直接起诉

      总计

      33

      0

      复议后起诉
      总计

      8

      结果 结果 其他 尚未

      维持 纠正 结果 审结
      """
    #expect(try read(head, "\n0\n\n0\n").allSatisfy { $0.state != .number })
  }
}
