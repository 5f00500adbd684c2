/// What a reader keeps from one report to the next: buffers, and the tables that it knows.
///
/// Two reports are never read with the same memory at a time. Whatever stands in it, a report reads the same.
public struct ReadingMemory: Sendable {
  var store = SkeletonStore()
  private(set) var scan = LineScan()
  /// Whether known tables may be passed over.
  var isTrusted = true

  public init() {}

  mutating func scan(_ text: Span<UInt8>, from start: Int) {
    store.beginReport()
    if isTrusted {
      scan.scan(text, from: start, knowing: &store)
    } else {
      var nothing = SkeletonStore()
      scan.scan(text, from: start, knowing: &nothing)
    }
  }
}
