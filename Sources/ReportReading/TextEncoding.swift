import AuditModel

/// The encodings in which reports are delivered.
enum TextEncoding: String {
  case utf8 = "utf-8"
  case gb18030
  case utf16Little = "utf-16le"
  case utf16Big = "utf-16be"
}

extension TextEncoding {
  /// The encoding of a text that is no sound UTF-8; nil where it is UTF-8 with damage in it.
  ///
  /// GB18030 holds every text of GBK and GB2312. Nearly any bytes pass for it, so that a text that is mostly
  /// sound UTF-8 is taken for that, and the damage told: mojibake would read as a report without labels.
  init?(ofNonUTF8 text: Span<UInt8>) {
    if text.count >= 2, text[0] == 0xFF, text[1] == 0xFE {
      self = .utf16Little
    } else if text.count >= 2, text[0] == 0xFE, text[1] == 0xFF {
      self = .utf16Big
    } else if Self.isMostlyUTF8(text) {
      return nil
    } else {
      self = .gb18030
    }
  }

  /// Bytes of the byte order mark of what is no UTF-8.
  private var markLength: Int {
    switch self {
    case .utf8, .gb18030: 0
    case .utf16Little, .utf16Big: 2
    }
  }

  /// Decodes a whole text; nil where some byte of it does not belong to the encoding.
  func decode(_ bytes: [UInt8]) -> [UInt8]? {
    guard let converter = TextConverter(from: rawValue) else { return nil }
    return converter.convert(bytes[markLength...])
  }

  /// Whether the bytes beyond ASCII are for the most part three-byte scalars, as Han characters are in
  /// UTF-8. In GBK such a series comes about by chance only, and rarely.
  private static func isMostlyUTF8(_ text: Span<UInt8>) -> Bool {
    var sound = 0
    var high = 0
    var i = 0
    while i < text.count {
      guard text[i] >= 0x80 else {
        i += 1
        continue
      }
      let isScalar =
        text[i] & 0xF0 == 0xE0 && i + 2 < text.count
        && text[i + 1] & 0xC0 == 0x80 && text[i + 2] & 0xC0 == 0x80
      let length = isScalar ? 3 : 1
      if isScalar { sound += length }
      high += length
      i += length
    }
    return sound * 2 >= high
  }
}

/// Where the byte order mark of UTF-8 that stands at `i` ends; nil where none does.
func behindByteOrderMark(from i: Int, in bytes: Span<UInt8>) -> Int? {
  behind("\u{FEFF}", from: i, in: bytes)
}
