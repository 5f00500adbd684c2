import AuditModel

/// Tables whose cells are marked off by more than what stands between them: by borders, by a line of dashes for
/// each column, by tags.
enum DrawnTable {
  /// Whether such a table may begin on a line.
  @inline(__always)
  static func begins(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard line.count > 3 else { return false }
    switch text[line.lowerBound] {
    // ┌ + - < or what any of them is indented by
    case 0xE2, 0x2B, 0x2D, 0x3C, 0x20:
      return BorderedTable.begins(line, in: text) || RuledTable.begins(line, in: text)
        || MarkupTable.begins(line, in: text)
    case UInt8(ascii: "|"): return CellBlock.isFence(line, in: text)
    default: return false
    }
  }

  struct Place {
    /// The lines that it takes.
    var lines: Range<Int>
    fileprivate var kind: Kind
  }

  fileprivate enum Kind { case borders, rules, tags, pipes, cells }

  /// - Parameter orPiped: whether tables between pipes count too: where another one is drawn, and the text is
  ///   written anew.
  static func places(
    in lines: ArraySlice<LineScan.Line>, orPiped: Bool, of text: Span<UInt8>
  ) -> [Place] {
    var places: [Place] = []
    // Where one table in tags does not end, none behind it does.
    var isTagOpen = false
    var i = lines.startIndex
    while i < lines.endIndex {
      let start = i
      if orPiped, let end = PipedTable.end(from: start, in: lines, of: text) {
        places.append(Place(lines: start..<end, kind: .pipes))
        i = end
        continue
      }
      guard begins(lines[i].range, in: text) else {
        i += 1
        continue
      }
      let kind: Kind
      if let end = BorderedTable.end(from: start, in: lines, of: text) {
        (i, kind) = (end, .borders)
      } else if let end = RuledTable.end(from: start, in: lines, of: text) {
        (i, kind) = (end, .rules)
      } else if let end = CellBlock.end(from: start, in: lines, of: text) {
        (i, kind) = (end, .cells)
      } else if !isTagOpen, let end = MarkupTable.end(from: start, in: lines, of: text) {
        (i, kind) = (end, .tags)
      } else {
        isTagOpen = isTagOpen || MarkupTable.begins(lines[i].range, in: text)
        i += 1
        continue
      }
      places.append(Place(lines: start..<i, kind: kind))
    }
    return places
  }

  /// The rows of a table, merged cells in the first place that they take; none where it is not drawn well, so that
  /// nobody knows which cell is whose.
  static func rows(
    _ place: Place, of lines: [LineScan.Line], table: Int, _ forms: FormLookup,
    in text: Span<UInt8>
  ) -> [[RewrittenText.Cell]] {
    let region = lines[place.lines]
    switch place.kind {
    case .borders:
      return BorderedTable(region, in: text)?.rows(in: text)
        ?? withoutFilling(
          BorderedTable.rowsByBars(region, in: text), table: table, forms, in: text)
    case .rules:
      return withoutFilling(RuledTable(region, in: text)?.rows ?? [], table: table, forms, in: text)
    case .pipes:
      return withoutFilling(PipedTable.rows(region, in: text), table: table, forms, in: text)
    case .cells:
      let above = place.lines.lowerBound > 0 ? lines[place.lines.lowerBound - 1] : nil
      return withoutFilling(
        CellBlock.rows(region, below: above, in: text), table: table, forms, in: text)
    case .tags: return MarkupTable(region, in: text).rows
    }
  }
}
