import AuditModel

/// The prose of a report side by side, as `TextFolding` writes it, with the way back to its places.
struct Prose {
  /// Part of `bytes` and where in the source it comes from.
  private struct Piece {
    var start: Int
    var source: Int
    /// Of a sign that is written otherwise, its bytes in the source; 0: the piece is a copy.
    var written = 0
  }

  /// The paragraphs, one per line; behind them what is not in one piece there.
  private(set) var bytes: [UInt8] = []
  /// By paragraph of the report.
  private var paragraphs: [Range<Int>] = []
  private var pieces: [Piece] = []
  private(set) var isLaidOut = false
  private static let slack = [UInt8](repeating: 0, count: 16)

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    paragraphs.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    isLaidOut = false
  }

  /// Lays out the paragraphs.
  mutating func layOut(_ report: Report) {
    isLaidOut = true
    report.source.withUnsafeBufferPointer { source in
      for paragraph in report.paragraphs {
        if !paragraph.isEmpty, !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        let start = bytes.count
        append(paragraph, of: source)
        paragraphs.append(start..<bytes.count)
      }
    }
    // Whoever walks over the text may look a few bytes ahead.
    bytes.append(contentsOf: Self.slack)
  }

  private mutating func append(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
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
        pieces.append(Piece(start: bytes.count, source: end, written: change.range.count))
        bytes.append(digit)
      case .sign(let sign):
        pieces.append(Piece(start: bytes.count, source: end, written: change.range.count))
        // The full-width form of an ASCII sign is U+FEE0 further on.
        bytes.append(contentsOf: [0xEF, 0xBC, sign + 0x60])
      }
    }
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
  mutating func appendCopy(of parts: [Range<Int>], of report: Report) -> Range<Int> {
    append(parts.flatMap { $0.map { report.paragraphs[$0] } }, of: report) { $0.append($1, of: $2) }
  }

  /// Paragraphs with all their blanks.
  mutating func appendPrinted(of report: Report) -> Range<Int> {
    append(report.paragraphs, of: report) { $0.appendPrinted($1, of: $2) }
  }

  mutating func appendHeadings(of report: Report) -> Range<Int> {
    append(report.sections.map(\.heading), of: report) { $0.append($1, of: $2) }
  }

  mutating func appendSource(of report: Report) -> Range<Int> {
    append([0..<report.source.count], of: report) { $0.appendPrinted($1, of: $2) }
  }

  private mutating func append(
    _ ranges: [Range<Int>], of report: Report,
    _ body: (inout Prose, Range<Int>, UnsafeBufferPointer<UInt8>) -> Void
  ) -> Range<Int> {
    let start = bytes.count
    report.source.withUnsafeBufferPointer { source in
      for range in ranges where !range.isEmpty {
        if bytes.count > start { bytes.append(UInt8(ascii: "\n")) }
        body(&self, range, source)
      }
    }
    return start..<bytes.count
  }

  private mutating func appendPrinted(
    _ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>
  ) {
    pieces.append(Piece(start: bytes.count, source: range.lowerBound))
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
  }

  /// Where in the source a range of `bytes` stands.
  func place(of range: Range<Int>) -> Range<Int> {
    let start = place(of: range.lowerBound).lowerBound
    return start..<max(start, range.isEmpty ? start : place(of: range.upperBound - 1).upperBound)
  }

  /// The byte in the source, or all bytes of a sign that is written otherwise.
  private func place(of position: Int) -> Range<Int> {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0..<0 }
    let piece = pieces[low - 1]
    if piece.written > 0 { return piece.source..<piece.source + piece.written }
    let offset = piece.source + position - piece.start
    return offset..<offset + 1
  }
}

/// Texts of a report besides those of its sections, which come first.
enum TextSlot {
  static func report(_ sectionCount: Int) -> Int { sectionCount }
  static func preamble(_ sectionCount: Int) -> Int { sectionCount + 1 }
  static func raw(_ sectionCount: Int) -> Int { sectionCount + 2 }
  static func file(_ sectionCount: Int) -> Int { sectionCount + 3 }
  static func headings(_ sectionCount: Int) -> Int { sectionCount + 4 }
  static let count = 5
}

extension Workspace {
  /// The text of a section, or of what comes after the sections in `texts`: its paragraphs, one per line.
  func text(_ slot: Int, of report: Report, in program: CheckProgram) -> ProseText {
    if case .notAsked = texts[slot] {
      texts[slot] = find(slot, in: report, sectionCount: program.sectionCount, program)
    }
    return texts[slot]
  }

  /// The visible length of a text that was found; many rules ask for that of the same one.
  func length(_ slot: Int, of range: Range<Int>) -> Int {
    if lengths[slot] < 0 {
      lengths[slot] = prose.bytes.withUnsafeBufferPointer {
        visibleLength(UnsafeBufferPointer(rebasing: $0[range]))
      }
    }
    return lengths[slot]
  }

  private func find(
    _ slot: Int, in report: Report, sectionCount: Int, _ program: CheckProgram
  ) -> ProseText {
    if !prose.isLaidOut {
      prose.layOut(report)
      markLiterals(of: report, program)
    }
    switch slot {
    case TextSlot.report(sectionCount): return .found(prose.range(of: report.paragraphs.indices))
    case TextSlot.preamble(sectionCount): return .found(prose.range(of: report.preamble))
    case TextSlot.raw(sectionCount): return .found(prose.appendPrinted(of: report))
    case TextSlot.file(sectionCount): return .found(prose.appendSource(of: report))
    case TextSlot.headings(sectionCount): return .found(prose.appendHeadings(of: report))
    default:
      var parts: [Range<Int>] = []
      for section in report.sections where section.index == slot {
        parts.append(section.paragraphs)
      }
      if parts.isEmpty { return .missing }
      return .found(
        parts.count == 1 ? prose.range(of: parts[0]) : prose.appendCopy(of: parts, of: report))
    }
  }

  /// Which literals of patterns stand in which part of the prose.
  private func markLiterals(of report: Report, _ program: CheckProgram) {
    var next = 0
    func mark(_ paragraphs: Range<Int>, as place: TextPlaces) {
      guard !paragraphs.isEmpty else { return }
      let text = prose.range(of: paragraphs)
      prose.bytes.withUnsafeBufferPointer {
        program.literalScan.mark(
          UnsafeBufferPointer(rebasing: $0[text]), from: text.lowerBound,
          slack: $0.count - text.upperBound, as: place, in: literalHits)
      }
    }
    mark(report.preamble, as: .preamble)
    next = report.preamble.upperBound
    for section in report.sections {
      mark(next..<max(next, section.paragraphs.lowerBound), as: .others)
      mark(section.paragraphs, as: .section(section.index))
      next = max(next, section.paragraphs.upperBound)
    }
    mark(next..<max(next, report.paragraphs.count), as: .others)
    literalHits.finish(at: prose.bytes.count)
  }

  /// Where the text of a slot stands, for what the literals tell of it; empty where they tell nothing.
  func places(ofSlot slot: Int, sectionCount: Int) -> TextPlaces {
    switch slot {
    case TextSlot.report(sectionCount): .all
    case TextSlot.preamble(sectionCount): .preamble
    // What is printed is not what was looked through.
    case TextSlot.raw(sectionCount), TextSlot.file(sectionCount), TextSlot.headings(sectionCount): []
    default: .section(slot)
    }
  }
}
