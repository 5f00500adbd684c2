import AuditModel

/// Figures of several cells that are printed as one, or of one cell that are printed as several.
struct GluedText {
  /// In the printed text.
  var printed: Range<Int>
  /// The first ways to read them; nil where there is but one, and the cell is part of that.
  var readings: [String]?
  var count = 1
  /// Whether it is a number whose digits may go on in the next line.
  var isTorn = false

  /// So many ways are told.
  static let mostReadings = 3

  /// What to tell of figures that cannot be split.
  func explanation(of text: String) -> String {
    if isTorn { return "\(text)：上下行还有数字，可能是一个数折成了几行，无法确定" }
    guard let readings, !readings.isEmpty else { return "\(text)：几格的数字连在一起，无法拆开" }
    let told = readings.joined(separator: "；或 ")
    return "\(text)：几格的数字连在一起，可读作 \(told)" + (count > readings.count ? " 等 \(count) 种" : "")
  }
}

extension Report {
  /// Says of the cells that were run together how they were read, and takes back what cannot be told.
  mutating func mark(_ glued: [Int: GluedText], in catalog: FormCatalog) {
    guard let printed else { return }
    for number in cells.indices where cells[number].state != .absent {
      guard let text = glued[cells[number].text.lowerBound] else { continue }
      let words = String(decoding: printed.bytes[text.printed], as: UTF8.self)
      let table = catalog.address(of: number).table
      notes.removeAll { $0.kind == .unitInCell && $0.cell == number }
      if text.readings == nil {
        notes.append(
          ReaderNote(
            kind: .inferred, place: cells[number].text, table: table, cell: number, printed: words))
      } else {
        let cell = cells[number]
        cells[number] = Cell(state: .unreadable, text: cell.text, label: cell.label)
        notes.append(
          ReaderNote(
            kind: .artefact, place: cell.text, table: table, cell: number,
            printed: text.explanation(of: words)))
      }
    }
    notes.sort {
      ($0.place.lowerBound, $0.kind.rawValue) < ($1.place.lowerBound, $1.kind.rawValue)
    }
  }
}
