import AuditModel

/// The prose of a report side by side, as `TextFolding` writes it, with the way back to its places.
struct Prose {
  /// Part of the text and where in the source it comes from.
  private struct Piece {
    var start: Int
    var source: Int
    /// Of a sign that is written otherwise, its bytes in the source; 0: the piece is a copy.
    var written = 0
  }

  private let text = GrowingBuffer<UInt8>(capacity: 1 << 15)
  /// By paragraph of the report.
  private let paragraphs = GrowingBuffer<Range<Int>>(capacity: 256)
  private let pieces = GrowingBuffer<Piece>(capacity: 1024)
  private static let slack = [UInt8](repeating: 0, count: 16)

  /// The paragraphs, one per line; behind them what is not in one piece there. Not valid any more once a text is asked
  /// for that was not asked for before.
  var bytes: UnsafeBufferPointer<UInt8> { text.all }

  var isLaidOut: Bool { text.count > 0 }

  func deallocate() {
    text.deallocate()
    paragraphs.deallocate()
    pieces.deallocate()
  }

  func removeAll() {
    text.truncate(to: 0)
    paragraphs.truncate(to: 0)
    pieces.truncate(to: 0)
  }

  // MARK: Laying out

  /// Lays out the paragraphs.
  func layOut(_ report: Report) {
    report.source.withUnsafeBufferPointer { source in
      for paragraph in report.paragraphs {
        if !paragraph.isEmpty, text.count > 0 { text.append(UInt8(ascii: "\n")) }
        let start = text.count
        append(paragraph, of: source)
        paragraphs.append(start..<text.count)
      }
    }
    // Whoever walks over the text may look a few bytes ahead.
    Self.slack.withUnsafeBufferPointer { text.append(contentsOf: $0) }
  }

  private func append(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
    let folding = TextFolding(UnsafeBufferPointer(rebasing: source[range]))
    var start = range.lowerBound
    while start < range.upperBound {
      let change = folding.next(from: start - range.lowerBound)
      let end = change.map { range.lowerBound + $0.range.lowerBound } ?? range.upperBound
      if end > start { appendPrinted(start..<end, of: source) }
      guard let change else { return }
      start = range.lowerBound + change.range.upperBound
      switch change.replacement {
      case .nothing: continue
      case .digit(let digit):
        pieces.append(Piece(start: text.count, source: end, written: change.range.count))
        text.append(digit)
      case .sign(let sign):
        pieces.append(Piece(start: text.count, source: end, written: change.range.count))
        // The full-width form of an ASCII sign is U+FEE0 further on.
        text.append(0xEF)
        text.append(0xBC)
        text.append(sign + 0x60)
      }
    }
  }

  private func appendPrinted(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
    pieces.append(Piece(start: text.count, source: range.lowerBound))
    text.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
  }

  /// The text of neighbouring paragraphs.
  func range(of numbers: Range<Int>) -> Range<Int> {
    var range: Range<Int>?
    for i in numbers where !paragraphs[i].isEmpty {
      range = (range?.lowerBound ?? paragraphs[i].lowerBound)..<paragraphs[i].upperBound
    }
    return range ?? 0..<0
  }

  /// The text of paragraphs that stand apart: a copy of its own.
  func appendCopy(of parts: [Range<Int>], of report: Report) -> Range<Int> {
    append(parts.flatMap { $0.map { report.paragraphs[$0] } }, of: report, asPrinted: false)
  }

  /// A line that is no paragraph.
  func appendLine(_ line: Range<Int>, of report: Report) -> Range<Int> {
    append([line], of: report, asPrinted: false)
  }

  func appendHeadings(of report: Report) -> Range<Int> {
    append(report.sections.map(\.heading), of: report, asPrinted: false)
  }

  /// Paragraphs with all their blanks.
  func appendPrinted(of report: Report) -> Range<Int> {
    append(report.paragraphs, of: report, asPrinted: true)
  }

  func appendSource(of report: Report) -> Range<Int> {
    append([0..<report.source.count], of: report, asPrinted: true)
  }

  private func append(
    _ ranges: [Range<Int>], of report: Report, asPrinted: Bool
  ) -> Range<Int> {
    let start = text.count
    report.source.withUnsafeBufferPointer { source in
      for range in ranges where !range.isEmpty {
        if text.count > start { text.append(UInt8(ascii: "\n")) }
        if asPrinted { appendPrinted(range, of: source) } else { append(range, of: source) }
      }
    }
    return start..<text.count
  }

  // MARK: Places

  /// Where in the source a range of `bytes` stands.
  func place(of range: Range<Int>) -> Range<Int> {
    let start = place(of: range.lowerBound).lowerBound
    return start..<max(start, range.isEmpty ? start : place(of: range.upperBound - 1).upperBound)
  }

  /// The byte in the source, or all bytes of a sign that is written otherwise.
  private func place(of position: Int) -> Range<Int> {
    let number = Self.count(of: pieces) { $0.start <= position }
    guard number > 0 else { return 0..<0 }
    let piece = pieces[number - 1]
    if piece.written > 0 { return piece.source..<piece.source + piece.written }
    let offset = piece.source + position - piece.start
    return offset..<offset + 1
  }

  /// Where the line begins that holds a place of the paragraphs.
  func startOfLine(at position: Int) -> Int {
    let number = Self.count(of: paragraphs) { $0.lowerBound <= position }
    return number > 0 ? paragraphs[number - 1].lowerBound : 0
  }

  /// How many of the first elements, which are in order, fulfil a condition.
  private static func count<Element>(
    of buffer: GrowingBuffer<Element>, where isBefore: (Element) -> Bool
  ) -> Int {
    partitionPoint(of: buffer.count) { isBefore(buffer[$0]) }
  }
}
