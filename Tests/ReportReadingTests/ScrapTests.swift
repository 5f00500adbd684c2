import AuditModel
import TestSupport
import Testing

@testable import ReportReading

/// Tables that a converter took to pieces: labels apart from their values, rows left as plain lines, headers torn.
struct ScrapTests {
  private let rules = ProjectRules.current
  private static let table = 1

  /// A consistent report whose 表三 stands between pipes, with the lines of its values by row.
  private func printed(edition: Int, seed: Int) -> (report: PrintedReport, lines: [String]) {
    var report = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: .pipes, seed: seed, variety: false)
    report.balance()
    report.print(
      .pipes(TableLayout.Separated(keepsMerged: false, opensWithPipe: true)), variety: false)
    return (
      report,
      String(decoding: report.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
    )
  }

  private func label(of row: Int, edition: Int) throws -> String {
    try #require(
      rules.catalog.editions[edition].tables.first { $0.index == Self.table }?.row(row)?.label)
  }

  /// The values of 表三 as they are read, by row; nil where a cell was not read.
  private func rows(of report: Report, edition: Int) -> [Int: [Int64?]] {
    let names = rules.catalog.tables[Self.table]
    let declared = rules.catalog.declared[edition][Self.table]
    return Dictionary(
      uniqueKeysWithValues: declared.rows.map { row in
        (
          row,
          declared.columns.map { column in
            let cell = report.cells[names.cell(row: row, column: column)]
            return cell.state == .number ? cell.value.scaled : nil
          }
        )
      })
  }

  /// Takes the labels of `taken` out of their lines; each then stands in two lines, before or behind its values.
  private func scattered(
    _ lines: [String], _ taken: [Int], edition: Int, printsLabels: Bool,
    _ random: inout SeededRandom
  ) throws -> [String] {
    var lines = lines
    for row in taken {
      let label = try label(of: row, edition: edition)
      let position = try #require(lines.firstIndex { $0.contains("| \(label) |") }, "\(label)")
      let values = try #require(lines[position].split(separator: "| \(label)").last, "\(label)")
      var words = [String(label.prefix(label.count / 2)), String(label.dropFirst(label.count / 2))]
      if !printsLabels { words = [] }
      let isBefore = random.once(in: 2)
      lines.replaceSubrange(
        position...position, with: isBefore ? words + [String(values)] : [String(values)] + words)
    }
    return lines
  }

  @Test(arguments: [0, 1], 0..<12)
  func labelsApartFromTheirValuesFindThem(edition: Int, seed: Int) throws {
    let (whole, lines) = printed(edition: edition, seed: seed)
    var random = SeededRandom(seed: seed)
    let declared = rules.catalog.declared[edition][Self.table].rows
    // 3.其他 is too short to be known among other words.
    let taken = try declared.filter {
      try label(of: $0, edition: edition).count > 8 && random.once(in: 3)
    }
    let text = try scattered(lines, taken, edition: edition, printsLabels: true, &random)
    let expected = rows(of: try rules.read(whole.bytes), edition: edition)
    let report = try rules.read(text.joined(separator: "\n"))
    let read = rows(of: report, edition: edition)
    for (row, values) in expected {
      #expect(read[row] == values, "\((try? label(of: row, edition: edition)) ?? "")")
    }
    #expect(report.notes.count { $0.kind == .inferred } == taken.count)
    #expect(!report.notes.contains { $0.kind == .missingRow || $0.kind == .extraRow })
  }

  /// In a file with one cell per line behind a tab, a label may be broken by a blank line.
  @Test(arguments: [0, 1])
  func labelBrokenByABlankLine(edition: Int) throws {
    var printed = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: .tabCells, seed: edition, variety: false)
    printed.balance()
    printed.print(variety: false)
    let text = String(decoding: printed.bytes, as: UTF8.self)
    let expected = rows(of: try rules.read(printed.bytes), edition: edition)
    for row in rules.catalog.declared[edition][Self.table].rows {
      let label = try label(of: row, edition: edition)
      guard label.count > 8 else { continue }
      let half = label.count / 2
      let broken = text.replacing(
        "\t\(label)\n", with: "\t\(label.prefix(half))\n\n\(label.dropFirst(half))\n")
      try #require(broken != text, "\(label)")
      let report = try rules.read(broken)
      #expect(rows(of: report, edition: edition) == expected, "\(label)")
      #expect(report.notes.isEmpty, "\(label)")
    }
  }

  /// Between pipes, a label may be broken by the end of a line, its values behind the second half.
  @Test(arguments: [0, 1])
  func labelBrokenByTheEndOfALine(edition: Int) throws {
    let (whole, lines) = printed(edition: edition, seed: edition)
    let text = lines.joined(separator: "\n")
    let expected = rows(of: try rules.read(whole.bytes), edition: edition)
    for row in rules.catalog.declared[edition][Self.table].rows {
      let label = try label(of: row, edition: edition)
      guard label.count > 8, text.contains("\n| \(label) |") else { continue }
      let half = label.count / 2
      let report = try rules.read(
        text.replacing(
          "\n| \(label) |", with: "\n\(label.prefix(half))\n\(label.dropFirst(half)) |"))
      #expect(rows(of: report, edition: edition) == expected, "\(label)")
      #expect(!report.notes.contains { $0.kind == .missingRow || $0.kind == .extraRow }, "\(label)")
    }
  }

  /// Labels of columns may be broken by the ends of lines, so that their halves stand in rows of their own.
  @Test(arguments: [0, 1])
  func labelsOfColumnsBrokenByTheEndsOfLines(edition: Int) throws {
    var whole = PrintedReport(
      catalog: rules.catalog, edition: edition, kind: .pipes, seed: edition, variety: false)
    whole.balance()
    whole.print(.pipes(TableLayout.Separated(fillsUp: false)), variety: false)
    let text = String(decoding: whole.bytes, as: UTF8.self)
    var broken = text
    for form in rules.catalog.editions[edition].tables where form.blocks.isEmpty {
      for label in form.columns.map(\.label) where label.count == 4 {
        broken = broken.replacing("| \(label)", with: "| \(label.prefix(2))  \n\(label.suffix(2))")
      }
    }
    try #require(broken != text)
    let report = try rules.read(broken)
    #expect(report.cells.map(\.value) == (try rules.read(whole.bytes)).cells.map(\.value))
    #expect(!report.cells.contains { $0.state == .unreadable })
    #expect(!report.notes.contains { $0.kind == .extraColumn || $0.kind == .missingColumn })
  }

  /// Values whose label is nowhere belong to nobody.
  @Test(arguments: [0, 1], 0..<6)
  func valuesWithoutAnyLabelBelongToNobody(edition: Int, seed: Int) throws {
    let (_, lines) = printed(edition: edition, seed: seed)
    var random = SeededRandom(seed: seed)
    let row = random.pick(rules.catalog.declared[edition][Self.table].rows)
    let text = try scattered(lines, [row], edition: edition, printsLabels: false, &random)
    let report = try rules.read(text.joined(separator: "\n"))
    let values = rows(of: report, edition: edition)[row]
    #expect(values?.allSatisfy { $0 == nil } == true)
    #expect(report.notes.filter { $0.kind == .missingRow }.count == 1)
    #expect(report.notes.filter { $0.kind == .extraRow }.count == 1)
  }
}

