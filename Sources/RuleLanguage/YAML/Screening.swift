/// What is checked before libyaml sees a file: what it reads otherwise than an editor shows it, and slips of
/// the pen that it would explain in terms nobody can follow.
struct Screening {
  /// Far more than any rule; keeps a bomb from costing time.
  static let sizeLimit = 1 << 20

  /// The text of a file; nil where it cannot be read at all. Every reader starts here.
  static func decode(path: String, bytes: [UInt8]) -> (source: SourceText, fault: Fault?) {
    guard bytes.count <= sizeLimit else {
      let head = SourceText.decode(path: path, bytes: Array(bytes.prefix(400))).text
      return (head, Fault(.tooLarge(limit: sizeLimit), 0..<min(1, head.scalars.count)))
    }
    let (source, badOffset) = SourceText.decode(path: path, bytes: bytes)
    guard let fault = fault(in: source, badOffset) else { return (source, nil) }
    if isBinary(bytes) {
      return (SourceText(path: path, scalars: []), Fault(.character(.binary), 0..<0))
    }
    return (source, fault)
  }

  /// A stray zero byte is a slip; many are no text, unless it is UTF-16, which begins with its mark.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(8192).count { $0 == 0 } > 3 && !bytes.starts(with: [0xFF, 0xFE])
      && !bytes.starts(with: [0xFE, 0xFF])
  }

  private static func fault(in source: SourceText, _ badOffset: Int?) -> Fault? {
    for i in source.scalars.indices where !source.scalars[i].isCommon {
      if let problem = problem(of: source.scalars[i], at: i) {
        return Fault(.character(problem), i..<i + 1)
      }
    }
    return badOffset.map { Fault(.character(.notUTF8), $0..<$0) }
  }

  private static func problem(
    of scalar: Unicode.Scalar, at offset: Int
  ) -> Mistake.CharacterProblem? {
    switch scalar.value {
    case 0x0D: nil
    case 0x09: .tab
    case 0xFEFF: offset == 0 ? .byteOrderMark : .control(scalar)
    case 0x85, 0x2028, 0x2029: .lineSeparator(scalar)
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: .control(scalar)
    default: nil
    }
  }
}

extension Unicode.Scalar {
  /// What nearly all of every file is: plain ASCII, ends of lines, Chinese.
  fileprivate var isCommon: Bool {
    switch value {
    case 0x20..<0x7F, 0x0A, 0x3000..<0xD800: true
    default: false
    }
  }
}

extension String {
  /// Without ASCII and full-width blanks at both ends.
  var trimmedBlanks: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[first...last])
  }
}
