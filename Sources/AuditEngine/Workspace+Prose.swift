import AuditModel

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
      lengths[slot] = prose.withUnsafeBufferPointer {
        visibleLength(UnsafeBufferPointer(rebasing: $0[range]))
      }
    }
    return lengths[slot]
  }

  private func find(_ slot: Int, in report: Report, sectionCount: Int) -> ProseText {
    let start = prose.count
    switch slot {
    case sectionCount:
      append(report.paragraphs.indices, of: report, after: start)
    case sectionCount + 1: append(report.preamble, of: report, after: start)
    default:
      var isFound = false
      for section in report.sections where section.index == slot {
        isFound = true
        append(section.paragraphs, of: report, after: start)
      }
      if !isFound { return .missing }
    }
    return .found(start..<prose.count)
  }

  private func append(_ paragraphs: Range<Int>, of report: Report, after start: Int) {
    for i in paragraphs {
      let paragraph = report.paragraphs[i]
      if paragraph.isEmpty { continue }
      if prose.count > start { prose.append(UInt8(ascii: "\n")) }
      prose.append(contentsOf: report.source[paragraph])
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
