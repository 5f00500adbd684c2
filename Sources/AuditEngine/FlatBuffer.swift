/// Values of a fixed number side by side, without reference counts and, in release builds, without
/// bounds checks: what the audit of every report walks over.
///
/// Its owner frees it.
struct FlatBuffer<Element> {
  private let storage: UnsafeBufferPointer<Element>

  init(_ elements: [Element]) {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = copy.initialize(fromContentsOf: elements)
    storage = UnsafeBufferPointer(copy)
  }

  func deallocate() {
    let mutable = UnsafeMutableBufferPointer(mutating: storage)
    mutable.deinitialize()
    mutable.deallocate()
  }

  var count: Int { storage.count }

  @inline(__always)
  subscript(index: Int) -> Element { storage[index] }

  @inline(__always)
  subscript(index: Int32) -> Element { storage[Int(index)] }
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