// MARK: Plain lines and torn headers

extension ScrapTests {
  /// Rows that were left as lines are read where they hold a label and as many numbers as it has columns.
  @Test(arguments: [
    ("行政许可 97", "表二[行政许可,处理决定]", "97"), ("行政处罚   0", "表二[行政处罚,处理决定]", "0"),
    ("行政许可 97 件", "表二[行政许可,处理决定]", nil), ("行政许可 9 7", "表二[行政许可,处理决定]", nil),
    ("规章 1 2 3", "表二[规章,制发]", "1"), ("规章 1 2", "表二[规章,制发]", nil),
    ("本年行政许可 97", "表二[行政许可,处理决定]", nil),
  ])
  func rowLeftAsALine(line: String, name: String, value: String?) throws {
    let report = try rules.read(
      """
      2023年度清溪区教育局政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（五）项
      \(line)
      | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
      | 行政规范性文件 | 3 | 1 | 12 |
      三、收到和处理政府信息公开申请情况
      """)
    #expect(try rules.figure(report, name) == value ?? "absent")
    #expect(report.notes.contains { $0.kind == .inferred } == (value != nil))
  }

  /// A header in pieces says nothing; the form tells the columns of as many values as the table has.
  @Test func tornHeaderGivesItsColumnsToTheForm() throws {
    let report = try rules.read(
      """
      2023年度清溪区教育局政府信息公开工作年度报告
      四、政府信息公开行政复议、行政诉讼情况
      | 维持 | 纠正 | 结果 | 审结 | 结果 | 其他 | 尚未 |
      | 1 | 0 | 0 | 2 | 3 | 0 | 0 | 0 | 0 | 0 | 4 | 0 | 0 | 0 | 4 |
      五、存在的主要问题及改进情况
      公开渠道偏少。
      """)
    #expect(try rules.figure(report, "表四[复议,结果维持]") == "1")
    #expect(try rules.figure(report, "表四[复议后起诉,总计]") == "4")
    #expect(report.notes.map(\.kind) == [.inferred])
  }
}
