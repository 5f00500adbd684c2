import AuditModel

/// Places in a report's source. The lines are counted when the first place is asked for.
struct SourceMap {
  private let source: [UInt8]
  /// The text that lines are counted in, where it is not `source`.
  private let printed: PrintedText?
  private var index: LineIndex?
  /// Whether a line was counted without the index: many a report is asked for one line only.
  private var hasCounted = false

  /// How many scalars of a line are quoted.
  private static let quoteLength = 60

  init(_ report: Report) {
    source = report.source
    printed = report.printed
  }

  /// The bytes that lines are counted in.
  private var page: [UInt8] { printed?.bytes ?? source }

  /// Where an offset into the source stands on the page.
  private func onPage(_ offset: Int) -> Int {
    let offset = min(offset, source.count)
    return printed?.offset(of: offset) ?? offset
  }

  private mutating func lines() -> LineIndex {
    if let index { return index }
    let index = LineIndex(page)
    self.index = index
    return index
  }

  mutating func place(of offset: Int) -> SourcePlace {
    lines().place(of: onPage(offset), in: page)
  }

  mutating func line(of offset: Int) -> Int {
    guard index == nil, !hasCounted else { return lines().line(of: onPage(offset)) }
    hasCounted = true
    return LineIndex.line(of: onPage(offset), in: page)
  }

  /// `quote`: what is quoted in place of the line.
  mutating func location(_ range: Range<Int>, quoting quote: String? = nil) -> Finding.Location {
    let place = place(of: range.lowerBound)
    let end = line(of: max(range.lowerBound, range.upperBound - 1))
    return Finding.Location(
      place: place, endLine: max(place.line, end),
      quote: quote ?? self.quote(at: place, range.lowerBound),
      isWhole: range == trimmed(0..<source.count))
  }

  /// The last line that is not blank, from its first sign.
  func lastText() -> Range<Int> {
    let end = trimmedEnd(0..<source.count, in: source)
    guard end > 0 else { return 0..<0 }
    var start = end
    while start > 0, source[start - 1] != 0x0A, source[start - 1] != 0x0D { start -= 1 }
    return trimmedStart(start..<end, in: source)..<end
  }

  /// `range` without the blanks at its end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound..<max(range.lowerBound, trimmedEnd(range, in: source))
  }

  /// The line without blanks around it; of a long one what stands about the place.
  private mutating func quote(at place: SourcePlace, _ offset: Int) -> String {
    let page = page
    let line = lines().bytes(ofLine: place.line, in: page)
    let start = trimmedStart(line, in: page)
    let end = max(start, trimmedEnd(line, in: page))
    let length = scalars(start..<end, in: page)
    guard length > Self.quoteLength else {
      return String(decoding: page[start..<end], as: UTF8.self)
    }
    // Where in the trimmed line the place lies.
    let before = scalars(start..<max(start, min(onPage(offset), end)), in: page)
    let first = max(0, min(before - Self.quoteLength / 3, length - Self.quoteLength))
    let cut = advance(first, from: start, in: page)
    let rest = advance(Self.quoteLength, from: cut, in: page)
    return (cut > start ? "…" : "") + String(decoding: page[cut..<rest], as: UTF8.self)
      + (rest < end ? "…" : "")
  }

  private func scalars(_ range: Range<Int>, in text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { bytes in
      range.reduce(0) { $0 + (bytes[$1] & 0xC0 != 0x80 ? 1 : 0) }
    }
  }

  /// The offset `count` scalars after `offset`.
  private func advance(_ count: Int, from offset: Int, in text: [UInt8]) -> Int {
    var i = offset
    for _ in 0..<count where i < text.count {
      i += 1
      while i < text.count, text[i] & 0xC0 == 0x80 { i += 1 }
    }
    return i
  }

  // MARK: Blanks

  private func trimmedStart(_ range: Range<Int>, in text: [UInt8]) -> Int {
    var i = range.lowerBound
    while i < range.upperBound {
      let length = blankLength(at: i, in: text)
      if length == 0 { break }
      i += length
    }
    return min(i, range.upperBound)
  }

  private func trimmedEnd(_ range: Range<Int>, in text: [UInt8]) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
      guard blankLength(at: start, in: text) == end - start else { return end }
      end = start
    }
    return end
  }

  /// How many bytes the blank at `i` has; 0 where none stands.
  private func blankLength(at i: Int, in text: [UInt8]) -> Int {
    switch text[i] {
    case 0x09...0x0D, 0x20: 1
    case 0xC2 where i + 1 < text.count && text[i + 1] == 0xA0: 2
    // The full-width blank, the byte order mark, the zero-width blank.
    case 0xE3 where has(0x80, 0x80, after: i, in: text),
      0xEF where has(0xBB, 0xBF, after: i, in: text),
      0xE2 where has(0x80, 0x8B, after: i, in: text):
      3
    default: 0
    }
  }

  private func has(_ a: UInt8, _ b: UInt8, after i: Int, in text: [UInt8]) -> Bool {
    i + 2 < text.count && text[i + 1] == a && text[i + 2] == b
  }
}
