/// The text as the file prints it, of a report whose `source` is that text put in order: cells brought
/// into rows, wrapped words joined.
///
/// Places are told in this text; everything else is read in `Report.source`.
public struct PrintedText: Hashable, Sendable {
  /// A run of bytes that stand in both texts alike.
  public struct Piece: Hashable, Sendable {
    public var source: Int
    public var printed: Int
    public var count: Int

    public init(source: Int, printed: Int, count: Int) {
      self.source = source
      self.printed = printed
      self.count = count
    }
  }

  /// UTF-8.
  public var bytes: [UInt8]
  /// Sorted by `source`.
  public var pieces: [Piece]

  public init(bytes: [UInt8], pieces: [Piece]) {
    self.bytes = bytes
    self.pieces = pieces
  }

  /// Where byte `offset` of the source is printed; of a byte that is not, the end of what is printed before.
  public func offset(of offset: Int) -> Int {
    let count = partitionPoint(of: pieces.count) { pieces[$0].source <= offset }
    guard count > 0 else { return pieces.first?.printed ?? 0 }
    let piece = pieces[count - 1]
    return piece.printed + min(offset - piece.source, piece.count)
  }
}

extension Report {
  /// The bytes in which places are told.
  public var printedBytes: [UInt8] { printed?.bytes ?? source }

  /// Where byte `offset` of `source` stands in `printedBytes`.
  public func printedOffset(of offset: Int) -> Int { printed?.offset(of: offset) ?? offset }
}
