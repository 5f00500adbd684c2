import AuditModel

/// The text of a rule file as an editor shows it: scalars and lines.
///
/// Every position in this module is an offset into `scalars`, which is how libyaml counts too.
struct SourceText: Sendable {
  let path: String
  let scalars: [Unicode.Scalar]
  /// Offsets of the first scalar of each line. A line ends at LF, CRLF or CR.
  let lineStarts: [Int]

  init(path: String, scalars: [Unicode.Scalar]) {
    self.path = path
    self.scalars = scalars
    var starts = [0]
    for (i, scalar) in scalars.enumerated() {
      if scalar == "\n" || (scalar == "\r" && (i + 1 == scalars.count || scalars[i + 1] != "\n")) {
        starts.append(i + 1)
      }
    }
    lineStarts = starts
  }

  /// Decodes as far as the bytes are UTF-8; `badOffset` is where they stop being so.
  static func decode(path: String, bytes: [UInt8]) -> (text: SourceText, badOffset: Int?) {
    if let text = String(validating: bytes, as: UTF8.self) {
      let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count) { scalars, count in
        for scalar in text.unicodeScalars {
          scalars.initializeElement(at: count, to: scalar)
          count += 1
        }
      }
      return (SourceText(path: path, scalars: scalars), nil)
    }
    var scalars: [Unicode.Scalar] = []
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let encoded): scalars.append(UTF8.decode(encoded))
      case .emptyInput, .error:
        return (SourceText(path: path, scalars: scalars), scalars.count)
      }
    }
  }

  func place(of offset: Int) -> SourcePlace {
    let line = lineIndex(of: offset)
    return SourcePlace(line: line + 1, column: offset - lineStarts[line] + 1)
  }

  /// The scalars of the line that holds `offset`, without its line end.
  func lineRange(of offset: Int) -> Range<Int> {
    let line = lineIndex(of: offset)
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : scalars.count
    while end > lineStarts[line], scalars[end - 1] == "\n" || scalars[end - 1] == "\r" { end -= 1 }
    return lineStarts[line]..<end
  }

  func offset(of place: SourcePlace) -> Int {
    let line = min(max(place.line, 1), lineStarts.count) - 1
    return min(lineStarts[line] + max(place.column, 1) - 1, scalars.count)
  }

  private func lineIndex(of offset: Int) -> Int {
    max(partitionPoint(of: lineStarts.count) { lineStarts[$0] <= offset } - 1, 0)
  }

  func string(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }
}
