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
  /// With some bytes behind it that may be looked at.
  private let text: [UInt8]
  /// Where the figures stand in `text`, in the order of the print.
  let holes: [Range<Int>]
  private let gaps: [Gap]
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
    var closesWithPipe: Bool
  }

  init(
    section: Int, table: Int, anchor: [UInt8], text: [UInt8], holes: [Range<Int>],
    paragraphs: [Range<Int>], lines: Lines, outcomes: [Outcome]
  ) {
    self.section = section
    self.table = table
    self.anchor = anchor
    self.text = text + [UInt8](repeating: 0, count: Gap.lookedAhead)
    self.holes = holes
    let ends = [0] + holes.map(\.upperBound)
    let starts = holes.map(\.lowerBound) + [text.count]
    gaps = zip(ends, starts).enumerated().map { i, gap in
      Gap(gap.0..<gap.1, of: text, isLast: i == holes.count)
    }
    self.paragraphs = paragraphs
    self.lines = lines
    self.outcomes = outcomes
  }

  /// The same, with what its table comes to in a report of another year.
  func adding(_ outcome: Outcome) -> TableSkeleton {
    TableSkeleton(
      section: section, table: table, anchor: anchor, text: text.dropLast(Gap.lookedAhead),
      holes: holes, paragraphs: paragraphs, lines: lines, outcomes: outcomes + [outcome])
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
    guard let known = known.baseAddress, let text = bytes.baseAddress else { return nil }
    var next = found
    var position = start
    return gaps.withUnsafeBufferPointer { gaps in
      for gap in gaps {
        let low = position &+ gap.length
        // So much is looked at without asking again. A table that ends the text is read in full.
        guard low &+ Gap.lookedAhead <= bytes.count else { return nil }
        let first = text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        guard (first ^ gap.firstBytes) & gap.mask == 0,
          gap.length <= 8
            || isEqual(known + gap.start, text + position, gap.length)
        else { return nil }
        if gap.isLast { return low }
        let figure = PrintedFigure.at(low, in: bytes)
        guard figure.end > low else { return nil }
        next.pointee = figure
        next += 1
        position = figure.end
      }
      return nil
    }
  }

  /// What stands before a figure, or behind the last one.
  private struct Gap: Sendable {
    /// As far as it has so many.
    var firstBytes: UInt64
    /// Which of those eight bytes belong to it.
    var mask: UInt64
    var start: Int
    var length: Int
    var isLast: Bool

    static let lookedAhead = 16

    init(_ range: Range<Int>, of text: [UInt8], isLast: Bool) {
      start = range.lowerBound
      length = range.count
      self.isLast = isLast
      mask = length >= 8 ? .max : (1 << UInt64(8 * length)) - 1
      firstBytes = text[range].prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
      (mask, firstBytes) = (UInt64(littleEndian: mask), UInt64(littleEndian: firstBytes))
    }
  }
}

/// Whether `length` bytes, more than eight, are the same in two places, of which the first eight are known to be.
@inline(__always)
private func isEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ length: Int) -> Bool {
  let last = length &- 8
  var k = 8
  while k < last {
    if a.loadUnaligned(fromByteOffset: k, as: UInt64.self)
      != b.loadUnaligned(fromByteOffset: k, as: UInt64.self)
    {
      return false
    }
    k &+= 8
  }
  return a.loadUnaligned(fromByteOffset: last, as: UInt64.self)
    == b.loadUnaligned(fromByteOffset: last, as: UInt64.self)
}
