import AuditModel

/// Totals whose last digits a page's edge cut off: 1 and 2 where 16869 and 2151 were printed.
extension TableAlignment {
  /// So many totals must be cut; of one, the agency may have forgotten the end.
  private static let fewestCut = 2

  /// Takes the totals of rows for unread where some are the first digits of what they should be, and none of two digits
  /// or more comes out.
  mutating func dropCutTotals(from report: inout Report) {
    guard let edition, !forms.isPrintedAcross[table], !forms.hasBlocks[table] else { return }
    let declared = forms.catalog.declared[edition][table]
    guard let total = declared.columns.first(where: { forms.isDerived($0, of: table) }) else {
      return
    }
    var cut = 0
    for row in declared.rows {
      func cell(_ column: Int) -> Cell { report.cells[firstCell + row * columnCount + column] }
      guard cell(total).state == .number else { continue }
      let printed = cell(total).value.scaled
      let sum = declared.columns.reduce(Int64(0)) {
        $1 == total ? $0 : $0 &+ cell($1).value.scaled
      }
      if printed == sum, sum >= 10 * Self.unit { return }
      if printed != sum, isBeginning(printed, of: sum) { cut += 1 }
    }
    guard cut >= Self.fewestCut else { return }
    for row in declared.rows { report.cells[firstCell + row * columnCount + total] = .absent }
  }

  /// One, as the cells count.
  private static let unit: Int64 = 1_000_000

  private func isBeginning(_ printed: Int64, of sum: Int64) -> Bool {
    var rest = sum / 10
    while rest >= Self.unit {
      let whole = rest / Self.unit * Self.unit
      if whole == printed { return true }
      rest = whole / 10
    }
    return false
  }
}
