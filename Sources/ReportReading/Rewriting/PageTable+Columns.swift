import AuditModel

/// Where the columns below a header stand, and what they add up.
extension PageTable {
  /// The columns below a header.
  struct Columns {
    var count: Int
    /// Which they are; empty where their labels were not all found.
    var slots: [HeaderOrder.Slot]
    /// By page: where they stand.
    var places: [Int: PageColumns]
    /// Where their labels stand.
    var header: PageColumns?
    /// Positions of those that are totals, each with those that it adds up.
    var totals: [Int: [Int]]
    /// By position: how wide the values of full rows are at the most.
    var widths: [Int]
    /// By page and position: from where to where the values of full rows stand.
    var extents: [Int: [Range<Int>]]
  }

  /// - Parameter labels: those of the columns, where all were found.
  func columns(
    _ count: Int, labelled labels: [PageLabels.Match], areInPlace: Bool, above below: [Row]
  ) -> Columns {
    let full = below.filter { $0.values.count == count }
    let pages = Dictionary(grouping: full) { page.lines[$0.line].page }.mapValues { rows in
      rows.map { $0.values.map { page.words[$0] } }
    }
    return Columns(
      count: count,
      slots: labels.map {
        HeaderOrder.Slot(row: nil, column: column(of: $0), label: extent(of: $0).range)
      },
      places: pages.compactMapValues { rows in
        PageColumns(fullRows: rows.filter(Self.hasRoom), count: count)
      },
      header: PageColumns(fullRows: areInPlace ? [labels.map(extent)] : [], count: count),
      totals: totals(of: labels),
      widths: (0..<count).map { column in
        pages.values.joined().map { $0[column].end - $0[column].start }.max() ?? 0
      },
      extents: pages.mapValues { rows in
        (0..<count).map { column in
          let words = rows.map { $0[column] }
          return (words.map(\.start).min() ?? 0)..<(words.map(\.end).max() ?? 0)
        }
      })
  }

  /// Whether more than one blank parts the words of a row: where a page is squeezed, they do not stand in their columns.
  private static func hasRoom(_ words: [PageWords.Word]) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { $1.start - $0.end > 1 }
  }

  /// All words of a label as one.
  func extent(of label: PageLabels.Match) -> PageWords.Word {
    let words = label.words.map { page.words[$0] }
    var extent = words[0]
    extent.start = words.map(\.start).min() ?? extent.start
    extent.end = words.map(\.end).max() ?? extent.end
    return extent
  }

  /// How often labels of neighbouring columns stand over each other: in a text whose columns are not set in
  /// line, or counted in other columns than it was set in, they do.
  func overlap(_ columns: [PageLabels.Match]) -> Int {
    let extents = columns.map { column in
      // Lines further down may be moved.
      let words = column.words.map { page.words[$0] }.filter { $0.line == column.firstLine }
      return (start: words.map(\.start).min() ?? 0, end: words.map(\.end).max() ?? 0)
    }
    return zip(extents, extents.dropFirst()).count { a, b in
      2 * (a.end - b.start) >= min(a.end - a.start, b.end - b.start)
    }
  }

  /// The columns of a row's own values.
  ///
  /// - Parameter orHeader: whether their labels may tell, where no row is full.
  func places(of row: Row, _ columns: Columns, orHeader: Bool = false) -> [Int]? {
    if row.values.count == columns.count { return Array(0..<columns.count) }
    let places = columns.places[page.lines[row.line].page]
    guard isSetInColumns || places == nil && orHeader else { return nil }
    return (places ?? (orHeader ? columns.header : nil))?
      .columns(of: row.values.map { page.words[$0] })
  }

  /// Of a row printed across, which is the only one: the columns whose labels its values stand below.
  func placesBelowLabels(of row: Row, _ columns: Columns) -> [Int]? {
    guard forms.isPrintedAcross[table], isSetInColumns else { return nil }
    return columns.header?.nearestColumns(to: row.values.map { page.words[$0] })
  }

  /// Positions of the columns that are totals, each with those that it adds up.
  func totals(of columns: [PageLabels.Match]) -> [Int: [Int]] {
    let numbers = columns.map { column(of: $0) }
    // Printed across, the columns of each row stand side by side.
    let across = forms.isPrintedAcross[table] ? Set(numbers).count : numbers.count
    return forms.totals(of: numbers.enumerated().map { ($0 / across, $1) }, in: table)
  }

  /// Whether the totals of a row that prints them come out when blank cells count as nothing.
  func agrees(
    _ words: [PageWords.Word], _ columns: [Int], totals: [Int: [Int]], in text: Span<UInt8>
  ) -> Bool {
    var values: [Int: Int64] = [:]
    for (word, column) in zip(words, columns) {
      let cell = readCell(word.range, in: text, figure: .count)
      if cell.state == .number { values[column] = cell.value.scaled }
    }
    for (total, parts) in totals {
      guard let sum = values[total] else {
        // Printed across, figures in a group without its total may stand below another's labels.
        if forms.isPrintedAcross[table], parts.contains(where: { values[$0] ?? 0 != 0 }) {
          return false
        }
        continue
      }
      if parts.reduce(0, { $0 &+ (values[$1] ?? 0) }) != sum { return false }
    }
    return true
  }
}
