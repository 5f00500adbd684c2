import AuditModel
import TestSupport

/// Reports of every sort: full, sparse, with tables lost, with sub-rows, of either edition or none.
func randomReport(_ random: inout SeededRandom) -> Report {
  let edition = random.chance(50) ? old : new
  var builder = cleanReports[edition]
  builder.report.year = random.chance(90) ? (edition == old ? 2020 : 2023) : nil
  for table in officialForms.tables.indices {
    if random.chance(4) {
      builder.remove(table: table)
      continue
    }
    if random.chance(4) { builder.setAll(table, .blank) }
    if random.chance(8) { builder.report.tables[table].edition = nil }
    let dirt = [0, 0, 1, 5, 60].randomElement(using: &random) ?? 0
    for cell in officialForms.declared[edition][table].cells {
      fill(&builder.report.cells[cell], dirt: dirt, &random)
    }
  }
  if edition == old, random.chance(20) { addSubRows(to: &builder.report, &random) }
  if random.chance(20) { builder.report.agencyKind = .unknown }
  return builder.report
}

/// By edition.
private let cleanReports = [ReportBuilder(edition: old), ReportBuilder(edition: new)]

private func fill(_ cell: inout Cell, dirt: Int, _ random: inout SeededRandom) {
  guard cell.state == .number else { return }
  if random.chance(dirt) {
    cell.state =
      [.blank, .blank, .dash, .absent, .unreadable].randomElement(using: &random) ?? .blank
    return
  }
  let scale = FixedDecimal.scale
  switch Int.random(in: 0..<100, using: &random) {
  case 0..<60: cell.value.scaled = 0
  case 60..<90: cell.value.scaled = Int64.random(in: 0...3, using: &random) * scale
  case 90..<95: cell.value.scaled = -Int64.random(in: 1...9, using: &random) * scale
  case 95..<98: cell.value.scaled = Int64.random(in: -9_999_999...9_999_999, using: &random)
  default: cell.value.scaled = Int64.random(in: .min / 4 ... .max / 4, using: &random)
  }
}

private func addSubRows(to report: inout Report, _ random: inout SeededRandom) {
  let parent = officialForms.row("表二", "其他事项")
  let table = officialForms.tables[t2]
  var columns: [Int: Cell] = [:]
  for column in table.columns.indices {
    let cell = table.cell(row: parent, column: column)
    guard report.cells[cell].state != .absent else { continue }
    columns[column] = report.cells[cell]
    report.cells[cell] = .absent
  }
  for name in ["行政检查", "行政确认"] {
    var cells = Array(repeating: Cell.absent, count: table.columns.count)
    for (column, cell) in columns {
      cells[column] = Cell(state: .number, text: cell.text)
      fill(&cells[column], dirt: 20, &random)
    }
    report.subRows.append(Report.SubRow(table: t2, row: parent, name: name, cells: cells))
  }
}
