import AuditModel

/// What stands amid a table and is none of it: ends of pages, and sentences.
extension TableTokens {
  /// Drops what a page prints at its end or its head, its number and the title of the report, and lines drawn
  /// between rows.
  mutating func dropEndsOfPages(in text: Span<UInt8>) {
    var kept: [Atom] = []
    // The marks before what is dropped end cells, or stand for blank ones.
    var (pipes, tabs) = (0, 0)
    var endOfHeader = 0
    for (i, atom) in atoms.enumerated() {
      pipes += atom.gap.pipes
      tabs += atom.gap.tabs
      if let end = endOfPrintHeader(from: i, in: text) { endOfHeader = end }
      if i < endOfHeader || isAlone(i) && isEndOfPage(atom.range, in: text) { continue }
      kept.append(atom)
      (kept[kept.count - 1].gap.pipes, kept[kept.count - 1].gap.tabs) = (pipes, tabs)
      (pipes, tabs) = (0, 0)
    }
    end.pipes += pipes
    end.tabs += tabs
    atoms = kept
  }

  /// Behind the lines that a browser prints around a page, if they begin at atom `index`: the time, the title of the
  /// page, its address and its number.
  private func endOfPrintHeader(from index: Int, in text: Span<UInt8>) -> Int? {
    func isMark(_ i: Int) -> Bool {
      isAlone(i) && titles.printHeader.removed(from: atoms[i].range, in: text).isEmpty
    }
    guard atoms[index].range.count <= Self.longestMark, isMark(index) else { return nil }
    let next = atoms.indices[index...].dropFirst().prefix(Self.mostLinesOfHeader)
    let last = next.last { isMark($0) || isAlone($0) && isPageNumber(atoms[$0].range, in: text) }
    return (last ?? index) + 1
  }

  /// The title, the address and the number of the page behind the time.
  private static let mostLinesOfHeader = 3
  /// Of a time or an address, in bytes.
  private static let longestMark = 300

  private func isEndOfPage(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    isPageNumber(range, in: text) || titles.isTitle(range, in: text)
      || runs(of: range, in: text).allSatisfy { isRule($0, in: text) }
  }

  /// Whether an atom is all that stands on its line.
  private func isAlone(_ i: Int) -> Bool {
    let begins = atoms[i].gap.lineEnds > 0 || i == 0 && beginsLine
    let next = i + 1 < atoms.count ? atoms[i + 1].gap : end
    return begins && next.lineEnds > 0
  }

  /// Whether an atom is a line of prose, whatever labels and figures it speaks of: nothing in a table ends
  /// with a full stop.
  func isSentence(_ index: Int, in text: Span<UInt8>) -> Bool {
    isAlone(index) && ends(atoms[index].range, with: "。", in: text)
  }
}
