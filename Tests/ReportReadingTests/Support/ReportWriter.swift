/// Collects the bytes of a report and remembers where its cells stand.
struct ReportWriter {
  enum LineEnd: String, CaseIterable {
    case lf = "\n"
    case crlf = "\r\n"
    case cr = "\r"
  }

  private(set) var bytes: [UInt8] = []
  /// By catalog cell: where its text begins, each time that it is printed.
  private(set) var places: [Int: [Int]] = [:]
  let lineEnd: LineEnd

  init(lineEnd: LineEnd, hasMark: Bool) {
    self.lineEnd = lineEnd
    if hasMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// Writes `text`, whose line ends are LF, with the report's own.
  mutating func write(_ text: String) {
    for byte in text.utf8 {
      if byte == 0x0A { bytes += lineEnd.rawValue.utf8 } else { bytes.append(byte) }
    }
  }

  /// Writes the text of a cell.
  mutating func write(_ text: String, cell: Int?) {
    if let cell { places[cell, default: []].append(bytes.count) }
    write(text)
  }

  /// Puts a blank in the place of every line end; only texts with ends of one byte keep their places.
  mutating func joinLines() {
    for i in bytes.indices where bytes[i] == 0x0A || bytes[i] == 0x0D { bytes[i] = 0x20 }
  }
}
