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
    guard
      unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? " " : $0 }))
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
    guard displayWidth > width else { return [self] }
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

  mutating func rule(_ character: String = "─") {
    line(style.paint(String(repeating: character, count: Self.width), .dim))
  }

  /// `label` and beside it `text`, wrapped and with its lines below each other.
  mutating func field(
    _ label: String, _ text: String, indent: Int = 0, paint: TextStyle.Paint? = nil
  ) {
    let margin = String(repeating: " ", count: indent)
    let gap = label.isEmpty ? "" : label + "  "
    let hanging = String(repeating: " ", count: gap.displayWidth)
    let lines = text.printable.wrapped(to: Self.width - indent - gap.displayWidth)
    for (i, part) in lines.enumerated() {
      line(margin + (i == 0 ? style.paint(gap, .dim) : hanging) + style.paint(part, paint))
    }
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
