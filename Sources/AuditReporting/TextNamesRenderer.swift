public import AuditModel

/// The names that rules may use, table by table and edition by edition, for the person who writes rules.
public struct TextNamesRenderer: Sendable {
  let catalog: FormCatalog
  let style: TextStyle

  public init(_ catalog: FormCatalog, style: TextStyle) {
    self.catalog = catalog
    self.style = style
  }

  /// `table`: this one alone.
  public func render(table: String? = nil, into output: inout OutputBuffer) {
    output.writeText(style) { page in
      for (number, edition) in catalog.editions.enumerated() {
        if number > 0 { page.line() }
        page.line(
          page.style.paint("\(edition.id) 版　\(edition.yearsTitle)　\(edition.notice)", .bold))
        if table == nil { page.sections(of: edition) }
        for form in edition.tables where table == nil || form.name == table {
          page.names(of: form, in: edition)
        }
      }
    }
  }
}

extension FormEdition {
  fileprivate var yearsTitle: String {
    lastYear.map { $0 == firstYear ? "\($0) 年度" : "\(firstYear)–\($0) 年度" } ?? "\(firstYear) 年度起"
  }
}

extension TextWriter {
  fileprivate mutating func sections(of edition: FormEdition) {
    line()
    for section in edition.sections { line("  章 \(section.number)　\(section.title)") }
  }

  fileprivate mutating func names(of table: FormTable, in edition: FormEdition) {
    line()
    line("  " + style.paint(table.name, .bold) + "（章 \(edition.sections[table.section].number)）")
    let all = table.rows + table.columns
    let width = all.reduce(0) { max($0, $1.name.displayWidth) }
    // Rows that have columns of their own stand with them.
    let blocks = table.blocks.filter { !$0.rows.isEmpty }
    if blocks.isEmpty {
      lines("行", table.rows, width)
      lines("列", table.columns, width)
    }
    for block in blocks {
      lines("行", block.rows.map { table.rows[$0] }, width)
      lines("列", block.columns.map { table.columns[$0] }, width)
    }
    for (position, group) in table.groups.enumerated() {
      let kind = group.axis == .row ? "行组" : "列组"
      field(kind, "\(group.name)＝\(members(ofGroupAt: position, in: table))", indent: 4)
    }
  }

  private mutating func lines(_ kind: String, _ lines: [FormLine], _ width: Int) {
    for (i, line) in lines.enumerated() {
      spaces(4)
      write(i == 0 ? kind : "  ", filling: 6)
      write(line.name, filling: width + 2)
      let amount = line.figure == .amount && !line.label.contains("万元") ? "（万元）" : ""
      self.line(line.label.printable + (line.isDerived ? "（合计）" : "") + amount)
    }
  }

  /// What stands directly below the group at `position` of the table's groups.
  private func members(ofGroupAt position: Int, in table: FormTable) -> String {
    let axis = table.groups[position].axis
    let lines = (axis == .row ? table.rows : table.columns)
      .filter { $0.group == position && !$0.isDerived }
    let groups = table.groups.filter { $0.parent == position && $0.axis == axis }
    return (groups.map { "\($0.name)（组）" } + lines.map(\.name)).joined(separator: "、")
  }
}
