/// A list of words to be found literally: the longest at each place, none overlapping another.
public final class WordPattern: Sendable {
  private let literals: LiteralSet
  private let isAllowed: [Bool]

  /// What lies within an allowed word is not found.
  public init(words: [String], allowed: [String] = []) {
    literals = LiteralSet((words + allowed).map { Array($0.utf8) })
    isAllowed = words.map { _ in false } + allowed.map { _ in true }
  }

  /// Every find with the number of its word, until `body` says false.
  public func visitMatches(
    in text: UnsafeBufferPointer<UInt8>, _ body: (_ word: Int, _ range: Range<Int>) -> Bool
  ) {
    var best: (word: Int, range: Range<Int>)?
    var isDone = false
    func close() {
      if let best, !isAllowed[best.word], !isDone { isDone = !body(best.word, best.range) }
    }
    literals.visit(text) { word, start in
      if isDone { return }
      let range = start..<start + literals.length(of: word)
      if let known = best {
        if known.range.lowerBound == start {
          if range.count > known.range.count { best = (word, range) }
          return
        }
        if start < known.range.upperBound { return }
        close()
      }
      best = (word, range)
    }
    close()
  }
}
