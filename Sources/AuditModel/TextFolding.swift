/// How prose is written before it is searched, so that rules need not know every way to print the same: blanks
/// beside a Chinese character or sign go, half-width , ; : ? ! ( ) beside one become full-width, full-width digits
/// become plain ones.
public struct TextFolding {
  /// A piece of the text that is written otherwise.
  public struct Change {
    public var range: Range<Int>
    public var replacement: Replacement
  }

  /// What is written in the place of a piece.
  public enum Replacement {
    case nothing
    /// One byte.
    case digit(UInt8)
    /// U+FF00 and this, in three bytes.
    case sign(UInt8)

    public var text: String {
      switch self {
      case .nothing: ""
      case .digit(let digit): String(Unicode.Scalar(digit))
      case .sign(let sign): Unicode.Scalar(0xFEE0 + UInt32(sign)).map { String($0) } ?? ""
      }
    }
  }

  private let text: UnsafeBufferPointer<UInt8>

  public init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Whether a text, wherever it stands, is written as it is printed: it is all of Han characters, ASCII letters and
  /// ASCII digits.
  public static func isKept(_ text: [UInt8]) -> Bool {
    text.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xBF: true
      default: beginsHan(byte)
      }
    }
  }

  /// A text as it is written where texts are searched.
  public static func folded(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let folding = TextFolding(bytes)
      var folded: [UInt8] = []
      var start = 0
      while let change = folding.next(from: start) {
        folded += bytes[start..<change.range.lowerBound]
        folded += change.replacement.text.utf8
        start = change.range.upperBound
      }
      return String(decoding: folded + bytes[start...], as: UTF8.self)
    }
  }

  /// The first change at or after `start`.
  public func next(from start: Int) -> Change? {
    var i = start
    while i < text.count {
      let byte = text[i]
      switch byte {
      // By far the commonest: Han characters.
      case 0xE4...0xE9:
        i = endOfWideLetters(in: text, from: i)
        continue
      case 0x21...0x7F:
        if Self.isSign(byte), text.isBesideWide(i..<i + 1) {
          return Change(range: i..<i + 1, replacement: .sign(byte))
        }
        i &+= 1
        continue
      case 0xEF:
        if let digit = wideDigit(at: i) {
          return Change(range: i..<i + 3, replacement: .digit(digit))
        }
        // Signs as wide as a Han character.
        if i + 1 < text.count, text[i + 1] != 0xBB {
          i &+= 3
          continue
        }
      case 0xE3 where i + 2 < text.count && text[i + 2] != 0x80:
        i &+= 3
        continue
      default: break
      }
      let length = blankLength(at: i)
      if length == 0 {
        i += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0x80 ? 2 : 1
        continue
      }
      let blanks = i..<endOfBlanks(from: i + length)
      if blanks.lowerBound == 0 || blanks.upperBound == text.count || text.isBesideWide(blanks) {
        return Change(range: blanks, replacement: .nothing)
      }
      i = blanks.upperBound
    }
    return nil
  }

  /// Whether a sign is one of `,;:?!()`, which have a full-width form.
  @inline(__always)
  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F: true
    default: false
    }
  }

  private func endOfBlanks(from start: Int) -> Int {
    var i = start
    while i < text.count {
      let length = blankLength(at: i)
      if length == 0 { break }
      i += length
    }
    return i
  }

  /// U+FF10 to U+FF19.
  private func wideDigit(at i: Int) -> UInt8? {
    guard i + 2 < text.count, text[i + 1] == 0xBC, (0x90...0x99).contains(text[i + 2]) else {
      return nil
    }
    return text[i + 2] - 0x90 + 0x30
  }

  /// How many bytes the blank at `i` has; 0 where none stands. Lines stay lines.
  private func blankLength(at i: Int) -> Int {
    let (value, length) = scalar(at: i, in: text.span)
    return isSpace(value) && !isLineBreak(value) ? length : 0
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a Chinese character or sign stands beside a range.
  @inline(__always)
  public func isBesideWide(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && self[range.lowerBound - 1] >= 0x80
      || range.upperBound < count && self[range.upperBound] >= 0x80
  }
}
