import AuditModel

/// A table as one converter prints it: every byte but the figures, and what reading it came to.
///
/// The reports of a city come out of a few converters, and what stands around the figures of an official
/// table hardly ever differs. Once such a table was read, the next one like it need not be: its bytes are
/// compared, and its figures go where those of the first one went. A table that differs in one byte
/// beside its figures is read in full, so that the outcome never depends on what was read before.
///
/// Offsets count from the first byte behind the heading's line; the last byte ends the line before the next
/// heading.
struct TableSkeleton: Sendable {
  /// What reading a table came to.
  struct Outcome: Sendable {
    /// The edition that the report's year expects: it decides how labels of several editions are read.
    var expectedEdition: Int?
    /// The skeleton's holes, where they stood in the report that this was read from.
    var holes: [Range<Int>]
    var table: Report.Table
    var figures: [Figure]
    var fixed: [Fixed]
    var subRows: [Report.SubRow]
    var notes: [ReaderNote]
  }

  /// A cell whose text is one of the holes.
  struct Figure: Sendable {
    var target: Target
    var hole: Int
    var figure: FormLine.Figure
    var label: Range<Int>?
    /// How many holes stand before the label.
    var holesBeforeLabel: Int
  }

  /// A cell that prints the same in every table of this skeleton: a blank, a dash.
  struct Fixed: Sendable {
    var target: Target
    var cell: Cell
  }

  /// Where a cell belongs.
  enum Target: Sendable {
    /// Catalog number.
    case cell(Int)
    /// Position among the table's sub-rows, and catalog column number.
    case subRow(Int, column: Int)
  }

  let section: Int
  /// Catalog number.
  let table: Int
  /// The line of the heading above.
  let anchor: [UInt8]
  let text: [UInt8]
  /// Where the figures stand in `text`, in the order of the print.
  let holes: [Range<Int>]
  /// Lines that no cell and no label took, without the text of the figures.
  let paragraphs: [Range<Int>]
  let census: LayoutCensus
  /// How the whole report's cells were parted; the same bytes may mean something else elsewhere.
  let layout: Document.Layout
  let opensWithPipe: Bool
  private(set) var outcomes: [Outcome] = []

  func outcome(expecting edition: Int?) -> Outcome? {
    outcomes.first { $0.expectedEdition == edition }
  }

  mutating func add(_ outcome: Outcome) { outcomes.append(outcome) }

  /// A byte of which figures are made. What else a cell may print is part of the skeleton.
  @inline(__always)
  static func isFigure(_ byte: UInt8) -> Bool {
    byte &- 0x30 <= 9 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+")
  }

  /// More digits are no plain figure.
  static let longestFigure = 15

  /// Compares the bytes from `start` on and appends where the figures stand to `found`.
  ///
  /// - Returns: the end of the table; nil, with nothing appended, where anything else differs.
  func match(_ bytes: Span<UInt8>, from start: Int, into found: inout [Range<Int>]) -> Int? {
    let before = found.count
    let known = text.span
    var position = start
    var done = 0
    for hole in holes {
      let length = hole.lowerBound - done
      var end = position + length
      guard equal(known, done, bytes, position, length) else {
        found.removeSubrange(before...)
        return nil
      }
      let low = end
      while end < bytes.count, end - low <= Self.longestFigure, Self.isFigure(bytes[unchecked: end])
      {
        end += 1
      }
      guard end > low, end - low <= Self.longestFigure else {
        found.removeSubrange(before...)
        return nil
      }
      found.append(low..<end)
      position = end
      done = hole.upperBound
    }
    guard equal(known, done, bytes, position, text.count - done) else {
      found.removeSubrange(before...)
      return nil
    }
    return position + text.count - done
  }
}

/// Whether `length` bytes of two texts are the same; false where the second is too short.
private func equal(
  _ a: Span<UInt8>, _ i: Int, _ b: Span<UInt8>, _ j: Int, _ length: Int
) -> Bool {
  guard j + length <= b.count else { return false }
  let a = a.bytes
  let b = b.bytes
  var k = 0
  while k + 8 <= length {
    let left = a.unsafeLoadUnaligned(fromUncheckedByteOffset: i + k, as: UInt64.self)
    let right = b.unsafeLoadUnaligned(fromUncheckedByteOffset: j + k, as: UInt64.self)
    if left != right { return false }
    k += 8
  }
  while k < length {
    let left = a.unsafeLoadUnaligned(fromUncheckedByteOffset: i + k, as: UInt8.self)
    let right = b.unsafeLoadUnaligned(fromUncheckedByteOffset: j + k, as: UInt8.self)
    if left != right { return false }
    k += 1
  }
  return true
}
