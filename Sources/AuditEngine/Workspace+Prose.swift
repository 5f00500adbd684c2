import AuditModel

/// The prose of a report side by side, with the way back to its places.
struct Prose {
  /// The paragraphs, one per line; behind them what is not in one piece there.
  private(set) var bytes: [UInt8] = []
  /// By paragraph of the report.
  private var paragraphs: [Range<Int>] = []
  /// Where pieces of the source begin, in `bytes` and in the source.
  private var pieces: [(start: Int, source: Int)] = []
  private(set) var isLaidOut = false

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    paragraphs.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    isLaidOut = false
  }

  /// Lays out the paragraphs.
  mutating func layOut(_ report: Report) {
    guard !isLaidOut else { return }
    isLaidOut = true
    for paragraph in report.paragraphs {
      if !paragraph.isEmpty, !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
      paragraphs.append(append(paragraph, of: report))
    }
  }

  private mutating func append(_ range: Range<Int>, of report: Report) -> Range<Int> {
    let start = bytes.count
    guard !range.isEmpty else { return start..<start }
    pieces.append((start, range.lowerBound))
    bytes.append(contentsOf: report.source[range])
    return start..<bytes.count
  }

  /// The text of neighbouring paragraphs.
  func range(of numbers: Range<Int>) -> Range<Int> {
    let written = paragraphs[numbers].filter { !$0.isEmpty }
    guard let first = written.first, let last = written.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }

  /// The text of paragraphs that stand apart: a copy of its own.
  mutating func appendCopy(of parts: [Range<Int>], of report: Report) -> Range<Int> {
    let start = bytes.count
    for part in parts {
      for paragraph in report.paragraphs[part] where !paragraph.isEmpty {
        if bytes.count > start { bytes.append(UInt8(ascii: "\n")) }
        _ = append(paragraph, of: report)
      }
    }
    return start..<bytes.count
  }

  mutating func appendSource(of report: Report) -> Range<Int> {
    append(0..<report.source.count, of: report)
  }

  /// Where in the source a range of `bytes` stands.
  func place(of range: Range<Int>) -> Range<Int> {
    let start = offset(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : offset(range.upperBound - 1) + 1)
  }

  private func offset(_ position: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    return pieces[low - 1].source + position - pieces[low - 1].start
  }
}

/// Places among the texts of a report, after its sections.
enum TextSlot {
  static func report(_ sectionCount: Int) -> Int { sectionCount }
  static func preamble(_ sectionCount: Int) -> Int { sectionCount + 1 }
  static func file(_ sectionCount: Int) -> Int { sectionCount + 2 }
  /// How many there are besides the sections.
  static let others = 3
}

extension Workspace {
  /// The text of a section, or of what comes after the sections in `texts`: its paragraphs, one per line.
  func text(_ slot: Int, of report: Report, sectionCount: Int) -> ProseText {
    if case .notAsked = texts[slot] {
      texts[slot] = find(slot, in: report, sectionCount: sectionCount)
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

  private func find(_ slot: Int, in report: Report, sectionCount: Int) -> ProseText {
    prose.layOut(report)
    switch slot {
    case TextSlot.report(sectionCount): return .found(prose.range(of: report.paragraphs.indices))
    case TextSlot.preamble(sectionCount): return .found(prose.range(of: report.preamble))
    case TextSlot.file(sectionCount): return .found(prose.appendSource(of: report))
    default:
      let parts = report.sections.filter { $0.index == slot }.map(\.paragraphs)
      if parts.isEmpty { return .missing }
      return .found(
        parts.count == 1
          ? prose.range(of: parts[0]) : prose.appendCopy(of: parts, of: report))
    }
  }
}

/// How many letters and signs stand in UTF-8 text, white space not counted.
func visibleLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  var i = 0
  while i < text.count {
    let byte = text[i]
    switch byte {
    // Most often: a Han character.
    case 0xE4...0xE9:
      count += 1
      i += 3
      continue
    case 0x09...0x0D, 0x20, 0x80...0xBF: break
    case 0xC2:
      // U+0085 and U+00A0 are blanks.
      let next = i + 1 < text.count ? text[i + 1] : 0
      if next != 0x85 && next != 0xA0 { count += 1 }
    case 0xE1, 0xE2,
      0xE3 where i + 2 < text.count:
      let scalar =
        UInt32(byte & 0x0F) << 12 | UInt32(text[i + 1] & 0x3F) << 6 | UInt32(text[i + 2] & 0x3F)
      switch scalar {
      case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: break
      default: count += 1
      }
    default: count += 1
    }
    i += 1
  }
  return count
}
