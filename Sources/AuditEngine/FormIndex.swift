import AuditModel

/// The catalog of forms as flat arrays.
struct FormIndex {
  let editionCount: Int
  let tableCount: Int
  let cellCount: Int
  /// By edition and table; cells in form order.
  private let declaredNumbers: FlatBuffer<Int32>
  private let declaredSlices: FlatBuffer<Slice32>
  /// By edition and cell.
  private let flags: FlatBuffer<CellFlags>
  /// By cell.
  private let addresses: FlatBuffer<Address>
  /// By table.
  private let layouts: FlatBuffer<Layout>
  /// By edition and table: the section that it stands in; −1 where the edition has none.
  private let sections: FlatBuffer<Int32>
  /// First and last report year, by edition.
  private let years: FlatBuffer<ClosedRange<Int>>

  private struct CellFlags {
    var isDeclared = false
    /// Whether a blank here may stand for zero within a sum: row and column only count, and neither is
    /// one that must be filled in.
    var isPart = false
  }

  private struct Address {
    var table: Int32
    var row: Int32
    var column: Int32
  }

  private struct Layout {
    var firstCell: Int32
    var width: Int32
  }

  init(_ catalog: FormCatalog) {
    editionCount = catalog.editions.count
    tableCount = catalog.tables.count
    cellCount = catalog.cellCount
    var cells: [Int32] = []
    var slices: [Slice32] = []
    var flags = Array(repeating: CellFlags(), count: editionCount * cellCount)
    for (e, edition) in catalog.editions.enumerated() {
      for (t, table) in catalog.tables.enumerated() {
        let declared = catalog.declared[e][t].cells
        slices.append(Slice32(start: Int32(cells.count), count: Int32(declared.count)))
        cells += declared.map { Int32($0) }
        for cell in declared { flags[e * cellCount + cell].isDeclared = true }
        guard let form = edition.tables.first(where: { $0.index == t }) else { continue }
        func counts(_ line: FormLine) -> Bool { !line.isDerived && !line.isRequired }
        for row in form.rows where counts(row) {
          for column in form.columns where counts(column) {
            flags[e * cellCount + table.cell(row: row.index, column: column.index)].isPart = true
          }
        }
      }
    }
    sections = FlatBuffer(
      catalog.editions.flatMap { edition in
        catalog.tables.indices.map { table in
          Int32(edition.tables.first { $0.index == table }?.section ?? -1)
        }
      })
    declaredNumbers = FlatBuffer(cells)
    declaredSlices = FlatBuffer(slices)
    self.flags = FlatBuffer(flags)
    addresses = FlatBuffer(
      (0..<catalog.cellCount).map {
        let address = catalog.address(of: $0)
        return Address(
          table: Int32(address.table), row: Int32(address.row), column: Int32(address.column))
      })
    years = FlatBuffer(
      catalog.editions.map { $0.firstYear...max($0.firstYear, $0.lastYear ?? .max) })
    layouts = FlatBuffer(
      catalog.tables.map {
        Layout(firstCell: Int32($0.firstCell), width: Int32($0.columns.count))
      })
  }

  func deallocate() {
    declaredNumbers.deallocate()
    declaredSlices.deallocate()
    flags.deallocate()
    addresses.deallocate()
    layouts.deallocate()
    sections.deallocate()
    years.deallocate()
  }

  /// As `FormCatalog.edition(year:)`; nil where the year is unknown.
  func edition(year: Int?) -> Int? {
    guard let year else { return nil }
    var edition = editionCount - 1
    while edition >= 0 {
      if years[edition].contains(year) { return edition }
      edition -= 1
    }
    return nil
  }

  /// As `Report.isLegacy(in:)`.
  func isLegacy(year: Int?) -> Bool {
    guard let year else { return false }
    return (0..<editionCount).allSatisfy { year < years[$0].lowerBound }
  }

  /// In form order.
  func declaredCells(table: Int, edition: Int) -> UnsafeBufferPointer<Int32> {
    let slice = declaredSlices[edition * tableCount + table]
    return UnsafeBufferPointer(
      start: declaredNumbers.base + Int(slice.start), count: Int(slice.count))
  }

  /// The section that a table stands in by an edition; nil: by the newest that has it.
  func section(ofTable table: Int, edition: Int?) -> Int? {
    var newest = editionCount - 1
    while edition == nil, newest > 0, sections[newest * tableCount + table] < 0 { newest -= 1 }
    let section = sections[(edition ?? newest) * tableCount + table]
    return section < 0 ? nil : Int(section)
  }

  func isDeclared(_ cell: Int32, edition: Int) -> Bool {
    flags[edition * cellCount + Int(cell)].isDeclared
  }

  func isPart(_ cell: Int32, edition: Int) -> Bool {
    flags[edition * cellCount + Int(cell)].isPart
  }

  func table(of cell: Int32) -> Int { Int(addresses[cell].table) }
  func row(of cell: Int32) -> Int32 { addresses[cell].row }
  func column(of cell: Int32) -> Int32 { addresses[cell].column }

  func cell(table: Int32, row: Int32, column: Int32) -> Int32 {
    let layout = layouts[table]
    return layout.firstCell + row * layout.width + column
  }

  /// The cell that `operand` means at `instance`; nil where the instance has no such line.
  func cell(_ operand: CellOperand, at instance: Instance) -> Int32? {
    switch operand {
    case .fixed(let cell): Int32(cell)
    case .row(let row): crossing(instance.table, Int32(row), instance.column)
    case .column(let column): crossing(instance.table, instance.row, Int32(column))
    case .instance: crossing(instance.table, instance.row, instance.column)
    case .rowAtInstanceColumn(let table, let row):
      crossing(Int32(table), Int32(row), instance.column)
    case .columnAtInstanceRow(let table, let column):
      crossing(Int32(table), instance.row, Int32(column))
    }
  }

  private func crossing(_ table: Int32, _ row: Int32, _ column: Int32) -> Int32? {
    guard table >= 0, row >= 0, column >= 0 else { return nil }
    return cell(table: table, row: row, column: column)
  }
}
