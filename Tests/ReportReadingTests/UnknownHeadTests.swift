import AuditModel
import Testing

@testable import ReportReading

/// One column head that nobody knows, and tables without any figure.
struct UnknownHeadTests {
  private let rules = ProjectRules.current

  /// A report with the label of one column of 表三 changed.
  private func report(
    _ kind: PrintedReport.Kind, _ column: String, as label: String, seed: Int
  ) -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: seed % 2, kind: kind, seed: seed, variety: false)
    let table = 1
    printed.change(table) { grid in
      for line in grid.lines.indices where grid.lines[line].kind == .header {
        for i in grid.lines[line].cells.indices {
          if case .label(column, let role) = grid.lines[line].cells[i].content {
            grid.lines[line].cells[i].content = .label(label, role)
          }
        }
      }
    }
    printed.print(variety: false)
    return printed
  }

  /// In running text unknown words and the known label behind them are one.
  @Test(
    arguments: PrintedReport.Kind.allCases.filter { $0 != .page && $0 != .running },
    ["科研机构", "社会公益组织", "法律服务机构"])
  func headBetweenItsNeighboursIsAltered(kind: PrintedReport.Kind, column: String) throws {
    for seed in 0..<4 {
      let printed = report(kind, column, as: "有关团体", seed: seed)
      let back = try ReadBack(printed, rules: rules, label: "\(kind) \(column) seed \(seed)")
      back.expectSameTables()
      let notes = back.report.notes.filter { $0.table == 1 && $0.kind != .cornerNoteMissing }
      #expect(
        notes.map(\.kind) == [.labelAltered, .inferred]
          || notes.map(\.kind) == [.inferred, .labelAltered])
      #expect(notes.contains { $0.official == column && $0.weight == .content })
    }
  }

  /// At an end of its group it may as well be a column of the agency's own.
  @Test(arguments: PrintedReport.Kind.allCases, ["自然人", "商业企业", "其他", "总计"])
  func headAtAnEndGivesNoWrongNumber(kind: PrintedReport.Kind, column: String) throws {
    for seed in 0..<4 {
      let printed = report(kind, column, as: "有关团体", seed: seed)
      try ReadBack(printed, rules: rules, label: "\(kind) \(column) seed \(seed)")
        .expectNothingInvented()
    }
  }

  @Test(arguments: PrintedReport.Kind.allCases.filter { $0 != .page })
  func tableWithoutFiguresIsBlank(kind: PrintedReport.Kind) throws {
    for edition in [0, 1] {
      var printed = PrintedReport(
        catalog: rules.catalog, edition: edition, kind: kind, seed: 5, variety: false)
      let cells = printed.texts.keys.filter { rules.catalog.address(of: $0).table == 1 }
      for cell in cells { printed.texts[cell] = [.blank] }
      printed.redraw()
      printed.print(variety: false)
      let report = try rules.read(printed.bytes)
      #expect(cells.allSatisfy { report.cells[$0].state == .blank }, "\(kind)")
      #expect(!report.notes.contains { $0.table == 1 && $0.kind == .missingColumn })
    }
  }

  static let heads: [(printed: String, isRead: Bool)] = [
    ("本年制发件数 | 本年废止件数 | 现行有效件数", true),
    ("甲类数 | 乙类数 | 丙类数", false),
    // A converter's own numbers: the order of the print is that of the form.
    ("数据1 | 数据2 | 数据3", true),
  ]

  /// As many heads as the form has columns say nothing of their order.
  @Test(arguments: heads)
  func headsThatAllAreUnknownLeaveTheirColumnsUnread(printed: String, isRead: Bool) throws {
    let report = try rules.read(
      """
      清溪区教育局2022年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（一）项 | | | |
      信息内容 | \(printed) |
      规章 | 1 | 2 | 3 |
      行政规范性文件 | 4 | 5 | 6 |
      第二十条第（五）项 | | | |
      信息内容 | 本年办件数 | | |
      行政许可 | 7 | | |
      第二十条第（六）项 | | | |
      信息内容 | 本年处理决定数量 | | |
      行政处罚 | 8 | | |
      行政强制 | 9 | | |
      三、收到和处理政府信息公开申请情况
      """)
    #expect(try rules.figure(report, "表二[规章,废止]") == (isRead ? "2" : "absent"))
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == (isRead ? "6" : "absent"))
    // Of one column there is no doubt.
    #expect(try rules.figure(report, "表二[行政许可,处理决定]") == "7")
  }

  static let rows = [
    ("一、本年新收政府信息公开申请数量", [8, 1, 2, 3, 4, 5, 23]),
    ("二、上年结转政府信息公开申请数量", [1, 0, 0, 0, 2, 0, 3]),
    ("（一）予以公开", [6, 1, 0, 3, 4, 5, 19]),
    ("（二）部分公开", [1, 0, 2, 0, 1, 0, 4]),
    ("四、结转下年度继续办理", [2, 0, 0, 0, 1, 0, 3]),
  ]

  static let orders: [(heads: String, isTotalFirst: Bool, isRead: Bool)] = [
    ("", false, true), ("某甲 某乙 某丙 某丁 某戊 某己 某庚", false, false), ("", true, false),
  ]

  /// Where no head is known, the order of the form holds if the totals come out, and no other words may be the heads.
  @Test(arguments: orders)
  func tableWithoutKnownHeads(heads: String, isTotalFirst: Bool, isRead: Bool) throws {
    let lines = Self.rows.flatMap { label, values in
      [label] + (isTotalFirst ? values.suffix(1) + values.dropLast() : values).map { "\($0)" }
    }
    let report = try rules.read(
      table3: (heads.split(separator: " ").map(String.init) + lines).joined(separator: "\n\n"))
    #expect(try rules.figure(report, "表三[新收,商业企业]") == (isRead ? "1" : "absent"))
    #expect(try rules.figure(report, "表三[予以公开,自然人]") == (isRead ? "6" : "absent"))
  }
}
