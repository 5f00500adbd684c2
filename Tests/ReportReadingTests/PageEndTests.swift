import AuditModel
import Testing

@testable import ReportReading

/// What stands amid or beside tables whose lines do not tell their rows: ends of pages, captions, and sentences
/// that speak of labels and figures.
struct PageEndTests {
  typealias Kind = PrintedReport.Kind

  private let rules = ProjectRules.current

  static let kinds: [Kind] = [.trailingPipe, .lonePipe, .openingPipe, .blankLine, .plainLine]

  private func printed(_ kind: Kind, edition: Int, seed: Int) -> PrintedReport {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: kind, seed: seed, variety: false)
    printed.balance()
    return printed
  }

  private func expectSame(_ text: String, as printed: PrintedReport, _ label: String) throws {
    let report = try rules.read(text)
    let whole = try rules.read(printed.bytes)
    for number in report.cells.indices
    where report.cells[number].state != whole.cells[number].state
      || report.cells[number].value != whole.cells[number].value
    {
      let cell = report.cells[number]
      Issue.record("\(label): \(rules.catalog.reference(to: number)) \(cell.state) \(cell.value)")
    }
  }

  /// A page may end behind any row; pipes before its end still mark a blank cell.
  @Test(arguments: kinds, ["—2—", "－ 3 －", "4 / 9", "第5页", "- 6 -"])
  func pageMayEndBehindAnyRow(kind: Kind, number: String) throws {
    for edition in [0, 1] {
      var report = printed(kind, edition: edition, seed: edition)
      if kind == .trailingPipe || kind == .lonePipe {
        report.set("表三[重复申请,总计]", to: .blank)
        report.set("表三[新收,其他]", to: .blank)
        report.redraw()
      }
      report.print(variety: false)
      var text = String(decoding: report.bytes, as: UTF8.self)
      for label in ["二、上年结转", "3.要求提供公开出版物", "（七）总计"] {
        let title = report.title.map { "\n" + $0 } ?? ""
        text = text.replacing("\n\(label)", with: "\n\n\(number)\n\u{0C}\(title)\n\(label)")
      }
      try expectSame(text, as: report, "\(kind) \(edition)")
    }
  }

  /// A number alone on a line, behind a row whose values stand side by side and are all there.
  @Test func numberOfAPageAmidRows() throws {
    var report = printed(.running, edition: 1, seed: 1)
    report.print(.running(.init(separator: " ", rowSeparator: "\n")), variety: false)
    let text = String(decoding: report.bytes, as: UTF8.self)
    try expectSame(
      text.replacing("\n（二）部分公开", with: "\n12\n（二）部分公开"), as: report, "running")
  }

  @Test(
    arguments: kinds,
    [
      "本年共收到申请9件，其中自然人申请5件，商业企业申请4件；予以公开3件、部分公开2件。",
      "本年行政复议7件，结果维持1件，结果纠正1件。", "表四：行政复议、行政诉讼情况",
    ])
  func proseBesideATableIsNoneOfIt(kind: Kind, line: String) throws {
    for edition in [0, 1] {
      var report = printed(kind, edition: edition, seed: edition)
      report.print(variety: false)
      var text = String(decoding: report.bytes, as: UTF8.self)
      for section in report.sections where !section.tables.isEmpty {
        text = text.replacing("\n\(section.heading)\n", with: "\n\(section.heading)\n\(line)\n")
      }
      try expectSame(text, as: report, "\(kind) \(edition)")
    }
  }

  /// A counter that stands apart from its figure is no cell of its own.
  @Test func counterApartFromItsFigure() throws {
    var report = printed(.lonePipe, edition: 1, seed: 2)
    report.set("表三[重复申请,自然人]", to: .blank)
    report.set("表三[重复申请,其他]", to: .init(text: "0 件", state: .number, value: .zero))
    report.redraw()
    report.print(variety: false)
    try ReadBack(report, rules: rules, label: "0 件").expectNothingInvented()
  }
}
