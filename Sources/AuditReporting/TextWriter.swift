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
    var isFirst = true
    text.visitLines(of: width) { part in
      if !isFirst { spaces(indent + labelWidth) }
      isFirst = false
      self.paint(paint) { $0.output.write(bytes: part) }
      endLine()
    }
  }

  mutating func spaces(_ count: Int) { output.write(spaces: count) }
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
