import AuditModel

/// Whether text for people carries colours; decided by the terminal, never by what is written.
public struct TextStyle: Sendable {
  public var isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  enum Paint: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "36"
  }

  func paint(_ text: String, _ paint: Paint?) -> String {
    guard isColoured, let paint, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }
}

extension String {
  /// Control characters become spaces: text from a report must not steer the reader's terminal.
  var printable: String {
    hasControls
      ? String(UnicodeScalarView(unicodeScalars.map { $0.isControl ? " " : $0 })) : self
  }

  /// Looks at bytes: nearly every text has none, and every text is asked.
  private var hasControls: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var isBehindC2 = false
      for byte in bytes {
        // U+0080 to U+009F are C2 80 to C2 9F.
        if byte < 0x20 || byte == 0x7F || (isBehindC2 && byte < 0xA0) { return true }
        isBehindC2 = byte == 0xC2
      }
      return false
    }
  }

  /// Filled with spaces to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth)) + self
  }

  /// As much of the text as fits into `width` columns, with … where something was left out.
  func shortened(to width: Int) -> String {
    guard displayWidth > width else { return self }
    var taken = 0
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      taken += scalar.displayWidth
      if taken > width - 1 { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  /// Broken into lines of at most `width` columns, between Han characters or at spaces, never before a
  /// closing sign, behind an opening one, or inside a number, a path or a word.
  func wrapped(to width: Int) -> [String] {
    guard !fits(width) else { return [self] }
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var lineWidth = 0
    // What may still move to the next line.
    var tail = String.UnicodeScalarView()
    var tailWidth = 0
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      if let previous, Self.mayBreak(previous, scalar) {
        line.append(contentsOf: tail)
        lineWidth += tailWidth
        tail = .init()
        tailWidth = 0
      }
      if lineWidth + tailWidth + scalar.displayWidth > width, lineWidth > 0 {
        lines.append(String(line).trimmedEnd)
        line = .init()
        lineWidth = 0
        while tail.first == " " {
          tail.removeFirst()
          tailWidth -= 1
        }
      }
      tail.append(scalar)
      tailWidth += scalar.displayWidth
      previous = scalar
    }
    line.append(contentsOf: tail)
    lines.append(String(line).trimmedEnd)
    return lines
  }

  /// No character is wider than its bytes are many, so that most texts need not be measured.
  func fits(_ width: Int) -> Bool { utf8.count <= width || displayWidth <= width }

  private static let neverFirst = Set("，。；：、！？）〕】》”’%,.;:!?)]}…＝≠＜＞≤≥＋－".unicodeScalars)
  private static let neverLast = Set("（〔【《“‘([{".unicodeScalars)

  private static func mayBreak(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    if neverFirst.contains(b) || neverLast.contains(a) || b == " " { return false }
    // A figure stays with its name before and its unit behind.
    if a == " " ? isDigit(b) : isDigit(a) && b.displayWidth == 2 { return false }
    return a == " " || a.displayWidth == 2 || b.displayWidth == 2
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  private var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}

/// Lines of text for people.
struct TextWriter {
  /// Columns of the page. The same everywhere, so that a page sent on looks as it did.
  static let width = 92

  var output = OutputBuffer()
  let style: TextStyle

  mutating func line(_ text: String = "") {
    output.write(text)
    output.write(byte: 0x0A)
  }

  static let thinRule = String(repeating: "─", count: width)
  static let thickRule = String(repeating: "━", count: width)

  mutating func rule(_ rule: String = thinRule) { line(style.paint(rule, .dim)) }

  /// `label` and beside it `text`, wrapped and with its lines below each other.
  mutating func field(
    _ label: String, _ text: String, indent: Int = 0, paint: TextStyle.Paint? = nil
  ) {
    let text = text.printable
    let labelWidth = label.isEmpty ? 0 : label.displayWidth + 2
    let width = Self.width - indent - labelWidth
    spaces(indent)
    if !label.isEmpty {
      output.write(style.paint(label, .dim))
      spaces(2)
    }
    guard !text.fits(width) else { return line(style.paint(text, paint)) }
    for (i, part) in text.wrapped(to: width).enumerated() {
      if i > 0 { spaces(indent + labelWidth) }
      line(style.paint(part, paint))
    }
  }

  mutating func spaces(_ count: Int) {
    var count = count
    while count > 0 {
      output.write(byte: 0x20)
      count -= 1
    }
  }
}

// Pieces of a line, written straight into the page: what every report has is written this way, because an
// audit of tens of thousands of reports should not spend its time on putting strings together.
extension TextWriter {
  mutating func write(_ text: String) { output.write(text) }
  mutating func write(_ text: StaticString) { output.write(text) }
  mutating func write(_ number: Int) { output.write(number) }

  mutating func write(_ number: FixedDecimal) {
    if number.isWhole {
      output.write(Int(number.scaled / FixedDecimal.scale))
    } else {
      output.write(number.description)
    }
  }

  /// Text to be followed by others in the line, filled up to `width` columns.
  mutating func write(_ text: String, filling width: Int) {
    output.write(text)
    spaces(width - text.displayWidth)
  }

  /// Flush right in `width` columns.
  mutating func write(_ number: Int, flushIn width: Int) {
    spaces(width - number.digitCount)
    output.write(number)
  }

  mutating func paint(_ paint: TextStyle.Paint?, _ body: (inout Self) -> Void) {
    guard style.isColoured, let paint else { return body(&self) }
    output.write("\u{1B}[\(paint.rawValue)m")
    body(&self)
    output.write("\u{1B}[0m" as StaticString)
  }

  /// The name of a line and the gap behind it.
  mutating func label(_ text: StaticString) {
    paint(.dim) { $0.write(text) }
    spaces(2)
  }

  mutating func endLine() { output.write(byte: 0x0A) }
}

extension Int {
  /// Columns that the number takes.
  var digitCount: Int {
    var rest = magnitude / 10
    var count = self < 0 ? 2 : 1
    while rest > 0 {
      rest /= 10
      count += 1
    }
    return count
  }
}

extension FixedDecimal {
  /// Columns that the number takes.
  var digitCount: Int {
    isWhole ? Int(scaled / Self.scale).digitCount : description.utf8.count
  }
}

extension OutputBuffer {
  /// Appends what `body` writes, without a copy of what is there.
  mutating func writeText(_ style: TextStyle, _ body: (inout TextWriter) -> Void) {
    var text = TextWriter(style: style)
    swap(&text.output, &self)
    body(&text)
    swap(&text.output, &self)
  }
}
