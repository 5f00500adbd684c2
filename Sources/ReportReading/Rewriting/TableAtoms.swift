import AuditModel

/// What stands between two pieces of a table.
struct Gap: Hashable {
  var pipes = 0
  var lineEnds = 0
  var tabs = 0
  /// In a line.
  var blanks = 0
}

/// A run of text without a line end, a pipe, a tab, or more than one blank in it.
struct Atom {
  var range: Range<Int>
  /// What stands before it.
  var gap: Gap
  /// Whether it is known for a sentence, whatever labels and figures it speaks of.
  var isSentence = false
}

/// The text of a table, taken apart.
struct TableAtoms {
  private(set) var atoms: [Atom] = []
  /// What stands behind the last one.
  private(set) var end = Gap()

  /// The run that may go on, without the blanks behind it.
  private var open: Range<Int>?
  /// What the open run ends with.
  private var last: UInt32 = 0
  /// In the line, behind the last sign that is none.
  private var blanks = 0

  init(of region: Range<Int>, in text: Span<UInt8>) {
    var i = region.lowerBound
    while i < region.upperBound {
      let (value, length) = scalar(at: i, in: text)
      switch value {
      case 0x0C: part()
      case 0x0A, 0x0D:
        part()
        end.lineEnds += 1
        if value == 0x0D, i + 1 < region.upperBound, text[i + 1] == 0x0A { i += 1 }
      case 0x7C:
        part()
        end.pipes += 1
      case 0x09:
        part()
        end.tabs += 1
      case _ where isSpace(value): blanks += 1
      default: take(value, at: i..<i + length)
      }
      i += length
    }
    close()
  }

  private mutating func take(_ value: UInt32, at range: Range<Int>) {
    // The mark behind an item number or a label belongs to it, however far it stands; so does what follows a bracket.
    if blanks > 1, !isItemMark(value), !isClosingMark(value), !isOpeningMark(last) { close() }
    if let open {
      self.open = open.lowerBound..<range.upperBound
    } else {
      open = range
      end.blanks += blanks
    }
    blanks = 0
    last = value
  }

  /// Ends the run before something that is no text.
  private mutating func part() {
    close()
    blanks = 0
  }

  private mutating func close() {
    guard let open else { return }
    atoms.append(Atom(range: open, gap: end))
    self.open = nil
    end = Gap()
  }
}

/// The runs of a text between its blanks.
func runs(of range: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
  pieces(of: range, in: text, between: isSpace)
}

/// The lines of a text, but for empty ones.
func lines(of range: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
  pieces(of: range, in: text) { $0 == 0x0A }
}

/// The pieces of a text between separators.
func pieces(
  of range: Range<Int>, in text: Span<UInt8>, between isSeparator: (UInt32) -> Bool
) -> [Range<Int>] {
  var pieces: [Range<Int>] = []
  var start: Int?
  var i = range.lowerBound
  while i < range.upperBound {
    let (value, length) = scalar(at: i, in: text)
    if isSeparator(value) {
      if let first = start { pieces.append(first..<i) }
      start = nil
    } else if start == nil {
      start = i
    }
    i += length
  }
  if let first = start { pieces.append(first..<range.upperBound) }
  return pieces
}

/// . ． 、
func isItemMark(_ value: UInt32) -> Bool { value == 0x2E || value == 0xFF0E || value == 0x3001 }

/// ( （ “ 「
func isOpeningMark(_ value: UInt32) -> Bool {
  isOpeningBracket(value) || value == 0x201C || value == 0x300C
}

/// ) ） ” 」
func isClosingMark(_ value: UInt32) -> Bool {
  isClosingBracket(value) || value == 0x201D || value == 0x22 || value == 0x300D
}
