import AuditModel

/// Finds the lines of a text and, in the same pass, the first byte that is no sound UTF-8 or is NUL.
///
/// A report is mostly Han characters of three bytes, which are passed over five at a time.
struct LineScan {
  struct Line {
    /// Without its line end.
    var range: Range<Int>
    var tabs: Int
    var hasPipe: Bool
    /// Of all lines of a known table in one: the index of its placement.
    var placement: Int?

    enum Parting {
      case pipes
      /// Between several cells.
      case tabs
      /// Before its one cell.
      case leadingTab
      case nothing
    }

    /// What parts the line's cells.
    @inline(__always)
    func parting(in text: Span<UInt8>) -> Parting {
      if hasPipe { return .pipes }
      if isTabbed(in: text) { return .leadingTab }
      return tabs > 0 ? .tabs : .nothing
    }

    /// Whether it is one cell behind a tab.
    @inline(__always)
    func isTabbed(in text: Span<UInt8>) -> Bool { tabs == 1 && text[range.lowerBound] == 0x09 }
  }

  private(set) var lines: [Line] = []
  private(set) var placements: [TablePlacement] = []
  /// The offset of the first faulty byte; the lines are of no use then.
  private(set) var fault: Int?
  private(set) var hasRadicals = false

  /// Takes the text apart, passing over the tables that `store` knows.
  mutating func scan(_ text: Span<UInt8>, from start: Int, knowing store: inout SkeletonStore) {
    lines.removeAll(keepingCapacity: true)
    placements.removeAll(keepingCapacity: true)
    fault = nil
    hasRadicals = false
    var lineStart = start
    var tabs = 0
    var hasPipe = false
    var i = start
    let count = text.count
    let bytes = text.bytes
    let end = count - 15
    while i < count {
      // Unchecked here and below: `i` stays before `count`, and before `end` sixteen bytes are left.
      let byte = text[unchecked: i]
      guard byte < 0x80 else {
        if i < end {
          let length = lengthOfWideLetters(
            bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: SIMD16<UInt8>.self))
          if length > 0 {
            i &+= length
            continue
          }
          // One character or sign of three bytes.
          let word = UInt32(
            littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt32.self))
          if word & 0x00C0_C0F0 == 0x0080_80E0, byte != 0xE0, byte != 0xED {
            if Radical.begins(byte, UInt8(truncatingIfNeeded: word >> 8)) { hasRadicals = true }
            i &+= 3
            continue
          }
        }
        let length = soundLength(at: i, in: text)
        if length == 0 {
          fault = i
          return
        }
        if Radical.begins(byte, text[i + 1]) { hasRadicals = true }
        i &+= length
        continue
      }
      i &+= 1
      if byte > 0x0D {
        if byte == UInt8(ascii: "|") { hasPipe = true }
      } else if byte == 0x0A || byte == 0x0D {
        let line = lineStart..<i &- 1
        lines.append(Line(range: line, tabs: tabs, hasPipe: hasPipe))
        if byte == 0x0D, i < count, text[unchecked: i] == 0x0A { i &+= 1 }
        if let table = store.find(below: line, from: i, in: text) {
          lines.append(
            Line(range: table.region, tabs: 0, hasPipe: false, placement: placements.count))
          placements.append(table)
          // Its last byte ends a line.
          i = table.region.upperBound
        }
        lineStart = i
        tabs = 0
        hasPipe = false
      } else if byte == 0x09 {
        tabs &+= 1
      } else if byte == 0 {
        fault = i &- 1
        return
      }
    }
    lines.append(Line(range: lineStart..<count, tabs: tabs, hasPipe: hasPipe))
  }
}

/// How many bytes the scalar of two bytes and more at `i` has; 0 where it is not sound.
private func soundLength(at i: Int, in text: Span<UInt8>) -> Int {
  let lead = text[i]
  let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
  guard length > 0, i + length <= text.count else { return 0 }
  for k in 1..<length where text[i + k] & 0xC0 != 0x80 { return 0 }
  let second = text[i + 1]
  switch lead {
  case 0xE0: return second >= 0xA0 ? length : 0
  case 0xED: return second < 0xA0 ? length : 0
  case 0xF0: return second >= 0x90 ? length : 0
  case 0xF4: return second < 0x90 ? length : 0
  default: return length
  }
}
