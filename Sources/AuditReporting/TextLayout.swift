import AuditModel

extension String {
  /// Control characters become spaces: text from a report must not steer the reader's terminal.
  var printable: String {
    hasControls
      ? String(UnicodeScalarView(unicodeScalars.map { $0.isControl ? " " : $0 })) : self
  }

  /// Looks at bytes: nearly every text has none, and every text is asked.
  private var hasControls: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var i = 0
      while i + 8 <= bytes.count, !bytes.mayHaveControl(inEightFrom: i) { i += 8 }
      // What is left over, with some of what was looked at.
      let last = bytes.count - 8
      if last >= 0, i > last, !bytes.mayHaveControl(inEightFrom: last) { return false }
      var isBehindC2 = false
      while i < bytes.count {
        let byte = bytes[i]
        // U+0080 to U+009F are C2 80 to C2 9F.
        if byte < 0x20 || byte == 0x7F || (isBehindC2 && byte < 0xA0) { return true }
        isBehindC2 = byte == 0xC2
        i += 1
      }
      return false
    }
  }

  /// Filled with spaces to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth)) + self
  }

  /// As much of the text as fits into `width` columns, with … where something was left out.
  func shortened(to width: Int) -> String {
    guard !fits(width) else { return self }
    var text = self
    return text.withUTF8 { bytes in
      var taken = 0
      var end = 0
      while end < bytes.count {
        let (columns, length) = bytes.columns(at: end)
        taken += columns
        if taken > width - 1 { break }
        end += length
      }
      return String(decoding: bytes[..<end], as: UTF8.self) + "…"
    }
  }

  /// Tells the lines of at most `width` columns that the text is broken into: between Han characters or at spaces,
  /// never before a closing sign, behind an opening one, or inside a number, a path or a word.
  func visitLines(of width: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = self
    text.withUTF8 { bytes in
      var start = 0
      var taken = 0
      // The last place where the line may end, and the width up to it.
      var end: (offset: Int, taken: Int)?
      var previous: Int?
      var i = 0
      while i < bytes.count {
        let (columns, length) = bytes.columns(at: i)
        if let previous, bytes.mayEndLine(behind: previous, before: i) { end = (i, taken) }
        if taken + columns > width, let place = end, place.offset > start {
          body(bytes.withoutSpacesAtEnd(start..<place.offset))
          start = place.offset
          taken -= place.taken
          end = nil
        }
        taken += columns
        previous = i
        i += length
      }
      body(bytes.withoutSpacesAtEnd(start..<bytes.count))
    }
  }

  /// No character is wider than its bytes are many, so that most texts need not be measured.
  func fits(_ width: Int) -> Bool { utf8.count <= width || displayWidth <= width }
}

extension UnsafeBufferPointer<UInt8> {
  /// False only where none of eight bytes is a control character or begins one.
  fileprivate func mayHaveControl(inEightFrom start: Int) -> Bool {
    let word = UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    func hasByte(below limit: UInt64, _ word: UInt64) -> Bool {
      (word &- ones &* limit) & ~word & (ones &* 0x80) != 0
    }
    return hasByte(below: 0x20, word) || hasByte(below: 1, word ^ (ones &* 0x7F))
      || hasByte(below: 1, word ^ (ones &* 0xC2))
  }

  /// Whether a line may end between the characters that begin at `previous` and behind it at `next`.
  fileprivate func mayEndLine(behind previous: Int, before next: Int) -> Bool {
    isHan(at: previous) && isHan(at: next)
      || scalar(at: previous).mayEndLine(before: scalar(at: next))
  }

  fileprivate func withoutSpacesAtEnd(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    var end = range.upperBound
    while end > range.lowerBound, self[end - 1] == 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: self[range.lowerBound..<end])
  }
}

extension Unicode.Scalar {
  /// Whether a line may end behind this character where `next` follows.
  fileprivate func mayEndLine(before next: Unicode.Scalar) -> Bool {
    if next == " " || next.neverBeginsLine || neverEndsLine { return false }
    // A figure stays with its name before and its unit behind.
    if self == " " ? next.isDigit : isDigit && next.displayWidth == 2 { return false }
    return self == " " || displayWidth == 2 || next.displayWidth == 2
  }

  private var neverBeginsLine: Bool {
    switch self {
    case "，", "。", "；", "：", "、", "！", "？", "）", "〕", "】", "》", "」", "”", "’", "…", "＝", "≠", "＜",
      "＞", "≤", "≥", "＋", "－", "%", ",", ".", ";", ":", "!", "?", ")", "]", "}":
      true
    default: false
    }
  }

  private var neverEndsLine: Bool {
    switch self {
    case "（", "〔", "【", "《", "「", "“", "‘", "(", "[", "{": true
    default: false
    }
  }

  private var isDigit: Bool { (0x30...0x39).contains(value) }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}

extension Severity {
  var paint: TextStyle.Paint {
    switch self {
    case .serious: .red
    case .ordinary: .yellow
    case .hint: .blue
    }
  }
}
