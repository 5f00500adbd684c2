extension Unicode.Scalar {
  /// How many columns of a terminal the scalar takes: 2 for Chinese characters and full-width signs, 0 for
  /// marks that join the character before, else 1.
  public var displayWidth: Int {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    // Zero-width space and joiners, the byte order mark inside a text, variation selectors.
    case 0x0300...0x036F, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: 0
    default: 1
    }
  }
}

extension StringProtocol {
  /// The columns of a terminal that the text takes.
  public var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }
}

extension String {
  /// The columns of a terminal that the text takes; the same without the cost of a generic call, for
  /// outputs of many reports.
  public var displayWidth: Int {
    var text = self
    return text.withUTF8 { bytes in
      var width = 0
      var i = 0
      while i < bytes.count {
        let (columns, length) = bytes.columns(at: i)
        width += columns
        i += length
      }
      return width
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The columns of a terminal that the scalar takes which begins at `i` of valid UTF-8, and its bytes.
  @inline(__always)
  public func columns(at i: Int) -> (columns: Int, length: Int) {
    let byte = self[i]
    if byte < 0x80 { return (1, 1) }
    // From U+5000 on they are Han characters all.
    if beginsHan(byte), byte > 0xE4 || isHan(at: i) { return (2, 3) }
    let scalar = scalar(at: i)
    return (scalar.displayWidth, UTF8.width(scalar))
  }

  /// Whether a Han character begins at `i` of valid UTF-8.
  @inline(__always)
  public func isHan(at i: Int) -> Bool {
    AuditModel.isHan(AuditModel.scalar(at: i, in: span).value)
  }

  /// The scalar that begins at `i` of valid UTF-8.
  @inline(__always)
  public func scalar(at i: Int) -> Unicode.Scalar {
    Unicode.Scalar(AuditModel.scalar(at: i, in: span).value) ?? "\u{FFFD}"
  }
}
