/// Labels that are broken over two lines, so that their halves stand in two pieces of the document.
extension ReportAssembly {
  /// How many rows were joined to the row at `index`: where a label is broken over two lines, its first half is the last
  /// cell of one row and its second half the first cell of the next.
  mutating func joinBrokenRows(at index: Int, in text: Span<UInt8>) -> Int {
    var joined = 0
    while joined < Self.mostJoins, joinsNextRow(index, behind: joined, in: text) { joined += 1 }
    return joined
  }

  /// Of rows to one: more than a table has columns whose labels could be broken.
  private static let mostJoins = 64

  private mutating func joinsNextRow(
    _ index: Int, behind joined: Int, in text: Span<UInt8>
  ) -> Bool {
    let next = index + joined + 1
    let cells = document.blocks[index].cells
    guard next < document.blocks.count, document.blocks[next].kind == .row,
      !document.blocks[index].hasOwnLines, !document.blocks[next].hasOwnLines,
      let first = document.blocks[next].cells.first, first == cells.upperBound
    else { return false }
    let halves = (document.cells[first - 1], document.cells[first])
    guard !halves.0.isEmpty, !halves.1.isEmpty, !isValue(halves.0, in: text),
      filling.areHalves(halves.0, halves.1, in: text)
    else { return false }
    // What stands before moves up to the label, so that the cells of both rows stand side by side.
    for i in cells.dropLast().reversed() { document.cells[i + 1] = document.cells[i] }
    document.cells[first] = halves.0.lowerBound..<halves.1.upperBound
    document.blocks[index].cells = cells.lowerBound + 1..<document.blocks[next].cells.upperBound
    return true
  }

  /// How many blocks were joined to the row at `index`: the words of its last cell may go on in a paragraph, and
  /// its values, in cells on lines of their own, behind that.
  mutating func joinBrokenLabel(
    at index: Int, before next: Int, in text: Span<UInt8>
  ) -> Int {
    guard next < document.blocks.count, document.blocks[next].kind == .paragraph else { return 0 }
    let last = document.blocks[index].cells.upperBound - 1
    let paragraph = document.blocks[next].text
    guard !isValue(document.cells[last], in: text),
      filling.completesLabel(document.cells[last], with: paragraph, in: text)
    else { return 0 }
    document.cells[last] = document.cells[last].lowerBound..<paragraph.upperBound
    guard document.blocks[index].hasOwnLines, holdsValues(next + 1, in: text) else { return 1 }
    document.blocks[index].cells =
      document.blocks[index].cells.lowerBound..<document.blocks[next + 1].cells.upperBound
    return 2
  }

  /// Joins the paragraph at `index` to the first cell of the row behind it, where the two are one label broken
  /// over two lines.
  mutating func beginsLabelOfNextRow(at index: Int, in text: Span<UInt8>) -> Bool {
    let next = index + 1
    guard next < document.blocks.count, document.blocks[next].kind == .row,
      let first = document.blocks[next].cells.first(where: { !document.cells[$0].isEmpty }),
      !isValue(document.cells[first], in: text),
      filling.completesLabel(document.blocks[index].text, with: document.cells[first], in: text)
    else { return false }
    document.cells[first] =
      document.blocks[index].text.lowerBound..<document.cells[first].upperBound
    return true
  }

  /// Whether a block is a row of cells on lines of their own with nothing but values.
  private func holdsValues(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard index < document.blocks.count, document.blocks[index].kind == .row,
      document.blocks[index].hasOwnLines
    else { return false }
    return document.cells[document.blocks[index].cells].allSatisfy {
      $0.isEmpty || isValue($0, in: text)
    }
  }
}
