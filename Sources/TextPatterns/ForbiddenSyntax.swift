/// Finds what PCRE2 would accept and rules may not use: verbs and option settings `(*…)`, which change how
/// the whole search runs, and callouts `(?C…)`.
struct ForbiddenSyntax {
  private let bytes: [UInt8]

  init(_ pattern: [UInt8]) { bytes = pattern }

  func check() throws(TextPatternError) {
    // Hardly any pattern has these signs, wherever they stand.
    guard bytes.indices.contains(where: isForbidden(at:)) else { return }
    // Under the option x a # hides what follows from PCRE2 and shows it to a scanner, or the other way
    // round. Such a pattern is only searched for the bare signs.
    var scan = Scan(bytes: bytes, seesStructure: !setsExtendedSyntax)
    while let at = scan.nextGroup() {
      if starts("(*", at: at) {
        throw TextPatternError(message: "不能使用 (*…) 指令", offset: at)
      }
      if starts("(?C", at: at) {
        throw TextPatternError(message: "不能使用 (?C…) 调用", offset: at)
      }
    }
  }

  private func isForbidden(at offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: "(") && (starts("(*", at: offset) || starts("(?C", at: offset))
  }

  private func starts(_ text: StaticString, at offset: Int) -> Bool {
    guard bytes.count - offset >= text.utf8CodeUnitCount else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  /// Whether `(?x)` or its like stands anywhere.
  private var setsExtendedSyntax: Bool {
    for start in bytes.indices where starts("(?", at: start) {
      var i = start + 2
      while i < bytes.count, bytes[i] != UInt8(ascii: "x"),
        Self.isLetter(bytes[i]) || bytes[i] == UInt8(ascii: "^") || bytes[i] == UInt8(ascii: "-")
      {
        i += 1
      }
      if i < bytes.count, bytes[i] == UInt8(ascii: "x") { return true }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

/// Walks over a pattern from one opening parenthesis to the next.
private struct Scan {
  let bytes: [UInt8]
  let seesStructure: Bool
  var i = 0

  init(bytes: [UInt8], seesStructure: Bool) {
    self.bytes = bytes
    self.seesStructure = seesStructure
  }

  mutating func nextGroup() -> Int? {
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "\\") where seesStructure: skipEscape()
      case UInt8(ascii: "[") where seesStructure: skipClass()
      case UInt8(ascii: "("):
        let found = i
        i += 1
        if seesStructure, follows("?#") { skip(to: [UInt8(ascii: ")")]) }
        return found
      default: i += 1
      }
    }
    return nil
  }

  private func follows(_ text: StaticString) -> Bool {
    bytes.count - i >= text.utf8CodeUnitCount
      && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[i + $0] == text.utf8Start[$0] }
  }

  private mutating func skip(to end: [UInt8]) {
    while i < bytes.count, !bytes[i...].starts(with: end) { i += 1 }
    i = min(i + end.count, bytes.count)
  }

  private mutating func skipEscape() {
    if follows("\\Q") { skip(to: Array("\\E".utf8)) } else { i += 2 }
  }

  private mutating func skipClass() {
    i += 1
    if follows("^") { i += 1 }
    if follows("]") { i += 1 }
    while i < bytes.count, bytes[i] != UInt8(ascii: "]") {
      if bytes[i] == UInt8(ascii: "\\") {
        skipEscape()
      } else if follows("[:") {
        skipPosixName()
      } else {
        i += 1
      }
    }
    i += 1
  }

  /// Over `[:alpha:]`; a `[:` without its end is two plain signs.
  private mutating func skipPosixName() {
    var end = i + 2
    while end < bytes.count, bytes[end] != UInt8(ascii: "]"), bytes[end] != UInt8(ascii: ":") {
      end += 1
    }
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"),
      bytes[end + 1] == UInt8(ascii: "]")
    {
      i = end + 2
    } else {
      i += 2
    }
  }
}
