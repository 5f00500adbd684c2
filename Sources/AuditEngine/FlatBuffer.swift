/// Values of a fixed number side by side, without reference counts and, in release builds, without
/// bounds checks: what the audit of every report walks over.
///
/// Its owner frees it.
struct FlatBuffer<Element> {
  private let storage: UnsafeBufferPointer<Element>

  /// For loops that run per term of a sum.
  @inline(__always)
  var base: UnsafePointer<Element> { storage.baseAddress.unsafelyUnwrapped }

  init(_ elements: [Element]) {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = copy.initialize(fromContentsOf: elements)
    storage = UnsafeBufferPointer(rebasing: copy[..<elements.count])
  }

  func deallocate() {
    let mutable = UnsafeMutablePointer(mutating: base)
    mutable.deinitialize(count: count)
    mutable.deallocate()
  }

  var count: Int { storage.count }
  var all: UnsafeBufferPointer<Element> { storage }

  @inline(__always)
  subscript(index: Int) -> Element { base[index] }

  @inline(__always)
  subscript(index: Int32) -> Element { base[Int(index)] }
}

/// A range of a `FlatBuffer`.
struct Slice32: Hashable {
  var start: Int32
  var count: Int32

  static let empty = Slice32(start: 0, count: 0)
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

// Never changed after `init`.
extension FlatBuffer: @unchecked Sendable where Element: Sendable {}
