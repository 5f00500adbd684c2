import AuditModel

/// Figures of several cells that are printed as one, of one cell that are printed as several, or of which it
/// is not known whose they are.
struct GluedText {
  /// What is in doubt.
  enum Doubt {
    /// Nothing: there is one way to read them.
    case none
    /// Which cells they are: the first ways to read them, and how many there are.
    case readings([String], count: Int)
    /// Whether it is a number whose digits go on in the next line.
    case torn
    /// Which cells of the line they stand in: so many are printed, which is too few.
    case misplaced(count: Int)
  }

  /// In the printed text.
  var printed: Range<Int>
  var doubt: Doubt

  /// So many ways are told.
  static let mostReadings = 3

  /// What to tell of figures that cannot be read.
  func explanation(of text: String) -> String {
    switch doubt {
    case .none: text
    case .torn: "\(text)：上下行还有数字，可能是一个数折成了几行，无法确定"
    case .misplaced(let count): "只印出 \(count) 个数，缺的是哪一格无法确定"
    case .readings(let readings, _) where readings.isEmpty: "\(text)：几格的数字连在一起，无法拆开"
    case .readings(let readings, let count):
      "\(text)：几格的数字连在一起，可读作 \(readings.joined(separator: "；或 "))"
        + (count > readings.count ? " 等 \(count) 种" : "")
    }
  }
}

extension GluedText {
  /// The cells of a row that is printed in `whole`, read in the one way that there is; each unreadable where there are
  /// several, or none.
  ///
  /// - Parameters:
  ///   - isBelieved: whether one way is enough.
  ///   - alone: the runs that are parted; such a one that is a cell was not split.
  static func cells(
    _ readings: [GluedCells.Reading], isBelieved: Bool = true, of count: Int, whole: Range<Int>,
    alone: [Range<Int>],
    in text: Span<UInt8>
  ) -> [RewrittenText.Cell] {
    guard let only = readings.first, readings.count == 1, isBelieved else {
      let told = readings.prefix(mostReadings).map { reading in
        reading.map { $0.map { squeezed($0, in: text) } ?? "空" }.joined(separator: "、")
      }
      var cell = RewrittenText.Cell(whole)
      cell.glued = GluedText(
        printed: whole, doubt: .readings(Array(told), count: readings.count))
      return Array(repeating: cell, count: count)
    }
    var end = whole.lowerBound
    return only.map { run in
      guard let run else { return .init(blankAt: end) }
      end = run.upperBound
      var cell = RewrittenText.Cell(run)
      if !alone.contains(run) { cell.glued = GluedText(printed: whole, doubt: .none) }
      return cell
    }
  }
}

extension Report {
  /// A table of which one cell in so many has no place is not read.
  private static var leastUnread: Int { 3 }

  /// Says of the cells that were run together how they were read, and takes back what cannot be told.
  mutating func mark(_ glued: [Int: GluedText], in catalog: FormCatalog) {
    guard let printed, !glued.isEmpty else { return }
    var misplaced: [Int: Int] = [:]
    for number in cells.indices where cells[number].state != .absent {
      guard let text = glued[cells[number].text.lowerBound] else { continue }
      let words = String(decoding: printed.bytes[text.printed], as: UTF8.self)
      let table = catalog.address(of: number).table
      let cell = cells[number]
      notes.removeAll { $0.kind == .unitInCell && $0.cell == number }
      switch text.doubt {
      case .none:
        notes.append(
          ReaderNote(
            kind: .inferred, place: cell.text, table: table, cell: number, printed: words))
        continue
      case .misplaced:
        cells[number] = .absent
        misplaced[table, default: 0] += 1
      case .readings, .torn:
        cells[number] = Cell(state: .unreadable, text: cell.text, label: cell.label)
      }
      notes.append(
        ReaderNote(
          kind: .artefact, place: cell.text, table: table, cell: number,
          printed: text.explanation(of: words)))
    }
    for (table, count) in misplaced {
      let all = catalog.tables[table].rows.count * catalog.tables[table].columns.count
      if count * Self.leastUnread >= all { tables[table].isUnread = true }
    }
    sortNotes()
  }
}
