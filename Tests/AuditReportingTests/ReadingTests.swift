import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

struct ReadingTests {
  static let reading: Reading = {
    let text = """
      2020年度云河区报告

      三、收到和处理申请情况
      新收|1\u{A0}|/|约3
      国家秘密|||
      ·水务|2|0|２件
      结转下年|0|0|0

      完
      """
    var report = Report(cellCount: Samples.catalog.cellCount, tableCount: 1)
    report.source = Array(text.utf8)
    func range(_ part: String, after start: Int = 0) -> Range<Int> {
      let tail = String(decoding: report.source[start...], as: UTF8.self)
      let found = tail.range(of: part)!
      let lower = start + tail[..<found.lowerBound].utf8.count
      return lower..<lower + part.utf8.count
    }
    func cell(_ state: Cell.State, _ part: String, _ value: Int64 = 0, row: String) -> Cell {
      let label = range(row)
      return Cell(
        state: state, value: Samples.whole(value), text: range(part, after: label.upperBound),
        label: label, unit: part.hasSuffix("件") ? .counter : .none)
    }
    report.layout = .pipes
    report.agency = "云河区"
    report.agencyKind = .government
    report.agencyLevel = .county
    report.year = 2020
    report.title = range("2020年度云河区报告")
    report.signed = CalendarDate(year: 2021, month: 1, day: 13)
    report.tables[0] = .init(
      isFound: true, edition: 0, place: range("新收").lowerBound..<range("完").lowerBound,
      evidence: [range("新收")])
    let table = Samples.catalog.tables[0]
    report.cells[table.cell(row: 0, column: 0)] = cell(.number, "1\u{A0}", 1, row: "新收")
    report.cells[table.cell(row: 0, column: 1)] = cell(.dash, "/", row: "新收")
    report.cells[table.cell(row: 0, column: 2)] = cell(.unreadable, "约3", row: "新收")
    for column in 0...2 {
      report.cells[table.cell(row: 9, column: column)] = cell(.number, "0", row: "结转下年")
    }
    report.subRows = [
      .init(
        table: 0, row: 4, name: "水务",
        cells: [
          cell(.number, "2", 2, row: "水务"), cell(.number, "0", row: "水务"),
          cell(.number, "２件", 2, row: "水务"),
        ])
    ]
    report.paragraphs = [range("2020年度云河区报告"), range("完")]
    report.preamble = 0..<1
    report.sections = [
      .init(
        index: 0, heading: range("三、收到和处理申请情况"),
        body: range("三、收到和处理申请情况").upperBound..<report.source.count, paragraphs: 1..<2,
        hasTable: true)
    ]
    report.notes = [
      ReaderNote(
        kind: .extraRow, place: range("·水务"), table: 0, printed: "水务", weight: .content)
    ]
    return Reading(path: "x.txt", format: "txt", report: report, catalog: Samples.catalog)
  }()

  func output(_ renderer: some ReadingRenderer, count: Int = 1) -> String {
    var page = OutputBuffer()
    renderer.begin(isArray: count > 1, into: &page)
    for i in 0..<count {
      if i > 0 { page.write(renderer.separator) }
      renderer.render(Self.reading, into: &page)
    }
    renderer.end(isArray: count > 1, into: &page)
    return page.text
  }

  @Test func readingForPeople() throws {
    try expectGolden(
      output(TextReadingRenderer(style: TextStyle(isColoured: false))), "reading.txt")
  }

  @Test func readingForPrograms() throws {
    try expectGolden(output(JSONReadingRenderer()), "reading.json")
  }

  @Test func everyKeyOfTheSchemaIsThere() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(output(JSONReadingRenderer()).utf8))
        as? [String: Any])
    #expect(
      Set(json.keys) == [
        "schema", "path", "format", "encoding", "layout", "agency", "agencyKind", "agencyLevel",
        "year", "title", "edition", "signed", "published", "period", "preamble", "sections",
        "cells", "notes",
      ])
    let cells = try #require(json["cells"] as? [[String: Any]])
    // Every cell of the form and those of the one sub-row.
    #expect(cells.count == 33)
    let keys: Set = [
      "ref", "table", "row", "column", "state", "value", "unit", "text", "label", "extra", "at",
    ]
    let replaced = cells.filter { $0["reason"] != nil }
    #expect(replaced.map { $0["row"] as? String } == ["国家秘密", "国家秘密", "国家秘密"])
    for cell in cells { #expect(Set(cell.keys).subtracting(["reason"]) == keys) }
    let extra = cells.filter { $0["extra"] as? Bool == true }
    #expect(extra.first?["ref"] as? String == "表三[国家秘密.水务,自然人]")
    #expect(extra.last?["unit"] as? String == "件")
    #expect(cells.firstIndex { $0["extra"] as? Bool == true } == 15)
  }

  @Test func severalReadingsAreAnArray() throws {
    let json = try JSONSerialization.jsonObject(
      with: Data(output(JSONReadingRenderer(), count: 2).utf8))
    #expect((json as? [Any])?.count == 2)
  }
}
