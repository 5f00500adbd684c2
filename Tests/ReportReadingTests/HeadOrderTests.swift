import AuditModel
import Testing

@testable import ReportReading

/// Labels of columns on lines of their own, in another order than the values below them: a converter that goes
/// through a page word by word prints what stands higher first.
struct HeadOrderTests {
  private let rules = ProjectRules.current

  private static let table = 1
  private static let heads = [
    ["法人或其他组织", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计", "其他"],
    ["法人或其他组织", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计", "其他"],
  ]

  /// A report whose 表三 adds up, with one line for each of some labels as its header.
  private func report(_ labels: [String], seed: Int) -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: seed % 2, kind: .blankLine, seed: seed, variety: false)
    printed.balance()
    printed.change(Self.table) { grid in
      let head = grid.lines.filter { $0.kind == .header }.flatMap(\.cells)
      let cells = labels.compactMap { label in head.first { $0.text == label } }
      grid.lines.removeAll { $0.kind == .header }
      grid.lines.insert(contentsOf: cells.map { .init(kind: .header, cells: [$0]) }, at: 0)
    }
    return printed
  }

  private func cells(_ printed: PrintedReport) -> [Int] {
    printed.texts.keys.filter { rules.catalog.address(of: $0).table == Self.table }
  }

  /// Without the label of their group, 总计 and 其他 may as well name rows.
  @Test(arguments: heads.filter { $0.count == 8 })
  func totalsTellTheOrder(labels: [String]) throws {
    for seed in 0..<6 {
      var printed = report(labels, seed: seed)
      printed.print(variety: false)
      let report = try rules.read(printed.bytes)
      for cell in cells(printed) {
        #expect(report.cells[cell].state == .number, "seed \(seed)")
        #expect(report.cells[cell].value == printed.texts[cell]?.first?.value, "seed \(seed)")
      }
    }
  }

  /// Where totals come out in no order, nobody knows whose a value is.
  @Test(arguments: heads)
  func withoutTotalsNothingIsTold(labels: [String]) throws {
    var printed = report(labels, seed: 3)
    printed.change(Self.table) { grid in
      for line in grid.valueLines {
        guard let last = grid.lines[line].cells.last, case .value(let cell, _) = last.content
        else { continue }
        grid.lines[line].cells[grid.lines[line].cells.count - 1].content = .value(
          cell: cell, text: "999")
      }
    }
    printed.print(variety: false)
    let report = try rules.read(printed.bytes)
    #expect(cells(printed).allSatisfy { report.cells[$0].state != .number })
  }

  /// Columns in an order of the agency's own, between pipes: what each value belongs to stands above it.
  @Test(arguments: [
    (
      "总计|自然人|法人或其他组织||||", "||商业企业|科研机构|社会公益组织|法律服务机构|其他", [12, 5, 3, 0, 1, 2, 1]
    ),
    (
      "法人或其他组织|||||自然人|总计", "商业企业|科研机构|社会公益组织|法律服务机构|其他||", [3, 0, 1, 2, 1, 5, 12]
    ),
    (
      "总计|法人或其他组织|||||自然人", "|商业企业|科研机构|社会公益组织|法律服务机构|其他|", [12, 3, 0, 1, 2, 1, 5]
    ),
  ])
  func ownOrderOfColumnsIsRead(upper: String, lower: String, values: [Int]) throws {
    let report = try rules.read(Array(Self.text(upper, lower, values).utf8))
    let cells = (0..<7).map { report.cells[rules.catalog.tables[Self.table].firstCell + $0] }
    #expect(cells.map(\.state) == Array(repeating: .number, count: 7))
    let printed = [5, 3, 0, 1, 2, 1, 12].compactMap { FixedDecimal(whole: $0) }
    #expect(cells.map(\.value) == printed)
  }

  private static func text(_ upper: String, _ lower: String, _ values: [Int]) -> String {
    let row = values.map(String.init).joined(separator: "|")
    let none = "0|0|0|0|0|0|0"
    return """
      柳津县水利局2023年政府信息公开工作年度报告
      三、收到和处理政府信息公开申请情况
      |（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|申请人情况|||||||
      ||\(upper)|
      ||\(lower)|
      |一、本年新收政府信息公开申请数量|\(row)|
      |二、上年结转政府信息公开申请数量|\(none)|
      |三、本年度办理结果|（一）予以公开|\(row)|
      ||（二）部分公开（区分处理的，只计这一情形，不计其他情形）|\(none)|
      ||（七）总计|\(row)|
      |四、结转下年度继续办理|\(none)|
      四、政府信息公开行政复议、行政诉讼情况
      """
  }

  /// Where most rows have a value more than the header has columns, a row with just as many is a broken one.
  @Test func rowThatFitsATooNarrowHeadIsNotRead() throws {
    for lost in 0..<7 {
      var printed = report(
        ["自然人", "法人或其他组织", "商业企业", "社会公益组织", "法律服务机构", "其他", "总计"], seed: lost)
      printed.change(Self.table) { grid in
        let line = grid.valueLines[lost]
        let first = grid.lines[line].cells.count - 7
        grid.lines[line].cells.remove(at: first + lost)
      }
      printed.print(variety: false)
      let report = try rules.read(printed.bytes)
      #expect(cells(printed).allSatisfy { report.cells[$0].state != .number })
    }
  }
}
