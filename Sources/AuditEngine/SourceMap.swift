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

  /// `quote`: what is quoted in place of the line.
  mutating func location(_ range: Range<Int>, quoting quote: String? = nil) -> Finding.Location {
    let place = place(of: range.lowerBound)
    let end = line(of: max(range.lowerBound, range.upperBound - 1))
    return Finding.Location(
      place: place, endLine: max(place.line, end),
      quote: quote ?? self.quote(at: place, range.lowerBound))
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

  /// The line without blanks around it; of a long one what stands about the place.
  private mutating func quote(at place: SourcePlace, _ offset: Int) -> String {
    let line = lines().bytes(ofLine: place.line, in: source)
    let start = trimmedStart(line)
    let end = max(start, trimmedEnd(line))
    let length = scalars(start..<end)
    guard length > Self.quoteLength else {
      return String(decoding: source[start..<end], as: UTF8.self)
    }
    // Where in the trimmed line the place lies.
    let before = scalars(start..<max(start, min(offset, end)))
    let first = max(0, min(before - Self.quoteLength / 3, length - Self.quoteLength))
    let cut = advance(first, from: start)
    let rest = advance(Self.quoteLength, from: cut)
    return (cut > start ? "…" : "") + String(decoding: source[cut..<rest], as: UTF8.self)
      + (rest < end ? "…" : "")
  }

  private func scalars(_ range: Range<Int>) -> Int {
    source.withUnsafeBufferPointer { bytes in
      range.reduce(0) { $0 + (bytes[$1] & 0xC0 != 0x80 ? 1 : 0) }
    }
  }

  /// The offset `count` scalars after `offset`.
  private func advance(_ count: Int, from offset: Int) -> Int {
    var i = offset
    for _ in 0..<count where i < source.count {
      i += 1
      while i < source.count, source[i] & 0xC0 == 0x80 { i += 1 }
    }
    return i
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
