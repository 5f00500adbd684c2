public import AuditModel

/// One file as it was read, with all that a rendering of it needs.
public struct Reading: Sendable {
  public var path: String
  /// `txt`, `md`, …
  public var format: String
  public var report: Report
  public var catalog: FormCatalog
  let lines: LineIndex

  public init(path: String, format: String, report: Report, catalog: FormCatalog) {
    self.path = path
    self.format = format
    self.report = report
    self.catalog = catalog
    lines = LineIndex(report.printedBytes)
  }

  /// A cell that the applied edition declares, or one of a sub-row.
  struct PlacedCell {
    var reference: String
    var table: String
    /// `新收`, of a sub-row `其他事项.行政检查`.
    var row: String
    var column: String
    var cell: Cell
    var isExtra: Bool
    /// Whether sub-rows stand in for the cell's row.
    var isReplaced: Bool
  }

  func place(_ range: Range<Int>) -> SourcePlace {
    lines.place(of: report.printedOffset(of: range.lowerBound), in: report.printedBytes)
  }

  /// The last line of a section that holds text.
  func endLine(of section: Report.Section) -> Int {
    var end = section.body.upperBound
    while end > section.heading.upperBound, report.source[end - 1] <= 0x20 { end -= 1 }
    return lines.line(of: report.printedOffset(of: max(section.heading.lowerBound, end - 1)))
  }

  /// The cells of a table in form order, sub-rows behind the row they belong to. Empty where no edition
  /// is known.
  func cells(ofTable index: Int) -> [PlacedCell] {
    let table = catalog.tables[index]
    guard let edition = report.edition(ofTable: index, in: catalog) else { return [] }
    let declared = catalog.declared[edition][index]
    var result: [PlacedCell] = []
    for row in declared.rows {
      let columns = declared.columns.filter {
        declared.isDeclared[table.cell(row: row, column: $0) - table.firstCell]
      }
      let subRows = report.subRows.filter { $0.table == index && $0.row == row }
      for column in columns {
        let number = table.cell(row: row, column: column)
        let cell = report.cells[number]
        result.append(
          PlacedCell(
            reference: catalog.reference(to: number), table: table.name, row: table.rows[row],
            column: table.columns[column], cell: cell, isExtra: false,
            isReplaced: cell.state == .absent && !subRows.isEmpty))
      }
      for subRow in subRows {
        let name = "\(table.rows[row]).\(subRow.name)"
        for column in columns {
          result.append(
            PlacedCell(
              reference: table.reference(row: name, column: table.columns[column]),
              table: table.name,
              row: name, column: table.columns[column], cell: subRow.cells[column], isExtra: true,
              isReplaced: false))
        }
      }
    }
    return result
  }

  /// What is printed as unit in a cell: behind the digits, else in the header.
  func unit(of cell: Cell) -> String? {
    if cell.unit == .none { return nil }
    let tail = report.text(cell.text).unicodeScalars.reversed().prefix(
      while: \.properties.isIdeographic)
    let printed = String(String.UnicodeScalarView(tail.reversed()))
    return printed.isEmpty ? cell.unit.title : printed
  }
}
