import AuditModel
import Testing

struct LineIndexTests {
  static let texts: [(text: String, lines: [String])] = [
    ("", [""]), ("甲", ["甲"]), ("甲\n乙", ["甲", "乙"]), ("甲\r\n乙\r\n", ["甲", "乙", ""]),
    ("甲\r乙\n\r\n丙", ["甲", "乙", "", "丙"]), ("\u{FEFF}甲\n乙", ["甲", "乙"]),
    // Editors break no line here, whatever other tools do.
    ("甲\u{2028}乙\u{85}丙", ["甲\u{2028}乙\u{85}丙"]),
  ]

  @Test(arguments: texts)
  func linesEndAsInAnEditor(text: String, lines: [String]) {
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    let found = (1...lines.count).map {
      String(decoding: bytes[index.bytes(ofLine: $0, in: bytes)], as: UTF8.self)
    }
    #expect(found == lines)
    #expect(index.line(of: bytes.count) == lines.count)
  }

  static let places: [(text: String, before: String, line: Int, column: Int)] = [
    ("甲乙丙", "丙", 1, 3), ("甲\n\t乙", "乙", 2, 2), ("甲\r\n乙丙", "丙", 2, 2),
    ("\u{FEFF}甲乙", "乙", 1, 2), ("e\u{301}甲", "甲", 1, 3), ("𠮷甲", "甲", 1, 2),
  ]

  @Test(arguments: places)
  func columnsCountScalars(text: String, before: String, line: Int, column: Int) throws {
    let bytes = Array(text.utf8)
    let needle = Array(before.utf8)
    let offset = try #require(
      bytes.indices.first { bytes[$0...].starts(with: needle) })
    #expect(
      LineIndex(bytes).place(of: offset, in: bytes) == SourcePlace(line: line, column: column))
  }

  @Test func oneLineIsCountedAsTheIndexHasIt() {
    let bytes = Array("甲\t乙丙\r\n丁\r戊\n\n己庚辛壬癸子丑寅卯\r\n辰".utf8)
    let index = LineIndex(bytes)
    for offset in 0...bytes.count where offset == bytes.count || bytes[offset] != 0x0A {
      #expect(LineIndex.line(of: offset, in: bytes) == index.line(of: offset))
    }
  }
}
