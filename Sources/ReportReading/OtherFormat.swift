/// A format of files that are no plain text, known by how they begin, whatever their names end with.
public enum OtherFormat: Sendable, CaseIterable {
  case webPage
  case pdf
  /// Word, Excel and WPS files of today, OFD and ODT are ZIP archives.
  case archive
  /// Word, Excel and WPS files of before 2007.
  case compound
  case richText

  /// The format of a file that begins with `bytes`; nil for what may be plain text.
  init?(of bytes: Span<UInt8>) {
    guard let format = Self.allCases.first(where: { $0.begins(bytes) }) else { return nil }
    self = format
  }

  private var beginnings: [[UInt8]] {
    switch self {
    case .webPage: ["<!doctype html", "<html", "<?xml"].map { Array($0.utf8) }
    case .pdf: [Array("%pdf-".utf8)]
    case .archive: [[0x50, 0x4B, 0x03, 0x04]]
    case .compound: [[0xD0, 0xCF, 0x11, 0xE0]]
    case .richText: [Array("{\\rtf".utf8)]
    }
  }

  /// Letters may be capitals; a byte order mark and white space may stand before.
  private func begins(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    while start < bytes.count, [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains(bytes[start]) {
      start += 1
    }
    return beginnings.contains { beginning in
      start + beginning.count <= bytes.count
        && beginning.indices.allSatisfy { i in
          let byte = bytes[start + i]
          return byte == beginning[i] || (0x41...0x5A).contains(byte) && byte | 0x20 == beginning[i]
        }
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
