import AuditModel

/// What stands amid a table and is none of it: ends of pages, and sentences.
extension TableTokens {
  /// Drops what a page prints at its end or its head, its number and the title of the report, and lines drawn
  /// between rows.
  mutating func dropEndsOfPages(in text: Span<UInt8>) {
    for i in atoms.indices.reversed()
    where isAlone(i)
      && (isPageNumber(atoms[i].range, in: text) || titles.isTitle(atoms[i].range, in: text)
        || runs(of: atoms[i].range, in: text).allSatisfy { isRule($0, in: text) })
    {
      let gap = atoms.remove(at: i).gap
      // The marks before it end cells, or stand for blank ones.
      if i < atoms.count {
        atoms[i].gap.pipes += gap.pipes
        atoms[i].gap.tabs += gap.tabs
      } else {
        end.pipes += gap.pipes
        end.tabs += gap.tabs
      }
    }
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
