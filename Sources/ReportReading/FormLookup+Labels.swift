import AuditModel

/// What a label, known by its key, means in one table.
extension FormLookup {
  /// Everything that it means there, edition by edition.
  @inline(__always)
  func meanings(of key: UInt64, in table: Int) -> LabelMeanings {
    LabelMeanings(forms: self, rest: labels.lookUp(key), table: table)
  }

  /// Whether the table has such a label.
  @inline(__always)
  func isLabel(_ key: UInt64, in table: Int) -> Bool {
    for i in labels.lookUp(key) where labels[i].table == table { return true }
    return false
  }

  /// Whether the table has such a label of a row, a column, …
  @inline(__always)
  func isLabel(_ key: UInt64, of kind: LabelIndex.Meaning.Kind, in table: Int) -> Bool {
    number(of: kind, labelled: key, in: table) != nil
  }

  /// The row, column, … that has the label.
  @inline(__always)
  func number(
    of kind: LabelIndex.Meaning.Kind, labelled key: UInt64, in table: Int
  ) -> Int? {
    for i in labels.lookUp(key) {
      let meaning = labels[i]
      if meaning.table == table, meaning.kind == kind { return meaning.index }
    }
    return nil
  }

  /// All that it may be there, whatever edition says so.
  func roles(of key: UInt64, in table: Int) -> LabelRoles {
    var roles = LabelRoles()
    for meaning in meanings(of: key, in: table) {
      switch meaning.kind {
      case .row: roles.row = meaning.index
      case .column: roles.isColumn = true
      case .group where isColumnGroup[table][meaning.index]: roles.isColumnGroup = true
      case .group: roles.isRowGroup = true
      case .block: roles.isBlock = true
      case .caption: roles.isCaption = true
      }
    }
    return roles
  }

  /// The columns that an edition declares for a row with the label, as a bit mask, edition by edition.
  func columns(
    ofRowLabelled key: UInt64, in table: Int
  ) -> [(edition: Int, columns: UInt64)] {
    meanings(of: key, in: table).filter { $0.kind == .row }.map {
      ($0.edition, declaredColumns[$0.edition][table][$0.index])
    }
  }

  /// The number that the form prints before a row's label.
  func itemNumber(of key: UInt64, in table: Int) -> Int? {
    for meaning in meanings(of: key, in: table) where meaning.kind == .row {
      guard let label = form(of: meaning)?.row(meaning.index)?.label else { continue }
      let bytes = Array(label.utf8)
      return ReportReading.itemNumber(0..<bytes.count, in: bytes.span)?.value
    }
    return nil
  }

  /// The table that a label belongs to, in the edition in which it has this meaning.
  func form(of meaning: LabelIndex.Meaning) -> FormTable? {
    catalog.editions[meaning.edition].tables.first { $0.index == meaning.table }
  }

  /// The folded labels of a table, variants among them, of the kinds that are wanted.
  func foldedLabels(
    of table: Int, where isWanted: (LabelIndex.Meaning.Kind) -> Bool = { _ in true }
  ) -> [[UInt32]] {
    labels.spellings.filter { $0.table == table && isWanted($0.kind) }.map(\.scalars)
  }

  /// The folded official label of a line of the form.
  func spelling(
    of kind: LabelIndex.Meaning.Kind, _ number: Int, in table: Int, edition: Int
  ) -> [UInt32]? {
    labels.spellings.first {
      $0.table == table && $0.kind == kind && $0.index == number && $0.editions.contains(edition)
    }?.scalars
  }
}

/// What a label may be in a table: 其他 is a column and a row.
struct LabelRoles {
  /// Catalog number.
  var row: Int?
  var isColumn = false
  var isRowGroup = false
  var isColumnGroup = false
  var isBlock = false
  var isCaption = false

  /// Whether it may stand in a header, above columns.
  var isAboveColumns: Bool { isColumn || isColumnGroup }
  /// Whether it may stand before values, or before the labels of rows.
  var isBeforeRows: Bool { row != nil || isRowGroup }
}

/// The meanings of a label in one table. Nothing is allocated to go through them.
struct LabelMeanings: Sequence, IteratorProtocol {
  fileprivate let forms: FormLookup
  fileprivate var rest: Range<Int>
  fileprivate let table: Int

  @inline(__always)
  mutating func next() -> LabelIndex.Meaning? {
    while let i = rest.popFirst() {
      let meaning = forms.labels[i]
      if meaning.table == table { return meaning }
    }
    return nil
  }
}
