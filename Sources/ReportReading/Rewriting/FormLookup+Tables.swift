import AuditModel

extension FormLookup {
  /// The table that a label belongs to, in the edition in which it has this meaning.
  func form(of meaning: LabelIndex.Meaning) -> FormTable? {
    catalog.editions[meaning.edition].tables.first { $0.index == meaning.table }
  }

  /// Whether some edition computes a column from others.
  func isDerived(_ column: Int, of table: Int) -> Bool {
    catalog.editions.contains { edition in
      edition.tables.contains { $0.index == table && $0.column(column)?.isDerived == true }
    }
  }

  /// The number that the form prints before the label with `key`.
  func itemNumber(of key: UInt64, table: Int) -> Int? {
    for i in labels.lookUp(key) where labels[i].table == table && labels[i].kind == .row {
      let meaning = labels[i]
      guard let label = form(of: meaning)?.row(meaning.index)?.label else { continue }
      let bytes = Array(label.utf8)
      return ReportReading.itemNumber(0..<bytes.count, in: bytes.span)?.value
    }
    return nil
  }
}
