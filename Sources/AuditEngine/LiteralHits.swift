/// Where the literals of patterns stand in the prose of one report.
///
/// Plain memory, as in `Workspace`: a report has hundreds of hits.
final class LiteralHits {
  /// The hits of one literal.
  private struct Entry {
    /// The parts of the report in which there are any.
    var places: TextPlaces = []
    var count: Int32 = 0
    /// The first and the last hit; −1: none.
    var first: Int32 = -1
    var last: Int32 = -1
  }

  fileprivate struct Hit {
    var offset: Int32
    /// The literal's hit behind this one; −1: none.
    var next: Int32
  }

  private let entries: UnsafeMutableBufferPointer<Entry>
  private let hits = GrowingBuffer<Hit>(capacity: 1024)
  /// The literals that have hits: a report holds few of those that all rules together ask for.
  private let found = GrowingBuffer<Int32>(capacity: 256)
  /// How much of the prose was looked through.
  private(set) var end = 0

  init(literalCount: Int) {
    entries = .allocate(capacity: literalCount)
    entries.initialize(repeating: Entry())
  }

  deinit {
    entries.deallocate()
    hits.deallocate()
    found.deallocate()
  }

  func removeAll() {
    for literal in found.all { entries[Int(literal)] = Entry() }
    found.truncate(to: 0)
    hits.truncate(to: 0)
    end = 0
  }

  func finish(at end: Int) { self.end = end }

  @inline(__always)
  func add(_ offset: Int32, of literal: Int, as place: TextPlaces) {
    // Who tells of a literal has one, so there is an entry for it.
    let entry = entries.baseAddress.unsafelyUnwrapped + literal
    let number = Int32(truncatingIfNeeded: hits.count)
    hits.append(Hit(offset: offset, next: -1))
    if entry.pointee.first < 0 {
      entry.pointee.first = number
      found.append(Int32(truncatingIfNeeded: literal))
    } else {
      hits.pointer(to: Int(entry.pointee.last)).pointee.next = number
    }
    entry.pointee.last = number
    entry.pointee.places.formUnion(place)
    entry.pointee.count &+= 1
  }

  func places(of literal: Int) -> TextPlaces { entries[literal].places }

  func count(of literal: Int) -> Int { Int(entries[literal].count) }

  /// Where a literal begins in a range of the prose, in order.
  @inline(__always)
  func offsets(of literal: Int, in text: Range<Int>) -> Offsets {
    Offsets(hits: hits, number: entries[literal].first, text: text)
  }

  /// Whether the literal, of so many bytes, stands somewhere in a range of the prose.
  func has(_ literal: Int, of length: Int, in text: Range<Int>) -> Bool {
    var offsets = offsets(of: literal, in: text)
    return offsets.next().map { $0 + length <= text.upperBound } ?? false
  }

  /// Where one literal begins in a part of the prose.
  struct Offsets: Sequence, IteratorProtocol {
    fileprivate let hits: GrowingBuffer<Hit>
    /// Of the literal's next hit, be it before the part; −1: none.
    fileprivate var number: Int32
    fileprivate let text: Range<Int>

    @inline(__always)
    mutating func next() -> Int? {
      while number >= 0 {
        let hit = hits[Int(number)]
        let offset = Int(hit.offset)
        if offset >= text.upperBound { return nil }
        number = hit.next
        if offset >= text.lowerBound { return offset }
      }
      return nil
    }
  }
}
