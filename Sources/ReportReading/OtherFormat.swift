/// A format of files that are no plain text, known by how they begin, whatever their names end with.
public enum OtherFormat: Sendable {
  case webPage
  case pdf
  /// Word, Excel and WPS files of today, OFD and ODT are ZIP archives.
  case archive
  /// Word, Excel and WPS files of before 2007.
  case compound
  case richText

  /// The format of a file that begins with `bytes`; nil for what may be plain text.
  init?(of bytes: Span<UInt8>) {
    guard let start = Self.firstOfText(in: bytes) else { return nil }
    // Most reports are known by their first byte to be none.
    let beginnings: [(String, OtherFormat)]
    switch bytes[start] {
    case UInt8(ascii: "<"):
      beginnings = [("<!doctype html", .webPage), ("<html", .webPage), ("<?xml", .webPage)]
    case UInt8(ascii: "%"): beginnings = [("%pdf-", .pdf)]
    case UInt8(ascii: "P"): beginnings = [("pk\u{3}\u{4}", .archive)]
    case UInt8(ascii: "{"): beginnings = [("{\\rtf", .richText)]
    case 0xD0:
      guard start + 3 < bytes.count, bytes[start + 1] == 0xCF, bytes[start + 2] == 0x11 else {
        return nil
      }
      self = .compound
      return
    default: return nil
    }
    guard let format = beginnings.first(where: { Self.begin(bytes, at: start, with: $0.0) }) else {
      return nil
    }
    self = format.1
  }

  /// Behind byte order marks and white space; nil where nothing else stands there.
  private static func firstOfText(in bytes: Span<UInt8>) -> Int? {
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case 0x20, 0x09, 0x0A, 0x0D: i += 1
      default:
        guard let end = behindByteOrderMark(from: i, in: bytes) else { return i }
        i = end
      }
    }
    return nil
  }

  /// `beginning` has no capitals; the text may.
  private static func begin(_ bytes: Span<UInt8>, at start: Int, with beginning: String) -> Bool {
    start + beginning.utf8.count <= bytes.count
      && zip(start..., beginning.utf8).allSatisfy { i, letter in
        bytes[i] == letter || (0x41...0x5A).contains(bytes[i]) && bytes[i] | 0x20 == letter
      }
  }

  var name: String {
    switch self {
    case .webPage: "网页（HTML）"
    case .pdf: "便携式文档（PDF）"
    case .archive: "压缩格式的文档（docx、xlsx、ofd 一类）"
    case .compound: "旧式文档（doc、wps、xls 一类）"
    case .richText: "富文本文档（RTF）"
    }
  }
}
