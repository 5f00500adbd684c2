import AuditModel

/// Places in a report's source. The lines are counted when the first place is asked for.
struct SourceMap {
  private let source: [UInt8]
  private var index: LineIndex?

  /// How many scalars of a line are quoted.
  private static let quoteLength = 60

  init(_ report: Report) { source = report.source }

  private mutating func lines() -> LineIndex {
    if let index { return index }
    let index = LineIndex(source)
    self.index = index
    return index
  }

  mutating func place(of offset: Int) -> SourcePlace {
    lines().place(of: min(offset, source.count), in: source)
  }

  mutating func line(of offset: Int) -> Int { lines().line(of: min(offset, source.count)) }

  mutating func location(_ range: Range<Int>) -> Finding.Location {
    let place = place(of: range.lowerBound)
    let end = line(of: max(range.lowerBound, range.upperBound - 1))
    return Finding.Location(
      place: place, endLine: max(place.line, end), quote: quote(at: place, range.lowerBound))
  }

  /// The last line that is not blank, from its first sign.
  mutating func lastText() -> Range<Int> {
    let end = trimmedEnd(0..<source.count)
    guard end > 0 else { return 0..<0 }
    let lines = lines()
    let line = lines.bytes(ofLine: lines.line(of: end - 1), in: source)
    return trimmedStart(line)..<end
  }

  /// `range` without the blanks at its end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound..<max(range.lowerBound, trimmedEnd(range))
  }

  private mutating func quote(at place: SourcePlace, _ offset: Int) -> String {
    let line = lines().bytes(ofLine: place.line, in: source)
    let start = trimmedStart(line)
    let end = max(start, trimmedEnd(line))
    let text = Array(String(decoding: source[start..<end], as: UTF8.self).unicodeScalars)
    guard text.count > Self.quoteLength else { return String(text) }
    // Where in the trimmed text the place lies.
    let before = source[start..<max(start, min(offset, end))].count { $0 & 0xC0 != 0x80 }
    let first = max(0, min(before - Self.quoteLength / 3, text.count - Self.quoteLength))
    let last = first + Self.quoteLength
    return (first > 0 ? "…" : "") + String(text[first..<last]) + (last < text.count ? "…" : "")
  }

  // MARK: Blanks

  private func trimmedStart(_ range: Range<Int>) -> Int {
    var i = range.lowerBound
    while i < range.upperBound {
      let length = blankLength(at: i)
      if length == 0 { break }
      i += length
    }
    return min(i, range.upperBound)
  }

  private func trimmedEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, source[start] & 0xC0 == 0x80 { start -= 1 }
      guard blankLength(at: start) == end - start else { return end }
      end = start
    }
    return end
  }

  /// How many bytes the blank at `i` has; 0 where none stands.
  private func blankLength(at i: Int) -> Int {
    switch source[i] {
    case 0x09...0x0D, 0x20: 1
    case 0xC2 where i + 1 < source.count && source[i + 1] == 0xA0: 2
    // The full-width blank, the byte order mark, the zero-width blank.
    case 0xE3 where has(0x80, 0x80, after: i), 0xEF where has(0xBB, 0xBF, after: i),
      0xE2 where has(0x80, 0x8B, after: i):
      3
    default: 0
    }
  }

  private func has(_ a: UInt8, _ b: UInt8, after i: Int) -> Bool {
    i + 2 < source.count && source[i + 1] == a && source[i + 2] == b
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
