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
final class TableSkeleton: Sendable {
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
    var hole: Int32
    var figure: FormLine.Figure
    /// Of no byte where the cell has none.
    var label: Range<Int32>
    /// How many holes stand before the label.
    var holesBeforeLabel: Int32
  }

  /// A cell that prints the same in every table of this skeleton: a blank, a dash.
  struct Fixed: Sendable {
    var target: Target
    var cell: Cell
  }

  /// Where a cell belongs.
  enum Target: Sendable {
    /// Catalog number.
    case cell(Int32)
    /// Position among the table's sub-rows, and catalog column number.
    case subRow(Int32, column: Int32)
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
  let lines: Lines
  /// By edition that is expected.
  let outcomes: [Outcome]

  /// What the table's lines say of the report that they stand in.
  struct Lines: Sendable {
    var census: LayoutCensus
    /// What they add to the signs by which the layout of a whole text is told.
    var rowSigns: RowSigns
    /// How many may be single cells at the most, and whether one stands there twice.
    var mostCells: Int
    var hasLineTwice: Bool
    /// How the whole report's cells were parted; the same bytes may mean something else elsewhere.
    var layout: ReportLayout
    var opensWithPipe: Bool
  }

  init(
    section: Int, table: Int, anchor: [UInt8], text: [UInt8], holes: [Range<Int>],
    paragraphs: [Range<Int>], lines: Lines, outcomes: [Outcome]
  ) {
    self.section = section
    self.table = table
    self.anchor = anchor
    self.text = text
    self.holes = holes
    self.paragraphs = paragraphs
    self.lines = lines
    self.outcomes = outcomes
  }

  /// The same, with what its table comes to in a report of another year.
  func adding(_ outcome: Outcome) -> TableSkeleton {
    TableSkeleton(
      section: section, table: table, anchor: anchor, text: text, holes: holes,
      paragraphs: paragraphs, lines: lines, outcomes: outcomes + [outcome])
  }

  func outcome(expecting edition: Int?) -> Outcome? {
    outcomes.first { $0.expectedEdition == edition }
  }

  /// Compares the bytes from `start` on and writes down the figures, for which there must be room.
  ///
  /// - Returns: the end of the table; nil where anything else differs.
  func match(
    _ bytes: Span<UInt8>, from start: Int, into found: UnsafeMutablePointer<PrintedFigure>
  ) -> Int? {
    text.withUnsafeBytes { known in
      bytes.withUnsafeBytes { match(known, $0, from: start, into: found) }
    }
  }

  private func match(
    _ known: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer, from start: Int,
    into found: UnsafeMutablePointer<PrintedFigure>
  ) -> Int? {
    var next = found
    var position = start
    var done = 0
    return holes.withUnsafeBufferPointer { holes in
      for hole in holes {
        let length = hole.lowerBound &- done
        let low = position &+ length
        guard low < bytes.count, isEqual(known, done, bytes, position, length) else { return nil }
        let figure = PrintedFigure.at(low, in: bytes)
        guard figure.end > low else { return nil }
        next.pointee = figure
        next += 1
        position = figure.end
        done = hole.upperBound
      }
      let length = known.count &- done
      guard position &+ length <= bytes.count, isEqual(known, done, bytes, position, length) else {
        return nil
      }
      return position &+ length
    }
  }
}

/// Whether `length` bytes of two texts are the same; both must have so many.
@inline(__always)
private func isEqual(
  _ a: UnsafeRawBufferPointer, _ i: Int, _ b: UnsafeRawBufferPointer, _ j: Int, _ length: Int
) -> Bool {
  guard let first = a.baseAddress, let second = b.baseAddress else { return length == 0 }
  let (left, right) = (first + i, second + j)
  func difference(_ k: Int) -> UInt64 {
    left.loadUnaligned(fromByteOffset: k, as: UInt64.self).littleEndian
      ^ right.loadUnaligned(fromByteOffset: k, as: UInt64.self).littleEndian
  }
  // The last few bytes: what is read beyond them is shifted out.
  if length > 0, i &+ length &+ 7 <= a.count, j &+ length &+ 7 <= b.count {
    var k = 0
    while k &+ 8 < length {
      if difference(k) != 0 { return false }
      k &+= 8
    }
    return difference(k) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* (length &- k)) == 0
  }
  for k in 0..<length where a[i &+ k] != b[j &+ k] { return false }
  return true
}
