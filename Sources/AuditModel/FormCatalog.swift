/// All editions of the form side by side, with one numbering for tables, rows, columns and cells.
///
/// A name means the same cell in every edition: 表三[新收,总计] has one number, whichever form a report
/// uses. Which cells an edition declares, and in what order, is asked of `EditionCells`.
public struct FormCatalog: Sendable {
  /// A table with every row, column and group that any edition gives it.
  public struct Table: Sendable {
    public var name: String
    public var rows: [String]
    public var columns: [String]
    public var groups: [String]
    /// Number of the table's first cell; its cells follow row by row.
    public var firstCell: Int

    public init(
      name: String, rows: [String], columns: [String], groups: [String], firstCell: Int
    ) {
      self.name = name
      self.rows = rows
      self.columns = columns
      self.groups = groups
      self.firstCell = firstCell
    }

    /// `表三[新收,总计]`, the name of a cell in rules and in JSON.
    public func reference(row: String, column: String) -> String { "\(name)[\(row),\(column)]" }

    public var cellCount: Int { rows.count * columns.count }

    /// The catalog number of a cell.
    public func cell(row: Int, column: Int) -> Int { firstCell + row * columns.count + column }
  }

  /// What one edition declares of one table, by catalog numbers.
  public struct EditionCells: Sendable {
    /// Declared cells in form order.
    public var cells: [Int]
    /// By catalog cell number minus `Table.firstCell`: whether declared.
    public var isDeclared: [Bool]
    public var rows: [Int]
    public var columns: [Int]
    /// By catalog group number: the rows (or columns) below it that are not derived, in form order.
    public var leaves: [[Int]]
  }

  /// What the editions that have a column say of it.
  public struct Column: Sendable {
    /// The oldest edition's first.
    public fileprivate(set) var figures: [FormLine.Figure] = []
    /// Whether some edition computes it from others.
    public fileprivate(set) var isDerived = false

    /// What stands in it today.
    public var figure: FormLine.Figure { figures.last ?? .count }
    /// Whether some edition has amounts of money in it.
    public var mayHoldAmounts: Bool { figures.contains(.amount) }
  }

  /// Sorted by first report year.
  public let editions: [FormEdition]
  public let tables: [Table]
  /// Cells of all tables together.
  public let cellCount: Int
  /// `[edition][table]`.
  public let declared: [[EditionCells]]
  /// `[table][column]`.
  public let columns: [[Column]]

  /// `editions` must carry catalog numbers that agree with `tables`; the rule reader sees to it.
  public init(editions: [FormEdition], tables: [Table]) {
    self.editions = editions
    self.tables = tables
    cellCount = tables.last.map { $0.firstCell + $0.cellCount } ?? 0
    declared = editions.map { edition in
      tables.indices.map { index in
        Self.cells(of: edition.tables.first { $0.index == index }, in: tables[index])
      }
    }
    var columns = tables.map { [Column](repeating: Column(), count: $0.columns.count) }
    for form in editions.flatMap(\.tables) {
      for column in form.columns {
        columns[form.index][column.index].figures.append(column.figure)
        if column.isDerived { columns[form.index][column.index].isDerived = true }
      }
    }
    self.columns = columns
  }

  private static func cells(of form: FormTable?, in table: Table) -> EditionCells {
    var result = EditionCells(
      cells: [], isDeclared: Array(repeating: false, count: table.cellCount), rows: [], columns: [],
      leaves: Array(repeating: [], count: table.groups.count))
    guard let form else { return result }
    result.rows = form.rows.map(\.index)
    result.columns = form.columns.map(\.index)
    for row in form.rows {
      for column in form.columns where form.declares(row: row, column: column) {
        let cell = table.cell(row: row.index, column: column.index)
        result.cells.append(cell)
        result.isDeclared[cell - table.firstCell] = true
      }
    }
    for lines in [form.rows, form.columns] {
      for line in lines where !line.isDerived {
        var group = line.group
        while let g = group {
          result.leaves[form.groups[g].index].append(line.index)
          group = form.groups[g].parent
        }
        // A name that is a group in one edition may be a plain line in another (其他处理): it is its own leaf.
        if let same = table.groups.firstIndex(of: line.name),
          !form.groups.contains(where: { $0.index == same })
        {
          result.leaves[same].append(line.index)
        }
      }
    }
    return result
  }

  /// The number of the table; nil where the form has none of that name.
  public func table(named name: String) -> Int? { tables.firstIndex { $0.name == name } }

  /// The number of the edition; nil where there is none of that id.
  public func edition(id: String) -> Int? { editions.firstIndex { $0.id == id } }

  /// The edition that report year `year` must use; nil before the first one (legacy).
  public func edition(year: Int) -> Int? { editions.lastIndex { $0.covers(year: year) } }

  /// Table, row and column of cell number `cell`.
  public func address(of cell: Int) -> CellAddress {
    let table = tables.lastIndex { $0.firstCell <= cell } ?? 0
    let offset = cell - tables[table].firstCell
    let width = tables[table].columns.count
    return CellAddress(table: table, row: offset / width, column: offset % width)
  }

  /// The column in which cell number `cell` stands.
  public func column(of cell: Int) -> Column {
    let address = address(of: cell)
    return columns[address.table][address.column]
  }

  /// `表三[新收,总计]`, the name used in rules and in JSON.
  public func reference(to cell: Int) -> String {
    let a = address(of: cell)
    let table = tables[a.table]
    return table.reference(row: table.rows[a.row], column: table.columns[a.column])
  }
}

/// A cell by catalog numbers.
public struct CellAddress: Hashable, Sendable {
  public var table: Int
  public var row: Int
  public var column: Int

  public init(table: Int, row: Int, column: Int) {
    self.table = table
    self.row = row
    self.column = column
  }
}
