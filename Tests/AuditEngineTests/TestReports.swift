import AuditModel

/// Builds reports as a reader would hand them over, with a source that places can point into.
struct ReportBuilder {
  var report: Report

  /// All cells 0, six sections with a paragraph each.
  init(year: Int? = 2022, edition: Int = new, texts: [String]? = nil) {
    report = Report(
      cellCount: officialForms.cellCount, tableCount: officialForms.tables.count)
    report.year = year
    report.agency = "云河区民政局"
    report.agencyKind = .department
    report.agencyLevel = .county
    report.title = append("2022年云河区民政局政府信息公开工作年度报告")
    report.paragraphs.append(report.title ?? 0..<0)
    report.preamble = 0..<1
    for (i, section) in officialForms.editions[edition].sections.enumerated() {
      let heading = append("\(section.number)、\(section.title)")
      let start = report.paragraphs.count
      let text = texts?[i] ?? "本机关按规定开展工作。"
      if !text.isEmpty { report.paragraphs.append(append(text)) }
      let tables = officialForms.editions[edition].tables.filter { $0.section == i }
      for table in tables { add(table.index, edition: edition) }
      report.sections.append(
        Report.Section(
          index: i, heading: heading, body: heading.upperBound..<report.source.count,
          paragraphs: start..<report.paragraphs.count, hasTable: !tables.isEmpty))
    }
  }

  /// One line per row.
  private mutating func add(_ table: Int, edition: Int) {
    let start = report.source.count
    for cell in officialForms.declared[edition][table].cells {
      let address = officialForms.address(of: cell)
      let isFirst =
        officialForms.declared[edition][table].columns.first { column in
          officialForms.declared[edition][table].cells.contains(
            officialForms.tables[table].cell(row: address.row, column: column))
        } == address.column
      if isFirst {
        report.source += Array("\n\(officialForms.tables[table].rows[address.row])".utf8)
      }
      report.source.append(UInt8(ascii: "\t"))
      let text = report.source.count
      report.source += Array("0".utf8)
      report.cells[cell] = Cell(state: .number, text: text..<text + 1)
    }
    report.tables[table] = Report.Table(
      isFound: true, edition: edition, place: start..<report.source.count, evidence: [])
    report.source.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ line: String) -> Range<Int> {
    let start = report.source.count
    report.source += Array(line.utf8)
    let end = report.source.count
    report.source.append(UInt8(ascii: "\n"))
    return start..<end
  }

  /// `set("表三", "新收", "总计", 5)`.
  mutating func set(_ table: String, _ row: String, _ column: String, _ value: Double) {
    let cell = officialForms.cell(table, row, column)
    report.cells[cell].state = .number
    report.cells[cell].value = FixedDecimal(
      scaled: Int64((value * Double(FixedDecimal.scale)).rounded()))
  }

  mutating func set(_ table: String, _ row: String, _ column: String, _ state: Cell.State) {
    report.cells[officialForms.cell(table, row, column)].state = state
    report.cells[officialForms.cell(table, row, column)].value = .zero
  }

  mutating func setAll(_ table: Int, _ state: Cell.State) {
    for edition in officialForms.editions.indices {
      for cell in officialForms.declared[edition][table].cells {
        report.cells[cell].state = state
        report.cells[cell].value = .zero
      }
    }
  }

  mutating func remove(table: Int) {
    setAll(table, .absent)
    report.tables[table] = .missing
  }
}
