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
  let census: LayoutCensus
  /// What the table's lines add to the signs by which the layout of a whole text is told.
  let rowSigns: RowSigns
  /// How many lines may be single cells at the most, and whether a line stands there twice.
  let mostCellLines: Int
  let hasLineTwice: Bool
  /// How the whole report's cells were parted; the same bytes may mean something else elsewhere.
  let layout: Document.Layout
  let opensWithPipe: Bool
  private(set) var outcomes: [Outcome] = []

  func outcome(expecting edition: Int?) -> Outcome? {
    outcomes.first { $0.expectedEdition == edition }
  }

  mutating func add(_ outcome: Outcome) { outcomes.append(outcome) }

  /// A byte of which figures are made: a digit, a sign or a point. What else a cell may print is part of
  /// the skeleton.
  @inline(__always)
  static func isFigure(_ byte: UInt8) -> Bool {
    let place = byte &- 0x2B
    // + , - . / 0 … 9, without the comma and the slash.
    return place < 15 && 0b111_1111_1110_1101 >> UInt16(place) & 1 == 1
  }

  /// More digits are no plain figure.
  static let longestFigure = 15

  /// Compares the bytes from `start` on and appends where the figures stand to `found`.
  ///
  /// - Returns: the end of the table; nil, with nothing appended, where anything else differs.
  func match(_ bytes: Span<UInt8>, from start: Int, into found: inout [Range<Int>]) -> Int? {
    let before = found.count
    let end = text.withUnsafeBufferPointer { known in
      bytes.withUnsafeBufferPointer { match(known, $0, from: start, into: &found) }
    }
    if end == nil { found.removeSubrange(before...) }
    return end
  }

  private func match(
    _ known: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    into found: inout [Range<Int>]
  ) -> Int? {
    var position = start
    var done = 0
    for hole in holes {
      let length = hole.lowerBound &- done
      let low = position &+ length
      guard low < bytes.count, isEqual(known, done, bytes, position, length) else { return nil }
      var high = low
      let limit = min(bytes.count, low &+ Self.longestFigure)
      while high < limit, Self.isFigure(bytes[high]) { high &+= 1 }
      guard high > low, high == bytes.count || !Self.isFigure(bytes[high]) else { return nil }
      found.append(low..<high)
      position = high
      done = hole.upperBound
    }
    let length = known.count - done
    guard position + length <= bytes.count, isEqual(known, done, bytes, position, length) else {
      return nil
    }
    return position + length
  }
}

/// Whether `length` bytes of two texts are the same; both must have so many.
@inline(__always)
private func isEqual(
  _ a: UnsafeBufferPointer<UInt8>, _ i: Int, _ b: UnsafeBufferPointer<UInt8>, _ j: Int,
  _ length: Int
) -> Bool {
  let a = UnsafeRawBufferPointer(a)
  let b = UnsafeRawBufferPointer(b)
  var k = 0
  while k &+ 8 <= length {
    let left = a.loadUnaligned(fromByteOffset: i &+ k, as: UInt64.self)
    if left != b.loadUnaligned(fromByteOffset: j &+ k, as: UInt64.self) { return false }
    k &+= 8
  }
  if k == length { return true }
  // The last few bytes: what is read beyond them is shifted out.
  if i &+ k &+ 8 <= a.count, j &+ k &+ 8 <= b.count {
    let left = UInt64(littleEndian: a.loadUnaligned(fromByteOffset: i &+ k, as: UInt64.self))
    let right = UInt64(littleEndian: b.loadUnaligned(fromByteOffset: j &+ k, as: UInt64.self))
    return (left ^ right) << UInt64(truncatingIfNeeded: 64 &- 8 &* (length &- k)) == 0
  }
  while k < length {
    if a[i &+ k] != b[j &+ k] { return false }
    k &+= 1
  }
  return true
}
