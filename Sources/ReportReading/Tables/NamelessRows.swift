import AuditModel

/// Gives lines of values back to the rows whose labels a converter took apart from them.
///
/// A label broken over several lines of its cell may come out as paragraphs of their own, before or behind its
/// values, mixed with the words of the cell beside it; the order of the rows is kept. Where between two rows
/// with labels as many lines of values stand as rows are missing there, and the table prints the labels of all
/// these rows somewhere, it is known which line is whose.
struct NamelessRows {
  private let forms: FormLookup
  private let table: Int
  private let edition: Int
  /// The folded paragraphs amid and behind the rows: one text for those that have no row between them.
  private let scraps: [[UInt32]]

  /// In letters; of a shorter label the letters must stand side by side.
  private static let longLabel = 6

  init(
    _ reading: TableReading, forms: FormLookup, table: Int, edition: Int,
    paragraphs: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) {
    self.forms = forms
    self.table = table
    self.edition = edition
    let starts = (reading.records + reading.nameless.map(\.record))
      .compactMap { reading.slots[$0.slots].first?.lowerBound }
      .sorted()
    var scraps: [Int: [UInt32]] = [:]
    let pieces = (paragraphs + reading.lonelyLabels).sorted { $0.lowerBound < $1.lowerBound }
    var before = 0
    for piece in pieces where piece.lowerBound >= reading.place.lowerBound {
      while before < starts.count, starts[before] < piece.lowerBound { before += 1 }
      scraps[before, default: []] += foldedScalars(piece, in: text)
    }
    self.scraps = Array(scraps.values)
  }

  /// Names the lines that can be named; they become records.
  ///
  /// - Returns: notes that they were named so.
  func name(_ reading: inout TableReading) -> [ReaderNote] {
    let rows = forms.catalog.declared[edition][table].rows
    var named: [TableReading.Nameless] = []
    var start = 0
    while start < reading.nameless.count {
      let gap = reading.nameless[start].recordsBefore
      let lines = reading.nameless[start...].prefix { $0.recordsBefore == gap }
      for (line, row) in zip(lines, rowsMissing(at: gap, from: rows, in: reading, lines.count)) {
        var line = line
        line.record.row = row
        // A header is complete only once a label stands below it.
        line.record.columns = line.record.columns ?? reading.records[gap...].first?.columns
        named.append(line)
      }
      start = lines.endIndex
    }
    for line in named.reversed() { reading.records.insert(line.record, at: line.recordsBefore) }
    reading.nameless.removeAll { line in named.contains { $0.place == line.place } }
    return named.map { ReaderNote(kind: .inferred, place: $0.place, table: table) }
  }

  /// The rows without values between the records around a place, if they are so many and all are printed.
  private func rowsMissing(
    at gap: Int, from rows: [Int], in reading: TableReading, _ count: Int
  ) -> [Int] {
    let found = reading.records.map(\.row)
    func position(_ row: Int?) -> Int? { row.flatMap { rows.firstIndex(of: $0) } }
    let before = found[..<gap].last { position($0) != nil }.flatMap(position) ?? -1
    let behind = found[gap...].first { position($0) != nil }.flatMap(position) ?? rows.count
    guard before + 1 < behind else { return [] }
    let missing = rows[before + 1..<behind].filter { !found.contains($0) }
    return missing.count == count && missing.allSatisfy(isPrinted) ? missing : []
  }

  /// Whether the letters of a row's label stand somewhere amid the rows, in their order.
  private func isPrinted(_ row: Int) -> Bool {
    forms.labels.spellings.contains { spelling in
      spelling.kind == .row && spelling.table == table && spelling.index == row
        && spelling.editions.contains(edition) && scraps.contains { holds(spelling.scalars, $0) }
    }
  }

  private func holds(_ label: [UInt32], _ scrap: [UInt32]) -> Bool {
    guard label.count >= Self.longLabel else { return scrap.contains(label) }
    var next = label.startIndex
    for letter in scrap where next < label.endIndex && letter == label[next] { next += 1 }
    return next == label.endIndex
  }
}
