import AuditModel

/// Cells that are there only because others are merged.
extension DrawnTable {
  /// The rows of a grid without the blank cells that stand below nothing: below a header that prints no label in
  /// their column, they are the rest of a merged cell.
  ///
  /// What stands below a label is kept, blank or not: it is the label's.
  static func withoutFilling(
    _ rows: [[RewrittenText.Cell]], table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> [[RewrittenText.Cell]] {
    var labelled: Set<Int> = []
    var isInHeader = false
    return rows.map { row in
      guard isHeader(row, table: table, forms, in: text) else {
        isInHeader = false
        guard !labelled.isEmpty else { return row }
        return row.indices.filter { !row[$0].isBlank || labelled.contains($0) }.map { row[$0] }
      }
      if !isInHeader { labelled = [] }
      isInHeader = true
      labelled.formUnion(row.indices.filter { !row[$0].isBlank })
      return row
    }
  }

  /// Whether a row prints labels of columns, and no values. A label with a number is a row's.
  private static func isHeader(
    _ row: [RewrittenText.Cell], table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> Bool {
    guard !row.contains(where: { $0.pieces.count == 1 && isValue($0.pieces[0], in: text) }) else {
      return false
    }
    return row.contains { cell in
      guard let first = cell.pieces.first, itemNumber(first, in: text) == nil else { return false }
      let key = LabelPrefixes.RunningKey(cell.pieces.flatMap { foldedScalars($0, in: text) })
      return forms.isLabel(key.value, of: .column, in: table)
    }
  }
}
