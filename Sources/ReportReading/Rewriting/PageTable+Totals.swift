import AuditModel

/// Totals speak for or against the columns that values were given.
extension PageTable {
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
      guard let sum = values[total] else { continue }
      if parts.reduce(0, { $0 &+ (values[$1] ?? 0) }) != sum { return false }
    }
    return true
  }
}
