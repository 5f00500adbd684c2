import AuditModel

/// The cells that a finding cites, as short text that still names every one with what is printed in it.
///
/// Cells of one column are listed by row, others by column; rows that say the same stand together, so
/// that 135 blank cells are two lines and no list of 135.
struct CitedCells {
  fileprivate struct Item: Hashable {
    /// Catalog number.
    var column: Int
    var printed: String
  }

  fileprivate struct Row {
    /// Catalog number, and the name of the sub-row below it.
    var row: Int
    var subRow: String?
    var names: [String]
    var items: [Item]
    var lines: ClosedRange<Int>?
  }

  private struct Table {
    /// Catalog number.
    var table: Int
    var rows: [Row]
  }

  private var tables: [Table] = []

  private let catalog: FormCatalog

  init(_ cells: [Finding.CitedCell], in catalog: FormCatalog) {
    self.catalog = catalog
    for cell in cells {
      let address = catalog.address(of: cell.cell)
      let (table, row, column) = (address.table, address.row, address.column)
      if tables.last?.table != table { tables.append(Table(table: table, rows: [])) }
      let t = tables.count - 1
      if tables[t].rows.last?.row != row || tables[t].rows.last?.subRow != cell.subRow {
        let name = catalog.tables[table].rows[row] + (cell.subRow.map { "." + $0 } ?? "")
        tables[t].rows.append(Row(row: row, subRow: cell.subRow, names: [name], items: []))
      }
      let r = tables[t].rows.count - 1
      tables[t].rows[r].items.append(Item(column: column, printed: cell.printedForPeople))
      if let line = cell.place?.line {
        let known = tables[t].rows[r].lines
        tables[t].rows[r].lines = known?.union(line...line) ?? line...line
      }
    }
  }

  /// One text for each table.
  var texts: [String] { tables.map(text) }

  private func text(of table: Table) -> String {
    if let whole = wholeTable(table) ?? oneCell(table) { return whole }
    let name = catalog.tables[table.table].name
    let columns = catalog.tables[table.table].columns
    if let column = table.rows.first?.items.first?.column,
      table.rows.allSatisfy({ $0.items.allSatisfy { $0.column == column } })
    {
      let parts = Self.merged(table.rows) { $0.items == $1.items }.map { row in
        row.names.joined(separator: "、") + (row.names.count > 1 ? " 均为 " : " ")
          + row.items[0].printed + Self.lines(row.lines)
      }
      return "\(name)“\(columns[column])”列：" + parts.joined(separator: "；")
    }
    let parts = Self.merged(table.rows) { $0.items == $1.items && $0.isUniform }.map { row in
      let items =
        row.isUniform && row.items.count > 1
        ? "“\(row.items.map { columns[$0.column] }.joined(separator: "、"))”列均为 \(row.items[0].printed)"
        : row.items.map { "\(columns[$0.column]) \($0.printed)" }.joined(separator: "、")
      return "“\(row.names.joined(separator: "、"))”行：\(items)\(Self.lines(row.lines))"
    }
    return name + parts.joined(separator: "；")
  }

  /// Every cell that some edition declares, all saying the same.
  private func wholeTable(_ table: Table) -> String? {
    guard let first = table.rows.first?.items.first else { return nil }
    let items = table.rows.flatMap(\.items)
    guard items.count > 1,
      catalog.declared.contains(where: { $0[table.table].cells.count == items.count }),
      items.allSatisfy({ $0.printed == first.printed })
    else { return nil }
    let lines = table.rows.compactMap(\.lines)
    let span = lines.reduce(lines.first) { $0?.union($1) }
    return
      "\(catalog.tables[table.table].name)全部 \(items.count) 格均为 \(first.printed)\(Self.lines(span))"
  }

  private func oneCell(_ table: Table) -> String? {
    guard table.rows.count == 1, table.rows[0].items.count == 1 else { return nil }
    let (row, item) = (table.rows[0], table.rows[0].items[0])
    let known = catalog.tables[table.table]
    return
      "\(known.name)“\(row.names[0])”行“\(known.columns[item.column])”列：\(item.printed)\(Self.lines(row.lines))"
  }

  /// Lines of the file.
  private static func lines(_ lines: ClosedRange<Int>?) -> String {
    guard let lines else { return "" }
    return lines.count == 1
      ? "（第\(lines.lowerBound)行）" : "（第\(lines.lowerBound)–\(lines.upperBound)行）"
  }

  /// Rows that say the same, made one; in the order of the first.
  private static func merged(_ rows: [Row], where same: (Row, Row) -> Bool) -> [Row] {
    var result: [Row] = []
    for row in rows {
      guard let i = result.firstIndex(where: { same($0, row) }) else {
        result.append(row)
        continue
      }
      result[i].names += row.names
      if let a = result[i].lines, let b = row.lines {
        result[i].lines = a.union(b)
      } else {
        result[i].lines = result[i].lines ?? row.lines
      }
    }
    return result
  }
}

extension CitedCells.Row {
  fileprivate var isUniform: Bool { items.allSatisfy { $0.printed == items[0].printed } }
}

extension Finding.CitedCell {
  /// What a supervisor sees in the cell.
  var printedForPeople: String {
    let printed =
      switch state {
      case .number: text.flatMap { $0.isEmpty ? nil : $0.printable } ?? value?.description ?? ""
      case .blank: "空白"
      case .dash, .unreadable: "“\((text ?? "").printable)”"
      case .absent: "未读到"
      }
    return isTakenAsZero ? printed + "（按 0 计）" : printed
  }
}
