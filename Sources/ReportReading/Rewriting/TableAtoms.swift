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

/// Takes the text of a table apart.
func atoms(of region: Range<Int>, in text: Span<UInt8>) -> (atoms: [Atom], end: Gap) {
  var atoms: [Atom] = []
  var gap = Gap()
  var start: Int?
  /// Where the text of the open run ends, blanks left out.
  var end = region.lowerBound
  var blanks = 0
  /// What the open run ends with.
  var last: UInt32 = 0
  var i = region.lowerBound
  func close() {
    guard let first = start else { return }
    atoms.append(Atom(range: first..<end, gap: gap))
    start = nil
    gap = Gap()
  }
  while i < region.upperBound {
    let (value, length) = scalar(at: i, in: text)
    switch value {
    case 0x0A, 0x0D, 0x0C:
      close()
      if value != 0x0C { gap.lineEnds += 1 }
      if value == 0x0D, i + 1 < region.upperBound, text[i + 1] == 0x0A { i += 1 }
      blanks = 0
    case 0x7C:
      close()
      gap.pipes += 1
      blanks = 0
    case 0x09:
      close()
      gap.tabs += 1
      blanks = 0
    case _ where isSpace(value):
      blanks += 1
    default:
      // The mark behind an item number or a label belongs to it, however far it stands; so does what follows a bracket.
      if start != nil, blanks > 1, !isItemMark(value), !isClosingMark(value), !isOpeningMark(last) {
        close()
      }
      if start == nil {
        start = i
        gap.blanks += blanks
      }
      blanks = 0
      last = value
      end = i + length
    }
    i += length
  }
  close()
  return (atoms, gap)
}

/// The runs of a text between its blanks.
func runs(of range: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  var start: Int?
  var i = range.lowerBound
  while i < range.upperBound {
    let (value, length) = scalar(at: i, in: text)
    if isSpace(value) {
      if let first = start { runs.append(first..<i) }
      start = nil
    } else if start == nil {
      start = i
    }
    i += length
  }
  if let first = start { runs.append(first..<range.upperBound) }
  return runs
}

/// . ． 、
func isItemMark(_ value: UInt32) -> Bool { value == 0x2E || value == 0xFF0E || value == 0x3001 }

/// ( （ “ 「
func isOpeningMark(_ value: UInt32) -> Bool {
  value == 0x28 || value == 0xFF08 || value == 0x201C || value == 0x300C
}

/// ) ） ” 」
func isClosingMark(_ value: UInt32) -> Bool {
  value == 0x29 || value == 0xFF09 || value == 0x201D || value == 0x22 || value == 0x300D
}
