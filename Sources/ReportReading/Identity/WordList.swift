/// Han words that are looked for together in one pass over a text.
struct WordList: Sendable {
  /// Longest first.
  private let words: [[UInt8]]
  /// By the low bits of a character's second byte, a bit for those of its third: whether some word may
  /// begin with it. Nearly every character of a text is passed over by it.
  private let beginnings: [UInt64]
  /// The same of the characters with which a word may end.
  private let ends: [UInt64]

  init(_ words: [String]) {
    let words = words.map { Array($0.utf8) }.filter { $0.count >= 3 }.sorted { $0.count > $1.count }
    var beginnings = [UInt64](repeating: 0, count: 64)
    var ends = beginnings
    for word in words {
      beginnings[Int(word[1] & 63)] |= 1 << UInt64(word[2] & 63)
      ends[Int(word[word.count - 2] & 63)] |= 1 << UInt64(word[word.count - 1] & 63)
    }
    self.words = words
    self.beginnings = beginnings
    self.ends = ends
  }

  /// Where the longest word that begins at `i` ends.
  @inline(__always)
  func end(at i: Int, before limit: Int, in text: Span<UInt8>) -> Int? {
    guard i + 3 <= limit, text[i] >= 0x80,
      beginnings[Int(text[i + 1] & 63)] & 1 << UInt64(text[i + 2] & 63) != 0
    else { return nil }
    return longestWord(at: i, before: limit, in: text)
  }

  private func longestWord(at i: Int, before limit: Int, in text: Span<UInt8>) -> Int? {
    search: for word in words where i + word.count <= limit && text[i + 2] == word[2] {
      for k in word.indices where text[i + k] != word[k] { continue search }
      return i + word.count
    }
    return nil
  }

  /// Whether some word ends at `i`, and does not begin before `start`.
  @inline(__always)
  func isEnd(at i: Int, notBefore start: Int, in text: Span<UInt8>) -> Bool {
    ends[Int(text[i - 2] & 63)] & 1 << UInt64(text[i - 1] & 63) != 0
      && endsWord(at: i, notBefore: start, in: text)
  }

  private func endsWord(at i: Int, notBefore start: Int, in text: Span<UInt8>) -> Bool {
    search: for word in words where i - word.count >= start && text[i - 1] == word[word.count - 1] {
      let from = i - word.count
      for k in word.indices where text[from + k] != word[k] { continue search }
      return true
    }
    return false
  }
}
