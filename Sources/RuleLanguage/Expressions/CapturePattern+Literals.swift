import AuditModel

/// What a pattern seeks literally.
extension CapturePattern {
  /// Takes down the signs at a range of the source, none of which opens a bracket, a class or a capture.
  mutating func addLiterals(_ range: Range<Int>) throws(Fault) {
    var i = range.lowerBound
    while i < range.upperBound {
      switch source.scalars[i] {
      case ".", "^", "$": try endLiteral()
      // A blank that need not be there does no harm.
      case "?", "*": dropBlank()
      case "{":
        let bounds = source.scalars[(i + 1)..<range.upperBound].prefix { $0.isDigit || $0 == "," }
        if bounds.first == "0" || bounds.first == "," { dropBlank() }
        i += bounds.count + 1
      case "+": break
      default: addLiteral(i)
      }
      i += 1
    }
  }

  /// Whether the escape at hand stands for a sign: `\\(`.
  mutating func literalEscape() -> Bool {
    guard position + 1 < source.scalars.count else { return false }
    let sign = source.scalars[position + 1]
    guard sign.isASCII, !sign.isWordScalar else { return false }
    addLiteral(position + 1)
    return true
  }

  mutating func addLiteral(_ i: Int) {
    literal.scalars.append(source.scalars[i])
    literal.offsets.append(source.offsets[i])
  }

  private mutating func dropBlank() {
    guard literal.scalars.last?.isBlank == true else { return }
    literal.scalars.removeLast()
    literal.offsets.removeLast()
  }

  /// Refuses a literal text that can stand nowhere.
  mutating func endLiteral() throws(Fault) {
    guard isFolded, !literal.scalars.isEmpty else { return }
    literal.offsets.append((literal.offsets.last ?? 0) + 1)
    defer { literal = PlacedText(scalars: [], offsets: []) }
    if let fault = literal.signFoldedAway { throw fault }
  }
}

extension PlacedText {
  /// Whether `(?x)` makes blanks in the pattern mean nothing.
  var skipsBlanks: Bool {
    scalars.indices.contains { i in
      guard scalars[i] == "(", i + 1 < scalars.count, scalars[i + 1] == "?" else { return false }
      return scalars[(i + 2)...].prefix { $0.isASCII && $0.properties.isAlphabetic }.contains("x")
    }
  }
}
