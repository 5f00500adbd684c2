import AuditModel
import Testing

@testable import ReportReading

/// Pages on which labels do not stand beside their values, as `pdftotext -layout` gives them.
struct MovedLabelTests {
  private let rules = ProjectRules.current

  private static let head = """
                                        申请人情况
                                    法人或其他组织
                          自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计
    """

  private static func row(_ label: String, _ values: [String]) -> String {
    let ends = [30, 40, 51, 65, 79, 87, 94]
    // Each Han character takes two columns of the page.
    var line = label
    var width = label.unicodeScalars.reduce(0) { $0 + ($1.value < 0x300 ? 1 : 2) }
    for (value, end) in zip(values, ends) {
      line += String(repeating: " ", count: max(1, end - width - value.count)) + value
      width = end
    }
    return line
  }

  private func read(_ rows: [String], head: String = head) throws -> Report {
    try rules.read(
      table3: """
        \(head)
        \(Self.row("一、本年新收政府信息公开", ["90", "11", "0", "0", "2", "25", "128"]))
        申请数量
        \(Self.row("（一）予以公开", ["21", "11", "0", "0", "2", "3", "37"]))
        \(rows.joined(separator: "\n"))
        \(Self.row("（七）总计", ["88", "11", "0", "0", "2", "25", "126"]))
        \(Self.row("四、结转下年度继续办理", ["2", "0", "0", "0", "0", "0", "2"]))
        """)
  }

  private static let (a, b, c) = (
    ["41", "0", "0", "0", "0", "3", "44"], ["7", "0", "0", "0", "0", "19", "26"],
    ["19", "0", "0", "0", "0", "0", "19"]
  )

  /// As many labels as lines of values: they belong together in their order.
  @Test func labelsAndValuesGoTogetherInOrder() throws {
    let down = try read([
      "1.本机关不掌握相关政府信息", Self.row("2.没有现成信息需要", Self.a), "另行制作",
      Self.row("3.补正后申请内容仍不", Self.b), "明确", Self.row("", Self.c),
    ])
    #expect(try rules.figures(down, "不掌握") == Self.a)
    #expect(try rules.figures(down, "需另行制作") == Self.b)
    #expect(try rules.figures(down, "补正仍不明确") == Self.c)
  }

  /// A line that is no row by its total tells nothing.
  @Test func piecesOfNumbersMoveNoLabels() throws {
    let report = try read([
      "1.本机关不掌握相关政府信息", Self.row("2.没有现成信息需要", Self.a), "另行制作",
      Self.row("", ["7", "4"]),
    ])
    #expect(try rules.figure(report, "表三[不掌握,自然人]") != "41")
  }

  /// The label of a row goes on behind the header that the next page repeats.
  @Test(arguments: ["\u{0C}", ""])
  func labelGoesOnBehindTheHeader(end: String) throws {
    let report = try read([
      Self.row("4.保护第三", Self.b), "                 — 3 —", end + Self.head, "方合法权益",
      Self.row("5.属于三类内部事务信息", Self.c),
    ])
    #expect(try rules.figures(report, "第三方权益") == Self.b)
    #expect(try rules.figures(report, "内部事务") == Self.c)
  }

  /// Words above a numbered one are not its label.
  @Test func numberedWordsKeepTheirValues() throws {
    let report = try read([
      Self.row("2.其他", Self.a), "法律行政", "法规禁止", "公开", Self.row("3.危", Self.b), "及“三安全", "一稳定”",
    ])
    #expect(try rules.figures(report, "法律法规禁止") == Self.a)
    #expect(try rules.figures(report, "三安全一稳定") == Self.b)
  }

  /// The beginnings of narrow columns' labels touch.
  @Test func labelsThatTouchAreParted() throws {
    let head = "申请人情况\n法人或其他组织\n自然人 商业企科研机社会公益 法律服务 其他 总计\n业 构 组织 机构"
    let edition = try #require(rules.catalog.editions.first { $0.id == "2021" })
    let form = try #require(edition.tables.first { $0.name == "表三" })
    let rows = form.rows.map { row in
      row.label.hasPrefix("5.属于")
        ? "（三）不予公 \(row.label) 7 0 2 0 0 0 9" : "\(row.label) 3 1 0 0 0 5 9"
    }
    let report = try rules.read(
      table3: """
        \(head)
        \(rows.joined(separator: "\n"))
        """)
    #expect(try rules.figures(report, "内部事务") == ["7", "0", "2", "0", "0", "0", "9"])
    #expect(try rules.figures(report, "重复申请") == ["3", "1", "0", "0", "0", "5", "9"])
    #expect(!report.notes.contains { $0.kind == .missingColumn })
  }

  /// Totals whose ends the edge of the page cut off are not read; one that is merely wrong is.
  @Test(arguments: [true, false])
  func totalsThatAreCutAreNotRead(isCut: Bool) throws {
    let edition = try #require(rules.catalog.editions.first { $0.id == "2021" })
    let form = try #require(edition.tables.first { $0.name == "表三" })
    let rows = form.rows.enumerated().map { i, row in
      let total = 12 * i + 40
      let printed = isCut ? total / 10 : i == 4 ? total / 10 : total
      return Self.row(row.label, ["\(12 * i + 7)", "0", "30", "0", "1", "2", "\(printed)"])
    }
    let report = try rules.read(
      table3: """
        \(Self.head)
        \(rows.joined(separator: "\n"))
        """)
    #expect(try rules.figure(report, "表三[上年结转,总计]") == (isCut ? "absent" : "52"))
    #expect(try rules.figure(report, "表三[国家秘密,总计]") == (isCut ? "absent" : "8"))
    #expect(try rules.figure(report, "表三[上年结转,自然人]") == "19")
  }
}
