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

  /// Without white space at both ends.
  var trimmed: PlacedText {
    var range = 0..<scalars.count
    while let first = range.first, scalars[first].isBlank { range = first + 1..<range.upperBound }
    while let last = range.last, scalars[last].isBlank { range = range.lowerBound..<last }
    return self[range]
  }
}

extension String {
  /// Through UTF-8, which a scalar view takes ten times as long to come by.
  init(scalars: some Collection<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 3)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else if let encoded = UTF8.encode(scalar) {
        bytes.append(contentsOf: encoded)
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// White space inside a value: also the full-width blank and the line breaks of a folded value.
  var isBlank: Bool { self == " " || self == "\n" || self == "\r" || self == "\u{3000}" }
}
