import AuditModel

/// Numbers the lines of all editions: a name means the same line in every edition, in the order of first
/// appearance.
struct FormCatalogBuilder {
  private var tables: [TableNames] = []

  /// Of editions, tables, and columns or groups of a table: the reader keeps sets of each in one word.
  private static let most = 60

  private struct TableNames {
    var name: String
    var rows: [String] = []
    var columns: [String] = []
    var groups: [String] = []
  }

  /// nil where the files contradict each other; the mistakes are reported in the files.
  static func build(_ files: [FormFile]) -> FormCatalog? {
    let files = files.sorted { $0.firstYear < $1.firstYear }
    var builder = FormCatalogBuilder()
    var editions: [FormEdition] = []
    for (i, file) in files.enumerated() {
      if i >= most { file.diagnostics.add(.tooManyInForms("版式", most: most), file.id.range) }
      check(file, against: Array(files[..<i]))
      editions.append(builder.number(file))
    }
    guard files.allSatisfy(\.diagnostics.isEmpty) else { return nil }
    var firstCell = 0
    var numbered: [FormCatalog.Table] = []
    for table in builder.tables {
      numbered.append(
        FormCatalog.Table(
          name: table.name, rows: table.rows, columns: table.columns, groups: table.groups,
          firstCell: firstCell))
      firstCell += table.rows.count * table.columns.count
    }
    return FormCatalog(editions: editions, tables: numbered)
  }

  private static func check(_ file: FormFile, against earlier: [FormFile]) {
    for other in earlier {
      let path = other.diagnostics.source.path
      if other.id.string == file.id.string {
        file.diagnostics.add(.duplicateEdition(file.id.string, in: path), file.id.range)
      } else if (other.lastYear ?? other.firstYear) >= file.firstYear {
        // An edition without a last year holds until the next one begins.
        file.diagnostics.add(.yearsOverlap(other.id.string, in: path), file.years)
      }
    }
    if let first = earlier.first,
      first.sections.map(\.section.number) != file.sections.map(\.section.number)
    {
      let range = file.sections.first?.number.range ?? file.id.range
      file.diagnostics.add(.sectionsDiffer(from: first.id.string), range)
    }
  }

  private mutating func number(_ file: FormFile) -> FormEdition {
    var tables: [FormTable] = []
    for table in Self.unique(file.tables, in: file, \.name) {
      tables.append(number(table, in: file))
    }
    return FormEdition(
      id: file.id.string, notice: file.notice, firstYear: file.firstYear, lastYear: file.lastYear,
      titles: file.titles, sections: file.sections.map(\.section), tables: tables)
  }

  /// Without those whose name stands twice, which is reported.
  private static func unique<Item>(
    _ items: [Item], in file: FormFile, _ name: KeyPath<Item, YAMLScalar>
  ) -> [Item] {
    var seen: Set<String> = []
    return items.filter { item in
      let scalar = item[keyPath: name]
      if seen.insert(scalar.string).inserted { return true }
      file.diagnostics.add(.duplicateName(scalar.string), scalar.range)
      return false
    }
  }

  private mutating func number(_ table: FormFile.Table, in file: FormFile) -> FormTable {
    let index = position(of: table.name, in: file)
    let section = file.sections.firstIndex { $0.section.number == table.section.string }
    if section == nil {
      file.diagnostics.add(
        .unknownSection(table.section.string, known: file.sections.map(\.section.number)),
        table.section.range)
    }
    let rows = Self.unique(table.rows, in: file, \.name)
    let columns = Self.unique(table.columns, in: file, \.name)
    let blocks = blocks(of: table, rows: rows, columns: columns, in: file)
    return FormTable(
      index: index, name: table.name.string, section: section ?? 0,
      isPrintedAcross: table.isPrintedAcross, captions: table.captions, blocks: blocks,
      groups: groups(of: table, in: file, table: index),
      rows: rows.enumerated().map { i, row in
        Self.line(
          row, Self.number(row.name.string, in: &tables[index].rows),
          block: blocks.firstIndex { $0.rows.contains(i) })
      },
      columns: columns.enumerated().map { i, column in
        let holding = blocks.indices.filter { blocks[$0].columns.contains(i) }
        return Self.line(
          column, Self.number(column.name, among: &tables[index].columns, kind: "列", in: file),
          block: holding.count == 1 ? holding[0] : nil)
      })
  }

  private static func line(_ line: FormFile.Line, _ index: Int, block: Int?) -> FormLine {
    FormLine(
      index: index, name: line.name.string, label: line.label, variants: line.variants,
      isDerived: line.isDerived, isRequired: line.isRequired, figure: line.figure,
      group: line.group, block: block)
  }

  private mutating func groups(
    of table: FormFile.Table, in file: FormFile, table index: Int
  ) -> [FormGroup] {
    // Parents are positions in the list as written: a repeated name keeps its place, and is reported.
    _ = Self.unique(table.groups, in: file, \.name)
    return table.groups.map { group in
      FormGroup(
        axis: group.axis,
        index: Self.number(group.name, among: &tables[index].groups, kind: "组", in: file),
        name: group.name.string, label: group.label, variants: group.variants, parent: group.parent)
    }
  }

  private func blocks(
    of table: FormFile.Table, rows: [FormFile.Line], columns: [FormFile.Line], in file: FormFile
  ) -> [FormBlock] {
    func indices(_ names: [YAMLScalar], _ lines: [FormFile.Line], _ kind: String) -> [Int] {
      names.compactMap { name in
        if let index = lines.firstIndex(where: { $0.name.string == name.string }) { return index }
        let near = nearName(to: name.string, among: lines.map(\.name.string))
        file.diagnostics.add(.unknownName(name.string, kind: kind, near: near), name.range)
        return nil
      }
    }
    return table.blocks.map { block in
      FormBlock(
        caption: block.caption, variants: block.variants,
        columns: indices(block.columns, columns, "列"), rows: indices(block.rows, rows, "行"))
    }
  }

  private mutating func position(of name: YAMLScalar, in file: FormFile) -> Int {
    if let index = tables.firstIndex(where: { $0.name == name.string }) { return index }
    tables.append(TableNames(name: name.string))
    if tables.count > Self.most {
      file.diagnostics.add(.tooManyInForms("表", most: Self.most), name.range)
    }
    return tables.count - 1
  }

  private static func number(_ name: String, in names: inout [String]) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    names.append(name)
    return names.count - 1
  }

  /// The same for a name of which no table may have too many.
  private static func number(
    _ name: YAMLScalar, among names: inout [String], kind: String, in file: FormFile
  ) -> Int {
    let index = number(name.string, in: &names)
    if index >= most { file.diagnostics.add(.tooManyInForms(kind, most: most), name.range) }
    return index
  }
}
