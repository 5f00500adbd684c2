import Glibc

/// Text in the encodings that agencies deliver, by the C library.
enum EncodedText {
  static let encodings = [
    "UTF-8", "UTF-8 BOM", "GB18030", "GBK", "UTF-16LE", "UTF-16BE",
  ]

  /// `text`, which is UTF-8 without mark, in `encoding`, with the mark that belongs to it.
  static func encode(_ text: [UInt8], as encoding: String) -> [UInt8] {
    switch encoding {
    case "UTF-8": text
    case "UTF-8 BOM": [0xEF, 0xBB, 0xBF] + text
    case "UTF-16LE": [0xFF, 0xFE] + converted(text, to: encoding)
    case "UTF-16BE": [0xFE, 0xFF] + converted(text, to: encoding)
    default: converted(text, to: encoding)
    }
  }

  private static func converted(_ text: [UInt8], to encoding: String) -> [UInt8] {
    guard let descriptor = iconv_open(encoding, "UTF-8") else { return [] }
    defer { iconv_close(descriptor) }
    var source = text
    return [UInt8](unsafeUninitializedCapacity: text.count * 4) { buffer, count in
      source.withUnsafeMutableBytes { input in
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var to = buffer.baseAddress.map {
          UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self)
        }
        var room = text.count * 4
        precondition(iconv(descriptor, &from, &left, &to, &room) != -1, "no \(encoding)")
        count = text.count * 4 - room
      }
    }
  }
}
