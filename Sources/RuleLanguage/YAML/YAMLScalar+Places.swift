extension YAMLScalar {
  /// Takes the value of a scalar from the file; nil where it is not written sign by sign as it is meant.
  init?(writtenAsIs style: Style, range: Range<Int>, in source: SourceText) {
    let escape: Unicode.Scalar?
    switch style {
    case .plain: escape = nil
    case .singleQuoted: escape = "'"
    case .doubleQuoted: escape = "\\"
    case .literal, .folded: return nil
    }
    let inner =
      escape == nil ? range : range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1)
    guard inner.upperBound <= source.scalars.count else { return nil }
    let value = source.scalars[inner]
    guard !value.contains(where: { $0 == "\n" || $0 == "\r" || $0 == escape }) else { return nil }
    self.style = style
    self.range = range
    text = PlacedText(
      scalars: Array(value), offsets: Array(inner.lowerBound...inner.upperBound))
  }

  /// Follows the written form of a scalar beside the value that libyaml made of it, and notes where each
  /// scalar of the value stands.
  init(value: String, style: Style, range: Range<Int>, in source: SourceText) {
    self.style = style
    self.range = range
    let value = Array(value.unicodeScalars)
    var tracer = PlaceTracer(source: source, range: range)
    switch style {
    case .plain: tracer.traceFlow(value, escape: nil)
    case .singleQuoted:
      tracer.position += 1
      tracer.traceFlow(value, escape: "'")
    case .doubleQuoted:
      tracer.position += 1
      tracer.traceFlow(value, escape: "\\")
    case .literal, .folded: tracer.traceBlock(value)
    }
    tracer.offsets.append(tracer.end(of: style))
    text = PlacedText(scalars: value, offsets: tracer.offsets)
  }
}

private struct PlaceTracer {
  let source: SourceText
  let range: Range<Int>
  var position: Int
  var offsets: [Int] = []
  /// Behind blanks among which no line ends: from none of them need that be asked again.
  private var plainBlanks = 0

  init(source: SourceText, range: Range<Int>) {
    self.source = source
    self.range = range.lowerBound..<min(range.upperBound, source.scalars.count)
    position = range.lowerBound
    offsets.reserveCapacity(range.count + 1)
  }

  /// Where the value ends: before the closing quote.
  func end(of style: YAMLScalar.Style) -> Int {
    if style == .singleQuoted || style == .doubleQuoted {
      return max(range.lowerBound, range.upperBound - 1)
    }
    return offsets.last.map { $0 + 1 } ?? range.lowerBound
  }

  private func scalar(_ offset: Int) -> Unicode.Scalar? {
    offset < range.upperBound ? source.scalars[offset] : nil
  }

  private func isBreak(_ offset: Int) -> Bool {
    let scalar = scalar(offset)
    return scalar == "\n" || scalar == "\r"
  }

  /// Plain and quoted scalars: line breaks fold, quotes and backslashes escape.
  mutating func traceFlow(_ value: [Unicode.Scalar], escape: Unicode.Scalar?) {
    var i = 0
    while i < value.count {
      if let fold = foldEnd(from: position), value[i] == " " || value[i] == "\n" {
        repeat {
          offsets.append(position)
          i += 1
        } while i < value.count && value[i] == "\n" && value[i - 1] == "\n"
        position = fold
        continue
      }
      let start = position
      if let escape, scalar(position) == escape {
        position += escape == "'" ? 2 : escapeLength(at: position)
        if isBreak(start + 1) {
          // An escaped line break stands for nothing.
          while let next = scalar(position), next == " " || isBreak(position) { position += 1 }
          continue
        }
      } else {
        position += 1
      }
      offsets.append(min(start, range.upperBound))
      i += 1
    }
  }

  /// Where the text goes on after blanks with a line break among them; nil where no line ends here.
  private mutating func foldEnd(from offset: Int) -> Int? {
    guard offset >= plainBlanks else { return nil }
    var end = offset
    var sawBreak = false
    while let next = scalar(end), next == " " || isBreak(end) {
      sawBreak = sawBreak || isBreak(end)
      end += 1
    }
    if !sawBreak { plainBlanks = end }
    return sawBreak ? end : nil
  }

  private func escapeLength(at offset: Int) -> Int {
    switch scalar(offset + 1) {
    case "x": 4
    case "u": 6
    case "U": 10
    default: 2
    }
  }

  /// Block scalars: the indentation is no part of the value; a break is one line end or, folded, a blank.
  mutating func traceBlock(_ value: [Unicode.Scalar]) {
    while position < range.upperBound, !isBreak(position) { position += 1 }
    skipBreak()
    let indent = indentation(of: value)
    skipIndent(indent)
    var i = 0
    while i < value.count {
      guard isBreak(position) || position >= range.upperBound else {
        offsets.append(position)
        position += 1
        i += 1
        continue
      }
      var breaks: [Int] = []
      while isBreak(position) {
        breaks.append(position)
        skipBreak()
        skipIndent(indent)
      }
      let last = breaks.last ?? range.upperBound
      var count = 0
      repeat {
        offsets.append(count < breaks.count ? breaks[count] : last)
        count += 1
        i += 1
      } while i < value.count && value[i] == "\n"
    }
  }

  private mutating func skipBreak() {
    if scalar(position) == "\r", scalar(position + 1) == "\n" { position += 1 }
    position += 1
  }

  private mutating func skipIndent(_ indent: Int) {
    var left = indent
    while left > 0, scalar(position) == " " {
      position += 1
      left -= 1
    }
  }

  /// Blanks that stand before the first line with text and are not in the value.
  private func indentation(of value: [Unicode.Scalar]) -> Int {
    var offset = position
    var lineStart = offset
    while let next = scalar(offset), next == " " || isBreak(offset) {
      offset += 1
      if isBreak(offset - 1) { lineStart = offset }
    }
    let kept = value.drop { $0 == "\n" }.prefix { $0 == " " }.count
    return max(0, offset - lineStart - kept)
  }
}
