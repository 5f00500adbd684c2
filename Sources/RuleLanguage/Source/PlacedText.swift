/// Text taken out of a file, each scalar with its place there: a quoted or folded value still points
/// to where the reader sees it.
struct PlacedText: Sendable {
  var scalars: [Unicode.Scalar]
  /// By scalar, its offset in the file; one more for the end.
  var offsets: [Int]

  init(scalars: [Unicode.Scalar], offsets: [Int]) {
    self.scalars = scalars
    self.offsets = offsets
  }

  var string: String { string(0..<scalars.count) }

  func string(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }

  /// The place in the file of a range of this text. An empty range is the place of what follows.
  func fileRange(_ range: Range<Int>) -> Range<Int> {
    let start = offsets[min(range.lowerBound, offsets.count - 1)]
    if range.isEmpty { return start..<start }
    return start..<max(start, offsets[range.upperBound - 1] + 1)
  }

  subscript(_ range: Range<Int>) -> PlacedText {
    PlacedText(
      scalars: Array(scalars[range]), offsets: Array(offsets[range.lowerBound...range.upperBound]))
  }

  /// This text, a sign that stands in no file, and another text.
  func joined(by sign: Unicode.Scalar, to other: PlacedText) -> PlacedText {
    PlacedText(scalars: scalars + [sign] + other.scalars, offsets: offsets + other.offsets)
  }

  var isBlank: Bool { scalars.allSatisfy(\.isBlank) }

  /// Without white space at both ends.
  var trimmed: PlacedText { trimmed(0..<scalars.count) }

  /// What stands at a range, without white space at both ends.
  func trimmed(_ range: Range<Int>) -> PlacedText {
    var range = range
    while let first = range.first, scalars[first].isBlank { range = first + 1..<range.upperBound }
    while let last = range.last, scalars[last].isBlank { range = range.lowerBound..<last }
    return range.count == scalars.count ? self : self[range]
  }
}

extension String {
  /// Through UTF-8, which a scalar view takes ten times as long to come by.
  init(scalars: some Collection<Unicode.Scalar>) {
    self.init(unsafeUninitializedCapacity: scalars.reduce(0) { $0 + UTF8.width($1) }) { bytes in
      var count = 0
      for scalar in scalars {
        guard let encoded = UTF8.encode(scalar) else { continue }
        for byte in encoded {
          bytes[count] = byte
          count += 1
        }
      }
      return count
    }
  }
}

extension Unicode.Scalar {
  /// White space inside a value: also the full-width blank and the line breaks of a folded value.
  var isBlank: Bool { self == " " || self == "\n" || self == "\r" || self == "\u{3000}" }
}
