/// Rows that the end of a page tore in two, so that the halves of their labels stand in two rows of cells.
extension ReportAssembly {
  /// How many blocks behind the row at `index` are the rest of it: a row as wide, whose words complete its label, and the
  /// number of the page before that. The figures stand in one of the two.
  mutating func joinTornRow(at index: Int, before next: Int, in text: Span<UInt8>) -> Int {
    // What is usual is decided first: of a torn row one half has no figures.
    guard next < document.blocks.count,
      !endsInDigit(index, in: text) || !endsInDigit(next, in: text)
    else { return 0 }
    var rest = next
    while rest < next + Self.mostLinesBetween, rest < document.blocks.count,
      isBetween(rest, in: text)
    { rest += 1 }
    guard rest < document.blocks.count, document.blocks[rest].kind == .row,
      !document.blocks[index].hasOwnLines, !document.blocks[rest].hasOwnLines
    else { return 0 }
    let upper = document.blocks[index].cells
    let lower = document.blocks[rest].cells
    guard upper.count == lower.count,
      let kept = filling.joinTorn(document.cells[upper], document.cells[lower], in: text)
    else { return 0 }
    if kept == .lower {
      document.blocks[index].cells = lower
      document.blocks[index].text = document.blocks[rest].text
    }
    return rest - next + 1
  }

  /// How many blocks behind the row at `index` hold nothing but the rest of the labels in it: lines of a header that a
  /// converter took for rows, and the number of the page between them. A row that goes on with labels of its own is
  /// left with these.
  mutating func joinTornHeader(at index: Int, in text: Span<UInt8>) -> Int {
    // What is usual is decided first: a row of figures follows.
    guard !document.blocks[index].hasOwnLines, index + 1 < document.blocks.count,
      !endsInDigit(index + 1, in: text)
    else { return 0 }
    let upper = document.blocks[index].cells
    var joined = 0
    while true {
      var next = index + joined + 1
      if next < document.blocks.count, document.blocks[next].kind == .paragraph,
        isBetween(next, in: text)
      {
        next += 1
      }
      guard next < document.blocks.count, document.blocks[next].kind == .row,
        !document.blocks[next].hasOwnLines
      else { return joined }
      let lower = document.blocks[next].cells
      let ends = filling.joinTornHeader(document.cells[upper], document.cells[lower], in: text)
      guard ends > 0 else { return joined }
      for i in lower.prefix(ends) {
        document.cells[i] = document.cells[i].lowerBound..<document.cells[i].lowerBound
      }
      guard ends == lower.count else { return joined }
      joined = next - index
    }
  }

  /// Whether the last cell of a row that prints something ends in a digit.
  @inline(__always)
  private func endsInDigit(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard document.blocks[index].kind == .row else { return false }
    for i in document.blocks[index].cells.reversed() where !document.cells[i].isEmpty {
      return text[document.cells[i].upperBound - 1] &- 0x30 <= 9
    }
    return false
  }

  /// The number of a page, and a header of a few lines.
  private static let mostLinesBetween = 6

  /// Whether a block may stand between the halves: the number of a page, or the header once more.
  private func isBetween(_ index: Int, in text: Span<UInt8>) -> Bool {
    let block = document.blocks[index]
    switch block.kind {
    case .paragraph:
      return isPageNumber(block.text, in: text) || isPlainNumber(block.text, in: text)
    case .row: return filling.isHeaderLine(document.cells[block.cells], in: text)
    case .heading, .table: return false
    }
  }
}
